"""The team's page (équipe): the week with its rota and proposal, or the people with contracts, weeks and leaves."""

from datetime import date, datetime

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.care.enrolments import Enrolment
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, WeekPattern
from app.dated import latest
from app.days import iso_week, monday_of
from app.families.records import Child, ChildFact
from app.settings import Setting
from app.staff.records import (
    Leave,
    ShiftException,
    ShiftExceptionSpan,
    ShiftPattern,
    ShiftPatternSpan,
    StaffContract,
    StaffMember,
)
from app.staff.week import TeamWeek, team_week
from app.structure.records import CapacitySlot, Closure, Identity, OpeningSpan, PublicHoliday
from app.users import Right
from ui.keyboard import numbered
from ui.page import Page
from ui.pages.team.people_view import PeopleView
from ui.pages.team.week_view import WeekView
from ui.pages.team.words import qualified_words
from ui.paper_pane import PAPER_KEYS, PaperPane
from ui.widgets.segmented import SegmentedFilter

VIEWS = {"week": "La semaine", "people": "Les personnes"}
READ = {
    "week": "Alt+←, Alt+→\u00a0: semaine · flèches\u00a0: jour · Alt+2\u00a0: les personnes · F1\u00a0: aide",
    "people": "Entrée\u00a0: ouvrir la fiche · Alt+1\u00a0: la semaine · F1\u00a0: aide",
}
WRITE = {
    "week": "Alt+←, Alt+→\u00a0: semaine · F2\u00a0: saisir les heures · Suppr\u00a0: repos · "
    "Ctrl+R\u00a0: proposer · Alt+2\u00a0: les personnes · F1\u00a0: aide",
    "people": "Ctrl+N\u00a0: nouvelle personne · Entrée\u00a0: ouvrir la fiche · Alt+1\u00a0: la semaine · "
    "F1\u00a0: aide",
}


class TeamPage(Page):
    """Two views; each keeps what is typed in it."""

    title = "Équipe"
    help_topic = "team"
    keys = READ["week"]
    kinds = frozenset(
        {
            CapacitySlot, Child, ChildFact, Closure, DayException, Enrolment, ExceptionSpan, Identity, Leave,
            OpeningSpan, PatternSpan, PublicHoliday, Setting, ShiftException, ShiftExceptionSpan, ShiftPattern,
            ShiftPatternSpan, StaffContract, StaffMember, WeekPattern,
        }
    )  # fmt: skip

    def build(self) -> None:
        self.choice = SegmentedFilter("Vue de l’équipe")
        self.choice.show_choices(list(VIEWS.items()))
        self.choice.chosen.connect(self._turn)
        self.week, self.people = WeekView(self), PeopleView(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.week)
        self.stack.addWidget(self.people)
        self.pane = PaperPane(self, "team_paper", "Revenir à la semaine", "Horaires à imprimer")
        self.pane.closed.connect(self._leave_paper)
        self.stack.addWidget(self.pane)
        for view in (self.week, self.people):
            view.drafted.connect(self._tell_draft)
        self.week.opened.connect(self._show_person)
        self._tell_keys()
        self.body.addWidget(self.choice)
        self.body.addWidget(self.stack, 1)
        numbered(self, 1, lambda: self.choice.choose("week"), anywhere=True)
        numbered(self, 2, lambda: self.choice.choose("people"), anywhere=True)

    def reload(self) -> None:
        """Reads the view shown; the other is read when it shows."""
        if self.choice.current == "people":
            self.people.reload()
            self.subtitle = ""
        else:
            self.week.reload()
            self.subtitle = self.week.subtitle

    def show_view(self) -> None:
        """Reads it again: another week, or another view."""
        with self.guard():
            self.reload()

    def open(self, kind: str, id: int) -> None:
        """That person's sheet, the week of the day of that ordinal, on it, or one of the views."""
        if kind == "day":
            self._show_day(date.fromordinal(id))
        elif kind in VIEWS:
            self.choice.choose(kind)
        else:
            self._show_person(id)

    def place(self, form: QWidget) -> tuple[str, int]:
        sheet = self.people.sheet
        if sheet.sheet is not None and sheet.isAncestorOf(form):
            return "member", sheet.sheet.member.id
        return "people" if self.people.isAncestorOf(form) else "week", 0

    def _show_day(self, day: date) -> None:
        self.choice.choose("week")
        self.week.show_week(monday_of(day))
        table = self.week.table
        shown = table.currentIndex().siblingAtColumn(day.weekday() + 1)
        if shown.isValid() and not table.isColumnHidden(shown.column()):
            table.setCurrentIndex(shown)
        table.setFocus()

    def print_week(self) -> None:
        """The rota of the week shown, as paper to hang on the wall: no leave says its kind there."""
        with self.guard():
            week = team_week(self.session, self.week.monday)
            identity = latest(self.session.store.find(Identity), self.session.clock.day())
            creche = identity.name if identity else ""
            share, made_of, least = qualified_words(week)
            data = week, creche, self.session.clock.moment(), f"{share}, {made_of} {least}"
            self.stack.setCurrentWidget(self.pane)
            self.choice.hide()
            self.keys = PAPER_KEYS
            self.rekeyed.emit()
            self.pane.show_paper(f"horaires-{iso_week(self.week.monday)}", data, _paper)
            self.pane.setFocus()

    def _leave_paper(self) -> None:
        self._turn("week")

    def _turn(self, key: str) -> None:
        self.choice.show()
        self.stack.setCurrentWidget(self.people if key == "people" else self.week)
        self._tell_keys()
        self.show_view()
        (self.people.table if key == "people" else self.week.table).setFocus()

    def _tell_keys(self) -> None:
        self.keys = (WRITE if self.session.can(Right.EDIT_STAFF) else READ)[self.choice.current]
        self.rekeyed.emit()

    def _show_person(self, member_id: int) -> None:
        self.choice.choose("people")
        with self.guard():
            self.people.show_member(member_id)

    def _tell_draft(self) -> None:
        self.drafted.emit(self.week.form.is_edited or self.people.is_edited)


def _paper(data: tuple[TeamWeek, str, datetime, str]) -> bytes:
    from ui.pdf.rota_data import sheet_of
    from ui.pdf.rota_sheet import draw

    return draw(sheet_of(*data))
