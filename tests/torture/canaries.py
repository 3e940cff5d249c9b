"""Telltale words (canaris): typed everywhere, then looked for in every file that the program left, in any encoding.

The crèche's folder with its copies and the journal of a deed cut short, the person's settings, the temporary
folder, the logs. Exports and papers that a person asks for are excepted: they are meant to be read.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.torture.frame import Outcome, fresh
from tests.torture.recording import ROOT

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def hits(place: Path, words: Mapping[str, str]) -> list[str]:
    """Where one of the words stands, in a file or in its name, whatever its capitals."""
    found = []
    for path in sorted(path for path in place.rglob("*") if path.is_file()):
        content = path.read_bytes().lower()
        found += [
            f"« {where} » in {path.relative_to(place)} ({encoding})"
            for where, word in words.items()
            for encoding in ENCODINGS
            if word.encode(encoding) in content
        ]
        found += [f"« {where} » names {path}" for where, word in words.items() if word in path.name.lower()]
    return found


def walk(place: Path) -> tuple[dict[str, Any], str]:
    """A day in the real window, all that it leaves going under `place`; the words typed, else what went wrong."""
    report = place.with_name("words.json")
    homes = ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "TMPDIR", "TEMP", "TMP")
    left = {name: str(fresh(place / name.lower())) for name in homes}
    done = subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-p",
                "no:cacheprovider",
                "--basetemp",
                str(place / "pytest"),
            ),
            "tests/torture/canary_walk.py",
        ],
        cwd=ROOT,
        env={**os.environ, **left, "TORTURE_REPORT": str(report)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return {}, done.stdout[-2000:]
    found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return found, ""


def run(_size: int, place: Path) -> Outcome:
    """The whole day, whatever the size; and a control, as the search must find what is there."""
    left = fresh(place / "left")
    told, wrong = walk(left)
    if not told:
        return Outcome(done="the day was not lived", figure="–", faults=(wrong,))
    words: dict[str, str] = told["words"]
    found = hits(left, words)
    control = place / "control"
    control.mkdir()
    (control / "note.txt").write_text(f"du texte, {next(iter(words.values())).upper()}", encoding="utf-16")
    if not hits(control, words):
        found.append("the control: a word written in the clear is not found")
    files = sum(path.is_file() for path in left.rglob("*"))
    typed = f"{len(words)} words in {kinds(words)} kinds of records ({len(told['refused'])} fields take codes only)"
    return Outcome(
        done=f"{typed} and {told['pages']} pages; {files} files read",
        figure=f"{len(found)} hits",
        faults=tuple(found),
    )


def kinds(where: Iterable[str]) -> int:
    """How many kinds of records hold a word."""
    return len({name.split(".")[0] for name in where if "." in name})
