"""What goes wrong around a crèche's folder, done for real: a small disk, a file held by another program, a lost key.

Each cause is a block: on entering the fault is there, on leaving it is gone.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from db import connection
from db.names import DATA, KEYS
from tests.torture.frame import LOGIN, opened
from tests.torture.kills import FORK
from tests.torture.states import key_of

Cause = Iterator[None]


def may_mount() -> bool:
    """Whether small disks can be made here; where they can't, limits and rights stand in for them."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount") is not None


def mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True, capture_output=True)


@contextmanager
def small_disk(at: Path, size: str) -> Iterator[Path]:
    """A disk of that size (a tmpfs), gone afterwards."""
    at.mkdir(parents=True, exist_ok=True)
    mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at))
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True, capture_output=True)


@contextmanager
def filled_up(disk: Path) -> Cause:
    """No byte is left on the disk."""
    with (disk / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
        while True:
            ballast.write(bytes(4096))
    yield
    (disk / "ballast").unlink()


@contextmanager
def write_protected(path: Path) -> Cause:
    """A folder or a file that can't be written: mounted so where root would write all the same."""
    if may_mount():
        mount("--bind", str(path), str(path))
        try:
            mount("-o", "remount,ro,bind", str(path))
            yield
        finally:
            subprocess.run(["umount", "-l", str(path)], check=True, capture_output=True)
        return
    mode = path.stat().st_mode
    path.chmod(0o555 if path.is_dir() else 0o444)
    yield
    path.chmod(mode)


def hold(folder: Path, pipe: Connection) -> None:
    """Another Marelle at work on the folder."""
    store = opened(folder)
    pipe.send("held")
    pipe.recv()
    store.close()


def hold_file(folder: Path, pipe: Connection) -> None:
    """Another program that holds the file alone, as a synchroniser or a virus scanner may."""
    db = connection.connect(folder / DATA, key_of(folder))
    connection.hold(db)
    pipe.send("held")
    pipe.recv()
    db.close()


@contextmanager
def held_by(holder: str, folder: Path) -> Cause:
    """A process of its own holds the folder, or the file."""
    mine, its = FORK.Pipe()
    target = {"program": hold_file, "marelle": hold}[holder]
    process = FORK.Process(target=target, args=(folder, its), daemon=True)
    process.start()
    assert mine.recv() == "held"
    yield
    mine.send("let go")
    process.join()


@contextmanager
def without(path: Path) -> Cause:
    """The file or folder is not there."""
    aside = path.with_name(f"{path.name}.aside")
    path.rename(aside)
    yield
    assert not path.exists(), "something was made in its place"
    aside.rename(path)


@contextmanager
def instead(path: Path, content: bytes) -> Cause:
    """The file holds something else."""
    whole = path.read_bytes()
    path.write_bytes(content)
    yield
    assert path.read_bytes() == content, "the file was written to"
    path.write_bytes(whole)


@contextmanager
def newer(folder: Path) -> Cause:
    """A later version of the program has been through the file."""
    whole = (folder / DATA).read_bytes()
    db = connection.connect(folder / DATA, key_of(folder))
    db.table("_sqlite_migrations").insert(
        {"migration_set": "marelle", "name": "add_wings", "applied_at": "2030"}
    )
    db.close()
    yield
    (folder / DATA).write_bytes(whole)


def spoilt_slot(folder: Path) -> bytes:
    """The keys' file with the director's slot hit."""
    content = json.loads((folder / KEYS).read_bytes())
    content["slots"][LOGIN]["salt"] = "AAAA"
    return json.dumps(content).encode()


def newer_keys(folder: Path) -> bytes:
    """The keys' file as a later version would write it."""
    content = json.loads((folder / KEYS).read_bytes())
    return json.dumps({**content, "format": 99}).encode()
