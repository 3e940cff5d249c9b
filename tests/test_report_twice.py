"""Every number of the demonstration's reports, computed twice (rapport recalculé): by the program, and from its CSV."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.demonstration import PASSPHRASE
from tests.naive.account import account
from tests.naive.differences import differences
from tests.naive.program import Program
from tests.naive.report import Books
from tests.naive.statements import statement
from tests.naive.test_statements import check, read
from tests.ui.pdf.printed_figures import unsaid
from tests.ui.pdf.reading import texts_of

TODAY = date(2026, 11, 22)


class Demonstration:
    """The demonstration crèche made, exported and reported by the command line."""

    def __init__(self, desk: Path) -> None:
        self.program = Program(desk, TODAY, PASSPHRASE)
        self.creche = desk / "creche"
        self.program.do("demo", self.creche, "--today", TODAY)
        self.program.do("export", self.creche, desk / "export")
        self.books = Books(desk / "export")

    def both(self, month: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """The month's report by the program, and as recomputed."""
        return self.program.report(self.creche, month), self.books.report(month, TODAY)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    return Demonstration(tmp_path_factory.mktemp("demonstration"))


@pytest.mark.parametrize(
    "month",
    [
        "2026-10",
        "2026-08",  # the summer's closure
        "2026-11",  # in progress
        "2025-08",  # hardly any history
        "2025-12",  # across the year
        "2026-12",  # not begun
    ],
)
def test_every_number_is_found_again_from_the_exported_csv(demonstration: Demonstration, month: str) -> None:
    theirs, ours = demonstration.both(month)
    assert differences(theirs, ours) == []


@pytest.mark.parametrize("month", ["2026-10", "2026-08", "2026-11", "2025-12"])
def test_the_paper_says_every_figure(demonstration: Demonstration, month: str) -> None:
    paper = demonstration.program.desk / f"{month}.pdf"
    data = demonstration.program.report(demonstration.creche, month)
    demonstration.program.do("report", demonstration.creche, month, "--pdf", paper)
    assert unsaid(texts_of(paper.read_bytes()), data) == []


RIGHTLY_NOTHING = {
    "missing_interviews",  # October is complete
    "insertion.interviews.planned",
    "meetings.with_partners",  # every second month, not in October
    "closed_on",
    "definitions.atypical",  # a sentence, not recomputed
    "attendance.missing",  # October is complete
    "attendance.missing_minutes",
    "opening.by_weekday[6]",  # closed on Sundays
    "capacity.over_limit_minutes",
}


def test_october_has_something_to_say_of_every_number(demonstration: Demonstration) -> None:
    """Two ways that both find nothing would prove nothing."""
    ours = demonstration.books.report("2026-10", TODAY)
    weeks = ours["capacity"].pop("weeks")
    assert all(week["attended"] and week["capacity"] and week["peak"] for week in weeks)
    assert len(ours.pop("history")) == 13
    assert sum(map(sum, ours.pop("heat_map")["child_minutes"]))
    assert set(empty(ours)) <= RIGHTLY_NOTHING


def empty(value: Any, path: str = "") -> list[str]:
    """The paths of the numbers that are 0, of what is None, false or empty."""
    if isinstance(value, dict):
        return [line for key in value for line in empty(value[key], f"{path}.{key}" if path else key)]
    if isinstance(value, list) and value:
        return [line for place, item in enumerate(value) for line in empty(item, f"{path}[{place}]")]
    return [] if value else [path]


@pytest.mark.parametrize(
    ("period", "months", "is_real"),
    [
        ("2026-T3", ["2026-07", "2026-08", "2026-09"], True),
        ("2026-T4", ["2026-10", "2026-11", "2026-12"], False),
        ("2026", [f"2026-{number:02}" for number in range(1, 13)], False),
    ],
)
def test_every_figure_of_a_declaration_is_found_again_from_the_exported_csv(
    demonstration: Demonstration, period: str, months: list[str], is_real: bool
) -> None:
    path = demonstration.program.desk / f"{period}.csv"
    demonstration.program.do("statement", demonstration.creche, period, "--csv", path)
    ours, real = statement(demonstration.books, months, TODAY)
    assert real is is_real
    check(read(path)[period], ours, is_real=real)


@pytest.mark.parametrize(
    ("year", "is_over"),
    [
        (2026, False),
        (2025, True),  # begun within it, and over
    ],
)
def test_every_figure_of_a_years_account_is_found_again_from_the_exported_csv(
    demonstration: Demonstration, year: int, is_over: bool
) -> None:
    path = demonstration.program.desk / f"{year}.json"
    demonstration.program.do("account", demonstration.creche, year, "--json", path)
    theirs = json.loads(path.read_text(encoding="utf-8"))
    ours = account(demonstration.books, year, TODAY)
    assert differences(theirs, ours) == []
    assert (ours["status"] != "provisional") is is_over
    if not is_over:
        assert not [
            name for name in empty({**ours, "months": []}) if name.split("[")[0] not in RIGHTLY_NOT_OF_A_YEAR
        ]


RIGHTLY_NOT_OF_A_YEAR = {"masked", "months", "families.aspects", "delays.without_orientation"}
