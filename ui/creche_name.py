"""The crèche as the navigation names it (nom et agrément): its name in force, and how many places it has."""

from app.dated import in_force, latest
from app.session import Session
from app.structure.records import CapacitySlot, Identity
from ui import french


def named(session: Session) -> tuple[str, str]:
    """Its name, empty where none is typed yet, and « 24 places »."""
    day = session.clock.day()
    identity = latest(session.store.find(Identity), day)
    slots = in_force(session.store.find(CapacitySlot), day)
    places = french.plural(max(slot.places for slot in slots), "place") if slots else "agrément à saisir"
    return identity.name if identity else "", places
