"""The closed months' tables refuse what must never be, come to older files, and go through CSV byte for byte."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.report.closed_months import ClosedMonth, ClosedPaper, PaperKind, stored_report
from app.store import Store
from db import connection, migrations
from db.driver import Database, sqlite3
from db.names import DATA
from db.storage import FolderStorage
from tests.app.report.closed import OCTOBER
from tests.builders import PASSPHRASE
from tests.db.test_insertion_tables import Row, put

KEY = bytes(32)
SUM = "0123456789abcdef" * 4
MONTH: Row = {"month": "2026-10", "closed_on": "2026-11-01", "closed_by": "directrice", "sha256": SUM}
REOPENED: Row = {"reopened_on": "2026-11-01", "reopened_by": "directrice", "reason": "Erreur"}
PAPER: Row = {"closing_id": 1, "kind": "data", "content": b"{}"}
BROKEN: tuple[Row, ...] = (
    {"month": "2026-13"},
    {"month": "2026-9"},
    {"month": "2026-10-01"},
    {"closed_on": "2026-10-31"},  # the month wasn't over
    {"closed_by": ""},
    {"sha256": SUM[1:]},
    {"sha256": SUM.upper()},
    {"reopened_on": "2026-11-02"},
    {**REOPENED, "reason": None},
    {**REOPENED, "reopened_by": None},
    {**REOPENED, "reopened_on": None},
    {**REOPENED, "reopened_on": "2026-10-31"},
)


@pytest.fixture
def db() -> Iterator[Database]:
    made = Database(memory=True, execute_plugins=False)
    migrations.migrate(made)
    yield made
    made.close()


@pytest.mark.parametrize("broken", BROKEN)
def test_what_must_never_be_is_refused(db: Database, broken: Row) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put(db, "closed_months", {**MONTH, **broken})
    put(db, "closed_months", MONTH)


@pytest.mark.parametrize("broken", [{"kind": "png"}, {"content": b""}, {"closing_id": 9}])
def test_a_paper_is_one_of_its_month(db: Database, broken: Row) -> None:
    put(db, "closed_months", MONTH)
    with pytest.raises(sqlite3.IntegrityError):
        put(db, "closed_papers", {**PAPER, **broken})
    put(db, "closed_papers", PAPER)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        put(db, "closed_papers", PAPER)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.execute("DELETE FROM closed_months")


def test_one_closing_of_a_month_is_in_force_beside_those_reopened(db: Database) -> None:
    for _ in range(2):
        put(db, "closed_months", {**MONTH, **REOPENED})
    put(db, "closed_months", MONTH)
    put(db, "closed_months", {**MONTH, "month": "2026-09"})
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        put(db, "closed_months", MONTH)


def test_a_file_of_the_version_before_is_brought_up_with_what_it_holds(tmp_path: Path) -> None:
    names = migrations.names()
    before = names[: names.index("create_closed_months")]
    db = connection.create(tmp_path / DATA, KEY, upto=before)
    put(db, "users", {"login": "a", "name": "A", "role": "director", "active": 1})
    put(db, "month_comments", {"month": "2026-10", "text": "Calme"})
    db.close()
    db = connection.open_file(tmp_path, KEY)
    assert db.execute("SELECT month, text FROM month_comments").fetchall() == [("2026-10", "Calme")]
    put(db, "closed_months", MONTH)
    put(db, "closed_papers", PAPER)
    db.close()


def test_the_papers_go_out_and_come_back_byte_for_byte(
    storage: FolderStorage, store: Store, tmp_path: Path
) -> None:
    pdf = b'%PDF-1.4\r\n\x00\xff;"=1+1'
    with store.atomic("close_month"):
        closing = store.add(
            ClosedMonth(month="2026-10", closed_on=date(2026, 11, 1), closed_by="directrice", sha256=SUM)
        )
        store.add(ClosedPaper(closing_id=closing.id, kind=PaperKind.DATA, content=b'{\n "a": 1}\n'))
        store.add(ClosedPaper(closing_id=closing.id, kind=PaperKind.PDF, content=pdf))
    before = stored_report(store, OCTOBER)
    storage.export(store, tmp_path / "export")
    storage.import_(tmp_path / "export", tmp_path / "repris", "directrice", PASSPHRASE)
    again = storage.open(tmp_path / "repris", "directrice", PASSPHRASE)
    assert before is not None
    assert (before.pdf, stored_report(again, OCTOBER)) == (pdf, before)
    again.close()
