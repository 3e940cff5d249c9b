"""A minute of a day (minute d’un jour), as the one number that a link from page to page carries."""

from datetime import date

from app.spans import DAY


def day_minute(day: date, minute: int) -> int:
    """The number of that minute."""
    return day.toordinal() * DAY + minute


def of_day_minute(number: int) -> tuple[date, int]:
    """The day and the minute of that number."""
    ordinal, minute = divmod(number, DAY)
    return date.fromordinal(ordinal), minute
