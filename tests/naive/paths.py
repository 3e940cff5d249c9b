"""Insertion paths (parcours): whose parent is on one, how many open, entered and left."""

from datetime import date

from tests.naive.calendar import ONE_DAY, younger_than
from tests.naive.tables import Row, Tables
from tests.naive.terms import Terms


class Paths:
    """Every path with its parent and the parent's children."""

    def __init__(self, tables: Tables, terms: Terms) -> None:
        self.terms = terms
        self.rows = tables["InsertionPath"]
        self.parents = {row.number("id"): row for row in tables["Parent"]}
        self.ties = [(row.number("child_id"), row.number("parent_id")) for row in tables["Parenthood"]]

    def open_on(self, path: Row, day: date) -> bool:
        """From entry to exit, both included."""
        exit_day = path.day_or_none("exit_day")
        return path.day("entry_day") <= day and (exit_day is None or day <= exit_day)

    def any_open_for(self, child: int, day: date) -> bool:
        parents = {parent for of_child, parent in self.ties if of_child == child}
        return any(path.number("parent_id") in parents and self.open_on(path, day) for path in self.rows)

    def stock_at_the_end_of(self, day: date) -> int:
        """Paths open at that day's last midnight: an exit on that day is out."""
        return sum(self.open_on(path, day) and path.day_or_none("exit_day") != day for path in self.rows)

    def flows(self, days: list[date]) -> dict[str, int]:
        return {
            "open_first_day": self.stock_at_the_end_of(days[0] - ONE_DAY),
            "entered": sum(path.day("entry_day") in days for path in self.rows),
            "exited": len(self.exits(days)),
            "open_last_day": self.stock_at_the_end_of(days[-1]),
        }

    def exits(self, days: list[date]) -> list[Row]:
        return [path for path in self.rows if path.day_or_none("exit_day") in days]

    def exits_to_work_or_training(self, days: list[date]) -> int:
        """Exits of the categories durable, transition and positive."""
        categories = [
            self.terms.text(f"outcome.{path.text('outcome')}", days[-1]) for path in self.exits(days)
        ]
        return sum(category in {"durable", "transition", "positive"} for category in categories)

    def outcomes(self, days: list[date]) -> dict[str, int]:
        counts: dict[str, int] = {}
        for path in self.exits(days):
            counts[path.text("outcome")] = counts.get(path.text("outcome"), 0) + 1
        return counts

    def parents_part(self, days: list[date]) -> dict[str, int]:
        """Parents with a path open on a day of the month; situations come with a later issue."""
        ids = {path.number("parent_id") for path in self.rows if any(self.open_on(path, day) for day in days)}
        people = [self.parents[number] for number in ids]
        births = [row.day_or_none("birth_day") for row in people]
        return {
            "total": len(people),
            "women": sum(row.text_or_none("gender") == "woman" for row in people),
            "single": 0,
            "rsa": 0,
            "qpv": 0,
            "under_26": sum(born is not None and younger_than(born, 26, days[-1]) for born in births),
        }
