"""Horizons worked out on paper (horizons): months from a day, the window's first and last day, who is left out."""

from datetime import date

import pytest

from tests.naive.bases import IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, parents
from tests.naive.calendar import last_day_covered
from tests.naive.conftest import Figures

STRUCTURE = (IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19)


@pytest.mark.parametrize(
    ("first", "three", "six"),
    [
        ("2026-01-15", "2026-04-14", "2026-07-14"),
        ("2026-11-01", "2027-01-31", "2027-04-30"),
        ("2026-11-28", "2027-02-27", "2027-05-27"),
        ("2026-11-29", "2027-02-28", "2027-05-28"),
        ("2026-11-30", "2027-02-28", "2027-05-29"),
        ("2026-12-01", "2027-02-28", "2027-05-31"),
        ("2027-08-31", "2027-11-30", "2028-02-29"),
    ],
)
def test_months_from_a_day_end_as_the_table_says(first: str, three: str, six: str) -> None:
    assert last_day_covered(date.fromisoformat(first), 3) == date.fromisoformat(three)
    assert last_day_covered(date.fromisoformat(first), 6) == date.fromisoformat(six)


ENTRIES = """
insertion_paths
id;parent_id;entry_day;exit_day;outcome
1;1;2025-09-01;;
2;2;2025-09-02;;
3;3;2026-08-31;;
4;4;2026-09-01;;
5;5;2026-09-02;;

job_spells
id;path_id;kind;first_day;last_day
1;1;cdi;2025-09-01;
2;2;cdi;2026-03-01;2026-03-01
3;3;temp_short;2027-02-28;
4;4;cdi;2026-08-31;
5;4;cdi;2027-03-01;
6;5;cdd_short;2026-09-02;2026-09-03
7;5;cdd_short;2026-09-20;
"""


def test_a_path_counts_when_its_horizon_falls_on_the_first_to_the_last_day_of_twelve_months(
    figures: Figures,
) -> None:
    report = figures(*STRUCTURE, parents(5), ENTRIES, month="2027-02")
    # From 1 March 2026 to 28 February 2027. Six months: path 1 on 28 February 2026 is too early; 2 on 1 March, with a
    # job that day; 3 and 4 on 28 February 2027, 3 with a job that day, 4 with one on the eve of the entry and one on
    # the morrow of the horizon; 5 on 1 March is too late.
    assert report["insertion"]["return_to_work_6_months"] == {"numerator": 2, "denominator": 3}
    # Five: 1 and 2 by 1 February 2026 are too early; 3 on 30 January, before its job; 4 on the 31st, with none;
    # 5 on 1 February, with two jobs, the first on the entry's day.
    assert report["insertion"]["return_to_work_5_months"] == {"numerator": 1, "denominator": 3}


NEUTRALISED = """
insertion_paths
id;parent_id;entry_day;exit_day;outcome
1;1;2026-05-10;2026-11-30;moved_away
2;2;2026-05-10;2026-12-01;parental_leave
3;3;2026-05-10;2026-11-15;breach
4;4;2026-05-10;;

job_spells
id;path_id;kind;first_day;last_day
1;1;cdi;2026-06-01;
2;2;cdi;2026-06-01;
3;4;cdi;2026-06-01;
"""


@pytest.mark.parametrize(
    ("month", "setting", "expected"),
    [
        ("2026-11", "", (2, 3)),  # the leave of 1 December is not known yet
        ("2026-12", "", (1, 2)),
        ("2026-12", "settings\nid;key;first_day;value\n1;outcome.moved_away;2026-12-01;other", (2, 3)),
        ("2026-12", "settings\nid;key;first_day;value\n1;outcome.breach;2026-12-01;neutralised", (1, 1)),
    ],
)
def test_a_neutralised_exit_is_left_out_of_the_return_to_work_once_it_is_known(
    figures: Figures, month: str, setting: str, expected: tuple[int, int]
) -> None:
    written = [parents(4), NEUTRALISED, *([setting] if setting else [])]
    numerator, denominator = expected
    report = figures(*STRUCTURE, *written, month=month)
    assert report["insertion"]["return_to_work_6_months"] == {
        "numerator": numerator,
        "denominator": denominator,
    }


EXITS = """
insertion_paths
id;parent_id;entry_day;exit_day;outcome
1;1;2027-03-01;2027-08-31;cdi
2;2;2027-03-01;2027-08-31;temp_short
3;3;2027-03-01;2027-09-01;cdd_short
4;4;2027-03-01;2027-08-31;qualifying_training
5;5;2027-03-01;2027-09-02;own_business
6;6;2027-03-01;2027-08-31;child_at_school

follow_ups
id;path_id;months;answered_on;answer
1;1;3;2027-11-30;employed
2;1;6;2028-02-29;employed
3;2;3;2027-12-24;not_employed
4;2;6;2028-02-29;unreachable
5;3;6;2028-03-01;employed
6;4;3;2027-11-30;employed
7;4;6;2028-02-29;employed
"""


@pytest.mark.parametrize(
    ("month", "three", "six"),
    [
        # 1, 2 and 3 fall due on 30 November, 5 on 1 December; 3 and 5 were not asked.
        ("2027-11", (1, 3, 1), (0, 0, 0)),
        ("2027-12", (1, 4, 2), (0, 0, 0)),
        # At six months 1, 2 and 3 fall due on 29 February; 2 is unreachable, 3 answers on the morrow.
        ("2028-02", (1, 4, 2), (1, 3, 1)),
        # 5 falls due on 1 March.
        ("2028-03", (1, 4, 2), (2, 4, 2)),
        # From 1 December 2027: of the three months' only 5 is left; from 1 March 2028, of the six months'.
        ("2028-11", (0, 1, 0), (2, 4, 2)),
        ("2029-02", (0, 0, 0), (0, 1, 0)),
    ],
)
def test_a_job_kept_is_one_that_an_answer_known_by_then_says_so(
    figures: Figures, month: str, three: tuple[int, int, int], six: tuple[int, int, int]
) -> None:
    insertion = figures(*STRUCTURE, parents(6), EXITS, month=month, today=date(2029, 6, 1))["insertion"]
    for kept, (numerator, denominator, answered) in (
        (insertion["kept_3_months"], three),
        (insertion["kept_6_months"], six),
    ):
        assert kept == {"numerator": numerator, "denominator": denominator, "answered": answered}
