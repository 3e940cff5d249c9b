"""The report of a crèche written by hand (rapport d'une petite crèche)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.naive.handmade import write_tables
from tests.naive.report import recompute

AFTERWARDS = date(2027, 6, 1)

Figures = Callable[..., dict[str, Any]]


@pytest.fixture
def figures(tmp_path: Path) -> Figures:
    """Takes tables as text, a month and perhaps the day of asking; gives the month's report."""

    def made(*written: str, month: str, today: date = AFTERWARDS) -> dict[str, Any]:
        directory = write_tables(tmp_path / month, "\n\n".join(text.strip() for text in written))
        return recompute(directory, month, today)

    return made
