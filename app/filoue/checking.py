"""What the Filoué file needs of each child (contrôle du fichier): the family's answer, numbers, hours and amount."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.care.care_days import CareDay, month_care
from app.care.enrolments import Enrolment
from app.dated import latest
from app.days import Month
from app.families.records import Child, Consent, Home, Resources, order_of
from app.filoue.layout import FiloueRow, plain
from app.money.contribution import HourlyRate, Lacks, contribution_of, hourly_rate
from app.money.tariffs import Missing, TariffBook
from app.report.month_facts import MonthFacts
from app.report.month_figures import is_missing
from app.search import name_order
from app.structure.records import Identity


class Answer(StrEnum):
    """What the family says of its data in the file."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    """Given, then taken back."""
    NONE = "none"


class Needed(StrEnum):
    """What a row can't do without."""

    HOME = "home"
    """The home that pays."""
    MATRICULE = "matricule"
    """The allocataire number, digits only."""
    REGIME = "regime"
    POSTCODE = "postcode"
    COMMUNE = "commune"
    OFFICE = "office"
    """The CAF's code, of the crèche."""
    EQUIPMENT = "equipment"
    """The crèche's AFC file number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildCheck:
    """A child with hours in the year. `row` where the family agrees and nothing is missing."""

    child: Child
    home: Home | None
    answer: Answer
    billed: int
    realised: int
    cents: int
    """The contributions of the year's months; those that can be told."""
    needed: tuple[Needed, ...] = ()
    unrecorded: int = 0
    """Days of the year that nobody recorded."""
    money: tuple[Missing, ...] = ()
    row: FiloueRow | None = None

    @property
    def lacks(self) -> int:
        """How many things keep the row from being written."""
        return len(self.needed) + bool(self.unrecorded) + len(self.money)

    @property
    def is_in(self) -> bool:
        """Whether the family agrees: the child's row belongs to the file."""
        return self.answer is Answer.GIVEN


def answer_of(consents: Sequence[Consent], day: date) -> Answer:
    """The answer in force on that day."""
    told = sorted((one for one in consents if one.first_day <= day), key=order_of)
    if not told:
        return Answer.NONE
    if told[-1].given:
        return Answer.GIVEN
    before = any(one.given for one in told)
    return Answer.WITHDRAWN if before else Answer.REFUSED


@dataclass(frozen=True, kw_only=True, slots=True)
class Families:
    """What the families said and earn, by home."""

    homes: Mapping[int, Home] = field(default_factory=dict)
    consents: Mapping[int, Sequence[Consent]] = field(default_factory=dict)
    resources: Mapping[int, Sequence[Resources]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Which year, on which day, and the crèche's identity at the year's end."""

    year: int
    today: date
    identity: Identity | None = None


def checks_of(facts: MonthFacts, families: Families, book: TariffBook, asked: Asked) -> list[ChildCheck]:
    """The children with realised or billed hours in the year, or days not recorded, by name."""
    months: dict[int, list[list[CareDay]]] = {}
    for month in Month(year=asked.year, month=1).until(Month(year=asked.year, month=12)):
        own: dict[int, list[CareDay]] = {}
        for care in month_care(facts, month):
            own.setdefault(care[0].enrolment.child_id, []).extend(care)
        for child_id, days in own.items():
            months.setdefault(child_id, []).append(days)
    found = []
    for child_id, year in months.items():
        if any(day.billed or day.realised or is_missing(day, asked.today) for days in year for day in days):
            known = _Year(
                child=facts.by_child[child_id][0].child,
                enrolments=[one.enrolment for one in facts.by_child[child_id]],
                months=year,
            )
            found.append(_check(known, families, book, asked))
    return sorted(found, key=lambda one: (name_order(one.child), one.child.id))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Year:
    child: Child
    enrolments: Sequence[Enrolment]
    months: Sequence[Sequence[CareDay]]

    @property
    def days(self) -> list[CareDay]:
        return [day for days in self.months for day in days]

    def bounds(self, year: int) -> tuple[date, date]:
        """The contracts' first and last day, clipped to the year."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        own = [one for one in self.enrolments if one.first_day <= last and one.last_day >= first]
        return max(min(one.first_day for one in own), first), min(max(one.last_day for one in own), last)


def _check(known: _Year, families: Families, book: TariffBook, asked: Asked) -> ChildCheck:
    home = families.homes.get(known.child.billing_home_id or 0)
    answer = Answer.NONE if home is None else answer_of(families.consents.get(home.id, ()), asked.today)
    money = _Money(known, families.resources.get(home.id, ()) if home else (), book)
    needed = (Needed.HOME,) if home is None else home_needs(home)
    check = ChildCheck(
        child=known.child,
        home=home,
        answer=answer,
        billed=sum(day.billed for day in known.days),
        realised=sum(day.realised for day in known.days),
        cents=money.cents,
        needed=needed,
        unrecorded=sum(is_missing(day, asked.today) for day in known.days),
        money=() if home is None else money.missing,
    )
    if home is None or check.lacks or not isinstance(money.rate, HourlyRate) or answer is not Answer.GIVEN:
        return check
    return replace(check, row=_row(check, home, money.rate, known.bounds(asked.year), asked.identity))


class _Money:
    """A child's contributions, month by month as the family is asked for them, and the year's last rate."""

    def __init__(self, known: _Year, resources: Sequence[Resources], book: TariffBook) -> None:
        self._resources, self._book = resources, book
        self._rates: dict[tuple[Month, date | None], HourlyRate | Lacks] = {}
        own = [
            contribution_of(sorted((day.at.day, day.billed) for day in days), self._rate_on)
            for days in known.months
        ]
        self.cents = sum(one.known_cents for one in own)
        self.rate = self._rate_on(max(day.at.day for day in known.days))
        lacking = [lack for one in own for lack in one.missing]
        lacking += [] if isinstance(self.rate, HourlyRate) else self.rate
        self.missing = tuple({(lack.what, lack.where): lack for lack in reversed(lacking)}.values())[::-1]

    def _rate_on(self, day: date) -> HourlyRate | Lacks:
        """The dated figures begin on the first of a month, the resources on any day."""
        row = latest(self._resources, day)
        key = Month.of(day), row.first_day if row else None
        if key not in self._rates:
            self._rates[key] = hourly_rate(self._book, self._resources, day)
        return self._rates[key]


def home_needs(home: Home) -> tuple[Needed, ...]:
    """What a home's file lacks."""
    number = home.caf_number or ""
    asked = (
        (Needed.MATRICULE, number.isascii() and number.isdigit()),
        (Needed.REGIME, home.regime is not None),
        (Needed.POSTCODE, plain(home.postcode or "")),
        (Needed.COMMUNE, plain(home.commune or "")),
    )
    return tuple(needed for needed, there in asked if not there)


def _row(
    check: ChildCheck, home: Home, rate: HourlyRate, bounds: tuple[date, date], identity: Identity | None
) -> FiloueRow | None:
    if identity is None or home.regime is None:
        return None
    return FiloueRow(
        office=identity.caf_office or "",
        equipment=identity.caf_number or "",
        matricule=home.caf_number or "",
        regime=home.regime,
        birth_day=check.child.birth_day,
        postcode=home.postcode or "",
        commune=home.commune or "",
        billed=check.billed,
        realised=check.realised,
        cents=check.cents,
        rate=rate.rate.value,
        first_day=bounds[0],
        last_day=bounds[1],
    )


def structure_needs(identity: Identity | None) -> tuple[Needed, ...]:
    """What the crèche's own identity lacks."""
    needed = []
    if identity is None or not identity.caf_office:
        needed.append(Needed.OFFICE)
    if identity is None or not plain(identity.caf_number or ""):
        needed.append(Needed.EQUIPMENT)
    return tuple(needed)
