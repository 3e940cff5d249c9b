"""Partners (annuaire des partenaires): organisations that prescribe, train or hire, and whom to call there."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.errors import Conflict, InvalidEntry
from app.fields import check_email, check_phone, tidy
from app.search import fold
from app.session import Session
from app.store import Record
from app.users import Right
from app.wording import spoken_day


class Prescriber(StrEnum):
    """Organisations that prescribe (domain.md, G)."""

    FRANCE_TRAVAIL = "france_travail"
    MISSION_LOCALE = "mission_locale"
    CAF = "caf"
    DEPARTEMENT = "departement"
    CAP_EMPLOI = "cap_emploi"
    PLIE = "plie"
    CCAS = "ccas"
    PMI = "pmi"
    SELF = "self"
    OTHER = "other"


class OrganisationKind(StrEnum):
    """Prescribers and other partners of the way back to work (domain.md, G)."""

    FRANCE_TRAVAIL = "france_travail"
    MISSION_LOCALE = "mission_locale"
    CAF = "caf"
    DEPARTEMENT = "departement"
    CAP_EMPLOI = "cap_emploi"
    PLIE = "plie"
    CCAS = "ccas"
    PMI = "pmi"
    SIAE = "siae"
    TRAINING_BODY = "training_body"
    EMPLOYER = "employer"
    TEMP_AGENCY = "temp_agency"
    ASSOCIATION = "association"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation(Record):
    """A partner: an agency of France Travail, an employer, a training body…"""

    name: str
    kind: OrganisationKind
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    note: str | None = None
    ended_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartnerContact(Record):
    """Somebody to call there; `function` is what that person does."""

    organisation_id: int
    name: str
    function: str | None = None
    phone: str | None = None
    email: str | None = None
    ended_on: date | None = None


def prescriber_of(kind: OrganisationKind) -> Prescriber:
    """What an organisation counts as among the prescribers."""
    return Prescriber(kind.value) if kind.value in set(Prescriber) else Prescriber.OTHER


def save_organisation(session: Session, organisation: Organisation) -> Organisation:
    """Adds (id 0) or changes an organisation. Raises InvalidEntry, or Conflict for one already in the directory."""
    session.require(Right.EDIT_INSERTION)
    wanted = tidy(organisation, "name")
    check_email(wanted.email)
    check_phone(wanted.phone)
    for other in session.store.find(Organisation, kind=wanted.kind):
        if other.id != wanted.id and fold(other.name) == fold(wanted.name):
            raise Conflict(
                f"{other.name} est déjà dans l’annuaire : modifiez cette fiche, ou changez le nom.",
                field="name",
            )
    with session.store.atomic("save_organisation", about=wanted.name):
        return session.store.change(wanted) if wanted.id else session.store.add(wanted)


def save_contact(session: Session, contact: PartnerContact) -> PartnerContact:
    """Adds (id 0) or changes somebody to call at an organisation. Raises InvalidEntry, Conflict for a double."""
    session.require(Right.EDIT_INSERTION)
    wanted = tidy(contact, "name")
    check_email(wanted.email)
    check_phone(wanted.phone)
    for other in session.store.find(PartnerContact, organisation_id=wanted.organisation_id):
        if other.id != wanted.id and fold(other.name) == fold(wanted.name):
            raise Conflict(
                f"{other.name} est déjà noté pour cet organisme : modifiez sa fiche.", field="name"
            )
    with session.store.atomic("save_partner_contact", about=wanted.name):
        return session.store.change(wanted) if wanted.id else session.store.add(wanted)


@dataclass(frozen=True, kw_only=True, slots=True)
class Partner:
    """An organisation of the directory with its contacts, by name."""

    organisation: Organisation
    contacts: tuple[PartnerContact, ...]

    @property
    def id(self) -> int:
        """The organisation's."""
        return self.organisation.id

    @property
    def is_active(self) -> bool:
        """Whether the crèche still works with it."""
        return self.organisation.ended_on is None


def directory(session: Session) -> list[Partner]:
    """Every partner, those still active first, then by name, in two queries."""
    session.require(Right.SEE_INSERTION)
    contacts: dict[int, list[PartnerContact]] = {}
    for one in sorted(session.store.find(PartnerContact), key=lambda one: fold(one.name)):
        contacts.setdefault(one.organisation_id, []).append(one)
    partners = [
        Partner(organisation=one, contacts=tuple(contacts.get(one.id, ())))
        for one in session.store.find(Organisation)
    ]
    return sorted(partners, key=lambda one: (not one.is_active, fold(one.organisation.name)))


def end_organisation(session: Session, organisation: Organisation, last_day: date | None) -> Organisation:
    """The crèche no longer works with it from that day on; None takes it up again. Nothing is deleted.

    Raises InvalidEntry for a day to come: it leaves the directory at once.
    """
    session.require(Right.EDIT_INSERTION)
    _check_left(session, last_day)
    former = session.store.get(Organisation, organisation.id)
    with session.store.atomic(
        "reopen_organisation" if last_day is None else "end_organisation", about=former.name
    ):
        return session.store.change(replace(former, ended_on=last_day))


def end_contact(session: Session, contact: PartnerContact, last_day: date | None) -> PartnerContact:
    """As `end_organisation`, for somebody there."""
    session.require(Right.EDIT_INSERTION)
    _check_left(session, last_day)
    former = session.store.get(PartnerContact, contact.id)
    with session.store.atomic(
        "reopen_partner_contact" if last_day is None else "end_partner_contact", about=former.name
    ):
        return session.store.change(replace(former, ended_on=last_day))


def _check_left(session: Session, last_day: date | None) -> None:
    if last_day is not None and last_day > session.clock.day():
        raise InvalidEntry(
            f"Le {spoken_day(last_day)} est à venir : un retrait de l’annuaire se note le jour même ou après.",
            field="ended_on",
        )
