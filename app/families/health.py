"""Allergies and care protocols (allergies, PAI): only what care requires, apart from the insertion file."""

from dataclasses import dataclass, replace
from datetime import date

from app.families.records import Child
from app.fields import check_order, tidy
from app.session import Session
from app.store import Record
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class Allergy(Record):
    """Something the child must not meet; `label` is short, it stands on the door page."""

    child_id: int
    label: str
    instructions: str | None = None
    first_day: date
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CareProtocol(Record):
    """A projet d'accueil individualisé (PAI): what to do, where its paper is, until when it holds. No diagnosis."""

    child_id: int
    first_day: date
    last_day: date | None = None
    instructions: str
    kept_at: str | None = None


def add_allergy(session: Session, allergy: Allergy) -> Allergy:
    """Something the child must not meet. Raises InvalidEntry, by field."""
    session.require(Right.EDIT_HEALTH)
    checked = _checked_allergy(allergy)
    with session.store.atomic("add_allergy", about=_name(session, allergy.child_id)):
        return session.store.add(replace(checked, id=0))


def change_allergy(session: Session, allergy: Allergy) -> Allergy:
    """The allergy of that id; give `last_day` to end it. Raises InvalidEntry, by field."""
    session.require(Right.EDIT_HEALTH)
    checked = _checked_allergy(allergy)
    with session.store.atomic("change_allergy", about=_name(session, allergy.child_id)):
        return session.store.change(checked)


def remove_allergy(session: Session, allergy: Allergy) -> None:
    """Takes an allergy noted by mistake away."""
    session.require(Right.EDIT_HEALTH)
    with session.store.atomic("remove_allergy", about=_name(session, allergy.child_id)):
        session.store.remove(allergy)


def add_protocol(session: Session, protocol: CareProtocol) -> CareProtocol:
    """A child's PAI. Raises InvalidEntry, by field."""
    session.require(Right.EDIT_HEALTH)
    checked = _checked_protocol(protocol)
    with session.store.atomic("add_protocol", about=_name(session, protocol.child_id)):
        return session.store.add(replace(checked, id=0))


def change_protocol(session: Session, protocol: CareProtocol) -> CareProtocol:
    """The PAI of that id; give `last_day` to end it. Raises InvalidEntry, by field."""
    session.require(Right.EDIT_HEALTH)
    checked = _checked_protocol(protocol)
    with session.store.atomic("change_protocol", about=_name(session, protocol.child_id)):
        return session.store.change(checked)


def remove_protocol(session: Session, protocol: CareProtocol) -> None:
    """Takes a PAI noted by mistake away."""
    session.require(Right.EDIT_HEALTH)
    with session.store.atomic("remove_protocol", about=_name(session, protocol.child_id)):
        session.store.remove(protocol)


def _checked_allergy(allergy: Allergy) -> Allergy:
    check_order(allergy.first_day, allergy.last_day)
    return tidy(allergy, "label")


def _checked_protocol(protocol: CareProtocol) -> CareProtocol:
    check_order(protocol.first_day, protocol.last_day)
    return tidy(protocol, "instructions")


def _name(session: Session, child_id: int) -> str:
    return session.store.get(Child, child_id).name
