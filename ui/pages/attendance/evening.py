"""The evening's grid (saisie du soir): one row a child of the day, a line typed in each, without the mouse."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.care.door import Door, DoorLine
from app.search import name_order
from app.session import Session
from ui import french, theme
from ui.pages.attendance.evening_row import EveningRow
from ui.unsaved import named_apart
from ui.widgets.basics import label
from ui.widgets.panel import Panel

HELP = (
    f"Tapez 8:02-17:10 puis Entrée\u00a0; {french.quoted('abs')} pour une absence\u00a0; "
    "une colonne copiée d’un tableur se colle d’un coup."
)


class EveningGrid(Panel):
    """`noted(who, what)` after a write, `away_asked(enrolment id)` where « abs » was typed, `drafted` while typing.

    `began` and `ended` frame the writes of a paste: one reading of the page is enough for all.
    """

    noted = Signal(str, str)
    away_asked = Signal(int)
    drafted = Signal(bool)
    began = Signal()
    ended = Signal()

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__("Saisie du soir", "")
        self._session = session
        self._rows: dict[int, EveningRow] = {}
        self._order: list[int] = []
        self._drafts: dict[tuple[int, date], str] = {}
        self._names: dict[int, str] = {}
        self.setObjectName("door_evening")
        self.add(label(HELP, tone="muted", wrap=True))
        inside = QWidget()
        inside.setObjectName("content")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(0)
        self._column.addStretch()
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(self._area, 1)

    @property
    def rows(self) -> list[EveningRow]:
        """The rows, in the order shown."""
        return [self._rows[one] for one in self._order]

    @property
    def is_edited(self) -> bool:
        """Whether a line is typed and not yet noted."""
        return bool(self._drafts) or any(row.is_edited for row in self._rows.values())

    def typed_lines(self) -> dict[str, str]:
        """What is typed and not noted, by child and day."""
        self._keep_names()
        typed = {(row.enrolment_id, row.day): row.line.text() for row in self.rows if row.is_edited}
        return named_apart(
            (f"{self._names[id_]}, {french.day_of_week(day)}", text)
            for (id_, day), text in (self._drafts | typed).items()
        )

    def _keep_names(self) -> None:
        self._names |= {row.enrolment_id: row.line.accessibleName() for row in self.rows}

    def show_lines(self, door: Door, lines: Sequence[DoorLine], note: str) -> None:
        """These children by name; a line half typed stays."""
        self.note.setText(note)
        # As said at the door: by first name.
        ordered = sorted(lines, key=lambda one: (*reversed(name_order(one.child)), one.enrolment.id))
        wanted = [line.enrolment.id for line in ordered]
        self._keep_drafts()
        for gone in [one for one in self._rows if one not in wanted]:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for number, line in enumerate(ordered):
            row = self._rows.get(line.enrolment.id) or self._new_row(line)
            if self._column.indexOf(row) != number:
                self._column.insertWidget(number, row)
            row.show_line(line, door)
            draft = self._drafts.pop((line.enrolment.id, door.day), None)
            if draft is not None:
                row.put(draft)
        self._order = wanted
        self._tie_tab_order()

    def _keep_drafts(self) -> None:
        """What is typed and not noted comes back with its child and its day, whatever is shown meanwhile."""
        self._keep_names()
        for row in self._rows.values():
            if row.is_edited:
                self._drafts[row.enrolment_id, row.day] = row.line.text()

    def focus_first(self) -> None:
        """Puts the cursor on the first child whose day is not noted, else on the first."""
        waiting = [row for row in self.rows if row.is_waiting]
        for row in [*waiting, *self.rows][:1]:
            row.begin()

    def focus_row(self, id: int) -> None:
        """Puts the cursor on that enrolment's line."""
        if id in self._rows:
            self._rows[id].begin()

    def focus_after(self, id: int) -> None:
        """Puts the cursor on the line under that enrolment's."""
        self._step(id, 1)

    def _new_row(self, line: DoorLine) -> EveningRow:
        row = EveningRow(self._session)
        self._rows[line.enrolment.id] = row
        row.noted.connect(self.noted)
        row.away_asked.connect(self.away_asked)
        row.stepped.connect(self._step)
        row.pasted.connect(self._paste)
        row.edited.connect(self._tell_draft)
        return row

    def _step(self, id: int, by: int) -> None:
        at = self._order.index(id) + by if id in self._order else -1
        if 0 <= at < len(self._order):
            row = self._rows[self._order[at]]
            row.begin()
            self._area.ensureWidgetVisible(row, 0, theme.scaled(40))

    def _paste(self, id: int, cells: list[str]) -> None:
        """A column from a spreadsheet: a cell a row from here on; those refused stay typed, with the reason."""
        rows = self.rows[self._order.index(id) :]
        self.began.emit()
        for row, cell in zip(rows, cells, strict=False):
            if cell.strip():
                row.put(cell.strip())
                row.note()
        self.ended.emit()
        refused = [row for row in rows[: len(cells)] if row.refusal]
        if refused:
            refused[0].line.setFocus()
        elif len(cells) <= len(rows):
            rows[len(cells) - 1].begin()

    def _tell_draft(self) -> None:
        self.drafted.emit(self.is_edited)

    def _tie_tab_order(self) -> None:
        for before, after in zip(self.rows, self.rows[1:], strict=False):
            QWidget.setTabOrder(before.line, after.line)
