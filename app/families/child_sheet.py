"""A child's sheet (fiche de l'enfant): all that stands on it, read at once in a bounded number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from app.care.day_exceptions import exceptions_by_enrolment
from app.care.enrolments import Enrolment
from app.care.envelopes import HourEnvelope, envelopes_by_enrolment
from app.care.schedules import DayException, WeekPattern
from app.care.weeks import Weeks, weeks_by_enrolment
from app.dated import Dated, latest
from app.families.child_list import Standing, standing_of
from app.families.health import Allergy, CareProtocol
from app.families.records import (
    Child,
    ChildFact,
    Consent,
    Contact,
    FactKind,
    Group,
    GroupStay,
    Home,
    Parent,
    Parenthood,
    Resources,
    order_of,
)
from app.session import Session
from app.spans import Span
from app.users import Right

D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, kw_only=True, slots=True)
class ParentEntry:
    """A parent of the child, the tie and the home."""

    parent: Parent
    tie: Parenthood
    home: Home


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeEntry:
    """A home of the child, with its dated rows, the newest first."""

    home: Home
    resources: tuple[Resources, ...]
    """Empty without the right to see money."""
    consents: tuple[Consent, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class EnrolmentEntry:
    """An enrolment with its reference weeks, its exceptions and its monthly hours, the oldest first."""

    enrolment: Enrolment
    weeks: tuple[tuple[WeekPattern, Weeks], ...]
    exceptions: tuple[tuple[DayException, tuple[Span, ...]], ...]
    envelopes: tuple[HourEnvelope, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildSheet:
    """Dated rows stand newest first. Who may not edit families reads only who may collect one that is here."""

    child: Child
    standing: Standing
    current: tuple[Enrolment, ...]
    """The enrolments that say how the child stands."""
    group: Group | None
    groups: tuple[Group, ...]
    """Those that a child may be placed in."""
    stays: tuple[tuple[GroupStay, Group], ...]
    facts: tuple[ChildFact, ...]
    parents: tuple[ParentEntry, ...]
    homes: tuple[HomeEntry, ...]
    contacts: tuple[Contact, ...]
    siblings: tuple[Child, ...]
    allergies: tuple[Allergy, ...]
    protocols: tuple[CareProtocol, ...]
    enrolments: tuple[EnrolmentEntry, ...]
    withheld: bool = False
    """Whether health and who may collect are kept from this person, for the child has left."""


def sees_health(session: Session) -> bool:
    """Health stays apart from the insertion file (domain.md, D): the team and the director read it."""
    return session.can(Right.EDIT_HEALTH) or not session.can(Right.SEE_INSERTION)


def child_sheet(session: Session, child_id: int) -> ChildSheet:
    """The child's sheet today. Raises NotFound."""
    session.require(Right.SEE_CHILDREN)
    store, today = session.store, session.clock.day()
    child = store.get(Child, child_id)
    groups = {group.id: group for group in store.find(Group)}
    stays = sorted(store.find(GroupStay, child_id=child_id), key=lambda one: one.first_day, reverse=True)
    place = latest(stays, today)
    enrolments = _enrolments(session, child)
    standing, current = standing_of(child, [one.enrolment for one in enrolments], today)
    parents = _parents(session, child)
    whole = session.can(Right.EDIT_FAMILIES)
    withheld = standing is Standing.LEFT and not whole
    sheet = ChildSheet(
        child=child,
        standing=standing,
        current=current,
        group=None if place is None else groups[place.group_id],
        groups=tuple(
            sorted((one for one in groups.values() if one.ended_on is None), key=lambda one: one.position)
        ),
        stays=tuple((stay, groups[stay.group_id]) for stay in stays),
        facts=_facts(session, child),
        parents=parents if whole else tuple(_for_the_door(one) for one in parents if one.tie.may_collect),
        homes=_homes(session, child, parents) if whole else (),
        contacts=_contacts(session, child, today),
        siblings=_siblings(session, child, parents) if whole else (),
        allergies=tuple(_newest(store.find(Allergy, child_id=child_id))) if sees_health(session) else (),
        protocols=tuple(_newest(store.find(CareProtocol, child_id=child_id))) if sees_health(session) else (),
        enrolments=enrolments,
        withheld=withheld,
    )
    return replace(sheet, parents=(), contacts=(), allergies=(), protocols=()) if withheld else sheet


def _newest(rows: Iterable[D]) -> list[D]:
    return sorted(rows, key=lambda row: row.first_day, reverse=True)


def _facts(session: Session, child: Child) -> tuple[ChildFact, ...]:
    facts = _newest(session.store.find(ChildFact, child_id=child.id))
    whole = session.can(Right.EDIT_FAMILIES)
    return tuple(fact for fact in facts if whole or fact.kind is FactKind.WALKS)


def _contacts(session: Session, child: Child, today: date) -> tuple[Contact, ...]:
    contacts = sorted(session.store.find(Contact, child_id=child.id), key=lambda one: one.name.casefold())
    if session.can(Right.EDIT_FAMILIES):
        return tuple(contacts)
    return tuple(
        replace(one, phone=None)
        for one in contacts
        if one.may_collect and one.first_day <= today and (one.last_day is None or one.last_day >= today)
    )


def _parents(session: Session, child: Child) -> tuple[ParentEntry, ...]:
    store = session.store
    ties = {tie.parent_id: tie for tie in store.find(Parenthood, child_id=child.id)}
    parents = store.find(Parent, id=sorted(ties))
    homes = {home.id: home for home in store.find(Home, id=sorted({one.home_id for one in parents}))}
    return tuple(
        ParentEntry(parent=parent, tie=ties[parent.id], home=homes[parent.home_id]) for parent in parents
    )


def _for_the_door(entry: ParentEntry) -> ParentEntry:
    bare = replace(entry.parent, gender=None, birth_day=None, phone=None, email=None)
    return ParentEntry(parent=bare, tie=entry.tie, home=Home(id=entry.home.id, name=entry.home.name))


def _homes(session: Session, child: Child, parents: Sequence[ParentEntry]) -> tuple[HomeEntry, ...]:
    """The home that pays first, then those of the parents."""
    store = session.store
    homes = {one.home.id: one.home for one in parents}
    if child.billing_home_id is not None and child.billing_home_id not in homes:
        homes[child.billing_home_id] = store.get(Home, child.billing_home_id)
    resources: dict[int, list[Resources]] = {}
    if session.can(Right.SEE_MONEY):
        for row in _newest(store.find(Resources, home_id=sorted(homes))):
            resources.setdefault(row.home_id, []).append(row)
    consents: dict[int, list[Consent]] = {}
    for answer in sorted(store.find(Consent, home_id=sorted(homes)), key=order_of, reverse=True):
        consents.setdefault(answer.home_id, []).append(answer)
    ordered = sorted(homes.values(), key=lambda home: (home.id != child.billing_home_id, home.id))
    return tuple(
        HomeEntry(
            home=home,
            resources=tuple(resources.get(home.id, ())),
            consents=tuple(consents.get(home.id, ())),
        )
        for home in ordered
    )


def _siblings(session: Session, child: Child, parents: Sequence[ParentEntry]) -> tuple[Child, ...]:
    ties = session.store.find(Parenthood, parent_id=[one.parent.id for one in parents])
    ids = sorted({tie.child_id for tie in ties} - {child.id})
    return tuple(sorted(session.store.find(Child, id=ids), key=lambda one: one.birth_day))


def _enrolments(session: Session, child: Child) -> tuple[EnrolmentEntry, ...]:
    """The newest first."""
    found = sorted(
        session.store.find(Enrolment, child_id=child.id),
        key=lambda one: (one.first_day, one.id),
        reverse=True,
    )
    weeks, exceptions = weeks_by_enrolment(session, found), exceptions_by_enrolment(session, found)
    envelopes = envelopes_by_enrolment(session, found)
    return tuple(
        EnrolmentEntry(
            enrolment=one,
            weeks=tuple(weeks.get(one.id, ())),
            exceptions=tuple(exceptions.get(one.id, ())),
            envelopes=tuple(envelopes.get(one.id, ())),
        )
        for one in found
    )
