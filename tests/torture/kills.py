"""Kill −9 of a program at work: what it acknowledged is there, and nothing else but whole deeds.

The writer is a process of its own that opens the real folder and does use cases; it tells each one through a pipe
once its commit has returned. After each kill the folder is opened as a person would, and checked.
"""

import multiprocessing
import random
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from db.names import DATA
from tests.torture.deeds import missing, work
from tests.torture.frame import Outcome, at_work, checked, empty_creche

FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(["tests.torture.kills", "db.store", "app.report.closing_guard"])


def writer(folder: Path, pipe: Connection) -> None:
    """Works until it is killed."""
    for _ in work(at_work(folder), pipe.send):
        pass


def killed(folder: Path, deeds: int, moment: float) -> list[str]:
    """Starts a writer, kills it `moment` seconds after that many deeds; returns what it acknowledged."""
    mine, its = FORK.Pipe(duplex=False)
    process = FORK.Process(target=writer, args=(folder, its), daemon=True)
    process.start()
    its.close()
    told = [mine.recv() for _ in range(deeds)]
    process.join(moment)
    process.kill()
    process.join()
    with suppress(EOFError):
        while True:
            told.append(mine.recv())
    process.close()
    return told


def run(size: int, place: Path) -> Outcome:
    """`size` kills; a crèche is taken anew every 40, so that each writer finds a file of another size."""
    chance = random.Random(size)
    acknowledged = hot = 0
    faults: list[str] = []
    folder = place / "0"
    told: list[str] = []
    for number in range(size):
        if number % 40 == 0:
            folder, told = empty_creche(place / str(number)), []
        new = killed(folder, chance.randrange(1, 6), chance.uniform(0, 0.01))
        told += new
        hot += in_commit(folder)
        wrong = checked(folder)
        session = at_work(folder)
        wrong += missing(session, told)
        session.store.close()
        faults += [f"kill {number}: {one}" for one in wrong]
        acknowledged += len(new)
    return Outcome(
        done=f"{size} kills, {acknowledged} deeds acknowledged, {hot} kills inside a commit",
        figure=f"{len(faults)} lost, damaged or in part",
        faults=tuple(faults),
    )


def in_commit(folder: Path) -> bool:
    """Whether the killed writer left a journal to roll back."""
    journal = folder / f"{DATA}-journal"
    return journal.exists() and journal.stat().st_size > 0
