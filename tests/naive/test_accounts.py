"""Yearly accounts of crèches made by chance: the program's JSON and the naive way agree on every figure."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.naive.account import account
from tests.naive.chance import Chance
from tests.naive.differences import differences
from tests.naive.handmade import write_tables
from tests.naive.program import Program, complete
from tests.naive.report import Books


def both(desk: Path, empty_export: Path, seed: int, year: int, today: date) -> tuple[Any, Any]:
    """The year's account by the program, and as recomputed."""
    directory = write_tables(desk / "export", Chance(seed).text())
    complete(directory, empty_export)
    program, data = Program(desk, today), desk / "bilan.json"
    program.do("import", directory, desk / "creche")
    program.do("account", desk / "creche", year, "--json", data)
    return json.loads(data.read_text(encoding="utf-8")), account(Books(directory), year, today)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("year", "today"),
    [
        (2026, date(2026, 12, 31)),
        (2026, date(2027, 1, 1)),
        (2027, date(2027, 2, 3)),
    ],
)
def test_two_ways_agree_on_the_account_of_a_creche_made_by_chance(
    tmp_path: Path, empty_export: Path, seed: int, year: int, today: date
) -> None:
    theirs, ours = both(tmp_path, empty_export, seed, year, today)
    assert differences(theirs, ours) == []


def test_these_creches_have_people_who_came_left_and_worked(tmp_path: Path, empty_export: Path) -> None:
    """Two ways that both find nothing would prove nothing."""
    found: Counter[str] = Counter()
    for seed in range(3):
        desk = tmp_path / str(seed)
        desk.mkdir()
        _, ours = both(desk, empty_export, seed, 2026, date(2027, 1, 1))
        found["parents"] += ours["families"]["parents"]
        found["exits"] += ours["exits"]["outcomes"]["total"]
        found["oriented"] += ours["prescribers"]["oriented"]["total"]
        found["back"] += ours["work"]["return_5_months"]["denominator"]
        found["early"] += ours["engagements"]["ended_early"]["total"]
        found["delays"] += len(ours["delays"]["first_interview"]["sorted"])
    assert all(found[name] for name in ("parents", "exits", "oriented", "back", "early", "delays")), found
