"""Small cells (petits effectifs): counts of persons below five kept back where the crèche asks for it (domain.md, D).

A total and its cells give a hidden cell away by subtraction: where they would, the next smallest cell hides too.
Counts of interviews, actions, meetings and hours are no counts of persons: they stay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from app.report.account.counts import AnsweredRatio, Count, Delays, Parts, Ratio
from app.report.account.yearly import YearlyAccount

LEAST = 5
"""A count of persons below it is masked; none at all says nothing of anybody."""
PERSONS = frozenset(
    {
        *("parents", "homes", "avip_children", "places_kept", "without_orientation"),
        *("open_first_day", "entered", "exited", "open_last_day", "started", "renewed", "reached_term"),
        "active_last_day",
    }
)
"""The account's plain numbers that count persons, by name."""


def masked(account: YearlyAccount) -> YearlyAccount:
    """The account without its small counts of persons."""
    hidden: YearlyAccount = _masked(account)
    return replace(hidden, masked=True)


def _masked(value: Any) -> Any:
    if isinstance(value, Parts):
        return masked_parts(value)
    if isinstance(value, Ratio):
        return masked_ratio(value)
    if isinstance(value, Delays):
        return value if shown(value.count) == value.count else Delays(count=None)
    if isinstance(value, tuple):
        return tuple(map(_masked, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        one.name: shown(found) if one.name in PERSONS and isinstance(found, int) else _masked(found)
        for one in fields(value)
        for found in [getattr(value, one.name)]
    }
    return replace(value, **changed)


def shown(count: Count) -> Count:
    """The count, None where it is of one to four persons."""
    return None if count is not None and 0 < count < LEAST else count


def masked_parts(parts: Parts) -> Parts:
    """A total and its cells; those hidden can't be told from what is left of the total, which hides where they could.

    They are two or more, of five persons or more together, and not of one person each.
    """
    if parts.total is None or None in parts.of.values():
        return parts
    of = {code: count for code, count in parts.of.items() if count is not None}
    hidden = {code for code, count in of.items() if shown(count) is None}
    for code in sorted(of, key=lambda one: (of[one], one)):
        if not hidden or _is_safe([of[one] for one in hidden]):
            break
        if of[code]:
            hidden.add(code)
    if shown(parts.total) is None or (hidden and not _is_safe([of[one] for one in hidden])):
        return Parts(total=None, of=dict.fromkeys(of))
    return Parts(total=parts.total, of=_without(of, hidden))


def _is_safe(hidden: Sequence[int]) -> bool:
    """Whether their sum tells none of them: a cell that is named has one person at least."""
    return len(hidden) > 1 and sum(hidden) >= LEAST and sum(hidden) > len(hidden)


def _without(of: Mapping[str, int], hidden: set[str]) -> dict[str, Count]:
    return {code: None if code in hidden else count for code, count in of.items()}


def masked_ratio(ratio: Ratio) -> Ratio:
    """A share is two cells: those counted and the others; either hides both."""
    if ratio.numerator is None or ratio.denominator is None:
        return ratio
    few = shown(ratio.numerator) is None or shown(ratio.denominator - ratio.numerator) is None
    hidden = replace(
        ratio,
        numerator=None if few else ratio.numerator,
        denominator=shown(ratio.denominator),
    )
    if isinstance(hidden, AnsweredRatio):
        left = ratio.denominator - (hidden.answered or 0)
        if few or shown(hidden.answered) is None or shown(left) is None:
            return replace(hidden, answered=None)
    return hidden
