"""Insertion paths of the demonstration (parcours): the written ones, then others to hold the share about 20 %."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.care.enrolments import Kind
from app.days import ONE_DAY, Month, birthday
from app.demonstration import names
from app.demonstration.frame import Frame, dice
from app.demonstration.roster import Roster, Stay
from app.demonstration.seeds import PathSeed
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber

SHARE_PERCENT = (23, 23, 24, 22, 21, 23, 24, 22, 21, 19, 19, 21, 22, 23, 22, 21, 22, 22)
"""AVIP children wanted for a hundred under three, this month first; two months lie under the 20 %."""
THRESHOLD = 20
SHORTEST = timedelta(days=75)
USUAL = timedelta(days=150)
OUTCOMES = (
    Outcome.CDD_6_MONTHS,
    Outcome.NO_SOLUTION,
    Outcome.CDI,
    Outcome.SUBSIDISED_JOB,
    Outcome.QUALIFYING_TRAINING,
    Outcome.TEMP_SHORT,
    Outcome.OWN_BUSINESS,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A path of an adult of a family, by their places in the roster."""

    family: int
    adult: int
    entry: date
    prescriber: Prescriber
    adviser: str
    prescribed: date
    exit: date | None = None
    outcome: Outcome | None = None
    written: bool = False
    """Whether it is written by hand: its exit stays."""


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
                way = _dated(seed, found.frame, number, place, min(stay.first for stay in stays))
                if way is not None:
                    yield way


def _dated(seed: PathSeed, frame: Frame, family: int, adult: int, arrived: date) -> Way | None:
    """The path on the calendar; None where it ended before the crèche opened or has not begun."""
    entry = max(frame.first, arrived - timedelta(days=20), frame.back(*seed.entry))
    left = None if seed.exit is None else frame.back(*seed.exit)
    if entry > frame.today or (left is not None and left <= entry):
        return None
    throw = dice("path", family, adult, seed.entry[0])
    return Way(
        family=family,
        adult=adult,
        entry=entry,
        prescriber=seed.prescriber,
        adviser=seed.adviser or throw.choice(names.ADVISERS),
        prescribed=entry - timedelta(days=throw.randint(4, 24)),
        exit=left,
        outcome=seed.outcome,
        written=True,
    )


def _open(made: Ways, month: Month) -> bool:
    """One more path, of an ordinary family whose child stays some months; False where there is none."""
    for stay in reversed(made.here.get(month, [])):
        family = made.found.families[stay.family]
        written = any(adult.paths for adult in family.adults)
        if stay.family in made.ways or written or stay.kid.kind is not Kind.REGULAR:
            continue
        entry = _entry(made, stay, month)
        if entry is not None and dice("more", stay.family).randrange(3):
            made.add(_more(stay, entry, made.found.frame))
            return True
    return False


def _entry(made: Ways, stay: Stay, month: Month) -> date | None:
    """A day of the month from which the child still stays under three for some months."""
    first, last = made.under_three(stay, month)
    at_first = month.first == made.found.frame.first
    entry = first if at_first else first + timedelta(days=dice("entry", stay.family).randrange(9))
    until = min(stay.last, birthday(stay.birth, 3)) - USUAL
    return entry if first <= entry <= min(last, made.found.frame.today, until) else None


def _more(stay: Stay, entry: date, frame: Frame) -> Way:
    throw = dice("way", stay.family)
    left: date | None = min(stay.last, entry + timedelta(days=throw.randint(190, 340)))
    if left is None or left >= frame.today:
        left = None
    return Way(
        family=stay.family,
        adult=0,
        entry=entry,
        prescriber=throw.choice(list(Prescriber)[:9]),
        adviser=throw.choice(names.ADVISERS),
        prescribed=entry - timedelta(days=throw.randint(4, 24)),
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
