"""The care requests that wait for the director (demandes d'accueil à traiter), each with all it takes to answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.care.care_check import CareCheck, check_on
from app.care.enrolments import Enrolment
from app.days import ONE_DAY
from app.families.records import Child, Parent
from app.insertion.care_requests import (
    Became,
    CareRequest,
    RequestAnswer,
    RequestSpan,
    looked_at,
    request_week,
)
from app.insertion.care_ways import Ways, exception_days, holder_of, ways_of
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent
from app.report.month_facts import MonthFacts
from app.session import Session
from app.spans import Span
from app.users import Right

Week = Mapping[int, Sequence[Span]]


@dataclass(frozen=True, kw_only=True, slots=True)
class CareCase:
    """A request, for which child, and why."""

    request: CareRequest
    week: Week
    child: Child
    parent: Parent
    event: WorkEvent


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A case that waits for an answer: what it would run into, what it can become."""

    case: CareCase
    check: CareCheck
    ways: Ways
    past: bool = False
    """Whether all its days have gone by."""
    reserved: tuple[Span, ...] = ()
    """What the child's contract has on the day already, where the request is of one day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CareRows:
    """What is read of the requests, before the days that they reach are."""

    waiting: tuple[CareCase, ...] = ()
    withdrawn: tuple[CareCase, ...] = ()
    """Withdrawn after they were accepted: their care stands in the planning until the director has seen it."""
    enrolments: Sequence[Enrolment] = ()
    """Of the children who wait."""

    def until(self, today: date) -> date:
        """The last day that the facts must reach for `asked_care`."""
        days = [day for case in self.waiting for day in looked_at(case.request, case.week, today)]
        return max(days, default=today) + ONE_DAY


def care_rows(session: Session) -> CareRows:
    """The requests to answer or to take note of, the nearest first; nothing for who can't answer them."""
    if not session.can(Right.EDIT_ENROLMENTS):
        return CareRows()
    store = session.store
    requests = store.find(CareRequest, answer=RequestAnswer.WAITING)
    requests += store.find(CareRequest, answer=RequestAnswer.WITHDRAWN, became=list(Became))
    if not requests:
        return CareRows()
    cases = sorted(_cases(session, requests), key=lambda one: (one.request.first_day, one.request.id))
    waiting = tuple(one for one in cases if one.request.answer is RequestAnswer.WAITING)
    first = min((one.request.first_day for one in waiting), default=date.max)
    own = sorted({one.child.id for one in waiting})
    return CareRows(
        waiting=waiting,
        withdrawn=tuple(one for one in cases if one.request.answer is RequestAnswer.WITHDRAWN),
        enrolments=store.touching(Enrolment, first, date.max, child_id=own),
    )


def _cases(session: Session, requests: Sequence[CareRequest]) -> list[CareCase]:
    store = session.store
    spans: dict[int, list[RequestSpan]] = {}
    for span in store.find(RequestSpan, request_id=[one.id for one in requests]):
        spans.setdefault(span.request_id, []).append(span)
    children = {one.id: one for one in store.find(Child, id=sorted({one.child_id for one in requests}))}
    events = {one.id: one for one in store.find(WorkEvent, id=sorted({one.event_id for one in requests}))}
    paths = {
        one.id: one for one in store.find(InsertionPath, id=sorted({one.path_id for one in events.values()}))
    }
    parents = {
        one.id: one for one in store.find(Parent, id=sorted({one.parent_id for one in paths.values()}))
    }
    return [
        CareCase(
            request=one,
            week=request_week(spans.get(one.id, ())),
            child=children[one.child_id],
            parent=parents[paths[events[one.event_id].path_id].parent_id],
            event=events[one.event_id],
        )
        for one in requests
    ]


def asked_care(rows: CareRows, facts: MonthFacts, today: date) -> list[Asked]:
    """Each case that waits, with its check; the facts reach from today to `rows.until(today)`."""
    return [_asked(case, rows, facts, today) for case in rows.waiting]


def _asked(case: CareCase, rows: CareRows, facts: MonthFacts, today: date) -> Asked:
    request, week = case.request, case.week
    own = [one for one in rows.enrolments if one.child_id == case.child.id]
    days = looked_at(request, week, today)
    check = check_on(facts, case.child, days)
    holder = holder_of(own, request.first_day) if request.is_dated else None
    at = facts.calendar.on(request.first_day)
    return Asked(
        case=case,
        check=check,
        ways=ways_of(request, exception_days(request, week, facts.calendar), check, own, today),
        past=not days and request.last_day is not None and request.last_day < today,
        reserved=facts.schedules.reserved(holder, at).spans if holder is not None else (),
    )
