"""A month's lines: every form of a day and of its hours is read, every other line is named, and nothing is lost."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.days import Month
from app.errors import InvalidEntry
from app.spans import Span, overlapping
from tests.app.records import span
from ui.typed_month import read_day_of, read_hours, read_lines, write_hours

DECEMBER, FEBRUARY = Month.parse("2026-12"), Month.parse("2027-02")


def day(number: int) -> date:
    """A day of December 2026: the 3rd is a Thursday."""
    return date(2026, 12, number)


@pytest.mark.parametrize(
    "text",
    ["3", "03", "jeu 3", "jeu. 3", "Jeudi 3", "jeudi 3 décembre", "jeudi 3 décembre 2026", "3/12", "03/12/2026",
     "3.12.26", "2026-12-03", "3 déc", "031226"],
)  # fmt: skip
def test_a_day_is_read_in_each_of_its_forms(text: str) -> None:
    assert read_day_of(text, DECEMBER) == day(3)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("32", "n’a pas de jour 32"),
        ("0", "n’a pas de jour 0"),
        ("lun 3", "est un jeudi"),
        ("3/11", "n’est pas un jour de décembre 2026"),
        ("3/12/2025", "n’est pas un jour de décembre 2026"),
        ("demain", "n’est pas une date"),
        ("jeu", "n’est pas une date"),
        ("+3", "n’est pas une date"),
        ("xyz 3", "n’est pas une date"),
        ("31/2", "Il n’y a pas de 31 février"),
        ("", "Il manque une réponse"),
    ],
)
def test_a_day_that_is_none_of_the_month_is_refused(text: str, part: str) -> None:
    with pytest.raises(InvalidEntry, match=re.escape(part)):
        read_day_of(text, DECEMBER)


@pytest.mark.parametrize(("number", "is_there"), [(28, True), (29, False)])
def test_the_month_has_its_own_last_day(number: int, is_there: bool) -> None:
    (one,) = read_lines(f"{number}; 8-12", FEBRUARY)
    assert (one.day is not None) is is_there


@pytest.mark.parametrize("text", ["", " ", "-", "repos", "Absente", "\u00a0"])
def test_nothing_and_its_words_expect_nobody(text: str) -> None:
    assert read_hours(text) == ()


@pytest.mark.parametrize(
    "line",
    ["3/12; 6:30-14:30 16-18", "3/12;6:30-14:30;16:00-18:00", "3/12\t6:30-14:30\t16-18", "3/12,6h30-14h30,16h-18h",
     '3/12,"6:30-14:30, 16-18"', '"3/12";"6:30-14:30 , 16-18";;', "'3/12;'6:30-14:30;'16-18",
     "3/12 ; 6:30–14:30 et 16–18"],
)  # fmt: skip
def test_a_line_is_read_whatever_parts_its_cells(line: str) -> None:
    (one,) = read_lines(line, DECEMBER)
    assert (one.day, one.spans, one.sentence) == (day(3), (span("6:30", "14:30"), span("16:00", "18:00")), "")


def test_a_night_ends_on_the_morrow() -> None:
    (one,) = read_lines("3; 22-6", DECEMBER)
    assert one.spans == (span("22:00", "30:00"),)


def test_a_heading_and_empty_lines_are_passed_over() -> None:
    text = "\ufeffJour;Heures\r\n\r\n1;8-12\r\n;;\r\n2;\r\n"
    assert [(one.number, one.day, one.spans) for one in read_lines(text, DECEMBER)] == [
        (3, day(1), (span("8:00", "12:00"),)),
        (5, day(2), ()),
    ]


def test_a_heading_further_down_is_no_heading() -> None:
    first, second = read_lines("1;8-12\nJour;Heures", DECEMBER)
    assert (first.sentence, second.day) == ("", None)
    assert second.told.startswith("Ligne 2\u00a0: «\u00a0Jour\u00a0» n’est pas une date.")


def test_a_refused_line_is_named_and_keeps_what_was_written() -> None:
    text = "1;8-12\n31/11;9-12\n2;matin\n1;14-16"
    _, no_day, no_hours, twice = read_lines(text, DECEMBER)
    assert (no_day.number, no_day.day, no_day.text) == (2, None, "31/11;9-12")
    assert (no_hours.number, no_hours.day, no_hours.text) == (3, day(2), "matin")
    assert no_hours.told.startswith("Ligne 3\u00a0: «\u00a0matin\u00a0» ne se lit pas")
    assert (twice.day, twice.text) == (None, "1;14-16")
    assert "est déjà donné à la ligne 1" in twice.told


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
@example(text='"')
@example(text="3;\x00")
@example(text="\x0b\x0c\u2028;8-12")
def test_any_text_is_read_line_by_line_or_refused(text: str) -> None:
    found = read_lines(text, DECEMBER)
    days = [one.day for one in found if one.day is not None]
    assert len(days) == len(set(days))
    for one in found:
        assert one.day is not None or one.sentence
        assert one.day is None or one.day in DECEMBER
        assert not (one.sentence and one.spans)
        assert overlapping(one.spans) is None
    numbers = [one.number for one in found]
    assert numbers == sorted(set(numbers))


@st.composite
def hours(draw: st.DrawFn) -> tuple[Span, ...]:
    """A day's spans, apart, the last one perhaps a night."""
    bounds = sorted(draw(st.sets(st.integers(0, 1440), min_size=2, max_size=6)))
    spans = [Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=False) if pair[0] < 1440]
    if draw(st.booleans()) and spans:
        start = spans[-1].start
        spans[-1] = Span(start, draw(st.integers(1441, start + 1440)) if start > 0 else 1440)
    return tuple(spans)


@given(month_days=st.dictionaries(st.integers(1, 31), hours(), min_size=1), separator=st.sampled_from(";\t"))
def test_what_is_written_of_a_month_is_read_back(
    month_days: dict[int, tuple[Span, ...]], separator: str
) -> None:
    text = "\n".join(f"{number}{separator}{write_hours(spans)}" for number, spans in month_days.items())
    found = read_lines(text, DECEMBER)
    assert [one.sentence for one in found] == [""] * len(month_days)
    assert {one.day: one.spans for one in found} == {
        day(number): spans for number, spans in month_days.items()
    }
