"""The insertion on the home page (accueil): engagements that end, checks due, interviews to record and to come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.families.records import Parent
from app.insertion.engagements import Engagement
from app.insertion.facts import by_path
from app.insertion.follow_ups import FOLLOWED_UP, DueCheck, FollowUp, due_checks
from app.insertion.interviews import Interview, InterviewState, in_order
from app.insertion.paths import InsertionPath
from app.session import Session
from app.settings import Settings
from app.users import Right, User

AHEAD = timedelta(days=7)
"""How far the next day with interviews is looked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """An open path with its last engagement, one signed for later included; None where there is none."""

    path: InsertionPath
    parent: Parent
    engagement: Engagement | None = None

    @property
    def term(self) -> date | None:
        """The last day that its engagements hold."""
        return None if self.engagement is None else self.engagement.until


@dataclass(frozen=True, kw_only=True, slots=True)
class Next:
    """An interview to come, whose it is and who holds it."""

    interview: Interview
    parent: Parent
    user: User | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class InsertionHome:
    """Read at once, of all paths, whoever follows them."""

    ended: tuple[Standing, ...] = ()
    """Open paths past their term: renew, note the exit or keep the place. The oldest first."""
    ending: tuple[Standing, ...] = ()
    """Those that have reached the first warning, the nearest first."""
    warned_days: int = 0
    """That warning, in days before the term."""
    unsigned: tuple[Standing, ...] = ()
    """Open paths without an engagement, or whose engagement under way has no day of signature."""
    checks: tuple[tuple[DueCheck, Parent], ...] = ()
    to_record: int = 0
    """Interviews of past days without a state."""
    next: tuple[Next, ...] = ()
    """What is left of today's interviews, then those of the next day that has some."""

    @property
    def count(self) -> int:
        """How many things wait."""
        return len(self.ended) + len(self.ending) + len(self.unsigned) + len(self.checks) + self.to_record


def insertion_home(session: Session, settings: Settings) -> InsertionHome:
    """The insertion's part of the home page, in a bounded number of queries."""
    session.require(Right.SEE_INSERTION)
    today = session.clock.day()
    standing = _standing(session)
    planned = in_order(session.store.find(Interview, state=InterviewState.PLANNED))
    warned = max(settings.engagement_warnings, default=0)
    terms = sorted(
        ((one.term, one.path.id, one) for one in standing if one.term is not None), key=lambda one: one[:2]
    )
    return InsertionHome(
        ended=tuple(one for term, _, one in terms if term < today),
        ending=tuple(one for term, _, one in terms if today <= term <= today + timedelta(days=warned)),
        warned_days=warned,
        unsigned=tuple(one for one in standing if _lacks_signature(one, today)),
        checks=tuple(_checks(session, settings, today)),
        to_record=sum(one.day < today for one in planned),
        next=tuple(_next(session, planned, {one.path.id: one.parent for one in standing})),
    )


def _standing(session: Session) -> list[Standing]:
    """The open paths, by entry."""
    store = session.store
    paths = sorted(store.find(InsertionPath, exit_day=None), key=lambda one: (one.entry_day, one.id))
    parents = _parents(session, paths)
    engagements = by_path(store.find(Engagement, path_id=[path.id for path in paths]))
    return [
        Standing(
            path=path,
            parent=parents[path.parent_id],
            engagement=max(engagements.get(path.id, ()), key=lambda one: one.first_day, default=None),
        )
        for path in paths
    ]


def _lacks_signature(one: Standing, today: date) -> bool:
    """Past its term an engagement is told for that, not for its signature."""
    if one.engagement is None:
        return one.path.entry_day <= today
    return one.engagement.signed_on is None and one.engagement.until >= today


def _parents(session: Session, paths: Iterable[InsertionPath]) -> dict[int, Parent]:
    ids = sorted({path.parent_id for path in paths})
    return {one.id: one for one in session.store.find(Parent, id=ids)}


def _checks(session: Session, settings: Settings, today: date) -> list[tuple[DueCheck, Parent]]:
    store = session.store
    paths = [
        path
        for path in store.touching(InsertionPath, today - FOLLOWED_UP, today)
        if path.exit_day is not None
    ]
    answers = store.find(FollowUp, path_id=[path.id for path in paths])
    due = due_checks(paths, answers, settings, today)
    parents = _parents(session, [one.path for one in due])
    return [(one, parents[one.path.parent_id]) for one in due]


def _next(session: Session, planned: Sequence[Interview], known: dict[int, Parent]) -> list[Next]:
    now = session.clock.moment()
    today, minute = now.date(), now.hour * 60 + now.minute
    near = [one for one in planned if today <= one.day <= today + AHEAD]
    left = [one for one in near if one.day == today and one.end > minute]
    later = [one for one in near if one.day > today]
    wanted = left + [one for one in later if one.day == later[0].day]
    parents = known | _of_paths(session, {one.path_id for one in wanted} - known.keys())
    users = {one.id: one for one in session.store.find(User)}
    return [
        Next(interview=one, parent=parents[one.path_id], user=users.get(one.user_id or 0)) for one in wanted
    ]


def _of_paths(session: Session, path_ids: set[int]) -> dict[int, Parent]:
    """Whose paths these are: an appointment may stand after an exit."""
    if not path_ids:
        return {}
    paths = session.store.find(InsertionPath, id=sorted(path_ids))
    parents = _parents(session, paths)
    return {path.id: parents[path.parent_id] for path in paths}
