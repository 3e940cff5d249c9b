"""Nothing overlaps, nothing leaves the page, whatever the month."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from app.report.monthly_report import MonthlyReport
from app.report.notes import ReportNotes
from tests.ui.pdf.any_month import notes, reports
from tests.ui.pdf.invented import NOTES, PROVISIONAL_NOTES, first_version, october, provisional
from tests.ui.pdf.reading import crossings, drawn, outside


@pytest.mark.parametrize(
    ("report", "said"),
    [(october(), NOTES), (provisional(), PROVISIONAL_NOTES), (first_version(), NOTES)],
    ids=["whole", "provisional", "first version"],
)
def test_no_two_texts_cross_and_none_leaves_the_page(report: MonthlyReport, said: ReportNotes) -> None:
    pages = drawn(report, said)
    assert len(pages) == 3
    for page in pages:
        assert crossings(page) == []
        assert outside(page) == []
        assert min(placed.size for placed in page) >= 7.5


@settings(max_examples=40)
@given(report=reports(), said=notes())
def test_no_two_texts_cross_in_any_month(report: MonthlyReport, said: ReportNotes) -> None:
    for page in drawn(report, said):
        assert crossings(page) == []
        assert outside(page) == []


def test_a_comment_of_20_000_signs_flows_to_pages_of_its_own_and_the_signatures_close_it() -> None:
    long = "Une phrase assez longue pour tenir la ligne, puis une autre. " * 328
    pages = drawn(replace(october(), comment=long), NOTES)
    assert len(pages) > 4
    assert sum("phrase" in placed.text for page in pages for placed in page) > 100
    assert [placed.text for placed in pages[-1]][-1] == "Date et signature"
    for page in pages:
        assert crossings(page) == []
        assert outside(page) == []
