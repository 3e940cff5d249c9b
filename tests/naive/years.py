"""The families of a year (typologie): each parent by what was noted at the entry, by the end, and of those who left."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.naive.calendar import younger_than
from tests.naive.months import share
from tests.naive.report import Books
from tests.naive.tables import Row

YES_NO = ("single_parent", "rsa", "qpv", "france_travail")
JOBS = {
    *("cdi_full_time", "cdi_part_time", "cdd_full_time", "cdd_part_time", "temp"),
    *("subsidised_job", "insertion_job", "apprenticeship", "own_business"),
}
SUBJECTS = (
    *("gender", "age", "single_parent", "rsa", "qpv", "france_travail"),
    *("work", "jobless", "education", "driving"),
)


def parts(codes: Iterable[str | None]) -> dict[str, Any]:
    """How many in all, and of each code; what is not known has its own."""
    listed = [code or "unknown" for code in codes]
    return {"total": len(listed), "of": {code: listed.count(code) for code in listed}}


class Families:
    """The parents with a path open on one of these days."""

    def __init__(self, books: Books, days: list[date]) -> None:
        self.books, self.days = books, days
        touching = [path for path in books.paths.rows if self.touches(path)]
        self.parents = sorted({path.number("parent_id") for path in touching})
        self.gone = {path.number("parent_id") for path in books.paths.exits(days)}

    def touches(self, path: Row) -> bool:
        exit_day = path.day_or_none("exit_day")
        return path.day("entry_day") <= self.days[-1] and (exit_day is None or exit_day >= self.days[0])

    def part(self, months: list[str]) -> dict[str, Any]:
        people = self.books.situations.parents
        avip, alone = self.children(months)
        return {
            "parents": len(self.parents),
            "homes": len({people[parent].number("home_id") for parent in self.parents}),
            "avip_children": len(avip),
            "single_parent": share(len(alone), len(avip)),
            "aspects": [self.aspect(subject) for subject in SUBJECTS],
        }

    def children(self, months: list[str]) -> tuple[set[int], set[int]]:
        """Those that were AVIP on a day; of them, those of a parent who is alone as far as is known at the end."""
        days: dict[int, list[date]] = {}
        for name in months:
            month = self.books.month(name)
            for child in month.counted():
                days.setdefault(child, []).extend(day for day in month.days if month.avip_on(child, day))
        avip = {child for child, own in days.items() if own}
        situations = self.books.situations
        return avip, {child for child in avip if situations.single_for(child, days[child], self.days[-1])}

    def aspect(self, subject: str) -> dict[str, Any]:
        latest = {parent: self.code(subject, parent, None) for parent in self.parents}
        return {
            "subject": subject,
            "at_entry": parts(self.code(subject, parent, self.last_path(parent)) for parent in self.parents),
            "latest": parts(latest.values()),
            "left": parts(code for parent, code in latest.items() if parent in self.gone),
        }

    def last_path(self, parent: int) -> Row:
        entered = [
            path
            for path in self.books.paths.rows
            if path.number("parent_id") == parent and path.day("entry_day") <= self.days[-1]
        ]
        return max(entered, key=lambda path: (path.day("entry_day"), path.number("id")))

    def code(self, subject: str, parent: int, entered: Row | None) -> str | None:
        """At the entry of that path; without one, as known on the last day."""
        person = self.books.situations.parents[parent]
        if subject == "gender":
            return person.text_or_none("gender")
        if subject == "age":
            born = person.day_or_none("birth_day")
            on = entered.day("entry_day") if entered else self.days[-1]
            return None if born is None else "under_26" if younger_than(born, 26, on) else "from_26"
        noted = self.first(entered) if entered else self.books.situations.latest(parent, self.days[-1])
        if noted is None:
            return None
        if subject == "jobless":
            return jobless(noted)
        found = noted.text_or_none(subject)
        return {"1": "yes", "0": "no", None: None}[found] if subject in YES_NO else found

    def first(self, path: Row) -> Row | None:
        """What was noted first in that path, the last of its day."""
        own = [
            row
            for row in self.books.situations.rows
            if row.number("path_id") == path.number("id") and row.day("day") <= self.days[-1]
        ]
        return min(own, key=lambda row: (row.day("day"), -row.number("id")), default=None)


def jobless(noted: Row) -> str | None:
    """Its band of months, counted up one by one."""
    if noted.text("work") in JOBS:
        return "at_work"
    since, on = noted.day_or_none("jobless_since"), noted.day("day")
    if since is None:
        return None
    months = 0
    while later(since, months + 1) <= (on.year, on.month, on.day):
        months += 1
    bands = [(6, "under_6_months"), (12, "from_6_months"), (24, "from_12_months")]
    return next((code for most, code in bands if months < most), "from_24_months")


def later(day: date, months: int) -> tuple[int, int, int]:
    """That many months later, the same day number though the month may lack it."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1, day.day
