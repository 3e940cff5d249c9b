"""The partners' directory: each organisation once, people to call there, nothing ever deleted."""

from dataclasses import replace

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed
from app.insertion.partners import (
    Organisation,
    OrganisationKind,
    PartnerContact,
    Prescriber,
    directory,
    end_contact,
    end_organisation,
    prescriber_of,
    save_contact,
    save_organisation,
)
from app.session import Session
from app.users import Role
from tests.app.records import SUNDAY, as_role, refused

AGENCY = Organisation(
    name="  France Travail\tEsplanade ", kind=OrganisationKind.FRANCE_TRAVAIL, phone="39 49"
)


def test_an_organisation_and_its_contacts_are_kept_tidy(counsellor: Session) -> None:
    agency = save_organisation(counsellor, AGENCY)
    ines = save_contact(counsellor, PartnerContact(organisation_id=agency.id, name=" Inès  Roux ", email=" "))
    (partner,) = directory(counsellor)
    assert (partner.id, partner.organisation.name) == (agency.id, "France Travail Esplanade")
    assert partner.contacts == (ines,)
    assert (ines.name, ines.email) == ("Inès Roux", None)


def test_an_organisation_stands_once_in_the_directory_whatever_its_accents(counsellor: Session) -> None:
    agency = save_organisation(counsellor, AGENCY)
    with refused(Conflict, "France Travail Esplanade est déjà dans l’annuaire", field="name"):
        save_organisation(counsellor, replace(AGENCY, name="FRANCE-TRAVAIL esplanade"))
    other = save_organisation(counsellor, replace(AGENCY, kind=OrganisationKind.ASSOCIATION))
    assert save_organisation(counsellor, replace(agency, phone="03 88 00 00 00")).phone == "03 88 00 00 00"
    with refused(Conflict, field="name"):
        save_organisation(counsellor, replace(other, kind=OrganisationKind.FRANCE_TRAVAIL))


def test_a_contact_stands_once_at_an_organisation_and_may_work_for_two(counsellor: Session) -> None:
    agency = save_organisation(counsellor, AGENCY)
    mission = save_organisation(
        counsellor, Organisation(name="Mission", kind=OrganisationKind.MISSION_LOCALE)
    )
    ines = save_contact(counsellor, PartnerContact(organisation_id=agency.id, name="Inès Roux"))
    with refused(Conflict, "Inès Roux est déjà noté", field="name"):
        save_contact(counsellor, PartnerContact(organisation_id=agency.id, name="ines roux"))
    assert save_contact(counsellor, replace(ines, id=0, organisation_id=mission.id)).id != ines.id
    assert save_contact(counsellor, replace(ines, function="conseillère")).function == "conseillère"


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"name": " "}, "name"), ({"email": "inès@"}, "email"), ({"phone": "à demander"}, "phone")],
)
def test_what_leads_nowhere_is_refused_by_its_field(
    counsellor: Session, fields: dict[str, str], field: str
) -> None:
    with refused(InvalidEntry, field=field):
        save_organisation(counsellor, replace(AGENCY, **fields))  # type: ignore[arg-type]
    agency = save_organisation(counsellor, AGENCY)
    contact = PartnerContact(organisation_id=agency.id, name="Inès Roux")
    with refused(InvalidEntry, field=field):
        save_contact(counsellor, replace(contact, **fields))  # type: ignore[arg-type]


def test_the_active_come_first_by_name_and_those_ended_can_be_taken_up_again(counsellor: Session) -> None:
    names = ("Zeste", "Éole", "Aube")
    zeste, eole, aube = (
        save_organisation(counsellor, Organisation(name=name, kind=OrganisationKind.EMPLOYER))
        for name in names
    )
    end_organisation(counsellor, aube, SUNDAY)
    assert [one.organisation.name for one in directory(counsellor)] == ["Éole", "Zeste", "Aube"]
    assert [one.is_active for one in directory(counsellor)] == [True, True, False]
    assert end_organisation(counsellor, aube, None) == aube
    assert [one.id for one in directory(counsellor)] == [aube.id, eole.id, zeste.id]


def test_somebody_who_left_an_organisation_stays_in_its_file(counsellor: Session) -> None:
    agency = save_organisation(counsellor, AGENCY)
    ines = save_contact(counsellor, PartnerContact(organisation_id=agency.id, name="Inès Roux"))
    gone = end_contact(counsellor, ines, SUNDAY)
    assert directory(counsellor)[0].contacts == (gone,)
    assert end_contact(counsellor, gone, None) == ines


def test_an_organisation_counts_as_the_prescriber_it_is(counsellor: Session) -> None:
    assert {kind: prescriber_of(kind) for kind in OrganisationKind if kind.value not in set(Prescriber)} == {
        OrganisationKind.SIAE: Prescriber.OTHER,
        OrganisationKind.TRAINING_BODY: Prescriber.OTHER,
        OrganisationKind.EMPLOYER: Prescriber.OTHER,
        OrganisationKind.TEMP_AGENCY: Prescriber.OTHER,
        OrganisationKind.ASSOCIATION: Prescriber.OTHER,
    }
    assert prescriber_of(OrganisationKind.PLIE) is Prescriber.PLIE


def test_the_team_neither_reads_nor_writes_the_directory(counsellor: Session) -> None:
    agency = save_organisation(counsellor, AGENCY)
    contact = save_contact(counsellor, PartnerContact(organisation_id=agency.id, name="Inès Roux"))
    team = as_role(counsellor, Role.TEAM)
    for deed in (
        lambda: directory(team),
        lambda: save_organisation(team, agency),
        lambda: save_contact(team, contact),
        lambda: end_organisation(team, agency, SUNDAY),
        lambda: end_contact(team, contact, SUNDAY),
    ):
        with refused(NotAllowed):
            deed()
