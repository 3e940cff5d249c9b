"""The agenda as a table (modèle de l'agenda): quarters of an hour by day; an entry is a cell that spans several.

Every cell says itself in words: « 14 h, Nguyễn Thị Bích, suivi, prévu », « 9 h 30, libre ».
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.insertion.agenda import AgendaEntry
from ui import french
from ui.pages.insertion.agenda.places import (
    EVENING,
    MORNING,
    QUARTER,
    DayPlaces,
    hours_shown,
    place_day,
)
from ui.pages.insertion.agenda.words import EntryWords, by_record, hours_of, is_unfixed, spoken, words_of

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
CELL = int(Qt.ItemDataRole.UserRole)
"""The role that gives a cell itself."""
BAND, APART = "au-dessus des heures", "\u00a0; "


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A rectangle of the table: free (no entry), an entry, or what stands above a day's hours (`minute` None)."""

    day: date
    minute: int | None
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    entries: tuple[AgendaEntry, ...] = ()
    last_of_day: bool = False
    """Whether it touches the right side of its day."""

    @property
    def entry(self) -> AgendaEntry | None:
        """The entry whose block it is."""
        return self.entries[0] if self.entries and self.minute is not None else None


class AgendaModel(QAbstractTableModel):
    """Some days of the agenda; `now` tells what is past and still to record."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.days: list[date] = []
        self.now = datetime.min
        self.closed: Collection[date] = ()
        self.entries: list[AgendaEntry] = []
        self.first, self.last = MORNING, EVENING
        self.has_band = False
        self.cells: list[Cell] = []
        """Each rectangle once, day by day."""
        self._places: list[DayPlaces] = []
        self._at: list[list[Cell]] = []
        self._words: dict[object, EntryWords] = {}

    def show_days(
        self,
        days: Sequence[date],
        entries: Sequence[AgendaEntry],
        now: datetime,
        *,
        closed: Collection[date] = (),
        everybody: bool = False,
    ) -> None:
        """Shows these days instead."""
        self.beginResetModel()
        self.days, self.now, self.closed, self.entries = list(days), now, closed, list(entries)
        self._words = {one.id: words_of(one, now, everybody=everybody) for one in entries}
        timed = [one for one in entries if not is_unfixed(one)]
        self.first, self.last = hours_shown(timed)
        self.has_band = len(timed) < len(entries)
        self._places = [
            place_day(day, [one for one in timed if one.day == day], self.first, self.last) for day in days
        ]
        self._fill()
        self.endResetModel()

    @property
    def top(self) -> int:
        """The first row of the hours."""
        return int(self.has_band)

    def words(self, entry: AgendaEntry) -> EntryWords:
        """The entry's words."""
        return self._words[entry.id]

    def cell(self, index: Index) -> Cell:
        """The rectangle in which the index lies."""
        return self._at[index.row()][index.column()]

    def anchor(self, cell: Cell) -> QModelIndex:
        """The index that stands for a rectangle: its top left."""
        return self.index(cell.row, cell.column)

    def columns_of(self, place: int) -> tuple[int, int]:
        """The first column of a day and how many it has."""
        first = sum(day.columns for day in self._places[:place])
        return first, self._places[place].columns

    def row_of(self, minute: int) -> int:
        """The row of a minute of the day, inside the hours shown."""
        return self.top + max(0, min((minute - self.first) // QUARTER, self.rowCount() - self.top - 1))

    def _fill(self) -> None:
        rows = self.top + (self.last - self.first) // QUARTER
        self.cells = []
        self._at = [[] for _ in range(rows)]
        for places in self._places:
            column = len(self._at[0])
            day: dict[tuple[int, int], Cell] = {}
            for cell in [*self._band(places, column), *self._blocks(places, column)]:
                self._take(cell, day)
            for row in range(self.top, rows):
                for cell in self._free(places, column, row, day):
                    self._take(cell, day)
            for row in range(rows):
                self._at[row] += [day[row, at] for at in range(column, column + places.columns)]

    def _take(self, cell: Cell, day: dict[tuple[int, int], Cell]) -> None:
        self.cells.append(cell)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                day[row, column] = cell

    def _band(self, places: DayPlaces, column: int) -> list[Cell]:
        if not self.has_band:
            return []
        above = tuple(one for one in self.entries if one.day == places.day and is_unfixed(one))
        return [
            Cell(
                day=places.day, minute=None, row=0, column=column, columns=places.columns, entries=above,
                last_of_day=True,
            )
        ]  # fmt: skip

    def _blocks(self, places: DayPlaces, column: int) -> list[Cell]:
        return [
            Cell(
                day=places.day,
                minute=self.first + one.row * QUARTER,
                row=self.top + one.row,
                rows=one.rows,
                column=column + one.column,
                columns=one.columns,
                entries=(one.entry,),
                last_of_day=one.column + one.columns == places.columns,
            )
            for one in places.placed
        ]

    def _free(self, places: DayPlaces, column: int, row: int, day: dict[tuple[int, int], Cell]) -> list[Cell]:
        """What is left of that row: one rectangle between two entries."""
        free, start = [], None
        for at in range(column, column + places.columns + 1):
            taken = at == column + places.columns or (row, at) in day
            if taken and start is not None:
                free.append(
                    Cell(
                        day=places.day,
                        minute=self.first + (row - self.top) * QUARTER,
                        row=row,
                        column=start,
                        columns=at - start,
                        last_of_day=at == column + places.columns,
                    )
                )
                start = None
            elif not taken and start is None:
                start = at
        return free

    def spoken(self, cell: Cell) -> str:
        """As a screen reader says it; the day is its column's title."""
        if cell.minute is None:
            if not cell.entries:
                return f"{BAND}, rien"
            said = [
                f"{self.words(one).title}, {hours}, {self.words(one).second}"
                for one, hours in by_record(cell.entries)
            ]
            return f"{BAND}\u00a0: {APART.join(said)}"
        if cell.entry is None:
            return f"{french.hour(cell.minute)}, libre"
        return spoken(cell.entry, self.words(cell.entry))

    def title(self, day: date) -> str:
        """« lundi 23 novembre, aujourd’hui »."""
        words = [french.day_of_week(day)]
        words += ["aujourd’hui"] if day == self.now.date() else []
        words += ["fermeture"] if day in self.closed else []
        return ", ".join(words)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._at)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or not self._at else len(self._at[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return ", ".join(f"{hours_of(one)} {self.words(one).title}" for one in cell.entries)
        if role == Qt.ItemDataRole.AccessibleTextRole or (
            role == Qt.ItemDataRole.ToolTipRole and cell.entries
        ):
            return self.spoken(cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.title(self._at[0][section].day)
        return BAND if section < self.top else french.hour(self.first + (section - self.top) * QUARTER)
