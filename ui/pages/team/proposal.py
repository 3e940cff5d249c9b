"""The proposal's panel (proposer la semaine): what it is made from, the search, what it gives and what it can't."""

from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.errors import RuleError
from app.staff.rota.accepting import accept_proposal
from app.staff.rota.building import rota_week
from app.staff.rota.feasible import feasibility
from app.staff.rota.inputs import RotaWeek
from app.staff.rota.proposal import Proposal, check_people, propose
from ui import french
from ui.boundary import Guard
from ui.pages.team.asking import Asking, Sentences
from ui.pages.team.compared import Compared
from ui.tasks import Progress, Task
from ui.widgets.basics import Button, label
from ui.widgets.inline_error import InlineError
from ui.widgets.panel import Panel
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from ui.pages.team.week_view import WeekView


class Stage(Enum):
    """Where the proposal stands."""

    ASKED = auto()
    SEARCHED = auto()
    FOUND = auto()


class ProposalPanel(Panel):
    """Nothing is written before « Accepter la proposition ». `found(proposal)` when there is one, None without."""

    found = Signal(object)
    wished = Signal()
    closed = Signal()

    def __init__(self, view: "WeekView") -> None:
        super().__init__("Proposition de la semaine")
        self.setObjectName("team_proposal")
        self._view = view
        self._monday: date | None = None
        self._task: Task | None = None
        self.proposal: Proposal | None = None
        self.error = InlineError(framed=True)
        self.add(self.error)
        self._said = label("", wrap=True)
        self._said.setObjectName("team_proposal_said")
        inside = QWidget()
        inside.setObjectName("content")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.asking, self.compared, self._told = Asking(), Compared(), Sentences()
        self.asking.asked.connect(self._check)
        self.asking.wished.connect(self.wished)
        for widget in (self._said, self.asking, self.compared):
            column.addWidget(widget)
        column.addWidget(self._told)
        column.addStretch()
        area = scrolling(inside, stretch=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(area, 1)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Avancement de la recherche")
        self.add(self.bar)
        self.add(self._buttons())
        escape = QShortcut(QKeySequence("Escape"), self, self._escape)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _buttons(self) -> QVBoxLayout:
        row = QVBoxLayout()
        row.setSpacing(8)
        self.search = Button("Chercher", self.begin, kind="main")
        self.stop = Button("Annuler la recherche", self.cancel)
        self.accept = Button("Accepter la proposition", self._accept, kind="main")
        self.drop = Button("Abandonner", self.give_up)
        for button, name in (
            (self.search, "team_search"),
            (self.stop, "team_stop"),
            (self.accept, "team_accept"),
            (self.drop, "team_abandon"),
        ):
            button.setObjectName(name)
            row.addWidget(button)
        return row

    def open_week(self, monday: date) -> None:
        """Asks what is wanted for that week, after saying by arithmetic whether it can be covered at all."""
        if monday != self._monday:
            self.asking.wishes.clear()
        self._monday = monday
        self._ask()
        self.search.setFocus()

    def begin(self) -> None:
        """Looks for a rota on another thread."""
        with Guard(self):
            week = self._week()
            check_people(week)
            self._to(Stage.SEARCHED)
            self.bar.setRange(0, week.moves)
            self.bar.setValue(0)
            self._task = Task(lambda progress: _searched(week, progress), self)
            self._task.progressed.connect(self._tell)
            self._task.done.connect(self._show)
            self._task.failed.connect(self._fail)
            self._task.start()
            self.stop.setFocus()

    def cancel(self) -> None:
        """Stops the search; nothing is kept of it."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._ask()
        self.search.setFocus()

    def give_up(self) -> None:
        """Puts the panel away with what it proposes."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._forget()
        self.closed.emit()

    def _escape(self) -> None:
        """Stops the search first, then puts the panel away."""
        if self._task is not None:
            self.cancel()
        else:
            self.give_up()

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence at the top."""
        self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()

    def _week(self) -> RotaWeek:
        assert self._monday is not None
        keep = bool(self.asking.keep.value())
        return rota_week(self._view.session, self._monday, keep=keep, wishes=self.asking.wishes)

    def _ask(self) -> None:
        self._forget()
        self._to(Stage.ASKED)
        self._check()

    def _check(self) -> None:
        if self._monday is None:
            return
        with Guard(self):
            told = feasibility(self._week()).sentences
            self._said.setText(
                "Cette semaine ne peut pas être couverte en entier\u00a0:"
                if told
                else "Les contrats et les présences possibles suffisent, à première vue, pour couvrir la semaine."
            )
            self._told.show_sentences(told, tone="alert")

    def _forget(self) -> None:
        self.proposal = None
        self.forget_refusal()
        self.found.emit(None)

    def _tell(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _show(self, proposal: Proposal) -> None:
        self._task = None
        self.proposal = proposal
        self._to(Stage.FOUND)
        self.compared.show_proposal(proposal)
        count = len(proposal.changes)
        self._said.setText(
            f"{french.plural(count, 'jour change', 'jours changent')} dans la grille, en bleu sous l’horaire actuel."
            if count
            else "Rien de mieux que l’horaire actuel n’a été trouvé\u00a0: aucun jour ne change."
        )
        self._told.show_sentences(
            [*proposal.feasibility.sentences, *proposal.unmet], head="Ce qui n’a pas pu être satisfait"
        )
        self.accept.setEnabled(bool(count))
        self.found.emit(proposal)
        (self.accept if count else self.drop).setFocus()

    def _fail(self, error: Exception) -> None:
        self.cancel()
        if not isinstance(error, RuleError):
            raise error
        self.refuse(error)

    def _accept(self) -> None:
        if self.proposal is not None:
            with Guard(self):
                accept_proposal(self._view.session, self.proposal)
                self.give_up()

    def _to(self, stage: Stage) -> None:
        self._told.show_sentences([])
        if stage is Stage.SEARCHED:
            self._said.setText("Recherche en cours\u2026 la grille reste comme elle est.")
        self.asking.setVisible(stage is Stage.ASKED)
        self.compared.setVisible(stage is Stage.FOUND)
        self.bar.setVisible(stage is Stage.SEARCHED)
        self.search.setVisible(stage is Stage.ASKED)
        self.stop.setVisible(stage is Stage.SEARCHED)
        self.accept.setVisible(stage is Stage.FOUND)
        self.drop.setVisible(stage is not Stage.SEARCHED)

    @property
    def said(self) -> str:
        """The sentence at the top, as shown."""
        return self._said.text()

    @property
    def told(self) -> list[str]:
        """The sentences under the figures, as shown."""
        return self._told.told


def _searched(week: RotaWeek, progress: Progress) -> Proposal:
    return propose(week, progress.step)
