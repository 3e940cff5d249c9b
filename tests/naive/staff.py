"""Adults at each minute (encadrement): counted one by one against the children there, who walk or don't."""

from datetime import date
from typing import Any

from tests.naive.calendar import DAY, ONE_DAY, monday_of
from tests.naive.care import by_number, covers, minutes_of
from tests.naive.creche import rows_in_force
from tests.naive.presence import Presence
from tests.naive.tables import Row, Tables
from tests.naive.terms import Terms

WITH_CHILDREN = {
    "puericulture_nurse",
    "early_years_educator",
    "childcare_assistant",
    "nurse",
    "psychomotrician",
    "early_years_cap",
    "other_accepted",
}
"""The trades that count among the adults; the office and the kitchen do not."""


class Staff:
    """Who works when, how many are needed, and where they lack."""

    def __init__(self, tables: Tables, terms: Terms, presence: Presence) -> None:
        self.identities = tables["Identity"]
        self.terms, self.presence = terms, presence
        self.adults = [row for row in tables["StaffMember"] if row.text("qualification") in WITH_CHILDREN]
        self.patterns = by_number(tables["ShiftPattern"], "member_id")
        self.pattern_spans = by_number(tables["ShiftPatternSpan"], "shift_pattern_id")
        self.exceptions = by_number(tables["ShiftException"], "member_id")
        self.exception_spans = by_number(tables["ShiftExceptionSpan"], "shift_exception_id")
        self.leaves = by_number(tables["Leave"], "member_id")
        self.walking = by_number(
            [row for row in tables["ChildFact"] if row.text("kind") == "walks"], "child_id"
        )

    def shift(self, adult: Row, day: date) -> set[int]:
        """The minutes of the shifts that start that day."""
        number = adult.number("id")
        if not still_so(adult, day) or any(covers(leave, day) for leave in self.leaves[number]):
            return set()
        for exception in self.exceptions[number]:
            if exception.day("day") == day:
                return minutes_of(self.exception_spans[exception.number("id")])
        found = rows_in_force(self.patterns[number], day)
        if not found:
            return set()
        (pattern,) = found
        week = week_in_turn(pattern, day)
        return minutes_of(
            [
                row
                for row in self.pattern_spans[pattern.number("id")]
                if row.number("week") == week and row.number("weekday") == day.weekday()
            ]
        )

    def known(self, day: date) -> bool:
        return any(self.shift(adult, day) for adult in self.adults)

    def present(self, day: date) -> list[int]:
        """Adults at each minute of the civil day."""
        here = [0] * DAY
        for adult in self.adults:
            minutes = {minute for minute in self.shift(adult, day) if minute < DAY}
            minutes |= {minute - DAY for minute in self.shift(adult, day - ONE_DAY) if minute >= DAY}
            for minute in minutes:
                here[minute] += 1
        return here

    def needed(self, day: date) -> list[int]:
        """Adults needed at each minute of the civil day."""
        rule = self.terms.text("staff_rule", day)
        micro = any(row.yes("micro") for row in rows_in_force(self.identities, day)[-1:])
        answers: dict[tuple[int, int], int] = {}
        needed = []
        for children in self.presence.children(day):
            walkers = sum(any(still_so(fact, day) for fact in self.walking[child]) for child in children)
            key = (len(children) - walkers, walkers)
            if key not in answers:
                answers[key] = adults_for(*key, rule, micro)
            needed.append(answers[key])
        return needed

    def part(self, days: list[date]) -> dict[str, Any]:
        """The minutes short of adults, and each run of them at its worst."""
        looked_at = [day for day in days if self.known(day)]
        shortages = [run for day in looked_at for run in self.runs(day)]
        minutes = sum(run["end"] - run["start"] for run in shortages)
        return {"short_minutes": minutes if looked_at else None, "shortages": shortages}

    def runs(self, day: date) -> list[dict[str, Any]]:
        present, needed = self.present(day), self.needed(day)
        runs: list[dict[str, Any]] = []
        for minute in range(DAY):
            if present[minute] >= needed[minute]:
                continue
            if runs and runs[-1]["end"] == minute:
                run = runs[-1]
                run["end"] = minute + 1
                if needed[minute] - present[minute] > run["needed"] - run["present"]:
                    run["present"], run["needed"] = present[minute], needed[minute]
            else:
                runs.append(
                    {
                        "day": str(day),
                        "start": minute,
                        "end": minute + 1,
                        "present": present[minute],
                        "needed": needed[minute],
                    }
                )
        return runs


def adults_for(non_walkers: int, walkers: int, rule: str, micro: bool) -> int:
    """The least number of adults that is enough."""
    children = non_walkers + walkers
    if children == 0:
        return 0
    adults = 1 if micro and children <= 3 else 2
    while not enough(adults, non_walkers, walkers, rule):
        adults += 1
    return adults


def enough(adults: int, non_walkers: int, walkers: int, rule: str) -> bool:
    if rule == "A":
        return non_walkers * 8 + walkers * 5 <= adults * 40  # n/5 + w/8 ≤ adults
    if rule == "B":
        return non_walkers + walkers <= adults * 6
    raise ValueError(rule)


def still_so(row: Row, day: date) -> bool:
    """Whether the row's period, perhaps without an end, covers the day."""
    last = row.day_or_none("last_day")
    return row.day("first_day") <= day and (last is None or day <= last)


def week_in_turn(pattern: Row, day: date) -> int:
    if pattern.text("turn") == "iso_parity":
        return {1: 0, 0: 1}[day.isocalendar().week % 2] % pattern.number("weeks")
    return (monday_of(day) - monday_of(pattern.day("anchor"))).days // 7 % pattern.number("weeks")
