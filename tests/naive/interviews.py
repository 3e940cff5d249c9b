"""Interviews (entretiens): what became of each, what is still without a state, the delay to a path's first."""

from datetime import date
from typing import Any

from tests.naive.paths import Paths
from tests.naive.tables import Row, Tables

STATES = ("planned", "held", "excused", "cancelled", "no_show")


class Interviews:
    """Every interview, by its own day."""

    def __init__(self, tables: Tables, paths: Paths) -> None:
        self.paths = paths
        self.rows = tables["Interview"]

    def of_state(self, state: str, days: list[date]) -> list[Row]:
        return [row for row in self.rows if row.text("state") == state and row.day("day") in days]

    def part(self, days: list[date]) -> dict[str, int]:
        counts = {state: len(self.of_state(state, days)) for state in STATES}
        return {**counts, "held_minutes": sum(row.number("minutes") for row in self.of_state("held", days))}

    def missing(self, days: list[date], today: date) -> int:
        """Those of a day gone by that nobody said anything of."""
        return sum(row.day("day") < today for row in self.of_state("planned", days))

    def held(self, days: list[date]) -> int:
        return len(self.of_state("held", days))

    def expected(self, days: list[date]) -> int:
        """All but the crèche's own cancellations and those without a state."""
        return sum(len(self.of_state(state, days)) for state in ("held", "excused", "no_show"))

    def delays(self, days: list[date]) -> dict[str, Any]:
        """Days from the prescription, or else the entry, to a first held interview that falls in the month."""
        found = []
        for path in self.paths.rows:
            held = sorted(
                row.day("day")
                for row in self.rows
                if row.number("path_id") == path.number("id") and row.text("state") == "held"
            )
            if held and held[0] in days:
                found.append((held[0] - (path.day_or_none("prescribed_on") or path.day("entry_day"))).days)
        found.sort()
        return {"sorted": found, "median": median(found)}


def median(ordered: list[int]) -> dict[str, int]:
    """The middle one, or the mean of the middle two, as a fraction."""
    rest = list(ordered)
    while len(rest) > 2:
        rest = rest[1:-1]
    return {"numerator": sum(rest), "denominator": len(rest)}
