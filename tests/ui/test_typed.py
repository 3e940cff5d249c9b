"""What people type: read generously, or refused with a sentence."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidEntry
from app.spans import DAY, Span
from ui import french, typed

SUNDAY = date(2026, 11, 22)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/9", "2026-09-03"),
        ("3/1", "2027-01-03"),  # nearer than last January
        ("3.9.25", "2025-09-03"),
        ("3 9 1985", "1985-09-03"),
        ("030926", "2026-09-03"),
        ("03092026", "2026-09-03"),
        ("0309", "2026-09-03"),
        ("030985", "1985-09-03"),
        ("2026-09-03", "2026-09-03"),
        ("3 sept", "2026-09-03"),
        ("3 sept. 2025", "2025-09-03"),
        ("1er déc.", "2026-12-01"),
        ("15 AOÛT", "2026-08-15"),
        ("lundi 23 novembre 2026", "2026-11-23"),
        ("29/2/2028", "2028-02-29"),
        ("aujourd’hui", "2026-11-22"),
        ("demain", "2026-11-23"),
        ("après-demain", "2026-11-24"),
        ("hier", "2026-11-21"),
        ("+7", "2026-11-29"),
        ("- 3 jours", "2026-11-19"),
        ("ven", "2026-11-27"),
        ("dimanche", "2026-11-29"),  # the next one: today is said otherwise
        ("ven dernier", "2026-11-20"),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, day: str) -> None:
    assert typed.read_day(text, SUNDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Il manque"),
        ("31/11", "Il n’y a pas de 31 novembre"),
        ("29/2/2027", "29 février 2027"),
        ("29/2", "Ajoutez l’année"),
        ("3/13", "mois 13"),
        ("3 jui", "juin ou juillet"),
        ("lundi 24 novembre 2026", "est un mardi, pas un lundi"),
        ("3/9/1850", "entre 1900 et 2100"),
        ("+9999999", "n’est pas une date"),
        ("bientôt", "n’est pas une date"),
        ("1" * 100, "trop long"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(InvalidEntry, match=words):
        typed.read_day(text, SUNDAY)


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("830", 510),
        ("8h30", 510),
        ("8:30", 510),
        ("8 h 30", 510),
        ("8 h", 480),
        ("8", 480),
        ("0000", 0),
        ("23.59", 1439),
    ],
)
def test_an_hour_is_read_as_people_write_it(text: str, minute: int) -> None:
    assert typed.read_hour(text) == minute


def test_midnight_ends_a_day_but_begins_none() -> None:
    assert typed.read_hour("24", end=True) == DAY
    with pytest.raises(InvalidEntry, match="de 0 à 23"):
        typed.read_hour("24")


@pytest.mark.parametrize("text", ["", "8h60", "25:00", "8h3", "huit", "12345", "8:30 9"])
def test_what_is_no_hour_is_refused(text: str) -> None:
    with pytest.raises(InvalidEntry):
        typed.read_hour(text)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("8:30-12 13-17", [(510, 720), (780, 1020)]),
        ("8h-12h 13h-17h", [(480, 720), (780, 1020)]),
        ("8 h 30–12 h, 13 h–17 h", [(510, 720), (780, 1020)]),
        ("8h à 12h et 1330 à 17", [(480, 720), (810, 1020)]),
        ("830-1645", [(510, 1005)]),
        ("8-12 12-13", [(480, 720), (720, 780)]),
        ("22:00-6:00", [(1320, 1800)]),
        ("0-24", [(0, 1440)]),
        ("7-7 +1", [(420, 1860)]),
        ("13-17 22-6", [(780, 1020), (1320, 1800)]),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, spans: list[tuple[int, int]]) -> None:
    assert list(typed.read_spans(text)) == spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("8:30", "ne se lit pas"),
        ("8-12 11-13", "se chevauchent"),
        ("13-17 8-12", "ne se suivent pas"),
        ("22-6 7-8", "se chevauchent"),
        ("8-8", "la même que le début"),
        ("8-17 +1", "au plus 24 heures"),
        ("8-25", "de 0 à 23"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(InvalidEntry, match=words):
        typed.read_spans(text)


@pytest.mark.parametrize(
    ("text", "cents"), [("1 234,50 €", 123450), ("12.5", 1250), ("12", 1200), ("0,05", 5)]
)
def test_an_amount_is_read_in_cents(text: str, cents: int) -> None:
    assert typed.read_euros(text) == cents


@pytest.mark.parametrize("text", ["", "douze", "1,234", "-5", "9999999999"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(InvalidEntry):
        typed.read_euros(text)


@given(DAYS, DAYS)
def test_every_written_form_of_a_day_reads_back(day: date, today: date) -> None:
    for form in (french.day, french.day_long, french.day_figures, date.isoformat):
        assert typed.read_day(form(day), today) == day


@given(DAYS, st.integers(-180, 180))
def test_a_day_without_year_reads_back_within_half_a_year(today: date, shift: int) -> None:
    day = today + timedelta(days=shift)
    if 1900 <= day.year <= 2100 and (day.month, day.day) != (2, 29):
        assert typed.read_day(french.day_short(day), today) == day


@given(st.integers(0, 1439))
def test_every_hour_reads_back(minute: int) -> None:
    assert typed.read_hour(french.hour(minute)) == minute


@st.composite
def days(draw: st.DrawFn) -> list[Span]:
    """One to four spans apart, the last perhaps past midnight."""
    points = draw(st.lists(st.integers(0, DAY - 1), min_size=2, max_size=8, unique=True).map(sorted))
    pairs = [Span(*pair) for pair in zip(points[::2], points[1::2], strict=False)]
    if len(points) % 2:
        pairs.append(Span(points[-1], draw(st.integers(DAY + 1, points[-1] + DAY)) if points[-1] else DAY))
    return pairs


@given(days())
def test_every_day_reads_back(day: list[Span]) -> None:
    assert list(typed.read_spans(french.spans(day))) == day


@given(st.integers(0, 10**11 - 1))
def test_every_amount_reads_back(cents: int) -> None:
    assert typed.read_euros(french.euros(cents)) == cents


TYPED = st.text(max_size=90) | st.text(alphabet="0123456789hH:.-–/+,à et€", max_size=90)


@given(TYPED, st.dates())
def test_any_text_is_read_or_refused(text: str, today: date) -> None:
    with suppress(InvalidEntry):
        typed.read_day(text, today)
    with suppress(InvalidEntry):
        typed.read_hour(text)
    with suppress(InvalidEntry):
        typed.read_spans(text)
    with suppress(InvalidEntry):
        typed.read_euros(text)
