"""The lines that chance writes (lignes au hasard): numbered in each table; days often at a month's edge."""

from datetime import date, timedelta
from random import Random
from typing import TypeVar

from tests.naive.calendar import ONE_DAY

T = TypeVar("T")

COLUMNS = {
    "identities": "id;first_day;name;caf_number;area;micro",
    "opening_spans": "id;first_day;weekday;start;end",
    "closures": "id;first_day;last_day;reason;start;end",
    "public_holidays": "id;day;name;opens",
    "capacity_slots": "id;first_day;start;end;places",
    "settings": "id;key;first_day;value",
    "month_comments": "id;month;text",
    "homes": "id;name",
    "parents": "id;home_id;first_name;last_name;gender;birth_day",
    "children": "id;first_name;last_name;birth_day",
    "parenthoods": "id;child_id;parent_id;may_collect",
    "enrolments": "id;child_id;kind;first_day;last_day;adaptation_first_day;adaptation_last_day",
    "week_patterns": "id;enrolment_id;first_day;weeks;turn;anchor",
    "pattern_spans": "id;pattern_id;week;weekday;start;end",
    "day_exceptions": "id;enrolment_id;day",
    "exception_spans": "id;exception_id;start;end",
    "attended_spans": "id;enrolment_id;child_id;day;arrived;left",
    "absences": "id;enrolment_id;first_day;last_day;reason;announced_on",
    "child_facts": "id;child_id;kind;first_day;last_day",
    "staff_members": "id;first_name;last_name;qualification;first_day;last_day",
    "shift_patterns": "id;member_id;first_day;weeks;turn;anchor",
    "shift_pattern_spans": "id;shift_pattern_id;week;weekday;start;end",
    "shift_exceptions": "id;member_id;day",
    "shift_exception_spans": "id;shift_exception_id;start;end",
    "leaves": "id;member_id;first_day;last_day;kind",
    "orientations": "id;parent_id;day;prescriber;organisation_id;purpose;answer;answered_on;declined_by;decline_reason",
    "organisations": "id;name;kind",
    "insertion_paths": "id;parent_id;entry_day;exit_day;outcome;prescribed_on;orientation_id;place_kept_on",
    "situations": "id;path_id;day;work;single_parent;rsa;qpv",
    "engagements": "id;path_id;origin;first_day;last_day;renewal;ended_on;end_reason",
    "interviews": "id;path_id;day;start;minutes;state;medium;subject",
    "meetings": "id;day;start;minutes;with_partners;state",
    "plan_actions": "id;path_id;kind;label;owner;opened_on;due_day;state;closed_on",
    "job_spells": "id;path_id;kind;first_day;last_day",
    "follow_ups": "id;path_id;months;answered_on;answer",
}


class Lines:
    """Lines of a crèche's tables, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.lines: dict[str, list[str]] = {table: [] for table in COLUMNS}

    def add(self, table: str, *cells: object) -> int:
        """One more line; its id."""
        number = len(self.lines[table]) + 1
        self.lines[table].append(";".join("" if cell is None else str(cell) for cell in (number, *cells)))
        return number

    def blocks(self) -> str:
        """What was written, as blocks (`tests.naive.handmade`)."""
        return "\n\n".join("\n".join((table, COLUMNS[table], *lines)) for table, lines in self.lines.items())

    def likely(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def one_of(self, *values: T) -> T:
        return self.random.choice(values)

    def between(self, first: date, last: date) -> date:
        """Any day of these."""
        return first + timedelta(days=self.random.randint(0, (last - first).days))

    def edge(self, first: date, last: date) -> date:
        """A day of these, as often as not the first or the last of a month, or of the whole."""
        day = self.between(first, last)
        month = day.replace(day=1)
        edges = [edge for edge in (month, month - ONE_DAY, first, last) if first <= edge <= last]
        return self.one_of(day, *edges) if self.likely(60) else day
