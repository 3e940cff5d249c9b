"""What comes (à venir): enrolments that start or end, third birthdays, the label and the PAI that run out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.care.enrolments import Enrolment
from app.dated import latest
from app.days import ONE_DAY, birthday
from app.families.health import CareProtocol
from app.families.records import Child
from app.session import Session
from app.structure.records import Identity
from app.users import Right

NEAR = timedelta(days=30)
LABEL_NEAR = timedelta(days=90)
"""A label takes longer to renew than a month."""


class Event(StrEnum):
    """What happens that day."""

    ARRIVES = "arrives"
    LEAVES = "leaves"
    TURNS_THREE = "turns_three"


@dataclass(frozen=True, kw_only=True, slots=True)
class Coming:
    """One child, one day to come."""

    day: date
    event: Event
    child: Child


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """Something that runs out, or has: the label (no child), or a child's PAI."""

    day: date
    child: Child | None = None


def comings(session: Session) -> list[Coming]:
    """The next thirty days, by day: children who arrive, who leave, who turn three while enrolled.

    A renewal is neither an arrival nor a departure; `leaves` has the last day of care.
    """
    session.require(Right.SEE_CHILDREN)
    today = session.clock.day()
    last = today + NEAR
    enrolments = session.store.touching(Enrolment, today - ONE_DAY, last + ONE_DAY)
    by_child: dict[int, list[Enrolment]] = {}
    for one in enrolments:
        by_child.setdefault(one.child_id, []).append(one)
    children = {one.id: one for one in session.store.find(Child, id=sorted(by_child))}
    found = [event for who, own in by_child.items() for event in _of(children[who], own, today, last)]
    return sorted(found, key=lambda one: (one.day, one.event, one.child.name, one.child.id))


def _of(child: Child, own: list[Enrolment], today: date, last: date) -> Iterable[Coming]:
    for one in own:
        if today < one.first_day <= last and not _covered(own, one.first_day - ONE_DAY):
            yield Coming(day=one.first_day, event=Event.ARRIVES, child=child)
        if today <= one.last_day <= last and not _covered(own, one.last_day + ONE_DAY):
            yield Coming(day=one.last_day, event=Event.LEAVES, child=child)
    three = birthday(child.birth_day, 3)
    if today < three <= last and _covered(own, three):
        yield Coming(day=three, event=Event.TURNS_THREE, child=child)


def _covered(own: list[Enrolment], day: date) -> bool:
    return any(one.covers(day) for one in own)


def deadlines(session: Session) -> list[Deadline]:
    """The label within ninety days, the PAI of the enrolled children within thirty; those run out come first."""
    session.require(Right.SEE_CHILDREN)
    today, found = session.clock.day(), []
    identity = latest(session.store.find(Identity), today)
    label = identity.label_last_day if identity and session.can(Right.SEE_REPORTS) else None
    if label is not None and label <= today + LABEL_NEAR:
        found.append(Deadline(day=label))
    enrolled = {one.child_id for one in session.store.touching(Enrolment, today, today)}
    ending = {
        child: day
        for child, day in _last_days(session.store.find(CareProtocol, child_id=sorted(enrolled))).items()
        if day is not None and day <= today + NEAR
    }
    children = {one.id: one for one in session.store.find(Child, id=sorted(ending))}
    found += [Deadline(day=day, child=children[child]) for child, day in ending.items()]
    return sorted(found, key=lambda one: (one.day, one.child.name if one.child else ""))


def _last_days(protocols: Iterable[CareProtocol]) -> Mapping[int, date | None]:
    """By child: the day until which a PAI holds; None where one has no end."""
    found: dict[int, date | None] = {}
    for one in protocols:
        before = found.get(one.child_id, date.min)
        found[one.child_id] = None if before is None or one.last_day is None else max(before, one.last_day)
    return found
