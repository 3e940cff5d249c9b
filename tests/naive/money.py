"""What families pay (participation familiale), recomputed from the export: a child's month, day by day.

The scale stands here a second time, as domain.md B.5 gives it; the floor is what the crèche typed.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tests.naive.report import Books
from tests.naive.tables import Row

CENT = Decimal(1)
COLLECTIVE = {1: "0.0619", 2: "0.0516", 3: "0.0413", 4: "0.0310", 5: "0.0310", 6: "0.0310", 7: "0.0310"}
"""In percent, by children à charge."""
MANY = "0.0206"
"""From eight children on."""
CEILINGS = {date(2024, 9, 1): 700_000, date(2025, 9, 1): 850_000}

Amounts = dict[int, int]
"""Cents by child; a child without billed hours, or whose family told no resources, is left out."""


def contributions(books: Books, month: str, floor: int) -> Amounts:
    """Of each child of a month, in cents: each stretch of days at one rate is rounded."""
    found: Amounts = {}
    for child in books.tables["Child"]:
        home = child.number_or_none("billing_home_id")
        billed: dict[date, int] = {}
        for care in books.month(month).care_days:
            if care.child == child.number("id") and care.billed:
                billed[care.day] = billed.get(care.day, 0) + care.billed
        if not billed or home is None:
            continue
        rows = [row for row in books.tables["Resources"] if row.number("home_id") == home]
        minutes: dict[tuple[date, int], int] = {}
        for day, count in sorted(billed.items()):
            row = max(
                (one for one in rows if one.day("first_day") <= day), key=lambda one: one.day("first_day")
            )
            known = row.day("first_day"), hourly(row, day, floor)
            minutes[known] = minutes.get(known, 0) + count
        found[child.number("id")] = sum(
            whole(Decimal(count * each) / 60) for (_, each), count in minutes.items()
        )
    return found


def hourly(row: Row, day: date, floor: int) -> int:
    """Cents an hour: resources within floor and ceiling × taux d'effort."""
    ceiling = CEILINGS[max(first for first in CEILINGS if first <= day)]
    counted = max(floor, min(ceiling, row.number("monthly_cents")))
    rates = list(dict.fromkeys([*COLLECTIVE.values(), MANY]))
    own = COLLECTIVE.get(row.number("dependants"), MANY)
    lower = min(rates.index(own) + row.number("aeeh_children"), len(rates) - 1)
    return whole(counted * Decimal(rates[lower]) / 100)


def whole(amount: Decimal) -> int:
    """The nearest cent, halves up."""
    return int(amount.quantize(CENT, ROUND_HALF_UP))
