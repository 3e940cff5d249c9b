"""A département's month on paper and as a workbook: each figure is there, real, and in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.report.merged import MergedMonth
from app.report.merging import Merging
from app.report.monthly_report import ActionsPart, CapacityPart, MonthlyReport, Rate, Status, as_json
from tests.ui.pdf.any_month import reports
from tests.ui.pdf.invented import october
from tests.ui.pdf.reading import crossings, fonts_of, outside, placed_on, text_of, texts_of
from ui.figure_lines import Kind, Section
from ui.merged_book import book
from ui.merged_lines import sections
from ui.pdf.merged import draw, pages_of, verdict
from ui.pdf.merged_sections import written


def creche(name: str, status: Status = Status.CLOSED, **changes: Any) -> MonthlyReport:
    report = october()
    structure = replace(report.structure, name=name, caf_number="")
    closed_on = report.closed_on if status is Status.CLOSED else None
    return replace(report, structure=structure, status=status, closed_on=closed_on, **changes)


def merged(given: Sequence[MonthlyReport]) -> MergedMonth:
    merging = Merging()
    for number, report in enumerate(given):
        data = as_json(report).encode()
        seal = sha256(data).hexdigest()[:12] if report.status is Status.CLOSED else None
        merging.add(data, f"{number}.pdf", seal)
    return merging.result()


MISSING = replace(october().attendance, missing=3)
THREE = (
    creche("Les Hirondelles"),
    creche("=HYPERLINK(1)", Status.COMPLETE),
    creche("Les Martinets", Status.PROVISIONAL, attendance=MISSING, missing_interviews=2),
)


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def figures(month: MergedMonth) -> Iterator[str]:
    """Every figure that the paper should show."""
    for section in sections(month):
        for line in section.lines:
            yield from (written(cell) for cell in line.cells if cell)


def test_each_figure_of_the_month_stands_on_the_paper_in_order() -> None:
    month = merged(THREE)
    text = plain(text_of(draw(month)))
    at = 0
    for section in sections(month):
        at = text.index(plain(section.title), at)
        for line in section.lines:
            at = text.index(plain(line.label), at)
            for cell in filter(None, line.cells):
                at = text.index(plain(written(cell)), at)


def test_the_figures_are_the_sums_of_three_octobers() -> None:
    text = plain(text_of(draw(merged(THREE))))
    for words in (
        "PROVISOIRE — 1 mois clos, 1 complet non clos, 1 provisoire, 3 présences non pointées, 2 entretiens sans suite",
        "Le seuil de 20 % est atteint pour l’ensemble : 24/87, soit 27,6 %.",
        "Heures réalisées 3 742 h 30 / 14 578 h 30 25,7 %",
        "Taux de facturation facturées ÷ réalisées 15 316 h 30 / 14 578 h 30 105,1 %",
        "Part honorée tenus ÷ (tenus + excusés + non venus) 51/60 85,0 %",
        "Délai médian jusqu’au premier entretien médiane de 6 parcours 9 jours",
        "un enfant ou un parent suivi par deux crèches compte dans chacune",
        "Il montre un fichier abîmé, pas un faux : l’empreinte est publique",
        "3 crèches : réalisées, présences, total du jour arrondi à la demi-heure commencée",
    ):
        assert words in text


def test_each_creche_stands_in_the_table_with_what_is_provisional() -> None:
    month = merged(THREE)
    page = plain(texts_of(draw(month))[-1])
    seal = month.rows[1].seal or ""
    rows = (
        "=HYPERLINK(1) complet, non clos 30 8/29 27,6 % 4 859 h 30 5 105 h 30 61,4 % 9",
        f"sceau {seal[:4]} {seal[4:8]} {seal[8:]}",
        "3 présences non pointées, 2 entretiens sans suite",
    )
    assert [words in page for words in rows] == [True] * 3
    assert "90 24/87 27,6 % 14 578 h 30 15 316 h 30 61,4 %" in page


def test_the_paper_has_its_title_language_bookmarks_and_its_own_fonts() -> None:
    pdf = draw(merged(THREE))
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Crèches Avip du département, octobre 2026"
    assert str(reader.root_object["/Lang"]) == "fr-FR"
    titles = [str(entry["/Title"]) for entry in flat(reader.outline)]
    assert titles[0] == "Crèches Avip du département"
    assert "Crèche par crèche" in titles
    assert all(fonts_of(pdf).values())
    assert draw(merged(THREE)) == pdf


def flat(outline: Any) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from flat(entry)
        else:
            yield entry


@pytest.mark.parametrize(
    ("rate", "thresholds", "words"),
    [
        (Rate(numerator=1, denominator=5), (20, 20), "Le seuil de 20 % est atteint pour l’ensemble : 2/10"),
        (
            Rate(numerator=1, denominator=6),
            (20, 20),
            "Le seuil de 20 % n’est pas atteint pour l’ensemble : 2/12",
        ),
        (
            Rate(numerator=1, denominator=6),
            (20, 15),
            "Seuil d’ensemble : les crèches n’ont pas le même (2/12",
        ),
        (Rate(), (20, 20), "Seuil d’ensemble : sans objet"),
    ],
)
def test_the_verdict_is_that_of_all_the_children_together(
    rate: Rate, thresholds: tuple[int, int], words: str
) -> None:
    quotas = [replace(october().quota, children=rate, threshold_percent=one) for one in thresholds]
    month = merged([creche(f"Crèche {place}", quota=quota) for place, quota in enumerate(quotas)])
    assert plain(verdict(month)).startswith(words)


def test_many_creches_run_over_pages() -> None:
    month = merged([creche(f"Crèche {number:03d}") for number in range(60)])
    pages = [plain(page) for page in texts_of(draw(month))]
    assert sum("Crèche par crèche" in page for page in pages) == 3
    assert "Crèche 000" in pages[-3]
    assert "60 crèches" in pages[-1]
    assert f"page {len(pages)}/{len(pages)}" in pages[-1]


@st.composite
def departments(draw_one: st.DrawFn) -> MergedMonth:
    given = draw_one(st.lists(reports(), min_size=1, max_size=3))
    named = [
        replace(one, structure=replace(one.structure, caf_number=str(place)), month="2026-10")
        for place, one in enumerate(given)
    ]
    return merged(named_whole(named))


def named_whole(given: Sequence[MonthlyReport]) -> list[MonthlyReport]:
    return [
        one if one.structure.name.strip() else replace(one, structure=october().structure) for one in given
    ]


@settings(max_examples=10)
@given(month=departments())
def test_no_two_texts_cross_and_no_figure_is_lost_whatever_the_creches(month: MergedMonth) -> None:
    for page in placed_on(pages_of(month)):
        assert crossings(page) == []
        assert outside(page) == []
    text = plain(text_of(draw(month)))
    assert [one for one in figures(month) if plain(one) not in text] == []


def sheets(month: MergedMonth) -> Any:
    return openpyxl.load_workbook(BytesIO(book(month)))


def real(cell: Any) -> Fraction | None:
    """What a figure's cell holds, time in minutes."""
    value = cell.value
    if isinstance(value, timedelta):
        return Fraction(round(value / timedelta(minutes=1)))
    assert value is None or isinstance(value, int | float), value
    return None if value is None else Fraction(value)


def expected(section: Section) -> Iterator[tuple[str, list[Fraction | None]]]:
    """Each label of a section, and the numbers that should follow it."""
    for line in section.lines:
        numbers: list[Fraction | None] = []
        for cell in line.cells:
            if cell is None:
                numbers += [None, None]
            elif isinstance(cell[1], int):
                numbers.append(Fraction(cell[1]))
            elif cell[0] in (Kind.OVER, Kind.OVER_MINUTES):
                numbers += [Fraction(cell[1].numerator), Fraction(cell[1].denominator)]
            else:
                numbers.append(cell[1].value)
        yield line.label, numbers


@settings(max_examples=8)
@given(month=departments())
def test_the_workbook_read_back_has_every_figure_as_a_real_number(month: MergedMonth) -> None:
    rows = list(sheets(month)["Département"].iter_rows(min_row=2))
    at = 0
    for section in sections(month):
        if not section.lines:
            continue
        assert rows[at][0].value == section.title
        for label, numbers in expected(section):
            at += 1
            assert rows[at][0].value == (label or None)
            found = [real(cell) for cell in rows[at][2 : 2 + len(numbers)]]
            assert found == [None if one is None else pytest.approx(float(one)) for one in numbers]
        at += 1
    assert at == len(rows)


def test_the_workbook_lists_the_creches_with_numbers_and_days() -> None:
    sheet = sheets(merged(THREE))["Crèches"]
    heads, *rows = sheet.iter_rows(values_only=True)
    by_name = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    assert list(by_name) == ["=HYPERLINK(1)", "Les Hirondelles", "Les Martinets"]
    hirondelles = by_name["Les Hirondelles"]
    assert hirondelles["Clos le"] == datetime.combine(october().closed_on or date.min, datetime.min.time())
    assert (hirondelles["Enfants Avip"], hirondelles["Moins de trois ans"]) == (8, 29)
    assert hirondelles["Réalisées"] == timedelta(hours=4_859, minutes=30)
    assert hirondelles["Part Avip"] == pytest.approx(8 / 29)
    assert by_name["Les Martinets"]["Présences non pointées"] == 3


def test_the_workbook_gives_presence_by_hour_and_the_highest_peak() -> None:
    rows = list(sheets(merged(THREE))["Heures de la semaine"].iter_rows(min_row=2))
    heat = october().heat_map
    for day in range(7):
        assert [real(cell) for cell in rows[day][1:]] == [3 * minutes for minutes in heat.child_minutes[day]]
        assert [real(cell) for cell in rows[8 + day][1:]] == list(heat.peak[day])


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "=1\x001", "\u202e=x"])
def test_no_text_of_a_report_is_ever_a_formula(name: str) -> None:
    codes = ActionsPart(opened={"=2+2": 1}, done={})
    report = creche(name, insertion=replace(october().insertion, actions=codes))
    found = sheets(merged([report]))
    texts = [
        cell for sheet in found for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)
    ]
    assert {cell.data_type for cell in texts} == {"s"}
    risky = [cell for cell in texts if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert risky
    assert all(cell.quotePrefix for cell in risky)


def test_a_creche_without_a_known_peak_hour_is_only_named() -> None:
    capacity: CapacityPart = replace(october().capacity, peak_at=None, peak_children=0)
    text = plain(text_of(draw(merged([creche("Les Martinets", capacity=capacity)]))))
    assert "Plus grand nombre d’enfants à la fois Les Martinets 0" in text
