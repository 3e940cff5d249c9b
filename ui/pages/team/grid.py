"""The rota's grid (grille de l’équipe): a line a person, a column a day, hours against the contract at the end."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.report.monthly_report import Rate
from app.spans import Span
from app.staff.rota.inputs import Wish
from app.staff.rota.proposal import Proposal
from app.staff.week import TeamDay, TeamLine, TeamWeek
from ui import codes, french, theme
from ui.pages.team.words import day_words, worked_words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
DAY_ROLE = Qt.ItemDataRole.UserRole
PROPOSED_ROLE = Qt.ItemDataRole.UserRole + 1
"""The spans proposed for that day, None where nothing is proposed."""
HOURS = 8
"""The last column."""
NOBODY = TeamWeek(days=(), lines=(), qualified=Rate())


class RotaModel(QAbstractTableModel):
    """Column 0 is the person; 1 to 7 are Monday to Sunday; 8 the week's hours."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.week = NOBODY
        self.wishes: Mapping[tuple[int, date], Wish] = {}
        self._proposed: dict[int, tuple[tuple[Span, ...], ...]] = {}

    @property
    def has_proposal(self) -> bool:
        """Whether a proposal stands beside the rota."""
        return bool(self._proposed)

    def show_week(self, week: TeamWeek) -> None:
        """Shows this week instead; a proposal stays beside it."""
        self.beginResetModel()
        self.week = week
        self.endResetModel()

    def show_wishes(self, wishes: Mapping[tuple[int, date], Wish]) -> None:
        """The wishes told for a proposal."""
        self.wishes = wishes
        self._tell_days()

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Shows what is proposed under each day; None takes it away."""
        self._proposed = {}
        if proposal is not None:
            self._proposed = {
                member.id: row for member, row in zip(proposal.week.members, proposal.rota, strict=True)
            }
        self._tell_days()

    def line(self, index: Index) -> TeamLine:
        """The person of that row."""
        return self.week.lines[index.row()]

    def day(self, index: Index) -> TeamDay | None:
        """The day of that cell; None in the first and last column."""
        return self.line(index).days[index.column() - 1] if 0 < index.column() < HOURS else None

    def proposed(self, index: Index) -> tuple[Span, ...] | None:
        """What is proposed for that cell."""
        row = self._proposed.get(self.line(index).id)
        return row[index.column() - 1] if row is not None and 0 < index.column() < HOURS else None

    def row_of(self, member_id: int) -> int | None:
        """The row of that person."""
        return next((row for row, line in enumerate(self.week.lines) if line.id == member_id), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.week.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else HOURS + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if index.column() == 0:
            return self._person(self.line(index), role)
        if index.column() == HOURS:
            return self._hours(self.line(index), role)
        return self._day_data(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in {0, HOURS}:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(section + 1) if orientation == Qt.Orientation.Vertical else self._title(section)

    def _title(self, section: int) -> str | None:
        if section == 0:
            return f"Équipe ({len(self.week.lines)})"
        if section == HOURS:
            return "Heures"
        if section > len(self.week.days):
            return None
        day = self.week.days[section - 1].day
        return f"{french.WEEKDAYS[day.weekday()][:3]}. {day.day}"

    def _tell_days(self) -> None:
        if self.week.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, HOURS))

    def _person(self, line: TeamLine, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return line.member.name
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            qualification = codes.QUALIFICATIONS[line.member.qualification]
            return f"{line.member.name}, {qualification}, {french.hours(line.weekly_minutes)} par semaine"
        if role == Qt.ItemDataRole.ForegroundRole and not line.member.qualification.is_counted:
            return theme.plain_tone("muted")
        return None

    def _hours(self, line: TeamLine, role: int) -> object:
        row = self._proposed.get(line.id)
        proposed = None if row is None else sum(span.minutes for spans in row for span in spans)
        if role == Qt.ItemDataRole.DisplayRole:
            return worked_words(line, proposed)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{french.hours(line.worked)} cette semaine, {french.hours(line.wanted)} au contrat"
        if role == Qt.ItemDataRole.ForegroundRole:
            far = abs((line.worked if proposed is None else proposed) - line.wanted) >= 15
            return theme.plain_tone("amber" if far else "ink")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _day_data(self, index: Index, role: int) -> object:
        line, day = self.line(index), self.line(index).days[index.column() - 1]
        if role == DAY_ROLE:
            return day
        if role == PROPOSED_ROLE:
            return self.proposed(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return french.spans(day.spans) if day.spans else ""
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return day_words(line, day, self.wishes.get((line.id, day.day)), self.proposed(index))
        return None
