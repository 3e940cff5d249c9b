"""The estimate on paper and in a spreadsheet: each figure, each child, what is missing; CSV and XLSX equal the data."""

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from app.families.records import Home, Resources
from app.money.estimate import Estimate, Span
from app.money.estimating import MoneyFacts, estimate_of
from app.money.tariffs import TariffBook
from app.report.periods import Period
from app.settings import Setting
from tests.app.creche import LATER, OCTOBER, Creche, day, usual
from tests.app.money.scales import resources
from tests.app.money.test_estimate import FIGURES
from tests.ui.pdf.reading import crossings, fonts_of, outside, placed_on, text_of, texts_of
from ui.estimate_children import child_rows
from ui.estimate_definitions import DEFINITIONS
from ui.estimate_sheets import as_text, as_workbook
from ui.estimate_state import missing_words, status_words
from ui.estimate_words import lines_of, money, value_words
from ui.french import NBSP, THIN
from ui.pdf.estimate import draw, pages_of
from ui.pdf.letterhead import Letterhead

CRECHE = Letterhead(name="Les Petits Pas", manager="Association", phone="03 53 01 04 17")
AUTUMN = Period.parse("2026-T4")
FORMULA = '=HYPERLINK("x")'


def creche() -> Creche:
    """Two children, one of a home whose name a spreadsheet would run; the other's resources change on the 15th."""
    found = usual()
    for number, name in enumerate(("Łukasz Żółć", "Ann O’Connor"), 1):
        found.enrol(found.child(name=name), "7:30-18:20")
        found.children[-1] = replace(found.children[-1], billing_home_id=number)
        found.came_every_day(found.enrolments[-1], "7:30-18:20", day(1), day(30))
    found.path(found.parent(found.children[0]), day(1))
    return found


def made(
    span: Span = OCTOBER,
    today: date = LATER,
    *,
    figures: tuple[Setting, ...] = FIGURES,
    unknown: bool = False,
    found: Creche | None = None,
) -> Estimate:
    second = Resources(home_id=2, first_day=day(1, 1), monthly_cents=None if unknown else 990_000)
    known = MoneyFacts(
        book=TariffBook(figures),
        homes={1: Home(id=1, name="Foyer Żółć"), 2: Home(id=2, name=FORMULA)},
        resources={1: [resources(), resources("2000.00", 2, 1, since=day(15))], 2: [second]},
    )
    return estimate_of((found or creche()).facts(), span, today, known)


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace(THIN, " ")


def whole(cell: object, by: int) -> int:
    """Cents of euros, minutes of hours."""
    assert isinstance(cell, int | float)
    return round(cell * by)


def euros(cents: int | None) -> str:
    """As a CSV writes it."""
    assert cents is not None
    return f"{cents // 100},{cents % 100:02}"


def flat(text: str) -> str:
    """Without the breaks of lines."""
    return " ".join(plain(text).split())


@pytest.mark.parametrize("span", [OCTOBER, AUTUMN, Period.parse("2026")])
@pytest.mark.parametrize("today", [day(14), LATER])
@pytest.mark.parametrize("figures", [FIGURES, ()])
def test_each_figure_and_each_definition_stands_on_the_paper(
    span: Span, today: date, figures: tuple[Setting, ...]
) -> None:
    estimate = made(span, today, figures=figures)
    pdf = draw(estimate, CRECHE)
    pages = [flat(page) for page in texts_of(pdf)]
    for line in lines_of(estimate):
        assert line.name in pages[0]
        assert plain(value_words(line)) in pages[0]
        assert plain(line.how) in pages[0]
    assert f"page 1/{len(pages)}" in pages[0]
    assert plain(status_words(estimate)) in pages[0]
    assert "jamais un objectif ni une comparaison" in pages[0]
    for sentence in missing_words(estimate):
        assert flat(sentence) in pages[0]
    assert all(term in pages[-1] for term, _ in DEFINITIONS)
    assert all("réservé à la direction" in page for page in pages)
    assert pdf == draw(made(span, today, figures=figures), CRECHE)


def test_each_childs_amount_stands_with_what_it_is_made_of() -> None:
    estimate = made()
    (_, children, _) = [flat(page) for page in texts_of(draw(estimate, CRECHE))]
    rows = list(child_rows(estimate))
    assert [(row.line.child.first_name, row.hourly) for row in rows] == [
        ("Ann", f"5,26{NBSP}€"),
        ("Łukasz", f"0,93{NBSP}€"),
        ("Łukasz", f"0,83{NBSP}€"),
    ]
    for row in rows:
        assert plain(f"{row.effort} {row.hourly}") in children
        assert plain(row.amount) in children
    assert "8 500,00 € (plafond)" in children
    assert plain(money(estimate.family_cents)) in children
    assert "Plancher 801,00 € depuis le 01/01/2026, plafond 8 500,00 € depuis le 01/09/2025." in children


def test_a_period_has_its_months_their_sum_and_a_row_a_child() -> None:
    estimate = made(AUTUMN, day(20, 11))
    _, months, costs, children, _ = [flat(page) for page in texts_of(draw(estimate, CRECHE))]
    for one in estimate.months:
        assert plain(money(one.family_cents)) in months
        assert plain(money(one.psu.cents or 0)) in months
        assert one.avip is None or plain(money(one.avip.cents or 0)) in costs
    assert plain(money(estimate.psu_cents or 0)) in months
    assert plain(money(estimate.avip_cents or 0)) in costs
    assert "décembre 2026 à venir — — — — —" in costs
    assert "O’Connor Ann" in children


def test_a_sum_of_known_amounts_only_is_marked_and_an_unknown_one_is_no_zero() -> None:
    partial = made(unknown=True)
    text = flat(text_of(draw(partial, CRECHE)))
    assert "partiel : 1 enfant sans montant" in text
    assert plain(f"{money(partial.family_cents)} *") in text
    assert "PSU estimée —" in text
    assert f"le montant des ressources de la famille ({FORMULA})" in text
    none = flat(text_of(draw(made(figures=()), CRECHE)))
    assert "participations, total —" in none
    assert "PSU estimée —" in none
    assert "coût de l’Avip —" in none


@pytest.mark.parametrize(
    ("today", "figures", "words"),
    [
        (LATER, FIGURES, "ESTIMATION, d’après des heures complètes"),
        (day(31), FIGURES, "ESTIMATION PROVISOIRE — mois non fini"),
        (LATER, (), "ESTIMATION PROVISOIRE — chiffres à compléter"),
        (day(31), (), "ESTIMATION PROVISOIRE — mois non fini, chiffres à compléter"),
    ],
)
def test_the_state_says_what_is_provisional(today: date, figures: tuple[Setting, ...], words: str) -> None:
    assert plain(status_words(made(today=today, figures=figures))) == words


def test_the_state_counts_what_is_not_recorded_and_the_months_to_come() -> None:
    assert plain(status_words(made(AUTUMN, day(3, 11)))) == (
        "ESTIMATION PROVISOIRE — 2 présences non pointées, 2 mois non finis"
    )


def test_a_year_without_a_floor_makes_up_no_amount_of_zero() -> None:
    estimate = made(Period.parse("2026"), figures=())
    assert estimate.unknown
    assert f"0,00{NBSP}€" not in text_of(draw(estimate, CRECHE))
    book = load_workbook(BytesIO(as_workbook(estimate)))
    paid = {row[5]: row[4] for row in book["Mois"].iter_rows(min_row=2, values_only=True) if row[5]}
    assert set(paid.values()) == {None}


def test_many_families_without_resources_are_one_sentence_that_counts_the_last_ones() -> None:
    found = usual()
    for number in range(1, 13):
        found.enrol(found.child(name=f"Enfant {number}"), "8:00-12:00", first=day(number), last=day(30))
        found.came(found.enrolments[-1], day(30), "8:00-12:00")
        found.children[-1] = replace(found.children[-1], billing_home_id=number)
    known = MoneyFacts(
        book=TariffBook(FIGURES),
        homes={number: Home(id=number, name=f"Foyer {number}") for number in range(1, 13)},
    )
    (sentence,) = missing_words(estimate_of(found.facts(), OCTOBER, LATER, known))
    assert plain(sentence).startswith(
        "Il manque, au 30 octobre 2026 : le montant des ressources de la famille (Foyer 1), "
    )
    assert sentence.endswith("et 5 autres (à indiquer dans la fiche de l’enfant, onglet Famille).")


@pytest.mark.parametrize("span", [OCTOBER, Period.parse("2026")])
@pytest.mark.parametrize("figures", [FIGURES, ()])
def test_nothing_crosses_nor_leaves_the_page_and_only_our_font_is_embedded(
    span: Span, figures: tuple[Setting, ...]
) -> None:
    estimate = made(span, figures=figures)
    long = Letterhead(name="Crèche " * 12, manager="Association " * 9, phone="03 53 01 04 17")
    for placed in placed_on(pages_of(estimate, long)):
        assert crossings(placed) == []
        assert outside(placed) == []
    assert all(fonts_of(draw(estimate, long)).values())


def test_the_workbook_holds_numbers_that_are_those_of_the_estimate() -> None:
    estimate = made(AUTUMN, day(20, 11))
    book = load_workbook(BytesIO(as_workbook(estimate)))
    months = list(book["Mois"].iter_rows(min_row=2, values_only=True))
    assert [whole(row[4], 100) for row in months] == [one.family_cents for one in estimate.months]
    assert [whole(row[11], 100) for row in months] == [one.psu.cents for one in estimate.months]
    children = list(book["Enfants"].iter_rows(min_row=2, values_only=True))
    rows = list(child_rows(estimate))
    assert [row[1] for row in children] == [row.line.child.name for row in rows]
    assert [whole(row[5], 60) for row in children] == [row.minutes for row in rows]
    assert [whole(row[12], 100) for row in children] == [row.cents for row in rows]
    assert sum(whole(row[12], 100) for row in children) == estimate.family_cents
    home = book["Enfants"]["C2"]
    assert (home.value, home.data_type, home.quotePrefix) == (FORMULA, "s", True)


def test_what_can_t_be_said_is_an_empty_cell_not_a_zero() -> None:
    book = load_workbook(BytesIO(as_workbook(made(unknown=True))))
    (ann, *_) = book["Enfants"].iter_rows(min_row=2, values_only=True)
    assert (ann[1], ann[12]) == ("Ann O’Connor", None)
    assert book["Mois"]["L2"].value is None


@pytest.mark.parametrize("span", [OCTOBER, AUTUMN])
def test_the_csv_holds_each_figure_and_each_child_and_runs_no_formula(span: Span) -> None:
    estimate = made(span)
    rows = list(csv.DictReader(StringIO(as_text(estimate).decode("utf-8-sig")), delimiter=";"))
    figures = {row["Ligne"]: row["Valeur"] for row in rows if row["Période"] == str(span)}
    assert figures["PSU estimée"] == euros(estimate.psu_cents)
    amounts = [row for row in rows if row["Ligne"] == "participation"]
    cents = sum(int(row["Valeur"].replace(",", "")) for row in amounts)
    assert cents == estimate.family_cents
    assert {row["Détail"] for row in rows} >= {f"'{FORMULA}", "Foyer Żółć"}
    assert not any(cell.startswith(("=", "+", "@", "\t")) for row in rows for cell in row.values())
