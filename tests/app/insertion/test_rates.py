"""Rates of the paths: horizons on their first and last day, unknown is no job, medians of odd and even lists."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from statistics import median as usual_median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.days import Month
from app.insertion.facts import InsertionFacts, InsertionRows, insertion_facts
from app.insertion.follow_ups import FollowUp, FollowUpAnswer
from app.insertion.interviews import Interview, InterviewState
from app.insertion.job_spells import JobKind, JobSpell
from app.insertion.outcomes import CATEGORIES, Outcome, OutcomeCategory
from app.insertion.paths import InsertionPath
from app.insertion.rates import (
    Counts,
    category_by,
    counts_of,
    days_to_first_interview,
    falls_due,
    has_worked,
    kept_job,
    median,
    return_to_work,
)
from app.report.monthly_report import AnsweredRate, Rate

FEBRUARY = Month(year=2027, month=2)
ENTRY = date(2026, 8, 31)


def path(
    entry: date = ENTRY,
    exit_day: date | None = None,
    outcome: Outcome | None = None,
    *,
    id: int = 1,
    prescribed_on: date | None = None,
) -> InsertionPath:
    return InsertionPath(
        id=id,
        parent_id=id,
        entry_day=entry,
        exit_day=exit_day,
        outcome=outcome,
        prescribed_on=prescribed_on,
    )


def facts(
    *paths: InsertionPath,
    jobs: Sequence[date] = (),
    checks: Sequence[FollowUp] = (),
    interviews: Sequence[Interview] = (),
) -> InsertionFacts:
    """What these paths hold; the jobs are those of path 1."""
    spells = [JobSpell(path_id=1, kind=JobKind.CDI, first_day=day) for day in jobs]
    rows = InsertionRows(spells=spells, follow_ups=checks, interviews=interviews)
    return insertion_facts(rows, paths)


def interview(
    state: InterviewState, day: date = ENTRY, *, path_id: int = 1, minutes: int = 45, start: int = 540
) -> Interview:
    return Interview(path_id=path_id, day=day, start=start, minutes=minutes, state=state)


def check(answer: FollowUpAnswer, answered_on: date, months: int = 6) -> FollowUp:
    return FollowUp(path_id=1, months=months, answered_on=answered_on, answer=answer)


def share(numerator: int, denominator: int) -> Rate:
    return Rate(numerator=numerator, denominator=denominator)


def test_interviews_are_counted_by_state_and_only_those_held_give_minutes() -> None:
    states = [*InterviewState, InterviewState.HELD]
    assert counts_of([interview(state) for state in states]) == Counts(
        planned=1, held=2, excused=1, cancelled=1, no_show=1, held_minutes=90
    )
    assert counts_of([]) == Counts()


def test_the_creches_own_cancellations_and_what_has_no_state_stand_apart_from_the_rates() -> None:
    counts = Counts(planned=3, held=6, excused=2, cancelled=5, no_show=1)
    assert counts.expected == 9
    assert counts.honoured == share(6, 9)
    assert counts.missed == share(1, 7)
    assert (Counts(cancelled=1).honoured, Counts(excused=1).missed) == (share(0, 0), share(0, 0))


@pytest.mark.parametrize(
    ("entry", "months", "due"),
    [
        ("2025-09-01", 6, False),  # 28 February 2026
        ("2025-09-02", 6, True),  # 1 March: the window's first day
        ("2026-08-28", 6, True),
        ("2026-08-29", 6, True),  # no such day in February: its last
        ("2026-08-31", 6, True),
        ("2026-09-01", 6, True),  # the eve of 1 March
        ("2026-09-02", 6, False),
        ("2025-10-01", 5, False),  # 28 February 2026
        ("2025-10-02", 5, True),
        ("2026-10-01", 5, True),
        ("2026-10-02", 5, False),
    ],
)
def test_a_horizon_is_due_from_the_first_to_the_last_day_of_twelve_months(
    entry: str, months: int, due: bool
) -> None:
    assert falls_due(date.fromisoformat(entry), months, FEBRUARY) is due


@given(entry=st.dates(date(2020, 1, 1), date(2030, 12, 31)), months=st.sampled_from([3, 5, 6]))
def test_each_path_falls_due_in_twelve_months_in_a_row(entry: date, months: int) -> None:
    around = Month.of(entry).plus(-1).until(Month.of(entry).plus(24))
    due = [month for month in around if falls_due(entry, months, month)]
    assert due == list(due[0].until(due[0].plus(11)))


@pytest.mark.parametrize(
    ("job", "worked"),
    [
        ("2026-08-30", False),  # before the entry
        ("2026-08-31", True),
        ("2027-01-30", True),  # the last day of five months: January has a 31st, its eve ends them
        ("2027-01-31", False),
    ],
)
def test_a_job_counts_from_the_entry_to_the_horizon(job: str, worked: bool) -> None:
    mine = path()
    assert has_worked(facts(mine, jobs=[date.fromisoformat(job)]), mine, 5) is worked


def test_unknown_is_no_job_and_two_jobs_are_one_return() -> None:
    paths = [path(), path(id=2)]
    known = facts(*paths, jobs=[ENTRY, date(2026, 10, 1)])
    assert return_to_work(known, paths, 6, FEBRUARY, CATEGORIES) == share(1, 2)
    assert return_to_work(facts(), [], 6, FEBRUARY, CATEGORIES) == share(0, 0)


@pytest.mark.parametrize(
    ("exit_day", "outcome", "judged"),
    [
        ("2027-02-28", Outcome.MOVED_AWAY, 0),
        ("2027-03-01", Outcome.MOVED_AWAY, 1),  # not known in February
        ("2026-09-01", Outcome.CHILD_AT_SCHOOL, 0),
        ("2027-02-28", Outcome.BREACH, 1),
        ("2027-02-28", Outcome.CDI, 1),
    ],
)
def test_a_neutralised_exit_is_left_out_once_known(exit_day: str, outcome: Outcome, judged: int) -> None:
    mine = path(exit_day=date.fromisoformat(exit_day), outcome=outcome)
    assert return_to_work(facts(mine), [mine], 6, FEBRUARY, CATEGORIES).denominator == judged
    assert return_to_work(
        facts(mine), [mine], 6, FEBRUARY, {**CATEGORIES, outcome: OutcomeCategory.NEUTRALISED}
    ).denominator == (0 if exit_day <= "2027-02-28" else 1)


def test_the_category_of_an_exit_is_known_from_its_day_on() -> None:
    gone = path(exit_day=date(2026, 10, 5), outcome=Outcome.TEMP_SHORT)
    assert category_by(gone, date(2026, 10, 4), CATEGORIES) is None
    assert category_by(gone, date(2026, 10, 5), CATEGORIES) is OutcomeCategory.TRANSITION
    assert category_by(path(), date(2026, 10, 5), CATEGORIES) is None


@pytest.mark.parametrize(
    ("answer", "answered_on", "expected"),
    [
        (FollowUpAnswer.EMPLOYED, "2027-02-28", (1, 1, 1)),
        (FollowUpAnswer.EMPLOYED, "2027-03-01", (0, 1, 0)),  # not known in February
        (FollowUpAnswer.NOT_EMPLOYED, "2027-02-28", (0, 1, 1)),
        (FollowUpAnswer.UNREACHABLE, "2027-02-28", (0, 1, 0)),
    ],
)
def test_a_job_kept_is_what_was_answered_by_the_months_end(
    answer: FollowUpAnswer, answered_on: str, expected: tuple[int, int, int]
) -> None:
    gone = path(date(2026, 1, 5), ENTRY, Outcome.CDI)
    known = facts(gone, checks=[check(answer, date.fromisoformat(answered_on))])
    numerator, denominator, answered = expected
    assert kept_job(known, [gone], 6, FEBRUARY, CATEGORIES) == AnsweredRate(
        numerator=numerator, denominator=denominator, answered=answered
    )


def test_the_answer_at_three_months_says_nothing_of_six() -> None:
    gone = path(date(2026, 1, 5), ENTRY, Outcome.CDI)
    known = facts(gone, checks=[check(FollowUpAnswer.EMPLOYED, date(2026, 12, 1), months=3)])
    assert kept_job(known, [gone], 3, FEBRUARY, CATEGORIES) == AnsweredRate(
        numerator=1, denominator=1, answered=1
    )
    assert kept_job(known, [gone], 6, FEBRUARY, CATEGORIES) == AnsweredRate(denominator=1)


@pytest.mark.parametrize("outcome", Outcome)
def test_only_exits_to_a_job_are_followed(outcome: Outcome) -> None:
    gone = path(date(2026, 1, 5), ENTRY, outcome)
    followed = CATEGORIES[outcome] in {OutcomeCategory.DURABLE, OutcomeCategory.TRANSITION}
    assert kept_job(facts(gone), [gone], 6, FEBRUARY, CATEGORIES).denominator == followed


@pytest.mark.parametrize(
    ("exit_day", "due"), [("2025-09-01", 0), ("2025-09-02", 1), ("2026-09-01", 1), ("2026-09-02", 0)]
)
def test_an_exit_is_followed_when_its_horizon_is_due(exit_day: str, due: int) -> None:
    gone = path(date(2025, 1, 6), date.fromisoformat(exit_day), Outcome.CDI)
    assert kept_job(facts(gone), [gone], 6, FEBRUARY, CATEGORIES).denominator == due
    assert kept_job(facts(path()), [path()], 6, FEBRUARY, CATEGORIES) == AnsweredRate()


HELD, NO_SHOW = InterviewState.HELD, InterviewState.NO_SHOW


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (interview(HELD, date(2027, 2, 1)), interview(HELD, date(2027, 2, 28)), (26,)),
        (interview(NO_SHOW, date(2027, 2, 1)), interview(HELD, date(2027, 2, 28)), (53,)),
        (
            interview(HELD, date(2027, 1, 31)),
            interview(HELD, date(2027, 2, 1)),
            (),
        ),  # the first was in January
        (interview(NO_SHOW, date(2027, 1, 31)), interview(HELD, date(2027, 3, 1)), ()),
        (interview(HELD, date(2027, 2, 2)), interview(HELD, date(2027, 2, 2), start=480), (27,)),
    ],
)
def test_the_delay_ends_with_the_first_interview_held_in_the_month(
    first: Interview, second: Interview, found: tuple[int, ...]
) -> None:
    mine = path(date(2027, 1, 10), prescribed_on=date(2027, 1, 6))
    for own in ([first, second], [second, first]):
        assert days_to_first_interview(facts(mine, interviews=own), [mine], FEBRUARY).sorted == found


def test_delays_are_sorted_and_start_at_the_entry_without_a_prescription() -> None:
    paths = [
        path(date(2027, 2, 1), id=1),
        path(date(2027, 2, 3), id=2, prescribed_on=date(2027, 1, 31)),
        path(date(2027, 2, 1), id=3),
    ]
    known = facts(
        *paths,
        interviews=[
            interview(HELD, date(2027, 2, 20), path_id=1),
            interview(HELD, date(2027, 2, 3), path_id=2),
            interview(HELD, date(2027, 2, 1), path_id=3),
        ],
    )
    part = days_to_first_interview(known, paths, FEBRUARY)
    assert (part.sorted, part.median) == ((0, 3, 19), share(3, 1))


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], (0, 0)), ([7], (7, 1)), ([8, 3], (11, 2)), ([9, 1, 2], (2, 1)), ([0, 50, 1, 0], (1, 2))],
)
def test_the_median_is_the_middle_one_or_the_mean_of_the_middle_two(
    numbers: list[int], expected: tuple[int, int]
) -> None:
    assert median(numbers) == share(*expected)


@given(numbers=st.lists(st.integers(-400, 400), min_size=1, max_size=9))
def test_the_median_is_that_of_the_statistics(numbers: list[int]) -> None:
    found = median(numbers)
    assert Fraction(found.numerator, found.denominator) == usual_median([Fraction(one) for one in numbers])
