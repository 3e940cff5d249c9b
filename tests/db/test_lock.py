"""One program at a time: the lock beside the file."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from app.errors import FileRefused
from db.lock import FolderLock, host
from db.names import LOCK

SINCE = datetime(2026, 11, 22, 8, 2)
ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from datetime import datetime
from pathlib import Path
from db.lock import FolderLock
lock = FolderLock.take(Path(sys.argv[1]), "Claire Martin", datetime(2026, 11, 22, 8, 2))
print("held", flush=True)
sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[bytes]:
    """Another process that holds the lock until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, folder], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def test_the_lock_says_who_where_and_since_when(tmp_path: Path) -> None:
    lock = FolderLock.take(tmp_path, "Claire Martin", SINCE)
    assert json.loads((tmp_path / LOCK).read_bytes()) == {
        "who": "Claire Martin",
        "host": host(),
        "pid": os.getpid(),
        "since": "2026-11-22T08:02:00",
    }
    lock.release()
    lock.release()
    assert not (tmp_path / LOCK).exists()


def test_a_second_opening_is_refused_in_the_same_program_too(tmp_path: Path) -> None:
    lock = FolderLock.take(tmp_path, "Claire Martin", SINCE)
    with pytest.raises(FileRefused, match="Claire Martin"):
        FolderLock.take(tmp_path, "Équipe", SINCE)
    lock.release()
    FolderLock.take(tmp_path, "Équipe", SINCE).release()


def test_another_program_is_told_by_who_where_and_since_when(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        with pytest.raises(FileRefused) as refused:
            FolderLock.take(tmp_path, "Équipe", SINCE)
        process.communicate()
    sentence = refused.value.sentence.replace("\u00a0", " ")
    assert (
        f"déjà ouverte par Claire Martin sur le poste {host()} depuis le 22 novembre 2026 à 8 h 02"
        in sentence
    )


def test_a_killed_programs_lock_is_taken_over(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.kill()
        process.wait()
        assert (tmp_path / LOCK).exists()
        FolderLock.take(tmp_path, "Équipe", SINCE).release()


def test_a_lock_left_by_another_computer_is_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(
        json.dumps({"who": "Claire", "host": "ANCIEN-PC", "pid": 1, "since": "2026-11-01T09:00:00"}), "utf-8"
    )
    with pytest.raises(FileRefused, match=r"ANCIEN-PC.*supprimez"):
        FolderLock.take(tmp_path, "Équipe", SINCE)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"who": "x"}', '{"who":1,"host":"h","pid":1,"since":"hier"}']
)
def test_a_lock_file_that_says_nothing_binds_nobody_once_its_holder_is_gone(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / LOCK).write_text(content, "utf-8")
    FolderLock.take(tmp_path, "Équipe", SINCE).release()


def test_a_held_lock_that_says_nothing_is_still_held(tmp_path: Path) -> None:
    lock = FolderLock.take(tmp_path, "Claire", SINCE)
    (tmp_path / LOCK).write_text("", "utf-8")
    with pytest.raises(FileRefused, match="déjà ouverte"):
        FolderLock.take(tmp_path, "Équipe", SINCE)
    lock.release()
