"""Crèches made by chance (crèches au hasard): the program and the naive way agree on every figure."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.naive.chance import Chance
from tests.naive.conftest import Figures
from tests.naive.handmade import write_tables
from tests.naive.meetings import meetings_part
from tests.naive.program import complete
from tests.naive.report import Books

SEEDS = range(4)
MONTHS = ["2026-12", "2027-01"]
TODAY = date(2027, 1, 20)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("month", MONTHS)
def test_two_ways_agree_on_a_creche_made_by_chance(figures: Figures, seed: int, month: str) -> None:
    insertion = figures(Chance(seed).text(), month=month, today=TODAY)["insertion"]
    paths, sent = insertion["paths"], insertion["orientations"]
    assert paths["open_first_day"] + paths["entered"] - paths["exited"] == paths["open_last_day"]
    assert sent["oriented"] == sent["waiting"] + sent["declined"] + sent["entered"]
    assert sent["engaged"] == sent["job_or_training"] + sent["open"] + sent["other_exit"]


def test_these_creches_have_something_to_say_of_every_figure_of_the_insertion_work(
    tmp_path: Path, empty_export: Path
) -> None:
    """Two ways that both find nothing would prove nothing."""
    found: Counter[str] = Counter()
    for seed in SEEDS:
        directory = write_tables(tmp_path / str(seed), Chance(seed).text())
        complete(directory, empty_export)
        books = Books(directory)
        for month in MONTHS:
            found.update(dict(numbers(insertion_work(books, month))))
    assert {
        f"insertion.{code}" for code in ("actions.opened.training", "actions.done.training", "outcomes.cdi")
    } <= {*found}
    assert [path for path, number in found.items() if not number] == []


def test_these_creches_lack_adults_at_some_minutes_and_have_enough_at_others(
    tmp_path: Path, empty_export: Path
) -> None:
    gaps, silent = set(), 0
    for seed in SEEDS:
        directory = write_tables(tmp_path / str(seed), Chance(seed).text())
        complete(directory, empty_export)
        books = Books(directory)
        days = books.month("2026-12").days
        part = books.staff.part(days)
        needed = [books.staff.needed(day) for day in days if books.staff.known(day)]
        assert 0 < part["short_minutes"] < sum(1 for day in needed for adults in day if adults), seed
        gaps |= {(one["present"], one["needed"]) for one in part["shortages"]}
        silent += sum(not books.staff.known(day) for day in days)
    assert {(0, 1), (1, 2), (0, 2)} <= gaps
    assert silent


def insertion_work(books: Books, month: str) -> dict[str, Any]:
    """What the month's report says of it."""
    of_month = books.month(month)
    return {
        "missing_interviews": books.interviews.missing(of_month.days, TODAY),
        "avip_single_parent": of_month.children()["avip_single_parent"],
        "expected": books.interviews.expected(of_month.days),
        "insertion": books.insertion(month, of_month.days),
        "meetings": meetings_part(books.tables, of_month.days),
    }


def numbers(value: Any, path: str = "") -> Iterator[tuple[str, int]]:
    """Each number by its path; a list is the sum of its numbers."""
    if isinstance(value, dict):
        for key in value:
            yield from numbers(value[key], f"{path}.{key}" if path else key)
    else:
        yield path, sum(value) if isinstance(value, list) else value
