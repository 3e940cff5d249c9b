"""The journal on paper and in a spreadsheet (impression, export): all the lines asked for, not only those shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu

from app.consulting import Consulted, consulted
from app.errors import InvalidEntry
from app.journal_list import JournalLine, Wanted, journal_page
from app.users import Right
from ui import french, printing, spreadsheets
from ui.page import Page
from ui.pages.journal.filters import SORTS
from ui.pages.journal.words import COLUMNS
from ui.spreadsheets import Cell, Head, SheetOf
from ui.tasks import Task
from ui.widgets.basics import Button

MOST = 5000
"""Entries on one paper or sheet."""
WIDTHS = (17, 24, 34, 34, 14, 80)


@dataclass(frozen=True, kw_only=True, slots=True)
class JournalPaper:
    """What is drawn: the lines' texts, what was asked for, when and for which crèche."""

    rows: Sequence[Sequence[str]]
    asked: str
    made: str


class JournalMenu(Button):
    """Prints or saves what the page's filters ask for."""

    def __init__(self, page: Page, wanted: Callable[[], Wanted]) -> None:
        super().__init__("", kind="bare", icon="more", name="Imprimer ou exporter\u00a0: journal")
        self.setObjectName("journal_menu")
        self._page, self._wanted = page, wanted
        self._task: Task | None = None
        self._saves = False
        menu = QMenu(self)
        menu.addAction("Imprimer…", self.print_paper)
        menu.addAction("Enregistrer en PDF…", self.save_paper)
        if page.session.can(Right.CARRY_OUT):
            menu.addAction("Exporter (Excel)…", self.save_excel)
            menu.addAction("Exporter (CSV)…", self.save_csv)
        self.setMenu(menu)

    def print_paper(self) -> None:
        """To a printer."""
        self._draw(save=False)

    def save_paper(self) -> None:
        """The PDF, to a file."""
        self._draw(save=True)

    def save_excel(self) -> None:
        """A workbook."""
        with self._page.guard():
            heads: list[Cell] = [Head(one.title) for one in COLUMNS]
            rows: list[Sequence[Cell]] = [heads, *self._texts()]
            content = spreadsheets.workbook(
                [SheetOf(name="Journal", rows=rows, widths=WIDTHS, kept=1)], "Journal"
            )
            self._save(content, "journal.xlsx", "Classeur Excel (*.xlsx)")

    def save_csv(self) -> None:
        """For any program."""
        with self._page.guard():
            rows = [[one.title for one in COLUMNS], *self._texts()]
            self._save(spreadsheets.as_csv(rows), "journal.csv", "Tableau (*.csv)")

    def _save(self, content: bytes, name: str, kind: str) -> None:
        if printing.save_bytes(self, content, name, kind):
            consulted(self._page.session, Consulted.LIST, listed="journal")

    def _texts(self) -> list[list[str]]:
        return [texts_of(line) for line in lines_wanted(self._page, self._wanted())]

    def _draw(self, *, save: bool) -> None:
        from ui.pdf.journal import draw

        with self._page.guard():
            paper = JournalPaper(
                rows=self._texts(),
                asked=asked_words(self._page, self._wanted()),
                made=french.moment(self._page.session.clock.moment()),
            )
            self._saves = save
            if self._task is not None:
                self._task.cancel()
            self._task = Task(lambda _: draw(paper.rows, paper.asked, paper.made), self)
            self._task.done.connect(self._hand_over)
            self._task.failed.connect(self._fail)
            self._task.start()

    def _hand_over(self, pdf: bytes) -> None:
        with self._page.guard():
            if self._saves:
                done = printing.save_pdf(self, pdf, "journal.pdf") is not None
            else:
                done = printing.print_pdf(self, pdf, "journal")
            if done:
                consulted(self._page.session, Consulted.LIST, listed="journal")

    def _fail(self, error: Exception) -> None:
        raise error


def lines_wanted(page: Page, wanted: Wanted) -> Sequence[JournalLine]:
    """The lines asked for. Raises InvalidEntry where there are too many for one paper."""
    found = journal_page(page.session, MOST, wanted)
    if found.more:
        oldest = french.day_figures(found.lines[-1].at.date())
        raise InvalidEntry(
            f"Plus de {french.plural(len(found.lines), 'ligne')}\u00a0: c’est trop pour un seul papier ou tableau. "
            f"Dans «\u00a0Du\u00a0», mettez un jour après le {oldest}, ou choisissez une personne\u00a0; recommencez "
            "ensuite avec ce qui reste."
        )
    return found.lines


def texts_of(line: JournalLine) -> list[str]:
    """A line's cells."""
    return [column.text(line) for column in COLUMNS]


def asked_words(page: Page, wanted: Wanted) -> str:
    """« du 01/11/2026 au 30/11/2026, par Claire Ménard, consultations »."""
    from app.journal_list import journal_choices

    choices = journal_choices(page.session)
    said = []
    if wanted.first is not None:
        said.append(f"du {french.day_figures(wanted.first)}")
    if wanted.last is not None:
        said.append(f"jusqu’au {french.day_figures(wanted.last)}")
    said += [f"par {name}" for name, login in choices.users if login == wanted.user]
    said += [f"au sujet de {name}" for name, *who in choices.people if tuple(who) == wanted.about]
    if wanted.sort is not None:
        said.append(SORTS[wanted.sort])
    return ", ".join(said) or "toutes les lignes"
