"""The tables of data protection refuse what must never be, come to older files, and carry no name out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.protection.erasing import erase, erasures, proposals
from app.protection.records import Erasure
from app.session import log_in
from app.store import Store
from db import connection, migrations
from db.driver import Database, sqlite3
from db.names import DATA, ERASURES
from db.storage import FolderStorage
from tests.app.protection.families import add_family
from tests.builders import PASSPHRASE, FixedClock
from tests.db.test_insertion_tables import Row, put

KEY = bytes(32)
ERASED: Row = {"what": "child", "number": 3, "day": "2026-11-22", "since": "2023-09-01T08:02:00"}
GIVEN: Row = {"what": "insertion", "number": 3, "day": "2026-11-22", "user_id": 1}
USER: Row = {"login": "a", "name": "A", "role": "director", "active": 1}


@pytest.fixture
def db() -> Iterator[Database]:
    made = Database(memory=True, execute_plugins=False)
    migrations.migrate(made)
    put(made, "users", USER)
    yield made
    made.close()


@pytest.mark.parametrize(
    "broken",
    [{"what": "user"}, {"number": 0}, {"number": None}, {"day": "2026-02-30"}, {"since": "2023-09-01"}],
)
def test_a_line_of_the_erasure_list_is_a_known_thing_s_number_and_day(db: Database, broken: Row) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put(db, "erasures", {**ERASED, **broken})
    put(db, "erasures", {**ERASED, "since": None})


def test_nothing_is_erased_twice(db: Database) -> None:
    put(db, "erasures", ERASED)
    put(db, "erasures", {**ERASED, "what": "parent"})
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        put(db, "erasures", {**ERASED, "day": "2026-11-23"})


@pytest.mark.parametrize("broken", [{"what": "home"}, {"number": -1}, {"day": None}, {"user_id": 9}])
def test_a_file_is_given_by_somebody_on_a_day(db: Database, broken: Row) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put(db, "files_given", {**GIVEN, **broken})
    put(db, "files_given", GIVEN)
    put(db, "files_given", GIVEN)  # as often as it is asked


def test_a_file_of_the_version_before_is_brought_up_with_what_it_holds(tmp_path: Path) -> None:
    names = migrations.names()
    db = connection.create(tmp_path / DATA, KEY, upto=names[: names.index("create_erasures")])
    put(db, "users", USER)
    db.close()
    db = connection.open_file(tmp_path, KEY)
    assert db.execute("SELECT login FROM users").fetchall() == [("a",)]
    put(db, "erasures", ERASED)
    put(db, "files_given", GIVEN)
    db.close()


def test_an_export_holds_nobody_erased_and_its_list_goes_on_in_the_creche_made_of_it(
    storage: FolderStorage, store: Store, tmp_path: Path, clock: FixedClock
) -> None:
    add_family(store, "Zwyca")
    session = log_in(store, clock)
    erase(session, proposals(session))
    storage.export(store, tmp_path / "export")
    assert [path.name for path in (tmp_path / "export").iterdir() if b"Zwyca" in path.read_bytes()] == []
    storage.import_(tmp_path / "export", tmp_path / "repris", "directrice", PASSPHRASE)
    again = storage.open(tmp_path / "repris", "directrice", PASSPHRASE)
    assert again.find(Erasure) == store.find(Erasure)
    assert len(erasures(log_in(again, clock))) == 5
    again.close()
    assert (tmp_path / "repris" / ERASURES).exists()


def test_a_list_that_can_t_be_read_is_written_anew_from_the_file(
    storage: FolderStorage, store: Store, folder: Path, clock: FixedClock
) -> None:
    add_family(store, "Zwyca")
    session = log_in(store, clock)
    erase(session, proposals(session))
    whole = (folder / ERASURES).read_bytes()
    store.close()
    for broken in (b"", b"[]", b'{"folder": 3}', whole[:40]):
        (folder / ERASURES).write_bytes(broken)
        storage.open(folder, "directrice", PASSPHRASE).close()
        assert (folder / ERASURES).read_bytes() == whole
