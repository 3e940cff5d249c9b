"""The annexes' table refuses what must never be, comes to older files, and goes through CSV."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.report.annex.made import AnnexMade
from app.store import Store
from db import connection, migrations
from db.driver import Database, sqlite3
from db.names import DATA
from db.storage import FolderStorage
from tests.builders import PASSPHRASE
from tests.db.test_insertion_tables import Row, put

KEY = bytes(32)
MADE: Row = {
    "of_month": "2026-10-01",
    "made_on": "2026-11-22",
    "made_by": "directrice",
    "child_id": None,
    "with_hours": 1,
    "with_presence": 0,
    "with_weeks": 0,
}
CHILD: Row = {"first_name": "Łukasz", "last_name": "Żółć", "birth_day": "2025-03-09"}
BROKEN: tuple[Row, ...] = (
    {"of_month": "2026-10-02"},
    {"of_month": "2026-10"},
    {"of_month": "2026-13-01"},
    {"made_on": "2026-02-30"},
    {"made_by": ""},
    {"child_id": 9},
    {"with_hours": 0},
    {"with_weeks": 2},
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
        put(db, "annexes_made", {**MADE, **broken})
    put(db, "annexes_made", MADE)


def test_a_child_named_there_stays(db: Database) -> None:
    put(db, "children", CHILD)
    put(db, "annexes_made", {**MADE, "child_id": 1})
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.execute("DELETE FROM children")


def test_a_file_of_the_version_before_is_brought_up_with_what_it_holds(tmp_path: Path) -> None:
    names = migrations.names()
    before = names[: names.index("create_annexes_made")]
    db = connection.create(tmp_path / DATA, KEY, upto=before)
    put(db, "children", CHILD)
    db.close()
    db = connection.open_file(tmp_path, KEY)
    assert db.execute("SELECT first_name, last_name FROM children").fetchall() == [("Łukasz", "Żółć")]
    put(db, "annexes_made", {**MADE, "child_id": 1})
    db.close()


def test_an_annex_made_goes_out_and_comes_back(storage: FolderStorage, store: Store, tmp_path: Path) -> None:
    with store.atomic("make_annex"):
        made = store.add(
            AnnexMade(
                of_month=date(2026, 10, 1),
                made_on=date(2026, 11, 22),
                made_by="directrice",
                with_hours=True,
                with_presence=False,
                with_weeks=True,
            )
        )
    storage.export(store, tmp_path / "export")
    storage.import_(tmp_path / "export", tmp_path / "again", "directrice", PASSPHRASE)
    again = storage.open(tmp_path / "again", "directrice", PASSPHRASE)
    assert again.find(AnnexMade) == [made]
    again.close()
