"""What is asked of a table (requêtes): equality and shared days turned into a WHERE with its values."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from db.rows import Cell, Shape

EVER = "9999"
"""Sorts after every day: an empty last day means "still so"."""


def equal(shape: Shape[Any], equals: Mapping[str, object]) -> tuple[list[str], list[Cell]]:
    """Conditions and values: None means empty, a list or tuple "one of". Raises TypeError for no such field."""
    conditions: list[str] = []
    values: list[Cell] = []
    for name, wanted in equals.items():
        if isinstance(wanted, list | tuple | set | frozenset):
            cells = [shape.cell(name, one) for one in wanted]
            among = f'"{name}" IN (SELECT value FROM json_each(?))'
            conditions.append(f'({among} OR "{name}" IS NULL)' if None in cells else among)
            values.append(json.dumps(cells))
        elif wanted is None:
            shape.cell(name, None)
            conditions.append(f'"{name}" IS NULL')
        else:
            conditions.append(f'"{name}" = ?')
            values.append(shape.cell(name, wanted))
    return conditions, values


def sharing_a_day(shape: Shape[Any], first: date, last: date) -> tuple[list[str], list[Cell]]:
    """Conditions and values for a PERIOD that shares a day with [first, last].

    A kind without the second field holds from its first bound on. Raises TypeError for a kind without the first.
    """
    start, end = shape.kind.PERIOD
    if start not in shape.fields:
        raise TypeError(f"{shape.kind.__name__} has no period")
    low, high = _bound(shape, start, first, "T00:00:00"), _bound(shape, start, last, "T23:59:59")
    if end == start:
        return [f'"{start}" BETWEEN ? AND ?'], [low, high]
    conditions = [f'"{start}" <= ?']
    values: list[Cell] = [high]
    if end in shape.fields:
        bound = f"coalesce(\"{end}\", '{EVER}')" if shape.fields[end].null else f'"{end}"'
        conditions.append(f"{bound} >= ?")
        values.append(_bound(shape, end, first, "T00:00:00"))
    return conditions, values


def _bound(shape: Shape[Any], name: str, day: date, time: str) -> str:
    return day.isoformat() + time if shape.fields[name].type is datetime else day.isoformat()


def order(shape: Shape[Any]) -> str:
    """By first bound then id."""
    return f'"{shape.kind.PERIOD[0]}", id'
