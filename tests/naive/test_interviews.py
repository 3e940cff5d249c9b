"""Interviews worked out on paper (entretiens): states, delays and their median, a month held up by one of them."""

from datetime import date

import pytest

from tests.naive.bases import IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, parents
from tests.naive.conftest import Figures
from tests.naive.interviews import median

STRUCTURE = (IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19)

STATES = """
insertion_paths
id;parent_id;entry_day;exit_day;outcome
1;1;2026-09-07;;
2;2;2026-09-07;;

interviews
id;path_id;day;start;minutes;state;medium;subject
1;1;2026-10-01;540;45;held;on_site;first
2;1;2026-10-12;540;30;held;on_site;follow_up
3;1;2026-10-13;540;60;held;phone;follow_up
4;1;2026-10-14;540;20;held;video;follow_up
5;1;2026-10-20;540;45;excused;on_site;follow_up
6;1;2026-10-20;600;45;excused;on_site;follow_up
7;2;2026-10-20;540;45;no_show;on_site;follow_up
8;2;2026-10-21;540;45;cancelled;on_site;follow_up
9;2;2026-10-30;540;45;planned;on_site;bilan
10;2;2026-10-31;540;45;planned;on_site;bilan
11;2;2026-11-01;540;1;held;outside;other
12;2;2026-09-30;540;45;no_show;outside;other
"""


@pytest.mark.parametrize(
    ("today", "missing", "status"),
    [
        (date(2026, 10, 30), 0, "provisional"),  # the month is not over
        (date(2026, 10, 31), 1, "provisional"),
        (date(2026, 11, 1), 2, "provisional"),
    ],
)
def test_interviews_count_by_their_own_day_and_state(
    figures: Figures, today: date, missing: int, status: str
) -> None:
    report = figures(*STRUCTURE, parents(2), STATES, month="2026-10", today=today)
    assert report["insertion"]["interviews"] == {
        "planned": 2,
        "held": 4,  # a third in the week of the 12th took place: it counts
        "excused": 2,
        "cancelled": 1,
        "no_show": 1,
        "held_minutes": 45 + 30 + 60 + 20,
    }
    assert (report["missing_interviews"], report["status"]) == (missing, status)
    september, october = report["history"][-2:]
    assert (september["interviews_held"], september["interviews_expected"]) == (0, 1)
    assert (october["interviews_held"], october["interviews_expected"]) == (4, 7)


ONE_LEFT = """
insertion_paths
id;parent_id;entry_day;exit_day;outcome
1;1;2026-09-07;;

interviews
id;path_id;day;start;minutes;state;medium;subject
1;1;2026-10-31;540;45;{state};on_site;first
"""


@pytest.mark.parametrize(
    ("state", "missing", "status"),
    [("planned", 1, "provisional"), ("cancelled", 0, "complete"), ("held", 0, "complete")],
)
def test_one_interview_without_a_state_keeps_a_month_provisional(
    figures: Figures, state: str, missing: int, status: str
) -> None:
    written = (*STRUCTURE, parents(1), ONE_LEFT.format(state=state))
    october = figures(*written, month="2026-10", today=date(2026, 12, 1))
    november = figures(*written, month="2026-11", today=date(2026, 12, 1))
    assert (october["status"], october["missing_interviews"]) == (status, missing)
    assert october["attendance"]["missing"] == 0
    assert (november["status"], november["missing_interviews"]) == ("complete", 0)
    assert [month["status"] for month in november["history"][-2:]] == [status, "complete"]


DELAYS = """
insertion_paths
id;parent_id;entry_day;exit_day;outcome;prescribed_on
1;1;2026-09-07;;;2026-09-01
2;2;2026-10-01;2026-10-03;breach;
3;3;2026-10-05;;;2026-09-28
4;4;2026-09-07;;;2026-09-01
5;5;2026-10-25;;;2026-10-20
6;6;2026-11-03;;;
7;2;2026-11-30;;;

interviews
id;path_id;day;start;minutes;state;medium;subject
1;1;2026-09-30;540;45;excused;on_site;first
2;1;2026-10-05;540;45;held;on_site;first
3;1;2026-11-05;540;45;held;on_site;follow_up
4;2;2026-10-01;540;45;held;on_site;first
5;3;2026-10-06;540;45;no_show;on_site;first
6;3;2026-10-08;600;45;held;on_site;follow_up
7;3;2026-10-08;540;45;held;on_site;first
8;4;2026-09-30;540;45;held;on_site;first
9;4;2026-10-01;540;45;held;on_site;follow_up
10;5;2026-11-02;540;45;held;on_site;first
11;6;2026-11-30;540;45;held;on_site;first
12;6;2026-12-01;540;45;held;on_site;follow_up
13;7;2026-12-09;540;45;planned;on_site;first
"""


@pytest.mark.parametrize(
    ("month", "delays", "numerator", "denominator"),
    [
        ("2026-09", [29], 29, 1),  # 4
        ("2026-10", [0, 10, 34], 10, 1),  # 2 from its entry, 3 and 1 from their prescription
        ("2026-11", [13, 27], 40, 2),  # 5 from its prescription, 6 from its entry
        ("2026-12", [], 0, 0),  # 7, a second path, has its first one planned only
    ],
)
def test_the_delay_runs_from_the_prescription_or_else_the_entry_to_the_first_held(
    figures: Figures, month: str, delays: list[int], numerator: int, denominator: int
) -> None:
    report = figures(*STRUCTURE, parents(6), DELAYS, month=month)
    assert report["insertion"]["days_to_first_interview"] == {
        "sorted": delays,
        "median": {"numerator": numerator, "denominator": denominator},
    }


@pytest.mark.parametrize(
    ("numbers", "numerator", "denominator"),
    [
        ([], 0, 0),
        ([7], 7, 1),
        ([3, 8], 11, 2),
        ([1, 2, 9], 2, 1),
        ([0, 0, 1, 50], 1, 2),
        ([1, 2, 3, 4, 5], 3, 1),
    ],
)
def test_the_median_is_the_middle_one_or_the_mean_of_the_middle_two(
    numbers: list[int], numerator: int, denominator: int
) -> None:
    assert median(numbers) == {"numerator": numerator, "denominator": denominator}
