"""Requests for a place (demandes d'admission), the hours wished, every decision. No origin, religion or NIR."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.admission.priorities import Priority
from app.care.enrolments import Kind
from app.spans import Span
from app.store import Record


class RequestState(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    ADMITTED = "admitted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    """The family no longer asks."""


class Verdict(StrEnum):
    """What a decision did."""

    ADMITTED = "admitted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"
    """Back on the list."""


class Why(StrEnum):
    """Why a request was declined or withdrawn."""

    NO_PLACE = "no_place"
    HOURS = "hours"
    """Outside the opening, or saturated."""
    STAFF = "staff"
    OTHERS_FIRST = "others_first"
    AGE = "age"
    ELSEWHERE = "elsewhere"
    """Another care was found."""
    NO_ANSWER = "no_answer"
    MOVED = "moved"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class AdmissionRequest(Record):
    """A family's request; `birth_day` is the expected one while it lies ahead. `child_id`: whom it became."""

    PERIOD: ClassVar[tuple[str, str]] = ("asked_on", "asked_on")

    first_name: str
    last_name: str
    birth_day: date
    contact_first_name: str
    contact_last_name: str
    phone: str | None = None
    email: str | None = None
    asked_on: date
    wanted_from: date
    kind: Kind = Kind.REGULAR
    avip: bool = False
    single_parent: bool = False
    qpv: bool = False
    rsa: bool = False
    sibling: bool = False
    state: RequestState = RequestState.WAITING
    child_id: int | None = None

    @property
    def name(self) -> str:
        """The child's, first name then last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def contact(self) -> str:
        """The family's contact, first name then last name."""
        return f"{self.contact_first_name} {self.contact_last_name}"

    @property
    def priorities(self) -> list[Priority]:
        """The facts that hold, in the list's order."""
        return [one for one in Priority if getattr(self, one.value)]


@dataclass(frozen=True, kw_only=True, slots=True)
class AdmissionSpan(Record):
    """Hours wished on a weekday, 0 = Monday."""

    admission_id: int
    weekday: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AdmissionDecision(Record):
    """A decision on a request, by whom and why; never changed, another one follows it."""

    PERIOD: ClassVar[tuple[str, str]] = ("day", "day")

    admission_id: int
    day: date
    verdict: Verdict
    why: Why | None = None
    note: str | None = None
    user_id: int


def wished_week(spans: Iterable[AdmissionSpan]) -> dict[int, tuple[Span, ...]]:
    """The stored spans of one request, by weekday."""
    days: dict[int, list[Span]] = {}
    for one in spans:
        days.setdefault(one.weekday, []).append(Span(one.start, one.end))
    return {weekday: tuple(sorted(found)) for weekday, found in sorted(days.items())}
