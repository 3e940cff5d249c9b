"""Follow-ups: due three and six months after an exit to a job, answered once each, « unreachable » included."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed
from app.insertion.entry_and_exit import change_path, close_path, reopen_path
from app.insertion.follow_ups import (
    REACHED,
    FollowUp,
    FollowUpAnswer,
    answer_check,
    due_checks,
    due_day,
    remove_check,
)
from app.insertion.outcomes import CATEGORIES, Outcome, OutcomeCategory
from app.insertion.paths import InsertionPath
from app.session import Session
from app.settings import Settings
from app.users import Role
from tests.app.insertion.records import SEPTEMBER
from tests.app.records import as_role, at, refused
from tests.builders import FixedClock

EXIT = date(2026, 11, 20)
DUE_3, DUE_6 = date(2027, 2, 19), date(2027, 5, 19)
EMPLOYED, NOT_EMPLOYED, UNREACHABLE = FollowUpAnswer


def gone(outcome: Outcome = Outcome.CDI, exit_day: date = EXIT, number: int = 1) -> InsertionPath:
    return InsertionPath(id=number, parent_id=1, entry_day=SEPTEMBER, exit_day=exit_day, outcome=outcome)


@pytest.mark.parametrize(
    ("exit_day", "three", "six"),
    [
        (EXIT, DUE_3, DUE_6),
        (date(2026, 11, 30), date(2027, 2, 28), date(2027, 5, 29)),
        (date(2027, 8, 31), date(2027, 11, 30), date(2028, 2, 29)),
    ],
)
def test_a_check_is_due_on_the_last_day_of_its_months(exit_day: date, three: date, six: date) -> None:
    path = gone(exit_day=exit_day)
    assert (due_day(path, 3), due_day(path, 6)) == (three, six)


@pytest.mark.parametrize(
    ("until", "months"),
    [
        (date(2027, 2, 18), []),
        (DUE_3, [3]),
        (date(2027, 5, 18), [3]),
        (DUE_6, [6]),
        (date(2027, 8, 18), [6]),
        (date(2027, 8, 19), []),
    ],
)
def test_a_check_is_asked_for_three_months_long(until: date, months: list[int]) -> None:
    found = due_checks([gone()], [], Settings(), until)
    assert [one.months for one in found] == months


def test_only_exits_to_a_job_are_followed_up() -> None:
    followed = {outcome for outcome in Outcome if due_checks([gone(outcome)], [], Settings(), DUE_3)}
    work = {OutcomeCategory.DURABLE, OutcomeCategory.TRANSITION}
    assert followed == {outcome for outcome, category in CATEGORIES.items() if category in work}
    open_path = InsertionPath(id=1, parent_id=1, entry_day=SEPTEMBER)
    assert not due_checks([open_path], [], Settings(), DUE_3)


def test_the_oldest_comes_first_and_an_answer_takes_its_place() -> None:
    late, early = gone(number=1), gone(exit_day=date(2026, 10, 1), number=2)
    found = due_checks([late, early], [], Settings(), DUE_3)
    assert [(one.path.id, one.months) for one in found] == [(2, 3), (1, 3)]
    answers = [FollowUp(path_id=2, months=3, answered_on=DUE_3, answer=UNREACHABLE)]
    assert [one.path.id for one in due_checks([late, early], answers, Settings(), DUE_3)] == [1]


@pytest.fixture
def left(counsellor: Session, path: InsertionPath) -> InsertionPath:
    return close_path(counsellor, path, exit_day=EXIT, outcome=Outcome.CDI)


def test_nothing_is_answered_before_its_day_nor_of_a_day_to_come(
    counsellor: Session, left: InsertionPath, clock: FixedClock
) -> None:
    with refused(InvalidEntry, "un suivi se note le jour même ou après", field="answered_on"):
        answer_check(counsellor, left, 3, DUE_3, EMPLOYED)
    at(clock, date(2027, 2, 20), "9:00")
    with refused(
        InvalidEntry, "La situation à 3 mois se constate à partir du 19 février 2027", field="answered_on"
    ):
        answer_check(counsellor, left, 3, date(2027, 2, 18), EMPLOYED)
    with refused(InvalidEntry, "à 6 mois se constate à partir du 19 mai 2027", field="answered_on"):
        answer_check(counsellor, left, 6, DUE_3, EMPLOYED)
    assert answer_check(counsellor, left, 3, DUE_3, UNREACHABLE).answer is UNREACHABLE


def test_a_later_answer_takes_the_place_of_the_former_one(
    counsellor: Session, left: InsertionPath, clock: FixedClock
) -> None:
    at(clock, date(2027, 6, 1), "9:00")
    first = answer_check(counsellor, left, 3, DUE_3, UNREACHABLE)
    second = answer_check(counsellor, left, 3, date(2027, 2, 25), NOT_EMPLOYED)
    six = answer_check(counsellor, left, 6, DUE_6, EMPLOYED)
    assert second == replace(first, answered_on=date(2027, 2, 25), answer=NOT_EMPLOYED)
    assert counsellor.store.find(FollowUp) == [second, six]
    remove_check(counsellor, second)
    assert counsellor.store.find(FollowUp) == [six]


def test_an_exit_that_was_followed_up_is_neither_taken_back_nor_put_off(
    counsellor: Session, left: InsertionPath, clock: FixedClock
) -> None:
    at(clock, date(2027, 2, 19), "9:00")
    check = answer_check(counsellor, left, 3, DUE_3, EMPLOYED)
    words = "La situation 3 mois après la sortie est notée le 19 février 2027 : retirez d’abord ce suivi."
    with refused(Conflict, words, field="exit_day"):
        reopen_path(counsellor, left)
    with refused(Conflict, words, field="exit_day"):
        change_path(counsellor, replace(left, exit_day=date(2026, 11, 21)))
    assert change_path(counsellor, replace(left, exit_day=date(2026, 11, 19))).exit_day == date(2026, 11, 19)
    remove_check(counsellor, check)
    assert reopen_path(counsellor, left).exit_day is None


def test_an_open_path_is_not_followed_up(counsellor: Session, path: InsertionPath) -> None:
    with refused(Conflict, "Le parcours est encore ouvert"):
        answer_check(counsellor, path, 3, EXIT, EMPLOYED)


def test_somebody_unreachable_was_not_reached() -> None:
    assert {EMPLOYED, NOT_EMPLOYED} == REACHED


def test_the_team_answers_no_check(counsellor: Session, left: InsertionPath, clock: FixedClock) -> None:
    at(clock, DUE_3, "9:00")
    check = answer_check(counsellor, left, 3, DUE_3, EMPLOYED)
    team = as_role(counsellor, Role.TEAM)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: answer_check(team, left, 3, DUE_3, EMPLOYED),
        lambda: remove_check(team, check),
    )
    for deed in deeds:
        with refused(NotAllowed):
            deed()
