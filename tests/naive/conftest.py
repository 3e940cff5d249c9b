"""The report of a crèche written by hand (rapport fait à la main): the program's, equal to the recomputed one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.naive.differences import differences
from tests.naive.handmade import write_tables
from tests.naive.program import Program, complete
from tests.naive.report import recompute

AFTERWARDS = date(2027, 6, 1)

Figures = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def empty_export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty crèche's export: which tables and columns there are."""
    return Program(tmp_path_factory.mktemp("vide"), AFTERWARDS).empty_export()


@pytest.fixture
def figures(tmp_path: Path, empty_export: Path) -> Figures:
    """Takes tables as text, a month and perhaps the day of asking; gives the month's report."""

    def made(*written: str, month: str, today: date = AFTERWARDS) -> dict[str, Any]:
        desk = tmp_path / f"{month} {len(list(tmp_path.iterdir()))}"
        directory = write_tables(desk / "export", "\n\n".join(text.strip() for text in written))
        complete(directory, empty_export)
        ours = recompute(directory, month, today)
        program = Program(desk, today)
        program.do("import", directory, desk / "creche")
        assert differences(program.report(desk / "creche", month), ours) == []
        return ours

    return made
