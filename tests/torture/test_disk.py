"""The disk of the power cuts: what may be found afterwards is what a journalled file system allows, and no less."""

import random
from pathlib import Path

import pytest

from tests.torture.disk import HEEDED, Disk
from tests.torture.recording import Call, can_record, record

CUTS = 60

WHOLE = [
    Call("make", "beside"),
    Call("write", "beside", 0, b"new"),
    Call("sync", "beside"),
    Call("rename", "beside", to="file"),
    Call("sync", ""),
]
"""Written beside, synced, renamed over, and the folder synced."""

WRITER = """
import os, shutil, sys
from pathlib import Path
from db.files import copy_synced, write_whole
folder = Path(sys.argv[1])
write_whole(folder / "keys", b"short")
copy_synced(folder / "keys", folder / "copy")
write_whole(folder / "keys", b"much longer than before")
with open(folder / "log", "a") as log:
    log.write("added")
with open(folder / "log", "a") as log:
    log.write(" again")
(folder / "unfinished").mkdir()
copy_synced(folder / "keys", folder / "unfinished" / "keys")
(folder / "unfinished").rename(folder / "finished")
with open(folder / "data", "wb", buffering=0) as data:
    data.write(b"0123456789")
    data.seek(2)
    data.write(b"ab")
    os.pwrite(data.fileno(), b"z", 15)
    data.truncate(14)
(folder / "copy").unlink()
"""


def found(folder: Path, calls: list[Call], *, without: str = "") -> set[tuple[tuple[str, bytes], ...]]:
    """What may be in the folder, its files and their bytes, after cuts behind these calls."""
    (folder / "file").write_bytes(b"old")
    disk = Disk(folder, heeds=[one for one in HEEDED if one != without])
    for call in calls:
        disk.do(in_folder(folder, call))
    states, chance = set(), random.Random(7)
    for number in range(CUTS):
        at = folder.with_name(f"after {number}")
        disk.after_a_cut(chance, at)
        states.add(tuple((path.name, path.read_bytes()) for path in sorted(at.iterdir())))
    return states


def in_folder(folder: Path, call: Call) -> Call:
    path, to = str(folder / call.path), str(folder / call.to) if call.to else ""
    return Call(call.what, path, call.offset, call.data, to)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


OLD, NEW, EMPTY = (("file", b"old"),), (("file", b"new"),), (("file", b""),)


def test_a_file_written_whole_is_the_new_one_once_its_folder_is_synced(folder: Path) -> None:
    assert found(folder, WHOLE) == {NEW}


def test_a_renamed_file_is_the_old_or_the_new_one_until_its_folder_is_synced(folder: Path) -> None:
    beside = (("beside", b"new"), *OLD)
    assert found(folder, WHOLE[:-1]) == {OLD, NEW, beside}


def test_a_file_renamed_before_it_was_synced_may_be_empty_under_its_new_name(folder: Path) -> None:
    hasty = [call for call in WHOLE if call.what != "sync" or call.path == ""]
    assert found(folder, hasty) == {EMPTY, NEW}
    assert found(folder, WHOLE, without="files") == {EMPTY, NEW}


def test_a_rename_is_lost_where_the_folders_syncs_are_left_out(folder: Path) -> None:
    assert OLD in found(folder, WHOLE, without="folders")


def test_a_write_comes_sector_by_sector_in_any_order(folder: Path) -> None:
    first, second = b"a" * 512, b"b" * 512
    states = found(folder, [Call("write", "file", 0, first + second)])
    assert {
        OLD,
        (("file", first),),
        (("file", b"old" + bytes(509) + second),),
        (("file", first + second),),
    } == states


def test_a_write_to_a_file_made_anew_under_a_name_leaves_the_renamed_one_alone(folder: Path) -> None:
    again = [Call("make", "beside"), Call("write", "beside", 0, b"newer"), Call("sync", "beside")]
    assert found(folder, [*WHOLE, *again, Call("sync", "")]) == {(("beside", b"newer"), *NEW)}


@pytest.mark.skipif(not can_record(), reason="no strace here")
def test_what_was_recorded_makes_the_very_files_that_the_program_left(folder: Path, tmp_path: Path) -> None:
    calls = record(WRITER, folder, tmp_path / "trace")
    left = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (tmp_path / "empty").mkdir()
    disk = Disk(tmp_path / "empty")
    for call in calls:
        disk.do(call)
    assert disk.whole() == left
    assert left[str(folder / "data")] == b"01ab456789\0\0\0\0"


@pytest.mark.skipif(not can_record(), reason="no strace here")
def test_a_copy_is_of_the_file_as_it_stood_then(folder: Path, tmp_path: Path) -> None:
    calls = record(WRITER, folder, tmp_path / "trace")
    (tmp_path / "empty").mkdir()
    disk = Disk(tmp_path / "empty")
    for call in calls:
        disk.do(call)
        if call.what == "sync" and call.path == str(folder / "copy"):
            break
    assert disk.whole()[str(folder / "copy")] == b"short"
