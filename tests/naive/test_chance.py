"""Crèches made by chance (crèches au hasard): the program and the naive way agree on every figure."""

from datetime import date

import pytest

from tests.naive.chance import Chance
from tests.naive.conftest import Figures


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("month", ["2026-12", "2027-01"])
def test_two_ways_agree_on_a_creche_made_by_chance(figures: Figures, seed: int, month: str) -> None:
    figures(Chance(seed).text(), month=month, today=date(2027, 1, 20))
