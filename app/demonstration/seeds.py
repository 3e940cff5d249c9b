"""How the demonstration's families are written down (graines): children, adults, weeks, paths, relative to today."""

from dataclasses import dataclass
from enum import Enum

from app.care.enrolments import Kind
from app.care.schedules import Turn
from app.families.records import Gender, Regime
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """The first day of so many months; `ends`: days from today to the last one, negative where it is past."""

    months: int
    ends: int


When = tuple[int, int] | int | Term
"""A day: (months before today's month, day of the month); so many days before today; or that of a term."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PathSeed:
    """An insertion path. An entry told by its term is that of the engagement, signed a few days later."""

    entry: When
    exit: When | None = None
    outcome: Outcome | None = None
    prescriber: Prescriber = Prescriber.FRANCE_TRAVAIL
    adviser: str | None = None
    """Not said: thrown, as the day is."""
    prescribed: int | None = None
    """Days before the entry."""
    engaged: int | None = None
    """Days from the entry to the engagement."""
    followed: bool = True
    """Whether somebody is the referent already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Adult:
    """A parent; `home` 1 is the second household of separated parents."""

    first: str
    last: str
    gender: Gender = Gender.WOMAN
    age: int = 31
    home: int = 0
    may_collect: bool = True
    paths: tuple[PathSeed, ...] = ()


class Birth(Enum):
    """Which day a child is born."""

    BY_AGE = "by_age"
    LEAP_DAY = "leap_day"
    THREE_ON_STAGE = "three_on_stage"
    """Turns three in the middle of the last complete month."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kid:
    """A child: `age` in months at today's month; `joined` and `leaves` in months before it.

    Not said: there from the first day; leaves for school.
    """

    first: str
    last: str
    age: int = 20
    birth: Birth = Birth.BY_AGE
    joined: int | None = None
    joined_day: int = 2
    leaves: int | None = None
    leaving: str | None = None
    kind: Kind = Kind.REGULAR
    weeks: tuple[str, ...] = ()
    turn: Turn = Turn.ANCHOR
    extra: tuple[str, ...] = ()
    """Weeks of an occasional enrolment beside: its days come as exceptions."""
    days_between: int = 7
    """Of occasional care: days from one coming to the next; 0 never comes."""
    nights: bool = False
    aeeh: bool = False
    allergies: tuple[tuple[str, str], ...] = ()
    protocol: str | None = None
    contacts: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """First name then last name."""
        return f"{self.first} {self.last}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """Children and adults who share a home, or two."""

    kids: tuple[Kid, ...]
    adults: tuple[Adult, ...]
    regime: Regime = Regime.GENERAL


def mother(first: str, last: str, age: int = 31, *paths: PathSeed, home: int = 0) -> Adult:
    """A woman who may collect the child."""
    return Adult(first=first, last=last, age=age, paths=paths, home=home)


def father(
    first: str, last: str, age: int = 33, *paths: PathSeed, home: int = 0, may_collect: bool = True
) -> Adult:
    """A man."""
    return Adult(
        first=first, last=last, age=age, paths=paths, home=home, may_collect=may_collect, gender=Gender.MAN
    )
