"""The demonstration crèche holds the cases that programs get wrong, each where somebody looks for it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import holidays
import pytest

from app.care.attendance import Absence, AbsenceReason, AttendedSpan
from app.care.enrolments import Enrolment, Kind
from app.care.hours import illnesses
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, Turn, WeekPattern
from app.days import ONE_DAY, Month, birthday
from app.demonstration import PASSPHRASE, create
from app.demonstration.premises import public_holidays
from app.families.health import Allergy, CareProtocol
from app.families.records import Child, ChildFact, Contact, FactKind, Home, Parent, Parenthood
from app.insertion.paths import InsertionPath
from app.store import Store
from app.structure.records import CapacitySlot, Closure, OpeningSpan, PublicHoliday
from tests.builders import FixedClock, new_storage

TODAY = date(2026, 11, 22)
OCTOBER = Month(year=2026, month=10)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The usual demonstration, open."""
    folder = tmp_path_factory.mktemp("demonstration") / "creche"
    storage = new_storage(FixedClock(datetime(2026, 11, 22, 8, 2)))
    create(storage, folder, TODAY)
    store = storage.open(folder, "directrice", PASSPHRASE)
    yield store
    store.close()


def child(store: Store, name: str) -> Child:
    return next(one for one in store.find(Child) if one.name == name)


def parents(store: Store, name: str) -> list[Parent]:
    ties = store.find(Parenthood, child_id=child(store, name).id)
    return [store.get(Parent, tie.parent_id) for tie in ties]


def enrolments(store: Store, name: str) -> list[Enrolment]:
    return store.find(Enrolment, child_id=child(store, name).id)


def attended(store: Store, name: str) -> list[AttendedSpan]:
    return store.find(AttendedSpan, child_id=child(store, name).id)


def absences(store: Store, name: str) -> list[Absence]:
    return store.find(Absence, enrolment_id=[one.id for one in enrolments(store, name)])


def test_names_are_those_that_break_programs(demo: Store) -> None:
    names = {one.name for one in demo.find(Child)} | {one.name for one in demo.find(Parent)}
    names |= {one.name for one in demo.find(Contact)}
    wanted = {"Łukasz Żółć", "Nguyễn Thị Bích", "Maëlle O’Connor", "Léonie D’Août-Lefèvre", "Chloé N’Guessan"}
    assert wanted <= names
    assert len({one.name for one in demo.find(Child)}) == len(demo.find(Child))


def test_twins_share_parents_and_a_birth_day(demo: Store) -> None:
    assert parents(demo, "Zoé Marchand") == parents(demo, "Noé Marchand")
    assert child(demo, "Zoé Marchand").birth_day == child(demo, "Noé Marchand").birth_day


def test_separated_parents_live_in_two_homes_and_one_may_not_collect(demo: Store) -> None:
    homes = {demo.get(Home, parent.home_id).name for parent in parents(demo, "Sélène Bâ")}
    assert homes == {"Famille Bâ", "Famille Caradec"}
    refused = demo.find(Parenthood, may_collect=False)
    assert [demo.get(Child, tie.child_id).name for tie in refused] == ["Jules Roussel"]


def test_one_is_born_on_29_february_and_one_turns_three_in_mid_october(demo: Store) -> None:
    assert child(demo, "Bastien Février").birth_day == date(2024, 2, 29)
    assert birthday(child(demo, "Emma Garnier").birth_day, 3) == date(2026, 10, 15)
    assert attended(demo, "Emma Garnier")[-1].day > date(2026, 10, 15)


def test_a_night_passes_the_end_of_october_and_one_the_change_of_the_clock(demo: Store) -> None:
    nights = {span.day: span for span in demo.find(AttendedSpan) if (span.left or 0) > 1440}
    assert {date(2026, 10, 24), date(2026, 10, 31)} <= set(nights)
    assert all(span.arrived < 1440 and (span.left or 0) > 1780 for span in nights.values())


def test_weeks_take_turns_from_an_anchor_that_renewals_keep_and_by_iso_parity(demo: Store) -> None:
    patterns = [row for row in demo.find(WeekPattern) if row.weeks == 2]
    assert {row.turn for row in patterns} == {Turn.ANCHOR, Turn.ISO_PARITY}
    own = [one.id for one in enrolments(demo, "Ousmane Traoré")]
    anchors = {row.anchor for row in patterns if row.enrolment_id in own}
    assert len(own) >= 2
    assert len(anchors) == 1


def test_a_pattern_changes_inside_a_contract_and_keeps_the_past(demo: Store) -> None:
    starts = {one.id: one.first_day for one in demo.find(Enrolment)}
    assert any(row.first_day > starts[row.enrolment_id] for row in demo.find(WeekPattern))


def test_opening_and_capacity_change_once_and_capacity_goes_by_slot(demo: Store) -> None:
    assert len({row.first_day for row in demo.find(OpeningSpan)}) == 2
    last = max(row.first_day for row in demo.find(CapacitySlot))
    assert [row.places for row in demo.find(CapacitySlot, first_day=last)] == [12, 30, 10]


def test_the_creche_closes_half_a_day_in_october_and_works_on_a_public_holiday(demo: Store) -> None:
    half = [row for row in demo.find(Closure) if row.start is not None]
    assert any(row.first_day in OCTOBER for row in half)
    worked = demo.find(PublicHoliday, opens=True)
    assert [row.day for row in worked] == [date(2026, 5, 25)]
    assert demo.find(AttendedSpan, day=worked[0].day)


def test_an_illness_crosses_the_waiting_days_a_weekend_and_the_end_of_a_month(demo: Store) -> None:
    illness = next(one for one in absences(demo, "Hugo Péron") if one.first_day == date(2026, 9, 28))
    assert illness.reason is AbsenceReason.ILLNESS_CERTIFIED
    assert illness.last_day == date(2026, 10, 6)


def test_an_illness_goes_on_the_next_day_under_a_second_certificate(demo: Store) -> None:
    october = [one for one in absences(demo, "Lina Kaddour") if one.first_day in OCTOBER]
    first, second = october[:2]
    assert second.first_day == first.last_day + ONE_DAY
    assert {one.since for one in illnesses([first, second])} == {first.first_day}


def test_every_reason_of_absence_occurs_in_october_and_holidays_in_time_and_late(demo: Store) -> None:
    october = demo.touching(Absence, OCTOBER.first, OCTOBER.last)
    assert {one.reason for one in october} == set(AbsenceReason)
    notices = {
        (one.first_day - one.announced_on).days
        for one in october
        if one.reason is AbsenceReason.HOLIDAY and one.announced_on is not None
    }
    assert min(notices) < 2 <= max(notices)


def test_a_split_day_has_two_spans_reserved_and_two_attended(demo: Store) -> None:
    days = [span.day for span in attended(demo, "Naïm Ouali") if span.day in OCTOBER]
    assert any(days.count(day) == 2 for day in days)


def test_care_happens_outside_the_hours_reserved(demo: Store) -> None:
    wednesdays = [
        span for span in attended(demo, "Zoé Marchand") if span.day.weekday() == 2 and span.day in OCTOBER
    ]
    assert wednesdays
    closing = [
        span for span in demo.find(AttendedSpan) if span.day in OCTOBER and 1200 < (span.left or 0) < 1440
    ]
    assert closing


def test_occasional_care_sleeps_comes_and_stands_beside_a_regular_contract(demo: Store) -> None:
    assert not attended(demo, "Éden Morvan")
    assert {one.kind for one in enrolments(demo, "Éden Morvan")} == {Kind.OCCASIONAL}
    assert attended(demo, "Lola Picard")
    assert {one.kind for one in enrolments(demo, "Camille Dupré")} == {Kind.REGULAR, Kind.OCCASIONAL}
    assert len(demo.find(Enrolment, kind=Kind.EMERGENCY)) >= 5


def test_newcomers_have_an_adaptation_with_shorter_days(demo: Store) -> None:
    adapting = [one for one in demo.find(Enrolment) if one.adaptation_first_day is not None]
    assert len(adapting) >= 10
    assert demo.find(DayException, note="Adaptation, avec un parent")


def test_health_and_dated_facts_are_there(demo: Store) -> None:
    assert {row.label for row in demo.find(Allergy)} == {"Lait", "Arachide", "Œuf"}
    assert len(demo.find(CareProtocol)) == 2
    assert {row.kind for row in demo.find(ChildFact)} == set(FactKind)


def test_one_parent_took_two_paths_and_two_parents_of_a_child_are_on_one(demo: Store) -> None:
    paths = demo.find(InsertionPath)
    assert [
        len([one for one in paths if one.parent_id == parent.id]) for parent in parents(demo, "Abel Kouassi")
    ] == [2]
    both = [one for parent in parents(demo, "Naïm Ouali") for one in paths if one.parent_id == parent.id]
    assert len(both) == 2
    assert all(one.open_on(TODAY) for one in both)
    assert len({one.outcome for one in paths}) >= 6


def test_exceptions_are_planned_ahead_of_today(demo: Store) -> None:
    ahead = [row for row in demo.find(DayException) if row.day > TODAY]
    assert len(ahead) >= 3
    assert max(row.day for row in ahead) < TODAY + timedelta(days=60)
    assert demo.find(ExceptionSpan, exception_id=[row.id for row in ahead])


def test_only_one_departure_was_forgotten_that_of_abel(demo: Store) -> None:
    (forgotten,) = demo.find(AttendedSpan, left=None)
    assert demo.get(Child, forgotten.child_id).name == "Abel Kouassi"
    assert forgotten.day in Month.of(TODAY)


def test_saturdays_bring_a_few_children(demo: Store) -> None:
    saturdays = {row.id for row in demo.find(PatternSpan, weekday=5)}
    assert saturdays
    assert any(span.day.weekday() == 5 and span.arrived < 720 for span in demo.find(AttendedSpan))


@pytest.mark.parametrize("year", range(2020, 2036))
def test_public_holidays_are_the_official_ones(year: int) -> None:
    official = holidays.country_holidays("FR", years=year)
    assert [row.day for row in public_holidays(year, opens=0)] == sorted(official)


def test_holidays_that_fall_together_are_one_row() -> None:
    assert [row.name for row in public_holidays(2008, opens=0) if row.day == date(2008, 5, 1)] == [
        "Fête du Travail et Ascension"
    ]
