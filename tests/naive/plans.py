"""Actions of the plans (actions du plan): how many of each kind were opened, and how many done."""

from datetime import date

from tests.naive.tables import Tables


def actions_part(tables: Tables, days: list[date]) -> dict[str, dict[str, int]]:
    opened: dict[str, int] = {}
    done: dict[str, int] = {}
    for row in tables["PlanAction"]:
        kind = row.text("kind")
        if row.day("opened_on") in days:
            opened[kind] = opened.get(kind, 0) + 1
        if row.text("state") == "done" and row.day("closed_on") in days:
            done[kind] = done.get(kind, 0) + 1
    return {"opened": opened, "done": done}
