"""The estimate's desk: read from the file, for who may see money; closed months, and before the crèche."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.care.attendance import AttendedSpan
from app.care.enrolments import Enrolment
from app.days import Month
from app.errors import Conflict, NotAllowed
from app.families.child_sheet import HomeEntry, child_sheet
from app.families.records import Child, Home, Parenthood, Resources
from app.insertion.meetings import Meeting, MeetingAttendee, MeetingState
from app.insertion.partners import Organisation, OrganisationKind, PartnerContact
from app.money.contribution import HourlyRate
from app.money.estimate_desk import estimate_for
from app.money.figures import set_figure
from app.money.home_rates import rates_today
from app.report.closing import close_month
from app.report.monthly_report import Status
from app.report.periods import Period
from app.session import Session
from app.users import Role, User
from tests.app.records import as_role
from tests.app.report.closed import OCTOBER, small_creche
from tests.builders import FixedClock

AUGUST = date(2026, 8, 1)


@pytest.fixture
def creche(session: Session, clock: FixedClock) -> Session:
    """Each Monday of October attended 8:00–17:00 by a child whose home has 1 500 € a month."""
    small = small_creche(session.store)
    with session.store.atomic("note_day"):
        (home,) = session.store.find(Home)
        session.store.change(replace(small.child, billing_home_id=home.id))
        session.store.add(Parenthood(child_id=small.child.id, parent_id=small.parent.id))
        session.store.add(Resources(home_id=home.id, first_day=AUGUST, monthly_cents=150_000))
        session.store.add_all(
            AttendedSpan(
                enrolment_id=small.enrolment.id, child_id=small.child.id, day=day, arrived=480, left=1020
            )
            for day in OCTOBER.days()
            if day.weekday() == 0
        )
    clock.set(datetime(2026, 11, 2, 8, 0))
    set_figure(session, "money.floor", AUGUST, "80100")
    return session


def test_the_estimate_of_a_month_is_read_from_the_file(creche: Session) -> None:
    found = estimate_for(creche, OCTOBER)
    (month,) = found.months
    (line,) = month.children
    assert (line.home and line.home.name, line.billed) == ("Żółć", 4 * 540)
    assert (found.family_cents, found.unknown) == (4 * 837, 0)
    assert (month.status, month.avip and month.avip.places) == (Status.COMPLETE, 1)


def test_a_closed_month_is_said_closed_and_agrees_with_what_was_given(creche: Session) -> None:
    before = estimate_for(creche, OCTOBER)
    close_month(creche, OCTOBER, lambda _report, _notes: b"%PDF-")
    after = estimate_for(creche, OCTOBER)
    assert (after.months[0].status, after.months[0].differs) == (Status.CLOSED, False)
    assert after.family_cents == before.family_cents


def test_figures_and_resources_may_change_after_the_month_is_closed(creche: Session) -> None:
    close_month(creche, OCTOBER, lambda _report, _notes: b"%PDF-")
    set_figure(creche, "money.floor", OCTOBER.first, "200000")
    assert estimate_for(creche, OCTOBER).family_cents == 4 * 1116  # 9 h × 1,24 €


def test_the_persons_of_the_creche_at_a_meeting_are_counted_not_its_partners(creche: Session) -> None:
    store = creche.store
    with store.atomic("save_meeting"):
        meeting = store.add(Meeting(day=OCTOBER.first, minutes=60, state=MeetingState.HELD))
        other = store.add(User(login="equipe", name="Équipe", role=Role.TEAM))
        where = store.add(Organisation(name="France Travail", kind=OrganisationKind.FRANCE_TRAVAIL))
        contact = store.add(PartnerContact(organisation_id=where.id, name="Paul Petit"))
        store.add_all(
            [
                MeetingAttendee(meeting_id=meeting.id, user_id=creche.user.id),
                MeetingAttendee(meeting_id=meeting.id, user_id=other.id),
                MeetingAttendee(meeting_id=meeting.id, contact_id=contact.id),
            ]
        )
    avip = estimate_for(creche, OCTOBER).months[0].avip
    assert avip is not None
    assert [line.minutes for line in avip.lines][2] == 120


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM])
def test_money_is_the_directors_alone(creche: Session, role: Role) -> None:
    with pytest.raises(NotAllowed):
        estimate_for(as_role(creche, role), OCTOBER)
    with pytest.raises(NotAllowed):
        rates_today(as_role(creche, role), ())


@pytest.mark.parametrize("span", [Month(year=2026, month=7), Period.parse("2026-T2")])
def test_before_the_first_opening_there_is_nothing_to_estimate(creche: Session, span: Month | Period) -> None:
    with pytest.raises(Conflict, match="rien à estimer"):
        estimate_for(creche, span)


def test_the_childs_sheet_says_what_an_hour_costs_each_home_with_resources(creche: Session) -> None:
    (enrolment,) = creche.store.find(Enrolment)
    sheet = child_sheet(creche, enrolment.child_id)
    bare = HomeEntry(home=Home(id=9, name="Sans ressources"), resources=(), consents=())
    found = rates_today(creche, (*sheet.homes, bare))
    (child,) = creche.store.find(Child)
    assert list(found) == [child.billing_home_id]
    rate = found[child.billing_home_id or 0]
    assert isinstance(rate, HourlyRate)
    assert rate.cents == 93
