"""The waiting list (liste d'attente): ranked lines, each with its reasons, then what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.admission.fit import LOOKED_AT, Fit, fit_of
from app.admission.ranking import Points, in_order, points_of
from app.admission.records import (
    AdmissionDecision,
    AdmissionRequest,
    AdmissionSpan,
    RequestState,
    wished_week,
)
from app.admission.rooms import Rooms
from app.days import ONE_DAY, Month
from app.families.records import Group
from app.report.month_facts import facts_between
from app.session import Session
from app.settings import settings_on
from app.spans import Span
from app.users import Right, User


@dataclass(frozen=True, kw_only=True, slots=True)
class AdmissionLine:
    """A request. `rank` and `fit` are those of one that waits."""

    request: AdmissionRequest
    week: Mapping[int, Sequence[Span]]
    points: tuple[Points, ...]
    decisions: tuple[AdmissionDecision, ...]
    """The oldest first."""
    rank: int | None = None
    fit: Fit | None = None

    @property
    def id(self) -> int:
        """The request's."""
        return self.request.id

    @property
    def score(self) -> int:
        """Its points."""
        return sum(one.points for one in self.points)

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to decide."""
        return self.request.state is RequestState.WAITING

    @property
    def weekly_minutes(self) -> int:
        """Wished a week."""
        return sum(span.minutes for spans in self.week.values() for span in spans)


@dataclass(frozen=True, kw_only=True, slots=True)
class AdmissionDesk:
    """Those that wait by rank, then those decided, the newest first."""

    today: date
    lines: tuple[AdmissionLine, ...]
    rooms: Rooms | None
    """None while nobody waits."""
    users: Mapping[int, User]
    groups: Sequence[Group]
    """Those that a child may be placed in."""

    @property
    def waiting(self) -> list[AdmissionLine]:
        """Those to decide, by rank."""
        return [line for line in self.lines if line.is_waiting]

    def line(self, request_id: int) -> AdmissionLine | None:
        """That request's line; None once it is gone."""
        return next((line for line in self.lines if line.id == request_id), None)


def count_waiting(session: Session) -> int:
    """How many requests are to decide; 0 for who may not see them."""
    if not session.can(Right.EDIT_FAMILIES):
        return 0
    return len(session.store.find(AdmissionRequest, state=RequestState.WAITING))


def start_of(request: AdmissionRequest, today: date) -> date:
    """From when its week is looked at: the wished day, today where that is past."""
    return max(request.wanted_from, today)


def admission_desk(session: Session) -> AdmissionDesk:
    """Reads the whole list, and what is planned on the days wished, in a bounded number of queries."""
    session.require(Right.EDIT_FAMILIES)
    store, today = session.store, session.clock.day()
    weights = settings_on(session, today).priorities
    requests = store.find(AdmissionRequest)
    spans: dict[int, list[AdmissionSpan]] = {}
    for span in store.find(AdmissionSpan):
        spans.setdefault(span.admission_id, []).append(span)
    log: dict[int, list[AdmissionDecision]] = {}
    for decision in store.find(AdmissionDecision):
        log.setdefault(decision.admission_id, []).append(decision)
    waits = in_order([one for one in requests if one.state is RequestState.WAITING], weights)
    ranks = {one.id: rank for rank, one in enumerate(waits, start=1)}
    rooms = _rooms(session, waits, today)

    def line(one: AdmissionRequest) -> AdmissionLine:
        week = wished_week(spans.get(one.id, ()))
        return AdmissionLine(
            request=one,
            week=week,
            points=points_of(one, weights),
            decisions=tuple(log.get(one.id, ())),
            rank=ranks.get(one.id),
            fit=fit_of(rooms, week, start_of(one, today)) if rooms and one.id in ranks else None,
        )

    decided = [line(one) for one in requests if one.id not in ranks]
    decided.sort(key=lambda one: (one.decisions[-1].day if one.decisions else date.min, one.id), reverse=True)
    return AdmissionDesk(
        today=today,
        lines=(*map(line, waits), *decided),
        rooms=rooms,
        users={user.id: user for user in store.find(User)},
        groups=sorted(store.find(Group, ended_on=None), key=lambda one: one.position),
    )


def _rooms(session: Session, waits: Sequence[AdmissionRequest], today: date) -> Rooms | None:
    if not waits:
        return None
    last = max(start_of(one, today) for one in waits)
    until = max(last + LOOKED_AT + ONE_DAY, Month.of(last).last)
    return Rooms.of(facts_between(session.store, Month.of(today).first, until))
