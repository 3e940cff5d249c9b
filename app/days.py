"""Days, months, weeks and ages (jours, mois, semaines): civil dates only, never the clock (rules.md, Time)."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import InvalidEntry

ONE_DAY = timedelta(days=1)
MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])", re.ASCII)


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from first to last, both included."""
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(number)


def monday_of(day: date) -> date:
    """The Monday of the day's ISO week."""
    return day - timedelta(days=day.weekday())


def iso_week(day: date) -> str:
    """The day's ISO week, as "2026-W41"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def last_day_of(start: date, *, months: int) -> date:
    """The last day covered by that many months from `start` (rules.md, Time).

    The eve of the same day number, `months` later; where that month has no such day, its last day.
    """
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    length = calendar.monthrange(year, month + 1)[1]
    if start.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, start.day) - ONE_DAY


def birthday(birth: date, age: int) -> date:
    """The day of that birthday; born on 29 February: 1 March in a common year."""
    year = birth.year + age
    if (birth.month, birth.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 3, 1)
    return birth.replace(year=year)


def is_under_three(birth: date, day: date) -> bool:
    """Whether a child born that day is under three: up to the eve of the third birthday, and not before birth."""
    return birth <= day < birthday(birth, 3)


def age_in_years(birth: date, day: date) -> int:
    """Full years on that day; 0 before birth."""
    age = max(0, day.year - birth.year)
    return age if day >= birthday(birth, age) else max(0, age - 1)


def age_in_months(birth: date, day: date) -> int:
    """Full months on that day; 0 before birth."""
    months = (day.year - birth.year) * 12 + day.month - birth.month
    return max(0, months if day.day >= birth.day else months - 1)


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month that holds the day."""
        return cls(year=day.year, month=day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """From "2026-10". Raises InvalidEntry."""
        found = MONTH.fullmatch(text.strip())
        if found is None or not 1900 <= int(found["year"]) <= 9998:
            raise InvalidEntry(
                f"« {text} » n’est pas un mois : écrivez l’année et le mois, par exemple 2026-10.",
                field="month",
            )
        return cls(year=int(found["year"]), month=int(found["month"]))

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def days(self) -> Iterator[date]:
        """Each of its days."""
        return days_between(self.first, self.last)

    def plus(self, months: int) -> "Month":
        """The month so many months later (earlier where negative)."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year=year, month=month + 1)

    def until(self, last: "Month") -> Iterator["Month"]:
        """Each month from this one to `last`, both included."""
        month = self
        while month <= last:
            yield month
            month = month.plus(1)

    def __contains__(self, day: date) -> bool:
        return (day.year, day.month) == (self.year, self.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"
