"""Runs the exercises, two at once, and shows what they found: one row each, on the screen and in a page."""

import argparse
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tests.torture.exercises import EXERCISES
from tests.torture.frame import Exercise, Outcome

COLUMNS = ("exercise", "what was done", "figure", "aim", "seconds", "of the processor")
AT_ONCE = 2
"""Exercises that run at once: as many as the smallest office PC has cores."""
LONGEST = "abort"
"""Begun first, so that the others end beside it."""
SHOWN = 10


@dataclass(frozen=True, kw_only=True)
class Row:
    """An exercise, what it found, and how long it took: on the clock, and of the processor, its programs' included."""

    exercise: Exercise
    outcome: Outcome
    seconds: int
    processor: int

    def cells(self) -> tuple[str, ...]:
        """As the table shows it."""
        done, figure = self.outcome.done, self.outcome.figure
        if self.outcome.skipped:
            done, figure = f"skipped: {self.outcome.skipped}", "–"
        if self.outcome.faults:
            figure = f"MISSED: {figure}"
        return (self.exercise.name, done, figure, self.exercise.aim, str(self.seconds), str(self.processor))


def done(name: str, size: int) -> tuple[Outcome, int, int]:
    """One exercise in an empty folder of its own; a crash of the exercise is a miss too."""
    exercise = next(one for one in EXERCISES if one.name == name)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="torture-") as place:
        try:
            outcome = exercise.run(size, Path(place))
        except Exception as error:  # noqa: BLE001 — the others still run
            outcome = Outcome(done="stopped", figure=repr(error), faults=(repr(error),))
    used = os.times()
    processor = used.user + used.system + used.children_user + used.children_system
    return outcome, round(time.monotonic() - start), round(processor)


def rows(wanted: Sequence[str], *, short: bool) -> Iterator[Row]:
    """Each exercise in the order of the list, as soon as it and those before it are done."""
    chosen = [one for one in EXERCISES if not wanted or one.name in wanted]
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        by_length = sorted(chosen, key=lambda one: one.name != LONGEST)
        going = {one.name: pool.submit(done, one.name, one.short if short else one.full) for one in by_length}
        for exercise in chosen:
            outcome, seconds, processor = going[exercise.name].result()
            yield Row(exercise=exercise, outcome=outcome, seconds=seconds, processor=processor)


def write(page: Path, found: Sequence[Row]) -> None:
    """Puts the rows in the page's table, each in the place of the one of its name; the others stay."""
    before, head, rest = page.read_text(encoding="utf-8").partition("| exercise |")
    lines = (head + rest).splitlines()
    end = next((at for at, line in enumerate(lines) if not line.startswith("|")), len(lines))
    stand = {line.split(" | ")[0].removeprefix("| "): line for line in lines[2:end]}
    stand |= {row.exercise.name: line(row.cells()) for row in found}
    listed = [stand[one.name] for one in EXERCISES if one.name in stand]
    shown = [line(COLUMNS), line(["---"] * len(COLUMNS)), *listed, *lines[end:]]
    page.write_text(before + "\n".join(shown) + "\n", encoding="utf-8")


def line(cells: Sequence[str]) -> str:
    """A row in Markdown."""
    return f"| {' | '.join(cells)} |"


def run(arguments: Sequence[str]) -> int:
    """Prints each row as soon as it is known; status 1 where an aim is missed."""
    parser = argparse.ArgumentParser(prog="dev.py torture", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(one.name for one in EXERCISES))
    parser.add_argument("--short", action="store_true", help="as the tests run them")
    parser.add_argument("--write", type=Path, metavar="FILE", help="the page whose table is replaced")
    asked = parser.parse_args(arguments)
    start, found = time.monotonic(), []
    for row in rows(asked.names, short=asked.short):
        found.append(row)
        print(" | ".join(row.cells()), flush=True)
        for fault in row.outcome.faults[:SHOWN]:
            print(f"    {fault}", flush=True)
    print(f"{time.monotonic() - start:.0f} s in all", flush=True)
    if asked.write:
        write(asked.write, found)
    return 1 if any(row.outcome.faults for row in found) else 0
