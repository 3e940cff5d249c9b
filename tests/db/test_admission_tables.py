"""The waiting list's tables refuse what must never be: each constraint by a row that breaks it alone."""

from collections.abc import Iterator

import pytest

from db import migrations
from db.driver import Database, sqlite3
from tests.db.test_insertion_tables import BASE, Row, put

ROWS: dict[str, Row] = {
    "admission_requests": {
        "first_name": "Awa",
        "last_name": "Sissoko",
        "birth_day": "2025-05-02",
        "contact_first_name": "Mariam",
        "contact_last_name": "Sissoko",
        "asked_on": "2026-11-02",
        "wanted_from": "2025-05-02",
        "kind": "regular",
        "avip": 0,
        "single_parent": 1,
        "qpv": 0,
        "rsa": 0,
        "sibling": 0,
        "state": "waiting",
    },
    "admission_spans": {"admission_id": 1, "weekday": 6, "start": 1439, "end": 2879},
    "admission_decisions": {
        "admission_id": 1,
        "day": "2026-11-20",
        "verdict": "declined",
        "why": "no_place",
        "user_id": 1,
    },
    "hour_envelopes": {"enrolment_id": 1, "first_day": "2026-09-01", "monthly_minutes": 44640},
}
"""One good row of each table, in an order in which each only refers to those before it."""
ENROLMENT: Row = {"child_id": 1, "kind": "regular", "first_day": "2026-09-01", "last_day": "2027-07-31"}
BROKEN: tuple[tuple[str, Row], ...] = (
    ("admission_requests", {"first_name": ""}),
    ("admission_requests", {"contact_last_name": None}),
    ("admission_requests", {"wanted_from": "2025-05-01"}),
    ("admission_requests", {"kind": "nightly"}),
    ("admission_requests", {"avip": 2}),
    ("admission_requests", {"state": "lost"}),
    ("admission_requests", {"state": "admitted"}),
    ("admission_requests", {"child_id": 1}),
    ("admission_spans", {"admission_id": 9}),
    ("admission_spans", {"weekday": 7}),
    ("admission_spans", {"start": -1, "end": 60}),
    ("admission_spans", {"start": 1440, "end": 1500}),
    ("admission_spans", {"start": 60, "end": 60}),
    ("admission_spans", {"start": 60, "end": 1501}),
    ("admission_decisions", {"verdict": "hoped"}),
    ("admission_decisions", {"why": None}),
    ("admission_decisions", {"why": "weather"}),
    ("admission_decisions", {"why": "other"}),
    ("admission_decisions", {"verdict": "admitted"}),
    ("admission_decisions", {"user_id": 9}),
    ("hour_envelopes", {"first_day": "2026-10-01", "monthly_minutes": 0}),
    ("hour_envelopes", {"first_day": "2026-10-01", "monthly_minutes": 44641}),
    ("hour_envelopes", {"monthly_minutes": 60}),
    ("hour_envelopes", {"enrolment_id": 9}),
)
BESIDE: tuple[tuple[str, Row], ...] = (
    ("admission_requests", {"state": "admitted", "child_id": 1}),
    ("admission_decisions", {"verdict": "reopened", "why": None}),
    ("admission_decisions", {"why": "other", "note": "hors de la commune"}),
    ("hour_envelopes", {"first_day": "2026-10-01", "monthly_minutes": 1}),
)


@pytest.fixture
def db() -> Iterator[Database]:
    """A file with one good row in each table."""
    made = Database(memory=True, execute_plugins=False)
    migrations.migrate(made)
    for table, row in (*BASE, ("enrolments", ENROLMENT), *ROWS.items()):
        put(made, table, row)
    yield made
    made.close()


@pytest.mark.parametrize(("table", "broken"), BROKEN)
def test_what_must_never_be_is_refused(db: Database, table: str, broken: Row) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put(db, table, {**ROWS[table], **broken})


@pytest.mark.parametrize(("table", "other"), BESIDE)
def test_there_may_be_another(db: Database, table: str, other: Row) -> None:
    put(db, table, {**ROWS[table], **other})


def test_a_request_with_decisions_can_t_be_taken_away(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.execute("DELETE FROM admission_requests WHERE id = 1")
