"""A figure's words: its value, what it is made of, and how a trial changes it."""

import pytest

from app.report.explained import Family, Figure, Unit
from app.report.monthly_report import AnsweredRate, Rate
from ui.figure_words import change, in_full, made_of, value


def rate(numerator: int, denominator: int) -> Rate:
    return Rate(numerator=numerator, denominator=denominator)


def figure(one: Rate, unit: Unit = Unit.COUNT, below: str = "tenus, excusés et manqués") -> Figure:
    return Figure(
        name="Honorés",
        family=Family.INTERVIEWS,
        rate=one,
        above="entretiens tenus",
        below=below,
        definition="Tenus ÷ attendus.",
        unit=unit,
    )


def said(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("one", "unit", "says", "of"),
    [
        (rate(17, 20), Unit.COUNT, "85,0 %", "17 sur 20"),
        (rate(1, 1), Unit.COUNT, "100,0 %", "1 sur 1"),
        (rate(0, 0), Unit.COUNT, "sans objet", "0 sur 0"),
        (rate(74850, 291570), Unit.MINUTES, "25,7 %", "1 247 h 30 sur 4 859 h 30"),
        (rate(9, 1), Unit.DAYS, "9 jours", "médiane de 2 parcours"),
        (rate(19, 2), Unit.DAYS, "9,5 jours", "médiane de 2 parcours"),
        (rate(1, 1), Unit.DAYS, "1 jour", "médiane de 2 parcours"),
        (rate(3, 2), Unit.DAYS, "1,5 jour", "médiane de 2 parcours"),
        (rate(0, 0), Unit.DAYS, "sans objet", "aucun parcours"),
    ],
)
def test_a_figure_says_its_value_and_what_it_is_made_of(one: Rate, unit: Unit, says: str, of: str) -> None:
    shown = figure(one, unit, below="médiane de 2 parcours" if unit is Unit.DAYS else "attendus")
    assert (said(value(shown)), said(made_of(shown))) == (says, of)


def test_in_full_each_number_stands_beside_what_it_counts_so_that_one_needs_no_singular() -> None:
    assert said(in_full(figure(rate(1, 20)))) == "Entretiens tenus : 1 · tenus, excusés et manqués : 20."
    answered = AnsweredRate(numerator=6, denominator=12, answered=10)
    assert said(in_full(figure(answered))).endswith("manqués : 12 · situations connues : 10.")
    assert said(in_full(figure(rate(0, 0), Unit.DAYS))) == "Aucun parcours."


@pytest.mark.parametrize(
    ("now", "tried", "met", "words"),
    [
        (rate(7, 34), rate(6, 33), False, "7 sur 34, soit 20,6 % → 6 sur 33, soit 18,2 % : sous le seuil"),
        (rate(7, 34), rate(7, 34), True, "7 sur 34, soit 20,6 % : seuil tenu"),
        (rate(0, 0), rate(1, 1), True, "sans objet → 1 sur 1, soit 100,0 % : seuil tenu"),
        (rate(0, 0), rate(0, 0), None, "sans objet"),
    ],
)
def test_a_trial_is_told_as_before_and_after(now: Rate, tried: Rate, met: bool | None, words: str) -> None:
    assert said(change(now, tried, met=met)) == words


def test_hours_are_told_as_hours() -> None:
    assert said(change(rate(90, 600), rate(60, 600), met=False, hours=True)) == (
        "1 h 30 sur 10 h, soit 15,0 % → 1 h sur 10 h, soit 10,0 % : sous le seuil"
    )
