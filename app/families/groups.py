"""Groups (sections) of the crèche and the child's stay in each, from a day on."""

from dataclasses import replace
from datetime import date

from app.dated import latest
from app.errors import Conflict, InvalidEntry
from app.families.records import Child, Group, GroupStay
from app.fields import tidy
from app.search import fold
from app.session import Session
from app.users import Right
from app.wording import listed, quoted, spoken_day


def add_group(session: Session, group: Group) -> Group:
    """A new group. Raises InvalidEntry, or Conflict for a name already used."""
    session.require(Right.EDIT_STRUCTURE)
    checked = _checked(session, group)
    with session.store.atomic("add_group", about=checked.name):
        return session.store.add(replace(checked, id=0, ended_on=None))


def change_group(session: Session, group: Group) -> Group:
    """The group of that id with another name or place in the list; `end_group` alone ends it."""
    session.require(Right.EDIT_STRUCTURE)
    checked = _checked(session, group)
    with session.store.atomic("change_group", about=checked.name):
        former = session.store.get(Group, group.id)
        return session.store.change(replace(checked, ended_on=former.ended_on))


def _checked(session: Session, group: Group) -> Group:
    tidied = tidy(group, "name")
    for other in session.store.find(Group, ended_on=None):
        if other.id != tidied.id and fold(other.name) == fold(tidied.name):
            raise Conflict(
                f"Le groupe {quoted(other.name)} existe déjà : choisissez un autre nom.", field="name"
            )
    return tidied


def end_group(session: Session, group: Group, last_day: date) -> Group:
    """Ends the group on that day. Raises Conflict while children of the crèche are still in it."""
    session.require(Right.EDIT_STRUCTURE)
    with session.store.atomic("end_group", about=group.name):
        former = session.store.get(Group, group.id)
        staying = _children_in(session, group, last_day)
        if staying:
            raise Conflict(
                f"{listed(staying)} : encore dans le groupe {quoted(group.name)} après le {spoken_day(last_day)}. "
                "Placez-les d’abord dans un autre groupe.",
                field="ended_on",
            )
        return session.store.change(replace(former, ended_on=last_day))


def _children_in(session: Session, group: Group, last_day: date) -> list[str]:
    ids = {stay.child_id for stay in session.store.find(GroupStay, group_id=group.id)}
    stays: dict[int, list[GroupStay]] = {}
    for stay in session.store.find(GroupStay, child_id=list(ids)):
        stays.setdefault(stay.child_id, []).append(stay)
    names = []
    for child in session.store.find(Child, id=list(ids)):
        last = latest(stays[child.id], date.max)
        gone = child.ended_on is not None and child.ended_on <= last_day
        if last is not None and last.group_id == group.id and not gone:
            names.append(child.name)
    return names


def place_in_group(session: Session, child: Child, group: Group, first_day: date) -> GroupStay:
    """The child is in that group from that day on; the past is kept. Raises InvalidEntry for an ended group."""
    session.require(Right.EDIT_FAMILIES)
    if group.ended_on is not None and group.ended_on < first_day:
        raise InvalidEntry(
            f"Le groupe {quoted(group.name)} est terminé depuis le {spoken_day(group.ended_on)} : "
            "choisissez un autre groupe.",
            field="group_id",
        )
    with session.store.atomic("place_in_group", about=f"{child.name}, {group.name}"):
        same_day = session.store.find(GroupStay, child_id=child.id, first_day=first_day)
        if same_day:
            return session.store.change(replace(same_day[0], group_id=group.id))
        return session.store.add(GroupStay(child_id=child.id, group_id=group.id, first_day=first_day))


def remove_group_stay(session: Session, stay: GroupStay) -> None:
    """Takes a stay noted by mistake away; the one before it holds again."""
    session.require(Right.EDIT_FAMILIES)
    with session.store.atomic("remove_group_stay", about=session.store.get(Child, stay.child_id).name):
        session.store.remove(stay)
