"""The journal tampered with by somebody who has the key: an entry edited, deleted, moved, the tail cut off.

Each time `check` must say it. The hands are SQL's: what no version of the program would write.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from db import connection
from db.driver import Database
from db.names import DATA
from db.tables import JOURNAL
from tests.torture.deeds import work
from tests.torture.frame import Outcome, at_work, checked, empty_creche, is_sentence
from tests.torture.states import key_of

EDITS = {
    "at": "'2026-11-22T08:01:00'",
    "user": "'conseillere'",
    "deed": "'change_home'",
    "row": "row + 1",
    "act": "CASE act WHEN 'added' THEN 'changed' ELSE 'added' END",
    "changes": '\'{"first_day":[null,"2020-01-01"]}\'',
    "undoes": "1 - undoes",
}

Tamper = Callable[[Database, int, random.Random], object]


def edit(db: Database, last: int, chance: random.Random) -> None:
    column, value = chance.choice(list(EDITS.items()))
    db.execute(f'UPDATE "{JOURNAL}" SET "{column}" = {value} WHERE id = ?', [chance.randint(1, last)])


def delete(db: Database, last: int, chance: random.Random) -> None:
    db.execute(f'DELETE FROM "{JOURNAL}" WHERE id = ?', [chance.randint(1, last - 1)])


def reorder(db: Database, last: int, chance: random.Random) -> None:
    one, two = chance.sample(range(1, last + 1), 2)
    for former, new in ((one, 1_000_000), (two, one), (1_000_000, two)):
        db.execute(f'UPDATE "{JOURNAL}" SET id = ? WHERE id = ?', [new, former])


def cut_the_tail(db: Database, last: int, chance: random.Random) -> None:
    db.execute(f'DELETE FROM "{JOURNAL}" WHERE id > ?', [chance.randint(0, last - 1)])


def add(db: Database, last: int, chance: random.Random) -> None:
    """An entry that never was, a copy of another one."""
    columns = [name for name in db.table(JOURNAL).columns_dict if name != "id"]
    listed = ", ".join(f'"{name}"' for name in columns)
    db.execute(
        f'INSERT INTO "{JOURNAL}" (id, {listed}) SELECT ?, {listed} FROM "{JOURNAL}" WHERE id = ?',
        [last + 1, chance.randint(1, last)],
    )


TAMPERS: dict[str, Tamper] = {
    "edit": edit,
    "delete": delete,
    "reorder": reorder,
    "cut the tail": cut_the_tail,
    "add": add,
}


def kept_open(folder: Path) -> Database:
    """The closed folder's file, by its key."""
    return connection.connect(folder / DATA, key_of(folder))


def a_week(folder: Path) -> int:
    """Deeds in the journal; its last number."""
    empty_creche(folder)
    session = at_work(folder)
    deeds = work(session, lambda _line: None)
    for _ in range(30):
        next(deeds)
    last = next(session.store.journal(1)).id
    session.store.close()
    return last


def tampered(folder: Path, last: int, size: int, chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Each tampering, and what `check` says of it; the file is whole again after each."""
    aside = folder.with_name("aside")
    shutil.copyfile(folder / DATA, aside)
    for name, tamper in TAMPERS.items():
        for _ in range(size):
            db = kept_open(folder)
            tamper(db, last, chance)
            db.close()
            yield name, checked(folder)
            shutil.copyfile(aside, folder / DATA)


def older_file(folder: Path) -> list[str]:
    """A copy is made, then an older file is put back by hand: what the copy remembers is missing."""
    shutil.copyfile(folder / DATA, folder.with_name("older"))
    session = at_work(folder)
    next(work(session, lambda _line: None))
    session.store.keep_copy()
    session.store.close()
    shutil.copyfile(folder.with_name("older"), folder / DATA)
    return checked(folder)


def run(size: int, place: Path) -> Outcome:
    """`size` of each tampering, and an older file put back."""
    folder = place / "creche"
    last = a_week(folder)
    db = kept_open(folder)
    chained = "seal" in db.table(JOURNAL).columns_dict
    db.close()
    if not chained:
        return Outcome(done="", figure="", skipped="this version’s journal bears no seals")
    told = [*tampered(folder, last, size, random.Random(size)), ("an older file", older_file(folder))]
    faults = [
        f"{name}: {said or 'silent'}" for name, said in told if not said or not all(map(is_sentence, said))
    ]
    return Outcome(
        done=f"{size} each of {', '.join(TAMPERS)}; an older file put back",
        figure=f"{len(told) - len(faults)} of {len(told)} told by check",
        faults=tuple(faults),
    )
