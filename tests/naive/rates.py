"""Rates of the paths (taux de retour à l'emploi): back to work in time, still at work 3 and 6 months after."""

from tests.naive.calendar import last_day_covered, twelve_months_to
from tests.naive.paths import AT_WORK, Paths
from tests.naive.tables import Row, Tables


class Rates:
    """The paths and exits whose horizon falls due in the twelve months that end with one month."""

    def __init__(self, tables: Tables, paths: Paths, month: str) -> None:
        self.paths = paths
        self.spells = tables["JobSpell"]
        self.follow_ups = tables["FollowUp"]
        self.window = twelve_months_to(month)
        self.last_day = self.window[-1]

    def return_to_work(self, months: int) -> dict[str, int]:
        """Of the paths that are so many months old, those with a job begun by then."""
        due = [
            path
            for path in self.paths.rows
            if last_day_covered(path.day("entry_day"), months) in self.window
            and self.paths.exit_category(path, self.last_day) != "neutralised"
        ]
        return {
            "numerator": sum(self.has_worked(path, months) for path in due),
            "denominator": len(due),
        }

    def has_worked(self, path: Row, months: int) -> bool:
        """Whether a job begins between the entry and the horizon, both included."""
        entry_day = path.day("entry_day")
        return any(
            spell.number("path_id") == path.number("id")
            and entry_day <= spell.day("first_day") <= last_day_covered(entry_day, months)
            for spell in self.spells
        )

    def kept(self, months: int) -> dict[str, int]:
        """Of the exits to work that are so many months old, those found at work, and those reached at all."""
        answers = [self.answer(path, months) for path in self.exits_due(months)]
        return {
            "numerator": answers.count("employed"),
            "denominator": len(answers),
            "answered": answers.count("employed") + answers.count("not_employed"),
        }

    def exits_due(self, months: int) -> list[Row]:
        at_work = [
            path for path in self.paths.rows if self.paths.exit_category(path, self.last_day) in AT_WORK
        ]
        return [path for path in at_work if last_day_covered(path.day("exit_day"), months) in self.window]

    def answer(self, path: Row, months: int) -> str | None:
        """What was answered at that time after the exit, as far as is known by the month's last day."""
        for row in self.follow_ups:
            if row.number("path_id") == path.number("id") and row.number("months") == months:
                return row.text("answer") if row.day("answered_on") <= self.last_day else None
        return None
