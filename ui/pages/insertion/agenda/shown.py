"""Which days of the agenda are shown and whose (jours montrés), and what is read for them."""

from datetime import date, timedelta

from app.care.expected import expected
from app.days import days_between
from app.insertion.agenda import AgendaEntry, agenda, week_of
from app.session import Session
from ui.pages.insertion.agenda.bar import MINE, WEEK, AgendaBar
from ui.pages.insertion.agenda.places import days_shown


class Shown:
    """`day` is the day under the cursor; the bar says whether its week is shown, and whose agenda."""

    def __init__(self, bar: AgendaBar, day: date) -> None:
        self._bar = bar
        self.day = day
        self.days: list[date] = []
        self.entries: list[AgendaEntry] = []
        self.closed: set[date] = set()

    @property
    def is_week(self) -> bool:
        """Whether the whole week is shown."""
        return self._bar.spans.current == WEEK

    @property
    def everybody(self) -> bool:
        """Whether the others' appointments are shown too."""
        return self._bar.whose.current != MINE

    def read(self, session: Session) -> None:
        """Reads what is shown."""
        first, last = week_of(self.day) if self.is_week else (self.day, self.day)
        self.entries = agenda(session, first, last, user_id=self._user_id(session))
        self.days = days_shown(first, [one.day for one in self.entries]) if self.is_week else [first]
        self.closed = closed_days(session, first, last)

    def turn(self, session: Session, step: int) -> None:
        """To the week or the day before (-1) or after (1); an empty week-end day is passed over."""
        if self.is_week:
            self.day += timedelta(days=7 * step)
            return
        days = [self.day + timedelta(days=step * number) for number in (1, 2, 3)]
        found = agenda(session, min(days), max(days), user_id=self._user_id(session))
        busy = {one.day for one in found}
        self.day = next(day for day in days if day.weekday() < 5 or day in busy)

    def _user_id(self, session: Session) -> int | None:
        return None if self.everybody else session.user.id


def closed_days(session: Session, first: date, last: date) -> set[date]:
    """Days on which the crèche does not open; none while its hours are not known."""
    plan = expected(session, first, last, [])
    if plan.calendar.first_day is None:
        return set()
    return {day for day in days_between(first, last) if not plan.opening(day)}
