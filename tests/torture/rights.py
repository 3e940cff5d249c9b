"""Role × use case × page: how many pairs the tests of the rights go through, and whether they pass."""

import re
import subprocess
import sys
from pathlib import Path

from tests.torture.frame import Outcome
from tests.torture.recording import ROOT


def run(size: int, _place: Path) -> Outcome:
    """All of them; at the size 0 they are only found and counted, as the tests that stand beside run them anyway."""
    found = [path for what in ("rights", "secrecy") for path in ROOT.glob(f"tests/**/test_{what}.py")]
    tests = sorted(path.relative_to(ROOT).as_posix() for path in found)
    if not tests:
        return Outcome(done="", figure="", skipped="no test of the rights stands in a file of that name")
    how = () if size else ("--collect-only",)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *how, *tests],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    counted = re.search(r"(\d+) (?:passed|tests collected)", done.stdout)
    faults = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if done.returncode and not faults:
        faults.append(f"the tests did not run: {done.stdout[-300:]}{done.stderr[-300:]}")
    return Outcome(
        done=f"{counted[1] if counted else 0} tests of the rights table, in {', '.join(tests)}",
        figure=f"{len(faults)} not as it says",
        faults=tuple(faults),
    )
