"""The adults' tables refuse what must never be: each constraint by a row that breaks it alone."""

from collections.abc import Iterator

import pytest

from db import migrations
from db.driver import Database, sqlite3
from tests.db.test_insertion_tables import Row, put

ROWS: dict[str, Row] = {
    "staff_members": {
        "first_name": "Fatou",
        "last_name": "N’Diaye",
        "qualification": "early_years_cap",
        "first_day": "2026-09-01",
        "last_day": "2026-09-01",
    },
    "staff_contracts": {"member_id": 1, "first_day": "2026-09-01", "weekly_minutes": 2100},
    "shift_patterns": {
        "member_id": 1,
        "first_day": "2026-09-01",
        "weeks": 10,
        "turn": "anchor",
        "anchor": "2026-08-31",
    },
    "shift_pattern_spans": {"shift_pattern_id": 1, "week": 9, "weekday": 6, "start": 1439, "end": 2879},
    "shift_exceptions": {"member_id": 1, "day": "2026-09-01"},
    "shift_exception_spans": {"shift_exception_id": 1, "start": 0, "end": 1440},
    "leaves": {
        "member_id": 1,
        "first_day": "2026-09-01",
        "last_day": "2026-09-03",
        "kind": "paid_leave",
    },
}
"""One good row of each table, in an order in which each only refers to those before it."""
HOURS: tuple[Row, ...] = ({"start": -1}, {"start": 1440, "end": 1500}, {"end": 0}, {"end": 2880})
BROKEN: tuple[tuple[str, Row], ...] = (
    ("staff_members", {"first_name": ""}),
    ("staff_members", {"qualification": "wizard"}),
    ("staff_members", {"last_day": "2026-08-31"}),
    ("staff_contracts", {"member_id": 9}),
    ("staff_contracts", {"weekly_minutes": 0}),
    ("staff_contracts", {"weekly_minutes": 10081}),
    ("shift_patterns", {"weeks": 0}),
    ("shift_patterns", {"weeks": 11}),
    ("shift_patterns", {"anchor": "2026-09-01"}),
    ("shift_patterns", {"turn": "moon"}),
    ("shift_pattern_spans", {"week": 10}),
    ("shift_pattern_spans", {"weekday": 7}),
    *(("shift_pattern_spans", {"start": 10, "end": 20, **broken}) for broken in HOURS[:2]),
    ("shift_pattern_spans", {"start": 10, "end": 10}),
    ("shift_pattern_spans", {"start": 10, "end": 1451}),
    ("shift_exceptions", {"day": "2026-02-30"}),
    ("shift_exceptions", {"note": ""}),
    *(("shift_exception_spans", broken) for broken in HOURS),
    ("leaves", {"last_day": "2026-08-31"}),
    ("leaves", {"kind": "holiday"}),
)
TWICE: tuple[tuple[str, Row], ...] = (
    ("staff_contracts", {"weekly_minutes": 60}),
    ("shift_patterns", {"weeks": 1}),
    ("shift_exceptions", {"note": "remplace"}),
    ("leaves", {"first_day": "2026-09-03", "last_day": "2026-09-05"}),
    ("leaves", {"first_day": "2026-08-30", "last_day": "2026-09-01"}),
)
"""A second row beside the good one, where there may be one only."""
BESIDE: tuple[tuple[str, Row], ...] = (
    ("staff_members", {}),
    ("staff_contracts", {"first_day": "2026-09-02"}),
    ("shift_patterns", {"first_day": "2026-09-02"}),
    ("shift_exceptions", {"day": "2026-09-02"}),
    ("leaves", {"first_day": "2026-09-04", "last_day": "2026-09-04"}),
)
"""And where there may be another."""


@pytest.fixture
def db() -> Iterator[Database]:
    """A file with one good row in each table."""
    made = Database(memory=True, execute_plugins=False)
    migrations.migrate(made)
    for table, row in ROWS.items():
        put(made, table, row)
    yield made
    made.close()


@pytest.mark.parametrize(("table", "broken"), BROKEN)
def test_what_must_never_be_is_refused(db: Database, table: str, broken: Row) -> None:
    other = {"first_day": "2027-01-01", "day": "2027-01-01"} if table != "leaves" else {"member_id": 2}
    put(db, "staff_members", ROWS["staff_members"])
    good = {name: other.get(name, value) for name, value in ROWS[table].items()}
    if table == "staff_members":
        good = ROWS[table]
    with pytest.raises(sqlite3.IntegrityError):
        put(db, table, {**good, **broken})
    put(db, table, good)


@pytest.mark.parametrize(("table", "other"), TWICE)
def test_there_is_no_second_one(db: Database, table: str, other: Row) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"UNIQUE|overlap"):
        put(db, table, {**ROWS[table], **other})


@pytest.mark.parametrize(("table", "other"), BESIDE)
def test_there_may_be_another(db: Database, table: str, other: Row) -> None:
    put(db, table, {**ROWS[table], **other})


def test_a_leave_can_t_be_moved_onto_another_of_the_same_person(db: Database) -> None:
    put(db, "leaves", {**ROWS["leaves"], "first_day": "2026-10-01", "last_day": "2026-10-02"})
    with pytest.raises(sqlite3.IntegrityError, match="overlap: leaves"):
        db.execute("UPDATE leaves SET first_day = '2026-09-03' WHERE id = 2")
    db.execute("UPDATE leaves SET first_day = '2026-09-04' WHERE id = 2")


def test_somebody_with_shifts_can_t_be_taken_away(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.execute("DELETE FROM staff_members WHERE id = 1")
