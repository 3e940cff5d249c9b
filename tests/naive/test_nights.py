"""Nights worked out on paper (nuits): 22:00–06:00 is 480, on the day it starts, whatever the clock does."""

from tests.naive.bases import IDENTITY, ONE_CHILD, TEN_PLACES, WEEKDAYS_7_TO_19
from tests.naive.conftest import Figures

NIGHT = """
opening_spans
id;first_day;weekday;start;end
1;2026-01-01;0;1320;1800
2;2026-01-01;1;420;1140

enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;regular;2026-10-01;2026-10-31;;

week_patterns
id;enrolment_id;first_day;weeks;turn;anchor
1;1;2026-10-01;1;anchor;2026-09-28

pattern_spans
id;pattern_id;week;weekday;start;end
1;1;0;0;1320;1800

attended_spans
id;enrolment_id;child_id;day;arrived;left
1;1;1;2026-10-05;1320;1800
2;1;1;2026-10-12;1310;1810

absences
id;enrolment_id;first_day;last_day;reason;announced_on
1;1;2026-10-19;2026-10-19;unannounced;
"""


def test_a_night_counts_480_minutes_on_the_day_it_starts(figures: Figures) -> None:
    report = figures(IDENTITY, TEN_PLACES, ONE_CHILD, NIGHT, month="2026-10")
    assert report["status"] == "provisional"
    assert report["structure"] == {"name": "Marelle", "caf_number": "0123", "capacity": 10}
    assert report["attendance"] == {
        "expected": 4,
        "attended": 2,
        "absent": 1,
        "missing": 1,  # the 26th
        "missing_minutes": 480,
    }
    assert report["opening"] == {
        "days": 8,  # four Mondays, four Tuesdays
        "by_weekday": [4, 4, 0, 0, 0, 0, 0],
        "minutes": 4 * 480 + 4 * 720,
        "longest_day_minutes": 720,
    }
    assert report["hours"] == {
        "reserved": 4 * 480,
        "realised": 480 + 510,  # 21:50–06:10 is 500
        "billed": 480 + 510 + 480,
        "capacity": 48000,
        "atypical_reserved": 4 * 480,
        "atypical_realised": 480 + 500,
        "by_kind": {
            "regular": {"reserved": 1920, "realised": 990, "billed": 1470},
            "occasional": {"reserved": 0, "realised": 0, "billed": 0},
            "emergency": {"reserved": 0, "realised": 0, "billed": 0},
        },
        "absence_deducted": 0,
    }
    assert report["rates"]["facturation"] == {"numerator": 1470, "denominator": 990}


def test_a_night_is_seen_minute_by_minute_on_both_its_days(figures: Figures) -> None:
    report = figures(IDENTITY, TEN_PLACES, ONE_CHILD, NIGHT, month="2026-10")
    monday, tuesday = report["heat_map"]["child_minutes"][:2]
    assert monday == [0] * 21 + [10, 120, 120]
    assert tuesday == [120] * 6 + [10] + [0] * 17
    assert report["heat_map"]["peak"][1][:8] == [1, 1, 1, 1, 1, 1, 1, 0]
    assert (report["capacity"]["peak_children"], report["capacity"]["peak_at"]) == (1, "2026-10-05T22:00")
    assert [(week["week"], week["attended"], week["capacity"]) for week in report["capacity"]["weeks"]] == [
        ("2026-W40", 0, 12000),
        ("2026-W41", 480, 12000),
        ("2026-W42", 500, 12000),
        ("2026-W43", 0, 12000),
    ]


LAST_NIGHT_OF_OCTOBER = """
enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;occasional;2026-10-01;2026-12-31;;

attended_spans
id;enrolment_id;child_id;day;arrived;left
1;1;1;2026-10-31;1320;1800
"""


def test_a_night_over_the_months_end_counts_in_the_first_month_but_its_atypical_minutes_where_they_fall(
    figures: Figures,
) -> None:
    october = figures(
        IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, ONE_CHILD, LAST_NIGHT_OF_OCTOBER, month="2026-10"
    )
    november = figures(
        IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, ONE_CHILD, LAST_NIGHT_OF_OCTOBER, month="2026-11"
    )
    assert (october["hours"]["realised"], november["hours"]["realised"]) == (480, 0)
    assert (october["hours"]["atypical_realised"], november["hours"]["atypical_realised"]) == (120, 360)
    assert (october["children"]["enrolled"], november["children"]["enrolled"]) == (
        1,
        0,
    )  # attended on 31 October
    assert november["capacity"]["peak_at"] == "2026-11-01T00:00"
    assert [week["attended"] for week in november["capacity"]["weeks"]] == [480, 0, 0, 0, 0]


CLOCK_CHANGES = """
enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;occasional;2026-10-01;2026-12-31;;

attended_spans
id;enrolment_id;child_id;day;arrived;left
1;1;1;2026-10-24;1320;1800
"""


def test_the_night_the_clock_changes_is_480_minutes_too(figures: Figures) -> None:
    report = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, ONE_CHILD, CLOCK_CHANGES, month="2026-10")
    assert report["hours"]["realised"] == 480
    assert report["hours"]["billed"] == 480
    assert report["hours"]["atypical_realised"] == 480
    assert report["heat_map"]["child_minutes"][6] == [60] * 6 + [0] * 18


NIGHT_CUT_TO_ITS_END = """
opening_spans
id;first_day;weekday;start;end
1;2026-01-01;5;1320;1800

closures
id;first_day;last_day;reason;start;end
1;2026-10-10;2026-10-10;exceptional;1300;1700

enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;regular;2026-10-05;2026-10-11;;

week_patterns
id;enrolment_id;first_day;weeks;turn;anchor
1;1;2026-10-05;1;anchor;2026-10-05

pattern_spans
id;pattern_id;week;weekday;start;end
1;1;0;5;1320;1750
"""


def test_a_night_of_which_only_the_end_is_open_is_reserved_from_there(figures: Figures) -> None:
    report = figures(IDENTITY, TEN_PLACES, ONE_CHILD, NIGHT_CUT_TO_ITS_END, month="2026-10")
    assert report["hours"]["reserved"] == 50  # 4:20–5:10 on Sunday the 11th, counted on Saturday
    assert report["hours"]["atypical_reserved"] == 50
    assert report["attendance"]["missing_minutes"] == 50
    assert report["opening"]["minutes"] == 4 * 480 + 100
