"""The children's files (dossiers des enfants): name, birth, who pays, when the file ends. Nothing is deleted."""

from dataclasses import replace
from datetime import date, timedelta

from app.care.enrolments import Enrolment
from app.days import birthday, last_day_of
from app.errors import Conflict, InvalidEntry
from app.families.records import Child, Parent
from app.fields import tidy
from app.search import fold
from app.session import Session
from app.users import Right
from app.wording import spoken_day

NEAR_ENOUGH = timedelta(days=1)
"""Two births of one name a day apart are one child typed twice."""


def add_child(session: Session, child: Child) -> Child:
    """A new child's file. Raises InvalidEntry, by field; `likely_duplicates` warns beforehand, never blocks."""
    session.require(Right.EDIT_FAMILIES)
    checked = check_child(child, session.clock.day())
    with session.store.atomic("add_child", about=checked.name):
        return session.store.add(replace(checked, id=0, ended_on=None))


def change_child(session: Session, child: Child) -> Child:
    """The child's file with another name, birth day or paying home; `end_child` alone ends it."""
    session.require(Right.EDIT_FAMILIES)
    checked = check_child(child, session.clock.day())
    with session.store.atomic("change_child", about=checked.name):
        former = session.store.get(Child, child.id)
        return session.store.change(replace(checked, ended_on=former.ended_on))


def check_child(child: Child, today: date) -> Child:
    """The child, tidied. Raises InvalidEntry: no name, a birth nine months away, or eighteen years ago."""
    tidied = tidy(child, "first_name", "last_name")
    if tidied.birth_day > last_day_of(today, months=9):
        raise InvalidEntry(
            f"La naissance, le {spoken_day(tidied.birth_day)}, est dans plus de neuf mois : vérifiez l’année.",
            field="birth_day",
        )
    if birthday(tidied.birth_day, 18) <= today:
        raise InvalidEntry(
            f"Une naissance le {spoken_day(tidied.birth_day)} n’est plus celle d’un enfant : vérifiez l’année.",
            field="birth_day",
        )
    return tidied


def end_child(session: Session, child: Child, last_day: date) -> Child:
    """Ends the file on that day. Raises Conflict where an enrolment runs past it."""
    session.require(Right.EDIT_FAMILIES)
    with session.store.atomic("end_child", about=child.name):
        former = session.store.get(Child, child.id)
        for enrolment in session.store.find(Enrolment, child_id=child.id):
            if enrolment.last_day > last_day:
                raise Conflict(
                    f"Le contrat d’accueil de {child.name} court jusqu’au {spoken_day(enrolment.last_day)} : "
                    "terminez-le d’abord, ou choisissez un jour plus tardif.",
                    field="ended_on",
                )
        return session.store.change(replace(former, ended_on=last_day))


def reopen_child(session: Session, child: Child) -> Child:
    """The child comes back: the file has no end any more."""
    session.require(Right.EDIT_FAMILIES)
    with session.store.atomic("reopen_child", about=child.name):
        return session.store.change(replace(session.store.get(Child, child.id), ended_on=None))


def likely_duplicates(
    session: Session, first_name: str, last_name: str, birth_day: date | None = None
) -> list[Child]:
    """Children that may be the same one: a warning for the form, never a refusal.

    The same name, whatever its accents, capitals, hyphens and order, born that day, a day apart, with day and
    month the other way round, or with one of day, month and year different. Without a birth day the name decides.
    """
    session.require(Right.SEE_CHILDREN)
    spelled = spellings(first_name, last_name)
    return [
        child
        for child in session.store.find(Child)
        if spelled & spellings(child.first_name, child.last_name)
        and (birth_day is None or _near(child.birth_day, birth_day))
    ]


def likely_same_parents(session: Session, first_name: str, last_name: str) -> list[Parent]:
    """Parents of the same name, whatever its accents, capitals, hyphens and order."""
    session.require(Right.SEE_CHILDREN)
    spelled = spellings(first_name, last_name)
    return [
        parent
        for parent in session.store.find(Parent)
        if spelled & spellings(parent.first_name, parent.last_name)
    ]


def spellings(first_name: str, last_name: str) -> frozenset[str]:
    """A name's letters either way round; « Marie-Lou Żółć » and « ZOLC Marielou » share one."""
    first, last = (fold(name).replace(" ", "") for name in (first_name, last_name))
    return frozenset({first + last, last + first})


def _near(one: date, other: date) -> bool:
    figures, theirs = (one.day, one.month, one.year), (other.day, other.month, other.year)
    swapped = (one.month, one.day, one.year) == theirs
    alike = sum(mine == figure for mine, figure in zip(figures, theirs, strict=True))
    return swapped or alike >= 2 or abs(one - other) <= NEAR_ENOUGH
