"""What AVIP costs (coût de l'Avip): opening beyond the ordinary span, insertion and concertation hours.

Minutes are what has happened up to the day of asking. The hourly costs are the crèche's own, empty until given.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from app.insertion.interviews import Interview, InterviewState
from app.insertion.meetings import Meeting, MeetingState
from app.money import readings
from app.money.scale import BEGINNING
from app.money.tariffs import Figure, KnownFigure, Missing, Shape, Tariff, TariffBook, lacks, rounded
from app.spans import DAY, Span
from app.structure.opening import DayOpening

ORDINARY: Tariff[Span] = Tariff(
    key="money.avip.ordinary",
    label="Ouverture ordinaire",
    what="l’ouverture ordinaire",
    help="Ce qu’une crèche sans label ouvrirait ici. Ce qui dépasse, et tout un jour hors semaine ordinaire, est "
    "compté à l’Avip.",
    shape=Shape.HOURS,
    parse=readings.hours,
)
ORDINARY_DAYS: Tariff[frozenset[int]] = Tariff(
    key="money.avip.days",
    label="Semaine ordinaire",
    what="la semaine ordinaire",
    help="Les jours qu’une crèche sans label ouvrirait. Un jour férié ouvert n’en est jamais un.",
    shape=Shape.WEEKDAYS,
    parse=readings.weekdays,
    known=(KnownFigure(first_day=BEGINNING, text="0,1,2,3,4"),),
)
PREPARATION: Tariff[int] = Tariff(
    key="money.avip.preparation",
    label="Préparation d’un entretien, en minutes",
    what="la préparation d’un entretien",
    help="Ajoutée à la durée de chaque entretien tenu. Zéro\u00a0: rien n’est ajouté.",
    shape=Shape.COUNT,
    parse=readings.minutes,
    known=(KnownFigure(first_day=BEGINNING, text="0"),),
)


class CostKind(StrEnum):
    """What is paid for."""

    OPENING = "opening"
    INSERTION = "insertion"
    MEETING = "meeting"


def _cost(kind: CostKind, label: str, what: str, help: str) -> Tariff[int]:
    return Tariff(
        key=f"money.avip.cost.{kind}",
        label=label,
        what=what,
        help=help,
        shape=Shape.EUROS,
        parse=readings.cents,
    )


COSTS: Mapping[CostKind, Tariff[int]] = {
    CostKind.OPENING: _cost(
        CostKind.OPENING,
        "Coût d’une heure d’ouverture en plus",
        "le coût d’une heure d’ouverture en plus",
        "Ce que la crèche paie pour une heure d’ouverture hors de l’ouverture ordinaire\u00a0: adultes, locaux.",
    ),
    CostKind.INSERTION: _cost(
        CostKind.INSERTION,
        "Coût d’une heure d’entretien",
        "le coût d’une heure d’entretien",
        "Une heure de travail de la conseillère ou du conseiller d’insertion, charges comprises.",
    ),
    CostKind.MEETING: _cost(
        CostKind.MEETING,
        "Coût d’une heure de concertation",
        "le coût d’une heure de concertation",
        "Une heure de travail d’une personne présente, charges comprises.",
    ),
}
AVIP: tuple[Tariff[object], ...] = (ORDINARY, ORDINARY_DAYS, PREPARATION, *COSTS.values())
"""In the order of the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CostLine:
    """One kind of hours in a month: how many things, how many minutes, at which cost an hour (cents)."""

    kind: CostKind
    count: int
    """Days with opening beyond, interviews held, meetings held."""
    minutes: int
    hourly: Figure[int] | None
    missing: tuple[Missing, ...] = ()

    @property
    def cents(self) -> int | None:
        """Hours × the hourly cost, to the cent; None where something is missing."""
        if self.missing:
            return None
        return rounded(Fraction(self.minutes, 60) * self.hourly.value) if self.hourly else 0


def beyond(at: DayOpening, ordinary: Span, days: frozenset[int]) -> int:
    """Opening minutes of that day outside the ordinary span; a night's are judged on the two days that it touches."""
    inside = 0
    for shift in (0, DAY):
        usual = (at.weekday + bool(shift)) % 7 in days and (bool(shift) or not at.holiday)
        if usual:
            first, last = ordinary.start + shift, ordinary.end + shift
            inside += sum(max(0, min(end, last) - max(start, first)) for start, end in at.spans)
    return at.minutes - inside


def opening_line(book: TariffBook, days: Sequence[DayOpening], day: date) -> CostLine:
    """The opening beyond the ordinary one on these days; `day` says which figures hold."""
    ordinary, usual = book.on(ORDINARY, day), book.on(ORDINARY_DAYS, day)
    if ordinary is None or usual is None:
        lacking = [lacks(ORDINARY, day)] if ordinary is None else []
        lacking += [lacks(ORDINARY_DAYS, day)] if usual is None else []
        hourly = book.on(COSTS[CostKind.OPENING], day)
        lacking += [lacks(COSTS[CostKind.OPENING], day)] if hourly is None else []
        return CostLine(kind=CostKind.OPENING, count=0, minutes=0, hourly=hourly, missing=tuple(lacking))
    extra = [beyond(at, ordinary.value, usual.value) for at in days]
    return _line(book, CostKind.OPENING, sum(1 for one in extra if one), sum(extra), day)


def insertion_line(book: TariffBook, interviews: Iterable[Interview], day: date) -> CostLine:
    """The interviews held: their length and the preparation of each."""
    held = [one for one in interviews if one.state is InterviewState.HELD]
    preparation = book.on(PREPARATION, day)
    each = preparation.value if preparation else 0
    return _line(book, CostKind.INSERTION, len(held), sum(one.minutes + each for one in held), day)


def meeting_line(
    book: TariffBook, meetings: Iterable[Meeting], present: Mapping[int, int], day: date
) -> CostLine:
    """The meetings held: their length × the persons of the crèche who were there; partners cost it nothing."""
    held = [one for one in meetings if one.state is MeetingState.HELD]
    minutes = sum((one.minutes or 0) * present.get(one.id, 0) for one in held)
    return _line(book, CostKind.MEETING, len(held), minutes, day)


def _line(book: TariffBook, kind: CostKind, count: int, minutes: int, day: date) -> CostLine:
    hourly = book.on(COSTS[kind], day)
    missing = (lacks(COSTS[kind], day),) if minutes and hourly is None else ()
    return CostLine(kind=kind, count=count, minutes=minutes, hourly=hourly, missing=missing)


@dataclass(frozen=True, kw_only=True, slots=True)
class AvipMonth:
    """What AVIP costs in a month, and for how many AVIP places: AVIP children on its last day, or on that of asking."""

    lines: tuple[CostLine, ...]
    places: int

    @property
    def cents(self) -> int | None:
        """All kinds together; None where one is missing."""
        amounts = [one.cents for one in self.lines]
        known = [one for one in amounts if one is not None]
        return sum(known) if len(known) == len(amounts) else None
