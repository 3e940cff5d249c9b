"""Homes (foyers): the CAF file, the address, dated resources and the answer on the yearly statistics."""

from dataclasses import replace
from datetime import date

from app.care.enrolments import Enrolment
from app.errors import Conflict, InvalidEntry
from app.families.records import Child, Consent, Home, Parent, Parenthood, Resources
from app.fields import digits, postcode, tidy
from app.session import Session
from app.users import Right
from app.wording import elided, listed, spoken_day

MOST_CENTS = 100_000_00
"""A hundred thousand euros a month: beyond, euros and cents were mixed up."""
FILOUE = date(2017, 1, 1)
"""The charter of the AMF and the Cnaf under which families were first asked is of 2017 (domain.md, B.7)."""


def add_home(session: Session, home: Home) -> Home:
    """A new home. Raises InvalidEntry, by field."""
    session.require(Right.EDIT_FAMILIES)
    checked = check_home(home)
    with session.store.atomic("add_home", about=checked.name):
        return session.store.add(replace(checked, id=0, ended_on=None))


def change_home(session: Session, home: Home) -> Home:
    """The home of that id with another name, CAF file or address; `end_home` alone ends it."""
    session.require(Right.EDIT_FAMILIES)
    checked = check_home(home)
    with session.store.atomic("change_home", about=checked.name):
        former = session.store.get(Home, home.id)
        return session.store.change(replace(checked, ended_on=former.ended_on))


def check_home(home: Home) -> Home:
    """The home, tidied. Raises InvalidEntry."""
    tidied = tidy(home, "name")
    advice = "écrivez ses chiffres seuls, sans la lettre qui les suit."
    return replace(
        tidied,
        postcode=postcode(tidied.postcode),
        caf_number=digits(tidied.caf_number, "caf_number", least=1, most=10, advice=advice),
    )


def end_home(session: Session, home: Home, last_day: date) -> Home:
    """Ends the home's file. Raises Conflict while a parent lives there or a child's hours are billed to it."""
    session.require(Right.EDIT_FAMILIES)
    with session.store.atomic("end_home", about=home.name):
        former = session.store.get(Home, home.id)
        living = [
            p.name for p in session.store.find(Parent, home_id=home.id) if not _gone(p.ended_on, last_day)
        ]
        if living:
            raise Conflict(
                f"{listed(living)} : ce foyer est encore le leur le {spoken_day(last_day)}. "
                "Terminez d’abord leur dossier, ou changez leur foyer.",
                field="ended_on",
            )
        children = session.store.find(Child, billing_home_id=home.id)
        running = {
            enrolment.child_id
            for enrolment in session.store.find(Enrolment, child_id=[child.id for child in children])
            if enrolment.last_day > last_day
        }
        billed = [child.name for child in children if child.id in running]
        if billed:
            raise Conflict(
                f"Les heures de {listed(billed)} sont facturées à ce foyer après le {spoken_day(last_day)} : "
                "indiquez d’abord un autre foyer.",
                field="ended_on",
            )
        return session.store.change(replace(former, ended_on=last_day))


def reopen_home(session: Session, home: Home) -> Home:
    session.require(Right.EDIT_FAMILIES)
    with session.store.atomic("reopen_home", about=home.name):
        return session.store.change(replace(session.store.get(Home, home.id), ended_on=None))


def _gone(ended_on: date | None, day: date) -> bool:
    return ended_on is not None and ended_on <= day


def set_resources(session: Session, resources: Resources) -> Resources:
    """A home's monthly resources and dependants from `resources.first_day` on; a row of the same day is replaced."""
    session.require(Right.SEE_MONEY)
    if resources.monthly_cents is not None and not 0 <= resources.monthly_cents <= MOST_CENTS:
        raise InvalidEntry(
            "Les ressources sont celles d’un mois, entre 0 et 100\u202f000\u00a0€ : vérifiez le montant.",
            field="monthly_cents",
        )
    for field, count in (("dependants", resources.dependants), ("aeeh_children", resources.aeeh_children)):
        if not 0 <= count <= 20:
            raise InvalidEntry("Indiquez un nombre d’enfants entre 0 et 20.", field=field)
    if resources.aeeh_children > resources.dependants:
        raise InvalidEntry(
            "Il y a plus d’enfants bénéficiaires de l’AEEH que d’enfants à charge : corrigez l’un des deux nombres.",
            field="aeeh_children",
        )
    home = session.store.get(Home, resources.home_id)
    with session.store.atomic("set_resources", about=home.name):
        former = session.store.find(Resources, home_id=home.id, first_day=resources.first_day)
        if former:
            return session.store.change(replace(resources, id=former[0].id))
        return session.store.add(replace(resources, id=0))


def remove_resources(session: Session, resources: Resources) -> None:
    """Takes a mistyped row away; the one before it holds again."""
    session.require(Right.SEE_MONEY)
    home = session.store.get(Home, resources.home_id)
    with session.store.atomic("remove_resources", about=home.name):
        session.store.remove(resources)


def note_consent(session: Session, home: Home, *, first_day: date, given: bool) -> Consent:
    """The home's answer on the yearly statistics (Filoué) from that day on; several of one day stand in their order.

    The same answer again is no other one. Raises InvalidEntry on `first_day`: in the future, or before any child.
    """
    session.require(Right.EDIT_FAMILIES)
    if first_day > session.clock.day():
        raise InvalidEntry("La réponse de la famille ne peut pas être dans le futur.", field="first_day")
    _check_answered(session, home, first_day)
    with session.store.atomic("note_consent", about=home.name):
        former = session.store.find(Consent, home_id=home.id, first_day=first_day)
        last = max(former, key=lambda one: one.id, default=None)
        if last is not None and last.given is given:
            return last
        return session.store.add(Consent(home_id=home.id, first_day=first_day, given=given))


def _check_answered(session: Session, home: Home, day: date) -> None:
    parents = session.store.find(Parent, home_id=home.id)
    ties = session.store.find(Parenthood, parent_id=[one.id for one in parents])
    children = [
        *session.store.find(Child, id=[one.child_id for one in ties]),
        *session.store.find(Child, billing_home_id=home.id),
    ]
    eldest = min(children, key=lambda one: one.birth_day, default=None)
    if eldest is not None and day < eldest.birth_day:
        raise InvalidEntry(
            f"La famille ne peut pas avoir répondu avant la naissance {elided('de', eldest.name)}, le "
            f"{spoken_day(eldest.birth_day)} : vérifiez la date.",
            field="first_day",
        )
    if day < FILOUE:
        raise InvalidEntry(
            "Filoué n’existait pas encore en 2016 : vérifiez l’année de la réponse.", field="first_day"
        )
