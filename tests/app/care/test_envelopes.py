"""The contract's monthly hours: a dated figure in proportion to the days, else what the reference weeks give."""

from datetime import date

import pytest

from app.care.enrolments import Enrolment
from app.care.envelopes import (
    Basis,
    HourEnvelope,
    MonthEnvelope,
    envelopes_by_enrolment,
    remove_envelope,
    set_envelope,
)
from app.care.monthly_roster import roster_desk
from app.days import Month
from app.errors import InvalidEntry, NotAllowed
from app.session import Session
from app.structure.closures import add_holidays
from app.structure.records import PublicHoliday
from app.users import Role
from tests.app.records import as_role, child, enrolled, open_week, refused, span

SEPTEMBER, DECEMBER, JULY = Month.parse("2026-09"), Month.parse("2026-12"), Month.parse("2027-07")


@pytest.fixture
def contract(session: Session) -> Enrolment:
    """From 1 September 2026 to 31 July 2027, without reference weeks."""
    open_week(session)
    return enrolled(session, child(session))


def foreseen(session: Session, contract: Enrolment, month: Month) -> MonthEnvelope | None:
    return roster_desk(session, contract, month).envelope


def test_a_contract_that_says_nothing_foresees_nothing(session: Session, contract: Enrolment) -> None:
    assert foreseen(session, contract, DECEMBER) is None


def test_a_dated_figure_holds_until_the_next(session: Session, contract: Enrolment) -> None:
    set_envelope(session, contract, date(2026, 9, 1), 6000)
    set_envelope(session, contract, date(2026, 12, 1), 7200)
    november = Month.parse("2026-11")
    assert foreseen(session, contract, november) == MonthEnvelope(
        minutes=6000, basis=Basis.CONTRACT, days=30, length=30
    )
    assert foreseen(session, contract, DECEMBER) == MonthEnvelope(
        minutes=7200, basis=Basis.CONTRACT, days=31, length=31
    )


@pytest.mark.parametrize(
    ("last", "minutes", "days"),
    [
        (date(2026, 12, 1), 100, 1),  # 3100 ÷ 31
        (date(2026, 12, 15), 1500, 15),
        (date(2026, 12, 31), 3100, 31),
    ],
)
def test_a_month_begun_or_ended_in_the_contract_counts_by_its_days(
    session: Session, last: date, minutes: int, days: int
) -> None:
    open_week(session)
    contract = enrolled(session, child(session), last=last)
    set_envelope(session, contract, date(2026, 9, 1), 3100)
    found = foreseen(session, contract, DECEMBER)
    assert found is not None
    assert (found.minutes, found.days, found.length) == (minutes, days, 31)


def test_a_fraction_of_a_minute_is_left_out(session: Session) -> None:
    open_week(session)
    contract = enrolled(session, child(session), last=date(2026, 12, 10))
    set_envelope(session, contract, date(2026, 9, 1), 100)
    found = foreseen(session, contract, DECEMBER)
    assert found is not None
    assert found.minutes == 32  # 100 × 10 ÷ 31 = 32,26


def test_without_a_figure_the_reference_weeks_stand_for_it_on_open_days(session: Session) -> None:
    open_week(session)
    add_holidays(session, [PublicHoliday(day=date(2026, 12, 25), name="Noël")])
    contract = enrolled(session, child(session), span("8:00", "12:00"))
    assert foreseen(session, contract, DECEMBER) == MonthEnvelope(
        minutes=22 * 240, basis=Basis.WEEKS, days=31, length=31
    )


def test_a_month_outside_the_contract_foresees_nothing(session: Session, contract: Enrolment) -> None:
    set_envelope(session, contract, date(2026, 9, 1), 6000)
    assert foreseen(session, contract, Month.parse("2027-08")) is None
    assert foreseen(session, contract, JULY) is not None


def test_a_figure_of_the_same_day_is_replaced_and_one_may_be_taken_away(
    session: Session, contract: Enrolment
) -> None:
    set_envelope(session, contract, date(2026, 9, 1), 6000)
    row = set_envelope(session, contract, date(2026, 9, 1), 7200)
    assert envelopes_by_enrolment(session, [contract]) == {contract.id: [row]}
    assert row.monthly_minutes == 7200
    remove_envelope(session, row)
    assert session.store.find(HourEnvelope) == []
    session.store.undo()
    assert session.store.find(HourEnvelope) == [row]


@pytest.mark.parametrize("minutes", [0, -1, 44_641])
def test_a_volume_that_no_month_holds_is_refused(session: Session, contract: Enrolment, minutes: int) -> None:
    with refused(InvalidEntry, "744 heures", field="monthly_minutes"):
        set_envelope(session, contract, date(2026, 9, 1), minutes)


@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2027, 8, 1)])
def test_a_volume_begins_inside_the_contract(session: Session, contract: Enrolment, day: date) -> None:
    with refused(InvalidEntry, "du 1er septembre 2026 au 31 juillet 2027", field="first_day"):
        set_envelope(session, contract, day, 6000)


def test_the_team_sets_no_volume(session: Session, contract: Enrolment) -> None:
    row = set_envelope(session, contract, date(2026, 9, 1), 6000)
    team = as_role(session, Role.TEAM)
    with refused(NotAllowed):
        set_envelope(team, contract, date(2026, 9, 1), 6000)
    with refused(NotAllowed):
        remove_envelope(team, row)
