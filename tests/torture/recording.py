"""What a program asks of the disk, in order, as strace saw it: writes with their bytes, syncs, names made and lost.

Also what it said meanwhile on its standard output: an acknowledgement is worth what was synced before it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CALLS = (
    "openat,lseek,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,"
    "mkdirat,sendfile,copy_file_range,writev,pwritev,pwritev2,truncate,fallocate"
)
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)(?:<(.*)>)?")
DESCRIPTOR = re.compile(r"^(\d+)<([^>]*)>")
SENT = re.compile(r", \d+<([^>]*)>, \[(\d+)\]")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Call:
    """One thing asked of the disk: `what` is write, copy, truncate, sync, make, folder, rename, drop or said.

    A copy is of `size` bytes of the file `to`, from `start` on, as that file stands when the call is made.
    """

    what: str
    path: str = ""
    offset: int = 0
    data: bytes = b""
    to: str = ""
    start: int = 0
    size: int = 0


def can_record() -> bool:
    """Whether strace is here and may be used."""
    found = shutil.which("strace")
    return (
        bool(found)
        and not subprocess.run([str(found), "-qq", "-o", os.devnull, "true"], check=False).returncode
    )


def record(code: str, folder: Path, trace: Path) -> list[Call]:
    """Runs the program on the folder, under strace, to its end; what it asked of the folder's files."""
    strace = ("strace", "-f", "-qq", "-y", "-xx", "-s", "100000000", "-e", f"trace={CALLS}", "-o", str(trace))
    subprocess.run(
        [*strace, sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True, stdout=subprocess.PIPE
    )
    with trace.open(encoding="ascii") as lines:
        return list(Reader(str(folder)).calls(lines))


class Reader:
    """Turns strace's lines into calls. Places in files are followed where a call names none."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._places: dict[int, int] = {}

    def calls(self, lines: Iterator[str]) -> Iterator[Call]:
        """The calls that succeeded and concern the folder or the standard output."""
        for line in lines:
            found = LINE.match(line)
            if found and not found[3].startswith("-"):
                yield from self._call(found[1], found[2], int(found[3]))

    def _call(self, name: str, arguments: str, result: int) -> Iterator[Call]:
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in TEXT.findall(arguments)]
        paths = [text.decode("utf-8", "replace") for text in texts]
        held = DESCRIPTOR.match(arguments)
        descriptor, path = (int(held[1]), _plain(held[2])) if held else (-1, "")
        if name == "write" and descriptor == 1:
            yield Call("said", data=texts[0])
        elif name == "openat":
            yield from self._opened(paths[0], arguments, result)
        elif name in {"mkdir", "mkdirat"} and self._ours(paths[-1]):
            yield Call("folder", paths[-1])
        elif name.startswith("rename") and self._ours(paths[0]):
            yield Call("rename", paths[0], to=paths[1])
        elif name in {"unlink", "unlinkat", "rmdir"} and self._ours(paths[-1]):
            yield Call("drop", paths[-1])
        elif descriptor >= 0 and self._ours(path):
            yield from self._on_file(name, arguments, result, path=path, descriptor=descriptor, texts=texts)

    def _opened(self, path: str, arguments: str, descriptor: int) -> Iterator[Call]:
        self._places[descriptor] = 0
        if not self._ours(path):
            return
        if "O_CREAT" in arguments:
            yield Call("make", path)
        if "O_TRUNC" in arguments:
            yield Call("truncate", path)

    def _on_file(
        self, name: str, arguments: str, result: int, *, path: str, descriptor: int, texts: list[bytes]
    ) -> Iterator[Call]:
        match name:
            case "lseek":
                self._places[descriptor] = result
            case "write":
                yield Call("write", path, self._places[descriptor], texts[0][:result])
                self._places[descriptor] += result
            case "pwrite64":
                yield Call("write", path, int(arguments.rsplit(", ", 1)[1]), texts[0][:result])
            case "ftruncate":
                yield Call("truncate", path, int(arguments.rsplit(", ", 1)[1]))
            case "fsync" | "fdatasync":
                yield Call("sync", path)
            case "sendfile":
                found = SENT.search(arguments)
                assert found, f"a file sent from where its reader stands: {arguments}"
                source, start = _plain(found[1]), int(found[2])
                yield Call("copy", path, self._places[descriptor], to=source, start=start, size=result)
                self._places[descriptor] += result
            case _:
                raise AssertionError(f"a call that this reader does not know: {name}")

    def _ours(self, path: str) -> bool:
        return path == self._root or path.startswith(f"{self._root}/")


def _plain(path: str) -> str:
    """A descriptor's path: strace tells its bytes in hexadecimal."""
    return (
        bytes.fromhex(path.replace("\\x", "").removesuffix(">")).decode() if path.startswith("\\x") else path
    )
