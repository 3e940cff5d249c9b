"""Days and ages, the slow way (calendrier): every day of a month one by one, birthdays with 29 February."""

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
DAY = 1440


def days_of(month: str) -> list[date]:
    """Every day of a month "YYYY-MM"."""
    day = date.fromisoformat(f"{month}-01")
    days = []
    while f"{day:%Y-%m}" == month:
        days.append(day)
        day += ONE_DAY
    return days


def month_before(month: str) -> str:
    return f"{days_of(month)[0] - ONE_DAY:%Y-%m}"


def month_after(month: str) -> str:
    return f"{days_of(month)[-1] + ONE_DAY:%Y-%m}"


def twelve_months_to(month: str) -> list[date]:
    """Every day of the twelve months that end with this one."""
    days = days_of(month)
    for _ in range(11):
        month = month_before(month)
        days = days_of(month) + days
    return days


def last_day_covered(first: date, months: int) -> date:
    """So many months from a day: the eve of the same day number; where there is no such day, the month's last."""
    month = f"{first:%Y-%m}"
    for _ in range(months):
        month = month_after(month)
    days = days_of(month)
    if first.day > len(days):
        return days[-1]
    return days[first.day - 1] - ONE_DAY


def birthday(born: date, age: int) -> date:
    """The day somebody turns that age; born on 29 February: 1 March in a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def younger_than(born: date, age: int, day: date) -> bool:
    """Up to the eve of that birthday."""
    return day < birthday(born, age)


def monday_of(day: date) -> date:
    while day.weekday() != 0:
        day -= ONE_DAY
    return day
