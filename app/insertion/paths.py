"""Insertion paths (parcours): one open at a time for a parent; exit and outcome come together."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.errors import Conflict, InvalidEntry
from app.families.records import Parent
from app.fields import tidy
from app.session import Session
from app.store import Record
from app.users import Right
from app.wording import spoken_day, spoken_period


class Prescriber(StrEnum):
    """Organisations that prescribe (domain.md, G)."""

    FRANCE_TRAVAIL = "france_travail"
    MISSION_LOCALE = "mission_locale"
    CAF = "caf"
    DEPARTEMENT = "departement"
    CAP_EMPLOI = "cap_emploi"
    PLIE = "plie"
    CCAS = "ccas"
    PMI = "pmi"
    SELF = "self"
    OTHER = "other"


class OutcomeCategory(StrEnum):
    """What an outcome counts as (rules.md, Outcome)."""

    DURABLE = "durable"
    TRANSITION = "transition"
    POSITIVE = "positive"
    OTHER = "other"
    NEUTRALISED = "neutralised"


class Outcome(StrEnum):
    """How a path ended; its category is a setting."""

    CDI = "cdi"
    CDD_6_MONTHS = "cdd_6_months"
    TEMP_6_MONTHS = "temp_6_months"
    CIVIL_SERVICE = "civil_service"
    OWN_BUSINESS = "own_business"
    CDD_SHORT = "cdd_short"
    TEMP_SHORT = "temp_short"
    SUBSIDISED_JOB = "subsidised_job"
    QUALIFYING_TRAINING = "qualifying_training"
    OTHER_INSERTION = "other_insertion"
    NO_SOLUTION = "no_solution"
    BREACH = "breach"
    OTHER = "other"
    MOVED_AWAY = "moved_away"
    LONG_ILLNESS = "long_illness"
    PARENTAL_LEAVE = "parental_leave"
    CHILD_AT_SCHOOL = "child_at_school"


CATEGORIES: dict[Outcome, OutcomeCategory] = {
    Outcome.CDI: OutcomeCategory.DURABLE,
    Outcome.CDD_6_MONTHS: OutcomeCategory.DURABLE,
    Outcome.TEMP_6_MONTHS: OutcomeCategory.DURABLE,
    Outcome.CIVIL_SERVICE: OutcomeCategory.DURABLE,
    Outcome.OWN_BUSINESS: OutcomeCategory.DURABLE,
    Outcome.CDD_SHORT: OutcomeCategory.TRANSITION,
    Outcome.TEMP_SHORT: OutcomeCategory.TRANSITION,
    Outcome.SUBSIDISED_JOB: OutcomeCategory.TRANSITION,
    Outcome.QUALIFYING_TRAINING: OutcomeCategory.POSITIVE,
    Outcome.OTHER_INSERTION: OutcomeCategory.POSITIVE,
    Outcome.NO_SOLUTION: OutcomeCategory.OTHER,
    Outcome.BREACH: OutcomeCategory.OTHER,
    Outcome.OTHER: OutcomeCategory.OTHER,
    Outcome.MOVED_AWAY: OutcomeCategory.NEUTRALISED,
    Outcome.LONG_ILLNESS: OutcomeCategory.NEUTRALISED,
    Outcome.PARENTAL_LEAVE: OutcomeCategory.NEUTRALISED,
    Outcome.CHILD_AT_SCHOOL: OutcomeCategory.NEUTRALISED,
}


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

    def open_on(self, day: date) -> bool:
        """Whether the path is open that day."""
        return self.entry_day <= day and (self.exit_day is None or day <= self.exit_day)


def open_path(session: Session, path: InsertionPath) -> InsertionPath:
    """A parent's new path, from its entry day. Raises InvalidEntry, or Conflict while another is open."""
    session.require(Right.EDIT_INSERTION)
    parent = session.store.get(Parent, path.parent_id)
    with session.store.atomic("open_path", about=parent.name):
        return session.store.add(_checked(session, parent, replace(path, id=0)))


def change_path(session: Session, path: InsertionPath) -> InsertionPath:
    """The path of that id with another entry, prescriber, exit or outcome. Raises as `open_path`."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(InsertionPath, path.id)
    parent = session.store.get(Parent, former.parent_id)
    with session.store.atomic("change_path", about=parent.name):
        return session.store.change(_checked(session, parent, replace(path, parent_id=parent.id)))


def close_path(session: Session, path: InsertionPath, *, exit_day: date, outcome: Outcome) -> InsertionPath:
    """The path ends that day, the day included, with its outcome. Raises InvalidEntry."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(InsertionPath, path.id)
    parent = session.store.get(Parent, former.parent_id)
    with session.store.atomic("close_path", about=parent.name):
        closed = replace(former, exit_day=exit_day, outcome=outcome)
        return session.store.change(_checked(session, parent, closed))


def reopen_path(session: Session, path: InsertionPath) -> InsertionPath:
    """The exit was noted by mistake: day and outcome go together. Raises Conflict where another path follows."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(InsertionPath, path.id)
    parent = session.store.get(Parent, former.parent_id)
    with session.store.atomic("reopen_path", about=parent.name):
        return session.store.change(_checked(session, parent, replace(former, exit_day=None, outcome=None)))


def _checked(session: Session, parent: Parent, path: InsertionPath) -> InsertionPath:
    check_path(path, session.clock.day())
    if parent.ended_on is not None and (path.exit_day is None or path.exit_day > parent.ended_on):
        raise Conflict(
            f"Le dossier de {parent.name} est terminé depuis le {spoken_day(parent.ended_on)} : rouvrez-le d’abord.",
            field="entry_day",
        )
    last = path.exit_day or date.max
    for other in session.store.touching(InsertionPath, path.entry_day, last, parent_id=parent.id):
        if other.id != path.id:
            raise Conflict(
                f"{parent.name} a déjà un parcours {spoken_period(other.entry_day, other.exit_day)} : "
                "notez d’abord sa sortie, ou changez les dates.",
                field="entry_day",
            )
    return tidy(path)


def check_path(path: InsertionPath, today: date) -> None:
    """Raises InvalidEntry: exit without outcome, exit before entry, prescription after entry, exit to come."""
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
