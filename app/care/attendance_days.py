"""Days noted afterwards (saisie du soir, corrections): the whole list of an enrolment's stays for a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.care.attendance import AttendedSpan
from app.care.enrolments import Enrolment
from app.care.stays import around, check_stay, require_for
from app.families.records import Child
from app.session import Session
from app.wording import spoken_day

Hours = tuple[int, int | None]
"""Arrival and departure in minutes after midnight; no departure yet is None."""


def note_day(session: Session, enrolment: Enrolment, day: date, hours: Sequence[Hours]) -> list[AttendedSpan]:
    """The enrolment's stays of that day are these, and no others; stays that don't change are not rewritten.

    Raises InvalidEntry or Conflict, field "arrived", "left" or "day"; then nothing is written.
    """
    require_for(session, day)
    child = session.store.get(Child, enrolment.child_id)
    with session.store.atomic("note_day", about=f"{child.name}, {spoken_day(day)}"):
        near = around(session, child.id, day)
        own = [stay for stay in near if stay.enrolment_id == enrolment.id and stay.day == day]
        wanted = [
            AttendedSpan(enrolment_id=enrolment.id, child_id=child.id, day=day, arrived=arrived, left=left)
            for arrived, left in sorted(hours, key=lambda pair: pair[0])
        ]
        accepted = [stay for stay in near if stay not in own]
        for stay in wanted:
            check_stay(child, enrolment, stay, accepted, session.clock.moment())
            accepted.append(replace(stay, id=-1))
        return _replaced(session, own, wanted)


def _replaced(
    session: Session, own: Sequence[AttendedSpan], wanted: Sequence[AttendedSpan]
) -> list[AttendedSpan]:
    """Keeps the stays that stay; one that only changed is changed, so that the journal tells before and after."""
    kept = [stay for stay in own if replace(stay, id=0) in wanted]
    gone = [stay for stay in own if stay not in kept]
    new = [stay for stay in wanted if not any(replace(one, id=0) == stay for one in kept)]
    if len(gone) == len(new) == 1:
        stored = [session.store.change(replace(new[0], id=gone[0].id))]
    else:
        # Rows go before others come: on the way, two stays must never share a minute.
        for stay in gone:
            session.store.remove(stay)
        stored = session.store.add_all(new)
    return sorted([*kept, *stored], key=lambda stay: stay.arrived)


def correct_stay(session: Session, stay: AttendedSpan, *, arrived: int, left: int | None) -> AttendedSpan:
    """Other hours for one stay: a departure that was forgotten, an arrival noted late. Raises as `note_day`."""
    former = session.store.get(AttendedSpan, stay.id)
    require_for(session, former.day)
    child = session.store.get(Child, former.child_id)
    with session.store.atomic("correct_stay", about=f"{child.name}, {spoken_day(former.day)}"):
        wanted = replace(former, arrived=arrived, left=left)
        enrolment = session.store.get(Enrolment, former.enrolment_id)
        others = around(session, child.id, former.day)
        check_stay(child, enrolment, wanted, others, session.clock.moment())
        return session.store.change(wanted)


def remove_stay(session: Session, stay: AttendedSpan) -> None:
    """Takes a stay noted by mistake away; the day is then not recorded, not absent."""
    former = session.store.get(AttendedSpan, stay.id)
    require_for(session, former.day)
    child = session.store.get(Child, former.child_id)
    with session.store.atomic("remove_stay", about=f"{child.name}, {spoken_day(former.day)}"):
        session.store.remove(former)
