"""Absences: first day, last day, reason, day announced; one at a time for an enrolment."""

from dataclasses import replace
from datetime import date

from app.care.attendance import Absence, AbsenceReason
from app.care.enrolments import Enrolment
from app.errors import Conflict, InvalidEntry
from app.families.records import Child
from app.fields import check_order
from app.session import Session
from app.users import Right
from app.wording import spoken_day, spoken_period

ANNOUNCED = frozenset({AbsenceReason.HOLIDAY, AbsenceReason.OTHER_ANNOUNCED})
"""Reasons that say by themselves that the family called beforehand."""


def note_absence(
    session: Session,
    enrolment: Enrolment,
    *,
    first_day: date,
    last_day: date,
    reason: AbsenceReason,
    announced_on: date | None = None,
) -> Absence:
    """A new absence; on an attended day it deducts nothing (rules.md, Children, care and hours).

    Raises InvalidEntry, by field, or Conflict where another absence of the enrolment shares a day.
    """
    absence = Absence(
        enrolment_id=enrolment.id,
        first_day=first_day,
        last_day=last_day,
        reason=reason,
        announced_on=announced_on,
    )
    _require(session, first_day)
    child = session.store.get(Child, enrolment.child_id)
    with session.store.atomic("note_absence", about=child.name):
        _check(session, child, absence)
        return session.store.add(absence)


def change_absence(session: Session, absence: Absence) -> Absence:
    """The absence of that id, shortened, lengthened or with another reason. Raises as `note_absence`."""
    former = session.store.get(Absence, absence.id)
    _require(session, min(former.first_day, absence.first_day))
    child = _child(session, former)
    with session.store.atomic("change_absence", about=child.name):
        kept = replace(absence, enrolment_id=former.enrolment_id)
        _check(session, child, kept)
        return session.store.change(kept)


def remove_absence(session: Session, absence: Absence) -> None:
    """Takes an absence noted by mistake away."""
    _require(session, absence.first_day)
    with session.store.atomic("remove_absence", about=_child(session, absence).name):
        session.store.remove(absence)


def _require(session: Session, first_day: date) -> None:
    past = first_day < session.clock.day()
    session.require(Right.CORRECT_ATTENDANCE if past else Right.NOTE_ATTENDANCE)


def _child(session: Session, absence: Absence) -> Child:
    return session.store.get(Child, session.store.get(Enrolment, absence.enrolment_id).child_id)


def _check(session: Session, child: Child, absence: Absence) -> None:
    check_order(absence.first_day, absence.last_day)
    enrolment = session.store.get(Enrolment, absence.enrolment_id)
    if not (enrolment.covers(absence.first_day) and enrolment.covers(absence.last_day)):
        raise InvalidEntry(
            f"Le contrat de {child.name} va {spoken_period(enrolment.first_day, enrolment.last_day)} : "
            "une absence se note pendant le contrat.",
            field="first_day" if absence.first_day < enrolment.first_day else "last_day",
        )
    _check_announced(absence, session.clock.day())
    for other in session.store.touching(
        Absence, absence.first_day, absence.last_day, enrolment_id=absence.enrolment_id
    ):
        if other.id != absence.id:
            raise Conflict(
                f"Une absence de {child.name} est déjà notée {spoken_period(other.first_day, other.last_day)} : "
                "modifiez-la plutôt.",
                field="first_day",
            )


def _check_announced(absence: Absence, today: date) -> None:
    if absence.announced_on is None:
        if absence.reason in ANNOUNCED:
            raise InvalidEntry("Indiquez le jour où la famille a prévenu.", field="announced_on")
    elif absence.reason is AbsenceReason.UNANNOUNCED:
        raise InvalidEntry(
            "Une absence non annoncée n’a pas de jour d’annonce : effacez-le, ou changez le motif.",
            field="announced_on",
        )
    elif absence.announced_on > today:
        raise InvalidEntry(
            f"La famille ne peut pas avoir prévenu le {spoken_day(absence.announced_on)}, qui est à venir.",
            field="announced_on",
        )
