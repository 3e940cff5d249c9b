"""A crèche of any size and age for the bench: children with reference weeks, attendance, absences and paths."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from app.care.attendance import Absence, AbsenceReason, AttendedSpan
from app.care.enrolments import Enrolment, Kind
from app.care.schedules import PatternSpan, WeekPattern
from app.days import days_between
from app.families.records import Child, Home, Parent, Parenthood
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.store import Store
from app.structure.records import CapacitySlot, Closure, ClosureReason, Identity, OpeningSpan
from app.users import Role, User

LAST_DAY = date(2026, 10, 31)
ILL_DAYS = 0.01


class BenchClock:
    """A clock that stands still, three weeks after the month that is measured."""

    def day(self) -> date:
        """A Monday of November 2026."""
        return date(2026, 11, 23)

    def moment(self) -> datetime:
        """In the morning."""
        return datetime.combine(self.day(), time(8, 47))


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """How many children at any time, over how many years up to LAST_DAY."""

    children: int
    years: int

    @property
    def first_day(self) -> date:
        """The first day of its history: the report's thirteen months are full with one year as with ten."""
        return date(LAST_DAY.year - self.years, LAST_DAY.month, 1)


def fill(store: Store, crowd: Crowd) -> None:
    """Writes the crowd in one transaction; the same crowd gives the same rows."""
    with store.atomic("write_demonstration"):
        _write_structure(store, crowd)
        for first, last in _school_years(crowd):
            _write_year(store, crowd, (first, last), Random(f"{crowd.children} {first}"))


def _school_years(crowd: Crowd) -> Iterator[tuple[date, date]]:
    """One set of children a year, and one for the last month."""
    for back in range(crowd.years, -1, -1):
        first = date(LAST_DAY.year - back, LAST_DAY.month, 1)
        yield first, min(first.replace(year=first.year + 1) - timedelta(days=1), LAST_DAY)


def _write_structure(store: Store, crowd: Crowd) -> None:
    first = crowd.first_day
    store.add(User(login=store.login, name="Direction", role=Role.DIRECTOR))
    store.add(Identity(first_day=first, name="Banc d’essai"))
    store.add_all([OpeningSpan(first_day=first, weekday=day, start=420, end=1140) for day in range(5)])
    store.add(CapacitySlot(first_day=first, start=0, end=1440, places=crowd.children))
    for back in range(crowd.years):
        august = date(LAST_DAY.year - back, 8, 1)
        store.add(
            Closure(first_day=august, last_day=august + timedelta(days=20), reason=ClosureReason.HOLIDAYS)
        )


def _write_year(store: Store, crowd: Crowd, period: tuple[date, date], random: Random) -> None:
    first, last = period
    homes = store.add_all([Home(name=f"Foyer {n}") for n in range(crowd.children)])
    parents = store.add_all(
        [Parent(home_id=home.id, first_name="Camille", last_name=home.name) for home in homes]
    )
    births = [date(first.year - 1, 1 + n % 12, 1 + n % 28) for n in range(crowd.children)]
    children = store.add_all(
        [
            Child(first_name="Lou", last_name=home.name, birth_day=birth)
            for home, birth in zip(homes, births, strict=True)
        ]
    )
    pairs = list(zip(children, parents, strict=True))
    store.add_all([Parenthood(child_id=child.id, parent_id=parent.id) for child, parent in pairs])
    exit_day = first + timedelta(days=180)
    store.add_all(
        [
            InsertionPath(parent_id=parent.id, entry_day=first, exit_day=exit_day, outcome=Outcome.CDI)
            for _, parent in pairs[::4]
        ]
    )
    enrolments = store.add_all(
        [
            Enrolment(child_id=child.id, kind=Kind.REGULAR, first_day=first, last_day=last)
            for child in children
        ]
    )
    _write_weeks(store, enrolments)
    _write_days(store, enrolments, random)


def _write_weeks(store: Store, enrolments: list[Enrolment]) -> None:
    anchor = date(2015, 1, 5)
    patterns = store.add_all(
        [WeekPattern(enrolment_id=one.id, first_day=one.first_day, anchor=anchor) for one in enrolments]
    )
    store.add_all(
        [
            PatternSpan(
                pattern_id=pattern.id, week=0, weekday=day, start=480 + 15 * (n % 5), end=1020 + 15 * (n % 3)
            )
            for n, pattern in enumerate(patterns)
            for day in range(5)
        ]
    )


def _write_days(store: Store, enrolments: list[Enrolment], random: Random) -> None:
    open_days = [
        day
        for day in days_between(enrolments[0].first_day, enrolments[0].last_day)
        if day.weekday() < 5 and not (day.month == 8 and day.day <= 21)
    ]
    stays: list[AttendedSpan] = []
    absences: list[Absence] = []
    for one in enrolments:
        well_from = one.first_day
        for day in open_days:
            if day < well_from:
                continue
            # The first day back is attended: an illness resumed the next day would be one with the former.
            if day != well_from and random.random() < ILL_DAYS:
                well_from = day + timedelta(days=random.randrange(1, 12))
                last_day = min(well_from - timedelta(days=1), one.last_day)
                absences.append(
                    Absence(
                        enrolment_id=one.id,
                        first_day=day,
                        last_day=last_day,
                        reason=AbsenceReason.ILLNESS_CERTIFIED,
                    )
                )
                continue
            arrived, left = 465 + random.randrange(60), 980 + random.randrange(60)
            stays.append(
                AttendedSpan(enrolment_id=one.id, child_id=one.child_id, day=day, arrived=arrived, left=left)
            )
    store.add_all(stays)
    store.add_all(absences)
