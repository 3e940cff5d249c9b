"""Every use case broken off at many points: nothing in part, no transaction open, the journal as it was.

The use cases are those that the tests call, with the tests' own data: see `abort_plugin`. The tests then go on, and
must pass, on the very store that was broken off.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.deeds import DEEDS
from tests.torture.frame import Outcome
from tests.torture.recording import ROOT

SHORT = (
    "tests/app/care/test_absences.py",
    "tests/app/families/test_family_files.py",
    "tests/app/test_people.py",
)
FULL = 300


def run(size: int, place: Path) -> Outcome:
    """`size` points of each use case; with fewer than 300, those of a few tests only."""
    report = place / "report.json"
    tests = SHORT if size < FULL else suites()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.torture.abort_plugin", *tests],
        cwd=ROOT,
        env={**os.environ, "TORTURE_POINTS": str(size), "TORTURE_REPORT": str(report)},
        capture_output=True,
        text=True,
        check=False,
    )
    told: dict[str, dict[str, Any]] = json.loads(report.read_text("utf-8")) if report.exists() else {}
    faults = [f"{name}, {fault}" for name, one in told.items() for fault in one["faults"]]
    faults += [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if not told:
        faults.append(f"nothing was broken off: {done.stdout[-300:]}{done.stderr[-300:]}")
    faults += [f"{name}: {one['points']} points" for name, one in told.items() if one["points"] < size]
    points = sum(one["points"] for one in told.values())
    deeds = {one["deed"] for one in told.values()} & set(DEEDS)
    return Outcome(
        done=f"{len(told)} use cases ({len(deeds)} of {len(DEEDS)} deeds) broken off at {points} points",
        figure=f"{len(faults)} in part, open or changed; least points of one: {least(told)}",
        faults=tuple(faults),
    )


def least(told: dict[str, dict[str, Any]]) -> str:
    """The use case with the fewest points."""
    name = min(told, key=lambda one: told[one]["points"], default="")
    return f"{told[name]['points']} ({name.rsplit('.', 1)[-1]})" if name else "–"


def suites() -> list[str]:
    """The tests that work on a real store."""
    folders = ("tests/app", "tests/db")
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("test_*.py"))]
    return [
        path.relative_to(ROOT).as_posix()
        for path in found
        if ": Session" in path.read_text(encoding="utf-8") and "demonstration" not in path.name
    ]
