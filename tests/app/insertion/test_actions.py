"""The plan's actions: agreed, changed, done or dropped inside the path, and opened again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed
from app.insertion.actions import (
    ActionKind,
    ActionOwner,
    ActionState,
    PlanAction,
    add_action,
    change_action,
    drop_action,
    finish_action,
    in_plan_order,
    reopen_action,
)
from app.insertion.entry_and_exit import close_path
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, agreed, recorded
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, refused

OCTOBER = date(2026, 10, 5)


@pytest.fixture
def action(counsellor: Session, path: InsertionPath) -> PlanAction:
    """To be done by Friday."""
    return agreed(counsellor, path, OCTOBER, due_day=FRIDAY)


def test_an_action_is_open_whatever_it_comes_with(counsellor: Session, path: InsertionPath) -> None:
    made = agreed(
        counsellor, path, OCTOBER, label=" Refaire \n le CV ", state=ActionState.DONE, closed_on=OCTOBER
    )
    assert (made.state, made.closed_on, made.label) == (ActionState.OPEN, None, "Refaire le CV")


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"opened_on": date(2026, 8, 31)}, "opened_on", "L’action du 31 août 2026 vient avant l’entrée"),
        ({"opened_on": MONDAY}, "opened_on", "une action se convient le jour même ou après"),
        ({"due_day": date(2026, 10, 4)}, "due_day", "L’échéance, le 4 octobre 2026, vient avant"),
        ({"label": " "}, "label", "Il manque le libellé"),
        ({"label": "x" * 101}, "label", "Le libellé compte 101 signes"),
    ],
)
def test_what_can_not_be_agreed_is_refused_by_its_field(
    counsellor: Session, path: InsertionPath, fields: dict[str, object], field: str, words: str
) -> None:
    action = PlanAction(path_id=path.id, kind=ActionKind.CV_LETTER, label="CV", opened_on=OCTOBER)
    with refused(InvalidEntry, words, field=field):
        add_action(counsellor, replace(action, **fields))  # type: ignore[arg-type]


def test_an_action_changes_but_not_where_it_stands(counsellor: Session, action: PlanAction) -> None:
    wanted = replace(
        action,
        label="Relire le CV",
        owner=ActionOwner.TOGETHER,
        kind=ActionKind.OTHER,
        due_day=None,
        result="À moitié",
        state=ActionState.DONE,
        closed_on=FRIDAY,
        opened_on=FRIDAY,
    )
    changed = change_action(counsellor, wanted)
    assert changed == replace(wanted, state=ActionState.OPEN, closed_on=None, opened_on=OCTOBER)
    with refused(InvalidEntry, field="due_day"):
        change_action(counsellor, replace(action, due_day=date(2026, 10, 4)))


def test_an_action_done_says_when_in_which_interview_and_with_what_result(
    counsellor: Session, path: InsertionPath, action: PlanAction
) -> None:
    held = recorded(counsellor, path, FRIDAY)
    done = finish_action(counsellor, action, FRIDAY, result=" Envoyé ", interview_id=held.id)
    assert (done.state, done.closed_on, done.result, done.closed_in_id) == (
        ActionState.DONE,
        FRIDAY,
        "Envoyé",
        held.id,
    )
    assert counsellor.store.can_undo() == "finish_action"
    assert reopen_action(counsellor, done) == replace(action, result="Envoyé")


def test_how_far_it_was_is_kept_where_nothing_else_is_said(counsellor: Session, action: PlanAction) -> None:
    change_action(counsellor, replace(action, result="À moitié"))
    assert finish_action(counsellor, action, FRIDAY).result == "À moitié"


def test_an_action_given_up_is_in_no_interview(counsellor: Session, action: PlanAction) -> None:
    dropped = drop_action(counsellor, action, FRIDAY, result="Sans objet")
    assert (dropped.state, dropped.closed_on, dropped.closed_in_id, dropped.result) == (
        ActionState.DROPPED,
        FRIDAY,
        None,
        "Sans objet",
    )
    assert counsellor.store.can_undo() == "drop_action"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 10, 4), "convenue le 5 octobre 2026, après le 4 octobre 2026"),
        (MONDAY, "une action se termine le jour même ou après"),
    ],
)
def test_an_action_ends_between_the_day_it_was_agreed_and_today(
    counsellor: Session, path: InsertionPath, action: PlanAction, day: date, words: str
) -> None:
    for end in (finish_action, drop_action):
        with refused(InvalidEntry, words, field="closed_on"):
            end(counsellor, action, day)
    same_day = agreed(counsellor, path, OCTOBER, due_day=OCTOBER)
    assert finish_action(counsellor, same_day, OCTOBER).closed_on == OCTOBER


def test_an_action_ends_once(counsellor: Session, action: PlanAction) -> None:
    finish_action(counsellor, action, FRIDAY)
    for end in (finish_action, drop_action):
        with refused(Conflict, "n’est plus ouverte : rouvrez-la d’abord", field="closed_on"):
            end(counsellor, action, SUNDAY)


def test_an_action_ends_before_the_exit(counsellor: Session, path: InsertionPath, action: PlanAction) -> None:
    close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    with refused(InvalidEntry, "La fin de l’action du 22 novembre 2026 vient après", field="closed_on"):
        finish_action(counsellor, action, SUNDAY)
    assert finish_action(counsellor, action, FRIDAY).closed_on == FRIDAY


def test_an_action_is_late_from_the_day_after_its_own(action: PlanAction) -> None:
    assert [action.is_overdue(day) for day in (FRIDAY, date(2026, 11, 21))] == [False, True]
    assert not replace(action, due_day=None).is_overdue(TUESDAY)
    assert not replace(action, state=ActionState.DONE, closed_on=FRIDAY).is_overdue(TUESDAY)


def test_a_plan_lists_the_nearest_first_and_those_without_a_day_last() -> None:
    def one(number: int, opened_on: date, due_day: date | None) -> PlanAction:
        return PlanAction(
            id=number,
            path_id=1,
            kind=ActionKind.OTHER,
            label="x",
            opened_on=opened_on,
            due_day=due_day,
        )

    near, far = one(4, OCTOBER, FRIDAY), one(3, OCTOBER, MONDAY)
    old, new = one(2, OCTOBER, None), one(1, FRIDAY, None)
    assert in_plan_order([new, old, far, near]) == [near, far, old, new]


def test_the_team_sees_to_no_action(counsellor: Session, action: PlanAction) -> None:
    team = as_role(counsellor, Role.TEAM)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: add_action(team, action),
        lambda: change_action(team, action),
        lambda: finish_action(team, action, FRIDAY),
        lambda: drop_action(team, action, FRIDAY),
        lambda: reopen_action(team, action),
    )
    for deed in deeds:
        with refused(NotAllowed):
            deed()
