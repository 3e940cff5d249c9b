"""Arrivals and departures at the door (arrivées, départs): one touch, the clock's minute."""

from dataclasses import replace
from datetime import date

from app.care.attendance import AttendedSpan
from app.care.enrolments import Enrolment
from app.care.expected import expected
from app.care.stays import around, check_stay, enrolment_for, minute_of
from app.days import ONE_DAY
from app.errors import Conflict, InvalidEntry
from app.families.records import Child
from app.session import Session
from app.spans import DAY
from app.users import Right
from app.wording import spoken_day, spoken_hour


def note_arrival(
    session: Session, child: Child, *, enrolment: Enrolment | None = None, minute: int | None = None
) -> AttendedSpan:
    """The child arrived: now, or at that minute of today.

    Without an enrolment, the one that expects the child today, a regular one first (`app.stays.enrolment_for`).
    Raises Conflict where the child is already here, InvalidEntry outside any enrolment.
    """
    session.require(Right.NOTE_ATTENDANCE)
    now = session.clock.moment()
    day, arrived = now.date(), minute_of(now) if minute is None else minute
    others = around(session, child.id, day)
    standing = session.store.touching(Enrolment, day - ONE_DAY, day, child_id=child.id)
    plan = expected(session, day - ONE_DAY, day, standing)
    under = enrolment or enrolment_for(standing, day, plan)
    if under is None:
        raise InvalidEntry(
            f"{child.name} n’a pas de contrat d’accueil le {spoken_day(day)} : la direction doit d’abord l’inscrire.",
            field="enrolment_id",
        )
    for other in others:
        here_since_eve = other.day == day - ONE_DAY and plan.overnight(standing, other.day, arrived)
        if other.left is None and (other.day == day or here_since_eve):
            since = "" if other.day == day else "hier, "
            raise Conflict(
                f"{child.name} est déjà là depuis {since}{spoken_hour(other.arrived)}. "
                "Notez d’abord le départ, ou annulez l’arrivée si elle était une erreur.",
                field="arrived",
            )
    stay = AttendedSpan(enrolment_id=under.id, child_id=child.id, day=day, arrived=arrived)
    check_stay(child, under, stay, others, now)
    with session.store.atomic("note_arrival", about=f"{child.name}, {spoken_hour(arrived)}"):
        return session.store.add(stay)


def note_departure(session: Session, child: Child, *, minute: int | None = None) -> AttendedSpan:
    """The child left: now, or at that minute of today; after a night, the stay that began on the eve ends.

    Raises Conflict where no arrival is open, InvalidEntry for a departure not after the arrival.
    """
    session.require(Right.NOTE_ATTENDANCE)
    now = session.clock.moment()
    day, left = now.date(), minute_of(now) if minute is None else minute
    others = around(session, child.id, day)
    waiting = [stay for stay in others if stay.left is None and _goes_on(session, child, stay, day)]
    if not waiting:
        raise Conflict(
            f"Aucune arrivée de {child.name} n’est notée aujourd’hui : notez d’abord l’arrivée, "
            "ou saisissez les deux heures.",
            field="left",
        )
    stay = max(waiting, key=lambda one: (one.day, one.arrived))
    ended = replace(stay, left=left if stay.day == day else left + DAY)
    check_stay(child, session.store.get(Enrolment, stay.enrolment_id), ended, others, now)
    with session.store.atomic("note_departure", about=f"{child.name}, {spoken_hour(left)}"):
        return session.store.change(ended)


def _goes_on(session: Session, child: Child, stay: AttendedSpan, day: date) -> bool:
    """Whether an open stay may end today: today's own, or the eve's where that night was open or reserved."""
    if stay.day == day:
        return True
    standing = session.store.touching(Enrolment, stay.day, stay.day, child_id=child.id)
    return expected(session, stay.day, stay.day, standing).overnight(standing, stay.day, 0)
