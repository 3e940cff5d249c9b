"""What the small crèches have in common (crèches faites à la main): identity, places, opening, one child."""

IDENTITY = """
identities
id;first_day;name;caf_number;area;micro
1;2026-01-01;Marelle;'0123;metropolitan;0
"""

TEN_PLACES = """
capacity_slots
id;first_day;start;end;places
1;2026-01-01;0;1440;10
"""

WEEKDAYS_7_TO_19 = """
opening_spans
id;first_day;weekday;start;end
1;2026-01-01;0;420;1140
2;2026-01-01;1;420;1140
3;2026-01-01;2;420;1140
4;2026-01-01;3;420;1140
5;2026-01-01;4;420;1140
"""

ONE_CHILD = """
children
id;first_name;last_name;birth_day
1;Łukasz;Żółć;2025-01-31
"""


def parents(number: int) -> str:
    """So many parents, of ids 1, 2…, of one home."""
    lines = [f"{parent};1;Zofia;Żółć;woman;1995-05-05" for parent in range(1, number + 1)]
    return "\n".join(
        (
            "homes\nid;name\n1;Żółć\n",
            "parents\nid;home_id;first_name;last_name;gender;birth_day",
            *lines,
        )
    )
