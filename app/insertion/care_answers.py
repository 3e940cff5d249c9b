"""Accepting a care request (réponse à une demande d'accueil): exceptions, other reference weeks, or an enrolment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.care.care_check import Rule
from app.care.day_exceptions import set_exception
from app.care.enrolling import enrol
from app.care.enrolments import Enrolment, Kind
from app.care.expected import expected
from app.care.schedules import WeekPattern
from app.care.weeks import Weeks, WeekSpan, put_weeks, set_week, weeks_of
from app.dated import latest
from app.days import ONE_DAY
from app.errors import Conflict, InvalidEntry
from app.families.records import Child
from app.insertion.care_requests import (
    LOOKED_AT,
    Became,
    CareRequest,
    RequestAnswer,
    RequestSpan,
    about_request,
    answered,
    check_request,
    days_of,
    request_week,
    waiting,
)
from app.insertion.care_ways import holder_of
from app.session import Session
from app.spans import Span, merged
from app.users import Right
from app.wording import listed, spoken_day, spoken_period


class How(StrEnum):
    """What the hours asked for do to those already reserved."""

    ADDED = "added"
    IN_PLACE = "in_place"


@dataclass(frozen=True, kw_only=True, slots=True)
class Acceptance:
    """The director's yes: what it becomes, and how. `last_day` bounds an open request that becomes an enrolment."""

    became: Became
    how: How = How.ADDED
    kind: Kind = Kind.OCCASIONAL
    last_day: date | None = None
    outside_opening: bool = False


def accept_request(session: Session, request: CareRequest, acceptance: Acceptance) -> CareRequest:
    """Writes the care into the planning and the answer into the request, in one deed.

    Raises InvalidEntry or Conflict, by name: over the limit, outside the opening without the director's word, no
    enrolment to hold it…
    """
    session.require(Right.EDIT_ENROLMENTS)
    former = waiting(session, request)
    _refuse_unfit(session, former, acceptance)
    week = request_week(session.store.find(RequestSpan, request_id=former.id))
    with session.store.atomic("accept_request", about=about_request(session, former)):
        match acceptance.became:
            case Became.EXCEPTIONS:
                _as_exceptions(session, former, week, acceptance)
            case Became.WEEK:
                _as_week(session, former, week, acceptance)
            case Became.ENROLMENT:
                _as_enrolment(session, former, week, acceptance)
        return session.store.change(
            answered(session, former, RequestAnswer.ACCEPTED, became=acceptance.became)
        )


Week = Mapping[int, Sequence[Span]]


def _first_day(session: Session, request: CareRequest) -> date:
    """From when an answer given today changes the planning. Raises Conflict for a request that is past."""
    today = session.clock.day()
    if request.is_dated:
        return request.first_day
    if request.last_day is not None and request.last_day < today:
        raise Conflict(
            f"Cette demande allait jusqu’au {spoken_day(request.last_day)} : elle est passée. Notez ses jours un par "
            "un, ou refusez-la.",
            field="became",
        )
    return max(request.first_day, today)


def _is_long(session: Session, request: CareRequest, acceptance: Acceptance) -> bool:
    """Whether an enrolment made of it holds the care by reference weeks rather than day by day."""
    last = request.last_day or acceptance.last_day or date.max
    return last - _first_day(session, request) > LOOKED_AT


def _by_pattern(session: Session, request: CareRequest, acceptance: Acceptance) -> bool:
    """Whether reference weeks hold the care: they are cut to the opening, and closed days fall out by themselves."""
    return acceptance.became is Became.WEEK or (
        acceptance.became is Became.ENROLMENT and _is_long(session, request, acceptance)
    )


def _refuse_unfit(session: Session, request: CareRequest, acceptance: Acceptance) -> None:
    check = check_request(session, request)
    refusals = [one for one in check.refusals() if one.rule is not Rule.CLOSED or request.is_dated]
    over = [one for one in refusals if one.rule is Rule.OVER_LIMIT]
    if over:
        raise Conflict(f"{over[0].sentence} Proposez d’autres heures, ou refusez la demande.", field="how")
    if not refusals:
        return
    told = listed([one.sentence.removesuffix(".") for one in refusals], most=2)
    if _by_pattern(session, request, acceptance):
        raise InvalidEntry(
            f"{told} : une semaine type ne dépasse pas l’ouverture. Répondez jour par jour, ou ouvrez la crèche "
            "à ces heures.",
            field="became",
        )
    if not acceptance.outside_opening:
        raise InvalidEntry(
            f"{told} : confirmez un accueil hors ouverture, ou refusez la demande.", field="outside_opening"
        )


def _as_exceptions(session: Session, request: CareRequest, week: Week, acceptance: Acceptance) -> None:
    if request.last_day is None:
        raise InvalidEntry(
            "Une demande sans fin ne se note pas jour par jour : changez la semaine type, ou faites un contrat.",
            field="became",
        )
    for day, spans in _open_days(session, request, week, acceptance).items():
        holder = holder_on(session, request.child_id, day)
        if holder is None:
            child = session.store.get(Child, request.child_id)
            raise Conflict(
                f"Aucun contrat de {child.name} ne couvre le {spoken_day(day)} : "
                "acceptez plutôt la demande par un nouveau contrat.",
                field="became",
            )
        _put_day(session, holder, day, spans, acceptance)


def _open_days(
    session: Session, request: CareRequest, week: Week, acceptance: Acceptance
) -> dict[date, tuple[Span, ...]]:
    """The days asked for; of several, the closed ones are left out unless the director wants them."""
    days = days_of(request.first_day, request.last_day or acceptance.last_day, week)
    if request.is_dated or acceptance.outside_opening or not days:
        return days
    calendar = expected(session, min(days), max(days), []).calendar
    return {day: spans for day, spans in days.items() if calendar.on(day).open}


def _put_day(
    session: Session, holder: Enrolment, day: date, spans: Sequence[Span], acceptance: Acceptance
) -> None:
    reserved = expected(session, day, day, [holder]).reserved(holder, day)
    wanted = merged([*reserved, *spans]) if acceptance.how is How.ADDED else list(spans)
    note = "Demande d’accueil acceptée"
    set_exception(session, holder, day, wanted, note=note, outside_opening=acceptance.outside_opening)


def holder_on(session: Session, child_id: int, day: date) -> Enrolment | None:
    """The enrolment that takes an exception of that day: the regular one first."""
    return holder_of(session.store.touching(Enrolment, day, day, child_id=child_id), day)


def _as_week(session: Session, request: CareRequest, week: Week, acceptance: Acceptance) -> None:
    first, last = _first_day(session, request), request.last_day or date.max
    regular = session.store.touching(Enrolment, first, first, child_id=request.child_id, kind=Kind.REGULAR)
    if not regular:
        child = session.store.get(Child, request.child_id)
        raise Conflict(
            f"{child.name} n’a pas de contrat régulier le {spoken_day(first)} : faites plutôt un nouveau contrat.",
            field="became",
        )
    (enrolment,) = regular
    former = weeks_of(session, enrolment)
    if request.last_day is not None and request.last_day > enrolment.last_day:
        raise Conflict(
            f"Le contrat va {spoken_period(enrolment.first_day, enrolment.last_day)}, la demande plus loin : "
            "prolongez d’abord le contrat, ou faites-en un nouveau.",
            field="became",
        )
    set_week(
        session, enrolment, first_day=first, weeks=_changed(_weeks_on(former, first), week, acceptance.how)
    )
    for pattern, weeks in former:
        if first < pattern.first_day <= min(last, enrolment.last_day):
            later = _changed(weeks, week, acceptance.how)
            set_week(session, enrolment, first_day=pattern.first_day, weeks=later)
    if request.last_day is None or request.last_day >= enrolment.last_day:
        return
    back = request.last_day + ONE_DAY
    if not any(pattern.first_day == back for pattern, _ in former):
        again = _weeks_on(former, back)
        put_weeks(session, enrolment.id, back, again or Weeks(spans=()))


def _weeks_on(former: Sequence[tuple[WeekPattern, Weeks]], day: date) -> Weeks | None:
    pattern = latest((pattern for pattern, _ in former), day)
    return next((weeks for known, weeks in former if known == pattern), None)


def _changed(in_force: Weeks | None, week: Week, how: How) -> Weeks:
    if in_force is None or how is How.IN_PLACE:
        return Weeks(spans=tuple(_week_spans(0, week)))
    spans: list[WeekSpan] = []
    for number in range(in_force.weeks):
        own: dict[int, list[Span]] = {weekday: list(wanted) for weekday, wanted in week.items()}
        for one in in_force.spans:
            if one.week == number:
                own.setdefault(one.weekday, []).append(Span(one.start, one.end))
        spans += _week_spans(number, own)
    return replace(in_force, spans=tuple(spans))


def _week_spans(number: int, week: Week) -> Iterator[WeekSpan]:
    for weekday, spans in sorted(week.items()):
        for span in merged(spans):
            yield WeekSpan(number, weekday, span.start, span.end)


def _as_enrolment(session: Session, request: CareRequest, week: Week, acceptance: Acceptance) -> None:
    last = request.last_day or acceptance.last_day
    if last is None:
        raise InvalidEntry("Un contrat a un dernier jour : indiquez-le.", field="last_day")
    first = _first_day(session, request)
    made = Enrolment(child_id=request.child_id, kind=acceptance.kind, first_day=first, last_day=last)
    if not _is_long(session, request, acceptance):
        enrolment = enrol(session, made)
        for day, spans in _open_days(session, replace(request, first_day=first), week, acceptance).items():
            _put_day(session, enrolment, day, spans, replace(acceptance, how=How.IN_PLACE))
        return
    enrol(session, made, Weeks(spans=tuple(_week_spans(0, week))))
