"""What waits for an answer (à traiter): care requests, presences not noted, what ends; each in its own row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Union

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.coming import Deadline
from app.insertion.care_desk import Asked, CareCase
from app.insertion.home_part import InsertionHome
from app.report.missing_days import MissingDay
from app.session import Session
from app.setup import Step
from ui import french
from ui.pages.home.answer import AnswerRow
from ui.pages.home.notices import Notice, notices
from ui.pages.home.row import Go, TodoRow
from ui.pages.home.scrolled import ScrolledPanel
from ui.unsaved import named_apart
from ui.widgets.basics import line

if TYPE_CHECKING:
    from ui.pages.home.care import CareRow, WithdrawnRow

MOST = 8
"""Rows of presences shown; the rest stands in the reports, month by month."""
STEPS: dict[Step, tuple[str, str, str]] = {
    Step.AGREEMENT: ("L’agrément", "nombre de places, et le numéro Caf de la crèche", "settings"),
    Step.OPENING: ("Les horaires et les jours fériés", "de l’année en cours", "settings"),
    Step.TEAM: ("L’équipe", "au moins un deuxième compte", "settings"),
    Step.FAMILY: ("La première famille", "un enfant, ses parents, son contrat d’accueil", "children"),
    Step.BACKUP: ("La sauvegarde", "une première copie vérifiée", ""),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Todo:
    """Everything that waits. `steps` is empty once the crèche is set up."""

    missing: Sequence[MissingDay]
    deadlines: Sequence[Deadline]
    steps: Sequence[Step]
    today: date
    asked: Sequence[Asked] = ()
    withdrawn: Sequence[CareCase] = ()
    insertion: InsertionHome | None = None
    lacks: Sequence[Notice] = ()
    """Adults who lack today or on the days ahead."""

    @property
    def count(self) -> int:
        own = len(self.missing) + len(self.deadlines) + len(self.steps) + len(self.lacks)
        insertion = self.insertion.count if self.insertion else 0
        return own + len(self.asked) + len(self.withdrawn) + insertion


Answered = Union[AnswerRow, "CareRow", "WithdrawnRow"]


class TodoPanel(ScrolledPanel):
    """Rows are kept while an answer is being typed, through every reading."""

    typed = Signal()

    def __init__(self, session: Callable[[], Session], go: Callable[[str], Go | None]) -> None:
        super().__init__("À traiter", " ")
        self.setObjectName("home_todo")
        self._session, self._go = session, go
        self._answers: list[Answered] = []
        self._care: list[CareRow] = []

    @property
    def rows(self) -> list[AnswerRow]:
        """The presences offered, in order."""
        return [one for one in self._answers if isinstance(one, AnswerRow)]

    @property
    def care(self) -> list["CareRow"]:
        """The care requests offered, in order."""
        return self._care

    @property
    def is_edited(self) -> bool:
        """Whether an answer is begun and not yet given."""
        return any(row.hours.isModified() for row in self.rows) or any(row.is_edited for row in self.care)

    def typed_lines(self) -> dict[str, str]:
        """The hours typed and not noted."""
        typed = [row.hours for row in self.rows if row.hours.isModified()]
        return named_apart((hours.accessibleName(), hours.text()) for hours in typed)

    def show_todo(self, todo: Todo) -> None:
        """Shows these; what was half typed stays, the cursor stays on its row or on the one that took its place."""
        typed = {row.key: row.hours.text() for row in self.rows if row.hours.isModified()}
        waiting = {asked.case.request.id for asked in todo.asked}
        begun = {row.key: row for row in self.care if row.is_edited and row.key in waiting}
        at, name = self._cursor()
        height = self.area.verticalScrollBar().value()
        self._answers, self._care = [], []
        self.empty(begun.values())
        self.note.setText(french.number(todo.count) if todo.count else "")
        self._fill(todo, typed, begun)
        self.column.addStretch()
        if begun:
            self._follow_tab()
        self._put_back(at, name)
        self.stay_at(height)

    def _fill(self, todo: Todo, typed: dict[tuple[int, date], str], begun: dict[int, "CareRow"]) -> None:
        for row in (*map(self._step, todo.steps), *map(self._notice, todo.lacks)):
            self._add(row)
        for one in [one for one in todo.deadlines if one.day < todo.today]:
            self._add(self._deadline(one, todo.today))
        for case in todo.withdrawn:
            self._add(self._withdrawn(case))
        for asked in todo.asked:
            self._add(self._asked(asked, begun.get(asked.case.request.id)))
        for missing in todo.missing[:MOST]:
            self._add(self._missing(missing, typed))
        if len(todo.missing) > MOST:
            self._add(self._rest(len(todo.missing) - MOST))
        for notice in notices(todo.insertion, todo.today) if todo.insertion else ():
            self._add(self._notice(notice))
        for one in [one for one in todo.deadlines if one.day >= todo.today]:
            self._add(self._deadline(one, todo.today))
        if not todo.count:
            self._add(
                TodoRow("check", "fine", "Rien à traiter", "Tout est noté, et rien n’arrive à échéance.")
            )

    def _answer(self, row: Answered) -> QWidget:
        self._answers.append(row)
        return row

    def _asked(self, asked: Asked, begun: "CareRow | None") -> QWidget:
        """Loaded when there is one: most mornings there is none."""
        from ui.pages.home.care import CareRow

        row = begun
        if row is None:
            row = CareRow(self._session, asked)
            row.opened.connect(partial(self.bring, row))
            go = self._go("planning")
            if go is not None:
                row.planning_wanted.connect(partial(go, "planning", row.key, "care_request"))
        else:
            row.show_asked(asked)
        self._care.append(row)
        return self._answer(row)

    def _missing(self, missing: MissingDay, typed: dict[tuple[int, date], str]) -> QWidget:
        row = AnswerRow(self._session, missing)
        row.hours.setObjectName(f"home_hours_{missing.enrolment.id}_{missing.day.isoformat()}")
        if row.key in typed:
            row.hours.setText(typed[row.key])
            row.hours.setModified(True)
        row.hours.textEdited.connect(self.typed)
        return self._answer(row)

    def _withdrawn(self, case: CareCase) -> QWidget:
        from ui.pages.home.care import WithdrawnRow

        row = WithdrawnRow(self._session, case)
        self._offer(row, "Ouvrir", "children", case.child.id, spoken=f"Ouvrir le dossier, {case.child.name}")
        row.offer_seen()
        return self._answer(row)

    def _notice(self, notice: Notice) -> TodoRow:
        row = TodoRow(notice.icon, notice.tone, notice.words, notice.detail)
        spoken = f"{notice.deed}, {notice.words}"
        self._offer(row, notice.deed, notice.page, notice.id, spoken=spoken, kind=notice.kind)
        return row

    def _deadline(self, deadline: Deadline, today: date) -> TodoRow:
        left = (deadline.day - today).days
        when = "depuis le" if left < 0 else "le"
        ends = f"{when} {french.day(deadline.day)}"
        soon = "aujourd’hui" if not left else f"dans {french.plural(left, 'jour')}"
        tail = "est dépassé" if left < 0 else f"se termine {soon}"
        if deadline.child is None:
            words, page, id_ = f"Le label Avip {tail}", "settings", None
        else:
            words, page, id_ = (
                f"{deadline.child.name}{french.NBSP}: le PAI {tail}",
                "children",
                deadline.child.id,
            )
        row = TodoRow("alert" if left < 0 else "flag", "alert" if left < 0 else "amber", words, ends)
        self._offer(row, "Ouvrir", page, id_, spoken=f"Ouvrir, {words}")
        return row

    def _step(self, step: Step) -> TodoRow:
        words, detail, page = STEPS[step]
        row = TodoRow("flag", "action", words, f"À mettre en place{french.NBSP}: {detail}")
        if page:
            self._offer(row, "Commencer", page, None, spoken=f"Commencer, {words}")
        return row

    def _rest(self, count: int) -> TodoRow:
        words = french.plural(count, "autre présence non notée", "autres présences non notées")
        detail = "Affichées quand celles-ci seront notées, et dans les rapports"
        row = TodoRow("question", "amber", words, detail)
        self._offer(row, "Rapports", "reports", None, spoken="Voir les rapports")
        return row

    def _offer(
        self, row: TodoRow, words: str, page: str, id_: int | None, *, spoken: str, kind: str = ""
    ) -> None:
        """A button at the row's end, where this person has that page."""
        go = self._go(page)
        if go is not None:
            row.offer(words, partial(go, page, id_, kind), spoken=spoken, name=f"home_open_{spoken}")

    def _add(self, row: QWidget) -> None:
        self.put(line())
        self.put(row)

    def _cursor(self) -> tuple[int | None, str]:
        """On which answer the keyboard is, and the name of the widget that has it."""
        focus = self.window().focusWidget()
        if focus is None or not self.inside.isAncestorOf(focus):
            return None, ""
        at = next((n for n, row in enumerate(self._answers) if row.isAncestorOf(focus)), None)
        return at, focus.objectName()

    def _put_back(self, at: int | None, name: str) -> None:
        focus = self.window().focusWidget()
        again = self.inside.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()
        elif at is not None and self._answers and (focus is None or not self.inside.isAncestorOf(focus)):
            self._answers[min(at, len(self._answers) - 1)].take_focus()

    def _follow_tab(self) -> None:
        """A row that was kept is older than its neighbours: the keyboard goes by place, not by age."""
        items = [self.column.itemAt(place) for place in range(self.column.count())]
        stops = [
            one
            for row in [item.widget() for item in items if item is not None]
            for one in (row.findChildren(QWidget) if row is not None else ())
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is self.window()
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
