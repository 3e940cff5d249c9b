"""Export and import lose nothing, and no cell is run by a spreadsheet."""

import csv
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import FileRefused
from app.families.records import Child, Group, Home
from app.store import Store
from db import connection, migrations
from db.csv_in import cell_of, lines_of
from db.csv_out import STEPS_FILE, told, write
from db.names import LOG
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock, new_creche, new_storage
from tests.db.people import add_family
from tests.db.strategies import RISKY_TEXTS, TEXTS


def files(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


@pytest.fixture
def exported(storage: FolderStorage, store: Store, tmp_path: Path) -> Path:
    """The export of a crèche with a family."""
    add_family(store, "Żółć")
    with store.atomic("rename"):
        store.add(Group(name="=1+1"))
    store.undo()
    storage.export(store, tmp_path / "export")
    return tmp_path / "export"


def test_export_then_import_then_export_gives_the_same_bytes(
    storage: FolderStorage, store: Store, exported: Path, tmp_path: Path, clock: FixedClock
) -> None:
    before = list(store.journal())
    clock.set(datetime(2027, 1, 1))
    storage.import_(exported, tmp_path / "repris", "directrice", PASSPHRASE)
    again = storage.open(tmp_path / "repris", "directrice", PASSPHRASE)
    assert list(again.journal()) == before
    storage.export(again, tmp_path / "export2")
    again.close()
    assert files(tmp_path / "export2") == files(exported)


def test_an_import_logs_itself_and_gives_new_keys(
    storage: FolderStorage, store: Store, folder: Path, exported: Path, tmp_path: Path
) -> None:
    code = storage.import_(exported, tmp_path / "repris", "directrice", "neuve")
    assert "import, " in (tmp_path / "repris" / LOG).read_text("utf-8")
    assert [(slot.login, slot.name, slot.role) for slot in storage.slots(tmp_path / "repris")] == [
        ("directrice", "Claire Martin", "director")
    ]
    storage.recover(tmp_path / "repris", code, "directrice", "retrouvée")
    storage.open(tmp_path / "repris", "directrice", "retrouvée").close()
    assert storage.check(tmp_path / "repris", "directrice", "retrouvée") == []


def test_ids_of_rows_taken_away_are_not_given_again_after_an_import(
    storage: FolderStorage, exported: Path, tmp_path: Path
) -> None:
    storage.import_(exported, tmp_path / "repris", "directrice", PASSPHRASE)
    store = storage.open(tmp_path / "repris", "directrice", PASSPHRASE)
    with store.atomic("add_group"):
        assert store.add(Group(name="Petits")).id == 2
    store.close()


def test_a_table_is_utf8_with_semicolons_a_header_and_empty_cells_for_null(exported: Path) -> None:
    assert (exported / "children.csv").read_bytes().decode() == (
        "id;first_name;last_name;birth_day;billing_home_id;ended_on\r\n1;Bích;Żółć;2025-03-01;1;\r\n"
    )
    assert (exported / STEPS_FILE).read_text().split() == ["step", *migrations.names()]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "'", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_is_guarded(sign: str) -> None:
    assert told(f"{sign}1+1") == f"'{sign}1+1"
    assert cell_of(told(f"{sign}1+1"), "TEXT") == f"{sign}1+1"


def test_bytes_whose_base64_begins_as_a_formula_are_guarded_and_come_back() -> None:
    assert told(b"\xf8\x00\x00") == "'+AAA"
    assert cell_of("'+AAA", "BLOB") == b"\xf8\x00\x00"


def test_bytes_are_base64_and_numbers_bare() -> None:
    assert told(b"\x00\xff") == "AP8="
    assert cell_of("AP8=", "BLOB") == b"\x00\xff"
    assert told(-5) == "-5"
    assert cell_of("-5", "INTEGER") == -5
    assert told(None) == ""
    assert cell_of("", "TEXT") is None


@settings(max_examples=100)
@given(rows=st.lists(st.tuples(st.none() | TEXTS | RISKY_TEXTS, st.none() | TEXTS | RISKY_TEXTS), max_size=4))
def test_any_text_comes_back_from_a_file(tmp_path_factory: pytest.TempPathFactory, rows: list[Any]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    write(path, ["a", "b"], rows)
    back = [tuple(cell_of(cell, "TEXT") for cell in cells) for _, cells in lines_of(path, ["a", "b"])]
    assert back == rows
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for line in csv.reader(file, delimiter=";") for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One crèche for all examples."""
    store = new_creche(new_storage(), tmp_path_factory.mktemp("csv") / "creche")
    yield store
    store.close()


@settings(max_examples=6)
@given(texts=st.lists(TEXTS | RISKY_TEXTS, min_size=1, max_size=5))
def test_any_content_goes_out_and_back_byte_by_byte(
    shared: Store, tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    place, storage = tmp_path_factory.mktemp("any"), new_storage()
    with shared.atomic("fill"):
        for text in texts:
            shared.add(Home(name=text, commune=texts[0]))
            shared.add(Child(first_name=text, last_name=text, birth_day=date(2024, 2, 29)))
    storage.export(shared, place / "one")
    storage.import_(place / "one", place / "creche", "directrice", PASSPHRASE)
    again = storage.open(place / "creche", "directrice", PASSPHRASE)
    storage.export(again, place / "two")
    assert again.find(Home) == shared.find(Home)
    again.close()
    assert files(place / "one") == files(place / "two")
    shutil.rmtree(place)


def test_an_export_never_goes_over_what_is_there(
    storage: FolderStorage, store: Store, exported: Path
) -> None:
    before = files(exported)
    with pytest.raises(FileRefused, match="existe déjà"):
        storage.export(store, exported)
    assert files(exported) == before


def test_a_text_touched_by_a_spreadsheet_with_its_mark_is_read(
    storage: FolderStorage, exported: Path, tmp_path: Path
) -> None:
    path = exported / "children.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    storage.import_(exported, tmp_path / "repris", "directrice", PASSPHRASE)


BAD: dict[str, tuple[str, Any, str]] = {
    "a lost file": ("homes.csv", None, "«\u00a0homes.csv\u00a0»\u00a0: le fichier manque"),
    "another header": ("homes.csv", b"id;nom\r\n", r"homes.csv.*\(ligne 1\)"),
    "an empty file": ("homes.csv", b"", r"homes.csv.*\(ligne 1\)"),
    "no utf-8": ("homes.csv", b"\xff\xfe", "UTF-8"),
    "a broken quote": ("groups.csv", b'id;name;position;ended_on\r\n1;"Petits', "CSV en UTF-8"),
    "a cell too few": ("groups.csv", b"id;name;position;ended_on\r\n1;Petits;0\r\n", r"ligne 2.*4 cellules"),
    "no number": ("groups.csv", b"id;name;position;ended_on\r\nun;Petits;0;\r\n", r"ligne 2.*pas acceptée"),
    "a number too long": (
        "groups.csv",
        b"id;name;position;ended_on\r\n99999999999999999999;Petits;0;\r\n",
        "ligne 2",
    ),
    "no such day": ("groups.csv", b"id;name;position;ended_on\r\n1;Petits;0;2026-02-30\r\n", "ligne 2"),
    "an empty name": ("groups.csv", b"id;name;position;ended_on\r\n1;;0;\r\n", "ligne 2"),
    "a row twice": (
        "groups.csv",
        b"id;name;position;ended_on\r\n1;Petits;0;\r\n1;Grands;0;\r\n",
        "ligne 3",
    ),
    "a reference to nothing": (
        "homes.csv",
        b"id;name;caf_number;regime;address;postcode;commune;ended_on\r\n",
        "manque",
    ),
    "nobody of that login": (
        "users.csv",
        b"id;login;name;role;active\r\n1;directrice;C;director;0\r\n",
        "actif",
    ),
    "a newer version": (STEPS_FILE, b"step\r\ncreate_users\r\nadd_wings\r\n", "plus récente"),
    "versions out of order": (STEPS_FILE, b"step\r\ncreate_journal\r\n", "dans leur ordre"),
    "no version": (STEPS_FILE, b"step\r\n", "dans leur ordre"),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_export_is_refused_by_file_and_line_and_makes_nothing(
    storage: FolderStorage, exported: Path, tmp_path: Path, fault: str
) -> None:
    name, content, sentence = BAD[fault]
    if content is None:
        (exported / name).unlink()
    else:
        (exported / name).write_bytes(content)
    with pytest.raises(FileRefused, match=sentence):
        storage.import_(exported, tmp_path / "repris", "directrice", PASSPHRASE)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["creche", "export"]


def test_an_export_that_is_not_there_is_told(storage: FolderStorage, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="n’existe pas"):
        storage.import_(tmp_path / "rien", tmp_path / "repris", "directrice", PASSPHRASE)


def test_an_import_never_goes_over_a_creche(
    storage: FolderStorage, store: Store, folder: Path, exported: Path
) -> None:
    with pytest.raises(FileRefused, match="existe déjà"):
        storage.import_(exported, folder, "directrice", PASSPHRASE)


def test_an_export_of_an_older_version_is_brought_up_to_date(
    storage: FolderStorage, exported: Path, tmp_path: Path
) -> None:
    """As if this version's last step had come later."""
    names = migrations.names()
    older = connection.create(tmp_path / "old.db", bytes(32), upto=names[:-1])
    newer = set(migrations.expected_schema()) - set(migrations.schema_of(older))
    older.close()
    for name in newer:
        (exported / f"{name}.csv").unlink(missing_ok=True)
    write(exported / STEPS_FILE, ["step"], [[name] for name in names[:-1]])
    storage.import_(exported, tmp_path / "repris", "directrice", PASSPHRASE)
    assert storage.check(tmp_path / "repris", "directrice", PASSPHRASE) == []
