"""The erasure list beside the file (liste des effacements): what must be erased again in an older copy, without a name.

It holds numbers and days, so it needs no key to be carried: a restore reads it where the live file can't be opened any
more. Each backup carries the list of its day, so that the newest one knows all. Each line is sealed under the journal's
secret, which lies in the encrypted file and in each of its copies: a line that somebody else wrote erases nothing.
"""

import hmac
import json
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.errors import FileRefused
from app.protection.records import ErasedKind, Erasure
from db.chain import Chain
from db.files import write_json
from db.keys import KeyFile
from db.names import ERASURES
from db.rows import Cell

Thing = tuple[str, int]
"""What was erased: its kind and the number that it had."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A line of the list as it stands in the folder; `seal` is in hexadecimal, and may be anybody's."""

    line: Erasure
    seal: str

    @property
    def thing(self) -> Thing:
        """What it says was erased."""
        return self.line.what, self.line.number

    def is_of(self, chain: Chain, known: str) -> bool:
        """Whether the file with this chain wrote it, in the crèche of that number."""
        return hmac.compare_digest(self.seal.encode(), chain.erased(_cells(known, self.line)).encode())


def sealed(chain: Chain, known: str, line: Erasure) -> Sealed:
    """The line as the file writes it."""
    return Sealed(line, chain.erased(_cells(known, line)))


def read(folder: Path, known: str) -> list[Sealed]:
    """The lines of the list in that folder; none where it is another crèche's than `known`, or can't be read."""
    try:
        told = json.loads((folder / ERASURES).read_bytes())
        if told["folder"] != known:
            return []
        return [_line(one) for one in told["erased"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []


def forged(lines: Iterable[Sealed], done: Collection[Thing], chain: Chain, known: str) -> list[Sealed]:
    """The lines that would erase something more and that this file did not write."""
    return [one for one in lines if one.thing not in done and not one.is_of(chain, known)]


def missing(lines: Iterable[Sealed], done: Collection[Thing], chain: Chain, known: str) -> list[Erasure]:
    """What this file erased and no longer knows of, each thing once: it comes from an older copy."""
    found: dict[Thing, Erasure] = {}
    for one in sorted(lines, key=lambda one: (one.line.day, one.thing)):
        if one.thing not in done and one.is_of(chain, known):
            found.setdefault(one.thing, one.line)
    return list(found.values())


def write(folder: Path, known: str, lines: Sequence[Sealed]) -> None:
    """Puts the list there, where it says something new."""
    wanted = _ordered(lines)
    if wanted != _ordered(read(folder, known)):
        write_json(folder / ERASURES, {"folder": known, "erased": wanted})


def carry(live: Path, backup: Path, copy: Path) -> None:
    """Gives the copy that takes the place of `live` all that is said of erasures, there and in the backups beside.

    Its opening looks at the seals: here a forged line hides no true one of the same thing.
    """
    known = KeyFile.read(copy).folder
    around: set[Path] = {live, backup}
    for place in (live.parent, backup.parent):
        with suppress(OSError):
            around.update(path.parent for path in place.glob(f"*/{ERASURES}"))
    with suppress(FileRefused):
        write(copy, known, [line for folder in sorted(around) for line in read(folder, known)])


def _ordered(lines: Iterable[Sealed]) -> list[dict[str, str | int | None]]:
    """As the folder holds them: each once, in the order in which it was erased."""
    once = {(one.line.day, *one.thing, one.seal): one for one in lines}
    return [_told(one) for _, one in sorted(once.items())]


def _line(one: dict[str, str | int | None]) -> Sealed:
    line = Erasure(
        what=ErasedKind(str(one["what"])),
        number=int(str(one["number"])),
        day=date.fromisoformat(str(one["day"])),
        since=datetime.fromisoformat(str(one["since"])) if one["since"] else None,
        asked_on=date.fromisoformat(str(one["asked"])) if one.get("asked") else None,
    )
    return Sealed(line, str(one.get("seal") or ""))


def _told(one: Sealed) -> dict[str, str | int | None]:
    what, number, day, since = _parts(one.line)
    told: dict[str, str | int | None] = {"what": what, "number": number, "day": day, "since": since}
    told["seal"] = one.seal
    if one.line.asked_on is not None:
        told["asked"] = one.line.asked_on.isoformat()
    return told


def _parts(line: Erasure) -> tuple[str, int, str, str | None]:
    since = line.since.isoformat(timespec="seconds") if line.since else None
    return line.what.value, line.number, line.day.isoformat(), since


def _cells(known: str, line: Erasure) -> list[Cell]:
    """A day of request is sealed where there is one: lines written before it was kept stay true."""
    asked = line.asked_on
    return [known, *_parts(line), *([] if asked is None else [asked.isoformat()])]
