"""Three years of copies: a few a day, holidays without any, a clock gone wrong; and a copy equal row by row.

The copies of the three years are folders that say they are copies: rotation reads no more of them. The last part is
a real copy of a demonstration crèche, restored beside.
"""

import json
import random
from datetime import datetime, timedelta
from pathlib import Path

from app.demonstration import PASSPHRASE, create
from app.storage import OWN
from db.journal import RESTORED
from db.names import DATA, MANIFEST
from db.own_copies import rotate
from tests.builders import FixedClock, new_storage
from tests.demonstration import MORNING, TODAY
from tests.torture.frame import LOGIN, Outcome
from tests.torture.states import key_of, state

MOST = 34
YEARS = 3


def copied(folder: Path, made: datetime) -> str:
    """A folder that says it is a copy of that moment."""
    path = folder / OWN / f"{folder.name}-{made:%Y-%m-%d-%H%M%S}"
    path.mkdir(parents=True, exist_ok=True)
    (path / MANIFEST).write_text(json.dumps({"made": made.isoformat(), "rows": {}}), encoding="utf-8")
    (path / DATA).write_text("x")
    return path.name


def lived(folder: Path, days: int, chance: random.Random) -> tuple[int, int, list[str]]:
    """So many days of work: copies made, the most kept at once, what was wrong."""
    now, made, most, faults = datetime(2026, 1, 5, 18, 30), 0, 0, []
    newest: list[str] = []
    for day in range(days):
        now += timedelta(days=1)
        if now.weekday() > 4 or now.timetuple().tm_yday in range(205, 226):
            continue
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            now += timedelta(minutes=1)
            newest = [*newest, copied(folder, now)][-3:]
            made += 1
            rotate(folder, now)
        kept = {path.name for path in (folder / OWN).iterdir()}
        most = max(most, len(kept))
        if len(kept) > MOST:
            faults.append(f"day {day}: {len(kept)} copies")
        if not set(newest) <= kept:
            faults.append(f"day {day}: one of the three newest has gone")
    return made, most, faults


def equal_row_by_row(place: Path, months: int) -> list[str]:
    """A demonstration crèche, its copy, and the copy restored beside: the same rows."""
    clock = FixedClock(MORNING)
    storage, folder = new_storage(clock), place / "creche"
    create(storage, folder, TODAY, months=months, places=10)
    store = storage.open(folder, LOGIN, PASSPHRASE)
    copy = store.backup(place / "copies")
    store.close()
    storage.restore(copy, place / "restored", LOGIN, PASSPHRASE)
    restored = place / "restored"
    states = {state(path, key_of(path, PASSPHRASE), but=RESTORED) for path in (folder, copy, restored)}
    return [] if len(states) == 1 else ["a copy or the restored crèche holds other rows"]


def run(size: int, place: Path) -> Outcome:
    """`size` days, three years at full size."""
    made, most, faults = lived(place / "own" / "creche", size, random.Random(size))
    faults += equal_row_by_row(place, months=3 if size > 1000 else 1)
    return Outcome(
        done=f"{made} copies on {size} days; a copy of a demonstration restored",
        figure=f"{most} kept at most; {len(faults)} newest lost or rows that differ",
        faults=tuple(faults),
    )
