"""Parents worked out on paper (parents): the latest situation, two parents of a child, a second path, places kept."""

from tests.naive.bases import IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, parents
from tests.naive.conftest import Figures

ALONE = """
children
id;first_name;last_name;birth_day
1;Two parents;A;2025-01-01
2;Second path;B;2025-01-01
3;No longer;C;2025-01-01
4;Not said;D;2025-01-01
5;Other parent;E;2025-01-01
6;Older;F;2023-10-01
7;Sibling;A;2025-01-01

parenthoods
id;child_id;parent_id;may_collect
1;1;1;1
2;1;2;1
3;2;3;1
4;3;4;1
5;4;5;1
6;5;6;1
7;5;7;1
8;6;8;1
9;7;2;1

enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;regular;2026-09-01;2026-12-31;;
2;2;regular;2026-09-01;2026-12-31;;
3;3;regular;2026-09-01;2026-12-31;;
4;4;regular;2026-09-01;2026-12-31;;
5;5;regular;2026-10-06;2026-12-31;;
6;6;regular;2026-09-01;2026-12-31;;
7;7;regular;2026-09-01;2026-12-31;;

insertion_paths
id;parent_id;entry_day;exit_day;outcome
1;1;2026-10-01;2026-10-15;breach
2;2;2026-10-31;;
3;3;2024-01-01;2024-06-30;no_solution
4;3;2026-10-01;;
5;4;2026-09-01;;
6;5;2026-09-01;;
7;6;2026-09-01;2026-10-05;cdi
8;7;2026-09-01;;
9;8;2026-09-01;;

situations
id;path_id;day;work;single_parent;rsa;qpv
1;1;2026-10-01;job_seeking;0;1;0
2;2;2026-10-31;training;1;0;1
3;3;2024-01-01;job_seeking;1;1;
4;5;2026-11-01;job_seeking;1;1;1
5;5;2026-10-31;job_seeking;1;1;1
6;5;2026-10-31;job_seeking;0;1;1
7;5;2026-10-01;job_seeking;1;0;0
8;6;2026-10-01;job_seeking;1;1;1
9;6;2026-10-02;job_seeking;;;1
10;7;2026-09-01;job_seeking;1;1;1
11;8;2026-09-01;job_seeking;0;0;0
12;9;2026-09-01;job_seeking;1;0;0
"""


def test_a_parent_stands_as_the_latest_snapshot_says(figures: Figures) -> None:
    written = (IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, parents(8), ALONE)
    october = figures(*written, month="2026-10")
    # Child 6 turned three on the 1st, so 1, 2, 3, 4, 5 and 7 are Avip children. 1 and 7 by parent 2, in whose path
    # they are on the last day; 2 by what was noted of parent 3 in a former path. Parent 4 is no longer alone by the
    # later of the 31st's two snapshots, what parent 5's last one leaves open is not yes, parent 6 left before child 5
    # came, and parent 7 is not alone.
    assert (october["children"]["avip"], october["children"]["avip_single_parent"]) == (6, 3)
    assert october["insertion"]["parents"] == {
        "total": 8,
        "women": 8,
        "single": 4,  # 2, 3, 6, 8
        "rsa": 4,  # 1, 3, 4, 6
        "qpv": 4,  # 2, 4, 5, 6
        "under_26": 0,
    }
    november = figures(*written, month="2026-11")
    assert (november["children"]["avip"], november["children"]["avip_single_parent"]) == (
        6,
        4,
    )  # 3, by parent 4
    assert november["insertion"]["parents"]["total"] == 6  # all but 1 and 6


WORK = """
insertion_paths
id;parent_id;entry_day;exit_day;outcome;place_kept_on
1;1;2026-09-01;2026-09-30;cdi;2026-10-01
2;2;2026-09-01;;;2026-10-31
3;3;2026-09-01;;;2026-11-01
4;4;2026-09-01;;;

plan_actions
id;path_id;kind;label;owner;opened_on;due_day;state;closed_on
1;1;cv_letter;Écrire un CV;parent;2026-09-30;;done;2026-10-01
2;1;cv_letter;Une lettre;together;2026-10-01;2026-10-02;done;2026-10-31
3;2;training;Se former;counsellor;2026-10-31;;dropped;2026-10-31
4;2;training;Se former;counsellor;2026-10-31;;open;
5;3;paperwork;La CAF;partner;2026-10-05;;done;2026-11-01
6;4;other;Autre;parent;2026-11-01;;done;2026-11-02

meetings
id;day;start;minutes;with_partners;state
1;2026-10-01;840;90;1;held
2;2026-10-31;;60;0;held
3;2026-10-15;840;;1;planned
4;2026-10-16;840;120;1;planned
5;2026-11-01;840;45;1;held
"""


def test_actions_places_kept_and_meetings_held_count_in_the_month_of_their_day(figures: Figures) -> None:
    report = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, parents(4), WORK, month="2026-10")
    assert report["insertion"]["actions"] == {
        "opened": {"cv_letter": 1, "training": 2, "paperwork": 1},
        "done": {"cv_letter": 2},  # dropped is not done, and 5 is done in November
    }
    assert report["insertion"]["places_kept"] == 2
    assert report["meetings"] == {"count": 2, "minutes": 150, "with_partners": 1}
