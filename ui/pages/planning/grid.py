"""The week's grid (grille): a line for each enrolment, a column for each day; every cell says itself in words."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.care.presence import State
from app.care.week_plan import PlanLine, PlannedDay, WeekPlan
from ui import codes, french
from ui.load_words import header_words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
DAY_ROLE = Qt.ItemDataRole.UserRole
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
STATES = {
    State.ATTENDED: "",
    State.ABSENT: "absence",
    State.NOT_RECORDED: "non pointé",
}


def cell_words(line: PlanLine, day: PlannedDay) -> str:
    """« Abel Kouassi, mardi 17 novembre : 8 h–11 h et 13 h–17 h, régulier », for a screen reader and the tool tip."""
    planned = french.spans(day.reserved) if day.reserved else "rien de réservé"
    words = [
        f"{line.child.name}, {french.day_of_week(day.day)}\u00a0: {planned}",
        codes.KINDS[line.enrolment.kind],
    ]
    if day.attended:
        words.append(f"présence {french.spans(day.attended)}")
    if day.state is not None and STATES[day.state]:
        words.append(STATES[day.state])
    if day.exception:
        words.append("exception de ce jour")
    return ", ".join(words)


class WeekModel(QAbstractTableModel):
    """Column 0 is the child; 1 to 7 are Monday to Sunday."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = WeekPlan(days=(), lines=())

    def show_plan(self, plan: WeekPlan) -> None:
        """Shows this week instead."""
        self.beginResetModel()
        self.plan = plan
        self.endResetModel()

    def row_of(self, enrolment_id: int) -> int | None:
        """The row of that enrolment."""
        return next((row for row, line in enumerate(self.plan.lines) if line.id == enrolment_id), None)

    def column_of(self, day: date) -> int | None:
        """The column of that day."""
        return next((at for at, head in enumerate(self.plan.days, start=1) if head.day == day), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.plan.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1 + len(self.plan.days)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.plan.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if index.column() == 0:
            return line.child.name if role == Qt.ItemDataRole.DisplayRole else None
        return _day_data(line, line.days[index.column() - 1], role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole and section < len(self.plan.lines):
                group = self.plan.lines[section].group
                return group.name if group else "sans groupe"
            return None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return f"Enfants ({len({line.child.id for line in self.plan.lines})})"
        day = self.plan.days[section - 1].day
        words = header_words(self.plan.load.on(day)).replace(french.NBSP, french.THIN)
        return f"{french.day_of_week(day).split()[0][:3]}. {day.day}" + (f"\n{words}" if words else "")


def _day_data(line: PlanLine, day: PlannedDay, role: int) -> object:
    if role == DAY_ROLE:
        return day
    if role == Qt.ItemDataRole.DisplayRole:
        return french.spans(day.reserved) if day.reserved else ""
    if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
        return cell_words(line, day)
    return None
