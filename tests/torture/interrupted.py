"""Kill −9 in the middle of what changes the folder as a whole: only the old state is found, or the new one.

An operation is a line of OPERATIONS: how its folder is made ready, what a process of its own does with it, and what
the folder may hold afterwards. A folder's state is a seal over all rows of its file.
"""

import random
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path

from app.errors import RuleError
from app.families.records import Home
from app.storage import OWN
from db import connection, migrations
from db.driver import Database
from db.keys import KeyFile
from db.names import DATA, READY, RENEWED, UNFINISHED
from tests.builders import PASSPHRASE, new_storage
from tests.torture.frame import LOGIN, Outcome, at_work, checked, empty_creche, fresh, opened
from tests.torture.kills import FORK
from tests.torture.states import key_of, settled, state

FIRST_STEPS = 18
"""An older file stopped here: what came after is still to be done to it."""

MANY = 50
"""With fewer kills, how many of them fall in the middle is chance."""

Tell = Callable[[], object]


@dataclass(frozen=True, kw_only=True)
class Operation:
    """`ready` makes the folder `place/creche`; `act` tells when the operation begins; `wrong` judges what it left."""

    name: str
    ready: Callable[[Path], object]
    act: Callable[[Path, Tell], object]
    wrong: Callable[[Path, Path], list[str]]


def filled(folder: Path, homes: int = 1500) -> None:
    """A crèche of a few megabytes: what is done to it takes long enough to be interrupted."""
    empty_creche(folder)
    session = at_work(folder)
    with session.store.atomic("fill"):
        session.store.add_all(Home(name=f"Foyer {number}", commune="Żółć " * 60) for number in range(homes))
    session.store.close()


def older(place: Path) -> None:
    """The same as an older version of the program left it."""
    folder = place / "creche"
    filled(folder)
    key = key_of(folder)
    (folder / DATA).rename(place / DATA)
    newer = connection.connect(place / DATA, key)
    db: Database = connection.create(folder / DATA, key, upto=migrations.names()[:FIRST_STEPS])
    db.execute("BEGIN")
    for name in ("users", "homes", "journal"):
        columns = [one for one in db.table(name).columns_dict if one in newer.table(name).columns_dict]
        listed = ", ".join(f'"{one}"' for one in columns)
        known = "WHERE act IN ('added', 'changed', 'removed')" if name == "journal" else ""
        rows = newer.execute(f'SELECT {listed} FROM "{name}" {known}').fetchall()
        marks = ", ".join("?" * len(columns))
        db.conn.executemany(f'INSERT INTO "{name}" ({listed}) VALUES ({marks})', rows)
    db.execute("COMMIT")
    db.close()
    newer.close()
    (place / DATA).unlink()


def migrate(folder: Path, begin: Tell) -> None:
    connection.open_file(folder, key_of(folder), lambda _db: begin()).close()


def wrong_migration(folder: Path, base: Path) -> list[str]:
    allowed = {settled(base / "creche"), settled(base / "after" / "creche")}
    found = [] if state(folder) in allowed else ["neither the old file nor the new one"]
    opened(folder).close()
    if state(folder) != settled(base / "after" / "creche"):
        found.append("the next opening does not end it")
    return found


def back_up(folder: Path, begin: Tell) -> None:
    store = opened(folder)
    begin()
    store.keep_copy()
    store.close()


def wrong_backup(folder: Path, base: Path) -> list[str]:
    expected = settled(base / "creche")
    copies = [path for path in (folder / OWN).glob("*") if not path.name.endswith(UNFINISHED)]
    found = [f"copy {path.name}" for path in copies if checked(path) or state(path) != expected]
    back_up(folder, lambda: None)
    left = [path.name for path in (folder / OWN).iterdir()]
    if len(left) != 1 or state(folder / OWN / left[0]) != expected:
        found.append(f"the next copy leaves {left}")
    return found if state(folder) == expected else [*found, "the folder itself has changed"]


def with_backup(place: Path) -> None:
    """A backup, and the crèche it is of, which has gone on."""
    folder = place / "creche"
    filled(folder)
    session = at_work(folder)
    session.store.backup(place / "copies").rename(place / "copie")
    with session.store.atomic("add_home"):
        session.store.add(Home(name="Nguyễn"))
    session.store.close()


def restore(folder: Path, begin: Tell) -> None:
    storage = new_storage()
    begin()
    storage.restore(folder.parent / "copie", folder, LOGIN, PASSPHRASE)


def wrong_restore(folder: Path, base: Path) -> list[str]:
    old, new = settled(base / "creche"), settled(base / "after" / "creche")
    opened(folder).close()
    found, now = [], state(folder)
    if now not in {old, new}:
        found.append("neither the old crèche nor the restored one")
    kept = list(folder.parent.glob("creche-avant-restauration-*"))
    if now == new and [state(path) for path in kept] != [old]:
        found.append("what was there is not kept")
    if folder.with_name(f"creche{READY}").exists():
        found.append("a restore half done stays")
    return found


def renew(folder: Path, begin: Tell) -> None:
    store = opened(folder)
    begin()
    store.renew_data_key()
    store.close()


def wrong_renewal(folder: Path, base: Path) -> list[str]:
    """The rows are the same under the old key and the new one; only the journal says that it was begun."""
    store = opened(folder)
    homes = len(store.find(Home))
    begun = [entry for entry in store.journal() if entry.deed == "renew_data_key"]
    store.close()
    found = [] if homes == len_of(base) else ["rows are lost"]
    if key_of(folder) != key_of(base / "creche") and not begun:
        found.append("a new key without a word in the journal")
    if list(folder.glob(f"{RENEWED}*")) or len(KeyFile.read(folder).opened(LOGIN, PASSPHRASE).data) != 1:
        found.append("something half done stays")
    return found


@cache
def len_of(base: Path) -> int:
    """The homes of the folder that nobody touches."""
    store = opened(base / "creche")
    homes = len(store.find(Home))
    store.close()
    return homes


OPERATIONS = (
    Operation(name="migration", ready=older, act=migrate, wrong=wrong_migration),
    Operation(name="backup", ready=lambda place: filled(place / "creche"), act=back_up, wrong=wrong_backup),
    Operation(name="restore", ready=with_backup, act=restore, wrong=wrong_restore),
    Operation(
        name="re-encryption", ready=lambda place: filled(place / "creche"), act=renew, wrong=wrong_renewal
    ),
)


def acting(name: str, folder: Path, pipe: Connection) -> None:
    """The process that is killed."""
    operation = next(one for one in OPERATIONS if one.name == name)
    operation.act(folder, lambda: pipe.send("begun"))
    pipe.send("done")


def struck(operation: Operation, folder: Path, moment: float | None) -> tuple[bool, float]:
    """Starts the operation and kills it that many seconds after its beginning; whether it was in the middle."""
    mine, its = FORK.Pipe(duplex=False)
    process = FORK.Process(target=acting, args=(operation.name, folder, its), daemon=True)
    process.start()
    its.close()
    assert mine.recv() == "begun"
    start = time.monotonic()
    process.join(moment)
    took = time.monotonic() - start
    process.kill()
    process.join()
    with suppress(EOFError):
        return mine.recv() != "done", took
    return True, took


def run(size: int, place: Path) -> Outcome:
    """`size` kills of each operation."""
    chance, faults, told = random.Random(size), [], []
    for operation in OPERATIONS:
        base = fresh(place / operation.name / "base")
        operation.ready(base)
        shutil.copytree(base, base / "after", ignore=shutil.ignore_patterns("after"))
        _, whole = struck(operation, base / "after" / "creche", None)
        middle = 0
        for number in range(size):
            trial = place / operation.name / "trial"
            shutil.rmtree(trial, ignore_errors=True)
            shutil.copytree(base, trial, ignore=shutil.ignore_patterns("after"))
            mid, _ = struck(operation, trial / "creche", chance.uniform(0, whole * 0.9))
            middle += mid
            faults += [f"{operation.name} {number}: {one}" for one in judged(operation, trial, base)]
        told.append(f"{operation.name} {middle}")
        if size >= MANY and middle * 10 < size * 4:
            faults.append(f"{operation.name}: only {middle} of {size} kills in the middle of it")
    return Outcome(
        done=f"{size} kills of each; in mid-operation: {', '.join(told)}",
        figure=f"{len(faults)} neither the old nor the new state",
        faults=tuple(faults),
    )


def judged(operation: Operation, trial: Path, base: Path) -> list[str]:
    """What is wrong with what the killed operation left."""
    try:
        return [*operation.wrong(trial / "creche", base), *checked(trial / "creche")]
    except RuleError as error:
        return [error.sentence]
