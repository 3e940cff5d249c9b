"""Managing the adults (gestion de l'équipe): who comes and goes, under which contract, on leave when."""

from dataclasses import replace
from datetime import date

from app.errors import Conflict, InvalidEntry
from app.fields import check_order, tidy
from app.session import Session
from app.staff.records import Leave, StaffContract, StaffMember
from app.staff.rota_days import (
    drop_shift_day,
    inside,
    refuse_twice,
    remove_shift_weeks,
    set_shift_day,
    set_shift_weeks,
)
from app.users import Right
from app.wording import counted, spoken_day, spoken_period

__all__ = [
    "add_leave",
    "change_leave",
    "change_member",
    "drop_shift_day",
    "hire",
    "members",
    "remove_contract",
    "remove_leave",
    "remove_shift_weeks",
    "set_contract",
    "set_shift_day",
    "set_shift_weeks",
]

HOUR = 60
LEAST_HOURS, MOST_HOURS = 1, 48
"""48 hours is the most that anybody may work in a week (art. L. 3121-20 of the code du travail)."""


def members(session: Session) -> list[StaffMember]:
    """Everybody who works or worked for the crèche, as noted."""
    session.require(Right.SEE_STAFF)
    return session.store.find(StaffMember)


def hire(session: Session, member: StaffMember, weekly_minutes: int) -> StaffMember:
    """Somebody joins the crèche, with a contract from the first day on; two people may bear one name.

    Raises InvalidEntry, by field.
    """
    session.require(Right.EDIT_STAFF)
    checked = _checked(member)
    _check_minutes(weekly_minutes)
    with session.store.atomic("hire", about=checked.name):
        stored = session.store.add(replace(checked, id=0))
        session.store.add(
            StaffContract(member_id=stored.id, first_day=stored.first_day, weekly_minutes=weekly_minutes)
        )
        return stored


def change_member(session: Session, member: StaffMember) -> StaffMember:
    """Corrects somebody; give `last_day` to end. Shifts and leave outside the period no longer count.

    Raises InvalidEntry by field, or Conflict where somebody would be twice at work.
    """
    session.require(Right.EDIT_STAFF)
    checked = _checked(member)
    with session.store.atomic("change_member", about=checked.name):
        stored = session.store.change(checked)
        refuse_twice(session, stored)
        return stored


def set_contract(
    session: Session, member: StaffMember, first_day: date, weekly_minutes: int
) -> StaffContract:
    """The contract's minutes a week from that day on; a row of the same day is replaced, the past is kept.

    Raises InvalidEntry, field "weekly_minutes" or "first_day".
    """
    session.require(Right.EDIT_STAFF)
    _check_minutes(weekly_minutes)
    inside(member, first_day, field="first_day")
    with session.store.atomic("set_contract", about=member.name):
        same_day = session.store.find(StaffContract, member_id=member.id, first_day=first_day)
        if same_day:
            return session.store.change(replace(same_day[0], weekly_minutes=weekly_minutes))
        return session.store.add(
            StaffContract(member_id=member.id, first_day=first_day, weekly_minutes=weekly_minutes)
        )


def remove_contract(session: Session, contract: StaffContract) -> None:
    """Takes a contract's row away: the one before it holds again. Raises Conflict for somebody's only one."""
    session.require(Right.EDIT_STAFF)
    member = session.store.get(StaffMember, contract.member_id)
    if len(session.store.find(StaffContract, member_id=member.id)) == 1:
        raise Conflict(
            f"C’est le seul contrat de {member.name} : modifiez-le plutôt que de le supprimer.",
            field="weekly_minutes",
        )
    with session.store.atomic("remove_contract", about=member.name):
        session.store.remove(contract)


def add_leave(session: Session, leave: Leave) -> Leave:
    """Days without any shift of that person. Raises InvalidEntry, or Conflict where one covers a day already."""
    session.require(Right.EDIT_STAFF)
    member = session.store.get(StaffMember, leave.member_id)
    with session.store.atomic("add_leave", about=member.name):
        _check_leave(session, member, leave)
        return session.store.add(replace(leave, id=0))


def change_leave(session: Session, leave: Leave) -> Leave:
    """The leave of that id with other days or another kind. Raises as `add_leave`."""
    session.require(Right.EDIT_STAFF)
    member = session.store.get(StaffMember, leave.member_id)
    with session.store.atomic("change_leave", about=member.name):
        _check_leave(session, member, leave)
        stored = session.store.change(leave)
        refuse_twice(session, member)
        return stored


def remove_leave(session: Session, leave: Leave) -> None:
    """The days follow the weeks and exceptions again. Raises Conflict where somebody would be twice at work."""
    session.require(Right.EDIT_STAFF)
    member = session.store.get(StaffMember, leave.member_id)
    with session.store.atomic("remove_leave", about=member.name):
        session.store.remove(leave)
        refuse_twice(session, member)


def _checked(member: StaffMember) -> StaffMember:
    checked = tidy(member, "first_name", "last_name")
    check_order(checked.first_day, checked.last_day)
    return checked


def _check_minutes(weekly_minutes: int) -> None:
    if not LEAST_HOURS * HOUR <= weekly_minutes <= MOST_HOURS * HOUR:
        raise InvalidEntry(
            f"Un contrat de travail va de {counted(LEAST_HOURS, 'heure')} à {counted(MOST_HOURS, 'heure')} "
            "par semaine : vérifiez la durée.",
            field="weekly_minutes",
        )


def _check_leave(session: Session, member: StaffMember, leave: Leave) -> None:
    check_order(leave.first_day, leave.last_day)
    inside(member, leave.first_day, field="first_day")
    inside(member, leave.last_day, field="last_day")
    for other in session.store.touching(Leave, leave.first_day, leave.last_day, member_id=member.id):
        if other.id != leave.id:
            raise Conflict(
                f"{member.name} est déjà en congé {spoken_period(other.first_day, other.last_day)} : "
                f"modifiez plutôt ce congé, ou commencez après le {spoken_day(other.last_day)}.",
                field="first_day",
            )
