"""What contracts, weeks, presences and absences change in the reports (effets de l'accueil)."""

from collections.abc import Iterator
from datetime import date

from app.care.attendance import Absence, AbsenceReason, AttendedSpan
from app.care.enrolments import Enrolment
from app.care.hours import illnesses
from app.care.reserved import week_of
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, Turn, Turning, WeekPattern
from app.families.records import ChildFact, FactKind, Parenthood
from app.insertion.paths import InsertionPath
from app.report.effects.look import EVER, Effects, Look, Looks, Subject, in_turn, is_night, over

MONDAY = date(2001, 1, 1)
"""Any Monday: weeks in turn are told apart by which of them it falls in."""


def stay_effects(one: AttendedSpan, _look: Look) -> Effects:
    """A stay, also on the morrow that it lasts into; an arrival alone leaves its day not recorded."""
    night = one.left is not None and is_night(one.left)
    yield from over(("stay", one.enrolment_id, one.arrived, one.left), one.day, one.day, night=night)


def absence_effects(one: Absence, _look: Look) -> Effects:
    """A holiday is deducted whole or not at all: its first day counts on each of them."""
    whole = one.first_day if one.reason is AbsenceReason.HOLIDAY else None
    what = ("absence", one.enrolment_id, one.reason, one.announced_on, whole)
    yield from over(what, one.first_day, one.last_day)


def illness_subjects(one: Absence, looks: Looks) -> Iterator[Subject]:
    """The waiting days count from the illness's first day, under a former contract and in a former month too."""
    enrolment = looks.get(Enrolment, one.enrolment_id)
    if one.reason is AbsenceReason.ILLNESS_CERTIFIED and enrolment is not None:
        yield illness_effects, enrolment.child_id


def illness_effects(look: Look, child_id: int) -> Effects:
    """Since when the child is ill, on each day of it."""
    own = [enrolment.id for enrolment in look.find(Enrolment, child_id=child_id)]
    for one, since in illnesses(look.find(Absence, enrolment_id=own, reason=AbsenceReason.ILLNESS_CERTIFIED)):
        yield from over(("ill since", one.enrolment_id, since), one.first_day, one.last_day)


def enrolment_effects(one: Enrolment, _look: Look) -> Effects:
    """Enrolled, under which kind; and adapting."""
    yield from over(("enrolled", one.child_id, one.kind), one.first_day, one.last_day)
    if one.adaptation_first_day is not None and one.adaptation_last_day is not None:
        yield from over(("adapts", one.child_id, one.kind), one.adaptation_first_day, one.adaptation_last_day)


def enrolment_subjects(one: Enrolment, _looks: Looks) -> Iterator[Subject]:
    yield weeks_effects, one.id


def pattern_subjects(one: WeekPattern, _looks: Looks) -> Iterator[Subject]:
    yield weeks_effects, one.enrolment_id


def pattern_span_subjects(one: PatternSpan, looks: Looks) -> Iterator[Subject]:
    pattern = looks.get(WeekPattern, one.pattern_id)
    if pattern is not None:
        yield weeks_effects, pattern.enrolment_id


def weeks_effects(look: Look, enrolment_id: int) -> Effects:
    """The reference weeks of an enrolment, inside its bounds."""
    enrolment = look.get(Enrolment, enrolment_id)
    if enrolment is None:
        return
    for pattern, until in in_turn(look.find(WeekPattern, enrolment_id=enrolment_id)):
        first, last = max(pattern.first_day, enrolment.first_day), min(until, enrolment.last_day)
        for span in look.find(PatternSpan, pattern_id=pattern.id):
            what = ("week", enrolment_id, *turn_of(pattern), span.week, span.weekday, span.start, span.end)
            yield from over(what, first, last, night=is_night(span.end))


def turn_of(pattern: Turning) -> tuple[object, ...]:
    """How weeks take turns, the same for two anchors that come to the same; nothing for a single week."""
    if pattern.weeks == 1:
        return ()
    if pattern.turn is Turn.ISO_PARITY:
        return (pattern.weeks, pattern.turn)
    return (pattern.weeks, pattern.turn, week_of(pattern, MONDAY))


def exception_subjects(one: DayException, _looks: Looks) -> Iterator[Subject]:
    yield exception_effects, one.enrolment_id, one.day


def exception_span_subjects(one: ExceptionSpan, looks: Looks) -> Iterator[Subject]:
    exception = looks.get(DayException, one.exception_id)
    if exception is not None:
        yield exception_effects, exception.enrolment_id, exception.day


def exception_effects(look: Look, enrolment_id: int, day: date) -> Effects:
    """The whole list of that day; it takes the place of the week's, whose night ends on the morrow."""
    for exception in look.find(DayException, enrolment_id=enrolment_id, day=day):
        spans = sorted((span.start, span.end) for span in look.find(ExceptionSpan, exception_id=exception.id))
        night = any(is_night(end) for _, end in spans) or _has_nights(look, enrolment_id)
        yield from over(("exception", enrolment_id, tuple(spans)), day, day, night=night)


def _has_nights(look: Look, enrolment_id: int) -> bool:
    patterns = [pattern.id for pattern in look.find(WeekPattern, enrolment_id=enrolment_id)]
    return any(is_night(span.end) for span in look.find(PatternSpan, pattern_id=patterns))


def fact_effects(one: ChildFact, _look: Look) -> Effects:
    """Walking decides how many adults are needed; other facts are in no monthly report."""
    if one.kind is FactKind.WALKS:
        yield from over(("walks", one.child_id), one.first_day, one.last_day or EVER)


def parenthood_effects(one: Parenthood, look: Look) -> Effects:
    """The days on which the child is enrolled and the parent on a path."""
    for path in look.find(InsertionPath, parent_id=one.parent_id):
        for enrolment in look.find(Enrolment, child_id=one.child_id):
            yield from over(
                ("parent", one.child_id, one.parent_id),
                max(path.entry_day, enrolment.first_day),
                min(path.exit_day or EVER, enrolment.last_day),
            )
