"""The plug pulled, the disk full, the folder forbidden: what was acknowledged is there, nothing else is touched."""

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import FileRefused
from app.families.records import Group
from app.store import Store
from db.names import DATA
from db.storage import FolderStorage
from db.store import FileStore
from tests.builders import PASSPHRASE, new_creche

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from app.families.records import Group
from tests.builders import PASSPHRASE, new_storage
store = new_storage().open(Path(sys.argv[1]), "directrice", PASSPHRASE)
number = len(store.find(Group))
while True:
    with store.atomic("add_groups"):
        for part in "abc":
            number += 1
            store.add(Group(name=f"{number}{part}"))
    print(number, flush=True)
"""


def run(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_writer_killed_at_any_moment_loses_nothing_it_acknowledged(
    storage: FolderStorage, folder: Path
) -> None:
    new_creche(storage, folder).close()
    chance = random.Random(3)
    for _ in range(4):
        with run(WRITER, folder) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randrange(1, 25)):
                acknowledged = int(writer.stdout.readline())
            writer.kill()
            rest = writer.stdout.read().splitlines()
        acknowledged = int(rest[-1]) if rest and rest[-1].isdigit() else acknowledged
        assert storage.check(folder, "directrice", PASSPHRASE) == []
        store = storage.open(folder, "directrice", PASSPHRASE)
        kept = len(store.find(Group))
        store.close()
        assert kept % 3 == 0
        assert kept >= acknowledged - acknowledged % 3


def test_any_flipped_bit_of_the_file_is_found(storage: FolderStorage, folder: Path) -> None:
    new_creche(storage, folder).close()
    whole = (folder / DATA).read_bytes()
    chance = random.Random(5)
    for _ in range(30):
        place = chance.randrange(len(whole) * 8)
        hit = bytearray(whole)
        hit[place // 8] ^= 1 << place % 8
        (folder / DATA).write_bytes(hit)
        with pytest.raises(FileRefused):
            storage.open(folder, "directrice", PASSPHRASE)
        assert storage.check(folder, "directrice", PASSPHRASE) != []
        assert (folder / DATA).read_bytes() == hit


def test_any_lost_end_of_the_file_is_found(storage: FolderStorage, folder: Path) -> None:
    new_creche(storage, folder).close()
    whole = (folder / DATA).read_bytes()
    chance = random.Random(7)
    for size in [0, 1, 4095, 4096, len(whole) - 4096, len(whole) - 1, *chance.sample(range(len(whole)), 12)]:
        (folder / DATA).write_bytes(whole[:size])
        with pytest.raises(FileRefused):
            storage.open(folder, "directrice", PASSPHRASE)


def test_an_end_torn_by_the_power_is_mended_where_the_deed_s_journal_stands(
    storage: FolderStorage, folder: Path
) -> None:
    store = new_creche(storage, folder)
    assert isinstance(store, FileStore)
    store.db.execute("PRAGMA cache_size = 5")
    with store.atomic("fill"):
        store.add_all(Group(name=f"{'x' * 400}{number}") for number in range(500))
        file, journal = (folder / DATA).read_bytes(), (folder / f"{DATA}-journal").read_bytes()
    store.close()
    (folder / DATA).write_bytes(file[:-512])
    with pytest.raises(FileRefused, match="sa fin manque"):
        storage.open(folder, "directrice", PASSPHRASE)
    (folder / f"{DATA}-journal").write_bytes(journal)
    store = storage.open(folder, "directrice", PASSPHRASE)
    assert store.find(Group) == []
    store.close()


def test_a_page_lost_while_the_file_is_open_is_told_on_reading(storage: FolderStorage, folder: Path) -> None:
    store = new_creche(storage, folder)
    with store.atomic("fill"):
        store.add_all(Group(name=f"{'x' * 400}{number}") for number in range(500))
    store.close()
    store = storage.open(folder, "directrice", PASSPHRASE)
    with (folder / DATA).open("rb+") as file:
        for page in range(20, (folder / DATA).stat().st_size // 4096):
            file.seek(page * 4096 + 100)
            file.write(b"\0" * 100)
    assert isinstance(store, FileStore)
    store.db.execute("PRAGMA shrink_memory")
    with pytest.raises(FileRefused, match="abîmé"):
        store.find(Group)
    store.close()


@pytest.fixture
def cramped(store: Store) -> Iterator[FileStore]:
    """A file that can't grow any more, as on a full disk."""
    assert isinstance(store, FileStore)
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages + 2}")
    yield store
    store.db.execute("PRAGMA max_page_count = 1000000")


def fill(store: Store) -> None:
    """More than the disk holds."""
    with store.atomic("fill"):
        store.add_all(Group(name=f"{'x' * 400}{number}") for number in range(500))


def test_a_full_disk_is_told_and_the_deed_never_was(cramped: FileStore) -> None:
    before = list(cramped.journal())
    with pytest.raises(FileRefused, match=r"plein.*Libérez"):
        fill(cramped)
    assert cramped.find(Group) == []
    assert list(cramped.journal()) == before
    with cramped.atomic("add_group"):
        cramped.add(Group(name="Petits"))
    assert len(cramped.find(Group)) == 1


def test_a_deed_that_goes_on_after_the_disk_refused_writes_nothing(cramped: FileStore) -> None:
    def stubborn() -> None:
        with cramped.atomic("fill"):
            with pytest.raises(FileRefused):
                cramped.add_all(Group(name=f"{'x' * 400}{number}") for number in range(500))
            cramped.add(Group(name="Petits"))

    with pytest.raises(RuntimeError, match="transaction broke"):
        stubborn()
    assert cramped.find(Group) == []
    assert not cramped.db.conn.in_transaction


LIMITED = """
import resource, signal, sys
from pathlib import Path
from app.errors import FileRefused
from app.families.records import Group
from tests.builders import PASSPHRASE, new_storage
folder = Path(sys.argv[1])
storage = new_storage()
store = storage.open(folder, "directrice", PASSPHRASE)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = (folder / "donnees.db").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192))
try:
    with store.atomic("fill"):
        store.add_all(Group(name=f"{'x' * 400}{number}") for number in range(20000))
except FileRefused as refused:
    print(refused.sentence)
store.close()
for refusal in (
    lambda: storage.create(folder.with_name("neuve"), "directrice", "C", "director", PASSPHRASE),
    lambda: storage.import_(Path(sys.argv[2]), folder.with_name("reprise"), "directrice", PASSPHRASE),
):
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, size + 8192))
    try:
        refusal()
    except FileRefused as refused:
        print(refused.sentence)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_disk_that_refuses_to_write_is_told_and_leaves_no_half_folder(
    storage: FolderStorage, folder: Path
) -> None:
    store = new_creche(storage, folder)
    exported = folder.with_name("export")
    storage.export(store, exported)
    store.close()
    with run(LIMITED, folder, exported) as limited:
        told, wrong = limited.communicate()
    assert wrong == ""
    assert [line for line in told.splitlines() if "disque" in line] == told.splitlines()
    assert len(told.splitlines()) == 3
    assert sorted(path.name for path in folder.parent.iterdir()) == ["creche", "export"]
    assert storage.check(folder, "directrice", PASSPHRASE) == []
    store = storage.open(folder, "directrice", PASSPHRASE)
    assert store.find(Group) == []
    store.close()


FORBIDDEN = """
import os, sys
from pathlib import Path
from app.errors import FileRefused
from db.storage import preload
from tests.builders import PASSPHRASE, new_storage
preload()
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
storage = new_storage()
folder = Path(sys.argv[1])
for refusal in (
    lambda: storage.open(folder, "directrice", PASSPHRASE),
    lambda: storage.create(folder / "neuve", "directrice", "C", "director", PASSPHRASE),
):
    try:
        refusal()
    except FileRefused as refused:
        print(refused.sentence)
"""


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that everybody reaches: pytest's own are closed to the account without rights."""
    with tempfile.TemporaryDirectory() as reached:
        Path(reached).chmod(0o755)
        yield Path(reached)


def forbid(folder: Path, mode: int, file_mode: int) -> None:
    for path in folder.iterdir():
        path.chmod(file_mode)
    folder.chmod(mode)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told otherwise there")
@pytest.mark.parametrize(("mode", "file_mode"), [(0o555, 0o444), (0o777, 0o444), (0o777, 0o000)])
def test_a_folder_or_file_that_may_not_be_written_is_told(
    storage: FolderStorage, open_to_all: Path, mode: int, file_mode: int
) -> None:
    folder = open_to_all / "creche"
    new_creche(storage, folder).close()
    before = (folder / DATA).read_bytes()
    forbid(folder, mode, file_mode)
    with run(FORBIDDEN, folder) as forbidden:
        told, wrong = forbidden.communicate()
    assert wrong == ""
    assert "n’a pas le droit d’y écrire" in told.splitlines()[0]
    assert (folder / DATA).read_bytes() == before
    folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told otherwise there")
def test_a_folder_under_one_that_may_not_be_entered_is_told(
    storage: FolderStorage, open_to_all: Path
) -> None:
    folder = open_to_all / "closed" / "creche"
    new_creche(storage, folder).close()
    folder.parent.chmod(0o600)
    with run(FORBIDDEN, folder) as forbidden:
        told, wrong = forbidden.communicate()
    assert wrong == ""
    assert ["n’a pas le droit d’y écrire" in line for line in told.splitlines()] == [True, True]
    folder.parent.chmod(0o755)
