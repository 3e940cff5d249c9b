"""The 20 %: three readings, each child once, dormant contracts left out, judged exactly."""

from datetime import date

import pytest

from app.care.enrolments import Kind
from app.families.records import Child
from app.report.monthly_report import QuotaPart, Rate
from tests.app.creche import OCTOBER, Creche, day, usual

OLD = date(2020, 5, 5)


def quota(creche: Creche) -> QuotaPart:
    return creche.report().quota


def share(numerator: int, denominator: int) -> Rate:
    return Rate(numerator=numerator, denominator=denominator)


def avip(
    creche: Creche, child: Child | None = None, entry: date = OCTOBER.first, exit_day: date | None = None
) -> Child:
    """A child, enrolled, with a parent's path."""
    known = child or creche.child()
    if not any(enrolment.child_id == known.id for enrolment in creche.enrolments):
        creche.enrol(known)
    creche.path(creche.parent(known), entry, exit_day)
    return known


def others(creche: Creche, number: int) -> None:
    for _ in range(number):
        creche.enrol()


@pytest.mark.parametrize(("families", "met"), [(4, True), (5, False)])
def test_the_verdict_is_exact_at_the_threshold(families: int, met: bool) -> None:
    creche = usual()
    avip(creche)
    others(creche, families)
    assert quota(creche).children == share(1, families + 1)
    assert quota(creche).met is met


def test_the_threshold_is_a_setting() -> None:
    creche = usual()
    creche.rule("quota_percent", "30", since=OCTOBER.first)
    avip(creche)
    others(creche, 3)
    assert (quota(creche).threshold_percent, quota(creche).met) == (30, False)


def test_with_nobody_under_three_there_is_no_verdict() -> None:
    creche = usual()
    creche.enrol(creche.child(OLD))
    assert (quota(creche).children, quota(creche).met) == (share(0, 0), None)


def test_a_child_counts_once_whatever_the_parents_and_the_enrolments() -> None:
    creche = usual()
    child = avip(creche)
    avip(creche, child)
    creche.enrol(child, kind=Kind.OCCASIONAL)
    assert quota(creche).children == share(1, 1)
    assert creche.report().children.enrolled == 1


def test_two_children_of_one_parent_are_two_avip_children() -> None:
    creche = usual()
    twins = [creche.child(name="Ann O’Connor"), creche.child(name="Zoé O’Connor")]
    for twin in twins:
        creche.enrol(twin)
    creche.path(creche.parent(*twins), day(1))
    assert quota(creche).children == share(2, 2)


@pytest.mark.parametrize(
    ("entry", "exit_day", "counted"),
    [
        (day(31), None, 1),
        (date(2026, 11, 1), None, 0),
        (date(2026, 1, 1), day(1), 1),  # open to its exit, included
        (date(2026, 1, 1), date(2026, 9, 30), 0),
    ],
)
def test_one_day_of_an_open_path_makes_an_avip_child_of_the_month(
    entry: date, exit_day: date | None, counted: int
) -> None:
    creche = usual()
    avip(creche, entry=entry, exit_day=exit_day)
    assert quota(creche).children == share(counted, 1)


def test_enrolled_under_three_and_open_path_must_share_a_day() -> None:
    creche = usual()
    child = creche.child(date(2023, 10, 15))  # three on 15 October
    creche.enrol(child, first=day(1))
    avip(creche, child, entry=day(15))
    assert quota(creche).children == share(0, 1)
    gone = creche.child()
    creche.enrol(gone, last=day(9))
    avip(creche, gone, entry=day(10))
    assert quota(creche).children == share(0, 2)


def test_a_child_who_turns_three_in_mid_month_counts_for_the_days_before() -> None:
    creche = usual()
    child = creche.child(date(2023, 10, 15))
    enrolment = creche.enrol(child)
    avip(creche, child)
    creche.came(enrolment, day(14), "8:00-9:00")
    creche.came(enrolment, day(15), "8:00-12:00")
    report = creche.report()
    assert report.quota.children == share(1, 1)
    assert report.quota.places == share(0, 10)
    assert report.quota.hours == share(60, 60)
    assert (report.children.under_three, report.children.avip) == (0, 1)  # ages are the last day's


def test_a_child_born_on_29_february_is_under_three_on_28_february() -> None:
    creche = usual()
    creche.enrol(creche.child(date(2024, 2, 29)), first=date(2027, 2, 28))
    february = creche.report(OCTOBER.plus(4), today=date(2027, 4, 1))
    assert february.quota.children.denominator == 1
    assert february.children.under_three == 1
    assert creche.report(OCTOBER.plus(5), today=date(2027, 4, 1)).quota.children.denominator == 0


def test_places_are_the_last_days_avip_children_over_the_highest_slot() -> None:
    creche = usual()
    creche.agreed(12, "0:00-8:00", since=day(31))
    creche.agreed(8, "8:00-24:00", since=day(31))
    avip(creche)
    avip(creche, exit_day=day(30))
    avip(creche, exit_day=day(31))
    assert quota(creche).places == share(2, 12)


def test_hours_are_those_of_avip_children_on_their_avip_days() -> None:
    creche = usual()
    child = avip(creche, entry=day(6), exit_day=day(7))
    enrolment = creche.enrolments[0]
    for number in (5, 6, 7, 8):
        creche.came(enrolment, day(number), "8:00-9:00")
    creche.came(creche.enrol(), day(5), "8:00-10:00")
    creche.came(creche.enrol(creche.child(OLD)), day(5), "8:00-18:00")
    assert child.id == 1
    assert quota(creche).hours == share(120, 240 + 120)


@pytest.mark.parametrize("kind", [Kind.OCCASIONAL, Kind.EMERGENCY])
def test_a_dormant_contract_does_not_sink_the_share(kind: Kind) -> None:
    creche = usual()
    avip(creche)
    sleeper = creche.enrol(kind=kind, text="8:00-9:00")
    creche.arrived(sleeper, day(6), "8:00")
    creche.came(sleeper, date(2026, 9, 30), "8:00-9:00")
    assert quota(creche).children == share(1, 1)
    assert creche.report().children.enrolled == 1
    creche.came(sleeper, day(31), "8:00-9:00")
    assert quota(creche).children == share(1, 2)
    assert creche.report().children.enrolled == 2


def test_a_dormant_contract_counts_where_the_creche_set_so() -> None:
    creche = usual()
    creche.rule("dormant", "always", since=OCTOBER.first)
    creche.enrol(kind=Kind.OCCASIONAL)
    assert quota(creche).children == share(0, 1)


def test_a_regular_enrolment_beside_makes_the_child_count_on_all_its_days() -> None:
    creche = usual()
    child = creche.child()
    creche.enrol(child, last=day(9))
    creche.enrol(child, kind=Kind.OCCASIONAL, first=day(12))
    avip(creche, child, entry=day(20))
    assert quota(creche).children == share(1, 1)
    assert quota(creche).places.numerator == 1
