"""Erased people looked for in every byte of the file, decrypted page by page: freed pages and any index included.

A family has a word of its own in each text of each table that can hold something on it. Some families are erased; none
of their words may be left, in the file or in a copy put back since, and all words of the others still stand.
"""

from importlib import import_module, util
from pathlib import Path
from typing import Any

from db.names import DATA
from tests.builders import PASSPHRASE, FixedClock, new_storage
from tests.torture.frame import LOGIN, Outcome, at_work, checked, empty_creche
from tests.torture.states import key_of


def run(size: int, place: Path) -> Outcome:
    """`size` families, every second one erased; then a copy from before is put back."""
    if util.find_spec("app.protection.erasing") is None:
        return Outcome(done="", figure="", skipped="this version erases nobody")
    erasing: Any = import_module("app.protection.erasing")
    families: Any = import_module("tests.app.protection.families")
    folder = empty_creche(place / "creche")
    session = at_work(folder)
    gone: list[Any] = []
    kept: list[Any] = []
    for number in range(size):
        (kept if number % 2 else gone).append(families.add_family(session.store, f"Famille{number:03d}x"))
    before = session.store.backup(place / "copies")
    session.store.close()
    clock = FixedClock()
    clock.move(days=1)
    session = at_work(folder)
    rows = 0
    for family in gone:
        chosen = [one for one in erasing.proposals(session) if one.file.name.startswith(family.tag)]
        rows += erasing.erase(session, chosen)
    session.store.close()
    faults = left(folder, families, gone, kept)
    new_storage(clock).restore(before, folder, LOGIN, PASSPHRASE)
    at_work(folder).store.close()
    faults += [f"after a restore: {one}" for one in left(folder, families, gone, kept)]
    words = sum(len(family.words) for family in gone)
    return Outcome(
        done=f"{len(gone)} families of {size} erased, {rows} rows, {words} words; an older copy put back",
        figure=f"{len(faults)} words left or lost",
        faults=tuple(faults),
    )


def left(folder: Path, families: Any, gone: list[Any], kept: list[Any]) -> list[str]:
    """Words of the erased that still stand, words of the others that don't, and what `check` says."""
    pages = families.pages_of(folder / DATA, key_of(folder))
    still = [word for family in gone for word in families.found_in(pages, [family.tag, *family.words])]
    lost = [
        word for family in kept for word in set(family.words) - set(families.found_in(pages, family.words))
    ]
    found = checked(folder)
    return [*(f"{word} is left" for word in still), *(f"{word} is lost" for word in lost), *found]
