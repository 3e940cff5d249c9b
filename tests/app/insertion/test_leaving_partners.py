"""Who leaves the directory leaves it at once: that day or an earlier one, never a day to come."""

from datetime import date

import pytest

from app.errors import InvalidEntry
from app.insertion.partners import (
    Organisation,
    OrganisationKind,
    PartnerContact,
    directory,
    end_contact,
    end_organisation,
    save_contact,
    save_organisation,
)
from app.session import Session
from tests.app.records import MONDAY, SUNDAY, refused

AGENCY = Organisation(name="Agence", kind=OrganisationKind.FRANCE_TRAVAIL)


@pytest.mark.parametrize("day", [date(2026, 6, 30), SUNDAY])
def test_an_organisation_and_somebody_there_leave_today_or_have_left(session: Session, day: date) -> None:
    agency = save_organisation(session, AGENCY)
    contact = save_contact(session, PartnerContact(organisation_id=agency.id, name="M. Le Guen"))
    end_organisation(session, agency, day)
    end_contact(session, contact, day)
    (partner,) = directory(session)
    assert (partner.organisation.ended_on, partner.contacts[0].ended_on, partner.is_active) == (
        day,
        day,
        False,
    )


def test_a_day_to_come_is_refused(session: Session) -> None:
    agency = save_organisation(session, AGENCY)
    contact = save_contact(session, PartnerContact(organisation_id=agency.id, name="M. Le Guen"))
    with refused(InvalidEntry, "23 novembre 2026", "à venir", field="ended_on"):
        end_organisation(session, agency, MONDAY)
    with refused(InvalidEntry, "à venir", field="ended_on"):
        end_contact(session, contact, MONDAY)
    assert directory(session)[0].is_active
