"""Flipped bits and lost ends: every one is told in a sentence before anything is read as true, and nothing is touched.

The file itself, its keys, and a copy's file, keys and manifest.
"""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import RuleError
from db.names import DATA, KEYS, MANIFEST
from tests.builders import PASSPHRASE, new_storage
from tests.torture.deeds import work
from tests.torture.frame import LOGIN, Outcome, at_work, checked, empty_creche, is_sentence

PAGE = 4096


@dataclass(frozen=True, kw_only=True)
class Target:
    """A file that is hit, and how a person would meet it: the sentences told, none where all seems well."""

    path: Path
    told: Callable[[], list[str]]


def met(attempt: Callable[[], object]) -> list[str]:
    """The refusal's sentence; an error of another kind is told as such."""
    try:
        attempt()
    except RuleError as error:
        return [error.sentence]
    except Exception as error:  # noqa: BLE001 — what a person would see as a traceback is a fault, told with the others
        return [f"traceback: {error!r}"]
    return []


def targets(place: Path) -> list[Target]:
    """A crèche with a day's work in it and a copy of it."""
    folder = empty_creche(place / "creche")
    session = at_work(folder)
    deeds = work(session, lambda _line: None)
    for _ in range(22):
        next(deeds)
    session.store.close()
    copy = at_work(folder).store
    backup = copy.backup(place / "copies")
    copy.close()
    return [
        Target(path=folder / DATA, told=lambda: opened(folder)),
        Target(path=folder / KEYS, told=lambda: opened(folder) or checked(folder)),
        *(Target(path=backup / name, told=lambda: restored(backup, place)) for name in (DATA, KEYS)),
        Target(path=backup / MANIFEST, told=lambda: restored(backup, place)),
    ]


def opened(folder: Path) -> list[str]:
    """What opening it says."""

    def attempt() -> None:
        at_work(folder).store.close()

    return met(attempt)


def restored(backup: Path, place: Path) -> list[str]:
    """What restoring it says."""
    said = met(lambda: new_storage().restore(backup, place / "restored", LOGIN, PASSPHRASE))
    shutil.rmtree(place / "restored", ignore_errors=True)
    return said


def flips(whole: bytes, count: int, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Contents with one bit flipped, anywhere."""
    for _ in range(count):
        place = chance.randrange(len(whole) * 8)
        hit = bytearray(whole)
        hit[place // 8] ^= 1 << place % 8
        yield f"bit {place}", bytes(hit)


def cuts(whole: bytes, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Every class of truncation: nothing left, a sign, a page, all but a page, all but a sign, and a few anywhere."""
    sizes = {0, 1, 16, PAGE - 1, PAGE, PAGE + 1, len(whole) // 2, len(whole) - PAGE, len(whole) - 1}
    sizes |= {chance.randrange(len(whole)) for _ in range(6)} | {len(whole) // PAGE // 2 * PAGE}
    for size in sorted(size for size in sizes if 0 <= size < len(whole)):
        yield f"cut to {size}", whole[:size]
    yield "zeros at the end", whole[: -min(64, len(whole))] + bytes(min(64, len(whole)))


def run(size: int, place: Path) -> Outcome:
    """`size` flips of the file, a quarter as many of each other one, and every class of truncation of all."""
    chance, faults, hits = random.Random(size), [], 0
    for number, target in enumerate(targets(place)):
        whole = target.path.read_bytes()
        name = f"{'copy: ' if number > 1 else ''}{target.path.name}"
        count = size // (4 if number else 1)
        for what, content in [*flips(whole, count, chance), *cuts(whole, chance)]:
            if same(content, whole, target.path):
                continue
            hits += 1
            target.path.write_bytes(content)
            said = target.told()
            if not said or not all(map(is_sentence, said)):
                faults.append(f"{name}, {what}: {said or 'silent'}")
            if target.path.read_bytes() != content:
                faults.append(f"{name}, {what}: the damaged file was written to")
        target.path.write_bytes(whole)
        if target.told():
            faults.append(f"{name}: refused though it is whole again")
    return Outcome(
        done=f"{hits} flips and truncations of the file, its keys, a copy and its manifest",
        figure=f"{hits - len(faults)} of {hits} told in a sentence",
        faults=tuple(faults),
    )


def same(content: bytes, whole: bytes, path: Path) -> bool:
    """Whether nothing is lost: a JSON text that lacks its last line end says the same."""
    try:
        return path.suffix == ".json" and json.loads(content) == json.loads(whole)
    except ValueError:
        return False
