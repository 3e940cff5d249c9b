"""Days and hours in the sentences of refusals."""

import errno
from datetime import date

import pytest

from app.wording import listed, quoted, spoken_day, spoken_fault, spoken_hour, spoken_period, spoken_span

FIRST = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b", "c"], "a, b et c"),
        (["a", "b", "c", "d", "e"], "a, b, c, d et e"),
        (["a", "b", "c", "d", "e", "f"], "a, b, c, d et 2 autres"),
    ],
)
def test_words_are_listed(words: list[str], said: str) -> None:
    assert listed(words) == said


@pytest.mark.parametrize(
    ("minute", "said"),
    [(0, "0\u00a0h"), (510, "8\u00a0h\u00a030"), (1440, "24\u00a0h"), (1805, "6\u00a0h\u00a005")],
)
def test_hours_are_said(minute: int, said: str) -> None:
    assert spoken_hour(minute) == said


def test_spans_and_days_are_said() -> None:
    assert spoken_span(1320, 1800) == "22\u00a0h–6\u00a0h"
    assert spoken_span(480, None) == "8\u00a0h sans départ"
    assert spoken_day(FIRST) == "1er\u00a0novembre\u00a02026"
    assert spoken_period(FIRST, FIRST) == "le 1er\u00a0novembre\u00a02026"
    assert spoken_period(FIRST, None) == "depuis le 1er\u00a0novembre\u00a02026"
    assert quoted("x") == "«\u00a0x\u00a0»"


def test_the_systems_faults_are_said_in_french() -> None:
    assert spoken_fault(OSError(errno.ENOSPC, "No space left on device")) == "le disque est plein"


def test_an_unknown_fault_is_said_by_its_number() -> None:
    assert spoken_fault(OSError(9999, "What?")) == "erreur 9999 du système"
