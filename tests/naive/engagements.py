"""Engagements (contrats Avip): firsts, renewals and ends of a month; those that cover its last day."""

from datetime import date, timedelta

from tests.naive.tables import Row, Tables


def engagements_part(tables: Tables, days: list[date]) -> dict[str, int]:
    found = dict.fromkeys(
        ["started", "renewed", "ended_early", "reached_term", "active_last_day", "ending_within_30_days"], 0
    )
    for row in tables["Engagement"]:
        if row.day("first_day") in days:
            found["started" if row.number("renewal") == 0 else "renewed"] += 1
        if row.day_or_none("ended_on") in days:
            found["ended_early"] += 1
        if row.day("last_day") in days and row.day_or_none("ended_on") is None:
            found["reached_term"] += 1
        end = end_known(row, days[-1])
        if row.day("first_day") <= days[-1] <= end:
            found["active_last_day"] += 1
            if end <= days[-1] + timedelta(days=30):
                found["ending_within_30_days"] += 1
    return found


def end_known(row: Row, last_day: date) -> date:
    """The engagement's last day, as it is known that day: an early end that comes later is not."""
    ended_on = row.day_or_none("ended_on")
    return ended_on if ended_on is not None and ended_on <= last_day else row.day("last_day")
