"""Contracts of the demonstration (contrats d'accueil): one a school year, their weeks and dated exceptions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.care.enrolments import Kind
from app.care.reserved import week_of
from app.care.schedules import WeekPattern
from app.days import ONE_DAY, days_between, monday_of
from app.demonstration.frame import Frame, dice
from app.demonstration.premises import Premises
from app.demonstration.roster import Roster, Stay
from app.demonstration.weeks import Week, shifted, week
from app.spans import Span, common
from app.structure.opening import DayOpening

Exceptions = dict[date, tuple[str | None, tuple[Span, ...]]]
"""By day: a note, and the whole list of that day's spans."""

SETTLING = ((60, "Adaptation, avec un parent"), (90, "Adaptation"), (150, "Adaptation"), (240, "Adaptation"))
"""Minutes of the first days."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """The weeks in turn that hold from a day on."""

    row: WeekPattern
    """Without its enrolment, which is not stored yet."""
    weeks: tuple[Week, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Contract:
    """One enrolment with its weeks; `number` tells it apart from all others."""

    number: int
    stay: Stay
    kind: Kind
    first: date
    last: date
    ends: bool
    """Whether the child leaves with it."""
    adaptation: tuple[date, date] | None = None
    patterns: tuple[Pattern, ...] = ()
    exceptions: Exceptions = field(default_factory=dict)

    def planned(self, at: DayOpening) -> list[Span]:
        """The spans that the pattern in force gives that day, not yet cut to the opening."""
        begun = [pattern for pattern in self.patterns if pattern.row.first_day <= at.day]
        if not begun or not self.first <= at.day <= self.last:
            return []
        turn = week_of(begun[-1].row, at.day)
        return [span for weekday, span in begun[-1].weeks[turn] if weekday == at.weekday]

    def reserved(self, day: date, premises: Premises) -> list[Span]:
        """The day's exception, else its pattern cut to the opening."""
        if day in self.exceptions:
            return list(self.exceptions[day][1])
        at = premises.calendar.on(day)
        return common(self.planned(at), at.spans) if at.open else []


def contracts(found: Roster) -> list[Contract]:
    """Every contract, child by child."""
    made: list[Contract] = []
    for index, stay in enumerate(found.stays):
        if stay.kid.kind is not Kind.OCCASIONAL:
            made += _chain(found, stay, index, len(made))
        if stay.kid.extra:
            made.append(_occasional(found, stay, len(made)))
    return made


def _chain(found: Roster, stay: Stay, index: int, number: int) -> Iterator[Contract]:
    weeks = tuple(week(text) for text in stay.kid.weeks)
    for place, (first, last) in enumerate(_school_years(stay, found.frame)):
        throw = dice("contract", index, place)
        patterns = [_pattern(stay, first, weeks)]
        change = monday_of(date(last.year, 1, 13))
        if len(weeks) == 1 and first < change < last and throw.randrange(4) == 0:
            weeks = (shifted(weeks[0], 0, throw.choice((-30, -30, -15, 15))),)
            patterns.append(_pattern(stay, change, weeks))
        contract = Contract(
            number=number + place,
            stay=stay,
            kind=stay.kid.kind,
            first=first,
            last=last,
            ends=last == stay.last,
            adaptation=_adaptation(found.frame, stay, last, index) if place == 0 else None,
            patterns=tuple(patterns),
        )
        contract.exceptions.update(_settling(contract, found.premises))
        contract.exceptions.update(_changed_days(contract, found))
        yield contract
        if len(weeks) == 1 and throw.randrange(3) == 0:
            weeks = (shifted(weeks[0], throw.choice((0, 15, 30)), 0),)


def _pattern(stay: Stay, first: date, weeks: tuple[Week, ...]) -> Pattern:
    """Renewals keep the anchor of the first contract, so that weeks A and B never swap."""
    row = WeekPattern(
        enrolment_id=0, first_day=first, weeks=len(weeks), turn=stay.kid.turn, anchor=monday_of(stay.first)
    )
    return Pattern(row=row, weeks=weeks)


def _school_years(stay: Stay, frame: Frame) -> Iterator[tuple[date, date]]:
    """The stay cut at each 31 August, but in its first summer; a renewal is signed some weeks ahead."""
    first = stay.first
    while first <= stay.last and (first == stay.first or first <= frame.today + timedelta(days=75)):
        summer = date(first.year + (first.month > 6), 8, 31)
        last = min(stay.last, summer)
        if stay.last - last < timedelta(days=14):
            last = stay.last
        yield first, last
        first = last + ONE_DAY


def _adaptation(frame: Frame, stay: Stay, last: date, index: int) -> tuple[date, date] | None:
    if stay.kid.kind is not Kind.REGULAR or (stay.first == frame.first and index % 16 != 5):
        return None
    return stay.first, min(last, stay.first + timedelta(days=9))


def _settling(contract: Contract, premises: Premises) -> Exceptions:
    """Shorter first days."""
    found: Exceptions = {}
    if contract.adaptation is None:
        return found
    first, last = contract.adaptation
    steps = list(SETTLING)
    for day in days_between(first, last):
        reserved = contract.reserved(day, premises)
        if steps and reserved:
            minutes, note = steps.pop(0)
            start = max(9 * 60, reserved[0].start)
            if start + minutes <= premises.opening(day)[-1].end:
                found[day] = note, (Span(start, start + minutes),)
    return found


def _changed_days(contract: Contract, found: Roster) -> Exceptions:
    """A day now and then that the family asked to change; two weeks ahead are known already."""
    made: Exceptions = {}
    throw = dice("changes", contract.number)
    last = min(contract.last, found.frame.today + timedelta(days=14))
    for day in days_between(contract.first, last):
        if throw.randrange(70) or day in contract.exceptions:
            continue
        reserved = contract.reserved(day, found.premises)
        if len(reserved) != 1 or reserved[0].minutes < 300:
            continue
        start, end = reserved[0]
        made[day] = throw.choice(
            (
                ("Quatre heures seulement", (Span(start, start + 240),)),
                ("Départ plus tôt", (Span(start, end - 60),)),
                ("Arrivée plus tard", (Span(start + 90, end),)),
                ("Ne vient pas ce jour-là", ()),
            )
        )
    return made


def _occasional(found: Roster, stay: Stay, number: int) -> Contract:
    """Occasional care: a contract without pattern, each coming is an exception; a dormant one has none."""
    last = min(stay.last, date(found.frame.today.year + 1, 8, 31))
    contract = Contract(
        number=number,
        stay=stay,
        kind=Kind.OCCASIONAL,
        first=stay.first,
        last=last,
        ends=last == stay.last,
    )
    wanted = week(stay.kid.extra[0])
    throw = dice("occasional", number)
    for day in days_between(stay.first, min(last, found.frame.today + timedelta(days=14))):
        spans = [span for weekday, span in wanted if weekday == day.weekday()]
        turn = (day - monday_of(stay.first)).days // 7 * 7 % (stay.kid.days_between or 1)
        if not stay.kid.days_between or turn or not spans or throw.randrange(6) == 0:
            continue
        if inside := common(spans, found.premises.opening(day)):
            contract.exceptions[day] = None, tuple(inside)
    return contract


def signed(contract: Contract) -> date:
    """The day the contract was signed: the very day in urgency, else some weeks ahead."""
    if contract.kind is Kind.EMERGENCY:
        return contract.first
    return contract.first - timedelta(days=12 + contract.number % 17)
