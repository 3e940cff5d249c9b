"""The crèche itself (structure): identity for the CAF, opening, closures, public holidays, agreed capacity."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.store import Record


class Area(StrEnum):
    """Where public holidays differ (rules.md, Time)."""

    METROPOLITAN = "metropolitan"
    ALSACE_MOSELLE = "alsace_moselle"
    GUADELOUPE = "guadeloupe"
    MARTINIQUE = "martinique"
    GUYANE = "guyane"
    REUNION = "reunion"
    MAYOTTE = "mayotte"


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity(Record):
    """What the crèche is called and by which numbers the CAF knows it, from `first_day` on (a dated row)."""

    first_day: date
    name: str
    manager: str | None = None
    """The organisation that runs it (gestionnaire)."""
    address: str | None = None
    postcode: str | None = None
    commune: str | None = None
    phone: str | None = None
    email: str | None = None
    caf_office: str | None = None
    """The CAF's own number (code organisme), column 1 of Filoué."""
    caf_number: str | None = None
    """The equipment's file number at the CAF."""
    idequ: str | None = None
    label_number: str | None = None
    label_first_day: date | None = None
    label_last_day: date | None = None
    area: Area = Area.METROPOLITAN
    micro: bool = False
    """A micro-crèche: one adult is enough up to three children."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OpeningSpan(Record):
    """An opening span of a weekday (0 = Monday), in the set that holds from `first_day` on."""

    first_day: date
    weekday: int
    start: int
    end: int


class ClosureReason(StrEnum):
    """Why the crèche is closed."""

    HOLIDAYS = "holidays"
    PEDAGOGICAL = "pedagogical"
    EXCEPTIONAL = "exceptional"


@dataclass(frozen=True, kw_only=True, slots=True)
class Closure(Record):
    """Days closed, or a span of each of these days (`start` and `end` both given)."""

    first_day: date
    last_day: date
    reason: ClosureReason
    start: int | None = None
    end: int | None = None
    label: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicHoliday(Record):
    """A public holiday of the crèche's area; closed unless `opens`."""

    PERIOD: ClassVar[tuple[str, str]] = ("day", "day")

    day: date
    name: str
    opens: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class CapacitySlot(Record):
    """Agreed places during a slot of the day, in the set that holds from `first_day` on (capacité modulée)."""

    first_day: date
    start: int
    end: int
    places: int
