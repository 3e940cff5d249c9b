"""Enrolment-days: three states kept apart, and what is atypical by civil day and minute."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.care.attendance import AbsenceReason
from app.days import ONE_DAY, Month
from app.report.monthly_report import AttendancePart
from tests.app.creche import OCTOBER, Creche, day, spans, usual

MONDAY = day(5)


def counted(creche: Creche, today: date) -> tuple[int, int, int, int, int]:
    part: AttendancePart = creche.report(today=today).attendance
    return part.expected, part.attended, part.absent, part.missing, part.missing_minutes


def week() -> Creche:
    """One child reserved 8 to 17, Monday 5 to Friday 9."""
    creche = usual()
    creche.enrol(text="8:00-17:00", first=day(5), last=day(9))
    return creche


def test_a_day_without_a_record_is_neither_present_nor_absent() -> None:
    creche = week()
    creche.came(creche.enrolments[0], day(5), "8:00-17:00")
    creche.away(creche.enrolments[0], day(6), reason=AbsenceReason.UNANNOUNCED)
    assert counted(creche, today=day(31)) == (5, 1, 1, 3, 3 * 540)


@pytest.mark.parametrize(("today", "missing"), [(day(5), 0), (day(6), 1), (day(9), 4), (day(10), 5)])
def test_a_day_is_missing_only_before_the_day_of_asking(today: date, missing: int) -> None:
    assert counted(week(), today)[3:] == (missing, missing * 540)


def test_an_arrival_without_departure_is_not_recorded_even_on_a_day_of_absence() -> None:
    creche = week()
    creche.arrived(creche.enrolments[0], day(5), "8:00")
    creche.arrived(creche.enrolments[0], day(6), "8:00")
    creche.away(creche.enrolments[0], day(6), day(7))
    report = creche.report(today=day(8))
    assert (report.attendance.attended, report.attendance.absent, report.attendance.missing) == (0, 1, 2)
    assert report.hours.realised == 0


def test_a_whole_stay_beside_an_open_one_makes_the_day_attended() -> None:
    creche = week()
    creche.came(creche.enrolments[0], day(5), "8:00-12:00")
    creche.arrived(creche.enrolments[0], day(5), "13:30")
    report = creche.report(today=day(6))
    assert (report.attendance.attended, report.attendance.missing) == (1, 0)
    assert report.hours.realised == 240


def test_a_day_without_reserved_spans_is_not_expected() -> None:
    creche = week()
    creche.came(creche.enrolments[0], day(5), "8:00-17:00")
    creche.instead(creche.enrolments[0], day(5))
    creche.away(creche.enrolments[0], day(6))
    creche.instead(creche.enrolments[0], day(6))
    assert counted(creche, today=day(31))[:3] == (3, 0, 0)
    assert creche.report().hours.realised == 540


def test_each_enrolment_of_a_child_has_its_own_days() -> None:
    creche = week()
    occasional = creche.enrol(creche.children[0], "17:00-18:00", first=day(5), last=day(5))
    creche.came(occasional, day(5), "17:00-18:00")
    assert counted(creche, today=day(6))[:4] == (6, 1, 0, 1)


def atypical(creche: Creche, month: Month = OCTOBER) -> tuple[int, int]:
    hours = creche.report(month).hours
    return hours.atypical_reserved, hours.atypical_realised


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("8:00-18:00", 0),
        ("7:59-18:00", 1),
        ("8:00-18:01", 1),
        ("7:00-19:00", 120),
        ("7:10-7:50", 40),
        ("18:10-18:50", 40),
        ("22:00-30:00", 480),  # and past midnight before 8
        ("22:00-33:00", 600),  # 22:00–8:00 atypical, 8:00–9:00 not
    ],
)
def test_atypical_minutes_are_those_before_8_and_from_18(text: str, minutes: int) -> None:
    creche = usual()
    enrolment = creche.enrol()
    creche.instead(enrolment, MONDAY, text)
    creche.came(enrolment, MONDAY, text)
    assert atypical(creche) == (minutes, minutes)


@pytest.mark.parametrize(
    ("number", "text", "minutes"),
    [
        (10, "10:00-12:00", 120),  # Saturday
        (9, "23:00-33:00", 600),  # Friday night into Saturday: all of it
        (11, "23:00-33:00", 540),  # Sunday night into Monday: 23:00–8:00, then an ordinary hour
    ],
)
def test_saturdays_and_sundays_are_atypical_whole_by_civil_day(number: int, text: str, minutes: int) -> None:
    creche = usual()
    creche.came(creche.enrol(), day(number), text)
    assert atypical(creche)[1] == minutes


def test_a_public_holiday_is_atypical_whole_even_open_and_for_the_night_before() -> None:
    creche = usual()
    creche.holiday(day(7), opens=True)
    enrolment = creche.enrol()
    creche.came(enrolment, day(7), "9:00-12:00")
    creche.came(enrolment, day(6), "23:00-34:00")
    assert atypical(creche)[1] == 180 + 60 + 600
    creche.rule("atypical_holidays", "no")
    assert atypical(creche)[1] == 0 + 60 + 480


def test_a_night_is_shared_between_the_months_it_touches() -> None:
    creche = usual()
    enrolment = creche.enrol()
    creche.came(enrolment, date(2026, 9, 30), "22:00-30:00")
    creche.instead(enrolment, date(2026, 9, 30), "22:00-30:00")
    assert atypical(creche, Month(year=2026, month=9)) == (120, 120)
    assert atypical(creche) == (360, 360)


def test_atypical_hours_follow_the_setting_of_the_month() -> None:
    creche = usual()
    creche.rule("atypical_before", "09:00", since=OCTOBER.first)
    creche.rule("atypical_from", "24:00", since=OCTOBER.first)
    creche.rule("atypical_weekdays", "0", since=OCTOBER.first)
    enrolment = creche.enrol()
    creche.came(enrolment, day(6), "7:00-19:00")
    creche.came(enrolment, day(10), "7:00-19:00")
    creche.came(enrolment, day(5), "7:00-19:00")
    assert atypical(creche)[1] == 120 + 120 + 720


def test_what_a_closure_leaves_of_a_night_past_midnight_is_judged_on_the_morrow() -> None:
    creche = Creche()
    creche.opens("22:00-30:00")
    creche.closes(MONDAY, text="22:00-28:00")
    creche.enrol(text="21:00-29:00", first=MONDAY, last=MONDAY)
    report = creche.report()
    assert (report.hours.reserved, report.hours.atypical_reserved) == (60, 60)


STAYS = st.sampled_from(
    ["6:10-9:00", "7:00-19:30", "17:50-18:10", "21:00-31:00", "23:59-32:01", "0:00-24:00"]
)


@settings(max_examples=40)
@given(
    stays=st.dictionaries(st.integers(29, 64), STAYS, max_size=8),
    holidays=st.sets(st.integers(1, 31), max_size=3),
)
def test_atypical_minutes_are_those_counted_minute_by_minute(
    stays: dict[int, str], holidays: set[int]
) -> None:
    creche = usual()
    enrolment = creche.enrol()
    for number in holidays:
        creche.holiday(day(number))
    expected = 0
    for number, text in stays.items():
        on = date(2026, 9, 1) + number * ONE_DAY
        creche.came(enrolment, on, text)
        for start, end in spans(text):
            for minute in range(start, end):
                there = on + ONE_DAY * (minute // 1440)
                special = there.weekday() > 4 or (there in OCTOBER and there.day in holidays)
                ordinary = not special and 480 <= minute % 1440 < 1080
                expected += there in OCTOBER and not ordinary
    assert atypical(creche)[1] == expected
