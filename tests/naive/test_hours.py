"""Hours worked out on paper (heures): rounding, weeks in turn, absences and waiting days."""

import pytest

from tests.naive.bases import IDENTITY, ONE_CHILD, TEN_PLACES, WEEKDAYS_7_TO_19
from tests.naive.conftest import Figures

SPLIT_DAY = """
enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;regular;2026-10-05;2026-10-05;;

week_patterns
id;enrolment_id;first_day;weeks;turn;anchor
1;1;2026-10-05;1;anchor;2026-10-05

pattern_spans
id;pattern_id;week;weekday;start;end
1;1;0;0;480;720
2;1;0;0;810;960

attended_spans
id;enrolment_id;child_id;day;arrived;left
1;1;1;2026-10-05;482;725
2;1;1;2026-10-05;810;952
"""


def test_a_split_day_is_rounded_once(figures: Figures) -> None:
    report = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, ONE_CHILD, SPLIT_DAY, month="2026-10")
    assert report["hours"]["reserved"] == 390
    assert report["hours"]["realised"] == 390  # 243 + 142 = 385; each rounded would be 420
    assert report["hours"]["billed"] == 420  # 8:00–12:05 and 13:30–16:00 = 395
    assert report["status"] == "complete"


TWO_WEEKS_IN_TURN = """
enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;regular;2026-12-14;2027-01-04;;

week_patterns
id;enrolment_id;first_day;weeks;turn;anchor
1;1;2026-12-14;2;{turn};2026-12-14

pattern_spans
id;pattern_id;week;weekday;start;end
1;1;0;0;480;720
2;1;1;0;780;1080
"""


@pytest.mark.parametrize(
    ("turn", "january"),
    [
        ("anchor", 300),  # A 14, B 21, A 28 December (week 53), B 4 January
        ("iso_parity", 240),  # weeks 51 A, 52 B, 53 A, 1 A again
    ],
)
def test_weeks_in_turn_cross_the_year_of_53_weeks(figures: Figures, turn: str, january: int) -> None:
    written = TWO_WEEKS_IN_TURN.format(turn=turn)
    before = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, ONE_CHILD, written, month="2026-12")
    after = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, ONE_CHILD, written, month="2027-01")
    assert before["hours"]["reserved"] == 240 + 300 + 240
    assert after["hours"]["reserved"] == january
    assert [week["week"] for week in after["capacity"]["weeks"]] == [
        "2026-W53",
        "2027-W01",
        "2027-W02",
        "2027-W03",
        "2027-W04",
    ]


ILLNESS = """
children
id;first_name;last_name;birth_day
1;Nguyễn;Thị Bích;2025-03-01
2;Zoé;D’Août-Lefèvre;2025-03-01

enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;regular;2026-10-08;2026-10-22;;
2;2;regular;2026-09-29;2026-10-02;;

week_patterns
id;enrolment_id;first_day;weeks;turn;anchor
1;1;2026-10-08;1;anchor;2026-10-05
2;2;2026-09-29;1;anchor;2026-09-28

pattern_spans
id;pattern_id;week;weekday;start;end
1;1;0;0;480;960
2;1;0;1;480;960
3;1;0;2;480;960
4;1;0;3;480;960
5;1;0;4;480;960
6;2;0;1;480;960
7;2;0;2;480;960
8;2;0;3;480;960
9;2;0;4;480;960

absences
id;enrolment_id;first_day;last_day;reason;announced_on
1;1;2026-10-08;2026-10-14;illness_certified;
2;1;2026-10-15;2026-10-16;illness_certified;
3;1;2026-10-19;2026-10-22;illness_certified;
4;2;2026-09-29;2026-10-02;illness_certified;
"""


def test_three_waiting_days_count_across_weekends_and_months_and_an_illness_that_goes_on_is_one(
    figures: Figures,
) -> None:
    report = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, ILLNESS, month="2026-10")
    # Child 1 waits on the 8th, 9th and 10th (a Saturday); the 12th to the 16th are deducted; after the free
    # weekend the 19th, 20th and 21st wait, the 22nd is deducted. Child 2 waits until 1 October: the 2nd is.
    assert report["attendance"] == {
        "expected": 13,
        "attended": 0,
        "absent": 13,
        "missing": 0,
        "missing_minutes": 0,
    }
    assert report["hours"]["reserved"] == 13 * 480
    assert report["hours"]["absence_deducted"] == (5 + 1 + 1) * 480
    assert report["hours"]["billed"] == (2 + 3 + 1) * 480
    assert report["hours"]["realised"] == 0
    assert report["rates"]["facturation"] == {"numerator": 2880, "denominator": 0}


OTHER_ABSENCES = """
enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;regular;2026-10-05;2026-10-16;2026-10-05;2026-10-06

week_patterns
id;enrolment_id;first_day;weeks;turn;anchor
1;1;2026-10-05;1;anchor;2026-10-05

pattern_spans
id;pattern_id;week;weekday;start;end
1;1;0;0;480;600
2;1;0;1;480;600
3;1;0;2;480;600
4;1;0;3;480;600
5;1;0;4;480;600

attended_spans
id;enrolment_id;child_id;day;arrived;left
1;1;1;2026-10-05;480;510
2;1;1;2026-10-08;480;
3;1;1;2026-10-14;490;500

absences
id;enrolment_id;first_day;last_day;reason;announced_on
1;1;2026-10-07;2026-10-07;holiday;2026-10-06
2;1;2026-10-12;2026-10-14;holiday;2026-10-10
3;1;2026-10-15;2026-10-15;hospital;
"""


def test_states_are_kept_apart_and_only_what_is_deductible_is_deducted(figures: Figures) -> None:
    report = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, ONE_CHILD, OTHER_ABSENCES, month="2026-10")
    # 5: adaptation, real hours, 30. 6: adaptation, not recorded. 7: announced the eve, billed. 8: no departure,
    # not recorded. 9 and 16: not recorded. 12 and 13: announced in time. 14: came all the same, billed. 15: hospital.
    assert report["attendance"] == {
        "expected": 10,
        "attended": 2,
        "absent": 4,
        "missing": 4,
        "missing_minutes": 480,
    }
    assert report["hours"]["billed"] == 30 + 120 + 120
    assert report["hours"]["realised"] == 30 + 30
    assert report["hours"]["absence_deducted"] == 3 * 120
