"""The file's versions: a file of any older one opens and is brought up to date; a newer one is refused."""

from pathlib import Path

import pytest

from app.errors import FileRefused
from db import connection, migrations
from db.driver import Database
from db.names import APPLICATION_ID, DATA
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, new_creche

KEY = bytes(32)
SHIPPED = Path(__file__).with_name("schema_first.sql")
"""The schema after the first shipped steps, as text: an edit to a shipped step shows here."""
FIRST_STEPS = 18
SECOND = Path(__file__).with_name("schema_second.sql")
"""The same after the counsellor's work came."""
SECOND_STEPS = 32
THIRD = Path(__file__).with_name("schema_third.sql")
"""The same after the adults, the monthly care and the waiting list came."""
THIRD_STEPS = 39


def opened(folder: Path) -> Database:
    return connection.open_file(folder, KEY)


@pytest.mark.parametrize("step", migrations.names()[:-1])
def test_a_file_that_stopped_at_a_step_is_brought_up_to_date(tmp_path: Path, step: str) -> None:
    names = migrations.names()
    connection.create(tmp_path / DATA, KEY, upto=names[: names.index(step) + 1]).close()
    db = opened(tmp_path)
    assert migrations.schema_of(db) == migrations.expected_schema()
    assert migrations.applied(db) == names
    assert db.execute("PRAGMA user_version").fetchone()[0] == len(names)
    db.close()


def test_what_an_older_file_holds_is_kept(tmp_path: Path) -> None:
    db = connection.create(tmp_path / DATA, KEY, upto=migrations.names()[:2])
    db.execute("INSERT INTO users (id, login, name, role, active) VALUES (7, 'a', 'A', 'team', 1)")
    db.close()
    db = opened(tmp_path)
    assert db.execute("SELECT * FROM users").fetchall() == [(7, "a", "A", "team", 1)]
    db.close()


def test_a_new_file_bears_our_mark_and_our_version(tmp_path: Path) -> None:
    db = connection.create(tmp_path / DATA, KEY)
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert migrations.pending(db) == []
    assert migrations.migrate(db) == []
    db.close()


def test_a_newer_file_is_refused_by_the_names_of_both(tmp_path: Path) -> None:
    db = connection.create(tmp_path / DATA, KEY)
    db.table("_sqlite_migrations").insert(
        {"migration_set": "marelle", "name": "add_wings", "applied_at": "2030-01-01"}
    )
    db.close()
    before = (tmp_path / DATA).read_bytes()
    last = migrations.names()[-1]
    with pytest.raises(FileRefused, match=f"add_wings.*{len(migrations.names())}, {last}"):
        opened(tmp_path)
    assert (tmp_path / DATA).read_bytes() == before


def test_steps_are_applied_all_or_none(tmp_path: Path) -> None:
    db = connection.create(tmp_path / DATA, KEY, upto=migrations.names()[:2])
    db.execute("CREATE TABLE month_comments (in_the_way)")
    before = migrations.schema_of(db)
    db.close()
    with pytest.raises(Exception, match="already exists"):
        opened(tmp_path)
    db = connection.connect(tmp_path / DATA, KEY)
    assert migrations.schema_of(db) == before
    assert migrations.applied(db) == migrations.names()[:2]
    db.execute("DROP TABLE month_comments")
    db.close()
    opened(tmp_path).close()


def test_a_step_that_leaves_a_reference_to_nothing_is_taken_back(tmp_path: Path) -> None:
    db = connection.create(tmp_path / DATA, KEY, upto=migrations.names()[:-1])
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("INSERT INTO parents (home_id, first_name, last_name) VALUES (9, 'a', 'b')")
    with pytest.raises(AssertionError, match="refers to nothing"):
        migrations.migrate(db)
    assert migrations.pending(db) == migrations.names()[-1:]
    db.close()


def test_shipped_steps_are_never_edited() -> None:
    db = Database(memory=True, execute_plugins=False)
    migrations.migrate(db, migrations.names()[:FIRST_STEPS])
    found = "\n".join(f"{sql};" for _, sql in sorted(migrations.schema_of(db).items())) + "\n"
    db.close()
    assert found == SHIPPED.read_text(encoding="utf-8")


def test_the_steps_of_the_counsellor_s_work_are_never_edited() -> None:
    db = Database(memory=True, execute_plugins=False)
    migrations.migrate(db, migrations.names()[:SECOND_STEPS])
    found = "\n".join(f"{sql};" for _, sql in sorted(migrations.schema_of(db).items())) + "\n"
    db.close()
    assert found == SECOND.read_text(encoding="utf-8")


def test_the_steps_of_the_adults_and_of_the_waiting_list_are_never_edited() -> None:
    db = Database(memory=True, execute_plugins=False)
    migrations.migrate(db, migrations.names()[:THIRD_STEPS])
    found = "\n".join(f"{sql};" for _, sql in sorted(migrations.schema_of(db).items())) + "\n"
    db.close()
    assert found == THIRD.read_text(encoding="utf-8")


def test_an_opened_file_is_as_safe_as_decided(storage: FolderStorage, folder: Path) -> None:
    new_creche(storage, folder).close()
    store = storage.open(folder, "directrice", PASSPHRASE)
    wanted = {
        "foreign_keys": 1,
        "synchronous": 2,
        "journal_mode": "truncate",
        "locking_mode": "exclusive",
        "trusted_schema": 0,
        "secure_delete": 1,
        "ignore_check_constraints": 0,
        "recursive_triggers": 1,
    }
    db: Database = store.db  # type: ignore[attr-defined]
    assert {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted
    store.close()
