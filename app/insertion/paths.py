"""Insertion paths (parcours): one open at a time for a parent; exit and outcome come together."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from app.errors import InvalidEntry
from app.families.records import Parent
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.session import Session
from app.store import Record
from app.users import Right
from app.wording import spoken_day

A_YEAR = timedelta(days=366)
"""Nothing is agreed further ahead: a year was mistyped."""


@dataclass(frozen=True, kw_only=True, slots=True)
class InsertionPath(Record):
    """A parent's path, open from entry to exit, both included."""

    PERIOD: ClassVar[tuple[str, str]] = ("entry_day", "exit_day")

    parent_id: int
    entry_day: date
    prescriber: Prescriber | None = None
    adviser: str | None = None
    prescribed_on: date | None = None
    exit_day: date | None = None
    outcome: Outcome | None = None
    orientation_id: int | None = None
    """The orientation that was accepted; its prescriber, adviser and day stand here too."""
    referent_id: int | None = None
    """The user who follows the parent."""
    place_kept_on: date | None = None
    """The day on which the child's place was made permanent."""

    def open_on(self, day: date) -> bool:
        """Whether the path is open that day."""
        return self.entry_day <= day and (self.exit_day is None or day <= self.exit_day)


def check_path(path: InsertionPath, today: date) -> None:
    """Raises InvalidEntry: entry too far, exit without outcome or before it or to come, prescription after it."""
    if path.entry_day > today + A_YEAR:
        raise InvalidEntry(
            f"Le {spoken_day(path.entry_day)} est à plus d’un an : vérifiez l’année de l’entrée.",
            field="entry_day",
        )
    if (path.exit_day is None) != (path.outcome is None):
        missing = "outcome" if path.outcome is None else "exit_day"
        raise InvalidEntry(
            "Le jour de sortie et son motif vont ensemble : donnez les deux, ou laissez les deux vides.",
            field=missing,
        )
    if path.exit_day is not None and path.exit_day < path.entry_day:
        raise InvalidEntry(
            f"La sortie, le {spoken_day(path.exit_day)}, vient avant l’entrée, le {spoken_day(path.entry_day)} : "
            "corrigez l’un des deux jours.",
            field="exit_day",
        )
    if path.exit_day is not None and path.exit_day > today:
        raise InvalidEntry(
            f"Le {spoken_day(path.exit_day)} est à venir : la sortie se note le jour même ou après.",
            field="exit_day",
        )
    if path.prescribed_on is not None and path.prescribed_on > path.entry_day:
        raise InvalidEntry(
            f"La prescription, le {spoken_day(path.prescribed_on)}, vient après l’entrée, "
            f"le {spoken_day(path.entry_day)} : corrigez l’un des deux jours.",
            field="prescribed_on",
        )


def parent_of(session: Session, path: InsertionPath) -> Parent:
    """Whose path it is."""
    session.require(Right.SEE_INSERTION)
    return session.store.get(Parent, path.parent_id)


def require_inside(path: InsertionPath, day: date, what: str, *, field: str = "day") -> None:
    """Raises InvalidEntry for a day before the entry or after the exit; `what` is « L’entretien », « Le besoin »…"""
    if day < path.entry_day:
        raise InvalidEntry(
            f"{what} du {spoken_day(day)} vient avant l’entrée dans le parcours, le {spoken_day(path.entry_day)} : "
            "corrigez ce jour, ou l’entrée du parcours.",
            field=field,
        )
    if path.exit_day is not None and day > path.exit_day:
        raise InvalidEntry(
            f"{what} du {spoken_day(day)} vient après la sortie du parcours, le {spoken_day(path.exit_day)} : "
            "corrigez ce jour, ou rouvrez le parcours.",
            field=field,
        )


def require_past(session: Session, day: date, rule: str, *, field: str = "day") -> None:
    """Raises InvalidEntry for a day to come; `rule` is « un besoin se constate »…"""
    if day > session.clock.day():
        raise InvalidEntry(f"Le {spoken_day(day)} est à venir : {rule} le jour même ou après.", field=field)
