"""Time without a job: bands of full months on the day of the situation; a job said beside it wins."""

from datetime import date

import pytest

from app.insertion.paths import InsertionPath
from app.insertion.seniority import EMPLOYED, Seniority, seniority_of
from app.insertion.situations import Situation, Work, situation_at_entry

ON = date(2026, 10, 15)


def noted(since: date | None, work: Work = Work.JOB_SEEKING) -> Situation:
    return Situation(path_id=1, day=ON, work=work, jobless_since=since)


@pytest.mark.parametrize(
    ("since", "band"),
    [
        ("2026-10-15", Seniority.UNDER_6_MONTHS),
        ("2026-04-16", Seniority.UNDER_6_MONTHS),
        ("2026-04-15", Seniority.FROM_6_MONTHS),
        ("2025-10-16", Seniority.FROM_6_MONTHS),
        ("2025-10-15", Seniority.FROM_12_MONTHS),
        ("2024-10-16", Seniority.FROM_12_MONTHS),
        ("2024-10-15", Seniority.FROM_24_MONTHS),
        ("2019-01-01", Seniority.FROM_24_MONTHS),
    ],
)
def test_a_band_begins_on_the_day_that_makes_the_months_full(since: str, band: Seniority) -> None:
    assert seniority_of(noted(date.fromisoformat(since))) is band


def test_what_nobody_noted_is_not_guessed() -> None:
    assert seniority_of(noted(None)) is None
    assert seniority_of(noted(None, Work.TRAINING)) is None


@pytest.mark.parametrize("work", sorted(EMPLOYED))
def test_a_job_is_no_time_without_one_though_an_old_day_was_left(work: Work) -> None:
    assert seniority_of(noted(date(2024, 1, 1), work)) is Seniority.AT_WORK


PATH = InsertionPath(id=1, parent_id=1, entry_day=date(2026, 3, 2))


def snapshot(id: int, day: date, work: Work, path_id: int = 1) -> Situation:
    return Situation(id=id, path_id=path_id, day=day, work=work)


def test_the_entry_is_the_paths_first_situation_as_corrected_that_day() -> None:
    other = snapshot(1, date(2025, 1, 6), Work.AT_HOME, path_id=9)
    first = snapshot(2, date(2026, 3, 2), Work.PROJECT)
    corrected = snapshot(3, date(2026, 3, 2), Work.JOB_SEEKING)
    later = snapshot(4, date(2026, 6, 1), Work.CDI_FULL_TIME)
    assert situation_at_entry([later, corrected, first, other], PATH, ON) == corrected
    assert situation_at_entry([other], PATH, ON) is None


@pytest.mark.parametrize(("on", "known"), [("2026-03-09", False), ("2026-03-10", True)])
def test_a_first_situation_is_known_from_its_day_on(on: str, known: bool) -> None:
    late = snapshot(1, date(2026, 3, 10), Work.PROJECT)
    assert (situation_at_entry([late], PATH, date.fromisoformat(on)) is not None) is known
