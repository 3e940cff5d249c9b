"""Insertion paths (parcours): whose parent is on one, how many open, entered and left."""

from datetime import date

from tests.naive.calendar import ONE_DAY
from tests.naive.tables import Row, Tables
from tests.naive.terms import Terms

AT_WORK = {"durable", "transition"}
WORK_OR_TRAINING = {*AT_WORK, "positive"}


class Paths:
    """Every path with its parent and the parent's children."""

    def __init__(self, tables: Tables, terms: Terms) -> None:
        self.terms = terms
        self.rows = tables["InsertionPath"]
        self.ties = [(row.number("child_id"), row.number("parent_id")) for row in tables["Parenthood"]]

    def open_on(self, path: Row, day: date) -> bool:
        """From entry to exit, both included."""
        exit_day = path.day_or_none("exit_day")
        return path.day("entry_day") <= day and (exit_day is None or day <= exit_day)

    def parents_on(self, child: int, day: date) -> list[int]:
        """The child's parents whose path is open that day."""
        parents = {parent for of_child, parent in self.ties if of_child == child}
        return [
            path.number("parent_id")
            for path in self.rows
            if path.number("parent_id") in parents and self.open_on(path, day)
        ]

    def any_open_for(self, child: int, day: date) -> bool:
        return len(self.parents_on(child, day)) > 0

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
        return sum(self.exit_category(path, days[-1]) in WORK_OR_TRAINING for path in self.exits(days))

    def exit_category(self, path: Row, last_day: date) -> str | None:
        """What a month that ends that day counts the exit as; None where no exit is known by then."""
        exit_day = path.day_or_none("exit_day")
        if exit_day is None or exit_day > last_day:
            return None
        return self.terms.text(f"outcome.{path.text('outcome')}", last_day.replace(day=1))

    def outcomes(self, days: list[date]) -> dict[str, int]:
        counts: dict[str, int] = {}
        for path in self.exits(days):
            counts[path.text("outcome")] = counts.get(path.text("outcome"), 0) + 1
        return counts

    def places_kept(self, days: list[date]) -> int:
        """Children's places made permanent in the month."""
        return sum(path.day_or_none("place_kept_on") in days for path in self.rows)
