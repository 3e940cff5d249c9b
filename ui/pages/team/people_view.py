"""The team's people (les personnes): the list at the left, the chosen one's sheet or a new one at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.session import Session
from app.staff.managing import hire
from app.staff.records import StaffMember
from app.staff.sheet import member_sheet
from app.staff.team import TeamMember, team_list
from app.users import Right
from ui import theme
from ui.boundary import Guard
from ui.carry_out import ListMenu
from ui.forms import Need
from ui.insertion_fields import WeeklyHoursField
from ui.pages.team.columns import columns
from ui.pages.team.person import member_fields
from ui.pages.team.person_time import PersonSheet
from ui.table import Table
from ui.widgets.basics import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.section import RecordForm

if TYPE_CHECKING:
    from ui.pages.team.page import TeamPage

SHEET = 460
BUSY = "Une saisie est en cours\u00a0: Entrée l’enregistre, Échap l’abandonne."


class PeopleView(QWidget):
    """Enter on a line goes to the sheet."""

    drafted = Signal(bool)

    def __init__(self, page: "TeamPage") -> None:
        super().__init__()
        self._page = page
        self._member_id: int | None = None
        self._filling = False
        self.may_edit = page.session.can(Right.EDIT_STAFF)
        self.table = Table("team", "Équipe", columns())
        self.table.setObjectName("team_people")
        advice = " « Nouvelle personne » note la première." if self.may_edit else ""
        self.table.empty = f"Personne n’est noté dans l’équipe.{advice}"
        self.table.chosen.connect(self._pick)
        self.table.opened.connect(self._enter)
        self.sheet = PersonSheet(lambda: self.session)
        self.sheet.drafted.connect(self._tell_draft)
        self.form = self._new_form()
        self.stack = QStackedWidget()
        for widget in (self._nobody(), self._sheet_panel(), self._new_panel()):
            self.stack.addWidget(widget)
        self.stack.setFixedWidth(theme.scaled(SHEET))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self._list_panel(), 1)
        row.addWidget(self.stack)

    @property
    def session(self) -> Session:
        """The session of the person at work now."""
        return self._page.session

    @property
    def is_edited(self) -> bool:
        """Whether something typed is not saved."""
        return self.sheet.is_edited or self.form.is_edited

    def _list_panel(self) -> QWidget:
        panel = Panel()
        panel.setAccessibleName("Liste de l’équipe")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addStretch()
        top.addWidget(ListMenu(self.table, self.session, self._page))
        self.new = Button("Nouvelle personne", self.begin, icon="plus", keys="Ctrl+N")
        self.new.setObjectName("team_new")
        self.new.setVisible(self.may_edit)
        top.addWidget(self.new)
        panel.add(top)
        panel.add(self.table, 1)
        return panel

    def _nobody(self) -> QWidget:
        panel = Panel()
        panel.add(
            EmptyState(
                "team",
                "Aucune personne choisie",
                "Notez les adultes qui travaillent auprès des enfants, leur contrat et leurs horaires."
                if self.may_edit
                else "Choisissez une personne dans la liste.",
                deed="Nouvelle personne" if self.may_edit else "",
                act=self.begin,
            ),
            1,
        )
        return panel

    def _sheet_panel(self) -> QWidget:
        panel = Panel()
        panel.body.setContentsMargins(theme.scaled(theme.PADDING), 10, 4, 8)
        panel.add(self.sheet, 1)
        return panel

    def _new_panel(self) -> QWidget:
        panel = Panel("Nouvelle personne")
        panel.add(self.form)
        panel.body.addStretch(1)
        return panel

    def _new_form(self) -> RecordForm:
        form = RecordForm()
        form.named("team_hire", "team_new")
        first, last, qualification, day = member_fields(self.session.clock.day)
        form.add(first, last)
        form.add(qualification)
        form.add(
            day,
            WeeklyHoursField(
                "weekly_minutes", "Heures par semaine", need=Need.MANDATORY, hint="par exemple 35"
            ),
        )
        form.buttons("Ajouter à l’équipe")
        form.submitted.connect(self._hire)
        form.cancelled.connect(self._give_up)
        form.edited.connect(self._tell_draft)
        return form

    def reload(self) -> None:
        """Reads the list and the person shown; a form being typed stays."""
        people = team_list(self.session, self.session.clock.day())
        self._filling = True
        self.table.set_rows(people)
        known = {one.id for one in people}
        if self._member_id not in known:
            current = self.table.current()
            first = self.table.proxy.thing(0) if self.table.proxy.rowCount() else None
            chosen = current or first
            self._member_id = chosen.id if chosen else None
        self._choose()
        self._filling = False
        if self._member_id is not None:
            self.sheet.show_sheet(member_sheet(self.session, self._member_id))
        if self.stack.currentIndex() < 2:
            self.stack.setCurrentIndex(0 if self._member_id is None else 1)

    def show_member(self, member_id: int) -> None:
        """That person's sheet; a form being typed for another is never thrown away."""
        if member_id != self._member_id and self.sheet.is_edited:
            self._page.banner.tell(BUSY)
        else:
            self._member_id = member_id
            self.sheet.show_sheet(member_sheet(self.session, member_id))
            self.stack.setCurrentIndex(1)
        self._filling = True
        self._choose()
        self._filling = False

    def begin(self) -> None:
        """Ctrl+N: the form of a new person, as it was left."""
        self.stack.setCurrentIndex(2)
        self.form.focus_first()

    def _choose(self) -> None:
        for row in range(self.table.proxy.rowCount()):
            if self.table.proxy.thing(row).id == self._member_id:
                self.table.select_row(row)

    def _pick(self, one: TeamMember | None) -> None:
        if one is not None and not self._filling:
            with Guard(self._page):
                self.show_member(one.id)

    def _enter(self, _one: object) -> None:
        self.sheet.parts[0].add.setFocus()

    def _hire(self) -> None:
        with Guard(self.form):
            values = self.form.values()
            minutes: int = values.pop("weekly_minutes")
            stored = hire(self.session, StaffMember(**values), minutes)
            self.form.clear()
            self.form.saved()
            self.show_member(stored.id)
            self._tell_draft()
            self.sheet.parts[2].add.setFocus()

    def _give_up(self) -> None:
        self.form.clear()
        self.form.saved()
        self.stack.setCurrentIndex(0 if self._member_id is None else 1)
        self._tell_draft()
        self.table.setFocus()

    def _tell_draft(self) -> None:
        self.drafted.emit(self.is_edited)
