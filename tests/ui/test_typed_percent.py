"""Percentages as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidEntry
from ui.figure_text import percent_text
from ui.typed_percent import read_percent


@pytest.mark.parametrize(
    ("typed", "value", "stored"),
    [
        ("0,0619", "0.0619", "0.0619"),
        ("0.0310 %", "0.031", "0.031"),
        ("66", "66", "66"),
        ("66 %", "66", "66"),
        ("66,50%", "66.5", "66.5"),
        ("100", "100", "100"),
        ("0", "0", "0"),
        ("007", "7", "7"),
    ],
)
def test_a_percentage_is_read_with_or_without_its_sign(typed: str, value: str, stored: str) -> None:
    found = read_percent(typed)
    assert found == Decimal(value)
    assert percent_text(found) == stored


@pytest.mark.parametrize("typed", ["", "%", "-1", "0,06191", "1e2", "100,0001", "1000", "un", "1 2,3,4", "٣"])
def test_anything_else_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidEntry) as refusal:
        read_percent(typed)
    assert refusal.value.sentence.endswith(".")


@given(st.integers(0, 1_000_000))
def test_every_percentage_of_four_decimals_comes_back(ten_thousandths: int) -> None:
    value = Decimal(ten_thousandths).scaleb(-4)
    text = percent_text(value)
    assert Decimal(text) == value
    assert read_percent(text.replace(".", ",")) == value
