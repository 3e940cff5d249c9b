"""The demonstration's premises (structure): identity, opening, public holidays, closures, agreed places."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.days import ONE_DAY, Month, monday_of
from app.demonstration.frame import Frame
from app.spans import Span
from app.structure.opening import Calendar, OpeningRows
from app.structure.records import CapacitySlot, Closure, ClosureReason, Identity, OpeningSpan, PublicHoliday

NAME = "Les Petits Pas (démonstration)"
EARLY = 8 * 60
LATE = 18 * 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Premises:
    """The rows of the structure, and the calendar that they make."""

    identity: Identity
    rows: OpeningRows
    calendar: Calendar

    def opening(self, day: date) -> tuple[Span, ...]:
        """The day's opening less its closures."""
        return self.calendar.on(day).spans

    def closed(self, day: date) -> bool:
        """Whether a whole-day closure covers the day."""
        return any(row.start is None and row.first_day <= day <= row.last_day for row in self.rows.closures)

    def open_day(self, day: date) -> date:
        """The first day from this one on that opens, Monday to Friday."""
        while day.weekday() > 4 or not self.opening(day):
            day += ONE_DAY
        return day


def premises(frame: Frame) -> Premises:
    """The structure for the months asked for, and some time ahead."""
    change = extension(frame)
    years = range(frame.first.year, frame.today.year + 2)
    rows = OpeningRows(
        opening=tuple(_openings(frame.first, change)),
        holidays=tuple(row for year in years for row in public_holidays(year, opens=frame.stage.year)),
        closures=tuple(_closures(frame, years)),
        capacity=tuple(_capacity(frame, change)),
    )
    return Premises(identity=_identity(frame), rows=rows, calendar=Calendar(rows))


def extension(frame: Frame) -> date:
    """The Monday from which the crèche opens 6:00–20:00 and on Saturdays."""
    return max(frame.first, monday_of(frame.back(8, 7)))


def _identity(frame: Frame) -> Identity:
    labelled = Month.of(frame.first).plus(-3).first
    return Identity(
        first_day=frame.first,
        name=NAME,
        manager="Association Les Petits Pas",
        address="4, rue de la Marelle",
        postcode="21000",
        commune="Dijon",
        phone="03 53 01 04 17",
        email="direction@petits-pas.example",
        caf_office="211",
        caf_number="350417",
        idequ="000350417",
        label_number="AVIP-21-017",
        label_first_day=labelled,
        label_last_day=Month.of(labelled).plus(12 * (frame.months // 12 + 3)).first - ONE_DAY,
        micro=frame.places <= 12,
    )


def _openings(first: date, change: date) -> Iterator[OpeningSpan]:
    if first < change:
        for weekday in range(5):
            yield OpeningSpan(first_day=first, weekday=weekday, start=7 * 60, end=19 * 60)
    for weekday in range(5):
        yield OpeningSpan(first_day=change, weekday=weekday, start=6 * 60, end=20 * 60)
    yield OpeningSpan(first_day=change, weekday=5, start=7 * 60, end=14 * 60)


def early_places(places: int) -> int:
    """Agreed places before 8:00."""
    return max(1, places * 2 // 5)


def _capacity(frame: Frame, change: date) -> Iterator[CapacitySlot]:
    if frame.first < change:
        yield CapacitySlot(first_day=frame.first, start=0, end=1440, places=frame.places)
    yield CapacitySlot(first_day=change, start=0, end=EARLY, places=early_places(frame.places))
    yield CapacitySlot(first_day=change, start=EARLY, end=LATE, places=frame.places)
    yield CapacitySlot(first_day=change, start=LATE, end=1440, places=max(1, frame.places // 3))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    skipped, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - correction + 15) % 30
    leaps, odd = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * leaps - epact - odd) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def public_holidays(year: int, *, opens: int) -> list[PublicHoliday]:
    """The eleven of metropolitan France; Whit Monday is worked in the year `opens` (journée de solidarité)."""
    sunday = easter(year)
    named = (
        (date(year, 1, 1), "Jour de l’An"),
        (sunday + timedelta(days=1), "Lundi de Pâques"),
        (date(year, 5, 1), "Fête du Travail"),
        (date(year, 5, 8), "Victoire de 1945"),
        (sunday + timedelta(days=39), "Ascension"),
        (sunday + timedelta(days=50), "Lundi de Pentecôte"),
        (date(year, 7, 14), "Fête nationale"),
        (date(year, 8, 15), "Assomption"),
        (date(year, 11, 1), "Toussaint"),
        (date(year, 11, 11), "Armistice de 1918"),
        (date(year, 12, 25), "Noël"),
    )
    days: dict[date, str] = {}
    for day, name in named:
        days[day] = f"{days[day]} et {name}" if day in days else name
    return [
        PublicHoliday(day=day, name=name, opens=year == opens and name == "Lundi de Pentecôte")
        for day, name in sorted(days.items())
    ]


def _closures(frame: Frame, years: range) -> Iterator[Closure]:
    for year in years:
        august = monday_of(date(year, 8, 7))
        yield _days(august, 20, ClosureReason.HOLIDAYS, "Congés d’été")
        yield _days(date(year, 12, 24), 8, ClosureReason.HOLIDAYS, "Fêtes de fin d’année")
        bridge = easter(year) + timedelta(days=40)
        yield _days(bridge, 0, ClosureReason.EXCEPTIONAL, "Pont de l’Ascension")
        spring = monday_of(date(year, 3, 14)) + timedelta(days=4)
        yield _days(spring, 0, ClosureReason.PEDAGOGICAL, "Journée pédagogique")
        autumn = monday_of(date(year, 11, 27)) + timedelta(days=2)
        yield _days(autumn, 0, ClosureReason.PEDAGOGICAL, "Journée pédagogique")
    for month in (frame.stage, frame.stage.plus(-6)):
        yield half_day(month)


def _days(first: date, more: int, reason: ClosureReason, label: str) -> Closure:
    return Closure(first_day=first, last_day=first + timedelta(days=more), reason=reason, label=label)


def half_day(month: Month) -> Closure:
    """The team's meeting: the afternoon of the month's second Thursday."""
    day = monday_of(month.first + timedelta(days=3)) + timedelta(days=10)
    return Closure(
        first_day=day,
        last_day=day,
        reason=ClosureReason.EXCEPTIONAL,
        start=13 * 60 + 30,
        end=20 * 60,
        label="Réunion d’équipe, l’après-midi",
    )
