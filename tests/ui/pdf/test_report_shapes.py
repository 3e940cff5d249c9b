"""The report's charts and tables: scales that hold, figures that read, a comment that parts well."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insertion.outcomes import Outcome
from app.report.monthly_report import Rate
from tests.ui.pdf.invented import NOTES, october
from tests.ui.pdf.reading import text_of
from ui.pdf.labels import ACTIONS, OUTCOMES, action, outcome, outcome_alone
from ui.pdf.report import draw
from ui.pdf.report_heat import BLACK, atypical_hours, cell_inks, grid_of, luminance, minutes_beside
from ui.pdf.report_hours import steps
from ui.pdf.report_share import scale
from ui.pdf.report_share_curve import ticks_of, top_of
from ui.pdf.report_status import days_in_words
from ui.pdf.report_third import SHORT, split
from ui.pdf.report_view import Reading, back, view_of
from ui.pdf.report_words import lacking, spelled


def test_every_figure_of_the_heat_map_reads_on_its_ground() -> None:
    for tenths in range(401):
        ground, ink = cell_inks(Fraction(tenths, 10), 30)
        light, dark = sorted((luminance(ground), luminance(ink)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_heat_map_darkens_up_to_the_agreed_places_not_to_the_busiest_hour() -> None:
    assert cell_inks(Fraction(15), 30) != cell_inks(Fraction(30), 30)
    assert cell_inks(Fraction(30), 30) == cell_inks(Fraction(45), 30)
    assert cell_inks(Fraction(0), 30)[1] == BLACK


def test_atypical_hours_stop_where_the_map_does() -> None:
    view = view_of(october(), NOTES)
    grid = grid_of(view)
    assert grid is not None
    assert (grid.hours, grid.weekdays, grid.days) == (range(7, 19), (0, 1, 2, 3, 4), (4, 4, 4, 5, 5))
    assert atypical_hours(view, grid) == [(7, 8), (18, 19)]
    later = view_of(october(), replace(NOTES, atypical_before=450, atypical_from=1140))
    assert atypical_hours(later, grid) == [(7, 7.5)]


@pytest.mark.parametrize(
    ("percent", "end", "ticks"),
    [
        (27, 40, [0, 10, 20, 30, 40]),
        (40, 40, [0, 10, 20, 30, 40]),
        (55, 60, [0, 20, 40, 60]),
        (95, 100, [0, 20, 40, 60, 80, 100]),
    ],
)
def test_the_gauge_ends_at_twice_the_threshold_unless_a_share_is_higher(
    percent: int, end: int, ticks: list[int]
) -> None:
    reading = Reading(name="", gloss="", rate=Rate(numerator=percent, denominator=100), fraction="")
    assert scale([reading], 20) == (end, [Fraction(tick) for tick in ticks])


@given(threshold=st.integers(20, 60), share=st.fractions(0, 100))
def test_the_curve_starts_at_zero_and_its_labels_stand_apart(threshold: int, share: Fraction) -> None:
    top = top_of([share], threshold)
    ticks = ticks_of(top, threshold)
    assert ticks[0] == 0
    assert threshold in ticks
    assert top >= share
    assert min(after - before for before, after in pairwise(ticks)) * 58 / top >= 8


@pytest.mark.parametrize(
    ("minutes", "ticks"),
    [
        (60, [0, 1]),
        (8_280 * 60, [0, 2_000, 4_000, 6_000, 8_000]),
        (90 * 60, [0, 20, 40, 60, 80]),
        (1, [0, 1]),
    ],
)
def test_hours_are_ticked_by_one_two_or_five(minutes: int, ticks: list[int]) -> None:
    assert steps(minutes) == ticks


@given(lines=st.integers(0, 400), here=st.integers(0, 20), full=st.integers(20, 60), last=st.integers(10, 19))
def test_a_long_comment_loses_no_line_and_leaves_none_alone(
    lines: int, here: int, full: int, last: int
) -> None:
    text = [[("", str(number))] for number in range(lines)]
    parts = split(text, here, full, last)
    assert [line for part in parts for line in part] == text
    assert len(parts[0]) <= here
    assert len(parts[-1]) <= last
    assert all(len(part) <= full for part in parts)
    assert all(len(part) >= SHORT for part in parts[1:]) or lines < 2 * SHORT


@pytest.mark.parametrize(
    ("rate", "missing"), [((5, 29), 1), ((6, 30), 0), ((5, 30), 1), ((0, 1), 1), ((0, 0), 0)]
)
def test_the_children_that_are_missing_are_counted_up(rate: tuple[int, int], missing: int) -> None:
    assert lacking(Rate(numerator=rate[0], denominator=rate[1]), 20) == missing


def test_missing_days_are_named_up_to_eight() -> None:
    month = view_of(october(), NOTES).first_day
    days = [month.replace(day=day) for day in (1, 2, 5, 6, 7, 8, 9, 12, 30)]
    assert days_in_words(days[:1]) == "le 1er\u00a0octobre"
    assert days_in_words(days[:3]) == "les 1er, 2 et 5\u00a0octobre"
    assert days_in_words(days) == "9\u00a0jours du 1er au 30\u00a0octobre"


def test_small_numbers_start_a_sentence_in_words() -> None:
    assert [spelled(count) for count in (1, 10, 16, 17)] == ["un", "dix", "seize", "17"]
    assert spelled(1, feminine=True) == "une"


def test_months_go_back_over_the_year() -> None:
    assert back(view_of(october(), NOTES).first_day, 10).isoformat() == "2025-12-01"


def test_every_outcome_has_its_words_and_an_unknown_code_stands() -> None:
    assert set(OUTCOMES) == {code.value for code in Outcome}
    assert outcome("cdi", 2) == "2\u00a0CDI"
    assert outcome("moved_away", 2) == "2\u00a0déménagements"
    assert outcome_alone("new_code") == "new_code"
    assert action("cv_letter") == ACTIONS["cv_letter"]
    assert action("new_code") == "new_code"


def test_one_night_does_not_blur_the_map_and_is_told_beside_it() -> None:
    rows = [list(row) for row in october().heat_map.child_minutes]
    rows[5][22], rows[5][23], rows[6][0] = 60, 60, 45
    heat_map = replace(october().heat_map, child_minutes=tuple(map(tuple, rows)))
    view = view_of(replace(october(), heat_map=heat_map), NOTES)
    grid = grid_of(view)
    assert grid is not None
    assert (grid.hours, grid.weekdays) == (range(7, 19), (0, 1, 2, 3, 4))
    assert minutes_beside(view, grid) == 165
    assert "Hors de ce tableau : 2 h 45 de présence." in text_of(draw(view.report, NOTES))
