"""The list of children (liste des enfants): each with its group, its care and how things stand, in four queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.care.enrolments import Enrolment
from app.dated import latest
from app.families.records import Child, Group, GroupStay
from app.search import name_order
from app.session import Session
from app.users import Right


class Standing(StrEnum):
    """How a child stands on a day."""

    ENROLLED = "enrolled"
    TO_COME = "to_come"
    """An enrolment that begins later, or none yet."""
    LEFT = "left"


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildLine:
    """A child, where it is, and the enrolments that say so: those of today, else the next one, else the last."""

    child: Child
    group: Group | None
    standing: Standing
    enrolments: tuple[Enrolment, ...]

    @property
    def id(self) -> int:
        """The child's."""
        return self.child.id


def child_lines(session: Session) -> list[ChildLine]:
    """Every child, by name; who left is there too, nothing is deleted."""
    session.require(Right.SEE_CHILDREN)
    store, today = session.store, session.clock.day()
    groups = {group.id: group for group in store.find(Group)}
    stays: dict[int, list[GroupStay]] = {}
    for stay in store.find(GroupStay):
        stays.setdefault(stay.child_id, []).append(stay)
    enrolments: dict[int, list[Enrolment]] = {}
    for enrolment in store.find(Enrolment):
        enrolments.setdefault(enrolment.child_id, []).append(enrolment)
    lines = []
    for child in store.find(Child):
        place = latest(stays.get(child.id, ()), today)
        standing, shown = standing_of(child, enrolments.get(child.id, ()), today)
        group = groups[place.group_id] if place is not None else None
        lines.append(ChildLine(child=child, group=group, standing=standing, enrolments=shown))
    return sorted(lines, key=lambda line: name_order(line.child))


def standing_of(
    child: Child, enrolments: Sequence[Enrolment], day: date
) -> tuple[Standing, tuple[Enrolment, ...]]:
    """How the child stands on that day, and the enrolments that say so."""
    now = tuple(enrolment for enrolment in enrolments if enrolment.covers(day))
    if now:
        return Standing.ENROLLED, now
    later = sorted((one for one in enrolments if one.first_day > day), key=lambda one: one.first_day)
    if later:
        return Standing.TO_COME, (later[0],)
    if child.ended_on is None and not enrolments:
        return Standing.TO_COME, ()
    last = sorted(enrolments, key=lambda one: one.last_day)[-1:]
    return Standing.LEFT, tuple(last)
