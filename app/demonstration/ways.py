"""Insertion paths of the demonstration (parcours): the written ones, then others to hold the share about 20 %."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.care.enrolments import Kind
from app.days import ONE_DAY, Month, birthday
from app.demonstration import directory
from app.demonstration.frame import dice
from app.demonstration.roster import Roster, Stay
from app.demonstration.seeds import PathSeed, Term
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber

SHARE_PERCENT = (23, 23, 24, 22, 21, 23, 24, 22, 21, 19, 19, 21, 22, 23, 22, 21, 22, 22)
"""AVIP children wanted for a hundred under three, this month first; two months lie under the 20 %."""
THRESHOLD = 20
SHORTEST = timedelta(days=75)
AHEAD = timedelta(days=40)
"""Paths that begin later are not decided yet."""
USUAL = timedelta(days=150)
OUTCOMES = (
    Outcome.CDD_6_MONTHS,
    Outcome.NO_SOLUTION,
    Outcome.CDI,
    Outcome.SUBSIDISED_JOB,
    Outcome.QUALIFYING_TRAINING,
    Outcome.TEMP_SHORT,
    Outcome.OWN_BUSINESS,
    Outcome.OTHER,
    Outcome.CDD_SHORT,
    Outcome.NO_SOLUTION,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A path of an adult of a family, by their places in the roster."""

    family: int
    adult: int
    entry: date
    prescriber: Prescriber
    adviser: str | None
    prescribed: date
    exit: date | None = None
    outcome: Outcome | None = None
    seed: PathSeed | None = None
    """Where it is written by hand: its exit stays."""
    origin: date | None = None
    """The first day of its engagement, where it is written."""

    @property
    def written(self) -> bool:
        """Whether it is written by hand."""
        return self.seed is not None

    def throw(self, *about: object) -> random.Random:
        """This path's own throws."""
        return dice(*about, self.family, self.adult, self.entry)


@dataclass(kw_only=True, slots=True)
class Ways:
    """The paths found so far, by family, and what they make of the share."""

    found: Roster
    ways: dict[int, list[Way]] = field(default_factory=dict)
    here: dict[Month, list[Stay]] = field(default_factory=dict)
    """Who is enrolled in a month."""

    def __post_init__(self) -> None:
        for stay in self.found.stays:
            for month in self.found.months(stay):
                self.here.setdefault(month, []).append(stay)

    def add(self, way: Way) -> None:
        self.ways.setdefault(way.family, []).append(way)

    def avip(self, month: Month) -> int:
        """Children enrolled, under three, with a parent on a path, the same day of the month."""
        here = self.here.get(month, [])
        return sum(
            any(self._touches(stay, way, month) for way in self.ways.get(stay.family, ())) for stay in here
        )

    def _touches(self, stay: Stay, way: Way, month: Month) -> bool:
        first, last = self.under_three(stay, month)
        return max(first, way.entry) <= min(last, way.exit or last)

    def under_three(self, stay: Stay, month: Month) -> tuple[date, date]:
        """The days of the month on which the child is enrolled and under three; empty when the first comes after."""
        last = min(stay.last, month.last, birthday(stay.birth, 3) - ONE_DAY)
        if stay.kid.kind is Kind.OCCASIONAL and not stay.kid.days_between:
            return month.last, month.first
        return max(stay.first, month.first), last

    def wanted(self, month: Month) -> int:
        """AVIP children wanted in the month."""
        children, share = self._children(month), self._share(month)
        return children * share // 100 if share < THRESHOLD else -(-children * share // 100)

    def most(self, month: Month) -> int:
        """AVIP children from which on paths end: none too many where the share lies under the threshold."""
        return self.wanted(month) + (self._share(month) > THRESHOLD)

    def lacks(self, month: Month) -> bool:
        """Whether one more path is wanted: under the threshold always, else where the next months have room too."""
        avip, wanted = self.avip(month), self.wanted(month)
        if avip >= wanted:
            return False
        under = avip * 100 < self._children(month) * THRESHOLD
        ahead = [month.plus(more) for more in (1, 2, 3) if month.plus(more) <= self.found.frame.month]
        return under or all(self.avip(later) < self.most(later) for later in ahead)

    def _children(self, month: Month) -> int:
        bounds = [self.under_three(stay, month) for stay in self.here.get(month, [])]
        return sum(first <= last for first, last in bounds)

    def _share(self, month: Month) -> int:
        today = self.found.frame.month
        back = (today.year - month.year) * 12 + today.month - month.month
        return SHARE_PERCENT[back % len(SHARE_PERCENT)]


def paths(found: Roster) -> list[Way]:
    """All paths, those written by hand first."""
    made = Ways(found=found)
    for way in _written(found):
        made.add(way)
    for month in found.frame.all_months():
        _close(made, month)
        while made.lacks(month) and _open(made, month):
            pass
    return [way for ways in made.ways.values() for way in ways]


def _written(found: Roster) -> Iterator[Way]:
    for number, family in enumerate(found.families):
        stays = [stay for stay in found.stays if stay.family == number]
        for place, adult in enumerate(family.adults):
            for seed in adult.paths:
                way = _dated(seed, found, number, place, min(stay.first for stay in stays))
                if way is not None:
                    yield way


def _dated(seed: PathSeed, found: Roster, family: int, adult: int, arrived: date) -> Way | None:
    """The path on the calendar; None where it ended before the crèche opened or begins in more than some weeks."""
    throw = dice("path", family, adult, seed.entry)
    frame = found.frame
    wanted = frame.when(seed.entry)
    origin = wanted if isinstance(seed.entry, Term) else None
    if origin is not None:
        wanted = origin - timedelta(days=throw.randrange(5))
    entry = max(frame.first, arrived - timedelta(days=20), wanted)
    left = None if seed.exit is None else frame.when(seed.exit)
    if entry > frame.today + AHEAD or (left is not None and left <= entry):
        return None
    before = throw.randint(5, 24) if seed.prescribed is None else seed.prescribed
    return Way(
        family=family,
        adult=adult,
        entry=entry,
        prescriber=seed.prescriber,
        adviser=seed.adviser or directory.adviser(seed.prescriber, throw),
        prescribed=prescribed(entry, before, found),
        exit=left,
        outcome=seed.outcome,
        seed=seed,
        origin=_origin(seed, origin, entry),
    )


def _origin(seed: PathSeed, wanted: date | None, entry: date) -> date | None:
    """The first day of the engagement, where it is written and lies in the path."""
    if seed.engaged is not None:
        return entry + timedelta(days=seed.engaged)
    return wanted if wanted is not None and wanted >= entry else None


def prescribed(entry: date, days: int, found: Roster) -> date:
    """So many days before the entry, and a week ago at the latest; on a working day."""
    day = min(entry - timedelta(days=days), found.frame.in_days(-7))
    holidays = {row.day for row in found.premises.rows.holidays}
    while day.weekday() > 4 or day in holidays:
        day -= ONE_DAY
    return day


def _open(made: Ways, month: Month) -> bool:
    """One more path, of an ordinary family whose child stays some months; False where there is none."""
    for stay in reversed(made.here.get(month, [])):
        family = made.found.families[stay.family]
        written = any(adult.paths for adult in family.adults)
        if stay.family in made.ways or written or stay.kid.kind is not Kind.REGULAR:
            continue
        entry = _entry(made, stay, month)
        if entry is not None and dice("more", stay.family).randrange(3):
            made.add(_more(stay, entry, made.found))
            return True
    return False


def _entry(made: Ways, stay: Stay, month: Month) -> date | None:
    """A day of the month from which the child still stays under three for some months."""
    first, last = made.under_three(stay, month)
    at_first = month.first == made.found.frame.first
    entry = first if at_first else first + timedelta(days=dice("entry", stay.family).randrange(9))
    until = min(stay.last, birthday(stay.birth, 3)) - USUAL
    return entry if first <= entry <= min(last, made.found.frame.today, until) else None


def _more(stay: Stay, entry: date, found: Roster) -> Way:
    throw = dice("way", stay.family)
    left: date | None = min(stay.last, entry + timedelta(days=throw.randint(95, 200)))
    if left is None or left >= found.frame.today:
        left = None
    prescriber = throw.choice(list(Prescriber)[:9])
    return Way(
        family=stay.family,
        adult=0,
        entry=entry,
        prescriber=prescriber,
        adviser=directory.adviser(prescriber, throw),
        prescribed=prescribed(entry, throw.randint(5, 24), found),
        exit=left,
        outcome=None if left is None else throw.choice(OUTCOMES),
    )


def _close(made: Ways, month: Month) -> None:
    """Ends the oldest paths in the month before, while this month would hold too many."""
    end = month.first - timedelta(days=1 + month.month)
    while made.avip(month) > made.most(month):
        running = [
            way
            for ways in made.ways.values()
            for way in ways
            if not way.written and way.entry + SHORTEST < end < (way.exit or month.last)
        ]
        if not running:
            return
        oldest = min(running, key=lambda way: (way.entry, way.family))
        outcome = oldest.outcome or dice("closed", oldest.family).choice(OUTCOMES)
        made.ways[oldest.family] = [replace(oldest, exit=end, outcome=outcome)]
