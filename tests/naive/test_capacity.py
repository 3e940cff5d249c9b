"""Presence worked out on paper (capacité): slots past midnight, surnombre, the exact peak."""

from tests.naive.bases import IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19
from tests.naive.conftest import Figures

SLOTS = """
opening_spans
id;first_day;weekday;start;end
1;2026-01-01;0;360;1560

capacity_slots
id;first_day;start;end;places
1;2026-01-01;360;1320;2
2;2026-01-01;1320;1800;1
3;2026-10-13;0;1440;9

children
id;first_name;last_name;birth_day
1;A;A;2025-01-01
2;B;B;2025-01-01
3;C;C;2025-01-01

enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;occasional;2026-10-01;2026-10-31;;
2;2;occasional;2026-10-01;2026-10-31;;
3;3;occasional;2026-10-01;2026-10-31;;

attended_spans
id;enrolment_id;child_id;day;arrived;left
1;1;1;2026-10-05;1260;1500
2;2;2;2026-10-05;1260;1500
3;1;1;2026-10-06;600;630
4;2;2;2026-10-06;600;630
5;3;3;2026-10-06;600;630
6;1;1;2026-10-12;1260;1500
7;2;2;2026-10-12;1260;1500
"""


def test_the_capacity_of_a_slot_holds_past_midnight_by_the_row_of_the_day_it_opened(figures: Figures) -> None:
    report = figures(IDENTITY, SLOTS, month="2026-10")
    # Mondays 5 and 12: 16 h for 2 and 4 h for 1; Mondays 19 and 26: 20 h for 9.
    assert report["hours"]["capacity"] == 2 * (960 * 2 + 240) + 2 * 1200 * 9
    # Two nights from 22:00 to 01:00 at 2 for 1 (the row of Monday the 12th governs past midnight, into the 13th),
    # and on Tuesday the 6th, closed, 3 for its highest slot of 2. ⌈1.15 × 1⌉ = 2 and ⌈1.15 × 2⌉ = 3 hold.
    assert report["capacity"]["over_capacity_minutes"] == 180 + 30 + 180
    assert report["capacity"]["over_limit_minutes"] == 0
    assert (report["capacity"]["peak_children"], report["capacity"]["peak_at"]) == (3, "2026-10-06T10:00")
    assert report["structure"]["capacity"] == 9


RELAY = """
children
id;first_name;last_name;birth_day
1;A;A;2025-01-01
2;B;B;2025-01-01
3;C;C;2025-01-01
4;D;D;2025-01-01

enrolments
id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day
1;1;occasional;2026-10-01;2026-10-31;;
2;2;occasional;2026-10-01;2026-10-31;;
3;3;occasional;2026-10-01;2026-10-31;;
4;4;occasional;2026-10-01;2026-10-31;;

attended_spans
id;enrolment_id;child_id;day;arrived;left
1;1;1;2026-10-05;480;727
2;2;2;2026-10-05;481;727
3;3;3;2026-10-05;727;900
4;4;4;2026-10-05;728;900
"""


def test_those_who_leave_as_others_arrive_are_never_together(figures: Figures) -> None:
    report = figures(IDENTITY, TEN_PLACES, WEEKDAYS_7_TO_19, RELAY, month="2026-10")
    assert (report["capacity"]["peak_children"], report["capacity"]["peak_at"]) == (2, "2026-10-05T08:01")
    assert report["heat_map"]["peak"][0][12] == 2
    assert report["hours"]["billed"] == report["hours"]["realised"] == 270 + 270 + 180 + 180
