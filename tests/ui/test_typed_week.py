"""A week of work as typed: weekdays and hours in a line, read back as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidEntry
from app.spans import Span
from ui.typed_week import read_week, read_weekdays, write_week


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("lun-ven 6:30-14:30", dict.fromkeys(range(5), ((390, 870),))),
        ("lundi et mardi 8-16 ; samedi 8-12", {0: ((480, 960),), 1: ((480, 960),), 5: ((480, 720),)}),
        ("lun mar jeu 9h-12h 13h-17h", dict.fromkeys((0, 1, 3), ((540, 720), (780, 1020)))),
        ("ven au lun 22:00-6:00", dict.fromkeys((0, 4, 5, 6), ((1320, 1800),))),
        ("mercredis 14-18", {2: ((840, 1080),)}),
    ],
)
def test_days_and_hours_are_read(text: str, week: dict[int, tuple[tuple[int, int], ...]]) -> None:
    assert read_week(text) == {day: tuple(Span(*span) for span in spans) for day, spans in week.items()}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("6:30-14:30", "quels jours"),
        ("lun", "quels jours"),
        ("lun 8-12 ; lundi 13-17", "deux fois"),
        ("noël 8-12", "jour de la semaine"),
        ("lun 12-8 30", "ne se lit pas"),
        ("  ;  ", "Il manque"),
        ("lun 8-9;" * 100, "trop long"),
    ],
)
def test_what_is_no_week_is_refused_with_a_sentence(text: str, why: str) -> None:
    with pytest.raises(InvalidEntry, match=why):
        read_week(text)


SPANS = st.tuples(st.integers(0, 1439), st.integers(1, 1439)).map(
    lambda pair: (Span(pair[0], pair[0] + pair[1]),)
)


@given(st.dictionaries(st.integers(0, 6), SPANS, min_size=1))
def test_what_is_written_is_read_back(week: dict[int, tuple[Span, ...]]) -> None:
    assert read_week(write_week(week)) == week


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("sam dim", [5, 6]),
        ("dimanche et samedi", [5, 6]),
        ("ven-lun", [0, 4, 5, 6]),
        ("mer, mercredis", [2]),
    ],
)
def test_weekdays_alone_are_read_in_order_and_once(text: str, days: list[int]) -> None:
    assert read_weekdays(text) == days


@pytest.mark.parametrize(
    ("text", "why"), [("7", "jour de la semaine"), ("sam noël", "jour de la semaine"), (", et", "aucun jour")]
)
def test_what_is_no_weekday_is_refused_with_an_example_of_its_own(text: str, why: str) -> None:
    with pytest.raises(InvalidEntry, match=why) as caught:
        read_weekdays(text)
    assert "« sam dim »" in caught.value.sentence
