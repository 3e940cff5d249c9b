"""Who is enrolled when (effectif de la démonstration): named children first, ordinary ones fill the places left."""

from calendar import isleap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.care.enrolments import Kind
from app.days import Month
from app.demonstration import cast, cast_more, names
from app.demonstration.frame import Frame, dice
from app.demonstration.premises import EARLY, LATE, Premises, early_places
from app.demonstration.seeds import Birth, Family, Kid, father, mother
from app.demonstration.weeks import ORDINARY, week

ENROLLED_PERCENT = (112, 113, 114, 115, 116, 117, 115, 112, 108, 111, 112, 112)
"""Children enrolled for a hundred places, January to December: nobody comes every day."""
YOUNGEST = timedelta(days=75)
"""Ten weeks: the end of a maternity leave."""
SCHOOL = "École maternelle"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stay:
    """A child's time in the crèche, from the first to the last day foreseen; `family` is its place in the roster."""

    kid: Kid
    family: int
    birth: date
    first: date
    last: date
    reason: str


@dataclass(kw_only=True, slots=True)
class Roster:
    """The families and the stays of their children, filled in order."""

    frame: Frame
    premises: Premises
    families: list[Family] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    enrolled: Counter[Month] = field(default_factory=Counter)
    """Children of regular care, by month."""
    loads: Counter[tuple[Month, int, str]] = field(default_factory=Counter)
    """Of them, those of a weekday before 8:00, at 10:30, from 18:00."""

    def add(self, family: Family, stays: list[Stay]) -> None:
        """Takes a family in."""
        self.families.append(family)
        self.stays += stays
        for stay in stays:
            for month in self.months(stay):
                self.enrolled[month] += stay.kid.kind is Kind.REGULAR
                for load in busy(stay.kid.weeks):
                    self.loads[month, *load] += 1

    def months(self, stay: Stay) -> Iterator[Month]:
        """The months of the demonstration that the stay touches."""
        first, last = max(stay.first, self.frame.first), min(stay.last, self.frame.month.last)
        return Month.of(first).until(Month.of(last)) if first <= last else iter(())

    def wanted(self, month: Month) -> int:
        """Children of regular care that a crèche of that size has in that month."""
        return max(1, self.frame.places * ENROLLED_PERCENT[month.month - 1] // 100)


def roster(frame: Frame, premises: Premises) -> Roster:
    """Everybody, named families first; a small crèche has as many of them as it has room for."""
    found = Roster(frame=frame, premises=premises)
    seeking = 0
    for family in (*cast.ON_A_PATH, *cast.DIFFICULT, *cast_more.EVERYDAY, *cast.PAST_PATHS):
        stays = [stay for kid in family.kids if (stay := stay_of(found, kid, len(found.families)))]
        on_a_path = (
            len(stays) if any(path.exit is None for adult in family.adults for path in adult.paths) else 0
        )
        if (
            not stays
            or not _fits(found, stays)
            or (on_a_path and seeking + on_a_path > most_on_a_path(frame))
        ):
            continue
        seeking += on_a_path
        found.add(family, stays)
    fill(found)
    return found


def most_on_a_path(frame: Frame) -> int:
    """Named children whose parent is still on a path: rather more than the 20 %."""
    return max(1, frame.places * 35 // 100)


def _fits(found: Roster, stays: list[Stay]) -> bool:
    regular = [stay for stay in stays if stay.kid.kind is Kind.REGULAR]
    months = Counter(month for stay in regular for month in found.months(stay))
    return all(found.enrolled[month] + more <= found.wanted(month) for month, more in months.items())


def stay_of(found: Roster, kid: Kid, family: int) -> Stay | None:
    """The stay of a named child; None where its time lies outside the demonstration."""
    frame = found.frame
    birth = birth_of(frame, kid)
    if birth is None:
        return None
    joined = frame.first if kid.joined is None else max(frame.first, frame.back(kid.joined, kid.joined_day))
    first = max(joined, birth + YOUNGEST)
    last, reason = school_eve(birth), SCHOOL
    if kid.birth is Birth.THREE_ON_STAGE:
        last = frame.month.plus(2).last
    if kid.kind is Kind.EMERGENCY:
        last = first + timedelta(days=45)
    if kid.leaves is not None:
        last = min(last, frame.back(kid.leaves, 22))
    if kid.leaving is not None:
        reason = kid.leaving
    first = found.premises.open_day(first) if first > frame.first else first
    if last < first + timedelta(days=20) or first > frame.month.plus(1).last:
        return None
    return Stay(kid=kid, family=family, birth=birth, first=first, last=last, reason=reason)


def birth_of(frame: Frame, kid: Kid) -> date | None:
    """The day a named child is born; None where no 29 February fits."""
    match kid.birth:
        case Birth.BY_AGE:
            return frame.back(kid.age, dice("birthday", kid.last).randint(1, 28))
        case Birth.THREE_ON_STAGE:
            return date(frame.stage.year - 3, frame.stage.month, 15)
        case Birth.LEAP_DAY:
            leap = (frame.today - timedelta(days=120)).year // 4 * 4
            return date(leap, 2, 29) if isleap(leap) else None
    raise AssertionError(kid.birth)


def school_eve(birth: date) -> date:
    """The last day before école maternelle: 31 August of the year of the third birthday."""
    return date(birth.year + 3, 8, 31)


def busy(weeks: tuple[str, ...]) -> set[tuple[int, str]]:
    """Weekdays on which those weeks bring a child before 8:00, at 10:30, from 18:00."""
    found = set()
    for text in weeks:
        for weekday, span in week(text):
            if span.start < EARLY:
                found.add((weekday, "early"))
            if span.start <= 630 < span.end:
                found.add((weekday, "core"))
            if span.end > LATE:
                found.add((weekday, "late"))
    return found


def fill(found: Roster) -> None:
    """Ordinary families for the places left, month by month; nobody begins in July or August but on the first day."""
    used = {kid.first for family in found.families for kid in family.kids}
    free = [first for first in names.CHILDREN if first not in used]
    count = 0
    for month in found.frame.all_months():
        if month.month in (7, 8) and month.first != found.frame.first:
            continue
        while (until := _room(found, month)) is not None:
            family, stay = _ordinary(found, month, until, count, free)
            found.add(family, [stay])
            count += 1


def _room(found: Roster, month: Month) -> Month | None:
    """The last month to which one more child fits in from this one on; None where that is too short a time."""
    until = month
    while until <= found.frame.month and found.enrolled[until] < found.wanted(until):
        until = until.plus(1)
    if until > found.frame.month:
        return until.plus(36)
    return until.plus(-1) if until >= month.plus(4) else None


def _ordinary(found: Roster, month: Month, until: Month, count: int, free: list[str]) -> tuple[Family, Stay]:
    throw = dice("family", count)
    at_first = month.first == found.frame.first
    first = month.first
    if not at_first:
        first = found.premises.open_day(first + timedelta(days=throw.randrange(13)))
    birth = _birth(first, throw.randint(4, 30) if at_first else throw.randint(3, 17), until)
    last, reason = school_eve(birth), SCHOOL
    if last > until.last:
        last, reason = until.first + timedelta(days=throw.randrange(28)), throw.choice(names.LEAVINGS)
    family = _family(count, free)
    stay = Stay(
        kid=family.kids[0], family=len(found.families), birth=birth, first=first, last=last, reason=reason
    )
    weeks = _week_that_fits(found, stay, throw.randrange(len(ORDINARY) - 5))
    family = replace(family, kids=(replace(family.kids[0], weeks=(weeks,)),))
    return family, replace(stay, kid=family.kids[0])


def _birth(first: date, months: int, until: Month) -> date:
    """A birth about so many months before, such that école maternelle begins when the place is wanted, if it can."""
    joined = Month.of(first)
    month = joined.plus(-months)
    summers = [
        year
        for year in range(first.year, until.year + 1)
        if joined.plus(2) <= Month(year=year, month=8) <= until
    ]
    if summers and month.year + 3 not in summers:
        year = min(summers, key=lambda summer: (abs(summer - 3 - month.year), summer))
        month = Month(year=year - 3, month=8 + months % 5)
    birth = min(month.last, month.first + timedelta(days=(months * 11 + first.day * 7) % 31))
    return min(birth, first - YOUNGEST)


def _week_that_fits(found: Roster, stay: Stay, start: int) -> str:
    """The first week from `start` on that leaves each weekday under the agreed places; else the lightest."""
    places = found.frame.places
    most = {"early": early_places(places) * 3 // 4, "core": places * 29 // 30, "late": places // 4}
    months = list(found.months(stay))
    for text in (*ORDINARY[start:], *ORDINARY[:start]):
        if all(found.loads[month, day, hour] < most[hour] for month in months for day, hour in busy((text,))):
            return text
    return ORDINARY[-1]


def _family(count: int, free: list[str]) -> Family:
    throw = dice("names", count)
    rounds, place = divmod(count, len(free))
    last = names.FAMILIES[(count * 7 + rounds * 3) % len(names.FAMILIES)]
    her_own = throw.choice(names.FAMILIES) if throw.randrange(4) == 0 else last
    adults = [mother(throw.choice(names.MOTHERS), her_own, throw.randint(22, 41))]
    if throw.randrange(5):
        adults.append(father(throw.choice(names.FATHERS), last, throw.randint(24, 45)))
    return Family(kids=(Kid(first=free[place], last=last),), adults=tuple(adults))
