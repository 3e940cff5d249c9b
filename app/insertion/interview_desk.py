"""What stands beside an interview while it is logged (entretien): last time, this week, open actions, what comes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.days import ONE_DAY, monday_of
from app.errors import RuleError
from app.families.records import Child, Parent
from app.insertion.actions import ActionState, PlanAction, in_plan_order
from app.insertion.care_requests import CareRequest
from app.insertion.engagements import Engagement, current_engagement
from app.insertion.interview_entry import Appointment
from app.insertion.interviews import COUNTED, Interview, InterviewState
from app.insertion.needs import Need
from app.insertion.paths import InsertionPath, parent_of
from app.insertion.planner import Planner, interviews_of_parent
from app.insertion.rates import Counts, counts_of, known_by
from app.insertion.work_agenda import children_of_path
from app.insertion.work_events import WorkEvent, WorkSpan
from app.session import Session
from app.settings import settings_on
from app.users import Right

QUARTER = 15
AHEAD = 28
"""Days ahead in which the next appointment is proposed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class InterviewDesk:
    """Read from the file at once, for one path."""

    path: InsertionPath
    parent: Parent
    children: tuple[Child, ...]
    interviews: tuple[Interview, ...]
    """All of the parent's, in order."""
    open_actions: tuple[PlanAction, ...]
    last: Interview | None
    """The last one held before today's."""
    agreed: tuple[PlanAction, ...]
    """What was agreed then."""
    events: tuple[tuple[WorkEvent, tuple[WorkSpan, ...], tuple[CareRequest, ...]], ...]
    """Work events to come, the nearest first."""
    engagement: Engagement | None
    counts: Counts
    needs: tuple[Need, ...]
    most_per_week: int
    usual_minutes: int

    def of_week(self, day: date) -> list[Interview]:
        """Those that count in that day's ISO week."""
        monday = monday_of(day)
        return [one for one in self.interviews if one.state in COUNTED and monday_of(one.day) == monday]

    def following(self, one: Interview, today: date) -> Interview | None:
        """The first planned after that one and not past; None where there is none."""
        first = max(today, one.day)
        later = (
            other
            for other in self.interviews
            if other.state is InterviewState.PLANNED and other.id != one.id and other.day >= first
        )
        return next(later, None)


def interview_now(session: Session, path_id: int) -> Interview:
    """One that takes place now and was not foreseen, from the last quarter of an hour; not stored."""
    session.require(Right.SEE_INSERTION)
    now = session.clock.moment()
    return Interview(
        path_id=path_id,
        user_id=session.user.id,
        day=now.date(),
        start=(now.hour * 60 + now.minute) // QUARTER * QUARTER,
        minutes=settings_on(session, now.date()).interview_minutes,
        state=InterviewState.HELD,
    )


def interview_desk(session: Session, path_id: int, *, before: Interview | None = None) -> InterviewDesk:
    """The desk of that path; `before` is the interview being logged: « last time » is the one before it."""
    session.require(Right.SEE_INSERTION)
    store, today = session.store, session.clock.day()
    path = store.get(InsertionPath, path_id)
    interviews = tuple(interviews_of_parent(session, path))
    actions = store.find(PlanAction, path_id=path.id)
    last = last_held(interviews, before)
    settings = settings_on(session, today)
    return InterviewDesk(
        path=path,
        parent=parent_of(session, path),
        children=tuple(children_of_path(session, path)),
        interviews=interviews,
        open_actions=tuple(in_plan_order(one for one in actions if one.state is ActionState.OPEN)),
        last=last,
        agreed=tuple(one for one in actions if last is not None and one.opened_in_id == last.id),
        events=tuple(_events(session, path, today)),
        engagement=current_engagement(store.find(Engagement, path_id=path.id), today),
        counts=counts_of(known_by((one for one in interviews if one.path_id == path.id), today)),
        needs=tuple(store.find(Need, path_id=path.id, closed_on=None)),
        most_per_week=settings.interviews_per_week,
        usual_minutes=settings.interview_minutes,
    )


def last_held(interviews: Iterable[Interview], before: Interview | None) -> Interview | None:
    """The last one held, before that interview where one is given; they come in order."""
    held = [
        one
        for one in interviews
        if one.state is InterviewState.HELD
        and (before is None or (one.id != before.id and (one.day, one.start) < (before.day, before.start)))
    ]
    return held[-1] if held else None


def _events(
    session: Session, path: InsertionPath, today: date
) -> list[tuple[WorkEvent, tuple[WorkSpan, ...], tuple[CareRequest, ...]]]:
    events = [
        one
        for one in session.store.touching(WorkEvent, today, date.max, path_id=path.id)
        if not one.cancelled_on
    ]
    ids = [one.id for one in events]
    spans, requests = (
        session.store.find(WorkSpan, event_id=ids),
        session.store.find(CareRequest, event_id=ids),
    )
    return [
        (
            one,
            tuple(span for span in spans if span.event_id == one.id),
            tuple(request for request in requests if request.event_id == one.id),
        )
        for one in events
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class AppointmentCheck:
    """What was found of an appointment while it is typed: why it is refused, else what to know."""

    refusal: str | None
    warnings: tuple[str, ...]
    in_care: tuple[Child, ...]
    """The children who are expected in the crèche during all of it."""


def check_appointment(
    session: Session, path: InsertionPath, wanted: Interview, beside: Interview | None = None
) -> AppointmentCheck:
    """As planning it would say, nothing stored; and which of the children are cared for meanwhile.

    `beside` is the interview being logged: it counts in its week already.
    """
    session.require(Right.SEE_INSERTION)
    planner = Planner(session, path, wanted.user_id, wanted.day, wanted.day)
    _count(planner, beside)
    return _found(planner, wanted)


def _count(planner: Planner, beside: Interview | None) -> None:
    if beside is not None and beside.state in COUNTED:
        planner.others = [one for one in planner.others if one.id != beside.id or not beside.id]
        planner.take(beside)


def _found(planner: Planner, wanted: Interview) -> AppointmentCheck:
    refusal = None
    try:
        planner.check(wanted)
    except RuleError as error:
        refusal = error.sentence
    busy = planner.busy(wanted)
    closed = [] if planner.is_open(wanted.day) else ["La crèche est fermée ce jour-là."]
    return AppointmentCheck(
        refusal=refusal,
        warnings=(*closed, *([busy] if busy else [])),
        in_care=tuple(planner.in_care(wanted)),
    )


def propose_next(
    session: Session, desk: InterviewDesk, after: date, beside: Interview | None = None
) -> Appointment | None:
    """The next appointment that fits: at the hours of former ones, while a child is cared for where possible.

    Days are tried in order; those at which planning would refuse are passed over.
    """
    session.require(Right.SEE_INSERTION)
    first = max(after, session.clock.day()) + ONE_DAY
    days = [first + timedelta(days=number) for number in range(AHEAD)]
    planner = Planner(session, desk.path, session.user.id, days[0], days[-1])
    _count(planner, beside)
    usual = _usual_hours(desk)
    second: Appointment | None = None
    for day, start in [(day, start) for day in days for weekday, start in usual if weekday == day.weekday()]:
        made = Appointment(day=day, start=start, minutes=desk.usual_minutes)
        wanted = Interview(
            path_id=desk.path.id, user_id=session.user.id, day=day, start=start, minutes=made.minutes
        )
        found = _found(planner, wanted)
        if found.refusal or found.warnings:
            continue
        if found.in_care or not planner.children:
            return made
        second = second or made
    return second


def _usual_hours(desk: InterviewDesk) -> list[tuple[int, int]]:
    """(weekday, minute) of former interviews, the latest first; Monday to Friday at 9 where there is none."""
    seen: dict[tuple[int, int], None] = {}
    for one in reversed(desk.interviews):
        seen.setdefault((one.day.weekday(), one.start), None)
    return list(seen)[:4] or [(weekday, 540) for weekday in range(5)]
