"""Children, parents, homes and contacts (enfants et familles). No social-security number, origin or religion."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.store import Record


class Regime(StrEnum):
    """The family's social-security scheme, as the CAF's statements split hours (domain.md, B.4)."""

    GENERAL = "general"
    AGRICULTURAL = "agricultural"
    MARITIME = "maritime"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Home(Record):
    """A household (foyer): one CAF file, one address, one set of resources. Separated parents have two."""

    name: str
    caf_number: str | None = None
    """Allocataire number, digits."""
    regime: Regime | None = None
    address: str | None = None
    postcode: str | None = None
    commune: str | None = None
    ended_on: date | None = None


class Gender(StrEnum):
    """As the report counts parents; not known stays empty."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Parent(Record):
    """A parent or legal guardian, in a home."""

    home_id: int
    first_name: str
    last_name: str
    gender: Gender | None = None
    birth_day: date | None = None
    phone: str | None = None
    email: str | None = None
    ended_on: date | None = None

    @property
    def name(self) -> str:
        """First name then last name."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Child(Record):
    """A child of the crèche. `billing_home_id` is the home that pays and whose CAF file the hours count in."""

    first_name: str
    last_name: str
    birth_day: date
    billing_home_id: int | None = None
    ended_on: date | None = None

    @property
    def name(self) -> str:
        """First name then last name."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Parenthood(Record):
    """A child's tie to a parent, and whether that parent may collect the child."""

    child_id: int
    parent_id: int
    may_collect: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact(Record):
    """Somebody else to call, or who may collect the child, from `first_day` to `last_day`."""

    child_id: int
    name: str
    relation: str | None = None
    phone: str | None = None
    may_collect: bool = False
    emergency: bool = False
    first_day: date
    last_day: date | None = None


class FactKind(StrEnum):
    """A dated fact of a child."""

    WALKS = "walks"
    AEEH = "aeeh"


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildFact(Record):
    """A fact that holds for a child from `first_day` to `last_day`: walking decides the staff needed."""

    child_id: int
    kind: FactKind
    first_day: date
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Group(Record):
    """A section of the crèche (groupe)."""

    name: str
    position: int = 0
    ended_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupStay(Record):
    """A child's group from `first_day` until the next stay begins."""

    child_id: int
    group_id: int
    first_day: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Resources(Record):
    """A home's monthly resources (euro cents, N-2, from CDAP) and dependants, from `first_day` on."""

    home_id: int
    first_day: date
    monthly_cents: int | None = None
    dependants: int = 1
    aeeh_children: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Consent(Record):
    """A home's answer on the yearly statistics (Filoué), from `first_day` on; of one day's the last noted holds."""

    home_id: int
    first_day: date
    given: bool


def order_of(answer: Consent) -> tuple[date, int]:
    """Answers in the order in which they were given."""
    return answer.first_day, answer.id
