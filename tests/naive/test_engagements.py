"""Engagements worked out on paper (contrats Avip): terms, renewals, early ends at a month's edge."""

from tests.naive.bases import IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, parents
from tests.naive.conftest import Figures

ENGAGEMENTS = """
insertion_paths
id;parent_id;entry_day;exit_day;outcome
1;1;2026-07-01;;
2;2;2026-07-01;;
3;3;2026-07-01;;
4;4;2026-07-01;;
5;5;2026-07-01;;
6;6;2026-07-01;;

engagements
id;path_id;origin;first_day;last_day;renewal;ended_on;end_reason
1;1;2026-08-01;2026-08-01;2026-10-31;0;;
2;1;2026-08-01;2026-11-01;2027-01-31;1;;
3;2;2026-10-01;2026-10-01;2026-12-31;0;2026-10-31;job
4;3;2026-10-15;2026-10-15;2027-01-14;0;2026-11-01;training
5;4;2026-09-01;2026-09-01;2026-11-30;0;;
6;5;2026-09-02;2026-09-02;2026-12-01;0;;
7;6;2026-07-16;2026-07-16;2026-10-15;0;2026-09-20;parent_wish
8;6;2026-07-16;2026-10-05;2027-01-15;1;;
"""


def test_terms_renewals_and_early_ends_count_in_the_month_of_their_day(figures: Figures) -> None:
    structure = (IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, parents(6), ENGAGEMENTS)
    october = figures(*structure, month="2026-10")["insertion"]["engagements"]
    assert october == {
        "started": 2,  # 3 and 4
        "renewed": 1,  # 8, after an early end
        "ended_early": 1,  # 3, on the last day; the end of 4 on 1 November is not known
        "reached_term": 1,  # 1, on the last day, renewed as it is; 7 had ended in September
        "active_last_day": 6,  # 1, 3, 4, 5, 6 and 8
        "ending_within_30_days": 3,  # 1 and 3 that day, 5 on 30 November; 6 a day later, 4 by its planned end
    }
    november = figures(*structure, month="2026-11")["insertion"]["engagements"]
    assert november == {
        "started": 0,
        "renewed": 1,  # 2
        "ended_early": 1,  # 4, on the first day
        "reached_term": 1,  # 5
        "active_last_day": 4,  # 2, 5, 6 and 8
        "ending_within_30_days": 2,  # 5 and 6
    }
    december = figures(*structure, month="2026-12")["insertion"]["engagements"]
    assert december["reached_term"] == 1  # 6; 3, planned to the 31st, ended in October


CAPPED = """
insertion_paths
id;parent_id;entry_day;exit_day;outcome
1;1;2026-11-30;2027-05-29;cdi
2;2;2027-08-31;;

engagements
id;path_id;origin;first_day;last_day;renewal;ended_on;end_reason
1;1;2026-11-30;2026-11-30;2027-02-28;0;;
2;1;2026-11-30;2027-03-01;2027-05-29;1;;
3;2;2027-08-31;2027-08-31;2027-11-30;0;;
4;2;2027-08-31;2027-12-01;2028-02-29;1;;
"""


def test_terms_never_drift_from_their_origin(figures: Figures) -> None:
    structure = (IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, parents(2), CAPPED)
    february = figures(*structure, month="2027-02")["insertion"]["engagements"]
    march = figures(*structure, month="2027-03")["insertion"]["engagements"]
    leap = figures(*structure, month="2028-02")["insertion"]["engagements"]
    assert (february["reached_term"], february["active_last_day"], february["renewed"]) == (1, 1, 0)
    assert (march["renewed"], march["active_last_day"], march["ending_within_30_days"]) == (1, 1, 0)
    assert (leap["reached_term"], leap["active_last_day"], leap["ending_within_30_days"]) == (1, 1, 1)
