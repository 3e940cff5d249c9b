"""The week's grid (grille): groups, a line for each enrolment, a column for each day; every cell says itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.care.enrolments import Enrolment, Kind
from app.care.presence import State
from app.care.week_plan import PlanLine, PlannedDay, WeekPlan
from app.families.records import Child
from app.planning.what_if import TriedLine
from app.spans import Span
from ui import codes, french, theme
from ui.load_words import header_words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
DAY_ROLE = Qt.ItemDataRole.UserRole
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
GROUP_ROLE = Qt.ItemDataRole.UserRole + 2
CHOSEN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
STATES = {
    State.ATTENDED: "",
    State.ABSENT: "absence",
    State.NOT_RECORDED: "non pointé",
}


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The row above a group's children."""

    name: str
    children: int


Row = GroupRow | PlanLine


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


def rows_of(lines: Sequence[PlanLine]) -> list[Row]:
    """The lines under their group's row; no group's row where nobody is in a group."""
    if not any(line.group for line in lines):
        return list(lines)
    rows: list[Row] = []
    groups = dict.fromkeys(line.group for line in lines)
    for group in groups:
        own = [line for line in lines if line.group == group]
        children = len({line.child.id for line in own})
        rows.append(GroupRow(group.name if group else "Sans groupe", children))
        rows += own
    return rows


class WeekModel(QAbstractTableModel):
    """Column 0 is the child; 1 to 7 are Monday to Sunday. A group's row can't be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = WeekPlan(days=(), lines=())
        self.lines: Sequence[PlanLine] = ()
        """Those shown."""
        self.rows: Sequence[Row] = ()
        self.laid: Mapping[tuple[int, date], Sequence[Span]] = {}
        """Spans that are only tried, by enrolment and day: drawn dashed over what is written."""
        self._heads: list[str] = []
        self.today: date | None = None
        self.shown = 0
        """How often another plan was shown: what was drawn for the one before is not for this one."""

    def show_plan(self, plan: WeekPlan, lines: Sequence[PlanLine], tried: Sequence[TriedLine] = ()) -> None:
        """Shows these lines of that week instead; what is tried stands first, or over the line that it changes."""
        self.beginResetModel()
        self.shown += 1
        self.plan, self.lines = plan, lines
        self.rows = [*_tried_rows(plan, tried), *rows_of(lines)]
        self._heads = [_head_words(plan, head.day) for head in plan.days]
        self.laid = {(one.enrolment_id, day): spans for one in tried for day, spans in one.days.items()}
        self.endResetModel()

    def line_at(self, row: int) -> PlanLine | None:
        """The line of that row; a group's row has none."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, PlanLine) else None

    def row_of(self, enrolment_id: int) -> int | None:
        """The row of that enrolment."""
        return next(
            (
                row
                for row, one in enumerate(self.rows)
                if isinstance(one, PlanLine) and one.id == enrolment_id
            ),
            None,
        )

    def first_row(self) -> int | None:
        """The row of the first child."""
        return self.row_of(self.lines[0].id) if self.lines else None

    def column_of(self, day: date) -> int | None:
        """The column of that day."""
        return next((at for at, head in enumerate(self.plan.days, start=1) if head.day == day), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1 + len(self.plan.days)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line_at(index.row()) if index.isValid() else None
        return CHOSEN if line is not None and line.id > 0 else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if isinstance(row, GroupRow):
            return _group_data(row, index.column(), role)
        if role == LINE_ROLE:
            return row
        if index.column() == 0:
            return _name_data(row, role)
        day = row.days[index.column() - 1]
        return _day_data(row, day, role, self.laid.get((row.id, day.day)))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if section == 0:
            children = len({line.child.id for line in self.lines})
            return f"Enfants ({children})" if role == Qt.ItemDataRole.DisplayRole else None
        day = self.plan.days[section - 1].day
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section - 1]
        if day == self.today:
            if role == Qt.ItemDataRole.FontRole:
                return theme.font(bold=True)
            if role == Qt.ItemDataRole.ToolTipRole:
                return "aujourd’hui"
        return None


def _head_words(plan: WeekPlan, day: date) -> str:
    words = header_words(plan.load.on(day)).replace(french.NBSP, french.THIN)
    name = french.capitalised(f"{french.WEEKDAYS[day.weekday()]} {french.day_number(day)}")
    return f"{name}\n{words}" if words else name


def _group_data(row: GroupRow, column: int, role: int) -> object:
    if role == GROUP_ROLE:
        return row
    words = f"{row.name}, {french.plural(row.children, 'enfant')}"
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} and column == 0:
        return words
    return None


def _name_data(line: PlanLine, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return line.child.name
    if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
        kind = codes.KINDS[line.enrolment.kind]
        return f"{line.child.name}, {kind}{', AVIP' if line.avip else ''}"
    return None


def _day_data(line: PlanLine, day: PlannedDay, role: int, laid: Sequence[Span] | None) -> object:
    if role == DAY_ROLE:
        return day
    if role == Qt.ItemDataRole.DisplayRole:
        return french.spans(day.reserved) if day.reserved else ""
    if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
        words = cell_words(line, day)
        if laid is None:
            return words
        return f"{words}, et si\u00a0: {french.spans(laid) if laid else 'rien'}"
    return None


def _tried_rows(plan: WeekPlan, tried: Sequence[TriedLine]) -> list[Row]:
    """A row for each contract that is only tried, under « Et si… »."""
    fresh = [one for one in tried if one.is_new]
    if not fresh or not plan.days:
        return []
    return [GroupRow("Et si…", len(fresh)), *(_tried_line(plan, one) for one in fresh)]


def _tried_line(plan: WeekPlan, tried: TriedLine) -> PlanLine:
    first, _, last = tried.name.partition(" ")
    days = [head.day for head in plan.days]
    child = Child(id=tried.enrolment_id, first_name=first, last_name=last, birth_day=days[0])
    enrolment = Enrolment(
        id=tried.enrolment_id, child_id=child.id, kind=Kind.REGULAR, first_day=days[0], last_day=days[-1]
    )
    return PlanLine(
        child=child,
        enrolment=enrolment,
        group=None,
        days=tuple(
            PlannedDay(
                day=day, reserved=(), attended=(), state=None, exception=False, inside=day in tried.days
            )
            for day in days
        ),
    )
