"""The demonstration's adults: a rota that could be worked, enough of them but on a few days, one gap to come."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.days import ONE_DAY, days_between
from app.demonstration import PASSPHRASE, create
from app.report.building import build
from app.report.month_facts import MonthFacts, facts_between
from app.session import Session, log_in
from app.spans import DAY
from app.staff.managing import members
from app.staff.records import Leave, LeaveKind, ShiftException, StaffContract, StaffMember
from app.staff.rota_days import refuse_twice
from app.staff.staffing import staffing_attended, staffing_planned
from tests.app.creche import OCTOBER
from tests.app.records import h
from tests.builders import FixedClock, new_storage

TODAY = date(2026, 11, 22)
FIRST, LAST = date(2025, 6, 1), date(2026, 12, 31)


def opened(folder: Path, today: date, months: int, places: int) -> Session:
    clock = FixedClock(datetime.combine(today, datetime.min.time()))
    storage = new_storage(clock)
    create(storage, folder, today, months, places)
    return log_in(storage.open(folder, "directrice", PASSPHRASE), clock)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    session = opened(tmp_path_factory.mktemp("demonstration") / "creche", TODAY, 18, 30)
    yield session
    session.store.close()


@pytest.fixture(scope="module")
def facts(demo: Session) -> MonthFacts:
    return facts_between(demo.store, FIRST, LAST)


def called(session: Session, name: str) -> StaffMember:
    return next(member for member in members(session) if member.name == name)


def test_a_dozen_adults_of_all_trades_and_one_who_left(demo: Session, facts: MonthFacts) -> None:
    assert len(facts.staff.on(TODAY)) == 12
    assert {contract.weekly_minutes for contract in demo.store.find(StaffContract)} == {1440, 1800, 2100}
    gone = called(demo, "Mégane Le Bihan")
    assert (gone.last_day, called(demo, "Solène Vasseur").first_day) == (date(2026, 2, 28), date(2026, 3, 1))
    share = facts.staff.qualified_share(TODAY).value
    assert share is not None
    assert share * 100 >= 40


def test_nobody_is_twice_at_work_and_everybody_rests_and_goes_home(demo: Session, facts: MonthFacts) -> None:
    shifts = facts.staff.shifts
    for member in members(demo):
        refuse_twice(demo, member)
        for day in days_between(FIRST, LAST):
            own = shifts.on(member.id, day)
            if not own:
                continue
            night = own[-1].end > DAY
            assert sum(span.minutes for span in own) <= 600, (member.name, day)
            assert all(span.minutes <= 360 or night for span in own), (member.name, day)
            following = shifts.on(member.id, day + ONE_DAY)
            assert not following or following[0].start + DAY - own[-1].end >= 660, (member.name, day)


def test_two_weeks_of_work_are_those_of_the_contract(facts: MonthFacts) -> None:
    monday = date(2026, 11, 16)
    fortnight = list(days_between(monday, monday + timedelta(days=13)))
    worked = [
        (
            sum(span.minutes for day in fortnight for span in facts.staff.shifts.planned(member.id, day)),
            member,
        )
        for member in facts.staff.on(monday)
        if member.qualification.is_counted
    ]
    assert len(worked) == 10
    for minutes, member in worked:
        assert abs(minutes - 2 * facts.staff.weekly_minutes(member.id, monday)) <= 90, member.name


def test_adults_are_enough_but_on_a_few_days(facts: MonthFacts) -> None:
    short = [staffing_attended(facts, day) for day in days_between(FIRST, TODAY)]
    minutes = sum(day.short_minutes for day in short)
    assert 60 <= minutes <= 900
    assert 3 <= sum(day.short_minutes > 15 for day in short) <= 12
    ordinary = [day for day in short if day.needed and day.day.weekday() < 6]
    assert all(day.known for day in ordinary)


def test_october_has_its_evening_with_one_adult(demo: Session) -> None:
    part = build(demo, OCTOBER).staff
    assert [(one.day, one.present, one.needed) for one in part.shortages] == [(date(2026, 10, 16), 1, 2)]
    assert part.short_minutes == part.shortages[0].end - part.shortages[0].start > 60


def test_the_coming_tuesday_lacks_an_adult_for_half_an_hour(demo: Session, facts: MonthFacts) -> None:
    week = [staffing_planned(facts, TODAY + timedelta(days=number)) for number in range(1, 7)]
    assert [
        (one.day, one.start, one.end, one.present, one.needed) for day in week for one in day.shortages
    ] == [(date(2026, 11, 24), h("7:30"), h("8:00"), 1, 2)]
    (fire,) = demo.store.find(ShiftException, day=date(2026, 11, 24))
    assert fire.note == "Formation incendie, 7\u00a0h\u00a030–8\u00a0h"
    elodie, fatou = called(demo, "Élodie Fournier"), called(demo, "Fatou N’Diaye")
    shifts = facts.staff.shifts
    assert [shifts.on(one.id, fire.day)[0].start for one in (elodie, fatou)] == [h("8:00"), h("9:00")]
    assert [shifts.on(one.id, fire.day)[-1].end for one in (elodie, fatou)] == [h("15:30"), h("17:00")]


def test_leave_of_all_kinds_and_substitutes_by_name(demo: Session) -> None:
    leaves = demo.store.find(Leave)
    assert {leave.kind for leave in leaves} == set(LeaveKind) - {LeaveKind.OTHER}
    assert any(leave.first_day > TODAY for leave in leaves)
    notes = {exception.note for exception in demo.store.find(ShiftException)}
    assert {"Accueil de nuit", "Remplace Sandrine Petitjean"} <= notes


@pytest.mark.parametrize(("places", "adults"), [(1, 6), (12, 10), (60, 22)])
def test_more_places_have_more_adults(tmp_path: Path, places: int, adults: int) -> None:
    session = opened(tmp_path / "creche", TODAY, 1, places)
    assert len(members(session)) == adults
    for member in members(session):
        refuse_twice(session, member)
    session.store.close()
