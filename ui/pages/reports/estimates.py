"""The estimates' view (estimation financière): months and periods at the left, the figures, the children, the paper."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.consulting import Consulted, consulted
from app.money.estimate import Estimate, Span
from app.money.estimate_desk import estimate_for
from app.money.tariffs import SETTINGS
from app.report.desk import MonthLine
from app.store import Store
from ui import printing, theme
from ui.estimate_children import child_rows, trace_of
from ui.estimate_state import missing_list, span_name, status_words
from ui.estimate_words import lines_of
from ui.hourglass import hourglass
from ui.page import Page
from ui.pages.reports.account_table import roomy
from ui.pages.reports.being_drawn import PaperDesk
from ui.pages.reports.estimate_columns import CHILDREN, FIGURES, MONTH_COLUMN, ChildLine, Row
from ui.pages.reports.spans import SpanList, entries, first_span
from ui.table import Table
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel
from ui.widgets.paper import PaperPreview
from ui.widgets.segmented import SegmentedFilter

LIST_WIDTH = 220
SIDES = (("figures", "Chiffres"), ("children", "Enfant par enfant"))
TRACE = "Choisissez une ligne\u00a0: ce dont le montant est fait. Entrée\u00a0: ouvrir la famille."


class EstimatesView(QWidget):
    """What families pay, the PSU and what AVIP costs, estimated: seen, printed, and taken to a spreadsheet."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._span: Span | None = None
        self._shown: Estimate | None = None
        self._consulted: tuple[Store, Span] | None = None
        self.spans = SpanList()
        self.spans.picked.connect(self.show_span)
        self.preview = PaperPreview("Aperçu de l’estimation")
        self.print = Button("", self.print_paper, kind="bare", icon="print", name="Imprimer", keys="Ctrl+P")
        self.print.setObjectName("estimate_print")
        list_panel = Panel("Mois et périodes")
        list_panel.add(self.spans, 1)
        list_panel.setFixedWidth(theme.scaled(LIST_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(list_panel)
        row.addWidget(self._middle(), 5)
        row.addWidget(self.preview, 4)
        self.paper = PaperDesk(page, self, self.preview, (self.print, self.pdf), self._note_given)

    def _middle(self) -> Panel:
        panel = Panel("Estimation financière")
        self.title: QLabel = panel.title
        panel.heading.addWidget(self.print)
        self.status = label("", wrap=True)
        self.status.setObjectName("estimate_status")
        self.missing = label("", tone="amber", wrap=True)
        self.missing.setObjectName("estimate_missing")
        self.side = SegmentedFilter("Ce que l’estimation montre")
        self.side.show_choices(SIDES)
        self.side.chosen.connect(self._turn)
        head = QVBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.status)
        head.addWidget(self.missing)
        self.to_figures = Button(
            "Ouvrir les barèmes", self._open_figures, kind="link", name="Ouvrir les barèmes"
        )
        self.to_figures.setObjectName("estimate_figures")
        head.addWidget(self.to_figures, 0, Qt.AlignmentFlag.AlignLeft)
        head.addLayout(self._buttons())
        panel.add(head)
        panel.add(self._tables(), 1)
        self._enable()
        return panel

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.pdf = Button("PDF", self.save_pdf, icon="save", name="Enregistrer le PDF", keys="Ctrl+S")
        self.excel = Button("Excel", self.save_excel, icon="export", name="Enregistrer le tableau Excel")
        self.csv = Button("CSV", self.save_csv, icon="export", name="Enregistrer le tableau CSV")
        buttons.addWidget(self.side)
        buttons.addStretch()
        for button, name in ((self.pdf, "pdf"), (self.excel, "xlsx"), (self.csv, "csv")):
            button.setObjectName(f"estimate_{name}")
            buttons.addWidget(button)
        return buttons

    def _tables(self) -> QStackedWidget:
        self.figures: Table[Row] = Table("estimate", "Chiffres de l’estimation", FIGURES)
        self.figures.setSortingEnabled(False)
        roomy(self.figures)
        self.children_: Table[ChildLine] = Table("estimate_children", "Enfant par enfant", CHILDREN)
        self.children_.empty = "Aucune heure d’accueil dans cette période."
        self.children_.chosen.connect(self._tell_trace)
        self.children_.opened.connect(self._open_family)
        self.trace = label("", tone="muted", wrap=True)
        self.trace.setObjectName("estimate_trace")
        by_child = QWidget()
        column = QVBoxLayout(by_child)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.children_, 1)
        column.addWidget(self.trace)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.figures)
        self.stack.addWidget(by_child)
        return self.stack

    def _turn(self, side: str) -> None:
        """The children's table takes the paper's room too: its columns are many."""
        by_child = side == "children"
        self.stack.setCurrentIndex(int(by_child))
        self.preview.setVisible(not by_child)

    def _tell_trace(self, row: ChildLine | None) -> None:
        self.trace.setText(trace_of(row[1]) if row else TRACE)

    def _open_family(self, row: ChildLine) -> None:
        self._page.desk.open("children", "family", row[1].line.child.id)

    def _open_figures(self) -> None:
        self._page.desk.open("settings", "money", 0)

    def show_months(self, months: Sequence[MonthLine]) -> None:
        """The months' states were read again: the list's, and the estimate shown."""
        today = self._page.session.clock.day()
        found = entries(months, today)
        if self._span is None or all(span != self._span for span, _ in found):
            self._span = first_span(found, today)
        self.spans.show_entries(found, self._span)
        self._show(estimate_for(self._page.session, self._span))

    def show_span(self, span: Span) -> None:
        """Shows another month or period."""
        self._span = span
        with self._page.guard(), hourglass():
            self._show(estimate_for(self._page.session, span))

    def _show(self, estimate: Estimate) -> None:
        from ui.insertion_papers import letterhead
        from ui.pdf import estimate as paper

        self._shown = estimate
        self.title.setText(f"Estimation, {span_name(estimate.span)}")
        self.status.setText(status_words(estimate))
        sentences = missing_list(estimate)
        self.missing.setText("\n".join(sentences))
        self.missing.setVisible(bool(sentences))
        self.to_figures.setVisible(any(one.where == SETTINGS for one in estimate.missing))
        self.figures.set_rows(list(enumerate(lines_of(estimate))))
        self.children_.set_rows(list(enumerate(child_rows(estimate))))
        self._tell_trace(self.children_.current())
        self.children_.setColumnHidden(MONTH_COLUMN, len(estimate.months) == 1)
        self._enable()
        creche = letterhead(self._page.session, min(estimate.asked_on, estimate.span.last))
        name = f"estimation-{estimate.span}"
        self.paper.draw(partial(paper.draw, estimate, creche), name, name)
        self._tell_consulted(estimate.span)

    def _tell_consulted(self, span: Span) -> None:
        """It says what each family pays: once for each opening, never for one read again."""
        opened = (self._page.session.store, span)
        if opened != self._consulted:
            self._consulted = opened
            consulted(self._page.session, Consulted.ESTIMATE)

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
        """The figures, the months, the children and the definitions, for a spreadsheet."""
        from ui.estimate_sheets import as_workbook

        self._save(as_workbook, "xlsx", "Classeur Excel (*.xlsx)")

    def save_csv(self) -> None:
        """A line a figure, for any program."""
        from ui.estimate_sheets import as_text

        self._save(as_text, "csv", "Tableau (*.csv)")

    def _save(self, made: Callable[[Estimate], bytes], ending: str, kind: str) -> None:
        if self._shown is not None:
            with self._page.guard():
                name = f"estimation-{self._shown.span}.{ending}"
                if printing.save_bytes(self, made(self._shown), name, kind):
                    self._note_given()

    def _note_given(self) -> None:
        """The estimate names children: each one that leaves is in the journal."""
        consulted(self._page.session, Consulted.PAPER)
