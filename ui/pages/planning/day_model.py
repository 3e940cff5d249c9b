"""The day's rows (lignes du jour): a heading for each group, its children, then the adults, each told in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.care.presence import State
from app.planning.day_plan import AdultLine, DayLine, DayPlan
from ui import codes, french
from ui.french import NBSP

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A group's name, or « Adultes », and how many."""

    text: str
    count: str


Line = Heading | DayLine | AdultLine


class DayModel(QAbstractTableModel):
    """Column 0 names the row, column 1 is its day, painted by `DayBars`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Line] = ()

    def show_plan(self, plan: DayPlan) -> None:
        """Shows this day instead."""
        self.beginResetModel()
        self.rows = rows_of(plan)
        self.endResetModel()

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [at for at, row in enumerate(self.rows) if isinstance(row, Heading)]

    def first_at(self, minute: int) -> int | None:
        """The first row of somebody planned or present at that minute."""
        return next((at for at, row in enumerate(self.rows) if _covers(row, minute)), None)

    def row_of(self, enrolment_id: int) -> int | None:
        """The row of that enrolment."""
        found = (
            at
            for at, row in enumerate(self.rows)
            if isinstance(row, DayLine) and row.enrolment.id == enrolment_id
        )
        return next(found, None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _name(row) if index.column() == 0 else _hours(row)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return row_words(row)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return ("Qui", "Heures")[section]
        return None


def rows_of(plan: DayPlan) -> list[Line]:
    """The day, row by row."""
    rows: list[Line] = []
    for group, own in groupby(plan.lines, key=lambda line: line.group):
        lines = list(own)
        many = len({line.child.id for line in lines})
        rows.append(Heading(text=group.name if group else "Sans groupe", count=french.plural(many, "enfant")))
        rows += lines
    if plan.adults:
        here = sum(1 for one in plan.adults if one.shifts and one.counted)
        rows.append(Heading(text="Adultes", count=french.plural(here, "adulte")))
        rows += plan.adults
    return rows


def row_words(row: Line) -> str:
    """« Abel Kouassi : 8 h–11 h et 13 h–17 h, régulier, présence 8 h 05–11 h »."""
    if isinstance(row, Heading):
        return f"{row.text}, {row.count}"
    if isinstance(row, AdultLine):
        return f"{row.name}{NBSP}: {_shifts(row)}" + ("" if row.counted else ", hors encadrement")
    planned = french.spans(row.reserved) if row.reserved else "rien de réservé"
    words = [f"{row.child.name}{NBSP}: {planned}", codes.KINDS[row.enrolment.kind]]
    if row.attended:
        words.append(f"présence {french.spans(row.attended)}")
    words += [f"arrivée à {french.hour(minute)}, départ non noté" for minute in row.arrived]
    if row.state is State.ABSENT:
        words.append("absence")
    if row.state is State.NOT_RECORDED and not row.arrived:
        words.append("non pointé")
    return ", ".join(words)


def _shifts(row: AdultLine) -> str:
    return french.spans(row.shifts) if row.shifts else ("congé" if row.away else "pas d’horaire ce jour")


def _name(row: Line) -> str:
    if isinstance(row, Heading):
        return f"{row.text}   {row.count}"
    return row.name if isinstance(row, AdultLine) else row.child.name


def _hours(row: Line) -> str:
    if isinstance(row, Heading):
        return ""
    return _shifts(row) if isinstance(row, AdultLine) else french.spans(row.reserved)


def _covers(row: Line, minute: int) -> bool:
    if isinstance(row, Heading):
        return False
    spans = row.shifts if isinstance(row, AdultLine) else (*row.reserved, *row.attended)
    return any(start <= minute < end for start, end in spans)
