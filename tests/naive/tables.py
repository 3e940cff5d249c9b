"""The exported tables, read back (export CSV): one file a table, «;», header, an empty cell is no value."""

import csv
from datetime import date
from pathlib import Path

FILES = {
    "Identity": "identities.csv",
    "OpeningSpan": "opening_spans.csv",
    "Closure": "closures.csv",
    "PublicHoliday": "public_holidays.csv",
    "CapacitySlot": "capacity_slots.csv",
    "Home": "homes.csv",
    "Resources": "resources.csv",
    "Child": "children.csv",
    "Parent": "parents.csv",
    "Parenthood": "parenthoods.csv",
    "Enrolment": "enrolments.csv",
    "WeekPattern": "week_patterns.csv",
    "PatternSpan": "pattern_spans.csv",
    "DayException": "day_exceptions.csv",
    "ExceptionSpan": "exception_spans.csv",
    "AttendedSpan": "attended_spans.csv",
    "Absence": "absences.csv",
    "Organisation": "organisations.csv",
    "Orientation": "orientations.csv",
    "InsertionPath": "insertion_paths.csv",
    "Situation": "situations.csv",
    "Engagement": "engagements.csv",
    "Interview": "interviews.csv",
    "Meeting": "meetings.csv",
    "PlanAction": "plan_actions.csv",
    "Need": "needs.csv",
    "JobSpell": "job_spells.csv",
    "FollowUp": "follow_ups.csv",
    "ChildFact": "child_facts.csv",
    "StaffMember": "staff_members.csv",
    "ShiftPattern": "shift_patterns.csv",
    "ShiftPatternSpan": "shift_pattern_spans.csv",
    "ShiftException": "shift_exceptions.csv",
    "ShiftExceptionSpan": "shift_exception_spans.csv",
    "Leave": "leaves.csv",
    "MonthComment": "month_comments.csv",
    "ClosedMonth": "closed_months.csv",
    "Setting": "settings.csv",
}
"""The file of each kind of record that the report is made of, or that one of them refers to."""


class Row:
    """One line of a file. A column that is not there is an error, whatever is asked of it."""

    def __init__(self, cells: dict[str, str]) -> None:
        self.cells = cells
        self._numbers: dict[str, int | None] = {}
        self._days: dict[str, date | None] = {}

    def text_or_none(self, column: str) -> str | None:
        cell = self.cells[column]
        if cell == "":
            return None
        return cell.removeprefix("'")

    def text(self, column: str) -> str:
        found = self.text_or_none(column)
        if found is None:
            raise ValueError(f"{column} is empty in {self.cells}")
        return found

    def number_or_none(self, column: str) -> int | None:
        if column not in self._numbers:
            found = self.text_or_none(column)
            self._numbers[column] = None if found is None else int(found)
        return self._numbers[column]

    def number(self, column: str) -> int:
        found = self.number_or_none(column)
        if found is None:
            raise ValueError(f"{column} is empty in {self.cells}")
        return found

    def day_or_none(self, column: str) -> date | None:
        if column not in self._days:
            found = self.text_or_none(column)
            self._days[column] = None if found is None else date.fromisoformat(found)
        return self._days[column]

    def day(self, column: str) -> date:
        found = self.day_or_none(column)
        if found is None:
            raise ValueError(f"{column} is empty in {self.cells}")
        return found

    def yes(self, column: str) -> bool:
        return {"0": False, "1": True}[self.text(column)]


Tables = dict[str, list[Row]]
"""The lines of each kind of record, in the order of the file."""


def read_tables(directory: Path) -> Tables:
    """Reads every file of FILES; one that is missing is an error."""
    tables: Tables = {}
    for kind, name in FILES.items():
        with (directory / name).open(encoding="utf-8", newline="") as file:
            tables[kind] = [Row(cells) for cells in csv.DictReader(file, delimiter=";", strict=True)]
    return tables
