"""Chiffres: every rate of a month with what it is made of and what it means, and the simulator of the 20 % beside."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.days import Month
from app.insertion.simulator import simulation
from app.report.figures_desk import FiguresDesk, figures_desk
from app.report.monthly_report import Status
from ui import french, month_words, theme
from ui.carry_out import ListMenu
from ui.pages.insertion.figures.rates import Explained, RateTable
from ui.pages.insertion.figures.simulator import Simulator
from ui.pages.insertion.view import View
from ui.widgets.basics import Button, Sign, label, line
from ui.widgets.panel import Panel
from ui.widgets.tag import Tag

NBSP = french.NBSP
MONTH = 148


class FiguresView(View):
    """The last whole month first; the simulator always looks from today."""

    name = "figures"
    title = "Chiffres"
    help_topic = "insertion-figures"
    keys = (
        f"Ctrl+←, Ctrl+→{NBSP}: mois · ↑, ↓{NBSP}: définition · Alt+S{NBSP}: simulateur · "
        f"Ctrl+P{NBSP}: imprimer · F1{NBSP}: aide"
    )

    def build(self) -> None:
        self._month: Month | None = None
        self._desk: FiguresDesk | None = None
        self.table = RateTable()
        self.table.chosen.connect(self._explain)
        self.explained = Explained()
        self.simulator = Simulator()
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._rates_panel(), 1)
        row.addWidget(self.simulator)
        self.body.addLayout(row, 1)
        for keys, act in (
            ("Ctrl+Left", partial(self._step, -1)),
            ("Ctrl+Right", partial(self._step, 1)),
            ("Alt+S", self.open_simulator),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _rates_panel(self) -> QWidget:
        panel = Panel()
        panel.add(self._head())
        reason = QHBoxLayout()
        reason.setSpacing(6)
        self.sign, self.reason = Sign("clock", "amber"), label("", tone="amber", wrap=True)
        self.reason.setObjectName("figures_reason")
        reason.addWidget(self.sign)
        reason.addWidget(self.reason, 1)
        panel.add(reason)
        panel.add(self.table, 100)
        panel.add(line())
        panel.add(self.explained)
        panel.body.addStretch()
        return panel

    def _head(self) -> QHBoxLayout:
        self.before = Button(
            "", partial(self._step, -1), kind="bare", icon="left", name="Mois précédent (Ctrl+←)"
        )
        self.after = Button(
            "", partial(self._step, 1), kind="bare", icon="right", name="Mois suivant (Ctrl+→)"
        )
        self.month_label = label("", size="panel", bold=True)
        self.month_label.setMinimumWidth(theme.scaled(MONTH))
        self.state = Tag("")
        self.print_button = Button(
            "", self.print_figures, kind="bare", icon="print", name="Imprimer les chiffres", keys="Ctrl+P"
        )
        for button, name in (
            (self.before, "figures_before"),
            (self.after, "figures_after"),
            (self.print_button, "figures_print"),
        ):
            button.setObjectName(name)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.before, self.month_label, self.after, self.state):
            head.addWidget(widget)
        head.addStretch()
        head.addWidget(self.print_button)
        head.addWidget(ListMenu(self.table, self.session, self.page))
        return head

    @property
    def subtitle(self) -> str:
        return f"chiffres {french.elided('de', french.month(self._desk.month.first))}" if self._desk else ""

    def reload(self) -> None:
        """Reads the month's figures and, for the simulator, the months from today on."""
        self._show(self._month or Month.of(self.session.clock.day()).plus(-1))
        self.simulator.show_simulation(simulation(self.session))

    def enter(self) -> None:
        self.table.setFocus()

    def open_simulator(self) -> None:
        """Puts the keyboard into the simulator."""
        self.simulator.open()

    def print_figures(self) -> None:
        """The month's figures with their definitions, on paper."""
        from ui.insertion_team_papers import figures_paper
        from ui.pdf.figures import draw

        if self._desk is not None:
            month = self._desk.month.first
            with self.page.guard():
                paper = figures_paper(self.session, self._desk.report)
                file = f"chiffres-insertion-{month:%Y-%m}"
                self.page.show_paper(
                    f"Chiffres {french.elided('de', french.month(month))}", file, paper, draw
                )

    def _step(self, by: int) -> None:
        if self._desk is not None:
            with self.page.guard():
                self._show(self._desk.month.plus(by))
                self.page.tell()

    def _show(self, month: Month) -> None:
        desk = figures_desk(self.session, month)
        self._desk, self._month = desk, desk.month
        self.month_label.setText(french.month(desk.month.first))
        self.before.setEnabled(desk.month > desk.oldest)
        self.after.setEnabled(desk.month < desk.newest)
        provisional = desk.report.status is Status.PROVISIONAL
        state = month_words.state_words(desk.report.status, in_progress=desk.in_progress)
        self.state.show_text(state, "amber" if provisional else "fine")
        self.reason.setText(reason_words(desk))
        for widget in (self.sign, self.reason):
            widget.setVisible(provisional)
        self.table.title = f"Chiffres de l’insertion, {french.month(desk.month.first)}"
        self.table.set_rows(desk.figures)
        if self.table.current() is None:
            self.table.select_row(0)
        self._explain()

    def _explain(self) -> None:
        self.explained.show_figure(self.table.current())


def reason_words(desk: FiguresDesk) -> str:
    """« Provisoire : le mois n’est pas fini ; 3 présences et 2 entretiens à renseigner. », empty once complete."""
    if desk.report.status is not Status.PROVISIONAL:
        return ""
    missing = month_words.to_answer_words(desk.report.attendance.missing, desk.report.missing_interviews)
    whys = (["le mois n’est pas fini"] if desk.in_progress else []) + ([missing] if missing else [])
    return f"Provisoire{NBSP}: {f'{NBSP}; '.join(whys)}."
