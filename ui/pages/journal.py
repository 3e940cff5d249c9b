"""Journal: who wrote what and when, newest first, with what was there before and after."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.journal_fields import FIELDS, Told
from app.journal_list import JournalLine, journal_page
from app.journal_words import KEY_FIELDS, KINDS
from app.store import Act
from ui import codes, french, insertion_codes
from ui.carry_out import ListMenu
from ui.page import Page
from ui.table import Column, Table
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel

STEP = 500
"""Rows read at first, and again with each « plus anciennes »."""
ACTS = {Act.ADDED: "ajout", Act.CHANGED: "modification", Act.REMOVED: "retrait"}
LISTS: tuple[Mapping[Any, str], ...] = (
    *insertion_codes.ALL, codes.KINDS, codes.PRESCRIBERS, codes.REGIMES, codes.GENDERS, codes.AREAS, codes.CLOSURES,
    codes.ROLES, codes.REASON_WORDS, codes.OUTCOME_WORDS, codes.FACTS,
    codes.QUALIFICATIONS, codes.LEAVES,
)  # fmt: skip
CODES = {str(code): words for known in LISTS for code, words in known.items()}


def _plain(value: str | int) -> str:
    return CODES.get(str(value), str(value))


SAID: dict[Told, Callable[[str | int], str]] = {
    Told.DAY: lambda value: french.day_figures(date.fromisoformat(str(value))),
    Told.HOUR: lambda value: french.hour(int(value)),
    Told.EUROS: lambda value: french.euros(int(value)),
    Told.YES_NO: lambda value: "oui" if value else "non",
    Told.WEEKDAY: lambda value: french.WEEKDAYS[int(value)],
}


def value_words(told: Told, value: str | int | None) -> str:
    """A field's value as people say it; « rien » where there was none."""
    return "rien" if value is None else SAID.get(told, _plain)(value)


def changes_words(line: JournalLine) -> str:
    """« premier jour : 03/09/2026 → 04/09/2026 ; note » — free text is named, never repeated."""
    if line.count > 1:
        return french.plural(line.count, "ligne")
    said = []
    for name, (before, after) in line.changes.items():
        words, told = FIELDS.get(name, (KEY_FIELDS.get(name, name), Told.TEXT))
        if told is Told.REFERENCE:
            continue
        if (before, after) == (None, None):
            said.append(words)
        elif line.act is Act.CHANGED:
            said.append(f"{words}\u00a0: {value_words(told, before)} → {value_words(told, after)}")
        else:
            kept = before if after is None else after
            said.append(f"{words}\u00a0: {value_words(told, kept)}")
    return "\u00a0; ".join(said)


def what_words(line: JournalLine) -> str:
    """« absence, Timéo Fernandes »."""
    return f"{line.kind}, {line.about}" if line.about else line.kind


COLUMNS = (
    Column[JournalLine](
        title="Quand",
        text=lambda line: f"{french.day_figures(line.at.date())} {line.at:%H:%M}",
        key=lambda line: -line.id,
        hint=lambda line: french.moment(line.at),
        width=140,
    ),
    Column[JournalLine](title="Qui", text=lambda line: line.who, width=120),
    Column[JournalLine](title="Acte", text=lambda line: line.deed, hint=lambda line: line.deed, width=200),
    Column[JournalLine](title="Sur quoi", text=what_words, hint=what_words, width=200),
    Column[JournalLine](title="Écriture", text=lambda line: ACTS[line.act], width=108),
    Column[JournalLine](title="Champs, avant → après", text=changes_words, hint=changes_words),
)


class JournalPage(Page):
    """Reads only. A journal is never changed, not even here."""

    title = "Journal"
    help_topic = "journal"
    keys = "Ctrl+F\u00a0: filtrer · ↑, ↓\u00a0: lignes · F1\u00a0: aide"
    kinds = frozenset(KINDS)

    def build(self) -> None:
        self._limit = STEP
        self.table = Table("journal", "Journal", COLUMNS)
        self.table.setObjectName("journal_lines")
        self.filter = QLineEdit()
        self.filter.setObjectName("journal_filter")
        self.filter.setPlaceholderText("Filtrer\u00a0: un nom, un acte, un champ, une date")
        self.filter.setAccessibleName("Filtrer le journal")
        self.filter.textChanged.connect(self.table.proxy.filter_text)
        self.older = Button("Plus anciennes", self.read_older, icon="down")
        self.older.setObjectName("journal_older")
        self._read = label("", tone="muted")
        panel = Panel()
        panel.add(self._tools())
        panel.add(self.table, 1)
        panel.add(self._foot())
        self.body.addWidget(panel, 1)
        QShortcut(QKeySequence.StandardKey.Find, self, self.filter.setFocus)

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.filter, 1)
        tools.addWidget(ListMenu(self.table, self.session, self))
        return tools

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.older)
        row.addWidget(self._read)
        row.addStretch()
        return foot

    def reload(self) -> None:
        """Reads the last rows again."""
        page = journal_page(self.session, self._limit)
        self.table.set_rows(page.lines)
        self.older.setVisible(page.more)
        rows = french.plural(page.rows, "dernière écriture lue", "dernières écritures lues")
        self._read.setText(rows if page.more else "Le journal est lu en entier.")
        self.subtitle = "qui a écrit quoi, et quand"

    def read_older(self) -> None:
        """Reads so many more."""
        self._limit += STEP
        with self.guard():
            self.reload()
