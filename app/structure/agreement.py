"""The crèche's agreement and identity (agrément, identité): agreed places by slot of the day, numbers for the CAF."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.dated import in_force
from app.errors import Conflict, InvalidEntry
from app.fields import check_email, check_order, check_phone, digits, postcode, tidy
from app.session import Session
from app.spans import DAY, Span, check_span, merged, overlapping
from app.structure.opening import Places, places_over
from app.structure.records import CapacitySlot, Identity, OpeningSpan
from app.users import Right
from app.wording import listed, spoken_day, spoken_span

MOST_PLACES = 500
"""Beyond, a figure was mistyped: the largest crèches have some hundred places."""


def set_identity(session: Session, identity: Identity) -> Identity:
    """The crèche's identity from `identity.first_day` on; a row of the same day is replaced, the past is kept.

    Raises InvalidEntry, by field.
    """
    session.require(Right.EDIT_STRUCTURE)
    checked = check_identity(identity)
    with session.store.atomic("set_identity", about=checked.name):
        same_day = session.store.find(Identity, first_day=checked.first_day)
        if same_day:
            return session.store.change(replace(checked, id=same_day[0].id))
        return session.store.add(replace(checked, id=0))


def check_identity(identity: Identity) -> Identity:
    """The identity, tidied. Raises InvalidEntry."""
    tidied = tidy(identity, "name")
    check_email(tidied.email)
    check_phone(tidied.phone)
    check_order(tidied.label_first_day, tidied.label_last_day, field="label_last_day")
    advice = "écrivez ses trois chiffres."
    return replace(
        tidied,
        postcode=postcode(tidied.postcode),
        caf_office=digits(tidied.caf_office, "caf_office", least=3, most=3, advice=advice),
    )


def set_capacity(session: Session, first_day: date, slots: Sequence[tuple[Span, int]]) -> list[CapacitySlot]:
    """The agreed places from that day on, by slot of the day; a set that began the same day is replaced.

    Raises InvalidEntry or Conflict, field "capacity".
    """
    session.require(Right.EDIT_STRUCTURE)
    check_slots(slots)
    _refuse_gap(in_force(session.store.find(OpeningSpan), first_day), slots)
    with session.store.atomic("set_capacity", about=f"à partir du {spoken_day(first_day)}"):
        for former in session.store.find(CapacitySlot, first_day=first_day):
            session.store.remove(former)
        return session.store.add_all(
            CapacitySlot(first_day=first_day, start=span.start, end=span.end, places=places)
            for span, places in sorted(slots)
        )


def set_places(session: Session, first_day: date, places: int) -> list[CapacitySlot]:
    """The same agreed places all day long, from that day on. Raises InvalidEntry, field "capacity"."""
    return set_capacity(session, first_day, [(Span(0, DAY), places)])


def check_slots(slots: Sequence[tuple[Span, int]]) -> None:
    """Raises InvalidEntry for a figure or a slot that can't be, Conflict for two slots that overlap."""
    if not slots:
        raise InvalidEntry("Indiquez au moins une tranche et son nombre de places.", field="capacity")
    for span, places in slots:
        check_span(span)
        if not 0 < places <= MOST_PLACES:
            raise InvalidEntry(
                f"{places} places : l’agrément compte entre 1 et {MOST_PLACES} places. Vérifiez le nombre.",
                field="capacity",
            )
    clash = overlapping(span for span, _ in slots)
    if clash is not None:
        raise Conflict(
            f"Les tranches {spoken_span(*clash[0])} et {spoken_span(*clash[1])} se chevauchent : "
            "chaque heure n’a qu’un nombre de places.",
            field="capacity",
        )


def _refuse_gap(opening: Sequence[OpeningSpan], slots: Sequence[tuple[Span, int]]) -> None:
    """Raises InvalidEntry where the crèche is open at a minute that no slot gives places to."""
    open_spans = merged(Span(span.start, span.end) for span in opening)
    agreed = [Places(span.start, span.end, places) for span, places in slots]
    gaps = [
        spoken_span(piece.start, piece.end) for piece in places_over(open_spans, agreed) if not piece.places
    ]
    if gaps:
        raise InvalidEntry(
            f"La crèche ouvre aussi {listed(gaps)}, sans tranche d’agrément : ajoutez cette tranche.",
            field="capacity",
        )


def remove_capacity(session: Session, first_day: date) -> None:
    """Takes the set that begins that day away: the one before it holds again. Raises Conflict for the only one."""
    session.require(Right.EDIT_STRUCTURE)
    slots = session.store.find(CapacitySlot)
    if all(slot.first_day == first_day for slot in slots):
        raise Conflict(
            "C’est le seul agrément de la crèche : modifiez-le plutôt que de le supprimer.", field="first_day"
        )
    with session.store.atomic("remove_capacity", about=f"à partir du {spoken_day(first_day)}"):
        for slot in slots:
            if slot.first_day == first_day:
                session.store.remove(slot)
