"""Small cells: persons below five are kept back, and can't be found again by subtraction."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insertion.outcomes import Outcome
from app.report.account.counts import AnsweredRatio, Parts, Ratio
from app.report.account.masking import LEAST, masked, masked_parts, masked_ratio, shown
from app.report.account.yearly import as_json
from tests.app.creche import day
from tests.app.report.account_year import Year

NEW_YEAR = date(2026, 1, 1)


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, None), (4, None), (5, 5), (None, None)])
def test_one_to_four_persons_are_masked_and_nobody_is_told(count: int | None, told: int | None) -> None:
    assert shown(count) == told


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"a": 20, "b": 7}, {"a": 20, "b": 7}),
        ({"a": 20, "b": 7, "c": 2}, {"a": 20, "b": None, "c": None}),
        ({"a": 20, "b": 3, "c": 2}, {"a": 20, "b": None, "c": None}),
        ({"a": 20, "b": 1, "c": 2}, {"a": None, "b": None, "c": None}),
        ({"a": 20, "b": 6, "c": 1, "d": 0}, {"a": 20, "b": None, "c": None, "d": 0}),
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 9}, dict.fromkeys("abcdef")),
    ],
)
def test_a_hidden_cell_never_stands_alone(cells: dict[str, int], told: dict[str, int | None]) -> None:
    total = sum(cells.values())
    found = masked_parts(Parts(total=total, of=cells))
    assert (found.total, found.of) == (total, told)


@pytest.mark.parametrize("cells", [{"a": 2}, {"a": 3, "b": 0}, dict.fromkeys("abcde", 1)])
def test_a_total_that_would_tell_its_cells_hides_with_them(cells: dict[str, int]) -> None:
    found = masked_parts(Parts(total=sum(cells.values()), of=cells))
    assert found == Parts(total=None, of=dict.fromkeys(cells))


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12)))
def test_no_small_cell_is_told_nor_left_by_subtraction(cells: dict[str, int]) -> None:
    found = masked_parts(Parts(total=sum(cells.values()), of=cells))
    told = {code: count for code, count in found.of.items() if count is not None}
    assert all(count == cells[code] and not 0 < count < LEAST for code, count in told.items())
    if found.total is not None and len(told) < len(cells):
        left = found.total - sum(told.values())
        assert left >= LEAST
        assert left > len(cells) - len(told) > 1


@pytest.mark.parametrize(
    ("ratio", "told"),
    [
        (Ratio(numerator=8, denominator=29), Ratio(numerator=8, denominator=29)),
        (Ratio(numerator=4, denominator=29), Ratio(numerator=None, denominator=29)),
        (Ratio(numerator=27, denominator=29), Ratio(numerator=None, denominator=29)),
        (Ratio(numerator=0, denominator=29), Ratio(numerator=0, denominator=29)),
        (Ratio(numerator=9, denominator=9), Ratio(numerator=9, denominator=9)),
        (Ratio(numerator=0, denominator=3), Ratio(numerator=None, denominator=None)),
        (Ratio(), Ratio()),
        (
            AnsweredRatio(numerator=5, denominator=12, answered=9),
            AnsweredRatio(numerator=5, denominator=12, answered=None),
        ),
        (
            AnsweredRatio(numerator=5, denominator=12, answered=12),
            AnsweredRatio(numerator=5, denominator=12, answered=12),
        ),
    ],
)
def test_a_share_hides_where_either_side_is_small(ratio: Ratio, told: Ratio) -> None:
    assert masked_ratio(ratio) == told
    assert masked_ratio(told).is_masked is told.is_masked


def small_year() -> Year:
    year = Year()
    for _ in range(6):
        year.path(NEW_YEAR)
    for _ in range(2):
        year.path(NEW_YEAR, day(1), Outcome.CDI, prescribed_on=date(2025, 12, 20))
    return year


def test_the_setting_masks_the_whole_account_and_says_so() -> None:
    year = small_year()
    year.creche.rule("mask_small_cells", "yes", since=date(2027, 1, 1))
    open_account = year.account(date(2026, 12, 31))
    assert not open_account.masked
    assert open_account.exits.outcomes.of == {"cdi": 2}
    account = year.account()
    assert account.masked
    assert (account.families.parents, account.paths.entered, account.paths.exited) == (8, 8, None)
    assert (account.exits.outcomes.total, account.exits.outcomes.of) == (None, {"cdi": None})
    assert (account.delays.entry.sorted, account.delays.entry.count) == ((), None)
    assert '"exited": null' in as_json(account)


def test_interviews_and_months_are_no_persons() -> None:
    account = small_year().account()
    hidden = masked(account)
    assert hidden.interviews == account.interviews
    assert hidden.meetings == account.meetings
    assert hidden.months_met == account.months_met
    assert masked(hidden) == hidden
