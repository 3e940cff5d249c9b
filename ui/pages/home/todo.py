"""What waits for an answer (à traiter): presences not noted, departures forgotten, what runs out; in their own rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.coming import Deadline
from app.report.missing_days import MissingDay
from app.session import Session
from app.setup import Step
from ui import french, theme
from ui.pages.home.answer import AnswerRow
from ui.widgets.basics import Button, Sign, label, line
from ui.widgets.panel import Panel

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

    @property
    def count(self) -> int:
        return len(self.missing) + len(self.deadlines) + len(self.steps)


Go = Callable[[str, int | None], object]


class TodoPanel(Panel):
    """Rows are kept while their hours are being typed, through every reading."""

    def __init__(self, session: Callable[[], Session], go: Callable[[str], Go | None]) -> None:
        super().__init__("À traiter", " ")
        self.setObjectName("home_todo")
        self._session, self._go = session, go
        self._rows: list[AnswerRow] = []
        inside = QWidget()
        inside.setObjectName("content")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(0)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(area, 1)

    @property
    def rows(self) -> list[AnswerRow]:
        """The presences offered, in order."""
        return self._rows

    @property
    def is_edited(self) -> bool:
        """Whether hours are typed and not yet noted."""
        return any(row.hours.isModified() for row in self._rows)

    def show_todo(self, todo: Todo) -> None:
        """Shows these; what was half typed stays, the cursor stays on the row that took its place."""
        typed = {_key(row.missing): row.hours.text() for row in self._rows if row.hours.isModified()}
        focus = self.window().focusWidget()
        at = next(
            (n for n, row in enumerate(self._rows) if focus is not None and row.isAncestorOf(focus)), None
        )
        self._empty()
        self.note.setText(french.number(todo.count) if todo.count else "")
        for step in todo.steps:
            self._add(self._step(step))
        for one in [one for one in todo.deadlines if one.day < todo.today]:
            self._add(self._deadline(one, todo.today))
        for missing in todo.missing[:MOST]:
            self._add(self._missing(missing, typed.get(_key(missing))))
        if len(todo.missing) > MOST:
            self._add(self._rest(len(todo.missing) - MOST))
        for one in [one for one in todo.deadlines if one.day >= todo.today]:
            self._add(self._deadline(one, todo.today))
        if not todo.count:
            done = _row("check", "fine", "Rien à traiter", "Tout est noté, et rien n’arrive à échéance.")
            self._add(done)
        self._column.addStretch()
        if at is not None and self._rows:
            self._rows[min(at, len(self._rows) - 1)].hours.setFocus()

    def _missing(self, missing: MissingDay, typed: str | None) -> AnswerRow:
        row = AnswerRow(self._session, missing)
        row.hours.setObjectName(f"home_hours_{missing.enrolment.id}_{missing.day.isoformat()}")
        if typed is not None:
            row.hours.setText(typed)
            row.hours.setModified(True)
        self._rows.append(row)
        return row

    def _deadline(self, deadline: Deadline, today: date) -> QWidget:
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
        row = _row("alert" if left < 0 else "flag", "alert" if left < 0 else "amber", words, ends)
        self._offer(row, "Ouvrir", page, id_, f"Ouvrir, {words}")
        return row

    def _step(self, step: Step) -> QWidget:
        words, detail, page = STEPS[step]
        row = _row("flag", "action", words, f"À mettre en place{french.NBSP}: {detail}")
        if page:
            self._offer(row, "Commencer", page, None, f"Commencer, {words}")
        return row

    def _rest(self, count: int) -> QWidget:
        words = french.plural(count, "autre présence non notée", "autres présences non notées")
        row = _row(
            "question", "amber", words, "Affichées quand celles-ci seront notées, et dans les rapports"
        )
        self._offer(row, "Rapports", "reports", None, "Voir les rapports")
        return row

    def _offer(self, row: QWidget, words: str, page: str, id_: int | None, name: str) -> None:
        """A button at the row's end, where this person has that page."""
        go, room = self._go(page), row.layout()
        if go is not None and isinstance(room, QHBoxLayout):
            room.addWidget(Button(words, partial(go, page, id_), name=name))

    def _add(self, row: QWidget) -> None:
        self._column.addWidget(line())
        self._column.addWidget(row)

    def _empty(self) -> None:
        self._rows = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _row(icon: str, tone: theme.Tone, words: str, detail: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 8, 0, 8)
    row.setSpacing(8)
    sign = Sign(icon, tone)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(label(words, bold=True, wrap=True))
    texts.addWidget(label(detail, tone="muted", wrap=True))
    row.addLayout(texts, 1)
    return made


def _key(missing: MissingDay) -> tuple[int, date]:
    return missing.enrolment.id, missing.day
