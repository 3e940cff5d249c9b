"""Children worked out on paper (enfants): under three, the 20 %, who counts as enrolled."""

from tests.naive.bases import IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19
from tests.naive.conftest import Figures

LEAP_CHILD = """
children
id;first_name;last_name;birth_day
1;Léa;O’Connor;2024-02-29

homes
id;name
1;O’Connor

parents
id;home_id;first_name;last_name;gender;birth_day
1;1;Ann;O’Connor;woman;2001-02-28

parenthoods
id;child_id;parent_id;may_collect
1;1;1;1

enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;regular;2027-02-26;2027-03-05;;

attended_spans
id;enrolment_id;child_id;day;arrived;left
1;1;1;2027-02-26;480;540
2;1;1;2027-03-01;480;600

insertion_paths
id;parent_id;entry_day;exit_day;outcome
1;1;2026-12-01;2027-03-31;cdi
"""


def test_born_on_29_february_is_under_three_up_to_the_end_of_february(figures: Figures) -> None:
    structure = (IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19)
    february = figures(*structure, LEAP_CHILD, month="2027-02")
    march = figures(*structure, LEAP_CHILD, month="2027-03")
    assert february["children"] == {
        "enrolled": 1,
        "under_three": 1,
        "avip": 1,
        "arrived": 1,
        "left": 0,
        "avip_single_parent": 0,
    }
    assert february["quota"] == {
        "threshold_percent": 20,
        "met": True,
        "children": {"numerator": 1, "denominator": 1},
        "places": {"numerator": 1, "denominator": 10},
        "hours": {"numerator": 60, "denominator": 60},
    }
    assert (march["children"]["enrolled"], march["children"]["under_three"], march["children"]["left"]) == (
        1,
        0,
        1,
    )
    assert march["quota"]["met"] is None
    assert march["quota"]["hours"] == {"numerator": 0, "denominator": 0}
    assert march["insertion"]["paths"] == {"open_first_day": 1, "entered": 0, "exited": 1, "open_last_day": 0}
    assert march["insertion"]["outcomes"] == {"cdi": 1}
    assert february["insertion"]["parents"]["under_26"] == 0  # 26 on 28 February
    assert february["insertion"]["parents"]["women"] == 1


DORMANT = """
children
id;first_name;last_name;birth_day
1;Regular;A;2025-01-01
2;Dormant;B;2025-01-01
3;Came;C;2023-10-15
4;Both;D;2025-01-01
5;Older;E;2023-10-01
6;Gap;F;2025-01-01

homes
id;name
1;B
2;C

parents
id;home_id;first_name;last_name;gender;birth_day
1;1;B;B;;2000-11-01
2;2;C;C;man;

parenthoods
id;child_id;parent_id;may_collect
1;2;1;1
2;3;2;1
3;4;2;1

enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;regular;2026-09-01;2026-10-30;;
2;2;occasional;2026-09-01;2026-12-31;;
3;3;emergency;2026-10-12;2026-10-31;;
4;4;regular;2026-10-31;2026-12-31;;
5;4;occasional;2026-09-01;2026-10-30;;
6;5;regular;2026-09-01;2026-12-31;;
7;6;regular;2026-09-01;2026-10-10;;
8;6;regular;2026-10-20;2026-12-31;;

attended_spans
id;enrolment_id;child_id;day;arrived;left
1;2;2;2026-10-07;480;
2;3;3;2026-10-14;480;541
3;3;3;2026-10-15;480;571
4;8;6;2026-10-20;480;530

insertion_paths
id;parent_id;entry_day;exit_day;outcome
1;1;2026-09-15;;
2;2;2026-10-01;2026-10-31;qualifying_training
"""


def test_a_dormant_occasional_enrolment_does_not_count_and_ages_are_judged_by_day(figures: Figures) -> None:
    report = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, DORMANT, month="2026-10")
    # Child 2 never came (an arrival without departure is not recorded). Child 3 came, and turned three on the 15th.
    assert report["children"] == {
        "enrolled": 5,
        "under_three": 3,  # on the last day: 1, 4 and 6
        "avip": 2,  # 3 until the 14th, 4
        "arrived": 2,  # 3, and 6 on the 20th
        "left": 3,  # 1 on the 30th, 3 on the 31st, 6 on the 10th
        "avip_single_parent": 0,
    }
    assert report["quota"] == {
        "threshold_percent": 20,
        "met": True,
        "children": {"numerator": 2, "denominator": 4},  # 1, 3, 4 and 6; 5 was never under three
        "places": {"numerator": 1, "denominator": 10},
        "hours": {"numerator": 90, "denominator": 150},  # 61 → 90 on the 14th; 91 → 120 at three; 50 → 60
    }
    assert report["insertion"]["paths"] == {
        "open_first_day": 1,
        "entered": 1,
        "exited": 1,
        "open_last_day": 1,
    }
    assert report["insertion"]["parents"]["total"] == 2
    assert report["insertion"]["parents"]["under_26"] == 1  # 26 on the morrow of the month
    last = report["history"][-1]
    assert (last["exits"], last["exits_to_work_or_training"], last["paths_open_last_day"]) == (1, 1, 1)
    assert report["history"][0]["month"] == "2026-01"
