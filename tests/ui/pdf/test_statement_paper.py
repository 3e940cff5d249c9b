"""The declaration on paper and in a workbook: each figure stands there, provisional or real."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.care.enrolments import Kind
from app.families.records import Regime
from app.report.monthly_report import Rate
from app.report.periods import Period
from app.report.statement import Known, Statement, statement_of
from tests.app.creche import Creche, day, usual
from tests.ui.pdf.reading import crossings, fonts_of, outside, placed_on, text_of, texts_of
from ui.french import NBSP, THIN
from ui.pdf.letterhead import Letterhead
from ui.pdf.statement import draw, pages_of
from ui.statement_definitions import DEFINITIONS
from ui.statement_sheets import as_workbook
from ui.statement_words import fraction_words, lines_of, name_of, value_words

CRECHE = Letterhead(name="Les Petits Pas", manager="Association", phone="03 53 01 04 17")


def creche() -> Creche:
    found = usual()
    regular = found.enrol(found.child(), "7:30-18:20")
    other = found.enrol(found.child(name="Ann O’Connor"), kind=Kind.OCCASIONAL)
    found.came_every_day(regular, "7:30-18:20", day(1), day(30))
    found.came(other, day(6), "9:00-11:10")
    found.path(found.parent(found.children[0]), day(1))
    return found


def made(today: date, period: str = "2026-T4") -> Statement:
    known = Known(regimes={1: Regime.AGRICULTURAL})
    return statement_of(creche().facts(), Period.parse(period), today, known)


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace(THIN, " ")


@pytest.mark.parametrize("today", [day(14), date(2027, 1, 1)])
@pytest.mark.parametrize("period", ["2026-T4", "2026-S2", "2026"])
def test_each_figure_and_each_definition_stands_on_the_paper(today: date, period: str) -> None:
    statement = made(today, period)
    pdf = draw(statement, CRECHE)
    pages = [plain(page) for page in texts_of(pdf)]
    assert len(pages) == 2
    assert "page 1/2" in pages[0]
    for line in lines_of(statement):
        for value in line.values:
            assert plain(value_words(line, value)) in pages[0]
            assert plain(fraction_words(value)) in pages[0]
        assert (line.group if line.strong else line.name) in pages[0]
    words = plain(text_of(pdf))
    assert all(term in words for term, _ in DEFINITIONS)
    assert plain(name_of(statement.period)) in words
    assert all(fonts_of(pdf).values())
    assert draw(statement, CRECHE) == pdf


def test_a_period_that_is_not_real_says_why_and_leaves_its_column_empty() -> None:
    text = plain(text_of(draw(made(date(2027, 1, 1)), CRECHE)))
    assert "PROVISOIRE — 44 présences non pointées" in text
    statement = made(date(2027, 1, 1), "2026-T1")
    assert "RÉEL : tous les mois sont complets ou clos" in plain(text_of(draw(statement, CRECHE)))


def test_a_closed_month_whose_regimes_no_longer_add_up_is_told() -> None:
    statement = made(date(2027, 1, 1))
    october, *others = statement.months
    statement = replace(statement, months=(replace(october, differs=True), *others))
    assert "pour octobre 2026, le partage par régime" in plain(text_of(draw(statement, CRECHE)))


@pytest.mark.parametrize("period", ["2026-T4", "2026"])
def test_nothing_lies_on_another_text_or_leaves_the_page(period: str) -> None:
    for texts in placed_on(pages_of(made(day(14), period), CRECHE)):
        assert crossings(texts) == []
        assert outside(texts) == []


@pytest.mark.parametrize("today", [day(14), date(2027, 1, 1)])
def test_the_workbook_holds_each_figure_as_a_number(today: date) -> None:
    statement = made(today)
    book = load_workbook(BytesIO(as_workbook(statement)))
    assert book.sheetnames == ["Déclaration", "Mois", "Définitions"]
    rows = list(book["Déclaration"].iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if row[2] == "Prévisionnel") + 1
    for row, line in zip(rows[start:], lines_of(statement), strict=True):
        assert row[:2] == (line.group, line.name)
        for cell, value in zip(row[2:5], line.values, strict=True):
            if isinstance(value, Rate):
                assert cell == ("sans objet" if value.value is None else pytest.approx(float(value.value)))
            elif value is None:
                assert cell is None
            else:
                assert isinstance(cell, int | float)
                assert round(cell * (60 if line.unit.value == "heures" else 1)) == value
    months = list(book["Mois"].iter_rows(min_row=2, values_only=True))
    assert len(months) == 3
    assert sum(round(float(str(row[5])) * 60) for row in months) == statement.forecast.sums.hours.realised
