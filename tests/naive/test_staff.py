"""Adults worked out on paper (encadrement): who counts, runs at their worst, nights, days without any shift."""

import pytest

from tests.naive.bases import IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19
from tests.naive.conftest import Figures

CHILDREN = """
children
id;first_name;last_name;birth_day
1;A;A;2025-01-01
2;B;B;2025-01-01

enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;occasional;2026-10-01;2026-10-31;;
2;2;occasional;2026-10-01;2026-10-31;;

attended_spans
id;enrolment_id;child_id;day;arrived;left
1;1;1;2026-10-05;473;600
2;2;2;2026-10-05;480;1500
3;1;1;2026-10-07;480;600
"""
ADULTS = """
staff_members
id;first_name;last_name;qualification;first_day;last_day
1;F;N;early_years_cap;2026-01-01;
2;É;F;early_years_educator;2026-01-01;2026-10-05
3;R;P;management;2026-01-01;

shift_patterns
id;member_id;first_day;weeks;turn;anchor
1;1;2026-01-01;1;anchor;2025-12-29
2;2;2026-01-01;2;anchor;2026-09-28
3;3;2026-01-01;1;anchor;2025-12-29

shift_pattern_spans
id;shift_pattern_id;week;weekday;start;end
1;1;0;0;480;1440
2;2;1;0;540;1510
3;3;0;0;400;1510
4;3;0;2;400;1200
"""


def test_runs_of_minutes_at_their_worst_and_nights_on_the_civil_day(figures: Figures) -> None:
    report = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, CHILDREN, ADULTS, month="2026-10")
    # Nobody from 7:53 to 8:00, one until 9:00; Tuesday, 0:00 to 1:00, has no shift of its own, and Wednesday none
    # of an adult who counts.
    assert report["staff"] == {
        "short_minutes": 67,
        "shortages": [{"day": "2026-10-05", "start": 473, "end": 540, "present": 0, "needed": 2}],
    }


@pytest.mark.parametrize(
    ("kind", "first_day", "last_day", "minutes"),
    [
        ("paid_leave", "2026-10-05", "2026-10-05", 7 + 960),
        ("paid_leave", "2026-10-06", "2026-10-06", 67),
        ("paid_leave", "2026-10-04", "2026-10-04", 67),
    ],
)
def test_a_leave_takes_the_shifts_that_start_on_its_days(
    figures: Figures, kind: str, first_day: str, last_day: str, minutes: int
) -> None:
    leave = f"leaves\nid;member_id;first_day;last_day;kind\n1;2;{first_day};{last_day};{kind}"
    report = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, CHILDREN, ADULTS, leave, month="2026-10")
    assert report["staff"]["short_minutes"] == minutes


def test_a_month_without_any_shift_says_nothing(figures: Figures) -> None:
    report = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, CHILDREN, month="2026-10")
    assert report["staff"] == {"short_minutes": None, "shortages": []}


def test_a_month_with_shifts_and_no_child_lacks_nobody(figures: Figures) -> None:
    report = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, ADULTS, month="2026-11")
    assert report["staff"] == {"short_minutes": 0, "shortages": []}
