"""Orientations: who was sent to the crèche, those that wait first; added, answered and corrected at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.insertion.orientation_desk import OrientationDesk, OrientationLine, orientation_desk
from app.insertion.orientations import Answer, add_orientation
from ui import french, theme
from ui.boundary import Guard
from ui.carry_out import ListMenu
from ui.pages.insertion.orientations import words
from ui.pages.insertion.orientations.card import OrientationCard
from ui.pages.insertion.orientations.form import NewOrientationForm
from ui.pages.insertion.orientations.table import OrientationsTable
from ui.pages.insertion.view import View
from ui.table import Table
from ui.widgets.basics import Button
from ui.widgets.panel import Panel
from ui.widgets.segmented import SegmentedFilter
from ui.widgets.side import FormPanel, Side

ALL = "all"
NONE_WAITS = "Aucune orientation n’attend de réponse. « Nouvelle orientation » (Ctrl+N) en note une."


class OrientationsView(View):
    """Enter opens the line's card, A, L and R answer it; the form of a new one stays while something is typed."""

    name = "orientations"
    title = "Orientations"
    help_topic = "insertion-orientations"
    keys = (
        "Ctrl+N\u00a0: nouvelle orientation · Entrée\u00a0: ouvrir · A\u00a0: accepter · "
        "L\u00a0: liste d’attente · R\u00a0: refuser · F1\u00a0: aide"
    )

    def build(self) -> None:
        self._desk: OrientationDesk | None = None
        self.table = OrientationsTable("orientations", "Orientations", words.columns(self.session.clock.day))
        self.table.setObjectName("orientations_table")
        self.table.empty = (
            "Aucune orientation encore. « Nouvelle orientation » (Ctrl+N) note celle d’un parent."
        )
        self.table.opened.connect(self.open_line)
        self.table.chosen.connect(self._follow)
        self.states = SegmentedFilter("Réponse donnée")
        self.states.chosen.connect(self._filter)
        self.search = QLineEdit()
        self.search.setObjectName("orientations_filter")
        self.search.setPlaceholderText("Filtrer par nom")
        self.search.setAccessibleName("Filtrer par nom")
        self.search.textChanged.connect(self.table.proxy.filter_text)
        self.search.textChanged.connect(lambda: self._filter(self.states.current))
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._list_panel(), 1)
        row.addWidget(self._side())
        self.body.addLayout(row, 1)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        answers = self.card.answer
        for key, begin in (
            ("A", answers.begin_accept),
            ("L", answers.begin_list),
            ("R", answers.begin_decline),
        ):
            self._on_list(key, self._answering(begin))
        self._on_list("Esc", self.close_card)

    def _list_panel(self) -> QWidget:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.states)
        tools.addWidget(self.search, 1)
        tools.addWidget(ListMenu(self.table, self.session, self))
        self.new = Button("Nouvelle orientation", self.begin, icon="plus", keys="Ctrl+N")
        self.new.setObjectName("orientations_new")
        tools.addWidget(self.new)
        panel = Panel("Orientations reçues")
        panel.add(tools)
        panel.add(self.table, 1)
        self.new.setVisible(self.may_edit)
        return panel

    def _side(self) -> Side:
        self.form = NewOrientationForm(lambda: self.session)
        self.form.named("orientations_form", "orientations_new")
        self.form.submitted.connect(self._save)
        self.form.cancelled.connect(self._give_up)
        self.form.edited.connect(self.drafted)
        self.form.parent_wanted.connect(lambda parent_id: self.page.open("parent", parent_id))
        self.form_panel = FormPanel("Nouvelle orientation", self.form)
        self.card = OrientationCard(lambda: self.session)
        self.card.drafted.connect(self.drafted)
        self.card.closed.connect(self.close_card)
        self.card.answer.answered.connect(self._go_on)
        self.card.path_wanted.connect(self.page.show_parent)
        self.card.child_wanted.connect(lambda child_id: self.page.desk.go("children", child_id))
        self.side = Side(self.card, self.form_panel)
        return self.side

    def _answering(self, begin: Callable[[], None]) -> Callable[[], None]:
        def answer() -> None:
            line = self.table.current()
            if line is not None:
                self._show_card(line)
                if self.may_edit and self.card.line.id == line.id and line.is_waiting:
                    begin()

        return answer

    def _on_list(self, key: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self.table, act)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    @property
    def desk(self) -> OrientationDesk:
        """What was read last."""
        assert self._desk is not None
        return self._desk

    @property
    def is_edited(self) -> bool:
        return self.form.is_edited or self.card.is_edited

    @property
    def subtitle(self) -> str:
        waiting = sum(line.is_waiting for line in self.table.model_.rows)
        return f"{french.plural(waiting, 'orientation')} en attente"

    def reload(self) -> None:
        """Reads them all; what is being typed is left alone."""
        self._desk = orientation_desk(self.session)
        lines = self._desk.lines
        waiting = sum(line.is_waiting for line in lines)
        self.states.show_choices(
            [
                (Answer.WAITING, f"En attente {waiting}"),
                (Answer.ACCEPTED, "Acceptées"),
                (Answer.DECLINED, "Refusées"),
                (ALL, "Toutes"),
            ]
        )
        self._filter(self.states.current)
        self.table.set_rows(lines)
        self.form.offer(self._desk)
        if not self.form.is_edited:
            self.form.start()
        self._renew_card()

    def _renew_card(self) -> None:
        """The card goes on with what is typed in it, else with the line that is current."""
        if self.card.is_shown and self.card.is_edited:
            line = self.desk.line(self.card.line.id)
            if line is not None:
                self.card.show_line(line, self.desk)
        else:
            self._follow(self.table.current())

    def _follow(self, line: OrientationLine | None) -> None:
        if not self.side.shows(self.card) or self.card.is_edited:
            return
        if line is None:
            self.side.hide()
        else:
            self.card.show_line(line, self.desk)

    def enter(self) -> None:
        if self.side.shows(self.form_panel) and self.form.is_edited:
            self.form.focus_first()
        else:
            # Before the focus: it makes the first line current, but does not select it.
            if self.table.current() is None and self.table.proxy.rowCount():
                self.table.select_row(0)
            self.table.setFocus()

    def begin(self) -> None:
        """Ctrl+N: the form, as it was left."""
        if self.may_edit:
            self.side.open(self.form_panel)
            self.form.focus_first()

    def open_line(self, line: OrientationLine) -> None:
        """Its card has the keyboard."""
        self._show_card(line)
        self.card.enter()

    def _show_card(self, line: OrientationLine) -> None:
        """The one in which something is typed stays."""
        if not self.card.is_edited:
            self.card.show_line(line, self.desk)
        self.side.open(self.card)

    def place(self, form: QWidget) -> tuple[str, int]:
        on_card = self.card.is_shown and self.card.isAncestorOf(form)
        return ("orientation", self.card.line.id) if on_card else (self.name, 0)

    def show_one(self, id: int) -> None:
        """The list keeps the keyboard."""
        line = self.desk.line(id)
        if line is None:
            return
        self.search.clear()
        if self.states.current != ALL:
            self.states.choose(line.orientation.answer)
        rows = range(self.table.proxy.rowCount())
        self.table.select_row(next(row for row in rows if self.table.proxy.thing(row).id == line.id))
        self._show_card(line)
        self.table.setFocus()

    def close_card(self) -> None:
        """Échap: back to the list."""
        self.side.hide()
        self.table.setFocus()

    def _go_on(self) -> None:
        """After an answer, the list has the keyboard, on its next line."""
        self.table.setFocus()
        self._follow(self.table.current())

    def _save(self) -> None:
        with Guard(self.form):
            self.form.check()
            if self.form.holds_back():
                return
            made = add_orientation(self.session, self.form.orientation(), parent=self.form.new_parent())
            self.form.start()
            self.drafted.emit()
            self.show_one(made.id)

    def _give_up(self) -> None:
        self.form.start()
        self.drafted.emit()
        self.close_card()

    def _filter(self, state: str) -> None:
        kept = state in set(Answer)
        self.table.proxy.filter_by((lambda line: line.orientation.answer.value == state) if kept else None)
        waiting = state == Answer.WAITING and not self.search.text()
        self.table.unmatched = NONE_WAITS if waiting else Table.unmatched
