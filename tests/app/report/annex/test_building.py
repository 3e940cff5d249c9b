"""The nominative annex: each child's contracts, hours and raw times, adding up to the report."""

from datetime import date

import pytest

from app.care.attendance import AbsenceReason
from app.care.enrolments import Kind
from app.care.presence import State
from app.days import Month
from app.report.annex.building import annex_of
from app.report.annex.figures import AbsenceSum
from app.report.annex.records import Annex, ContractPart
from app.report.monthly_report import Status
from tests.app.creche import LATER, OCTOBER, Creche, day, usual
from tests.app.records import h
from tests.app.report.annex.sums import assert_adds_up


def two_children() -> Creche:
    creche = usual()
    child = creche.child(name="Łukasz Żółć")
    regular = creche.enrol(child, "8:00-17:00", first=day(5), last=day(8))
    occasional = creche.enrol(child, kind=Kind.OCCASIONAL)
    creche.came(regular, day(5), "8:00-16:10")
    creche.away(regular, day(6), reason=AbsenceReason.HOSPITAL)
    creche.away(regular, day(7), reason=AbsenceReason.UNANNOUNCED)
    creche.came(occasional, day(12), "9:00-11:00")
    creche.path(creche.parent(child), day(1))
    creche.enrol(creche.child(name="Zoé Abadie"))
    creche.enrol(creche.child(name="Ann O’Connor"), kind=Kind.OCCASIONAL)  # dormant
    creche.enrol(creche.child(name="Bao Gone"), last=day(30, month=9))
    return creche


def made(creche: Creche, month: Month = OCTOBER, today: date = LATER) -> Annex:
    """The annex, once its sums are found to be the report's."""
    annex = annex_of(creche.facts(), month, today)
    assert_adds_up(annex, creche.report(month, today))
    return annex


def the_contract(creche: Creche, today: date = LATER) -> ContractPart:
    (child,) = made(creche, today=today).children
    (contract,) = child.contracts
    return contract


def test_children_stand_by_name_with_their_contracts_and_their_figures() -> None:
    annex = made(two_children())
    assert (annex.month, annex.asked_on, annex.status) == (OCTOBER, LATER, Status.PROVISIONAL)
    assert [one.child.name for one in annex.children] == ["Zoé Abadie", "Łukasz Żółć"]
    quiet, child = annex.children
    assert (quiet.figures.reserved, quiet.avip, quiet.counted) == (0, False, True)
    assert [one.enrolment.kind for one in child.contracts] == [Kind.OCCASIONAL, Kind.REGULAR]
    found = child.figures
    assert (found.reserved, found.realised, found.billed, found.deducted) == (
        4 * 540,
        510 + 120,
        540 + 540 + 120,
        540,
    )
    assert (found.expected, found.attended, found.absent, found.missing, found.unreserved) == (4, 1, 2, 1, 1)
    assert found.absences == (
        AbsenceSum(
            reason=AbsenceReason.HOSPITAL, days=1, minutes=540, deducted_days=1, deducted=540, billed=0
        ),
        AbsenceSum(
            reason=AbsenceReason.UNANNOUNCED, days=1, minutes=540, deducted_days=0, deducted=0, billed=540
        ),
    )


def test_a_dormant_contract_that_reserved_has_its_lines_all_the_same() -> None:
    creche = usual()
    creche.enrol(text="8:00-9:00", kind=Kind.OCCASIONAL, first=day(5), last=day(5))
    contract = the_contract(creche)
    assert (contract.figures.reserved, contract.figures.missing) == (60, 1)


def test_times_are_those_noted_whatever_the_rounding() -> None:
    creche = usual()
    creche.rule("rounding", "outer_half_hours")
    enrolment = creche.enrol(text="8:00-17:00", first=day(5), last=day(5))
    creche.came(enrolment, day(5), "13:31-17:02 8:03-12:14")
    (line,) = the_contract(creche).days
    assert line.stays == ((h("8:03"), h("12:14")), (h("13:31"), h("17:02")))
    assert line.realised == 4 * 60 + 30 + 4 * 60
    assert (line.state, line.forgotten, line.is_missing) == (State.ATTENDED, False, False)


def test_a_forgotten_departure_is_said_and_counts_as_not_recorded() -> None:
    creche = usual()
    enrolment = creche.enrol(text="8:00-17:00", first=day(5), last=day(6))
    creche.arrived(enrolment, day(5), "8:07")
    creche.came(enrolment, day(6), "8:00-12:00")
    creche.arrived(enrolment, day(6), "13:10")
    first, second = the_contract(creche).days
    assert (first.stays, first.state, first.is_missing) == (((h("8:07"), None),), State.NOT_RECORDED, True)
    assert second.stays == ((h("8:00"), h("12:00")), (h("13:10"), None))
    assert (first.forgotten, second.forgotten, second.state) == (True, True, State.ATTENDED)


def test_an_arrival_without_departure_nor_reservation_has_its_line_too() -> None:
    creche = usual()
    enrolment = creche.enrol(kind=Kind.OCCASIONAL)
    creche.arrived(enrolment, day(14), "9:00")
    (line,) = the_contract(creche).days
    assert (line.day, line.stays, line.state, line.is_missing) == (day(14), ((h("9:00"), None),), None, False)


def test_an_absence_says_its_reason_and_the_day_it_was_announced() -> None:
    creche = usual()
    enrolment = creche.enrol(text="8:00-17:00", first=day(5), last=day(9))
    creche.away(enrolment, day(6), day(8), reason=AbsenceReason.HOLIDAY, announced=day(2))
    creche.came(enrolment, day(8), "8:00-17:00")
    days = {line.day: line for line in the_contract(creche).days}
    absence = days[day(6)].absence
    assert absence is not None
    assert (absence.reason, absence.announced_on) == (AbsenceReason.HOLIDAY, day(2))
    assert (days[day(6)].deducted, days[day(7)].deducted) == (540, 540)
    # The child came all the same: nothing is deducted, and what was noted stays to be seen.
    assert (days[day(8)].state, days[day(8)].deducted, days[day(8)].absence) == (State.ATTENDED, 0, absence)
    assert days[day(5)].absence is None


@pytest.mark.parametrize(
    ("today", "missing", "to_come"),
    [(day(5), 0, 2), (day(6), 1, 1), (day(7), 2, 0)],
)
def test_a_day_is_missing_from_its_morrow_on(today: date, missing: int, to_come: int) -> None:
    creche = usual()
    creche.enrol(text="8:00-17:00", first=day(5), last=day(6))
    contract = the_contract(creche, today)
    assert (contract.figures.missing, contract.figures.to_come) == (missing, to_come)
    assert [line.is_missing for line in contract.days] == [True] * missing + [False] * to_come


def night(first: date, last: date) -> Creche:
    creche = Creche()
    creche.opens("20:00-32:00", weekdays=range(7))
    creche.agreed(3)
    enrolment = creche.enrol(text="21:00-30:00", first=first, last=last)
    for number in range((last - first).days + 1):
        creche.came(enrolment, date.fromordinal(first.toordinal() + number), "21:00-30:00")
    return creche


def test_a_night_that_ends_in_the_month_brings_its_atypical_minutes_alone() -> None:
    contract = the_contract(night(day(30, month=9), day(30, month=9)))
    assert contract.days == ()
    assert (contract.figures.reserved, contract.figures.expected) == (0, 0)
    assert (contract.figures.atypical_reserved, contract.figures.atypical_realised) == (360, 360)


def test_a_night_that_begins_on_the_last_day_counts_whole_but_its_atypical_minutes_stop_at_midnight() -> None:
    contract = the_contract(night(day(31), day(31)))
    assert (contract.figures.realised, contract.figures.atypical_realised) == (540, 180)
    assert contract.days[0].stays == ((21 * 60, 30 * 60),)


def test_a_contract_that_ended_on_the_eve_by_day_is_left_out() -> None:
    creche = usual()
    creche.enrol(text="8:00-17:00", first=day(29, month=9), last=day(30, month=9))
    assert made(creche).children == ()


@pytest.mark.parametrize(
    ("since", "weeks"),
    [
        (day(1), [(day(1), (5 * 540, 0))]),
        (day(31), [(day(1, month=9), (7 * 60,)), (day(31), (5 * 540, 0))]),
        (day(1, month=11), [(day(1, month=9), (7 * 60,))]),
    ],
)
def test_the_reference_weeks_are_those_in_force_on_a_day_of_the_month(
    since: date, weeks: list[tuple[date, tuple[int, ...]]]
) -> None:
    creche = usual()
    enrolment = creche.enrol(text="8:00-9:00", first=day(1, month=9))
    creche.weeks(enrolment, "8:00-17:00", "", since=since)
    creche.pattern_spans = [span for span in creche.pattern_spans if span.pattern_id == 1 or span.weekday < 5]
    assert [tuple(one) for one in the_contract(creche).weeks] == weeks


def test_one_child_is_asked_for_alone_even_where_nothing_happened() -> None:
    creche = two_children()
    dormant = creche.children[2]
    annex = annex_of(creche.facts(), OCTOBER, LATER, only=dormant)
    assert [one.child for one in annex.children] == [dormant]
    assert (annex.only, annex.children[0].counted) == (dormant, False)


def test_a_child_gone_before_the_month_has_no_annex() -> None:
    creche = two_children()
    assert annex_of(creche.facts(), OCTOBER, LATER, only=creche.children[3]).children == ()
