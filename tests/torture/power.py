"""The power goes: what a writer asked of the disk is cut anywhere, and what was not synced is lost at random.

Whatever is left must open, with every deed acknowledged before the cut. The same cuts with the syncs of files left
out, then with those of folders, must show losses, or the exercise would prove nothing; and without a cut the replay
must end on the very files that the writer left.
"""

import random
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from app.errors import RuleError
from app.storage import OWN
from db import connection
from db.names import UNFINISHED
from db.store import FileStore
from tests.builders import new_storage
from tests.torture.deeds import missing
from tests.torture.disk import HEEDED, Disk, said_before
from tests.torture.frame import Outcome, at_work, checked, empty_creche, fresh
from tests.torture.recording import Call, can_record, record

WRITER = """
import sys
from pathlib import Path
from tests.torture.deeds import work
from tests.torture.frame import at_work
folder = Path(sys.argv[1])
session = at_work(folder)
def tell(line):
    print(line, flush=True)
deeds = work(session, tell)
for number in range({deeds}):
    next(deeds)
    if number % {backups} == {backups} - 1:
        tell("backup " + session.store.backup(folder / "sauvegardes").name)
session.store.close()
"""


def run(size: int, place: Path) -> Outcome:
    """`size` cuts of one recorded writer, and a tenth more with the syncs left out."""
    if not can_record():
        return Outcome(done="", figure="", skipped="no strace here: apt-get install strace, then again")
    folder = empty_creche(place / "creche")
    before = place / "before"
    folder.rename(before)
    copy(before, folder)
    deeds = max(24, min(48, size // 30))
    calls = record(WRITER.format(deeds=deeds, backups=deeds // 2), folder, place / "trace")
    left = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    fresh(folder)
    copy(before, folder)
    faults = unlike(calls, folder, left)
    lost = replayed(calls, folder, place / "state", size)
    few, controls = max(10, size // 20), []
    for without, heeded in (("files", "folders"), ("folders", "files")):
        found = replayed(calls, folder, place / "state", few, heeds=(heeded,))
        controls.append(f"without the syncs of {without} {len(found)} of {few}")
        if not found:
            faults.append(f"{controls[-1]} show a loss: the cuts prove nothing")
    asked = sum(call.what != "said" for call in calls)
    return Outcome(
        done=f"{size} cuts of {asked} calls ({deeds} deeds, 2 copies)",
        figure=f"{len(lost)} lost or corrupt; {', '.join(controls)}",
        faults=(*lost, *faults),
    )


def unlike(calls: Sequence[Call], folder: Path, left: Mapping[str, bytes]) -> list[str]:
    """The files that the replay of all calls makes otherwise than the writer did."""
    disk = Disk(folder)
    for call in calls:
        disk.do(call)
    made = disk.whole()
    return [
        f"the replay itself is wrong: {path}"
        for path in sorted(made.keys() | left.keys())
        if made.get(path) != left.get(path)
    ]


def copy(source: Path, target: Path) -> None:
    """The files of a closed folder."""
    target.mkdir(exist_ok=True)
    for path in source.iterdir():
        (target / path.name).write_bytes(path.read_bytes())


def replayed(
    calls: Sequence[Call], folder: Path, state: Path, cuts: int, *, heeds: Collection[str] = HEEDED
) -> list[str]:
    """Cuts anywhere between two calls, in order; what was wrong after those that cost something."""
    chance = random.Random(cuts)
    places = sorted(chance.randint(0, len(calls)) for _ in range(cuts))
    disk, done, faults = Disk(folder, heeds=heeds), 0, []
    for place in places:
        for call in calls[done:place]:
            disk.do(call)
        done = max(done, place)
        left = fresh(state) / "creche"
        disk.after_a_cut(chance, left)
        found = wrong(left, said_before(calls[:place]))
        if found:
            faults.append(f"cut at {place}: {', '.join(found)}")
    return faults


def wrong(folder: Path, told: Sequence[str]) -> list[str]:
    """What is wrong with the folder found after a cut."""
    copies = {line.split()[1] for line in told if line.startswith("backup")}
    try:
        session = at_work(folder)
        assert isinstance(session.store, FileStore)
        db = session.store.db
        found = missing(session, [line for line in told if not line.startswith("backup")])
        slots = {slot.login for slot in new_storage().slots(folder)}
        persons = [line.split()[1] for line in told if line.startswith("person")]
        found += [f"the passphrase of person {n}" for n in persons if f"personne{n}" not in slots]
        found += connection.cipher_damage(db) + connection.damage(db)
        session.store.close()
        for path in (folder / OWN).glob("*"):
            if not path.name.endswith(UNFINISHED):
                found += checked(path)
                copies.discard(path.name)
    except RuleError as error:
        return [error.sentence]
    return [*found, *(f"copy {name}" for name in copies)]
