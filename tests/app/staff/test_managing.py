"""The adults: who comes and goes, contracts, leave, and who may note them."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed
from app.session import Session
from app.staff.facts import staff_between
from app.staff.managing import (
    add_leave,
    change_leave,
    change_member,
    hire,
    members,
    remove_contract,
    remove_leave,
    set_contract,
)
from app.staff.records import Leave, LeaveKind, Qualification, StaffContract, StaffMember
from app.users import Right, Role
from tests.app.records import MONDAY, TUESDAY, as_role, refused, span
from tests.app.staff.team import SEPTEMBER, member, on_duty

JANUARY = date(2027, 1, 4)


def leave(who: StaffMember, first: date, last: date | None = None) -> Leave:
    return Leave(member_id=who.id, first_day=first, last_day=last or first)


def contracts(session: Session) -> list[tuple[date, int]]:
    return [(row.first_day, row.weekly_minutes) for row in session.store.find(StaffContract)]


def test_who_joins_has_a_contract_from_the_first_day_on(session: Session) -> None:
    who = hire(
        session,
        StaffMember(
            first_name=" Fatou ",
            last_name="N’Diaye",
            qualification=Qualification.EARLY_YEARS_CAP,
            first_day=SEPTEMBER,
        ),
        30 * 60,
    )
    assert (who.name, contracts(session)) == ("Fatou N’Diaye", [(SEPTEMBER, 1800)])
    session.store.undo()
    assert (members(session), contracts(session)) == ([], [])


def test_two_people_may_bear_one_name(session: Session) -> None:
    assert member(session).id != member(session).id
    assert [one.name for one in members(session)] == ["Élodie Fournier", "Élodie Fournier"]


def test_nobody_joins_without_a_name_nor_leaves_before_the_first_day(session: Session) -> None:
    with refused(InvalidEntry, "Il manque le nom", field="last_name"):
        member(session, last_name=" ")
    with refused(InvalidEntry, "31 août 2026", field="last_day"):
        member(session, last_day=date(2026, 8, 31))


@pytest.mark.parametrize("minutes", [0, 59, 48 * 60 + 1])
def test_a_contract_out_of_range_is_refused(session: Session, minutes: int) -> None:
    who = member(session)
    with refused(InvalidEntry, "1 heure", "48 heures", field="weekly_minutes"):
        set_contract(session, who, JANUARY, minutes)
    assert contracts(session) == [(SEPTEMBER, 2100)]


@pytest.mark.parametrize("minutes", [60, 48 * 60])
def test_a_contract_at_the_bounds_is_taken(session: Session, minutes: int) -> None:
    who = member(session)
    set_contract(session, who, SEPTEMBER, minutes)
    assert contracts(session) == [(SEPTEMBER, minutes)]


@pytest.mark.parametrize(
    ("day", "minutes"), [(SEPTEMBER, 2100), (date(2027, 1, 3), 2100), (JANUARY, 1440), (date(2026, 8, 31), 0)]
)
def test_the_latest_contract_is_in_force(session: Session, day: date, minutes: int) -> None:
    who = member(session)
    set_contract(session, who, JANUARY, 1440)
    assert staff_between(session.store, SEPTEMBER, JANUARY).weekly_minutes(who.id, day) == minutes


def test_a_contract_begins_inside_the_period_and_the_only_one_stays(session: Session) -> None:
    who = member(session, last_day=date(2027, 1, 3))
    with refused(InvalidEntry, "Élodie Fournier", "au 3 janvier 2027", field="first_day"):
        set_contract(session, who, JANUARY, 1440)
    (only,) = session.store.find(StaffContract)
    with refused(Conflict, "seul contrat d", field="weekly_minutes"):
        remove_contract(session, only)
    later = set_contract(session, who, TUESDAY, 1440)
    remove_contract(session, later)
    assert contracts(session) == [(SEPTEMBER, 2100)]


def test_a_leave_takes_the_shifts_of_its_days(session: Session) -> None:
    who = on_duty(session, span("8:00", "15:00"))
    add_leave(session, leave(who, TUESDAY, date(2026, 11, 25)))
    shifts = staff_between(session.store, MONDAY, date(2026, 11, 27)).shifts
    assert [bool(shifts.on(who.id, date(2026, 11, number))) for number in range(23, 28)] == [
        True,
        False,
        False,
        True,
        True,
    ]


def test_overlapping_leave_is_refused_by_name(session: Session) -> None:
    who, other = member(session), member(session, "Fatou", "N’Diaye")
    first = add_leave(session, leave(who, MONDAY, TUESDAY))
    with refused(Conflict, "Élodie Fournier", "du 23 novembre 2026 au 24 novembre 2026", field="first_day"):
        add_leave(session, leave(who, TUESDAY, date(2026, 11, 27)))
    add_leave(session, leave(other, TUESDAY))
    change_leave(session, replace(first, last_day=date(2026, 11, 27), kind=LeaveKind.SICK))
    (kept,) = session.store.find(Leave, member_id=who.id)
    assert (kept.last_day, kept.kind) == (date(2026, 11, 27), LeaveKind.SICK)
    remove_leave(session, kept)
    assert session.store.find(Leave, member_id=who.id) == []


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (date(2026, 8, 31), SEPTEMBER, "first_day"),
        (TUESDAY, date(2026, 12, 1), "last_day"),
        (TUESDAY, MONDAY, "last_day"),
    ],
)
def test_a_leave_lies_inside_the_period_and_in_order(
    session: Session, first: date, last: date, field: str
) -> None:
    who = member(session, last_day=date(2026, 11, 30))
    with refused(InvalidEntry, field=field):
        add_leave(session, leave(who, first, last))


def test_who_leaves_has_no_shift_after_the_last_day(session: Session) -> None:
    who = on_duty(session, span("8:00", "15:00"))
    change_member(session, replace(who, last_day=MONDAY))
    facts = staff_between(session.store, MONDAY, TUESDAY)
    assert (bool(facts.shifts.on(who.id, MONDAY)), facts.shifts.on(who.id, TUESDAY)) == (True, ())
    assert (facts.on(MONDAY) != [], facts.on(TUESDAY)) == (True, [])


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM])
def test_everybody_sees_the_adults_and_the_director_alone_notes_them(session: Session, role: Role) -> None:
    who = member(session)
    other = as_role(session, role)
    assert members(other) == [who]
    assert not other.can(Right.EDIT_STAFF)
    for attempt in (
        lambda: hire(other, who, 2100),
        lambda: change_member(other, who),
        lambda: set_contract(other, who, TUESDAY, 1800),
        lambda: add_leave(other, leave(who, TUESDAY)),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_the_share_of_qualified_adults_counts_contract_hours(session: Session) -> None:
    member(session, hours=35)
    member(session, "Fatou", "N’Diaye", qualification=Qualification.EARLY_YEARS_CAP, hours=30)
    member(session, "Rose", "Petit", qualification=Qualification.MANAGEMENT, hours=35)
    share = staff_between(session.store, MONDAY, MONDAY).qualified_share(MONDAY)
    assert (share.numerator, share.denominator) == (35 * 60, 65 * 60)
