"""What the door must know of a child (autour de l'enfant): group, allergies, who may collect. Nothing of insertion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.care.enrolments import Enrolment
from app.dated import latest
from app.families.health import Allergy
from app.families.records import Contact, Gender, Group, GroupStay, Parent, Parenthood
from app.session import Session
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class Collector:
    """Somebody the child may leave with: a parent (`gender` known or not), or a contact with its `relation`."""

    name: str
    parent: bool
    gender: Gender | None = None
    relation: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """On one day. `restricted`: a parent may not collect the child, the door says with whom only."""

    group: Group | None
    allergies: tuple[str, ...]
    collectors: tuple[Collector, ...]
    restricted: bool


def surroundings(session: Session, child_ids: Sequence[int], day: date) -> dict[int, Surroundings]:
    """Of each of these children on that day, in seven queries at most, whatever their number.

    On a day gone by, who may not edit families reads nothing more of a child who has left since.
    """
    store = session.store
    shown = set(child_ids) - _left_since(session, child_ids, day)
    groups = {group.id: group for group in store.find(Group)}
    stays = _by_child(store.find(GroupStay, child_id=child_ids))
    allergies = _by_child(store.touching(Allergy, day, day, child_id=child_ids))
    ties = _by_child(store.find(Parenthood, child_id=child_ids))
    contacts = _by_child(store.touching(Contact, day, day, child_id=child_ids, may_collect=True))
    parents = {
        parent.id: parent
        for parent in store.find(Parent, id=[tie.parent_id for own in ties.values() for tie in own])
    }
    return {
        child: Surroundings(
            group=_group(groups, stays.get(child, []), day),
            allergies=tuple(allergy.label for allergy in allergies.get(child, [])) if child in shown else (),
            collectors=(
                _collectors(ties.get(child, []), parents, contacts.get(child, [])) if child in shown else ()
            ),
            restricted=child in shown and any(not tie.may_collect for tie in ties.get(child, [])),
        )
        for child in child_ids
    }


def _left_since(session: Session, child_ids: Sequence[int], day: date) -> set[int]:
    """Whose last contract is over today, where this person needs them no more; nobody on the day itself."""
    today = session.clock.day()
    if day >= today or session.can(Right.EDIT_FAMILIES):
        return set()
    staying = {
        one.child_id for one in session.store.find(Enrolment, child_id=child_ids) if one.last_day >= today
    }
    return set(child_ids) - staying


C = TypeVar("C", GroupStay, Allergy, Parenthood, Contact)


def _by_child(records: Iterable[C]) -> dict[int, list[C]]:
    found: dict[int, list[C]] = {}
    for record in records:
        found.setdefault(record.child_id, []).append(record)
    return found


def _group(groups: dict[int, Group], stays: list[GroupStay], day: date) -> Group | None:
    stay = latest(stays, day)
    return None if stay is None else groups[stay.group_id]


def _collectors(
    ties: list[Parenthood], parents: dict[int, Parent], contacts: list[Contact]
) -> tuple[Collector, ...]:
    allowed = [parents[tie.parent_id] for tie in ties if tie.may_collect]
    return (
        *(Collector(name=parent.name, parent=True, gender=parent.gender) for parent in allowed),
        *(Collector(name=contact.name, parent=False, relation=contact.relation) for contact in contacts),
    )
