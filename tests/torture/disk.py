"""A disk that may lose what was not synced: each write since the last sync lost, there, or there in part.

Names (files made, renamed, dropped) are lost from the last one backwards, as journalled file systems do; they
are kept for good by a sync of their folder.
"""

import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.torture.recording import Call

SECTOR = 512
"""What a disk writes whole or not at all."""
HEEDED = ("files", "folders")
"""The syncs that count."""


@dataclass
class Held:
    """A file: the bytes that are safe, and what was asked since."""

    safe: bytearray = field(default_factory=bytearray)
    asked: list[Call] = field(default_factory=list)

    def sync(self) -> None:
        """All that was asked is safe."""
        for call in self.asked:
            write(self.safe, call)
        self.asked.clear()

    def whole(self) -> bytes:
        """The bytes as the program sees them."""
        return self.after(lambda: True)

    def after(self, comes: Callable[[], bool]) -> bytes:
        """The bytes after the cut; `comes` says of each sector whether it came to the disk."""
        found = bytearray(self.safe)
        for call in self.asked:
            if call.what == "truncate":
                if comes():
                    write(found, call)
                continue
            for start in range(0, len(call.data), SECTOR):
                if comes():
                    part = call.data[start : start + SECTOR]
                    write(found, Call("write", call.path, call.offset + start, part))
        return bytes(found)


def write(held: bytearray, call: Call) -> None:
    """Does the call on these bytes."""
    if call.what == "truncate":
        del held[call.offset :]
        held.extend(bytes(call.offset - len(held)))
        return
    held.extend(bytes(max(0, call.offset - len(held))))
    held[call.offset : call.offset + len(call.data)] = call.data


class Disk:
    """The folder as it is for the program (`now`), and as it stands on the disk (`safe`).

    A control leaves out the syncs of files, or those of folders.
    """

    def __init__(self, folder: Path, *, heeds: Collection[str] = HEEDED) -> None:
        self._heeds = heeds
        self._root = folder
        files = [path for path in folder.rglob("*") if path.is_file()]
        self._safe = {str(path): Held(bytearray(path.read_bytes())) for path in files}
        self._now = dict(self._safe)
        self._names: list[Call] = []
        self._made: dict[int, Held] = {}

    def do(self, call: Call) -> None:
        """The program asks it."""
        match call.what:
            case "write" | "truncate":
                self._now[call.path].asked.append(call)
            case "copy":
                part = self._now[call.to].whole()[call.start : call.start + call.size]
                self._now[call.path].asked.append(replace(call, what="write", data=part))
            case "sync":
                self._sync(call.path)
            case "make" | "rename" | "drop" if call.what != "make" or call.path not in self._now:
                self._name(call)

    def _name(self, call: Call) -> None:
        if call.what == "make":
            self._made[id(call)] = Held()
        renamed(self._now, call, self._made)
        self._names.append(call)

    def whole(self) -> dict[str, bytes]:
        """The files as the program sees them."""
        return {path: held.whole() for path, held in self._now.items()}

    def _sync(self, path: str) -> None:
        if path in self._now:
            if "files" in self._heeds:
                self._now[path].sync()
            return
        if "folders" not in self._heeds:
            return
        kept = []
        for call in self._names:
            if str(Path(call.path).parent) == path:
                renamed(self._safe, call, self._made)
            else:
                kept.append(call)
        self._names = kept

    def after_a_cut(self, chance: random.Random, at: Path) -> None:
        """Writes the folder as it might be found if the power went now."""
        odds = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        names = dict(self._safe)
        for call in self._names[: chance.randint(0, len(self._names))]:
            renamed(names, call, self._made)
        for path, held in names.items():
            target = at / Path(path).relative_to(self._root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(held.after(lambda: chance.random() < odds))


def renamed(names: dict[str, Held], call: Call, made: dict[int, Held]) -> None:
    """Does on these names what the call did; one that is not there any more is passed over."""
    if call.what == "make":
        names[call.path] = made[id(call)]
    elif call.what == "drop":
        names.pop(call.path, None)
    else:
        moved = [name for name in names if name == call.path or name.startswith(f"{call.path}/")]
        for name in moved:
            names[call.to + name.removeprefix(call.path)] = names.pop(name)


def said_before(calls: Sequence[Call]) -> list[str]:
    """The whole lines said so far."""
    return b"".join(call.data for call in calls if call.what == "said").decode().split("\n")[:-1]
