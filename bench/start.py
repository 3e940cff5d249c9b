"""Starting: the log-in's first paint, the home page, the memory, each beside a bare PySide6 window."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.crowd import BenchClock
from bench.figure import Figure

RUNS = 7
ROOT = Path(__file__).parents[1]
LAST_DAY = date(2026, 11, 22)


def child(kind: str, place: Path, *arguments: str) -> dict[str, float]:
    """What one process measured of itself."""
    away = {
        name: str(place) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
    }
    environment = os.environ | away | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    # From the second start on, a user's program is compiled: both sides keep their bytecode.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "bench.child", kind, str(time.monotonic_ns()), *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def figures(place: Path) -> Iterator[Figure]:
    """Four figures, from pairs of processes run in turn."""
    from app.demonstration import create
    from db.storage import FolderStorage

    folder = place / "demonstration"
    create(FolderStorage(BenchClock()), folder, LAST_DAY)
    for kind in ("bare", "home"):
        child(kind, place, str(folder))
    pairs = [(child("bare", place), child("home", place, str(folder))) for _ in range(RUNS)]
    bare = statistics.median(one["painted"] for one, _ in pairs)
    told = f"{bare * 1000:.0f} ms for the bare window"
    value = _ratio(pairs, "painted", "painted")
    yield Figure(name="start to the log-in's first paint ÷ bare window", value=value, aim=1.6, note=told)
    value = _ratio(pairs, "opened", "painted")
    yield Figure(name="passphrase to home, less the key ÷ bare window", value=value, aim=2.0, note=told)
    back = statistics.median(one["back"] for _, one in pairs) * 1000
    told = "promised: within 1 s; most of it is argon2id"
    yield Figure(name="locked, and back at work", value=back, unit=" ms", note=told)
    megabytes = statistics.median(one["memory"] for one, _ in pairs) / 1e6
    told = f"{megabytes:.0f} MB for the bare window"
    value = _ratio(pairs, "memory", "memory")
    yield Figure(name="memory with the home page open ÷ bare window", value=value, aim=2.0, note=told)


def _ratio(pairs: list[tuple[dict[str, float], dict[str, float]]], ours: str, theirs: str) -> float:
    return statistics.median(home[ours] / bare[theirs] for bare, home in pairs)
