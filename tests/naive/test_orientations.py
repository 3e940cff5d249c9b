"""Orientations worked out on paper (orientations): the cohort of twelve months, and where each one stands."""

import pytest

from tests.naive.bases import IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, parents
from tests.naive.conftest import Figures

COHORT = """
organisations
id;name;kind
1;France Travail Reims;france_travail

orientations
id;parent_id;day;prescriber;organisation_id;purpose;answer;answered_on;declined_by;decline_reason
1;1;2025-10-31;france_travail;1;steps;waiting;;;
2;1;2025-11-01;france_travail;1;steps;waiting;;;
3;2;2026-03-02;plie;;training;declined;2026-10-31;parent;other_care
4;3;2026-03-02;plie;;training;declined;2026-11-01;creche;no_place
5;4;2026-03-02;caf;;job_start;accepted;2026-03-09;;
6;5;2026-09-01;caf;;job_start;accepted;2026-10-05;;
7;6;2026-03-02;pmi;;trial;accepted;2026-03-09;;
8;7;2026-03-02;pmi;;trial;accepted;2026-03-09;;
9;8;2026-03-02;self;;other;accepted;2026-03-09;;
10;9;2026-03-02;self;;other;accepted;2026-03-09;;
11;10;2026-10-31;self;;other;accepted;2026-10-31;;
12;11;2026-11-01;self;;other;waiting;;;
13;12;2026-03-02;self;;other;accepted;2026-03-09;;

insertion_paths
id;parent_id;entry_day;exit_day;outcome;orientation_id
1;4;2026-10-31;;;5
2;5;2026-11-01;;;6
3;6;2026-03-16;2026-10-31;subsidised_job;7
4;7;2026-03-16;2026-11-01;no_solution;8
5;8;2026-03-16;2026-10-31;moved_away;9
6;9;2026-03-16;2026-09-30;cdi;10
7;10;2026-10-31;2026-10-31;qualifying_training;11
8;12;2026-03-16;;;13
9;1;2026-03-16;;;

engagements
id;path_id;origin;first_day;last_day;renewal;ended_on;end_reason
1;3;2026-03-16;2026-03-16;2026-06-15;0;;
2;4;2026-03-16;2026-03-16;2026-06-15;0;;
3;5;2026-03-16;2026-03-16;2026-06-15;0;2026-04-01;moved
4;7;2026-10-31;2026-10-31;2027-01-30;0;;
5;8;2026-11-01;2026-11-01;2027-01-31;0;;
6;1;2026-10-31;2026-10-31;2027-01-30;0;;
7;2;2026-11-01;2026-11-01;2027-01-31;0;;
8;9;2026-03-16;2026-03-16;2026-06-15;0;;
"""


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        # 1 is too old, 12 too new. Waiting: 2, 4 (the no comes on 1 November), 6 (enters on 1 November). Declined: 3.
        # Entered: 5, 7, 8, 9, 10, 11, 13; engaged all but 10 and 13, whose engagement begins on 1 November.
        # Job or training: 7, 11. Open: 5, 8 (leaves on 1 November). Other: 9.
        ("2026-10", (11, 3, 1, 7, 5, 2, 2, 1)),
        # 2 is too old now, 12 waits, 4 is declined, 6 has entered: engaged as 13 is; 8 has left.
        ("2026-11", (11, 1, 2, 8, 7, 2, 3, 2)),
        # Nothing but 12 was oriented in the twelve months that end with October 2027.
        ("2027-10", (1, 1, 0, 0, 0, 0, 0, 0)),
        ("2027-11", (0, 0, 0, 0, 0, 0, 0, 0)),
    ],
)
def test_each_of_the_cohort_stands_in_one_place(
    figures: Figures, month: str, expected: tuple[int, ...]
) -> None:
    written = (IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, parents(12), COHORT)
    part = figures(*written, month=month)["insertion"]["orientations"]
    assert tuple(part.values()) == expected
    assert part["oriented"] == part["waiting"] + part["declined"] + part["entered"]
    assert part["engaged"] == part["job_or_training"] + part["open"] + part["other_exit"]
    assert part["engaged"] <= part["entered"]
