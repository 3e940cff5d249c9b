"""The figures on paper: value, n/N, definition, by family, exact."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from app.report.explained import Family, Figure, Unit, figures_of_report
from app.report.monthly_report import AnsweredRate, MonthlyReport, Rate
from tests.ui.pdf.any_month import reports
from tests.ui.pdf.insertion_papers import FIGURES
from tests.ui.pdf.reading import text_of, texts_of
from ui.figure_words import value
from ui.pdf.figures import answered, draw, made_of


def figure(rate: Rate, unit: Unit = Unit.COUNT) -> Figure:
    return Figure(
        name="Nom",
        family=Family.WORK,
        rate=rate,
        above="a",
        below="médiane de 2 parcours",
        definition="D.",
        unit=unit,
    )


def test_each_figure_stands_with_what_it_is_made_of_and_means_by_family() -> None:
    pages = texts_of(draw(FIGURES))
    assert len(pages) == 1
    for words in (
        "Chiffres de l’insertion octobre 2026",
        "mois clos",
        "Entretiens honorés 17/20 85,0 %",
        "Entretiens tenus ÷ (tenus + excusés + manqués) du mois.",
        "Délai jusqu’au premier entretien médiane de 2 parcours 9 jours",
        "Toujours en emploi 3 mois après la sortie 4/6 66,7 %",
        "5 situations connues sur 6.",
        "Part Avip, heures 1 247 h 30 / 4 859 h 30 25,7 %",
        "Taux de facturation 5 105 h 30 / 4 859 h 30 105,1 %",
    ):
        assert words in pages[0].replace("\u202f", " ")
    order = [
        pages[0].index(name) for name in ("Entretiens honorés", "Retour à l’emploi", "Part Avip", "Accueil")
    ]
    assert order == sorted(order)


def test_every_figure_of_the_month_is_there() -> None:
    text = text_of(draw(FIGURES))
    assert len(FIGURES.figures) == 13
    assert all(one.name in text for one in FIGURES.figures)


@pytest.mark.parametrize(
    ("rate", "unit", "words"),
    [
        (Rate(numerator=17, denominator=20), Unit.COUNT, "85,0 %"),
        (Rate(), Unit.COUNT, "sans objet"),
        (Rate(), Unit.DAYS, "sans objet"),
        (Rate(numerator=1, denominator=1), Unit.DAYS, "1 jour"),
        (Rate(numerator=18, denominator=2), Unit.DAYS, "9 jours"),
        (Rate(numerator=19, denominator=2), Unit.DAYS, "9,5 jours"),
        (Rate(numerator=3, denominator=2), Unit.DAYS, "1,5 jour"),
    ],
)
def test_a_value_is_a_rate_or_a_number_of_days(rate: Rate, unit: Unit, words: str) -> None:
    assert value(figure(rate, unit)).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("rate", "unit", "words"),
    [
        (Rate(numerator=1_234, denominator=2_000), Unit.COUNT, "1 234/2 000"),
        (Rate(numerator=61, denominator=120), Unit.MINUTES, "1 h 01 / 2 h 00"),
        (Rate(numerator=19, denominator=2), Unit.DAYS, "médiane de 2 parcours"),
        (Rate(), Unit.DAYS, "aucun parcours"),
    ],
)
def test_what_it_is_made_of_is_exact(rate: Rate, unit: Unit, words: str) -> None:
    assert made_of(figure(rate, unit)).replace("\u00a0", " ").replace("\u202f", " ") == words


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (AnsweredRate(numerator=4, denominator=6, answered=5), "5 situations connues sur 6."),
        (AnsweredRate(numerator=0, denominator=2, answered=1), "1 situation connue sur 2."),
        (AnsweredRate(), ""),
        (Rate(numerator=1, denominator=2), ""),
    ],
)
def test_a_follow_up_says_how_many_were_reached(rate: Rate, words: str) -> None:
    assert answered(figure(rate)).replace("\u00a0", " ") == words


@settings(max_examples=20)
@given(report=reports())
def test_no_two_texts_cross_whatever_the_month(report: MonthlyReport) -> None:
    from tests.ui.pdf.insertion_papers import drawn
    from tests.ui.pdf.reading import crossings, outside

    for page in drawn(replace(FIGURES, figures=tuple(figures_of_report(report)))).pages:
        assert crossings(page) == []
        assert outside(page) == []


def test_no_figure_prints_an_empty_page() -> None:
    assert "octobre 2026" in text_of(draw(replace(FIGURES, figures=())))
