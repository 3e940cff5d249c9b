"""The fault matrix: what a full disk, a lost key or a wrong clock does to a day's work, and what is said of it.

Each fault has its own sentence, on the command line too; afterwards the folder is byte for byte what it was.
"""

import contextlib
import io
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from app.clock_doubt import clock_doubt
from app.errors import RuleError
from app.families.records import Home
from app.session import log_in
from db.names import DATA, KEYS
from db.store import FileStore
from tests.builders import PASSPHRASE, FixedClock, new_storage
from tests.torture import causes
from tests.torture.frame import LOGIN, Outcome, at_work, checked, empty_creche, is_sentence
from ui import cli

SILENT = ("full disk: afterwards",)
"""Nothing is refused then: only that nothing is lost counts."""


def seal(folder: Path) -> list[str]:
    """What must not change."""
    return [sha256((folder / name).read_bytes()).hexdigest() for name in (DATA, KEYS)]


def opening(folder: Path) -> dict[str, Callable[[], AbstractContextManager[None]]]:
    """The faults that opening tells, by name."""
    file, keys = folder / DATA, folder / KEYS
    return {
        "read-only folder": lambda: causes.write_protected(folder),
        "read-only file": lambda: causes.write_protected(file),
        "open elsewhere": lambda: causes.held_by("marelle", folder),
        "held by another program": lambda: causes.held_by("program", folder),
        "missing folder": lambda: causes.without(folder),
        "missing file": lambda: causes.without(file),
        "empty file": lambda: causes.instead(file, b""),
        "cut file": lambda: causes.instead(file, file.read_bytes()[:-100]),
        "hit file": lambda: causes.instead(file, file.read_bytes()[:-4096] + bytes(4096)),
        "not ours": lambda: causes.instead(file, b"bonjour " * 1024),
        "plain file": lambda: causes.instead(file, b"SQLite format 3\0" + bytes(8176)),
        "newer file": lambda: causes.newer(folder),
        "lost keys": lambda: causes.without(keys),
        "damaged keys": lambda: causes.instead(keys, b"{"),
        "newer keys": lambda: causes.instead(keys, causes.newer_keys(folder)),
        "damaged slot": lambda: causes.instead(keys, causes.spoilt_slot(folder)),
    }


def opened(folder: Path) -> str:
    """The sentence of a refused opening. Raises AssertionError where nothing is refused."""
    try:
        at_work(folder).store.close()
    except RuleError as error:
        return error.sentence
    raise AssertionError("it opened")


def on_the_command_line(folder: Path, secret: Path) -> str:
    """What `check` says of the folder, one line; it never shows a traceback."""
    said, wrong = io.StringIO(), io.StringIO()
    words = ("--user", LOGIN, "--passphrase-file", str(secret), "check", str(folder))
    clock = FixedClock()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(wrong):
        status = cli.run(words, new_storage(clock), clock)
    told = (said.getvalue() + wrong.getvalue()).strip()
    return told if status == 1 else f"status {status}: {told}"


def of_opening(folder: Path, place: Path) -> Iterator[tuple[str, str, str]]:
    """Each fault of opening: its name, its sentence, and what else is wrong with it, if anything."""
    secret = place / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    for name, cause in opening(folder).items():
        before = seal(folder)
        with cause():
            sentence, line = opened(folder), on_the_command_line(folder, secret)
        wrong = "" if seal(folder) == before else "the data have changed"
        yield name, sentence, wrong or ("" if is_sentence(line) else f"check says {line!r}")


def of_a_full_disk(folder: Path, disk: Path | None) -> Iterator[tuple[str, str, str]]:
    """A deed, a new passphrase, a copy and a new crèche on a disk without a byte left."""
    session = at_work(folder)
    store, clock = session.store, FixedClock()
    assert isinstance(store, FileStore)
    attempts: dict[str, Callable[[], object]] = {"full disk: a deed": lambda: fill(store)}
    if disk is not None:
        attempts |= {
            "full disk: a passphrase": lambda: store.set_passphrase(LOGIN, "C", "director", PASSPHRASE),
            "full disk: a copy": store.keep_copy,
            "full disk: a new crèche": lambda: new_storage(clock).create(
                disk / "neuve", LOGIN, "C", "director", PASSPHRASE
            ),
        }
    for name, attempt in attempts.items():
        before, sentence = seal(folder), ""
        with causes.filled_up(disk) if disk else capped(store):
            try:
                attempt()
            except RuleError as error:
                sentence = error.sentence
        wrong = "the data have changed" if seal(folder) != before else ""
        yield name, sentence, wrong or ("a transaction stays" if store.db.conn.in_transaction else "")
    with store.atomic("add_home"):
        store.add(Home(name="après"))
    store.close()
    yield "full disk: afterwards", "", " ".join(checked(folder))


def fill(store: FileStore) -> None:
    """More than the disk holds."""
    with store.atomic("fill"):
        store.add_all(Home(name=f"{'x' * 400}{number}") for number in range(5000))


@contextlib.contextmanager
def capped(store: FileStore) -> Iterator[None]:
    """Where no small disk can be made: the file may not grow, which SQLite tells with the same error."""
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages + 2}")
    yield
    store.db.execute("PRAGMA max_page_count = 1000000")


def of_the_clock(folder: Path) -> Iterator[tuple[str, str, str]]:
    """A clock a year behind or ahead: it is told, work goes on, no row and no copy is lost."""
    for name, days in (("clock a year ahead", 365), ("clock a year behind", -365)):
        clock = FixedClock()
        storage = new_storage(clock)
        store = storage.open(folder, LOGIN, PASSPHRASE)
        made = [store.keep_copy()]
        clock.move(days=days)
        session = log_in(store, clock)
        doubts = [clock_doubt(session)]
        with session.store.atomic("add_home"):
            session.store.add(Home(name=name))
        made.append(store.keep_copy())
        doubts.append(clock_doubt(session))
        rows = [entry.id for entry in store.journal()]
        store.close()
        clock.set(FixedClock().now + timedelta(hours=1))
        store = storage.open(folder, LOGIN, PASSPHRASE)
        made.append(store.keep_copy())
        lost = [path.name for path in made if path is not None and not path.exists()]
        wrong = f"copies lost: {lost}" if lost else ""
        if rows != sorted(rows, reverse=True) or not store.find(Home, name=name):
            wrong = "the order or a row is lost"
        store.close()
        if doubts[0] != doubts[1]:
            wrong = f"told, then no more: {doubts}"
        yield name, doubts[0] or "", wrong or " ".join(checked(folder))


def run(_size: int, place: Path) -> Outcome:
    """The whole matrix, whatever the size."""
    faults: list[str] = []
    names: dict[str, str] = {}
    with ExitStack() as stack:
        disk = stack.enter_context(causes.small_disk(place / "disk", "6m")) if causes.may_mount() else None
        found = [
            *of_opening(empty_creche(place / "creche"), place),
            *of_a_full_disk(empty_creche((disk or place) / "plein"), disk),
            *of_the_clock(empty_creche(place / "horloge")),
        ]
    for name, sentence, wrong in found:
        if wrong:
            faults.append(f"{name}: {wrong}")
        if name.startswith(SILENT):
            continue
        if not is_sentence(sentence):
            faults.append(f"{name}: told as {sentence!r}")
        if names.setdefault(sentence, name).split(":")[0] != name.split(":")[0]:
            faults.append(f"{name}: told as {names[sentence]}")
    how = "a small disk and read-only mounts" if causes.may_mount() else "a capped file and rights"
    if os.name == "posix" and not causes.may_mount() and os.geteuid() == 0:
        how += " (root writes all the same)"
    return Outcome(
        done=f"{len(found)} faults, by {how}",
        figure=f"{len(names)} sentences, {len(faults)} faults untold or costly",
        faults=tuple(faults),
    )
