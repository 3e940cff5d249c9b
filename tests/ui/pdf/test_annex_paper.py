"""The nominative annex on paper: each figure, each raw time, its marks on every page, only what was asked for."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from app.report.annex.building import annex_of
from app.report.annex.figures import Figures
from app.report.annex.records import Annex, Part
from app.report.monthly_report import Status
from tests.app.creche import LATER, OCTOBER, Creche, day
from tests.ui.pdf.annexes import CLOSING, CRECHE, every_case, full, made
from tests.ui.pdf.reading import crossings, fonts_of, outside, placed_on, text_of, texts_of
from ui import french
from ui.annex_terms import terms_of
from ui.annex_words import (
    absence_sum_words,
    child_name,
    contract_words,
    note_words,
    stay_words,
    verdict,
    week_title,
)
from ui.french import NBSP, THIN
from ui.pdf.annex import draw, pages_of
from ui.pdf.annex_cover import hours_of

MARK = "Document nominatif — à ne remettre qu’à un contrôle"
PARTS = [frozenset({part}) for part in Part]


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace(THIN, " ")


def figures_in(figures: Figures) -> list[str]:
    """Its minutes as a line of the paper gives them."""
    return [plain(french.hours_column(minutes)) for minutes in hours_of(figures)]


def test_each_figure_and_each_raw_time_stands_on_the_childs_page() -> None:
    annex = made()
    pages = texts_of(draw(annex, CRECHE))
    for child in annex.children:
        name = child_name(child.child)
        (page,) = [page for page in pages if f"suite {name}" in page or f"{name} naissance" in page]
        for contract in child.contracts:
            assert plain(contract_words(contract)) in page
            found = contract.figures
            days = (found.expected, found.attended, found.absent, found.missing, found.to_come)
            said = [*map(str, days), str(found.unreserved), *figures_in(found)]
            assert " ".join(said) in page
            for absence in found.absences:
                assert plain(french.capitalised(absence_sum_words(absence))) in page
            for line in contract.days:
                assert plain(french.day_short(line.day)) in page
                assert all(plain(stay_words(stay)) in page for stay in line.stays)
                assert plain(note_words(line)) in page


def test_raw_times_are_told_to_the_minute_and_what_is_missing_is_said() -> None:
    text = text_of(draw(made(), CRECHE))
    for said in (
        "lun. 5 oct. régulier 8 h–17 h 8 h 03–12 h 14 13 h 31–17 h 02 adaptation",
        "8 h 07–départ non noté non pointée",
        "congé (annonce le 02/10/2026)",
        "absence notée : autre absence annoncée (annonce le 12/10/2026)",
        "9 h 04–11 h 11 hors réservation",
        "22 h 05–5 h 58",
        "Aucun jour réservé ni noté ce mois-ci.",
        "adaptation du 5 au 6 octobre 2026 ; signé le 28 septembre 2026",
        "enfant Avip",
    ):
        assert said in text


def test_the_first_page_says_what_it_holds_the_sums_and_the_terms() -> None:
    annex = made()
    first = texts_of(draw(annex, CRECHE))[0]
    assert " ".join(["Total", *figures_in(annex.figures)]) in first
    assert "imprimée le 24 décembre 2026" in first
    assert "3 enfants" in first
    assert "Ces totaux sont ceux du rapport mensuel à ce jour." in first
    for term, words in terms_of(annex):
        assert f"{term} {plain(french.capitalised(words))}" in first


def test_the_weeks_give_their_rate_their_peak_and_their_verdict() -> None:
    annex = made()
    text = texts_of(draw(annex, CRECHE))[-1]
    for week in annex.weeks:
        assert f"{plain(week_title(week))} : conforme" in text
        load = week.load
        said = (french.hours_column(load.attended), french.hours_column(load.capacity))
        assert plain(f"Semaine {' '.join(said)} {french.percent(week.rate.value)} {load.peak}") in text
    assert "lun. 8 h 03" in text


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (day(18), "conforme, en cours, à venir"),
        (day(19), "conforme, conforme, en cours"),
        (day(11), "en cours, à venir, à venir"),
    ],
)
def test_a_week_that_is_not_over_is_not_called_right(today: date, said: str) -> None:
    weeks = made(today=today).weeks
    assert ", ".join(verdict(week, today) for week in weeks[1:]) == said
    assert f"du 12 au 18 octobre 2026 : {verdict(weeks[2], today)}" in text_of(
        draw(made(today=today), CRECHE)
    )


def test_a_week_in_breach_is_marked() -> None:
    creche = every_case()
    creche.capacity = []
    creche.agreed(1)
    for _ in range(12):
        creche.came_every_day(creche.enrol(), "7:00-19:00", day(5), day(9))
    text = text_of(draw(made(creche), CRECHE))
    assert "du 5 au 11 octobre 2026 : dépassement de la capacité" in text
    assert "Semaine dépassement" in text


@pytest.mark.parametrize(
    ("annex", "mark"),
    [
        (made(), "PROVISOIRE"),
        (replace(made(), status=Status.COMPLETE), "mois complet, non clos"),
        (replace(made(), status=Status.CLOSED, closing=CLOSING), "mois clos"),
    ],
    ids=["provisional", "complete", "closed"],
)
def test_every_page_says_what_it_is_where_it_stands_and_its_number(annex: Annex, mark: str) -> None:
    pdf = draw(annex, CRECHE)
    pages = texts_of(pdf)
    for number, page in enumerate(pages, start=1):
        assert MARK in page
        assert "imprimé le 24 décembre 2026" in page
        assert f"page {number}/{len(pages)}" in page
        assert mark in page or (number == 1 and mark.capitalize() in page)
        assert ("sceau du mois : b018 5db6 6873" in page) == (annex.closing is not None)
    assert all(fonts_of(pdf).values())
    assert draw(annex, CRECHE) == pdf


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (day(31), "PROVISOIRE — 4 présences non pointées, mois en cours"),
        (LATER, "PROVISOIRE — 4 présences non pointées"),
        (day(6), "PROVISOIRE — mois en cours"),
        (day(7), "PROVISOIRE — 1 présence non pointée, mois en cours"),
    ],
)
def test_a_provisional_month_says_why(today: date, words: str) -> None:
    creche = every_case()
    creche.arrived(creche.enrolments[0], day(14), "8:00")
    annex = annex_of(creche.facts(), OCTOBER, today)
    first = texts_of(draw(annex, CRECHE))[0]
    assert f"{words} Ce que contient" in first


def test_a_closed_month_that_no_longer_adds_up_is_told() -> None:
    annex = replace(made(), status=Status.CLOSED, closing=CLOSING, differs=True)
    text = text_of(draw(annex, CRECHE))
    assert "Mois clos le 6 novembre 2026, sceau b018 5db6 6873" in text
    assert "Attention : refaites sur le dossier" in text
    assert "Ces totaux sont ceux" not in text


def test_children_are_in_the_outline_by_name() -> None:
    reader = PdfReader(BytesIO(draw(made(), CRECHE)))
    top, parts = reader.outline
    assert isinstance(top, Destination)
    assert isinstance(parts, list)
    said = [one.title for one in parts if isinstance(one, Destination)]
    assert top.title == "Annexe nominative"
    assert said[-3:] == ["Récapitulatif", "Enfants", "Surnombre, semaine par semaine"]
    (names,) = [one for one in parts if isinstance(one, list)]
    entries = [one for one in names if isinstance(one, Destination)]
    assert [one.title for one in entries] == ["Abadie Zoé", "Calme Bao", "D’Août-Lefèvre Łukasz"]
    assert [reader.get_destination_page_number(one) for one in entries] == [2, 3, 4]


@pytest.mark.parametrize("parts", PARTS, ids=[*Part])
def test_only_the_parts_asked_for_are_there(parts: frozenset[Part]) -> None:
    text = text_of(draw(made(parts=parts), CRECHE))
    assert ("Récapitulatif" in text) == (Part.HOURS in parts)
    assert ("Totaux" in text) == (Part.WEEKS not in parts)
    assert ("8 h 03–12 h 14" in text) == (Part.PRESENCE in parts)
    assert ("Abadie Zoé" in text) == (Part.WEEKS not in parts)
    assert ("Surnombre, semaine par semaine" in text) == (Part.WEEKS in parts)


def test_one_child_alone_is_named_and_no_other() -> None:
    creche = every_case()
    annex = annex_of(creche.facts(), OCTOBER, LATER, only=creche.children[1])
    text = text_of(draw(annex, CRECHE))
    assert "Un seul enfant : Abadie Zoé." in text
    assert "Lefèvre" not in text
    assert "Ces totaux sont ceux" not in text


@pytest.mark.parametrize("parts", [frozenset(Part), *PARTS], ids=["all", *Part])
@pytest.mark.parametrize("creche", [every_case(), full(4)], ids=["every case", "long names"])
def test_no_two_texts_cross_and_none_leaves_its_page(parts: frozenset[Part], creche: Creche) -> None:
    annex = made(creche, parts=parts)
    for texts in placed_on(pages_of(annex, CRECHE)):
        assert crossings(texts) == []
        assert outside(texts) == []


def test_a_month_of_sixty_children_holds_them_all() -> None:
    annex = made(full())
    pages = texts_of(draw(annex, CRECHE))
    assert len(annex.children) == 60
    assert sum(page.count("7 h 58–12 h 03") for page in pages) == 60 * 22
    assert sum(page.count("17 h 10–18 h 47") for page in pages) == 60 * 22
    assert f"page {len(pages)}/{len(pages)}" in pages[-1]


def test_a_creche_without_anybody_has_its_annex() -> None:
    creche = every_case()
    creche.enrolments, creche.attended, creche.absences = [], [], []
    pages = texts_of(draw(made(creche), CRECHE))
    assert "0 enfant" in pages[0]
    assert len(pages) == 3
