"""The journal's page (page du journal): filters, one page of lines at a time, what a line speaks of opened."""

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.consulting import Consulted, consulted
from app.insertion.parent_sheet import latest_path
from app.journal_list import JournalLine, journal_choices, journal_page
from app.journal_retention import KEPT, Keep
from app.journal_words import KINDS
from app.users import Right
from ui import french
from ui.page import Page
from ui.pages.journal.carry import JournalMenu
from ui.pages.journal.filters import JournalFilters
from ui.pages.journal.words import COLUMNS
from ui.table import Table
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel

STEP = 500
"""Entries of one page."""
NOWHERE = "Cette ligne ne mène à aucune fiche."
PAGES = {
    **dict.fromkeys(("ClosedMonth", "ClosedPaper", "MonthComment"), "reports"),
    **dict.fromkeys(
        (
            "CapacitySlot",
            "Closure",
            "Group",
            "Identity",
            "OpeningSpan",
            "PublicHoliday",
            "Setting",
            "User",
            "cles",
        ),
        "settings",
    ),
}
"""Where what is nobody's is shown."""


class LinesTable(Table[JournalLine]):
    """The lines of the page shown."""

    empty = "Aucune ligne pour ces filtres. « Tout voir » les retire."


class JournalPage(Page):
    """Reads only. A journal is never changed, not even here; that it was opened is one of its lines."""

    title = "Journal"
    help_topic = "journal"
    keys = (
        "Entrée\u00a0: ouvrir la fiche · Alt+Page suivante\u00a0: plus anciennes · Ctrl+F\u00a0: chercher · "
        "F1\u00a0: aide"
    )
    kinds = frozenset(KINDS)

    def build(self) -> None:
        self._starts: list[int | None] = [None]
        """Before which entry each page up to this one begins."""
        self._next: int | None = None
        self.filters = JournalFilters(self.session.clock.day)
        self.filters.asked.connect(self.show_newest)
        self.table = LinesTable("journal", "Journal", COLUMNS)
        self.table.setObjectName("journal_lines")
        self.table.opened.connect(self.open_line)
        self.filter = QLineEdit()
        self.filter.setObjectName("journal_filter")
        self.filter.setPlaceholderText("Chercher dans ces lignes\u00a0: un acte, un champ, une date")
        self.filter.setAccessibleName("Chercher dans les lignes affichées")
        self.filter.textChanged.connect(self.table.proxy.filter_text)
        self.newer = Button("Plus récentes", self.read_newer, icon="up")
        self.newer.setObjectName("journal_newer")
        self.older = Button("Plus anciennes", self.read_older, icon="down")
        self.older.setObjectName("journal_older")
        self._read = label("", tone="muted")
        panel = Panel()
        panel.add(self.filters)
        panel.add(self.table, 1)
        panel.add(self._foot())
        self.body.addWidget(panel, 1)
        for keys, act in (
            (QKeySequence.StandardKey.Find, self.filter.setFocus),
            ("Alt+PgDown", self.read_older),
            ("Alt+PgUp", self.read_newer),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.newer)
        row.addWidget(self.older)
        row.addWidget(self._read)
        row.addStretch()
        row.addWidget(self.filter, 1)
        row.addWidget(JournalMenu(self, lambda: self.filters.wanted))
        return foot

    def reload(self) -> None:
        """Reads the page shown again."""
        self.filters.offer(journal_choices(self.session))
        page = journal_page(self.session, STEP, self.filters.wanted, self._starts[-1])
        self.table.set_rows(page.lines)
        self._next = page.last if page.more else None
        self.older.setVisible(page.more)
        self.newer.setVisible(len(self._starts) > 1)
        self._read.setText(self._words(len(page.lines)))
        self.subtitle = "qui a écrit, consulté ou ouvert quoi, et quand"

    def _words(self, lines: int) -> str:
        if self._next is None and len(self._starts) == 1:
            return french.plural(lines, "ligne en tout", "lignes en tout") if lines else ""
        number = len(self._starts)
        return f"page {number}, {french.plural(lines, 'ligne')}"

    def show_newest(self) -> None:
        """From the newest line of what is asked."""
        self._starts = [None]
        with self.guard():
            self.reload()

    def read_older(self) -> None:
        """The page before."""
        if self._next is not None:
            self._turn([*self._starts, self._next])

    def read_newer(self) -> None:
        """The page after."""
        if len(self._starts) > 1:
            self._turn(self._starts[:-1])

    def _turn(self, starts: list[int | None]) -> None:
        self._starts = starts
        with self.guard():
            self.reload()
            self.table.scrollToTop()

    def open_line(self, line: JournalLine) -> None:
        """The sheet of whom it is about, or the page of what it speaks of, where there is one."""
        kind, person = line.owner or ("", 0)
        page = PAGES.get(line.record, "")
        if kind == "Child":
            self.desk.open("children", "child", person)
        elif kind == "Parent":
            with self.guard():
                self.desk.open(
                    "insertion" if self._is_insertion(line, person) else "children", "parent", person
                )
        elif kind == "StaffMember":
            self.desk.go("team", None)
        elif page:
            self.desk.go(page, None)
        else:
            self._read.setText(NOWHERE)

    def _is_insertion(self, line: JournalLine, parent_id: int) -> bool:
        told = line.record in KEPT[Keep.INSERTION]
        return (
            told
            and self.session.can(Right.SEE_INSERTION)
            and latest_path(self.session, parent_id) is not None
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            with self.guard():
                consulted(self.session, Consulted.JOURNAL)
            self.is_stale = True  # what was read or came in meanwhile told no page
