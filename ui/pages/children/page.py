"""The page Enfants et familles: the list and the sheet, a new child, the contract on paper; the waiting list."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from app.care.enrolments import Enrolment
from app.consulting import Consulted, consulted
from app.errors import NotFound
from app.families.child_list import Standing, child_lines
from app.families.child_sheet import EnrolmentEntry, child_sheet
from app.families.records import Group, Parent, Parenthood
from app.protection.records import GivenKind
from app.users import Right
from ui import french, theme
from ui.page import Page
from ui.pages.children.kinds import KINDS
from ui.pages.children.list_panel import ListPanel
from ui.pages.children.month.pane import MonthPane
from ui.pages.children.month.typed import TypedMonth
from ui.pages.children.new_family import NewFamilyForm, new_family_panel
from ui.pages.children.nobody import NobodyPanel
from ui.pages.children.page_words import BUSY, COUNTED, MONTH_BUSY, NO_CHILD
from ui.pages.children.paper import ContractPaper
from ui.pages.children.sheet import SheetPanel
from ui.pages.children.views import FILES, Views

LIST_WIDTH = 600
READING_KEYS = "Alt+1 à Alt+4\u00a0: rubriques · Entrée\u00a0: aller à la fiche · F1\u00a0: aide"


class ChildrenPage(Page):
    """Who is in the crèche, each child's family, health and contracts."""

    title = "Enfants et familles"
    help_topic = "children"
    keys = (
        "Ctrl+N\u00a0: nouvel enfant · Alt+1 à Alt+4\u00a0: rubriques · Entrée\u00a0: valider · "
        "Échap\u00a0: abandonner · F1\u00a0: aide"
    )
    kinds = KINDS

    def build(self) -> None:
        self._files_keys = self.keys if self.session.can(Right.EDIT_FAMILIES) else READING_KEYS
        self._counted = ""
        self._child_id: int | None = None
        self.list = ListPanel(self)
        self.list.picked.connect(self.show_child)
        self.list.narrowed.connect(self._follow_list)
        self.list.entered.connect(self._enter_sheet)
        self.list.asked.connect(self.begin_child)
        self.sheet = SheetPanel(lambda: self.session)
        self.sheet.drafted.connect(self._tell_draft)
        self.sheet.drafted.connect(self._follow_list)
        self.sheet.papered.connect(self.show_paper)
        self.sheet.filed.connect(self.show_file)
        self.sheet.month_wanted.connect(self.show_month)
        self.sheet.consulted.connect(self._note_consulted)
        self.form = NewFamilyForm(lambda: self.session)
        self.form.edited.connect(self._tell_draft)
        self.form.added.connect(self._show_added)
        self.form.opened.connect(self.show_child)
        self.form.cancelled.connect(self._give_up)
        self.paper = ContractPaper(self)
        self.paper.closed.connect(self._show_sheet)
        self.month = MonthPane(self)
        self.lines = (TypedMonth(self.month),)
        self.month.closed.connect(self._leave_month)
        self.month.drafted.connect(self._tell_draft)
        self.nobody = NobodyPanel(self.begin_child, may_add=self.session.can(Right.EDIT_FAMILIES))
        self.new_panel = new_family_panel(self.form)
        self.stack = QStackedWidget()
        for widget in (self.nobody, self.sheet, self.new_panel, self.paper):
            self.stack.addWidget(widget)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self.list.setMaximumWidth(theme.scaled(LIST_WIDTH))
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(self.list, 1)
        row.addWidget(self.stack, 1)
        self.files = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        self.files.setLayout(row)
        self.files.setFocusProxy(self.list.table)
        self.views = Views(self, self.files, self._files_keys)
        self.views.turned.connect(self._tell_view)
        self.views.drafted.connect(self._tell_draft)
        self.body.addWidget(self.views, 1)

    def _tell_view(self) -> None:
        """The title's grey text, the help and the keys of the view shown."""
        self.help_topic, self.keys, self.subtitle = self.views.told(self._counted)
        self.rekeyed.emit()

    def reload(self) -> None:
        """Reads the list and the child shown; a form being typed stays."""
        lines = child_lines(self.session)
        enrolled = sum(line.standing is Standing.ENROLLED for line in lines)
        self._counted = french.plural(enrolled, *COUNTED)
        self.views.read()
        holds = self.list.table.current() is not None
        self.list.show_lines(lines)
        self.nobody.tell(filtered=bool(lines))
        self.form.offer(self.session.store.find(Group, ended_on=None))
        if self._child_id not in {line.id for line in lines}:
            self._child_id = self.list.first.id if self.list.first else None
        if holds and self._child_id is not None:
            self.list.reveal(self._child_id)  # a deed on the child shown does not put another in its place
        else:
            self.list.choose(self._child_id)
        self._follow_list()
        if self._child_id is not None:
            self.sheet.show_sheet(child_sheet(self.session, self._child_id))
        if self.stack.currentWidget() in {self.nobody, self.sheet}:
            self.stack.setCurrentWidget(self.sheet if self._child_id is not None else self.nobody)
        if self.views.shows(self.month):
            self._read_month()
        self._tell_view()
        self._tell_draft()

    def _read_month(self) -> None:
        try:
            self.month.reload()
        except NotFound:  # its contract was undone
            self.month.forget()
            self._leave_month()

    def open(self, kind: str, id: int) -> None:
        """That child, its contracts, its family, the first child of that parent, or that request for a place."""
        if kind == "admission":
            self.views.show_request(id)
            return
        self.views.show_view(FILES)
        if kind == "contract":
            self._show_added(id)
        elif kind == "parent":
            ties = self.session.store.find(Parenthood, parent_id=id)
            if ties:
                self.show_child(ties[0].child_id)
                self.sheet.go("family")
            else:
                name = self.session.store.get(Parent, id).name
                self.banner.tell(f"{name}{NO_CHILD}")
        elif kind == "month":
            self.show_month(self.session.store.get(Enrolment, id))
        elif kind == "enrolment":
            self._show_added(self.session.store.get(Enrolment, id).child_id)
            self.sheet.contracts.choose(id)
        elif id:
            self.show_child(id)
            self.sheet.go(kind)

    def place(self, form: QWidget) -> tuple[str, int]:
        if form is self.month:
            return "month", self.month.contract_id
        tab = self.sheet.tab_of(form)
        chosen = self.sheet.contracts.chosen_by(form) if tab == "contracts" else 0
        if chosen:
            return "enrolment", chosen
        return (tab, self._child_id or 0) if tab else self.views.place(form)

    def show_child(self, child_id: int) -> None:
        """Shows that child's sheet; a form being typed there is never thrown away."""
        if child_id != self._child_id and self.sheet.is_edited and self._child_id is not None:
            self.banner.tell(BUSY)
            self.list.choose(self._child_id)
            return
        with self.guard():
            self.views.show_view(FILES)
            self.sheet.show_sheet(child_sheet(self.session, child_id))
            self._child_id = child_id
            self.list.reveal(child_id)
            self.stack.setCurrentWidget(self.sheet)

    def _note_consulted(self, what: Consulted, child_id: int) -> None:
        with self.guard():
            consulted(self.session, what, child_id)

    def _follow_list(self) -> None:
        """The sheet is of somebody in the list, so that no deed meets a family out of sight; a form typed stays."""
        if self.list.table.current() is not None or self.sheet.is_edited:
            return
        self._child_id = self.list.first.id if self.list.first else None
        self.list.choose(self._child_id)
        if self._child_id is not None:
            self.sheet.show_sheet(child_sheet(self.session, self._child_id))
        if self.stack.currentWidget() is not self.new_panel:
            self._show_sheet()

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

    def show_file(self, what: GivenKind, id: int) -> None:
        """Somebody's whole file, to be handed over."""
        with self.guard():
            self.paper.show_file(self.session, what, id)
            self.stack.setCurrentWidget(self.paper)
            self.paper.setFocus()

    def show_month(self, enrolment: Enrolment) -> None:
        """A contract's month, in the whole page; one half typed is found as it was left, and first."""
        with self.guard():
            if not self.month.is_edited:
                self.month.show_month(enrolment)
            else:
                self.month.reload()
                if self.month.desk.enrolment.id != enrolment.id:
                    self.banner.tell(MONTH_BUSY)
            self.views.show_over(self.month, MonthPane.keys)
            self.month.grid.focus_first()

    def _leave_month(self) -> None:
        self.views.show_view(FILES)
        self._show_sheet()

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
        self.drafted.emit(
            self.sheet.is_edited or self.form.is_edited or self.month.is_edited or self.views.is_edited
        )
