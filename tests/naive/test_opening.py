"""Opening worked out on paper (ouverture): closures, public holidays, patterns cut and exceptions whole."""

from datetime import date

from tests.naive.bases import IDENTITY, ONE_CHILD, TEN_PLACES, WEEKDAYS_7_TO_19
from tests.naive.conftest import Figures

CLOSURES = """
closures
id;first_day;last_day;reason;start;end
1;2026-10-07;2026-10-07;pedagogical;780;1140
2;2026-10-26;2026-10-31;holidays;;

public_holidays
id;day;name;opens
1;2026-10-01;Fête;0
2;2026-10-02;Fête ouverte;1

enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;regular;2026-10-01;2026-10-31;;

week_patterns
id;enrolment_id;first_day;weeks;turn;anchor
1;1;2026-10-01;1;anchor;2026-09-28

pattern_spans
id;pattern_id;week;weekday;start;end
1;1;0;2;400;1000
2;1;0;3;480;540
3;1;0;4;480;540

day_exceptions
id;enrolment_id;day
1;1;2026-10-26
2;1;2026-10-08
3;1;2026-10-14

exception_spans
id;exception_id;start;end
1;1;400;500
2;3;480;500
3;3;490;510
"""


def test_patterns_are_cut_to_the_opening_and_exceptions_are_not(figures: Figures) -> None:
    report = figures(
        IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, ONE_CHILD, CLOSURES, month="2026-10", today=date(2026, 10, 21)
    )
    # Open: 22 weekdays less the 1st and the last five.
    assert report["opening"]["by_weekday"] == [3, 3, 3, 3, 4, 0, 0]
    assert report["opening"]["minutes"] == 16 * 720 - 360
    # Wednesdays: 7th 7:00–13:00 = 360, 14th the exception, 8:00–8:30 = 30, 21st 7:00–16:40 = 580, 28th closed.
    # Thursdays: 1st closed, 8th empty, 15th and 22nd 60, 29th closed. Fridays: 2nd, 9th, 16th, 23rd 60.
    # Monday 26th, closed: the exception's 6:40–8:20 = 100, all of it, 80 of it before 8:00.
    assert report["hours"]["reserved"] == 360 + 30 + 580 + 2 * 60 + 4 * 60 + 100
    # Before 8:00: 60 on the 7th and the 21st, 80 on the 26th; the open holiday of the 2nd counts whole.
    assert report["hours"]["atypical_reserved"] == 60 + 60 + 80 + 60
    assert report["status"] == "provisional"
    # Before the 21st: 2, 7, 9, 14, 15, 16.
    assert (report["attendance"]["expected"], report["attendance"]["missing"]) == (10, 6)
    assert report["attendance"]["missing_minutes"] == 60 + 360 + 60 + 30 + 60 + 60
