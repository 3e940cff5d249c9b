"""The erasure list beside the file (liste des effacements): what must be erased again in an older copy, without a name.

It holds numbers and days, so it needs no key: a restore reads it where the live file can't be opened any more. Each
backup carries the list of its day, so that the newest one knows all.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from app.errors import FileRefused
from app.protection.records import ErasedKind, Erasure
from db.files import write_json
from db.keys import KeyFile
from db.names import ERASURES


def read(folder: Path, known: str) -> list[Erasure]:
    """The lines of the list in that folder; none where it is another crèche's than `known`, or can't be read."""
    try:
        told = json.loads((folder / ERASURES).read_bytes())
        if told["folder"] != known:
            return []
        return [_line(one) for one in told["erased"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _line(one: dict[str, str | int | None]) -> Erasure:
    return Erasure(
        what=ErasedKind(str(one["what"])),
        number=int(str(one["number"])),
        day=date.fromisoformat(str(one["day"])),
        since=datetime.fromisoformat(str(one["since"])) if one["since"] else None,
    )


def merged(*lists: Iterable[Erasure]) -> list[Erasure]:
    """Each thing once, in the order in which it was erased."""
    found: dict[tuple[str, int], Erasure] = {}
    for line in (line for lines in lists for line in lines):
        found.setdefault((line.what, line.number), replace(line, id=0))
    return sorted(found.values(), key=lambda one: (one.day, one.what, one.number))


def write(folder: Path, known: str, lines: Iterable[Erasure]) -> None:
    """Puts the list there, where it says something new."""
    wanted = merged(lines)
    if wanted != merged(read(folder, known)):
        write_json(folder / ERASURES, {"folder": known, "erased": [_told(one) for one in wanted]})


def _told(line: Erasure) -> dict[str, str | int | None]:
    since = line.since.isoformat(timespec="seconds") if line.since else None
    return {"what": line.what.value, "number": line.number, "day": line.day.isoformat(), "since": since}


def carry(live: Path, backup: Path, copy: Path) -> None:
    """Gives the copy that takes the place of `live` all that is known of erasures, there and in the backups beside."""
    known = KeyFile.read(copy).folder
    around: set[Path] = {live, backup}
    for place in (live.parent, backup.parent):
        with suppress(OSError):
            around.update(path.parent for path in place.glob(f"*/{ERASURES}"))
    with suppress(FileRefused):
        write(copy, known, merged(*(read(folder, known) for folder in sorted(around))))
