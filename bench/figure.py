"""A figure of the bench: a name, a ratio and the aim it must not pass; or a duration printed without failing."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of `make bench`. `aim` None: printed, never failing. `unit` follows a figure that is no ratio."""

    name: str
    value: float
    aim: float | None = None
    unit: str = ""
    note: str = ""

    @property
    def missed(self) -> bool:
        """Whether the aim is passed."""
        return self.aim is not None and self.value > self.aim

    def line(self) -> str:
        """`name  ratio  aim`, and what it was measured from."""
        aim = f"≤ {self.aim:g}" if self.aim is not None else "-"
        mark = "  MISSED" if self.missed else ""
        return f"{self.name:<58} {self.value:8.2f}{self.unit:<3} {aim:>7}{mark}   {self.note}".rstrip()


def seconds(deed: Callable[[], object]) -> float:
    """How much processor time one call takes: other programs on the machine don't count."""
    start = time.process_time()
    deed()
    return time.process_time() - start


def paired(
    deed: Callable[[], float], divisor: Callable[[], float], *, runs: int
) -> tuple[float, float, float]:
    """Measures both in turn, A B A B…, after one warm-up: the median of the ratios, then both medians."""
    deed(), divisor()
    pairs = [(deed(), divisor()) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    return ratio, statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)
