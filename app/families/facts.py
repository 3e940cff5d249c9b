"""Dated facts of a child (marche, AEEH): walking decides the adults needed, AEEH the priority and the rate."""

from dataclasses import replace
from datetime import date

from app.errors import Conflict, InvalidEntry
from app.families.records import Child, ChildFact, FactKind
from app.fields import check_order
from app.session import Session
from app.users import Right
from app.wording import spoken_day, spoken_period

FACTS = {FactKind.WALKS: "la marche", FactKind.AEEH: "l’AEEH"}


def add_fact(session: Session, fact: ChildFact) -> ChildFact:
    """A fact that begins. Raises InvalidEntry before the birth, Conflict where the same fact already holds."""
    session.require(Right.EDIT_FAMILIES)
    child = session.store.get(Child, fact.child_id)
    with session.store.atomic("add_fact", about=child.name):
        _check(session, child, fact)
        return session.store.add(replace(fact, id=0))


def change_fact(session: Session, fact: ChildFact) -> ChildFact:
    """The fact of that id with other days; give `last_day` to end it. Raises as `add_fact`."""
    session.require(Right.EDIT_FAMILIES)
    child = session.store.get(Child, fact.child_id)
    with session.store.atomic("change_fact", about=child.name):
        _check(session, child, fact)
        return session.store.change(fact)


def remove_fact(session: Session, fact: ChildFact) -> None:
    """Takes a fact noted by mistake away."""
    session.require(Right.EDIT_FAMILIES)
    with session.store.atomic("remove_fact", about=session.store.get(Child, fact.child_id).name):
        session.store.remove(fact)


def walks_from(session: Session, child: Child, first_day: date) -> ChildFact:
    """The child walks from that day on: one touch on the child's page."""
    return add_fact(session, ChildFact(child_id=child.id, kind=FactKind.WALKS, first_day=first_day))


def _check(session: Session, child: Child, fact: ChildFact) -> None:
    check_order(fact.first_day, fact.last_day)
    if fact.first_day < child.birth_day:
        raise InvalidEntry(
            f"La naissance de {child.name} est le {spoken_day(child.birth_day)} : choisissez un jour plus tardif.",
            field="first_day",
        )
    last = fact.last_day or date.max
    for other in session.store.touching(ChildFact, fact.first_day, last, child_id=child.id):
        if other.id != fact.id and other.kind == fact.kind:
            raise Conflict(
                f"Pour {child.name}, {FACTS[fact.kind]} est déjà notée "
                f"{spoken_period(other.first_day, other.last_day)} : modifiez plutôt cette ligne.",
                field="first_day",
            )
