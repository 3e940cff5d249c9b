"""What planning must know (prévoir un entretien): the parent's week, the counsellor's day, the crèche's, read once."""

from dataclasses import replace
from datetime import date

from app.care.enrolments import Enrolment
from app.care.expected import Expected, expected
from app.errors import InvalidEntry
from app.families.records import Child, Parent, Parenthood
from app.fields import tidy
from app.insertion.interviews import (
    COUNTED,
    Interview,
    check_apart,
    check_week,
    in_order,
    spoken_time,
)
from app.insertion.paths import A_YEAR, InsertionPath, require_inside
from app.session import Session
from app.settings import Setting, SettingsBook
from app.spans import DAY
from app.users import Right, User
from app.wording import spoken_day, spoken_hour

MOST_MINUTES = 240


def check_interview(path: InsertionPath, interview: Interview, today: date) -> Interview:
    """The interview, tidied. Raises InvalidEntry: a day outside the path or too far, no such hour or length."""
    require_inside(path, interview.day, "L’entretien")
    if interview.day > today + A_YEAR:
        raise InvalidEntry(
            f"Le {spoken_day(interview.day)} est à plus d’un an : vérifiez l’année.", field="day"
        )
    if not 0 <= interview.start < DAY:
        raise InvalidEntry("L’heure d’un entretien va de 0 h à 23 h 59.", field="start")
    if not 1 <= interview.minutes <= MOST_MINUTES:
        raise InvalidEntry(
            f"Un entretien dure de 1 minute à {spoken_hour(MOST_MINUTES)} : corrigez sa durée.",
            field="minutes",
        )
    if interview.end > DAY:
        raise InvalidEntry(
            f"À {spoken_hour(interview.start)}, cet entretien finirait après minuit : corrigez l’heure ou la durée.",
            field="minutes",
        )
    return tidy(interview)


def interviews_of_parent(session: Session, path: InsertionPath) -> list[Interview]:
    """All of the parent's interviews, whatever the path, in order."""
    session.require(Right.SEE_INSERTION)
    paths = session.store.find(InsertionPath, parent_id=path.parent_id)
    return in_order(session.store.find(Interview, path_id=[one.id for one in paths]))


class Planner:
    """For appointments of one path, held by one person, between two days."""

    def __init__(
        self, session: Session, path: InsertionPath, user_id: int | None, first: date, last: date
    ) -> None:
        store = session.store
        self.path = path
        self.today = session.clock.day()
        self.others = interviews_of_parent(session, path)
        self.book = SettingsBook(store.find(Setting))
        self._session, self._user_id = session, user_id
        self._first, self._last = first, last
        self._taken = [] if user_id is None else store.touching(Interview, first, last, user_id=user_id)
        self._expected: Expected | None = None
        self._care: list[Enrolment] = []
        self.children: list[Child] = []

    def check(self, wanted: Interview) -> Interview:
        """The appointment, tidied, where it may be planned.

        Raises InvalidEntry, WeekFull for one too many of its week, Conflict at the same time as another.
        """
        checked = check_interview(self.path, wanted, self.today)
        if checked.day < self.today:
            raise InvalidEntry(
                f"Le {spoken_day(checked.day)} est passé : notez plutôt ce qui s’est passé ce jour-là.",
                field="day",
            )
        check_apart(self.others, checked)
        check_week(self.others, checked, self.book.on(checked.day).interviews_per_week)
        return checked

    def take(self, wanted: Interview) -> None:
        """Counts an appointment of a preview as planned."""
        self.others.append(replace(wanted, id=-len(self.others) - 1))

    def busy(self, wanted: Interview) -> str | None:
        """« Inès Faure a déjà un entretien mardi 24 novembre 2026 à 9 h avec Awa Kouassi. », None when free."""
        if wanted.state not in COUNTED:
            return None
        for other in self._taken:
            if other.id != wanted.id and other.state in COUNTED and other.overlaps(wanted):
                return self._clash(other)
        return None

    def _clash(self, other: Interview) -> str:
        store = self._session.store
        who = store.get(User, other.user_id or 0)
        whom = store.get(Parent, store.get(InsertionPath, other.path_id).parent_id)
        return f"{who.name} a déjà un entretien {spoken_time(other.day, other.start)} avec {whom.name}."

    def is_open(self, day: date) -> bool:
        """Whether the crèche opens on that day, one of the two or between them."""
        return bool(self._plan().opening(day))

    def in_care(self, wanted: Interview) -> list[Child]:
        """The parent's children who are expected in the crèche during all of it."""
        plan = self._plan()
        return [
            child
            for child in self.children
            if any(
                span.start <= wanted.start and wanted.end <= span.end
                for one in self._care
                if one.child_id == child.id
                for span in plan.reserved(one, wanted.day)
            )
        ]

    def _plan(self) -> Expected:
        if self._expected is None:
            store = self._session.store
            ties = store.find(Parenthood, parent_id=self.path.parent_id)
            self.children = store.find(Child, id=sorted({tie.child_id for tie in ties}))
            ids = [child.id for child in self.children]
            self._care = store.touching(Enrolment, self._first, self._last, child_id=ids)
            self._expected = expected(self._session, self._first, self._last, self._care)
        return self._expected
