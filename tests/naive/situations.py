"""Parents on a path (parents en parcours): the latest snapshot of each, and the children of those who are alone."""

from datetime import date

from tests.naive.calendar import younger_than
from tests.naive.paths import Paths
from tests.naive.tables import Row, Tables


class Situations:
    """What was noted of each parent, on whichever of their paths."""

    def __init__(self, tables: Tables, paths: Paths) -> None:
        self.paths = paths
        self.parents = {row.number("id"): row for row in tables["Parent"]}
        self.rows = tables["Situation"]
        self.parent_of = {row.number("id"): row.number("parent_id") for row in paths.rows}

    def latest(self, parent: int, last_day: date) -> Row | None:
        """The parent's latest snapshot known by that day; of one day, the one written last."""
        known = [
            row
            for row in self.rows
            if self.parent_of[row.number("path_id")] == parent and row.day("day") <= last_day
        ]
        return max(known, key=lambda row: (row.day("day"), row.number("id")), default=None)

    def says(self, parent: int, column: str, last_day: date) -> bool:
        """Whether that snapshot says yes; nothing noted is not yes."""
        row = self.latest(parent, last_day)
        return row is not None and row.number_or_none(column) == 1

    def parents_part(self, days: list[date]) -> dict[str, int]:
        """Parents with a path open on a day of the month."""
        on_a_path = [path for path in self.paths.rows if any(self.paths.open_on(path, day) for day in days)]
        parents = {path.number("parent_id") for path in on_a_path}
        people = [self.parents[parent] for parent in parents]
        births = [row.day_or_none("birth_day") for row in people]
        return {
            "total": len(parents),
            "women": sum(row.text_or_none("gender") == "woman" for row in people),
            "single": sum(self.says(parent, "single_parent", days[-1]) for parent in parents),
            "rsa": sum(self.says(parent, "rsa", days[-1]) for parent in parents),
            "qpv": sum(self.says(parent, "qpv", days[-1]) for parent in parents),
            "under_26": sum(born is not None and younger_than(born, 26, days[-1]) for born in births),
        }

    def single_for(self, child: int, avip_days: list[date], last_day: date) -> bool:
        """Whether a parent in an open path on one of these days of the child is alone, as far as is known."""
        return any(
            self.says(parent, "single_parent", last_day)
            for day in avip_days
            for parent in self.paths.parents_on(child, day)
        )
