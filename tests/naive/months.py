"""One month's figures (chiffres du mois): hours, attendance, children, the 20 %, atypical minutes."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from tests.naive.calendar import DAY, ONE_DAY, days_of, younger_than
from tests.naive.care import Care, CareDay, by_number, covers
from tests.naive.creche import Creche
from tests.naive.interviews import Interviews
from tests.naive.paths import Paths
from tests.naive.situations import Situations
from tests.naive.tables import Tables

KINDS = ("regular", "occasional", "emergency")


class People(NamedTuple):
    """What is known of the parents."""

    paths: Paths
    situations: Situations
    interviews: Interviews


class Month:
    """All the care days of a month, and the night that begins on the eve of its first day."""

    def __init__(self, tables: Tables, creche: Creche, care: Care, people: People, month: str) -> None:
        self.creche, self.care = creche, care
        self.paths, self.situations, self.interviews = people
        self.month = month
        self.closings = [row for row in tables["ClosedMonth"] if row.text("month") == month]
        self.days = days_of(month)
        self._atypical: dict[date, set[int]] = {}
        self.enrolments = by_number(care.enrolments, "child_id")
        self.born = {row.number("id"): row.day("birth_day") for row in tables["Child"]}
        self.care_days = self.care_days_of(self.days)
        self.eve_days = self.care_days_of([self.days[0] - ONE_DAY])

    def care_days_of(self, days: list[date]) -> list[CareDay]:
        return [self.care.care_day(enrolment, day) for enrolment in self.care.enrolments for day in days]

    def opening(self) -> dict[str, Any]:
        open_days = [day for day in self.days if self.creche.opening(day)]
        return {
            "days": len(open_days),
            "by_weekday": [sum(day.weekday() == weekday for day in open_days) for weekday in range(7)],
            "minutes": sum(len(self.creche.opening(day)) for day in open_days),
            "longest_day_minutes": max(self.creche.amplitude(day) for day in self.days),
        }

    def capacity(self) -> int:
        return sum(self.creche.capacity_minutes(day) for day in self.days)

    # Presence on the books: attendance's states.

    def attendance(self, today: date) -> dict[str, int]:
        expected = [care_day for care_day in self.care_days if care_day.reserved]
        missing = [it for it in expected if it.state is None and it.day < today]
        return {
            "expected": len(expected),
            "attended": sum(it.state == "attended" for it in expected),
            "absent": sum(it.state == "absent" for it in expected),
            "missing": len(missing),
            "missing_minutes": sum(len(it.reserved) for it in missing),
        }

    def closed_on(self) -> date | None:
        standing = [row for row in self.closings if row.day_or_none("reopened_on") is None]
        return standing[0].day("closed_on") if standing else None

    def status(self, today: date) -> str:
        if self.closed_on():
            return "closed"
        over = self.days[-1] < today
        missing = self.attendance(today)["missing"] + self.interviews.missing(self.days, today)
        return "complete" if over and missing == 0 else "provisional"

    # Hours.

    def hours(self) -> dict[str, Any]:
        by_kind = {}
        for kind in KINDS:
            of_kind = [it for it in self.care_days if it.kind == kind]
            by_kind[kind] = {
                "reserved": sum(len(it.reserved) for it in of_kind),
                "realised": sum(it.realised for it in of_kind),
                "billed": sum(it.billed for it in of_kind),
            }
        return {
            "reserved": sum(len(it.reserved) for it in self.care_days),
            "realised": self.realised(),
            "billed": self.billed(),
            "capacity": self.capacity(),
            "atypical_reserved": sum(self.atypical(it, it.reserved) for it in self.eve_days + self.care_days),
            "atypical_realised": self.atypical_realised(),
            "by_kind": by_kind,
            "absence_deducted": sum(len(it.reserved) for it in self.care_days if it.deductible),
        }

    def realised(self) -> int:
        return sum(it.realised for it in self.care_days)

    def billed(self) -> int:
        return sum(it.billed for it in self.care_days)

    def atypical_realised(self) -> int:
        return sum(self.atypical(it, it.attended) for it in self.eve_days + self.care_days)

    def atypical(self, care_day: CareDay, minutes: set[int]) -> int:
        """The minutes that are atypical where they fall, on a civil day of the month."""
        evening = {minute for minute in minutes if minute < DAY}
        morning = {minute - DAY for minute in minutes if minute >= DAY}
        morrow = care_day.day + ONE_DAY
        return len(evening & self.atypical_minutes(care_day.day)) + len(
            morning & self.atypical_minutes(morrow)
        )

    def atypical_minutes(self, day: date) -> set[int]:
        """The atypical minutes of a civil day; none for a day of another month."""
        if day not in self._atypical:
            self._atypical[day] = self._atypical_minutes(day) if day in self.days else set()
        return self._atypical[day]

    def _atypical_minutes(self, day: date) -> set[int]:
        terms = self.care.terms
        if day.weekday() in terms.weekdays("atypical_weekdays", day):
            return set(range(DAY))
        if day in self.creche.holidays and terms.yes("atypical_holidays", day):
            return set(range(DAY))
        early, late = terms.minute("atypical_before", day), terms.minute("atypical_from", day)
        return {minute for minute in range(DAY) if minute < early or minute >= late}

    # Children.

    def counted(self) -> list[int]:
        """Children enrolled in the month; with no regular enrolment in it, only if attended at least once."""
        found = []
        came = {it.child for it in self.care_days if it.state == "attended"}
        always = self.care.terms.text("dormant", self.days[-1]) == "always"
        for child in self.born:
            kinds = {
                row.text("kind") for row in self.enrolments[child] for day in self.days if covers(row, day)
            }
            if "regular" in kinds or (kinds and (child in came or always)):
                found.append(child)
        return found

    def enrolled_on(self, child: int, day: date) -> bool:
        return any(covers(row, day) for row in self.enrolments[child])

    def under_three_on(self, child: int, day: date) -> bool:
        return younger_than(self.born[child], 3, day)

    def avip_on(self, child: int, day: date) -> bool:
        return (
            self.enrolled_on(child, day)
            and self.under_three_on(child, day)
            and self.paths.any_open_for(child, day)
        )

    def avip_children(self) -> list[int]:
        return [child for child in self.counted() if any(self.avip_on(child, day) for day in self.days)]

    def children(self) -> dict[str, int]:
        counted = self.counted()
        return {
            "enrolled": len(counted),
            "under_three": sum(self.under_three_on(child, self.days[-1]) for child in counted),
            "avip": len(self.avip_children()),
            "arrived": sum(self.moved(child, -ONE_DAY) for child in counted),
            "left": sum(self.moved(child, ONE_DAY) for child in counted),
            "avip_single_parent": sum(self.single_parent(child) for child in self.avip_children()),
        }

    def single_parent(self, child: int) -> bool:
        """Whether a parent on a path on one of the child's Avip days is alone."""
        avip_days = [day for day in self.days if self.avip_on(child, day)]
        return self.situations.single_for(child, avip_days, self.days[-1])

    def moved(self, child: int, step: timedelta) -> bool:
        """Whether the child is enrolled on a day of the month and not on the day one step from it."""
        return any(
            self.enrolled_on(child, day) and not self.enrolled_on(child, day + step) for day in self.days
        )

    # The 20 %.

    def quota(self) -> dict[str, Any]:
        counted, threshold = self.counted(), self.care.terms.number("quota_percent", self.days[-1])
        young = [
            child
            for child in counted
            if any(self.enrolled_on(child, day) and self.under_three_on(child, day) for day in self.days)
        ]
        avip, last_day = self.avip_children(), self.days[-1]
        young_hours = [it for it in self.care_days if self.under_three_on(it.child, it.day)]
        return {
            "threshold_percent": threshold,
            "met": len(avip) * 100 >= threshold * len(young) if young else None,
            "children": share(len(avip), len(young)),
            "places": share(
                sum(self.avip_on(child, last_day) for child in counted), self.creche.highest_places(last_day)
            ),
            "hours": share(
                sum(it.realised for it in young_hours if self.avip_on(it.child, it.day)),
                sum(it.realised for it in young_hours),
            ),
        }


def share(numerator: int, denominator: int) -> dict[str, int]:
    return {"numerator": numerator, "denominator": denominator}
