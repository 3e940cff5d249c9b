"""What the demonstration crèche is asked to be (cadre de la démonstration): its day, its months, its places."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from app.days import ONE_DAY, Month, last_day_of
from app.demonstration.seeds import Term, When
from app.errors import InvalidEntry

MOST_MONTHS = 240
MOST_PLACES = 1000


def dice(*about: object) -> random.Random:
    """The same throws each time for the same words: no clock, no hash order."""
    return random.Random("|".join(str(word) for word in about))  # noqa: S311 — nothing here is secret


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """`months` end with the month of `today`; nobody is noted on `today` itself."""

    today: date
    months: int = 18
    places: int = 30

    def checked(self) -> "Frame":
        """The frame, where it can be filled. Raises InvalidEntry."""
        if not 1 <= self.months <= MOST_MONTHS:
            raise InvalidEntry(
                f"La démonstration couvre de 1 à {MOST_MONTHS} mois ; {self.months} n’est pas possible.",
                field="months",
            )
        if not 1 <= self.places <= MOST_PLACES:
            raise InvalidEntry(
                f"La démonstration compte de 1 à {MOST_PLACES} places ; {self.places} n’est pas possible.",
                field="places",
            )
        if not self.today.year - self.months // 12 >= 1990 or self.today.year > 2200:
            raise InvalidEntry(
                "La démonstration se situe entre 1990 et 2200 : choisissez un autre jour.", field="today"
            )
        return self

    @property
    def month(self) -> Month:
        """The month of today, the only one with days not recorded."""
        return Month.of(self.today)

    @property
    def first(self) -> date:
        """The crèche's first day."""
        return self.month.plus(1 - self.months).first

    @property
    def stage(self) -> Month:
        """Where the hand-made days stand: the last complete month, or the only one."""
        return self.month.plus(-1) if self.months > 1 else self.month

    def back(self, months: int, day: int = 1) -> date:
        """The day of that number, so many months before the month of today; the month's last where it has none."""
        month = self.month.plus(-months)
        return month.last.replace(day=min(day, month.last.day))

    def in_days(self, days: int) -> date:
        """So many days after today, before it where negative."""
        return self.today + timedelta(days=days)

    def when(self, told: When) -> date:
        """A seed's day on the calendar."""
        match told:
            case Term():
                return first_day_of(self.in_days(told.ends), months=told.months)
            case int():
                return self.in_days(-told)
            case months, day:
                return self.back(months, day)

    def all_months(self) -> list[Month]:
        """The months covered, in order."""
        return list(Month.of(self.first).until(self.month))


def first_day_of(last: date, *, months: int) -> date:
    """The last day from which so many months end on that one, or just before it where none ends on it."""
    after = last + ONE_DAY
    month = Month.of(after).plus(-months)
    first = month.last.replace(day=min(month.last.day, after.day))
    return first if last_day_of(first, months=months) <= last else first - ONE_DAY
