"""Concertation (réunions): the meetings held in a month, their minutes, those with partners."""

from datetime import date

from tests.naive.tables import Tables


def meetings_part(tables: Tables, days: list[date]) -> dict[str, int]:
    """A meeting that is only planned counts for nothing."""
    held = [row for row in tables["Meeting"] if row.text("state") == "held" and row.day("day") in days]
    return {
        "count": len(held),
        "minutes": sum(row.number("minutes") for row in held),
        "with_partners": sum(row.yes("with_partners") for row in held),
    }
