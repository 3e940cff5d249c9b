"""Parents and guardians (parents): in a home each, tied to their children, and who may collect the child."""

from dataclasses import replace
from datetime import date

from app.days import age_in_years
from app.errors import Conflict, InvalidEntry
from app.families.records import Child, Contact, Home, Parent, Parenthood
from app.fields import check_email, check_order, check_phone, tidy
from app.insertion.paths import InsertionPath
from app.session import Session
from app.users import Right
from app.wording import spoken_day


def add_parent(session: Session, parent: Parent) -> Parent:
    """A new parent, in the home of `parent.home_id`. Raises InvalidEntry, by field, or NotFound."""
    session.require(Right.EDIT_FAMILIES)
    checked = check_parent(parent, session.clock.day())
    with session.store.atomic("add_parent", about=checked.name):
        session.store.get(Home, parent.home_id)
        return session.store.add(replace(checked, id=0, ended_on=None))


def change_parent(session: Session, parent: Parent) -> Parent:
    """The parent of that id with another name, home, phone…; `end_parent` alone ends the file."""
    session.require(Right.EDIT_FAMILIES)
    checked = check_parent(parent, session.clock.day())
    with session.store.atomic("change_parent", about=checked.name):
        session.store.get(Home, parent.home_id)
        former = session.store.get(Parent, parent.id)
        return session.store.change(replace(checked, ended_on=former.ended_on))


def check_parent(parent: Parent, today: date) -> Parent:
    """The parent, tidied. Raises InvalidEntry."""
    tidied = tidy(parent, "first_name", "last_name")
    check_email(tidied.email)
    check_phone(tidied.phone)
    birth = tidied.birth_day
    if birth is not None and not (birth <= today and 10 <= age_in_years(birth, today) <= 110):
        raise InvalidEntry(
            f"Une naissance le {spoken_day(birth)} n’est pas celle d’un parent : vérifiez l’année.",
            field="birth_day",
        )
    return tidied


def end_parent(session: Session, parent: Parent, last_day: date) -> Parent:
    """Ends the parent's file on that day. Raises Conflict where an insertion path runs past it."""
    session.require(Right.EDIT_FAMILIES)
    with session.store.atomic("end_parent", about=parent.name):
        former = session.store.get(Parent, parent.id)
        for path in session.store.find(InsertionPath, parent_id=parent.id):
            if path.exit_day is None or path.exit_day > last_day:
                raise Conflict(
                    f"Le parcours d’insertion de {parent.name} n’est pas terminé le {spoken_day(last_day)} : "
                    "notez d’abord sa sortie.",
                    field="ended_on",
                )
        return session.store.change(replace(former, ended_on=last_day))


def reopen_parent(session: Session, parent: Parent) -> Parent:
    session.require(Right.EDIT_FAMILIES)
    with session.store.atomic("reopen_parent", about=parent.name):
        return session.store.change(replace(session.store.get(Parent, parent.id), ended_on=None))


def tie_parent(session: Session, child: Child, parent: Parent, *, may_collect: bool = True) -> Parenthood:
    """Says that the parent is the child's, or changes whether this parent may collect the child."""
    session.require(Right.EDIT_FAMILIES)
    with session.store.atomic("tie_parent", about=child.name):
        tied = session.store.find(Parenthood, child_id=child.id, parent_id=parent.id)
        if tied:
            return session.store.change(replace(tied[0], may_collect=may_collect))
        return session.store.add(Parenthood(child_id=child.id, parent_id=parent.id, may_collect=may_collect))


def untie_parent(session: Session, child: Child, parent: Parent) -> None:
    """Takes a tie made by mistake away; both files stay."""
    session.require(Right.EDIT_FAMILIES)
    with session.store.atomic("untie_parent", about=child.name):
        for tie in session.store.find(Parenthood, child_id=child.id, parent_id=parent.id):
            session.store.remove(tie)


def add_contact(session: Session, contact: Contact) -> Contact:
    """Somebody to call, or who may collect the child. Raises InvalidEntry, or Conflict for one already there."""
    session.require(Right.EDIT_FAMILIES)
    checked = _checked_contact(session, contact)
    with session.store.atomic("add_contact", about=checked.name):
        return session.store.add(replace(checked, id=0))


def change_contact(session: Session, contact: Contact) -> Contact:
    """The contact of that id; give `last_day` to end it. Raises as `add_contact`."""
    session.require(Right.EDIT_FAMILIES)
    checked = _checked_contact(session, contact)
    with session.store.atomic("change_contact", about=checked.name):
        return session.store.change(checked)


def _checked_contact(session: Session, contact: Contact) -> Contact:
    tidied = tidy(contact, "name")
    check_phone(tidied.phone)
    check_order(tidied.first_day, tidied.last_day)
    if tidied.emergency and tidied.phone is None:
        raise InvalidEntry(
            f"{tidied.name} est à prévenir en cas d’urgence : écrivez un numéro de téléphone.", field="phone"
        )
    last = tidied.last_day or date.max
    for other in session.store.touching(Contact, tidied.first_day, last, child_id=tidied.child_id):
        if other.id != tidied.id and other.name == tidied.name:
            raise Conflict(
                f"{tidied.name} est déjà dans les contacts de cet enfant : modifiez ce contact.", field="name"
            )
    return tidied
