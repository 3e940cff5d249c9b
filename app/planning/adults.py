"""The adults of a day (encadrement du jour): present by their shifts, needed for the children who are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.planning.conflicts import LoadConflict
from app.report.month_facts import MonthFacts

Stretches = Sequence[tuple[int, int, int]]
"""(start, end, adults) in minutes of the civil day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Adults:
    """One civil day. `shortages` is empty where no shift is known of it: a rota that nobody wrote says nothing."""

    known: bool = False
    present: Stretches = ()
    needed: Stretches = ()
    shortages: tuple[LoadConflict, ...] = ()


def adults_on(facts: MonthFacts, day: date, split: int) -> Adults:
    """The adults against the children: those who came up to minute `split`, those planned from there on."""
    _ = facts, day, split
    return Adults()
