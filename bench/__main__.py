"""`python -m bench`: one line a figure, `name  ratio  aim`; exit status 1 when an aim is missed."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import merge, month, paper, planning, start, statement
from bench.figure import Figure


def figures(place: Path) -> Iterator[Figure]:
    """Every figure, in the order of the list."""
    yield from start.figures(place)
    yield from month.figures(place)
    yield from paper.figures(place)
    yield from statement.figures(place)
    yield from planning.figures(place)
    yield from merge.figures(place)


def run() -> int:
    """Prints each figure as soon as it is known."""
    missed = 0
    print(f"{'name':<58} {'ratio':>8}    {'aim':>7}")
    with tempfile.TemporaryDirectory() as place:
        for figure in figures(Path(place)):
            print(figure.line(), flush=True)
            missed += figure.missed
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(run())
