"""Every figure of the report's JSON is on its paper (lisible par la Caf): nothing that only a machine would read."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from app.report.monthly_report import MonthlyReport, as_json
from app.report.notes import ReportNotes
from tests.ui.pdf.invented import NOTES, PROVISIONAL_NOTES, october, provisional
from tests.ui.pdf.printed_figures import keys_of, said, unsaid
from tests.ui.pdf.reading import texts_of
from ui.pdf.report import draw

ELSEWHERE = {
    "schema",  # the document's subject
    "history[].status",  # « (p) » beside the month
    "attendance.missing",
    "attendance.missing_minutes",
    "missing_interviews",
    "insertion.interviews.planned",
    "capacity.over_limit_minutes",  # told where there are any
}


MID_MORNING = 10
"""The hour whose cells stand for the map of presence."""


@pytest.mark.parametrize(
    ("report", "notes"),
    [(october(), NOTES), (provisional(), PROVISIONAL_NOTES)],
    ids=["closed", "provisional"],
)
def test_every_figure_of_the_json_is_on_the_paper(report: MonthlyReport, notes: ReportNotes) -> None:
    assert unsaid(texts_of(draw(report, notes)), json.loads(as_json(report))) == []


def test_no_figure_is_left_to_the_attachment_alone() -> None:
    data = json.loads(as_json(october()))
    told = {key for one in said(data) for key in one.keys}
    assert set(keys_of(data)) - told == ELSEWHERE


def test_a_figure_that_changed_is_missed_on_the_old_paper() -> None:
    """Words that any page would hold prove nothing."""
    pages, data = texts_of(draw(october(), NOTES)), json.loads(as_json(october()))
    keys, seen = set(), set()
    for key, other in _changed(data):
        keys.add(key)
        if unsaid(pages, other):
            seen.add(key)
    assert keys - seen <= ELSEWHERE


def _changed(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The same data with one whole number more by 60,000, for each number but the history's."""
    copy = json.loads(json.dumps(data))
    for key, holder, place in _numbers(copy, ""):
        if key.startswith("history[]") or (key.startswith("heat_map") and place != MID_MORNING):
            continue
        before = holder[place]
        holder[place] = before + 60_000
        yield key, copy
        holder[place] = before


def _numbers(value: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    named: list[tuple[str, Any, Any]] = []
    if isinstance(value, dict):
        named = [(f"{path}.{key}" if path else key, key, item) for key, item in value.items()]
    elif isinstance(value, list):
        named = [(f"{path}[]", place, item) for place, item in enumerate(value)]
    for name, place, item in named:
        if isinstance(item, int) and not isinstance(item, bool):
            yield name, value, place
        else:
            yield from _numbers(item, name)
