"""Hours: rounding once, billing, absences deducted; the traps of the field, each by name."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.care.attendance import AbsenceReason
from app.care.enrolments import Kind
from app.care.hours import rounded
from app.days import Month
from app.report.monthly_report import HoursPart
from app.settings_catalogue import Rounding
from tests.app.creche import OCTOBER, Creche, day, spans, usual

MONDAY = day(5)


@pytest.mark.parametrize(
    ("attended", "half_hour", "outer", "minute"),
    [
        ("8:00-17:00", 540, 540, 540),
        ("8:00-17:01", 570, 570, 541),
        ("8:02-17:01", 540, 570, 539),
        ("8:02-12:05 13:30-15:52", 390, 420, 385),  # a split day is rounded once, not each part
        ("8:10-12:10 12:20-16:20", 480, 510, 480),  # widened spans touch: merged again
        ("8:00-12:00 12:00-16:00", 480, 480, 480),
        ("8:00-12:00 11:00-16:00", 480, 480, 480),  # overlapping: once
        ("22:00-30:00", 480, 480, 480),  # a night is eight hours, not −16
        ("22:10-29:50", 480, 480, 460),
    ],
)
def test_a_day_is_rounded_once(attended: str, half_hour: int, outer: int, minute: int) -> None:
    day_spans = spans(attended)
    assert rounded(day_spans, Rounding.HALF_HOUR_STARTED) == half_hour
    assert rounded(day_spans, Rounding.OUTER_HALF_HOURS) == outer
    assert rounded(day_spans, Rounding.MINUTE) == minute


def test_nothing_is_rounded_to_nothing() -> None:
    assert [rounded([], rounding) for rounding in Rounding] == [0, 0, 0]


SPANS = st.lists(
    st.tuples(st.integers(0, 1439), st.integers(1, 1440)).map(lambda it: (it[0], it[0] + it[1])), max_size=5
)


@given(day_spans=SPANS, more=SPANS, rounding=st.sampled_from(Rounding))
def test_rounding_never_loses_a_minute_and_grows_with_the_spans(
    day_spans: list[tuple[int, int]], more: list[tuple[int, int]], rounding: Rounding
) -> None:
    covered = len({minute for start, end in day_spans for minute in range(start, end)})
    assert covered <= rounded(day_spans, rounding) <= rounded(day_spans + more, rounding)
    assert rounded(day_spans, rounding) == rounded(day_spans[::-1], rounding)


def one_day(reserved: str, attended: str, **rules: str) -> HoursPart:
    """The hours of one regular day, that Monday."""
    creche = usual()
    for key, value in rules.items():
        creche.rule(key, value)
    enrolment = creche.enrol(text=reserved, first=MONDAY, last=MONDAY)
    creche.came(enrolment, MONDAY, attended)
    return creche.report().hours


@pytest.mark.parametrize(
    ("reserved", "attended", "realised", "billed"),
    [
        ("8:00-17:00", "8:10-16:50", 540, 540),
        ("8:00-17:00", "8:00-16:00", 480, 540),  # an early departure is billed as reserved
        ("8:00-17:00", "8:00-17:20", 570, 570),  # an overrun is billed on top
        ("8:00-17:00", "9:00-17:20", 510, 570),  # late and overrun: both, never one for the other
        ("8:00-12:00", "14:00-16:00", 120, 360),  # came at other hours: reserved and attended together
        ("8:00-12:00 13:30-16:00", "8:02-12:05 13:30-15:52", 390, 420),
    ],
)
def test_an_attended_day_is_billed_for_reserved_and_attended_together(
    reserved: str, attended: str, realised: int, billed: int
) -> None:
    hours = one_day(reserved, attended)
    assert (hours.realised, hours.billed) == (realised, billed)
    assert hours.by_kind.regular.billed == billed


def test_reserved_minutes_are_not_rounded() -> None:
    assert one_day("8:10-16:55", "").reserved == 525


def test_unconfirmed_reservations_are_no_presence() -> None:
    hours = one_day("8:00-17:00", "")
    assert (hours.reserved, hours.realised, hours.billed, hours.absence_deducted) == (540, 0, 0, 0)


@pytest.mark.parametrize("kind", [Kind.OCCASIONAL, Kind.EMERGENCY])
def test_occasional_and_emergency_care_is_billed_as_realised(kind: Kind) -> None:
    creche = usual()
    enrolment = creche.enrol(text="8:00-17:00", kind=kind, first=MONDAY, last=day(6))
    creche.came(enrolment, MONDAY, "9:00-11:10")
    creche.away(enrolment, day(6), reason=AbsenceReason.UNANNOUNCED)
    hours = creche.report().hours
    assert (hours.reserved, hours.realised, hours.billed) == (1080, 150, 150)


@pytest.mark.parametrize(("rule", "billed"), [("normal", 540), ("real_hours", 90), ("free", 0)])
@pytest.mark.parametrize("kind", [Kind.REGULAR])
def test_adaptation_is_billed_as_the_creche_set(rule: str, billed: int, kind: Kind) -> None:
    creche = usual()
    creche.rule("adaptation", rule)
    enrolment = creche.enrol(
        text="8:00-17:00", kind=kind, first=MONDAY, adaptation=(MONDAY, MONDAY), last=day(6)
    )
    creche.came(enrolment, MONDAY, "9:00-10:20")
    creche.came(enrolment, day(6), "8:00-17:00")
    assert creche.report().hours.billed == billed + 540


def test_an_absence_during_adaptation_at_real_hours_is_not_billed() -> None:
    creche = usual()
    enrolment = creche.enrol(text="8:00-17:00", first=MONDAY, adaptation=(MONDAY, day(6)), last=day(6))
    creche.away(enrolment, MONDAY, reason=AbsenceReason.UNANNOUNCED)
    assert creche.report().hours.billed == 0


def away(reason: AbsenceReason, first: date, last: date, announced: date | None = None) -> Creche:
    """A child reserved 8 to 17 on weekdays who is away."""
    creche = usual()
    creche.away(creche.enrol(text="8:00-17:00", first=first, last=last), first, last, reason, announced)
    return creche


@pytest.mark.parametrize(
    ("reason", "deductible"),
    [
        (AbsenceReason.HOSPITAL, True),
        (AbsenceReason.EXCLUDED_BY_DOCTOR, True),
        (AbsenceReason.OTHER_ANNOUNCED, False),
        (AbsenceReason.UNANNOUNCED, False),
    ],
)
def test_each_reason_is_deducted_or_billed(reason: AbsenceReason, deductible: bool) -> None:
    hours = away(reason, MONDAY, day(6), announced=day(1)).report().hours
    assert (hours.billed, hours.absence_deducted) == ((0, 1080) if deductible else (1080, 0))


def test_a_reason_can_be_set_otherwise() -> None:
    creche = away(AbsenceReason.UNANNOUNCED, MONDAY, MONDAY)
    creche.rule("deductible.unannounced", "yes", since=OCTOBER.first)
    assert creche.report().hours.absence_deducted == 540


@pytest.mark.parametrize(
    ("first", "last", "deducted_days"),
    [
        (day(5), day(7), 0),  # three waiting days
        (day(5), day(8), 1),
        (day(9), day(12), 1),  # Friday to Monday: the week-end counts, Monday is the fourth day
        (day(9), day(13), 2),
        (day(10), day(13), 1),  # from a Saturday: Tuesday is the fourth day
    ],
)
def test_waiting_days_are_calendar_days(first: date, last: date, deducted_days: int) -> None:
    hours = away(AbsenceReason.ILLNESS_CERTIFIED, first, last).report().hours
    assert hours.absence_deducted == deducted_days * 540
    assert hours.absence_deducted + hours.billed == hours.reserved


def test_waiting_days_go_on_over_a_closure() -> None:
    creche = away(AbsenceReason.ILLNESS_CERTIFIED, day(5), day(9))
    creche.closes(day(6), day(8))
    assert creche.report().hours.absence_deducted == 540  # Friday, the fifth day; Monday is billed
    assert creche.report().hours.billed == 540


def test_waiting_days_go_on_over_months() -> None:
    creche = away(AbsenceReason.ILLNESS_CERTIFIED, date(2026, 9, 29), day(2))
    assert creche.report().hours.absence_deducted == 540  # Friday 2, the fourth day
    assert creche.report(Month(year=2026, month=9)).hours.absence_deducted == 0


def test_an_illness_that_resumes_on_the_next_calendar_day_continues() -> None:
    creche = usual()
    enrolment = creche.enrol(text="8:00-17:00", first=day(5), last=day(16))
    creche.away(enrolment, day(5), day(6))
    creche.away(enrolment, day(7), day(8))
    assert creche.report().hours.absence_deducted == 540  # Thursday 8
    creche.absences.clear()
    creche.away(enrolment, day(5), day(6))
    creche.away(enrolment, day(8), day(9))  # one day between: two illnesses
    assert creche.report().hours.absence_deducted == 0


def test_an_illness_goes_on_under_the_contract_that_follows() -> None:
    creche = usual()
    child = creche.child()
    former = creche.enrol(child, "8:00-17:00", last=day(6))
    renewed = creche.enrol(child, "8:00-17:00", first=day(7))
    creche.away(former, day(5), day(6))
    creche.away(renewed, day(7), day(8))
    assert creche.report().hours.absence_deducted == 540


def test_another_reason_between_two_illnesses_does_not_join_them() -> None:
    creche = usual()
    enrolment = creche.enrol(text="8:00-17:00", first=day(5), last=day(9))
    creche.away(enrolment, day(5), day(6))
    creche.away(enrolment, day(7), reason=AbsenceReason.OTHER_ANNOUNCED)
    creche.away(enrolment, day(8), day(9))
    assert creche.report().hours.absence_deducted == 0


@pytest.mark.parametrize(("announced", "deducted"), [(None, 0), (day(4), 0), (day(3), 1080), (day(1), 1080)])
def test_a_holiday_is_deducted_whole_when_announced_in_time_else_not_at_all(
    announced: date | None, deducted: int
) -> None:
    hours = away(AbsenceReason.HOLIDAY, day(5), day(6), announced).report().hours
    assert (hours.absence_deducted, hours.billed) == (deducted, 1080 - deducted)


def test_a_holiday_keeps_the_delay_that_held_on_its_first_day() -> None:
    creche = away(AbsenceReason.HOLIDAY, date(2026, 9, 30), day(2), announced=date(2026, 9, 27))
    creche.rule("announced_days", "10", since=OCTOBER.first)
    assert creche.report().hours.absence_deducted == 1080


def test_an_attended_span_makes_the_day_attended_and_nothing_is_deducted() -> None:
    creche = away(AbsenceReason.HOSPITAL, day(5), day(6))
    creche.came(creche.enrolments[0], day(5), "8:00-9:00")
    hours = creche.report().hours
    assert (hours.realised, hours.billed, hours.absence_deducted) == (60, 540, 540)


def test_attendance_on_a_closed_day_counts() -> None:
    creche = usual()
    enrolment = creche.enrol(text="8:00-17:00")
    creche.closes(MONDAY)
    creche.came(enrolment, MONDAY, "8:00-12:00")
    hours = creche.report().hours
    assert (hours.realised, hours.billed) == (240, 240)


def test_a_night_is_realised_whole_on_the_day_it_starts_the_month_before_included() -> None:
    creche = usual()
    enrolment = creche.enrol()
    creche.came(enrolment, date(2026, 9, 30), "22:00-30:00")
    creche.came(enrolment, day(31), "22:00-30:00")
    assert creche.report(Month(year=2026, month=9)).hours.realised == 480
    assert creche.report().hours.realised == 480
    assert creche.report(Month(year=2026, month=11)).hours.realised == 0


def test_a_contract_that_starts_in_mid_month_stays_in_it() -> None:
    creche = usual()
    creche.enrol(text="8:00-17:00", first=day(15), last=date(2026, 11, 14))
    assert creche.report().hours.reserved == 12 * 540  # Thursday 15 to Friday 30
    assert creche.report(Month(year=2026, month=11)).hours.reserved == 10 * 540  # Monday 2 to Friday 13
    assert creche.report(Month(year=2026, month=12)).hours.reserved == 0


@settings(max_examples=40)
@given(
    reserved=st.lists(
        st.sampled_from(["7:10-11:50", "8:00-12:00", "11:00-16:20", "13:00-18:59"]), unique=True
    ),
    came=st.lists(
        st.sampled_from(["7:01-8:02", "8:02-12:05", "12:10-16:00", "17:00-18:45"]), unique=True, min_size=1
    ),
    rounding=st.sampled_from(Rounding),
)
def test_on_an_attended_day_billed_is_never_below_realised(
    reserved: list[str], came: list[str], rounding: Rounding
) -> None:
    hours = one_day(" ".join(reserved), " ".join(came), rounding=str(rounding))
    assert hours.realised <= hours.billed
