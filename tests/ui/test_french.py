"""French typography: what a person reads."""

from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import french

N, T = french.NBSP, french.THIN


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (510, f"8{N}h{N}30"),
        (480, f"8{N}h"),
        (0, f"0{N}h"),
        (5, f"0{N}h{N}05"),
        (1440, f"24{N}h"),
        (1500, f"1{N}h"),
    ],
)
def test_an_hour_of_the_clock(minutes: int, text: str) -> None:
    assert french.hour(minutes) == text


@pytest.mark.parametrize(
    ("minutes", "prose", "column"),
    [
        (291570, f"4{T}859{N}h{N}30", f"4{T}859{N}h{N}30"),
        (15840, f"264{N}h", f"264{N}h{N}00"),
        (-90, f"−1{N}h{N}30", f"−1{N}h{N}30"),
    ],
)
def test_a_sum_of_hours_in_prose_and_in_a_column(minutes: int, prose: str, column: str) -> None:
    assert (french.hours(minutes), french.hours_column(minutes)) == (prose, column)


def test_a_duration_under_an_hour_is_told_in_minutes() -> None:
    assert [french.duration(25), french.duration(60)] == [f"25{N}min", f"1{N}h"]


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(7, 34), "20,6"),
        (Fraction(1, 2000), "0,1"),  # 0,05 away from zero
        (Fraction(-1, 2000), "−0,1"),
        (Fraction(-1, 4000), "0,0"),
        (Fraction(1), "100,0"),
    ],
)
def test_a_rate_has_one_decimal_and_halves_go_away_from_zero(share: Fraction, text: str) -> None:
    assert french.percent(share) == f"{text}{N}%"


def test_a_rate_without_denominator_is_not_applicable() -> None:
    assert french.rate(3, 0) == "sans objet"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 enfant"), (1, "1 enfant"), (2, "2 enfants"), (1200, f"1{T}200 enfants")]
)
def test_plurals_begin_at_two(count: int, text: str) -> None:
    assert french.plural(count, "enfant").replace(N, " ") == text


def test_an_irregular_plural_is_given() -> None:
    assert french.plural(2, "journal", "journaux") == f"2{N}journaux"


def test_dates_say_their_first_of_the_month() -> None:
    monday, first = date(2026, 11, 23), date(2026, 11, 1)
    assert french.day_long(monday) == f"lundi 23{N}novembre 2026"
    assert french.day_short(monday) == f"lun. 23{N}nov."
    assert french.day(first) == f"1er{N}novembre 2026"
    assert french.day_figures(first) == "01/11/2026"
    assert (french.month(first), french.month_short(first)) == (f"novembre{N}2026", f"nov.{N}2026")
    assert french.week(monday) == f"semaine{N}48"
    assert french.moment(datetime(2026, 11, 21, 14, 12)) == f"samedi 21{N}novembre 2026 à{N}14{N}h{N}12"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 11, 23), date(2026, 11, 28), "du 23 au 28 novembre 2026"),
        (date(2026, 11, 30), date(2026, 12, 4), "du 30 novembre au 4 décembre 2026"),
        (date(2026, 12, 28), date(2027, 1, 1), "du 28 décembre 2026 au 1er janvier 2027"),
        (date(2026, 11, 23), date(2026, 11, 23), "le 23 novembre 2026"),
        (date(2026, 11, 1), None, "depuis le 1er novembre 2026"),
    ],
)
def test_a_period_says_no_more_than_needed(first: date, last: date | None, text: str) -> None:
    assert french.period(first, last).replace(N, " ") == text


@pytest.mark.parametrize(
    ("on", "text"),
    [
        (date(2026, 2, 28), "23 mois"),
        (date(2026, 3, 1), "2 ans"),  # born on 29 February
        (date(2026, 5, 29), "2 ans 3 mois"),
        (date(2024, 2, 28), ""),
    ],
)
def test_an_age_is_in_months_up_to_two_years(on: date, text: str) -> None:
    assert french.age(date(2024, 2, 29), on).replace(N, " ") == text


def test_spans_of_a_day_and_of_a_night() -> None:
    assert french.spans([(510, 720), (780, 1020)]).replace(N, " ") == "8 h 30–12 h, 13 h–17 h"
    assert french.span(1320, 1800).replace(N, " ") == "22 h–6 h"


@pytest.mark.parametrize(
    ("word", "following", "text"),
    [
        ("de", "octobre", "d’octobre"),
        ("de", "novembre", "de novembre"),
        ("le", "hôpital", "l’hôpital"),
        ("de", "onze heures", "de onze heures"),
        ("de", "Élodie", "d’Élodie"),
        ("de", "Hugo", "de Hugo"),
    ],
)
def test_a_short_word_loses_its_vowel_before_another(word: str, following: str, text: str) -> None:
    assert french.elided(word, following) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [((30, 15, 7), "30, 15 et 7 jours avant"), ((1,), "1 jour avant"), ((7, 1), "7 et 1 jours avant")],
)
def test_the_days_before_a_term_are_listed(days: tuple[int, ...], text: str) -> None:
    assert french.days_before(days).replace("\u00a0", " ") == text


def test_lists_quotes_money_and_capitals() -> None:
    assert [french.listed(list(words)) for words in ("", "a", "ab", "abc")] == [
        "",
        "a",
        "a et b",
        "a, b et c",
    ]
    assert french.quoted("Et si") == f"«{N}Et si{N}»"
    assert french.euros(123456) == f"1{T}234,56{N}€"
    assert french.capitalised("équipe des Petits Pas") == "Équipe des Petits Pas"


@given(st.fractions())
def test_a_decimal_is_never_further_than_half_a_tenth(value: Fraction) -> None:
    text = french.decimal(value).replace(T, "").replace("−", "-").replace(",", ".")
    assert abs(Fraction(text) - value) <= Fraction(1, 20)
