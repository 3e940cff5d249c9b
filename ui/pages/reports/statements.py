"""The declarations' view (déclarations, bilan Avip): papers at the left, figures in the middle, the sheet beside."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.days import Month
from app.report.desk import MonthLine
from app.report.periods import Period, PeriodKind
from app.report.statement_desk import period_lines
from ui import printing, theme
from ui.hourglass import hourglass
from ui.page import Page
from ui.pages.reports.account_table import INDENT, AccountTable, read_only
from ui.pages.reports.being_drawn import PaperDesk
from ui.pages.reports.declared import Account, Choice, Declaration, choices_of, read, rows_of
from ui.pages.reports.periods import PeriodList
from ui.statement_words import COLUMNS, Line, lines_of, value_words
from ui.table import Column, Table
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel
from ui.widgets.paper import PaperPreview

LIST_WIDTH = 220

Placed = tuple[int, Line]
"""A line of a declaration and its place on the paper."""


def _name(row: Placed) -> str:
    return row[1].group if row[1].strong else f"{INDENT}{row[1].name}"


def _tone(row: Placed) -> theme.Tone:
    return "ink" if row[1].strong else "muted"


def _value(place: int) -> Column[Placed]:
    return Column(
        title=COLUMNS[place],
        text=lambda row: value_words(row[1], row[1].values[place]),
        key=lambda row: row[0],
        right=True,
        width=94,
    )


FIGURES: tuple[Column[Placed], ...] = (
    Column(title="Chiffre", text=_name, key=lambda row: row[0], tone=_tone),
    *(_value(place) for place in range(3)),
)


class StatementsView(QWidget):
    """A period's declaration or a year's account: seen, printed, and taken to a spreadsheet."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._choice: Choice | None = None
        self._shown: Declaration | Account | None = None
        self.periods = PeriodList()
        self.periods.picked.connect(self.show_choice)
        self.figures: Table[Placed] = Table("statement", "Chiffres de la déclaration", FIGURES)
        read_only(self.figures)
        self.account = AccountTable()
        self.tables = QStackedWidget()
        for table in (self.figures, self.account):
            self.tables.addWidget(table)
        self.preview = PaperPreview("Aperçu du document")
        self.print = Button("", self.print_paper, kind="bare", icon="print", name="Imprimer", keys="Ctrl+P")
        self.print.setObjectName("statement_print")
        self.preview.tools.addWidget(self.print)
        list_panel = Panel("Documents")
        list_panel.add(self.periods, 1)
        list_panel.setFixedWidth(theme.scaled(LIST_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(list_panel)
        row.addWidget(self._middle(), 5)
        row.addWidget(self.preview, 4)
        self.paper = PaperDesk(page, self, self.preview, (self.print, self.pdf))

    def _middle(self) -> Panel:
        panel = Panel("Déclaration")
        self.title: QLabel = panel.title
        self.status = label("", wrap=True)
        self.status.setObjectName("statement_status")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.pdf = Button("PDF", self.save_pdf, icon="save", name="Enregistrer le PDF", keys="Ctrl+S")
        self.excel = Button("Excel", self.save_excel, icon="export", name="Enregistrer le tableau Excel")
        self.csv = Button("CSV", self.save_csv, icon="export", name="Enregistrer le tableau CSV")
        for button, name in ((self.pdf, "pdf"), (self.excel, "xlsx"), (self.csv, "csv")):
            button.setObjectName(f"statement_{name}")
            buttons.addWidget(button)
        buttons.addStretch()
        head = QVBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.status)
        head.addLayout(buttons)
        panel.add(head)
        panel.add(self.tables, 1)
        self._enable()
        return panel

    def show_months(self, months: Sequence[MonthLine]) -> None:
        """The months' states were read again: the papers', and the one shown."""
        words = choices_of(period_lines(months, self._page.session.clock.day()))
        choice = self._choice
        if choice is None or choice not in words:
            choice = self._choice = _first(list(words), months[0].month)
        self.periods.show_choices(words, choice)
        self._show(read(self._page.session, choice))

    def show_choice(self, choice: Choice) -> None:
        """Shows another paper."""
        self._choice = choice
        with self._page.guard(), hourglass():
            self._show(read(self._page.session, choice))

    def _show(self, shown: Declaration | Account) -> None:
        from ui.insertion_papers import letterhead

        self._shown = shown
        self.title.setText(shown.title)
        self.status.setText(shown.status)
        if isinstance(shown, Account):
            self.account.set_rows(rows_of(shown.account))
            self.tables.setCurrentWidget(self.account)
        else:
            self.figures.set_rows(list(enumerate(lines_of(shown.statement))))
            self.tables.setCurrentWidget(self.figures)
        self._enable()
        if self._choice is not None:
            creche = letterhead(self._page.session, shown.day)
            self.paper.draw(partial(shown.draw, creche), self._choice.stem, self._choice.stem)

    def _enable(self) -> None:
        for button in (self.excel, self.csv):
            button.setEnabled(self._shown is not None)

    def print_paper(self) -> None:
        """To a printer."""
        self.paper.print()

    def save_pdf(self) -> None:
        """The PDF, to a file."""
        self.paper.save()

    def save_excel(self) -> None:
        """The figures and the definitions, for a spreadsheet."""
        if self._shown is not None:
            self._save(self._shown.workbook, "xlsx", "Classeur Excel (*.xlsx)")

    def save_csv(self) -> None:
        """A line a figure, for any program."""
        if self._shown is not None:
            self._save(self._shown.text, "csv", "Tableau (*.csv)")

    def _save(self, made: Callable[[], bytes], ending: str, kind: str) -> None:
        if self._choice is not None:
            with self._page.guard():
                printing.save_bytes(self, made(), f"{self._choice.stem}.{ending}", kind)


def _first(choices: Sequence[Choice], current: Month) -> Choice:
    """The declaration of the quarter under way where it is listed, else of the year."""
    periods = [one.period for one in choices if not one.is_account]
    quarters = [one for one in periods if one.kind is PeriodKind.QUARTER and current.first in one]
    return Choice(period=(quarters or [Period(year=current.year, kind=PeriodKind.YEAR)])[-1])
