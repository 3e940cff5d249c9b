"""The yearly account on paper and in files: each figure stands there; masked ones nowhere; nothing is a formula."""

import csv
import json
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.days import Month
from app.insertion.actions import ActionKind, ActionOwner, ActionState, PlanAction
from app.insertion.engagements import EndReason, Engagement
from app.insertion.facts import InsertionRows
from app.insertion.interviews import Interview, InterviewState
from app.insertion.meetings import Meeting, MeetingState
from app.insertion.needs import Closing, Need, Theme
from app.insertion.orientations import Orientation, Purpose
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.insertion.situations import Situation, Work
from app.report.account.counts import Ratio
from app.report.account.masking import masked
from app.report.account.yearly import YearlyAccount, as_json
from app.report.building import report_of
from app.report.monthly_report import Rate, Status
from app.structure.records import Identity
from tests.app.creche import day
from tests.app.report.account_year import AFTERWARDS, Year
from tests.ui.pdf.reading import crossings, fonts_of, outside, placed_on, text_of, texts_of
from ui.account_definitions import DEFINITIONS
from ui.account_lines import sections
from ui.account_sheets import HIDDEN, as_text, as_workbook
from ui.account_words import Cell, Unit, over, status_words, told, warnings
from ui.french import NBSP, THIN
from ui.national_context import CAUTION, CONTEXT
from ui.pdf.account import draw, pages_of
from ui.pdf.letterhead import Letterhead

CRECHE = Letterhead(name="Les Petits Pas", manager="Association", phone="03 53 01 04 17")
NEW_YEAR = date(2026, 1, 1)
YEAR_OF_DAYS = [date(2026, month, 12) for month in range(1, 13)]


def full_year() -> Year:
    """Nine parents, three of whom left; something of everything."""
    year = Year()
    year.creche.identities = [
        Identity(first_day=NEW_YEAR, name="=Les Petits Pas", caf_number="0123", area="metropolitan")  # type: ignore[arg-type]
    ]
    child = year.creche.child()
    enrolled = year.creche.enrol(child, "8:00-17:00", first=NEW_YEAR, last=date(2026, 12, 31))
    year.creche.came_every_day(enrolled, "8:00-17:00", NEW_YEAR, date(2026, 12, 31))
    for number in range(9):
        gone = number < 3
        year.path(
            NEW_YEAR,
            day(20) if gone else None,
            (Outcome.CDI, Outcome.CDI, Outcome.NO_SOLUTION)[number] if gone else None,
            prescribed_on=date(2025, 12, 20 + number),
            prescriber=Prescriber.PLIE,
        )
    year.creche.parenthoods = [replace(tie, child_id=child.id) for tie in year.creche.parenthoods]
    year.rows = InsertionRows(
        orientations=[
            Orientation(
                id=n, parent_id=n, day=NEW_YEAR, prescriber=Prescriber.MISSION_LOCALE, purpose=Purpose.STEPS
            )
            for n in range(1, 8)
        ],
        situations=[
            Situation(
                id=n,
                path_id=n,
                day=NEW_YEAR,
                work=Work.JOB_SEEKING,
                single_parent=n < 6,
                jobless_since=date(2025, n, 1),
            )
            for n in range(1, 8)
        ],
        engagements=[
            Engagement(
                path_id=n,
                origin=NEW_YEAR,
                first_day=NEW_YEAR,
                last_day=date(2026, 12, 31),
                signed_on=NEW_YEAR if n < 8 else None,
                ended_on=day(20) if n < 3 else None,
                end_reason=EndReason.JOB if n < 3 else None,
            )
            for n in range(1, 10)
        ],
        interviews=[
            Interview(id=n, path_id=1 + n % 9, user_id=1, day=on, start=540, minutes=45, state=state)
            for n, (on, state) in enumerate(
                zip(YEAR_OF_DAYS, [*[InterviewState.HELD] * 9, *list(InterviewState)[2:5]], strict=True)
            )
        ],
        actions=[
            PlanAction(
                path_id=1,
                kind=ActionKind.TRAINING,
                label="x",
                owner=ActionOwner.PARENT,
                opened_on=NEW_YEAR,
                state=ActionState.DONE,
                closed_on=day(1),
            )
        ],
        meetings=[Meeting(day=day(1), minutes=75, state=MeetingState.HELD, with_partners=True)],
    )
    year.needs = [
        Need(path_id=n, theme=Theme.MOBILITY, opened_on=NEW_YEAR, closed_on=day(1), closing=Closing.LIFTED)
        for n in range(1, 8)
    ]
    return year


@pytest.fixture(scope="module", params=["open", "masked", "under way"])
def account(request: pytest.FixtureRequest) -> YearlyAccount:
    if request.param == "under way":
        return full_year().account(date(2026, 11, 23))
    made = full_year().account(AFTERWARDS)
    return masked(made) if request.param == "masked" else made


def plain(text: str) -> str:
    return " ".join(text.replace(NBSP, " ").replace(THIN, " ").split())


def cells(account: YearlyAccount) -> list[tuple[str, str, str, Cell]]:
    """Heading, line, column and figure, those without a text left out."""
    return [
        (part.title, line.label, head, cell)
        for part in sections(account)
        for line in part.lines
        for head, cell in zip(part.heads, line.cells, strict=False)
        if cell.value != ""
    ]


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


def test_masked_counts_stand_in_no_file() -> None:
    account = masked(full_year().account())
    assert "< 5" in plain(text_of(draw(account, CRECHE)))
    rows = list(csv.DictReader(StringIO(as_text(account).decode("utf-8-sig")), delimiter=";"))
    persons = [
        row
        for row in rows
        if row["Unité"] == "nombre"
        and row["Rubrique"] not in {"Entretiens", "Actions des plans", "Concertation"}
    ]
    told_counts = [int(row["Valeur"]) for row in persons if row["Valeur"] != HIDDEN]
    assert all(count == 0 or count >= 5 for count in told_counts)
    assert any(row["Valeur"] == HIDDEN for row in persons)


def as_number(cell: Cell) -> object:
    """What a spreadsheet holds of the figure."""
    value = cell.value
    if isinstance(value, Rate | Ratio):
        if isinstance(value, Ratio) and value.is_masked:
            return HIDDEN
        return "sans objet" if value.value is None else pytest.approx(float(value.value))
    if value is None:
        return HIDDEN
    return pytest.approx(value / 60) if cell.unit is Unit.HOURS and isinstance(value, int) else value


def test_the_workbook_holds_each_figure_as_a_number(account: YearlyAccount) -> None:
    book = load_workbook(BytesIO(as_workbook(account)))
    assert book.sheetnames == ["Bilan", "Définitions", "Repères nationaux"]
    rows = {str(row[0]): row for row in book["Bilan"].iter_rows(values_only=True) if row[0] is not None}
    for part in sections(account):
        assert part.title in rows
    entry = next(row for row in rows.values() if row[0] == "Durée des entretiens tenus")
    assert entry[1] == pytest.approx(account.interviews.counts.held_minutes / 60)
    listed = [
        cell for row in book["Bilan"].iter_rows(values_only=True) for cell in row[1:] if cell is not None
    ]
    for _, _, _, cell in cells(account):
        assert as_number(cell) in listed
    assert book["Repères nationaux"]["A1"].value == CAUTION


def test_the_csv_holds_each_figure_with_its_two_counts(account: YearlyAccount) -> None:
    rows = list(csv.DictReader(StringIO(as_text(account).decode("utf-8-sig")), delimiter=";"))
    found = cells(account)
    assert len(rows) == len(found)
    for row, (title, label, head, cell) in zip(rows, found, strict=True):
        assert (row["Rubrique"], row["Ligne"], row["Colonne"]) == (title, label, head)
        assert row["Unité"] == cell.unit.value
        if isinstance(cell.value, int):
            scale = 60 if cell.unit is Unit.HOURS else 1
            assert round(float(row["Valeur"].replace(",", ".")) * scale) == cell.value
        if isinstance(cell.value, Ratio):
            counts = (cell.value.numerator, cell.value.denominator)
            shown = tuple(HIDDEN if count is None else str(count) for count in counts)
            assert (row["Numérateur"], row["Dénominateur"]) == shown


def test_a_name_that_looks_like_a_formula_stays_a_text() -> None:
    cell = load_workbook(BytesIO(as_workbook(full_year().account())))["Bilan"]["A2"]
    assert (cell.value, cell.data_type) == ("=Les Petits Pas", "s")
    assert cell.quotePrefix
