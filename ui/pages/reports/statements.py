"""The declarations' view (déclarations): periods at the left, their figures in the middle, the paper at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from app.report.desk import MonthLine
from app.report.periods import Period, PeriodKind
from app.report.statement import Statement
from app.report.statement_desk import PeriodLine, period_lines, statement_for
from ui import french, printing, theme
from ui.page import Page
from ui.pages.reports.periods import PeriodList
from ui.statement_words import COLUMNS, Line, differing, lines_of, name_of, status_words, value_words
from ui.table import Column, Table
from ui.tasks import Task
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel
from ui.widgets.paper import PaperPreview

LIST_WIDTH = 244
INDENT = f"{french.NBSP}{french.NBSP}{french.NBSP}"

Row = tuple[int, Line]
"""A line and its place on the paper."""


def _name(row: Row) -> str:
    return row[1].group if row[1].strong else f"{INDENT}{row[1].name}"


def _tone(row: Row) -> theme.Tone:
    return "ink" if row[1].strong else "muted"


def _value(place: int) -> Column[Row]:
    return Column(
        title=COLUMNS[place],
        text=lambda row: value_words(row[1], row[1].values[place]),
        key=lambda row: row[0],
        right=True,
        width=100,
    )


FIGURES: tuple[Column[Row], ...] = (
    Column(title="Chiffre", text=_name, key=lambda row: row[0], tone=_tone),
    *(_value(place) for place in range(3)),
)


class StatementsView(QWidget):
    """A period's declaration: seen, printed, and taken to a spreadsheet."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._period: Period | None = None
        self._shown: Statement | None = None
        self._task: Task | None = None
        self.periods = PeriodList()
        self.periods.picked.connect(self.show_period)
        self.figures: Table[Row] = Table("statement", "Chiffres de la déclaration", FIGURES)
        self.figures.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.figures.setSortingEnabled(False)
        header = self.figures.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.preview = PaperPreview("Aperçu de la déclaration")
        self.print = Button("", self.print_paper, kind="bare", icon="print", name="Imprimer", keys="Ctrl+P")
        self.print.setObjectName("statement_print")
        self.preview.tools.addWidget(self.print)
        list_panel = Panel("Périodes")
        list_panel.add(self.periods, 1)
        list_panel.setFixedWidth(theme.scaled(LIST_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(list_panel)
        row.addWidget(self._middle(), 5)
        row.addWidget(self.preview, 3)

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
        panel.add(self.figures, 1)
        self._enable(paper=False)
        return panel

    def show_months(self, months: Sequence[MonthLine]) -> None:
        """The months' states were read again: the periods', and the declaration shown."""
        lines = period_lines(months, self._page.session.clock.day())
        if self._period is None or all(line.period != self._period for line in lines):
            self._period = _first(lines, self._page.session.clock.day().year)
        self.periods.show_lines(lines, self._period)
        self._show(statement_for(self._page.session, self._period))

    def show_period(self, period: Period) -> None:
        """Shows another period."""
        self._period = period
        with self._page.guard():
            self._show(statement_for(self._page.session, period))

    def _show(self, statement: Statement) -> None:
        from ui.insertion_papers import letterhead
        from ui.pdf import statement as paper

        self._shown = statement
        self.title.setText(french.capitalised(name_of(statement.period)))
        self.status.setText("\n".join(filter(None, (status_words(statement), differing(statement)))))
        self.figures.set_rows(list(enumerate(lines_of(statement))))
        self._enable(paper=False)
        creche = letterhead(self._page.session, min(statement.asked_on, statement.period.last))
        if self._task is not None:
            self._task.cancel()
        self._task = Task(lambda _: paper.draw(statement, creche), self)
        self._task.done.connect(self._show_paper)
        self._task.failed.connect(self._fail)
        self._task.start()

    def _show_paper(self, pdf: bytes) -> None:
        self.preview.show_pdf(pdf, printing.page_count(pdf))
        self._enable(paper=True)

    def _fail(self, error: Exception) -> None:
        self.preview.show_pdf(None)
        raise error

    def _enable(self, *, paper: bool) -> None:
        self.print.setEnabled(paper)
        self.pdf.setEnabled(paper)
        for button in (self.excel, self.csv):
            button.setEnabled(self._shown is not None)

    def print_paper(self) -> None:
        """To a printer."""
        if self.preview.pdf is not None and self._shown is not None:
            printing.print_pdf(self, self.preview.pdf, f"declaration-{self._shown.period}")

    def save_pdf(self) -> None:
        """The PDF, to a file."""
        if self.preview.pdf is not None and self._shown is not None:
            with self._page.guard():
                printing.save_pdf(self, self.preview.pdf, f"declaration-{self._shown.period}.pdf")

    def save_excel(self) -> None:
        """The figures, the months and the definitions, for a spreadsheet."""
        from ui.statement_sheets import as_workbook

        self._save(as_workbook, "xlsx", "Classeur Excel (*.xlsx)")

    def save_csv(self) -> None:
        """A line a figure, for any program."""
        from ui.statement_sheets import as_text

        self._save(as_text, "csv", "Tableau (*.csv)")

    def _save(self, made: Callable[[Statement], bytes], ending: str, kind: str) -> None:
        if self._shown is not None:
            with self._page.guard():
                printing.save_bytes(
                    self, made(self._shown), f"declaration-{self._shown.period}.{ending}", kind
                )


def _first(lines: Sequence[PeriodLine], year: int) -> Period:
    """The quarter under way of what is listed, else the year."""
    begun = [
        line.period
        for line in lines
        if line.period.kind is PeriodKind.QUARTER
        and line.period.year == year
        and line.closed + line.complete + line.provisional
    ]
    return begun[-1] if begun else Period(year=year, kind=PeriodKind.YEAR)
