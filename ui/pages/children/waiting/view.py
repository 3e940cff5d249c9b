"""Liste d'attente: who waits, in order, with reasons; noted, tried and decided at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.admission.desk import AdmissionDesk, AdmissionLine, admission_desk
from app.admission.requests import add_request
from ui import french, theme
from ui.boundary import Guard
from ui.carry_out import ListMenu
from ui.page import Page
from ui.pages.children.waiting.card import AdmissionCard
from ui.pages.children.waiting.form import RequestForm
from ui.pages.children.waiting.table import AdmissionsTable
from ui.pages.children.waiting.trying import TryingPanel
from ui.table import Table
from ui.widgets.basics import Button
from ui.widgets.panel import Panel
from ui.widgets.segmented import SegmentedFilter
from ui.widgets.side import FormPanel, Side

WAITING, DECIDED, ALL = "waiting", "decided", "all"
NONE_WAITS = "Aucune demande en attente. « Nouvelle demande » (Ctrl+N) en note une."


class WaitingView(QWidget):
    """Enter opens the line's card, A and R decide it; the form of a new one stays while something is typed."""

    drafted = Signal()
    keys = (
        "Ctrl+N\u00a0: nouvelle demande · Entrée\u00a0: ouvrir · A\u00a0: admettre · R\u00a0: refuser · "
        "S\u00a0: simulation · F1\u00a0: aide"
    )

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.is_stale = True
        self._desk: AdmissionDesk | None = None
        self.setObjectName("waiting_list")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self._list_panel(), 1)
        row.addWidget(self._side())
        decision = self.card.decision
        for key, begin in (("A", decision.begin_admit), ("R", decision.begin_decline)):
            self._on_list(key, self._deciding(begin))
        self._on_list("S", self.try_out)
        self._on_list("Esc", self.close_side)

    def _list_panel(self) -> QWidget:
        page = self.page
        self.table = AdmissionsTable(page.session.clock.day)
        self.table.opened.connect(self.open_line)
        self.table.chosen.connect(self._follow)
        self.states = SegmentedFilter("Demandes montrées")
        self.states.chosen.connect(self._filter)
        self.search = QLineEdit()
        self.search.setObjectName("admissions_filter")
        self.search.setPlaceholderText("Filtrer par nom")
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self.table.proxy.filter_text)
        self.trying_button = Button("Simulation", self.try_out, name="Simulation (S)")
        self.trying_button.setObjectName("admissions_try")
        self.new = Button("Nouvelle demande", self.begin, icon="plus", keys="Ctrl+N")
        self.new.setObjectName("admissions_new")
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.states)
        tools.addWidget(self.search, 1)
        tools.addWidget(ListMenu(self.table, page.session, page))
        panel = Panel("Liste d’attente")
        panel.heading.addWidget(self.trying_button)
        panel.heading.addWidget(self.new)
        panel.add(tools)
        panel.add(self.table, 1)
        return panel

    def _side(self) -> Side:
        page = self.page
        self.card = AdmissionCard(lambda: page.session)
        self.card.drafted.connect(self.drafted)
        self.card.closed.connect(self.close_side)
        self.card.child_wanted.connect(self._show_child)
        self.card.decision.decided.connect(self._go_on)
        self.card.decision.admitted.connect(self._show_child)
        self.form = RequestForm(page.session.clock.day, "Ajouter la demande")
        self.form.named("admissions_form", "admissions_new")
        self.form.submitted.connect(self._save)
        self.form.cancelled.connect(self._give_up)
        self.form.edited.connect(self.drafted)
        self.form_panel = FormPanel("Nouvelle demande", self.form)
        self.trying = TryingPanel(page.session.clock.day)
        self.trying.closed.connect(self.close_side)
        self.trying.wanted.connect(self.show_request)
        self.side = Side(self.card, self.form_panel, self.trying)
        return self.side

    def _on_list(self, key: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self.table, act)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _deciding(self, begin: Callable[[], None]) -> Callable[[], None]:
        def decide() -> None:
            line = self.table.current()
            if line is not None:
                self._show_card(line)
                if self.card.line.id == line.id and line.is_waiting:
                    begin()

        return decide

    @property
    def desk(self) -> AdmissionDesk:
        """What was read last."""
        assert self._desk is not None
        return self._desk

    @property
    def is_edited(self) -> bool:
        """Whether something typed here is not saved."""
        return self.form.is_edited or self.card.is_edited

    @property
    def subtitle(self) -> str:
        """« 6 demandes en attente »."""
        return f"{french.plural(len(self._desk.waiting) if self._desk else 0, 'demande')} en attente"

    def reload(self) -> None:
        """Reads them all; what is being typed is left alone."""
        self.is_stale = False
        self._desk = admission_desk(self.page.session)
        lines = self._desk.lines
        waiting = len(self._desk.waiting)
        self.states.show_choices(
            [
                (WAITING, f"En attente {waiting}"),
                (DECIDED, f"Décidées {len(lines) - waiting}"),
                (ALL, "Toutes"),
            ]
        )
        self._filter(self.states.current)
        self.table.set_rows(lines)
        self._mark_first()
        self.trying_button.setEnabled(bool(waiting))
        if not self.form.is_edited:
            self.form.start(self._desk.today)
        if self.side.shows(self.trying):
            self.trying.show_desk(self._desk)
        self._renew_card()

    def _renew_card(self) -> None:
        """The card goes on with what is typed in it, else with the line that is current."""
        if self.card.is_shown and self.card.is_edited:
            line = self.desk.line(self.card.line.id)
            if line is not None:
                self.card.show_line(line, self.desk)
        else:
            self._follow(self.table.current())

    def _follow(self, line: AdmissionLine | None) -> None:
        if not self.side.shows(self.card) or self.card.is_edited:
            return
        if line is not None:
            self.card.show_line(line, self.desk)
        self.side.setVisible(line is not None)

    def enter(self) -> None:
        """The list has the keyboard, or the form half typed."""
        if self.side.shows(self.form_panel) and self.form.is_edited:
            self.form.focus_first()
            return
        self._mark_first()
        self.table.setFocus()

    def _mark_first(self) -> None:
        if self.table.current() is None and self.table.proxy.rowCount():
            self.table.select_row(0)

    def begin(self) -> None:
        """Ctrl+N: the form, as it was left."""
        self.side.open(self.form_panel)
        self.form.focus_first()

    def try_out(self) -> None:
        """S: the simulation, on the list as it is."""
        if self.trying_button.isEnabled():
            self.side.open(self.trying)
            self.trying.show_desk(self.desk)
            self.trying.day.line.setFocus()
            self.trying.day.line.selectAll()

    def open_line(self, line: AdmissionLine) -> None:
        """Entrée: its card has the keyboard."""
        self._show_card(line)
        self.card.enter()

    def _show_card(self, line: AdmissionLine) -> None:
        """The one in which something is typed stays."""
        if not self.card.is_edited:
            self.card.show_line(line, self.desk)
        self.side.open(self.card)

    def show_request(self, request_id: int) -> None:
        """That line, whatever the list showed before, its card open and the list with the keyboard."""
        line = self.desk.line(request_id)
        if line is None:
            return
        self.search.clear()
        self.states.choose(WAITING if line.is_waiting else DECIDED)
        for row in range(self.table.proxy.rowCount()):
            if self.table.proxy.thing(row).id == line.id:
                self.table.select_row(row)
        self._show_card(line)
        self.table.setFocus()

    def close_side(self) -> None:
        """Échap: back to the list."""
        self.side.hide()
        self.table.setFocus()

    def _show_child(self, child_id: int) -> None:
        self.page.desk.open("children", "contract", child_id)

    def _go_on(self) -> None:
        """After a decision, the list has the keyboard, on its next line."""
        self.table.setFocus()
        self._follow(self.table.current())

    def _save(self) -> None:
        with Guard(self.form):
            self.form.check()
            made = add_request(self.page.session, *self.form.request())
            self.form.start(self.desk.today)
            self.drafted.emit()
            self.show_request(made.id)

    def _give_up(self) -> None:
        self.form.start(self.desk.today)
        self.drafted.emit()
        self.close_side()

    def _filter(self, state: str) -> None:
        wanted = {WAITING: True, DECIDED: False}.get(state)
        self.table.proxy.filter_by(None if wanted is None else lambda line: line.is_waiting is wanted)
        self.table.unmatched = NONE_WAITS if state == WAITING and not self.search.text() else Table.unmatched
