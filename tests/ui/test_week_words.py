"""The hours of a week in words: weekdays of equal hours together, three or more in a row by their ends."""

import pytest

from app.spans import Span
from ui.insertion_words import week_words

MORNING, LATE = Span(480, 720), Span(840, 1080)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([0], "lun."),
        ([0, 1], "lun., mar."),
        ([0, 1, 2], "du lundi au mercredi"),
        ([0, 1, 2, 3, 4], "du lundi au vendredi"),
        ([0, 1, 3], "lun., mar., jeu."),
        ([4, 5, 6], "du vendredi au dimanche"),
    ],
)
def test_days_of_equal_hours_stand_together(days: list[int], words: str) -> None:
    week = dict.fromkeys(days, (MORNING,))
    assert week_words(week).replace("\u00a0", " ") == f"{words} 8 h–12 h"


def test_other_hours_follow() -> None:
    week = {0: (MORNING,), 1: (MORNING, LATE), 2: (MORNING,), 3: ()}
    assert week_words(week).replace("\u00a0", " ") == "lun., mer. 8 h–12 h ; mar. 8 h–12 h, 14 h–18 h"
