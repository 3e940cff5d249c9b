"""The Filoué makings' table refuses what must never be, and comes to older files."""

from collections.abc import Iterator

import pytest

from db import migrations
from db.driver import Database, sqlite3
from tests.db.test_insertion_tables import Row, put

MAKING: Row = {"year": 2026, "made_on": "2027-01-01", "children": 1, "left_out": 0}


@pytest.fixture
def db() -> Iterator[Database]:
    made = Database(memory=True, execute_plugins=False)
    migrations.migrate(made)
    yield made
    made.close()


@pytest.mark.parametrize(
    "broken",
    [
        {"year": 2017},
        {"year": None},
        {"made_on": "2026-12-31"},
        {"made_on": "2027-02-30"},
        {"children": 0},
        {"left_out": -1},
        {"left_out": None},
    ],
)
def test_what_must_never_be_is_refused(db: Database, broken: Row) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put(db, "filoue_makings", {**MAKING, **broken})
    put(db, "filoue_makings", MAKING)


def test_a_year_may_be_made_again(db: Database) -> None:
    for _ in range(2):
        put(db, "filoue_makings", MAKING)
    assert db.table("filoue_makings").count == 2


def test_an_older_file_is_given_the_table() -> None:
    older = Database(memory=True, execute_plugins=False)
    names = migrations.names()
    before = names[: names.index("create_filoue_makings")]
    migrations.migrate(older, upto=before)
    assert "filoue_makings" not in older.table_names()
    assert "create_filoue_makings" in migrations.migrate(older)
    put(older, "filoue_makings", MAKING)
    older.close()
