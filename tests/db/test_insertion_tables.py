"""The insertion's tables refuse what must never be: each constraint by a row that breaks it alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import connection, migrations
from db.driver import Database, sqlite3
from db.names import DATA
from tests.db.test_migrations import FIRST_STEPS, KEY, opened

Cell = str | int | bytes | None
Row = dict[str, Cell]

BASE: tuple[tuple[str, Row], ...] = (
    ("homes", {"name": "Żółć"}),
    ("parents", {"home_id": 1, "first_name": "Zofia", "last_name": "Żółć"}),
    ("children", {"first_name": "Łukasz", "last_name": "Żółć", "birth_day": "2025-03-09"}),
    ("users", {"login": "ines", "name": "Inès", "role": "counsellor", "active": 1}),
)
"""What the rows below refer to: each the first of its table."""
PATH: Row = {"parent_id": 1, "entry_day": "2026-09-01"}
INTERVIEW: Row = {
    "path_id": 1,
    "day": "2026-09-07",
    "start": 540,
    "minutes": 45,
    "state": "planned",
    "medium": "on_site",
    "subject": "follow_up",
}
ROWS: dict[str, Row] = {
    "organisations": {"name": "France Travail", "kind": "france_travail"},
    "partner_contacts": {"organisation_id": 1, "name": "Inès Roux"},
    "orientations": {
        "parent_id": 1,
        "day": "2026-08-20",
        "prescriber": "caf",
        "purpose": "training",
        "answer": "waiting",
    },
    "insertion_paths": PATH,
    "situations": {"path_id": 1, "day": "2026-09-01", "work": "job_seeking", "jobless_since": "2026-09-01"},
    "needs": {"path_id": 1, "theme": "money", "opened_on": "2026-09-01"},
    "need_levels": {"need_id": 1, "day": "2026-09-01", "intensity": "low"},
    "engagements": {
        "path_id": 1,
        "origin": "2026-09-01",
        "first_day": "2026-09-01",
        "last_day": "2026-11-30",
        "renewal": 0,
    },
    "interviews": INTERVIEW,
    "interview_moves": {
        "interview_id": 1,
        "moved_on": "2026-09-02",
        "from_day": "2026-09-03",
        "from_start": 540,
    },
    "private_notes": {"interview_id": 1, "content": b"\x00", "written_on": "2026-09-07"},
    "notes_locks": {
        "fingerprint": "00ff",
        "salt": b"\x00",
        "memory_kib": 8,
        "passes": 1,
        "lanes": 1,
        "sealed": b"\x00",
        "made_on": "2026-09-07",
    },
    "meetings": {"day": "2026-09-07", "with_partners": 0, "state": "planned"},
    "meeting_attendees": {"meeting_id": 1, "user_id": 1},
    "meeting_topics": {"meeting_id": 1, "path_id": 1, "why": "asked"},
    "plan_actions": {
        "path_id": 1,
        "kind": "cv_letter",
        "label": "Refaire le CV",
        "owner": "parent",
        "opened_on": "2026-09-07",
        "due_day": "2026-09-07",
        "state": "open",
    },
    "work_events": {
        "path_id": 1,
        "kind": "trial",
        "label": "Essai",
        "first_day": "2026-09-07",
        "last_day": "2026-09-07",
        "travel": 0,
    },
    "work_spans": {"event_id": 1, "weekday": 0, "start": 540, "end": 1980},
    "care_requests": {
        "event_id": 1,
        "child_id": 1,
        "first_day": "2026-09-07",
        "last_day": "2026-09-07",
        "asked_on": "2026-09-01",
        "answer": "waiting",
    },
    "request_spans": {"request_id": 1, "weekday": 6, "start": 1439, "end": 1440},
    "job_spells": {"path_id": 1, "kind": "cdi", "first_day": "2026-09-07", "last_day": "2026-09-07"},
    "follow_ups": {"path_id": 1, "months": 3, "answered_on": "2027-01-01", "answer": "unreachable"},
    "drafts": {
        "login": "ines",
        "form": "interview",
        "about": 1,
        "saved_at": "2026-09-07T09:00:00",
        "content": "{}",
    },
}
"""One good row of each table, in an order in which each only refers to those before it."""

DECLINED: Row = {"answer": "declined", "answered_on": "2026-08-21", "declined_by": "creche"}
EARLY: Row = {"ended_on": "2026-10-01", "end_reason": "job"}
HOURS: tuple[Row, ...] = (
    {"weekday": 7},
    {"weekday": -1},
    {"start": -1},
    {"start": 1440, "end": 1500},
    {"start": 540, "end": 540},
    {"start": 540, "end": 1981},
)
BROKEN: tuple[tuple[str, Row], ...] = (
    ("organisations", {"kind": "tax_office"}),
    ("organisations", {"name": ""}),
    ("partner_contacts", {"organisation_id": 9}),
    ("orientations", {"answered_on": "2026-08-19"}),
    ("orientations", {"answer": "accepted"}),
    ("orientations", {**DECLINED}),
    ("orientations", {**DECLINED, "declined_by": None, "decline_reason": "hours"}),
    ("orientations", {"declined_by": "parent"}),
    ("orientations", {"decline_reason": "hours"}),
    ("insertion_paths", {"exit_day": "2026-08-31", "outcome": "cdi"}),
    ("insertion_paths", {"exit_day": "2026-09-01"}),
    ("insertion_paths", {"outcome": "cdi"}),
    ("insertion_paths", {"place_kept_on": "2026-08-31"}),
    ("insertion_paths", {"orientation_id": 9}),
    ("insertion_paths", {"referent_id": 9}),
    ("situations", {"jobless_since": "2026-09-02"}),
    ("situations", {"single_parent": 2}),
    ("needs", {"closed_on": "2026-08-31", "closing": "lifted"}),
    ("needs", {"closed_on": "2026-09-01"}),
    ("needs", {"closing": "lifted"}),
    ("engagements", {"last_day": "2026-08-31"}),
    ("engagements", {"origin": "2026-09-02"}),
    ("engagements", {"renewal": -1}),
    ("engagements", {"ended_on": "2026-10-01"}),
    ("engagements", {"end_reason": "job"}),
    ("engagements", {**EARLY, "ended_on": "2026-08-31"}),
    ("engagements", {**EARLY, "ended_on": "2026-11-30"}),
    ("interviews", {"start": -1}),
    ("interviews", {"start": 1440}),
    ("interviews", {"minutes": 0}),
    ("interviews", {"minutes": 1441}),
    ("interviews", {"day": "2026-02-30"}),
    ("interviews", {"state": "moved"}),
    ("interview_moves", {"interview_id": 9}),
    ("private_notes", {"content": b""}),
    ("private_notes", {"content": "en clair"}),
    ("notes_locks", {"sealed": b""}),
    ("meetings", {"state": "held"}),
    ("meeting_attendees", {"user_id": None}),
    ("meeting_attendees", {"contact_id": 1}),
    ("plan_actions", {"due_day": "2026-09-06"}),
    ("plan_actions", {"state": "done"}),
    ("plan_actions", {"closed_on": "2026-09-08"}),
    ("plan_actions", {"state": "done", "closed_on": "2026-09-06"}),
    ("plan_actions", {"opened_in_id": 9}),
    ("work_events", {"last_day": "2026-09-06"}),
    ("work_events", {"travel": -1}),
    *(("work_spans", broken) for broken in HOURS),
    *(("request_spans", broken) for broken in HOURS),
    ("care_requests", {"last_day": "2026-09-06"}),
    ("care_requests", {"answer": "accepted", "answered_on": "2026-09-02"}),
    ("care_requests", {"answer": "accepted", "became": "week"}),
    ("care_requests", {"answer": "declined"}),
    ("job_spells", {"last_day": "2026-09-06"}),
    ("follow_ups", {"months": 4}),
    ("follow_ups", {"answer": "perhaps"}),
    ("drafts", {"saved_at": "2026-09-07"}),
)

TWICE: tuple[tuple[str, Row], ...] = (
    ("need_levels", {"intensity": "high"}),
    ("needs", {"opened_on": "2026-10-01"}),
    ("engagements", {"first_day": "2026-12-01", "last_day": "2026-12-31"}),
    ("interviews", {"minutes": 30, "state": "held"}),
    ("private_notes", {"content": b"\x01"}),
    ("notes_locks", {"salt": b"\x01"}),
    ("meeting_topics", {"why": "silent"}),
    ("follow_ups", {"answer": "employed"}),
    ("drafts", {"content": "{}"}),
)
"""A second row beside the good one, where there may be one only."""
BESIDE: tuple[tuple[str, Row], ...] = (
    ("needs", {"closed_on": "2026-10-01", "closing": "void"}),
    ("needs", {"theme": "housing"}),
    ("need_levels", {"day": "2026-09-02"}),
    ("engagements", {"first_day": "2026-12-01", "last_day": "2026-12-31", "renewal": 1}),
    ("interviews", {"state": "excused"}),
    ("interviews", {"start": 541}),
    ("notes_locks", {"fingerprint": "ff00"}),
    ("follow_ups", {"months": 6}),
    ("drafts", {"form": "meeting"}),
    ("drafts", {"login": "sam"}),
    ("drafts", {"about": 2}),
)
"""And where there may be another."""


def put(db: Database, table: str, row: Row) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    db.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(row.values()))


@pytest.fixture
def db() -> Iterator[Database]:
    """A file with what the rows refer to."""
    made = Database(memory=True, execute_plugins=False)
    migrations.migrate(made)
    for table, row in BASE:
        put(made, table, row)
    yield made
    made.close()


def fill(db: Database, until: str) -> None:
    """The good rows of the tables before that one."""
    for table, row in ROWS.items():
        if table == until:
            return
        put(db, table, row)


@pytest.mark.parametrize("table", ROWS)
def test_a_good_row_is_taken(db: Database, table: str) -> None:
    fill(db, table)
    put(db, table, ROWS[table])


@pytest.mark.parametrize(("table", "broken"), BROKEN)
def test_what_must_never_be_is_refused(db: Database, table: str, broken: Row) -> None:
    fill(db, table)
    with pytest.raises(sqlite3.IntegrityError):
        put(db, table, {**ROWS[table], **broken})
    put(db, table, ROWS[table])


@pytest.mark.parametrize(("table", "other"), TWICE)
def test_there_is_no_second_one(db: Database, table: str, other: Row) -> None:
    fill(db, table)
    put(db, table, ROWS[table])
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        put(db, table, {**ROWS[table], **other})


@pytest.mark.parametrize(("table", "other"), BESIDE)
def test_there_may_be_another(db: Database, table: str, other: Row) -> None:
    fill(db, table)
    put(db, table, ROWS[table])
    put(db, table, {**ROWS[table], **other})


def test_an_orientation_becomes_one_path(db: Database) -> None:
    fill(db, "insertion_paths")
    put(db, "insertion_paths", {**PATH, "orientation_id": 1, "exit_day": "2026-09-02", "outcome": "cdi"})
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        put(db, "insertion_paths", {**PATH, "orientation_id": 1, "entry_day": "2026-10-01"})


@pytest.mark.parametrize(
    ("first", "last", "ended_on", "clash"),
    [
        ("2026-11-30", "2027-02-28", None, True),
        ("2026-12-01", "2027-02-28", None, False),
        ("2026-08-01", "2026-08-31", None, False),
        ("2026-08-01", "2026-09-01", None, True),
        ("2026-08-01", "2026-12-31", "2026-08-31", False),
        ("2026-08-01", "2026-12-31", "2026-09-01", True),
    ],
)
def test_engagements_never_share_a_day(
    db: Database, first: str, last: str, ended_on: str | None, clash: bool
) -> None:
    fill(db, "engagements")
    own = ROWS["engagements"]
    put(db, "engagements", own)
    reason = None if ended_on is None else "job"
    other = {**own, "origin": first, "first_day": first, "last_day": last, "renewal": 1}
    other |= {"ended_on": ended_on, "end_reason": reason}
    if clash:
        with pytest.raises(sqlite3.IntegrityError, match="overlap: engagements"):
            put(db, "engagements", other)
    else:
        put(db, "engagements", other)


def test_an_engagement_is_not_moved_over_another(db: Database) -> None:
    fill(db, "engagements")
    own = ROWS["engagements"]
    put(db, "engagements", {**own, **EARLY})
    put(db, "engagements", {**own, "first_day": "2026-10-02", "renewal": 1})
    with pytest.raises(sqlite3.IntegrityError, match="overlap: engagements"):
        db.execute("UPDATE engagements SET ended_on = NULL, end_reason = NULL WHERE renewal = 0")
    former = {**PATH, "entry_day": "2026-08-01", "exit_day": "2026-08-31", "outcome": "cdi"}
    put(db, "insertion_paths", former)
    put(db, "engagements", {**own, "path_id": 2})


def test_what_hangs_on_a_path_keeps_it(db: Database) -> None:
    for table, row in ROWS.items():
        put(db, table, row)
    for table in ("insertion_paths", "interviews", "needs", "meetings", "work_events", "organisations"):
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            db.execute(f'DELETE FROM "{table}"')


def test_an_older_file_keeps_its_paths_and_the_rule_of_one_open(tmp_path: Path) -> None:
    db = connection.create(tmp_path / DATA, KEY, upto=migrations.names()[:FIRST_STEPS])
    for table, row in BASE:
        put(db, table, row)
    gone: Row = {
        "id": 3,
        "parent_id": 1,
        "entry_day": "2025-01-06",
        "prescriber": "plie",
        "adviser": "Inès Roux",
        "prescribed_on": "2025-01-02",
        "exit_day": "2025-04-30",
        "outcome": "cdd_short",
    }
    put(db, "insertion_paths", gone)
    put(db, "insertion_paths", {"id": 7, **PATH})
    db.close()
    db = opened(tmp_path)
    found = db.execute("SELECT * FROM insertion_paths ORDER BY id").fetchall()
    assert found == [
        (3, 1, "2025-01-06", "plie", "Inès Roux", "2025-01-02", "2025-04-30", "cdd_short", None, None, None),
        (7, 1, "2026-09-01", None, None, None, None, None, None, None, None),
    ]
    with pytest.raises(sqlite3.IntegrityError, match="overlap: insertion_paths"):
        put(db, "insertion_paths", {**PATH, "entry_day": "2026-10-01"})
    with pytest.raises(sqlite3.IntegrityError, match="overlap: insertion_paths"):
        db.execute("UPDATE insertion_paths SET exit_day = NULL, outcome = NULL WHERE id = 3")
    put(db, "interviews", {**INTERVIEW, "path_id": 7})
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.execute("DELETE FROM insertion_paths WHERE id = 7")
    assert migrations.schema_of(db) == migrations.expected_schema()
    assert db.execute("PRAGMA legacy_alter_table").fetchone()[0] == 0
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    db.close()
