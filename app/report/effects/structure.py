"""What opening, closures, agreement and settings change in the reports (effets de la structure)."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.care.attendance import Absence, AbsenceReason
from app.dated import latest
from app.days import ONE_DAY, Month
from app.errors import InvalidEntry
from app.report.comments import MonthComment
from app.report.effects.look import EVER, Effect, Effects, Look, Looks, Subject, in_turn, is_night, over
from app.settings import Setting, spec_of
from app.settings_catalogue import ANNOUNCED_DAYS
from app.structure.records import CapacitySlot, Closure, Identity, OpeningSpan, PublicHoliday

FIRST = date.min
"""The first day of what holds until a first row says otherwise."""


def opening_subjects(_one: OpeningSpan, _looks: Looks) -> Iterator[Subject]:
    yield (opening_effects,)


def opening_effects(look: Look) -> Effects:
    """Each set's spans, until the next set begins."""
    for one, last in in_turn(look.find(OpeningSpan)):
        what = ("open", one.weekday, one.start, one.end)
        yield from over(what, one.first_day, last, night=is_night(one.end))


def opens_by_night(look: Look) -> bool:
    """Whether the crèche ever opens past midnight: then a day's own rows govern some of the morrow."""
    return any(is_night(one.end) for one in look.find(OpeningSpan))


def closure_effects(one: Closure, look: Look) -> Effects:
    """Days closed, or a span of each."""
    night = opens_by_night(look)
    yield from over(("closed", one.start, one.end), one.first_day, one.last_day, night=night)


def holiday_effects(one: PublicHoliday, look: Look) -> Effects:
    """A public holiday: closed unless it opens, atypical whole."""
    yield from over(("holiday", one.opens), one.day, one.day, night=opens_by_night(look))


def capacity_subjects(_one: CapacitySlot, _looks: Looks) -> Iterator[Subject]:
    yield (capacity_effects,)


def capacity_effects(look: Look) -> Effects:
    """Each agreement's slots, until the next one begins."""
    night = opens_by_night(look)
    for one, last in in_turn(look.find(CapacitySlot)):
        yield from over(("places", one.start, one.end, one.places), one.first_day, last, night=night)


def identity_subjects(_one: Identity, _looks: Looks) -> Iterator[Subject]:
    yield (identity_effects,)


def identity_effects(look: Look) -> Effects:
    """Whether it is a micro-crèche; names and numbers may be corrected, the stored report stays."""
    for one, last in in_turn(look.find(Identity)):
        if one.micro:
            yield from over(("micro",), one.first_day, last)


def setting_subjects(one: Setting, _looks: Looks) -> Iterator[Subject]:
    try:
        printed = spec_of(one.key).printed
    except InvalidEntry:
        return
    if printed:
        yield setting_effects, one.key


def setting_effects(look: Look, key: str) -> Effects:
    """The value in force, the default before the first row."""
    rows = look.find(Setting, key=key)
    begun = min((row.first_day for row in rows), default=EVER + ONE_DAY)
    periods = [(spec_of(key).default, FIRST, begun - ONE_DAY)]
    periods += [(row.value, row.first_day, last) for row, last in in_turn(rows)]
    for value, first, last in periods:
        yield from over(("setting", key, value), first, last)
    if key == ANNOUNCED_DAYS.key:
        yield from _announced(look, rows)


def _announced(look: Look, rows: Sequence[Setting]) -> Effects:
    """The days of announcement asked on a holiday's first day hold for the whole of it, past the setting's end too."""
    for begun in {row.first_day for row in rows}:
        for one in look.touching(Absence, begun - ONE_DAY, begun):
            row = latest(rows, one.first_day)
            value = row.value if row else ANNOUNCED_DAYS.default
            if one.reason is AbsenceReason.HOLIDAY and one.first_day < begun <= one.last_day:
                yield Effect(("announced", one.enrolment_id, value), begun, one.last_day)


def comment_effects(one: MonthComment, _look: Look) -> Effects:
    """Printed in its month's report."""
    month = Month.parse(one.month)
    yield from over(("comment", one.text), month.first, month.last)
