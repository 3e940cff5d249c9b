"""Each enrolment's day (jour d'accueil): reserved, attended, absent, realised and billed, as sets of minutes."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from tests.naive.calendar import ONE_DAY, monday_of
from tests.naive.creche import Creche, rows_in_force
from tests.naive.tables import Row, Tables
from tests.naive.terms import Terms


class CareDay(NamedTuple):
    """One enrolment on one day. `state` is None where nothing was recorded."""

    child: int
    kind: str
    day: date
    reserved: set[int]
    attended: set[int]
    state: str | None
    deductible: bool
    realised: int
    billed: int


def rounded(minutes: set[int], rounding: str) -> int:
    """The minutes that count of a set of minutes (a set is merged already)."""
    if rounding == "minute":
        return len(minutes)
    if rounding == "outer_half_hours":
        return 30 * len({minute // 30 for minute in minutes})
    if rounding == "half_hour_started":
        total = len(minutes)
        while total % 30 != 0:
            total += 1
        return total
    raise ValueError(rounding)


class Care:
    """Everything about enrolments, weeks, attendance and absences."""

    def __init__(self, tables: Tables, creche: Creche, terms: Terms) -> None:
        self.creche = creche
        self.terms = terms
        self.enrolments = tables["Enrolment"]
        self.illnesses: dict[int, list[Row]] = defaultdict(list)
        self.patterns = by_number(tables["WeekPattern"], "enrolment_id")
        self.pattern_spans = by_number(tables["PatternSpan"], "pattern_id")
        self.exceptions = by_number(tables["DayException"], "enrolment_id")
        self.exception_spans = by_number(tables["ExceptionSpan"], "exception_id")
        self.absences = by_number(tables["Absence"], "enrolment_id")
        self.stays: dict[tuple[int, date], list[Row]] = defaultdict(list)
        for row in tables["AttendedSpan"]:
            self.stays[row.number("enrolment_id"), row.day("day")].append(row)
        for enrolment in self.enrolments:
            for absence in self.absences[enrolment.number("id")]:
                if absence.text("reason") == "illness_certified":
                    self.illnesses[enrolment.number("child_id")].append(absence)

    def reserved(self, enrolment: Row, day: date) -> set[int]:
        """The exception of the day, else the week's pattern cut to the opening; nothing outside the enrolment."""
        if not covers(enrolment, day):
            return set()
        for exception in self.exceptions[enrolment.number("id")]:
            if exception.day("day") == day:
                return minutes_of(self.exception_spans[exception.number("id")])
        found = rows_in_force(self.patterns[enrolment.number("id")], day)
        if not found:
            return set()
        (pattern,) = found
        week = self.week_in_turn(pattern, day)
        spans = [
            row
            for row in self.pattern_spans[pattern.number("id")]
            if row.number("week") == week and row.number("weekday") == day.weekday()
        ]
        return minutes_of(spans) & self.creche.opening(day)

    def week_in_turn(self, pattern: Row, day: date) -> int:
        """Which of the pattern's weeks it is: counted one Monday after the other, or by the ISO week's parity."""
        weeks = pattern.number("weeks")
        if pattern.text("turn") == "iso_parity":
            return {1: 0, 0: 1}[day.isocalendar().week % 2] % weeks
        return (monday_of(day) - monday_of(pattern.day("anchor"))).days // 7 % weeks

    def attended(self, enrolment: Row, day: date) -> list[set[int]]:
        """The stays with a departure; without one, it is not recorded."""
        stays = []
        for row in self.stays[enrolment.number("id"), day]:
            left = row.number_or_none("left")
            if left is not None:
                stays.append(set(range(row.number("arrived"), left)))
        if stays and not covers(enrolment, day):
            raise ValueError(f"attended outside the enrolment {enrolment.cells} on {day}")
        return stays

    def absence(self, enrolment: Row, day: date) -> Row | None:
        found = [row for row in self.absences[enrolment.number("id")] if covers(row, day)]
        if len(found) > 1:
            raise ValueError(f"two absences of {enrolment.cells} on {day}")
        return found[0] if found else None

    def deductible(self, child: int, absence: Row, day: date) -> bool:
        """Whether that day of the absence is taken off the bill."""
        reason = absence.text("reason")
        if not self.terms.yes(f"deductible.{reason}", day):
            return False
        if reason == "illness_certified":
            waited = self.terms.number("waiting_days", day)
            return (day - self.ill_since(child, absence)).days >= waited
        if reason == "holiday":
            announced = absence.day_or_none("announced_on")
            if announced is None:
                return False
            asked = self.terms.number("announced_days", day)
            return (absence.day("first_day") - announced).days >= asked
        return True

    def ill_since(self, child: int, absence: Row) -> date:
        """The illness's first day: one that goes on the next calendar day is the same illness."""
        since = absence.day("first_day")
        for _ in self.illnesses[child]:
            for other in self.illnesses[child]:
                if other.day("first_day") < since and other.day("last_day") >= since - ONE_DAY:
                    since = other.day("first_day")
        return since

    def care_day(self, enrolment: Row, day: date) -> CareDay:
        """All that the report counts of one enrolment's day."""
        child, kind = enrolment.number("child_id"), enrolment.text("kind")
        reserved = self.reserved(enrolment, day)
        stays = self.attended(enrolment, day)
        attended = set().union(*stays)
        absence = self.absence(enrolment, day)
        state, deductible = None, False
        if stays:
            state = "attended"
        elif absence is not None and not self.stays[enrolment.number("id"), day]:
            state = "absent"  # an arrival without departure is not recorded, whatever else was announced
            deductible = self.deductible(child, absence, day)
        rounding = self.terms.text("rounding", day)
        realised = rounded(attended, rounding)
        adaptation = self.terms.text("adaptation", day) if self.adapts(enrolment, day) else "normal"
        if adaptation != "normal":
            billed = {"real_hours": realised, "free": 0}[adaptation]
        elif kind in {"occasional", "emergency"}:
            billed = realised
        elif state == "attended":
            billed = rounded(reserved | attended, rounding)
        elif state == "absent" and not deductible:
            billed = rounded(reserved, rounding)
        else:
            billed = 0
        return CareDay(child, kind, day, reserved, attended, state, deductible, realised, billed)

    def adapts(self, enrolment: Row, day: date) -> bool:
        first, last = (
            enrolment.day_or_none("adaptation_first_day"),
            enrolment.day_or_none("adaptation_last_day"),
        )
        return first is not None and last is not None and first <= day <= last


def by_number(rows: list[Row], column: str) -> dict[int, list[Row]]:
    """The rows of each number found in that column."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.number(column)].append(row)
    return found


def covers(row: Row, day: date) -> bool:
    return row.day("first_day") <= day <= row.day("last_day")


def minutes_of(spans: list[Row]) -> set[int]:
    minutes: set[int] = set()
    for row in spans:
        minutes |= set(range(row.number("start"), row.number("end")))
    return minutes
