"""The yearly account on paper: each figure stands there, provisional or not; masked ones nowhere."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from app.days import Month
from app.report.account.masking import masked
from app.report.account.yearly import YearlyAccount, as_json
from app.report.building import report_of
from app.report.monthly_report import Status
from tests.app.report.account_year import AFTERWARDS, Year
from tests.ui.pdf.any_account import account, cells, full_year, plain
from tests.ui.pdf.reading import crossings, fonts_of, outside, placed_on, text_of, texts_of
from ui.account_definitions import DEFINITIONS
from ui.account_lines import sections
from ui.account_sheets import as_workbook
from ui.account_words import over, status_words, told, warnings
from ui.national_context import CAUTION, CONTEXT
from ui.pdf.account import draw, pages_of
from ui.pdf.letterhead import Letterhead

__all__ = ["account"]

CRECHE = Letterhead(name="Les Petits Pas", manager="Association", phone="03 53 01 04 17")


def test_each_figure_and_each_word_stands_on_the_paper(account: YearlyAccount) -> None:
    pdf = draw(account, CRECHE)
    text = plain(text_of(pdf))
    for title, label, _, cell in cells(account):
        assert plain(title) in text
        assert plain(label) in text
        assert plain(told(cell)) in text
        assert plain(over(cell)) in text
    assert plain(status_words(account)) in text
    assert all(plain(warning) in text for warning in warnings(account))
    assert all(term in text for term, _ in DEFINITIONS)
    assert all(fonts_of(pdf).values())
    assert draw(account, CRECHE) == pdf


def test_every_part_of_the_account_has_its_heading(account: YearlyAccount) -> None:
    titles = {part.title for part in sections(account)}
    assert titles >= {
        *("Familles accompagnées", "Repères sur les parents", "Situation de travail", "Prescripteurs"),
        *("Parcours dans l’année", "Engagements", "Terminés avant terme, par motif", "Sorties par catégorie"),
        *("Sorties par motif", "Retour et maintien dans l’emploi", "Délais", "La part Avip, mois par mois"),
        *("Heures des enfants Avip", "Entretiens", "Actions des plans", "Besoins (freins)", "Concertation"),
    }


def test_the_national_figures_stand_apart_with_their_source_and_year(account: YearlyAccount) -> None:
    pages = [plain(page) for page in texts_of(draw(account, CRECHE))]
    assert plain(CAUTION) in pages[-1]
    for one in CONTEXT:
        assert plain(one.text) in pages[-1]
        assert plain(f"{one.source}, {one.year}") in pages[-1]
    figures = " ".join(plain(f"{title} {label}") for title, label, _, _ in cells(account))
    assert "Cnaf" not in figures
    assert not any("Repères nationaux" in page for page in pages[:-1])


def test_the_data_are_joined_and_the_file_says_what_it_is(account: YearlyAccount) -> None:
    reader = PdfReader(BytesIO(draw(account, CRECHE)))
    ((data,),) = reader.attachments.values()
    assert data.decode() == as_json(account)
    assert json.loads(data)["schema"] == "creche-avip/yearly-account/1"
    assert reader.metadata is not None
    assert reader.metadata.title == "Bilan Avip 2026, Les Petits Pas"
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"  # type: ignore[index]
    assert len(reader.outline) > 0


def test_nothing_lies_on_another_text_or_leaves_the_page(account: YearlyAccount) -> None:
    for texts in placed_on(pages_of(account, CRECHE)):
        assert crossings(texts) == []
        assert outside(texts) == []


def test_a_year_under_way_is_provisional_on_each_page() -> None:
    pages = texts_of(draw(full_year().account(date(2026, 11, 23)), CRECHE))
    assert all("PROVISOIRE" in page for page in pages)
    assert "chiffres arrêtés au 23 novembre 2026" in plain(pages[0])


def test_an_empty_year_is_drawn_too() -> None:
    account = Year().account()
    text = plain(text_of(draw(account, CRECHE)))
    assert "sans objet" in text
    assert "aucun parcours" in text
    assert as_workbook(account)[:2] == b"PK"


def test_a_closed_year_and_its_warnings_are_told() -> None:
    year = full_year()
    october = report_of(year.facts(), Month(year=2026, month=10), AFTERWARDS)
    year.given = {"2026-10": replace(october, insertion=replace(october.insertion, places_kept=7))}
    account = year.account()
    assert "pour octobre 2026, le dossier ne donne plus" in plain(text_of(draw(account, CRECHE)))
    closed = replace(account, status=Status.CLOSED)
    assert "Année close : chaque mois est celui du rapport remis" in plain(status_words(closed))


def test_masked_counts_are_said_to_be_masked() -> None:
    text = plain(text_of(draw(masked(full_year().account()), CRECHE)))
    assert "dont un nombre masqué vers un emploi" in text
    assert "un nombre masqué de sorties" in text
