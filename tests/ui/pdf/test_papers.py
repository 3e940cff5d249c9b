"""Contract, day sheet, lists: what they say, page after page, and what they keep silent."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.care.door import door
from app.care.enrolments import Kind
from app.search import name_order
from app.session import Session
from tests.ui.pdf.reading import text_of, texts_of
from ui.pdf import contract, day_sheet, listing
from ui.pdf.contract import Contract, ContractHome
from ui.pdf.contract_weeks import ContractWeek, average
from ui.pdf.day_sheet import DayLine, DaySheet
from ui.pdf.listing import Listing, columns_of

WEEK_A = ContractWeek(
    name="A", days=(((510, 1020),), ((510, 720), (780, 1020)), (), ((510, 1020),), ((510, 1020),), (), ())
)
WEEK_B = ContractWeek(name="B", days=(((1320, 1800),), (), (), (), (), (), ()))
CONTRACT = Contract(
    creche="Crèche Les Hirondelles",
    child="Łukasz Żółć",
    birth_day=date(2024, 2, 29),
    homes=(
        ContractHome(parents=("Marie Żółć", "Jan Żółć"), address="3 rue du Port", caf_number="1234567"),
        ContractHome(parents=("Nguyễn Thị Bích",), pays=False),
    ),
    kind=Kind.REGULAR,
    first_day=date(2026, 9, 1),
    last_day=date(2027, 7, 31),
    adaptation=(date(2026, 9, 1), date(2026, 9, 11)),
    adaptation_billing="facturées aux heures réelles",
    weeks=(WEEK_A, WEEK_B),
    turn="La semaine A est celle du lundi 31 août 2026.",
    closures="Trois semaines en août.",
    rules=("Toute demi-heure commencée est comptée.",),
)
SHEET = DaySheet(
    creche="Crèche Les Hirondelles",
    day=date(2026, 11, 23),
    groups=(
        (
            "Moyens",
            (
                DayLine(
                    child="Zoé D’Août-Lefèvre", expected=((510, 720), (780, 1020)), allergies=("arachide",)
                ),
                DayLine(
                    child="Tom O’Connor", expected=((450, 1050),), absent=True, collectors=("Aoife O’Connor",)
                ),
                DayLine(child="Lina Bernard", collectors=("Paul Bernard",), restricted=True),
            ),
        ),
    ),
)


def test_the_contract_says_who_when_and_how_many_hours() -> None:
    text = text_of(contract.draw(CONTRACT))
    for words in (
        "accueil régulier",
        "Łukasz Żółć",
        "29 février 2024",
        "Marie Żółć et Jan Żółć, 3 rue du Port, n° allocataire 1234567",
        "Autre foyer Nguyễn Thị Bích",
        "Du 1er septembre 2026 au 31 juillet 2027",
        "20 h 30 en moyenne, selon les semaines ci-dessous",
        "Du 1er au 11 septembre 2026, heures facturées aux heures réelles",
        "8 h 30–12 h",
        "22 h–6 h",
        "33 h 00",
        "La semaine A est celle du lundi 31 août 2026.",
        "Toute demi-heure commencée est comptée.",
    ):
        assert words in text


def test_amounts_that_nobody_knows_are_left_to_complete() -> None:
    unknown = text_of(contract.draw(CONTRACT))
    assert "…… €, selon le barème national" in unknown
    known = text_of(
        contract.draw(replace(CONTRACT, hourly_cents=123, monthly_minutes=7_410, monthly_cents=15_191))
    )
    assert "1,23 €, selon le barème national" in known
    assert "123 h 30" in known
    assert "151,91 €" in known


def test_an_occasional_contract_needs_no_week_and_no_monthly_amount() -> None:
    text = text_of(contract.draw(replace(CONTRACT, kind=Kind.OCCASIONAL, weeks=(), adaptation=None)))
    assert "accueil occasionnel" in text
    assert "Mensualité" not in text
    assert "Semaine" not in text


def test_ten_weeks_of_seven_days_and_a_long_list_of_rules_flow_to_a_second_page() -> None:
    week = ContractWeek(name="J", days=(((510, 720), (780, 1020)),) * 7)
    pages = texts_of(
        contract.draw(replace(CONTRACT, weeks=(week,) * 10, rules=("Une règle assez longue. " * 12,) * 6))
    )
    assert len(pages) == 2
    assert "Date et signature" in pages[1]


def test_the_mean_week_rounds_halves_up() -> None:
    assert average((WEEK_A, WEEK_B)) == (33 * 60 + 480) // 2
    odd = ContractWeek(name="B", days=(((0, 1),), *((),) * 6))
    assert average((WEEK_A, odd)) == 991


def test_the_day_sheet_leaves_room_to_write_and_says_nothing_of_insertion() -> None:
    text = text_of(day_sheet.draw(SHEET))
    assert "Lundi 23 novembre 2026" in text
    assert "2 enfants attendus, 1 absence annoncée" in text
    assert "arachide" in text
    assert "SEULEMENT : Paul Bernard" in text
    assert "Venus sans être prévus" in text
    assert "Avip" not in text
    assert "parcours" not in text


def test_a_list_repeats_its_heads_and_keeps_every_row() -> None:
    rows = tuple((f"Enfant {number}", "x " * 60, f"{number} h 30") for number in range(120))
    sheet = Listing(
        title="Enfants",
        columns=columns_of(("Enfant", "Remarque", "Heures"), (2,)),
        rows=rows,
        creche="Crèche",
        day=date(2026, 11, 22),
        note="Par nom.",
    )
    pages = texts_of(listing.draw(sheet))
    assert len(pages) > 2
    assert all("Remarque" in page and "120 lignes" in page for page in pages)
    text = " ".join(pages)
    assert all(f"Enfant {number} " in text for number in range(120))
    assert "imprimé le 22 novembre 2026" in text


def test_a_cell_taller_than_a_page_is_split() -> None:
    sheet = Listing(
        title="Notes",
        columns=columns_of(("Jour", "Texte")),
        rows=(("22/11/2026", "Une note sans fin. " * 1_500), ("23/11/2026", "")),
        creche="Crèche",
        day=date(2026, 11, 22),
    )
    pages = texts_of(listing.draw(sheet))
    assert len(pages) > 3
    assert sum(page.count("note") for page in pages) == 1_500


@pytest.mark.parametrize("rows", [(), (("", "", ""),)])
def test_an_empty_list_prints(rows: tuple[tuple[str, ...], ...]) -> None:
    sheet = Listing(
        title="Rien", columns=columns_of(("A", "B", "C")), rows=rows, creche="", day=date(2026, 11, 22)
    )
    assert len(texts_of(listing.draw(sheet))) == 1


@pytest.mark.parametrize(
    "pdf",
    [
        contract.draw(CONTRACT),
        day_sheet.draw(SHEET),
    ],
    ids=["contract", "day sheet"],
)
def test_the_other_papers_too_have_title_language_and_only_lato(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title
    assert str(reader.root_object["/Lang"]) == "fr-FR"
    assert b"Helvetica" not in pdf


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert contract.draw(CONTRACT) == contract.draw(CONTRACT)
    assert day_sheet.draw(SHEET) == day_sheet.draw(SHEET)


def test_the_day_sheet_lists_each_group_by_last_name_without_regard_to_accents(director: Session) -> None:
    at_door = door(director, date(2026, 11, 24))
    sheet = day_sheet.sheet_of(at_door, "Les Petits Pas")
    (_, found), *_ = at_door.groups()
    expected = sorted((line.child for line in found if line.reserved), key=name_order)
    names = [line.child for line in sheet.groups[0][1]]
    assert names == [child.name for child in expected]
    assert names.index("Éloïse Giraud") < names.index("Aya Haddad")
