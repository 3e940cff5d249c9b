"""Care requests (demandes d'accueil): the care that a work event needs, asked of the director, who answers.

Accepted, it becomes dated exceptions, other reference weeks, or an enrolment (rules.md, Work event).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from app.care.care_check import CareCheck, check_care
from app.days import days_between
from app.errors import Conflict
from app.families.records import Child, Parenthood
from app.fields import tidy_text
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent, WorkSpan, needed_care, week_of_event
from app.session import Session
from app.spans import Span
from app.store import Record
from app.users import Right
from app.wording import spoken_period

LOOKED_AT = timedelta(days=27)
"""A weekly request is checked on its first four weeks: those that come after repeat them."""


class RequestAnswer(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Became(StrEnum):
    """What an accepted request became."""

    EXCEPTIONS = "exceptions"
    WEEK = "week"
    ENROLMENT = "enrolment"


@dataclass(frozen=True, kw_only=True, slots=True)
class CareRequest(Record):
    """Care asked for one child because of an event; `user_id` is who answered."""

    event_id: int
    child_id: int
    first_day: date
    last_day: date | None = None
    asked_on: date
    answer: RequestAnswer = RequestAnswer.WAITING
    answered_on: date | None = None
    user_id: int | None = None
    reason: str | None = None
    became: Became | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it is of one day only."""
        return self.last_day == self.first_day


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestSpan(Record):
    """Hours asked for on a weekday, 0 = Monday."""

    request_id: int
    weekday: int
    start: int
    end: int


def ask_care(session: Session, event: WorkEvent, child: Child) -> CareRequest:
    """Asks the director for the care that the event needs. Raises Conflict while the same is asked or accepted."""
    session.require(Right.EDIT_INSERTION)
    stored = session.store.get(WorkEvent, event.id)
    path = session.store.get(InsertionPath, stored.path_id)
    if stored.cancelled_on is not None:
        raise Conflict(f"« {stored.label} » est annulé : il ne demande plus d’accueil.")
    if not session.store.find(Parenthood, child_id=child.id, parent_id=path.parent_id):
        raise Conflict(f"{child.name} n’est pas un enfant de ce parent : vérifiez la fiche de la famille.")
    for former in session.store.find(CareRequest, event_id=stored.id, child_id=child.id):
        if former.answer in {RequestAnswer.WAITING, RequestAnswer.ACCEPTED}:
            waits = "attend déjà la réponse" if former.answer is RequestAnswer.WAITING else "a déjà l’accord"
            raise Conflict(
                f"L’accueil de {child.name} {waits} de la direction : retirez d’abord cette demande."
            )
    care = needed_care(stored, week_of_event(session.store.find(WorkSpan, event_id=stored.id)))
    with session.store.atomic(
        "ask_care", about=f"{child.name}, {spoken_period(care.first_day, care.last_day)}"
    ):
        request = session.store.add(
            CareRequest(
                event_id=stored.id,
                child_id=child.id,
                first_day=care.first_day,
                last_day=care.last_day,
                asked_on=session.clock.day(),
            )
        )
        session.store.add_all(
            RequestSpan(request_id=request.id, weekday=weekday, start=span.start, end=span.end)
            for weekday, spans in care.week.items()
            for span in spans
        )
        return request


def withdraw_request(session: Session, request: CareRequest, reason: str | None = None) -> CareRequest:
    """The care is no longer wanted. One already accepted stays in the planning until the director takes it out."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(CareRequest, request.id)
    if former.answer in {RequestAnswer.DECLINED, RequestAnswer.WITHDRAWN}:
        raise Conflict("Cette demande n’attend plus rien : elle a été refusée ou retirée.")
    with session.store.atomic("withdraw_request", about=about_request(session, former)):
        return session.store.change(
            replace(
                former, answer=RequestAnswer.WITHDRAWN, reason=tidy_text(reason, "reason") or former.reason
            )
        )


def acknowledge_withdrawal(session: Session, request: CareRequest) -> CareRequest:
    """The director has taken the withdrawn care out of the planning, or leaves it there on purpose."""
    session.require(Right.EDIT_ENROLMENTS)
    former = session.store.get(CareRequest, request.id)
    if former.answer is not RequestAnswer.WITHDRAWN:
        raise Conflict("Cette demande n’a pas été retirée : répondez-lui plutôt.")
    with session.store.atomic("acknowledge_withdrawal", about=about_request(session, former)):
        return session.store.change(replace(former, became=None))


def decline_request(session: Session, request: CareRequest, reason: str) -> CareRequest:
    """The director's no, with its reason. Raises InvalidEntry without one, Conflict once answered."""
    session.require(Right.EDIT_ENROLMENTS)
    former = waiting(session, request)
    why = tidy_text(reason, "reason", required=True)
    with session.store.atomic("decline_request", about=about_request(session, former)):
        return session.store.change(answered(session, former, RequestAnswer.DECLINED, reason=why))


def waiting(session: Session, request: CareRequest) -> CareRequest:
    """The stored request, still without an answer. Raises Conflict."""
    former = session.store.get(CareRequest, request.id)
    if former.answer is not RequestAnswer.WAITING:
        raise Conflict("Cette demande a déjà une réponse, ou a été retirée : rechargez la page.")
    return former


def answered(
    session: Session,
    request: CareRequest,
    answer: RequestAnswer,
    *,
    reason: str | None = None,
    became: Became | None = None,
) -> CareRequest:
    """The request with its answer, by whom and when; not stored."""
    return replace(
        request,
        answer=answer,
        answered_on=session.clock.day(),
        user_id=session.user.id,
        reason=reason,
        became=became,
    )


def request_week(spans: Iterable[RequestSpan]) -> dict[int, tuple[Span, ...]]:
    """The stored spans of one request, by weekday."""
    days: dict[int, list[Span]] = {}
    for one in spans:
        days.setdefault(one.weekday, []).append(Span(one.start, one.end))
    return {weekday: tuple(sorted(found)) for weekday, found in sorted(days.items())}


def days_of(
    first: date, last: date | None, week: Mapping[int, Sequence[Span]]
) -> dict[date, tuple[Span, ...]]:
    """The dated spans of a request: each day of a bounded one, the first four weeks of an open one."""
    until = first + LOOKED_AT if last is None else last
    return {day: tuple(week[day.weekday()]) for day in days_between(first, until) if week.get(day.weekday())}


def looked_at(
    request: CareRequest, week: Mapping[int, Sequence[Span]], today: date
) -> dict[date, tuple[Span, ...]]:
    """The days of a request that are checked: from today on, at most its first four weeks to come."""
    first = max(request.first_day, today)
    last = min(request.last_day or date.max, first + LOOKED_AT)
    return days_of(first, last, week) if last >= first else {}


def check_request(session: Session, request: CareRequest) -> CareCheck:
    """What the request would run into from today on: at most its first four weeks to come."""
    session.require(Right.SEE_INSERTION)
    week = request_week(session.store.find(RequestSpan, request_id=request.id))
    child = session.store.get(Child, request.child_id)
    return check_care(session, child, looked_at(request, week, session.clock.day()))


def about_request(session: Session, request: CareRequest) -> str:
    """« Minh Anh Nguyễn, le 24 novembre 2026 »."""
    child = session.store.get(Child, request.child_id)
    return f"{child.name}, {spoken_period(request.first_day, request.last_day)}"
