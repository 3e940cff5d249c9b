"""Role × use case × page: how many pairs the tests of the rights go through, and whether they pass."""

import re
import subprocess
import sys
from pathlib import Path

from tests.torture.frame import Outcome
from tests.torture.recording import ROOT


def run(_size: int, _place: Path) -> Outcome:
    """All of them, whatever the size."""
    found = [path for what in ("rights", "secrecy") for path in ROOT.glob(f"tests/**/test_{what}.py")]
    tests = sorted(path.relative_to(ROOT).as_posix() for path in found)
    if not tests:
        return Outcome(done="", figure="", skipped="no test of the rights stands in a file of that name")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *tests], cwd=ROOT, capture_output=True, text=True, check=False
    )
    counted = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|error)", done.stdout)}
    faults = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return Outcome(
        done=f"{counted.get('passed', 0)} tests of the rights table, in {', '.join(tests)}",
        figure=f"{len(faults)} not as it says",
        faults=tuple(faults),
    )
