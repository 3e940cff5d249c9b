"""The thread as a list (fil du parcours): what is to come, today, what is past, each under its heading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.insertion.parent_sheet import ParentSheet
from app.insertion.threads import Thread
from app.insertion.timeline import Item
from ui import french
from ui.thread.item_words import Words
from ui.thread.words import words_of

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW = int(Qt.ItemDataRole.UserRole)
"""The role that gives a row itself."""
THREADS = {
    Thread.INTERVIEWS: "Entretiens",
    Thread.ACTIONS: "Actions",
    Thread.SITUATION: "Situation",
    Thread.WORK: "Travail",
    Thread.CARE: "Accueil",
    Thread.PATH: "Parcours",
}


@dataclass(frozen=True, kw_only=True)
class ThreadRow:
    """A heading (no item), or an item with its words."""

    heading: str = ""
    item: Item | None = None
    words: Words | None = None
    today: bool = False
    other_year: bool = False
    """Whether the day is not of this year: its own says it then."""
    private: bool = False
    """Whether there is a private note, for whoever may read it."""

    @property
    def date_words(self) -> tuple[str, str]:
        """« ven. 27 nov. » and « 9 h »; « 27/11/2025 » in another year."""
        if self.item is None:
            return "", ""
        hour = "" if self.item.start is None else french.hour(self.item.start)
        day = self.item.day
        if self.other_year:
            return french.day_figures(day), hour
        return french.day_short(day), hour

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        if self.item is None or self.words is None:
            return self.heading
        when = french.day_long(self.item.day)
        if self.item.start is not None:
            when += f" à {french.hour(self.item.start)}"
        private = ". Note privée" if self.private else ""
        return f"{when}. {self.words.spoken}{private}"


class ThreadModel(QAbstractListModel):
    """Short enough to be set whole at each reading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ThreadRow] = []

    def show_sheet(self, sheet: ParentSheet, today: date, wanted: Thread | None) -> None:
        """The items of one thread, or all."""
        self.beginResetModel()
        self.rows = rows_of(sheet, today, wanted)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words.title if row.words else row.heading
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].item is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


def rows_of(sheet: ParentSheet, today: date, wanted: Thread | None) -> list[ThreadRow]:
    """Headings and items, the newest first; a year that is over has its own heading."""
    kept = [one for one in sheet.thread if wanted is None or one.thread is wanted]
    future = [one for one in kept if one.day > today]
    present = [one for one in kept if one.day == today]
    past = [one for one in kept if one.day < today]
    rows: list[ThreadRow] = []
    if future:
        rows += [ThreadRow(heading="À venir"), *_rows(future, sheet, today)]
    if present:
        heading = f"Aujourd’hui, {french.day_of_week(today)}"
        rows += [ThreadRow(heading=heading, today=True), *_rows(present, sheet, today)]
    year = today.year
    if past and past[0].day.year == year:
        rows.append(ThreadRow(heading="Passé"))
    for one in past:
        if one.day.year != year:
            year = one.day.year
            rows.append(ThreadRow(heading=str(year)))
        rows += _rows([one], sheet, today)
    return rows


def _rows(items: Sequence[Item], sheet: ParentSheet, today: date) -> list[ThreadRow]:
    return [
        ThreadRow(
            item=one,
            words=words_of(one, sheet, today),
            today=one.day == today,
            other_year=one.day.year != today.year,
            private=one.event.value == "interview" and one.record.id in sheet.private,
        )
        for one in items
    ]


def counts_of(sheet: ParentSheet) -> dict[Thread, int]:
    """How many items each filter would keep."""
    counts = dict.fromkeys(Thread, 0)
    for one in sheet.thread:
        counts[one.thread] += 1
    return counts
