"""The journal read by pages (lecture par pages): the entries wanted, newest first, never all of them at once."""

import json
from collections.abc import Collection, Mapping
from datetime import date

from app.journal_entries import Act, JournalEntry, Sought
from db.driver import Database
from db.journal import COLUMNS, entry_of
from db.rows import Cell
from db.tables import JOURNAL, TABLES

BY_NAME: Mapping[str, str] = {kind.__name__: table for kind, table in TABLES.items()}
NIGHT = "T24"
"""After every moment of a day, in the order of ISO texts."""


def before(db: Database, entry: int | None, sought: Sought, limit: int) -> list[JournalEntry]:
    """At most so many entries that are wanted, older than that one."""
    conditions, values = _conditions(sought)
    if entry is not None:
        conditions, values = [*conditions, "id < ?"], [*values, entry]
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = db.execute(
        f'SELECT {COLUMNS} FROM "{JOURNAL}"{where} ORDER BY id DESC LIMIT ?', [*values, limit]
    ).fetchall()
    return [entry_of(row) for row in rows]


def _conditions(sought: Sought) -> tuple[list[str], list[Cell]]:
    conditions: list[str] = []
    values: list[Cell] = []
    for condition, value in (
        ("user = ?", sought.user or None),
        ("at >= ?", _day(sought.first)),
        ("at <= ?", None if sought.last is None else f"{_day(sought.last)}{NIGHT}"),
        (f"act IN {_listed()}", _json(sorted(sought.acts))),
        (f"kind IN {_listed()}", _json(sorted(table_of(name) for name in sought.kinds))),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    if sought.rows is not None:
        # By the index of kind and row: no entry of others is read.
        conditions.append(
            f'id IN (SELECT told.id FROM json_each(?) AS one JOIN "{JOURNAL}" AS told '
            "ON told.kind = one.value ->> 0 AND told.row = one.value ->> 1)"
        )
        values.append(
            json.dumps([[table_of(name), row] for name, rows in sought.rows.items() for row in sorted(rows)])
        )
    return conditions, values


def _listed() -> str:
    return "(SELECT value FROM json_each(?))"


def _json(values: list[str]) -> str | None:
    return json.dumps(values) if values else None


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def table_of(name: str) -> str:
    """What the journal calls a kind of record; a word of its own stays as it is."""
    return BY_NAME.get(name, name)


def removed_rows(db: Database, fields: Collection[str]) -> list[tuple[str, int, Mapping[str, int]]]:
    """The records taken away, each with what it referred to by these fields, as the journal kept it."""
    tables = {table: name for name, table in BY_NAME.items()}
    found = db.execute(
        f'SELECT kind, row, changes FROM "{JOURNAL}" WHERE act = ?', [Act.REMOVED.value]
    ).fetchall()
    return [
        (tables[kind], row, led)
        for kind, row, changes in found
        if kind in tables and (led := _led(json.loads(changes), fields))
    ]


def _led(changes: Mapping[str, tuple[Cell, Cell]], fields: Collection[str]) -> dict[str, int]:
    return {
        name: before for name, (before, _) in changes.items() if name in fields and isinstance(before, int)
    }
