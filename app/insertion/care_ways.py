"""What a care request can become (suites d'une demande d'accueil): only what the planning can take is offered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.care.care_check import CareCheck, Rule
from app.care.enrolments import Enrolment, Kind
from app.insertion.care_requests import LOOKED_AT, Became, CareRequest, days_of
from app.spans import Span
from app.structure.opening import Calendar

HOLDERS = (Kind.REGULAR, Kind.OCCASIONAL, Kind.EMERGENCY)
"""Which of a day's enrolments takes an exception: the regular one first."""
SHORT = (Kind.OCCASIONAL, Kind.EMERGENCY, Kind.REGULAR)
"""The kinds of a new enrolment of some days, the natural one first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ways:
    """The director's choices, the natural one first; none where the limit is passed."""

    became: tuple[Became, ...] = ()
    kinds: tuple[Kind, ...] = ()
    """Of a new enrolment: those of which the child has none at that time."""
    outside: bool = False
    """Whether the hours want the director's explicit word: the crèche is not open."""
    at_once: bool = False
    """Whether a plain yes is enough: one day, a contract that covers it, an open crèche."""


def ways_of(
    request: CareRequest,
    days: Sequence[date],
    check: CareCheck,
    enrolments: Sequence[Enrolment],
    today: date,
) -> Ways:
    """What this request of a child can become, among that child's enrolments (see `accept_request`).

    `days` are those of `exception_days`.
    """
    refusals = [one for one in check.refusals() if one.rule is not Rule.CLOSED or request.is_dated]
    if any(one.rule is Rule.OVER_LIMIT for one in refusals):
        return Ways()
    first = request.first_day if request.is_dated else max(request.first_day, today)
    last = request.last_day or date.max
    kinds = _free_kinds(enrolments, first, last)
    found = []
    if days and all(holder_of(enrolments, day) is not None for day in days):
        found.append(Became.EXCEPTIONS)
    if not refusals and not request.is_dated and _regular_throughout(request, enrolments, first):
        found.append(Became.WEEK)
    by_week = request.last_day is not None and last - first > LOOKED_AT
    if kinds and first <= last and not (refusals and by_week):
        found.append(Became.ENROLMENT)
    if Became.WEEK in found and last - first > LOOKED_AT:
        found.sort(key=lambda one: one is not Became.WEEK)
    return Ways(
        became=tuple(found),
        kinds=kinds if Became.ENROLMENT in found else (),
        outside=bool(refusals),
        at_once=request.is_dated and not refusals and Became.EXCEPTIONS in found,
    )


def holder_of(enrolments: Iterable[Enrolment], day: date) -> Enrolment | None:
    """The enrolment that takes an exception of that day; None where none covers it."""
    standing = [one for one in enrolments if one.covers(day)]
    return min(standing, key=lambda one: HOLDERS.index(one.kind), default=None)


def exception_days(
    request: CareRequest, week: Mapping[int, Sequence[Span]], calendar: Calendar
) -> list[date]:
    """The days on which exceptions would stand: of several, the closed ones fall out; none without a last day."""
    if request.last_day is None:
        return []
    days = days_of(request.first_day, request.last_day, week)
    return [day for day in days if request.is_dated or calendar.on(day).open]


def _regular_throughout(request: CareRequest, enrolments: Iterable[Enrolment], first: date) -> bool:
    return any(
        one.kind is Kind.REGULAR
        and one.covers(first)
        and (request.last_day is None or first <= request.last_day <= one.last_day)
        for one in enrolments
    )


def _free_kinds(enrolments: Iterable[Enrolment], first: date, last: date) -> tuple[Kind, ...]:
    taken = {one.kind for one in enrolments if one.first_day <= last and one.last_day >= first}
    order = SHORT if last - first <= LOOKED_AT else HOLDERS
    return tuple(kind for kind in order if kind not in taken)
