"""The page Enfants et familles: the list, the sheet, the form of a new child, the contract on paper."""

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from app.care.enrolments import Enrolment
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, WeekPattern
from app.families.child_list import Standing, child_lines
from app.families.child_sheet import EnrolmentEntry, child_sheet
from app.families.health import Allergy, CareProtocol
from app.families.records import (
    Child,
    ChildFact,
    Consent,
    Contact,
    Group,
    GroupStay,
    Home,
    Parent,
    Parenthood,
    Resources,
)
from app.users import Right
from ui import french, theme
from ui.page import Page
from ui.pages.children.list_panel import ListPanel
from ui.pages.children.new_family import NewFamilyForm
from ui.pages.children.paper import ContractPaper
from ui.pages.children.sheet import SheetPanel
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import Panel

LIST_WIDTH = 600
READING_KEYS = "Alt+1 à Alt+4\u00a0: rubriques · Entrée\u00a0: aller à la fiche · F1\u00a0: aide"
NO_CHILD = (
    "\u00a0: aucun enfant au dossier encore. La fiche d’un parent se lit avec celle de son enfant, "
    "que « Nouvel enfant » ajoute."
)
BUSY = (
    "Une saisie est en cours sur cette fiche\u00a0: Entrée l’enregistre, Échap l’abandonne. "
    "La fiche demandée s’ouvrira ensuite."
)


class ChildrenPage(Page):
    """Who is in the crèche, each child's family, health and contracts."""

    title = "Enfants et familles"
    help_topic = "children"
    keys = (
        "Ctrl+N\u00a0: nouvel enfant · Alt+1 à Alt+4\u00a0: rubriques · Entrée\u00a0: valider · "
        "Échap\u00a0: abandonner · F1\u00a0: aide"
    )
    kinds = frozenset(
        {
            Allergy, CareProtocol, Child, ChildFact, Consent, Contact, DayException, Enrolment, ExceptionSpan, Group,
            GroupStay, Home, Parent, Parenthood, PatternSpan, Resources, WeekPattern,
        }
    )  # fmt: skip

    def build(self) -> None:
        if not self.session.can(Right.EDIT_FAMILIES):
            self.keys = READING_KEYS
        self._child_id: int | None = None
        self.list = ListPanel(self)
        self.list.picked.connect(self.show_child)
        self.list.entered.connect(self._enter_sheet)
        self.list.asked.connect(self.begin_child)
        self.sheet = SheetPanel(lambda: self.session)
        self.sheet.drafted.connect(self._tell_draft)
        self.sheet.papered.connect(self.show_paper)
        self.form = NewFamilyForm(lambda: self.session)
        self.form.edited.connect(self._tell_draft)
        self.form.added.connect(self._show_added)
        self.form.opened.connect(self.show_child)
        self.form.cancelled.connect(self._give_up)
        self.paper = ContractPaper(self)
        self.paper.closed.connect(self._show_sheet)
        self.nobody = Panel()
        self.new_panel = self._new_panel()
        self.stack = QStackedWidget()
        for widget in (self.nobody, self.sheet, self.new_panel, self.paper):
            self.stack.addWidget(widget)
        self._fill_nobody()
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self.list.setMaximumWidth(theme.scaled(LIST_WIDTH))
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(self.list, 1)
        row.addWidget(self.stack, 1)
        self.body.addLayout(row, 1)

    def _new_panel(self) -> QWidget:
        panel = Panel("Nouvel enfant", "avec un parent et leur foyer")
        area, inside = QScrollArea(), self.form
        inside.setObjectName("content")
        inside.setContentsMargins(0, 0, 8, 0)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        panel.add(area, 1)
        return panel

    def _fill_nobody(self) -> None:
        may = self.session.can(Right.EDIT_FAMILIES)
        self.nobody.add(
            EmptyState(
                "families",
                "Aucun enfant choisi",
                "Choisissez un enfant dans la liste, ou ajoutez le premier avec sa famille et son foyer."
                if may
                else "Choisissez un enfant dans la liste.",
                deed="Nouvel enfant" if may else "",
                act=self.begin_child,
            ),
            1,
        )

    def reload(self) -> None:
        """Reads the list and the child shown; a form being typed stays."""
        lines = child_lines(self.session)
        enrolled = sum(line.standing is Standing.ENROLLED for line in lines)
        self.subtitle = french.plural(
            enrolled, "enfant avec un contrat en cours", "enfants avec un contrat en cours"
        )
        self.list.show_lines(lines)
        self.form.offer(self.session.store.find(Group, ended_on=None))
        known = {line.id for line in lines}
        if self._child_id not in known:
            current = self.list.table.current()
            first = self.list.table.proxy.thing(0) if self.list.table.proxy.rowCount() else None
            chosen = current or first
            self._child_id = chosen.id if chosen else None
        if self._child_id is not None:
            self.sheet.show_sheet(child_sheet(self.session, self._child_id))
        self.list.choose(self._child_id)
        if self.stack.currentWidget() in {self.nobody, self.sheet}:
            self.stack.setCurrentWidget(self.sheet if self._child_id is not None else self.nobody)
        self._tell_draft()

    def open(self, kind: str, id: int) -> None:
        """That child, or the first child of that parent."""
        if kind == "parent":
            ties = self.session.store.find(Parenthood, parent_id=id)
            if ties:
                self.show_child(ties[0].child_id)
                self.sheet.go("family")
            else:
                name = self.session.store.get(Parent, id).name
                self.banner.tell(f"{name}{NO_CHILD}")
        else:
            self.show_child(id)

    def show_child(self, child_id: int) -> None:
        """Shows that child's sheet; a form being typed there is never thrown away."""
        if child_id != self._child_id and self.sheet.is_edited and self._child_id is not None:
            self.banner.tell(BUSY)
            self.list.choose(self._child_id)
            return
        with self.guard():
            self.sheet.show_sheet(child_sheet(self.session, child_id))
            self._child_id = child_id
            self.list.reveal(child_id)
            self.stack.setCurrentWidget(self.sheet)

    def begin_child(self) -> None:
        """Ctrl+N: the form of a new child, as it was left."""
        self.stack.setCurrentWidget(self.new_panel)
        self.form.focus_first()

    def show_paper(self, entry: EnrolmentEntry) -> None:
        """The contract as it is printed."""
        if self.sheet.sheet is not None:
            with self.guard():
                self.paper.show_contract(self.session, self.sheet.sheet, entry)
                self.stack.setCurrentWidget(self.paper)
                self.paper.setFocus()

    def _show_added(self, child_id: int) -> None:
        self.show_child(child_id)
        self.sheet.go("contracts")
        self._tell_draft()

    def _give_up(self) -> None:
        self.form.empty()
        self._show_sheet()
        self.list.table.setFocus()

    def _show_sheet(self) -> None:
        self.stack.setCurrentWidget(self.sheet if self._child_id is not None else self.nobody)
        self._tell_draft()

    def _enter_sheet(self) -> None:
        self.stack.setCurrentWidget(self.sheet)
        self.sheet.choice.setFocus()

    def _tell_draft(self) -> None:
        self.drafted.emit(self.sheet.is_edited or self.form.is_edited)
