"""Actions of the demonstration's plans (actions du plan): agreed in interviews, ticked in later ones, some late."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.days import ONE_DAY
from app.demonstration.deeds import DEEDS, DROPPED, Deed
from app.demonstration.diary import Diary
from app.demonstration.follow import Followed
from app.demonstration.story import Agreed
from app.insertion.actions import ActionKind, ActionState, PlanAction
from app.insertion.interviews import Interview, InterviewState

OFTEN = (
    *[ActionKind.EMPLOYER_CONTACT] * 3,
    *[ActionKind.JOB_AD_SEARCH] * 2,
    *[ActionKind.CV_LETTER] * 2,
    *ActionKind,
)
OPENED = 62
"""Interviews of a hundred in which something new is agreed."""
LATE = 7
"""One open action in so many is past its day."""


def actions_of(one: Followed, talks: Sequence[Interview], diary: Diary) -> list[PlanAction]:
    """The path's actions: those of its story, else as its interviews went."""
    held = [talk for talk in talks if talk.state is InterviewState.HELD]
    if one.story is not None and one.story.whole:
        told = (_told(one, agreed, held, diary) for agreed in one.story.actions)
        return [action for action in told if action is not None]
    return list(_thrown(one, held))


def _told(one: Followed, agreed: Agreed, held: Sequence[Interview], diary: Diary) -> PlanAction | None:
    today = one.frame.today
    opened = one.entry if agreed.opened is None else diary.told(agreed.opened, one.entry, today)
    if opened is None or not one.noted(opened):
        return None
    closed = None if agreed.closed is None else diary.told(agreed.closed, one.entry, today)
    closed = closed if closed is not None and one.noted(closed) else None
    by_day = {talk.day: talk.id for talk in held}
    return PlanAction(
        path_id=one.id,
        kind=agreed.kind,
        label=agreed.label,
        owner=agreed.owner,
        opened_on=opened,
        due_day=_due(one, agreed, opened, diary),
        state=ActionState.OPEN if closed is None else ActionState.DONE,
        closed_on=None if closed is None else max(closed, opened),
        result=agreed.result,
        opened_in_id=by_day.get(opened),
        closed_in_id=None if closed is None else by_day.get(max(closed, opened)),
    )


def _due(one: Followed, agreed: Agreed, opened: date, diary: Diary) -> date | None:
    """A day to come is counted from the first open one, whatever day of the week it falls on."""
    if agreed.due is None:
        return None
    start = one.frame.today if agreed.due < 0 else diary.on(one.frame.today) or one.frame.today
    return max(opened, start + timedelta(days=agreed.due))


def _thrown(one: Followed, held: Sequence[Interview]) -> Iterator[PlanAction]:
    throw, deeds = one.throw("actions"), _deeds(one)
    for place, talk in enumerate(held):
        for _ in range(1 + (place == 0) if throw.randrange(100) < OPENED or place == 0 else 0):
            kind, deed = next(deeds, (None, None))
            if kind is None or deed is None:
                return
            opened = PlanAction(
                path_id=one.id,
                kind=kind,
                label=deed.label,
                owner=deed.owner,
                opened_on=talk.day,
                due_day=talk.day + timedelta(days=throw.randint(4, 16)),
                opened_in_id=talk.id,
            )
            yield _ended(one, opened, deed, held[place + 1 :], throw)


def _deeds(one: Followed) -> Iterator[tuple[ActionKind, Deed]]:
    """Each deed at most once, the usual kinds often."""
    throw = one.throw("deeds")
    left = {kind: throw.sample(deeds, len(deeds)) for kind, deeds in DEEDS.items()}
    while any(left.values()):
        kind = throw.choice(OFTEN)
        if left[kind]:
            yield kind, left[kind].pop()


def _ended(
    one: Followed, action: PlanAction, deed: Deed, later: Sequence[Interview], throw: random.Random
) -> PlanAction:
    """What became of it: ticked in a later interview, done between two, given up, or still open."""
    for place, talk in enumerate(later):
        hit = throw.randrange(20)
        before = talk.day - ONE_DAY * throw.randint(1, 3)
        if hit < 5:
            return _done(action, deed, talk.day, talk.id)
        if hit < 8 and before > action.opened_on:
            return _done(action, deed, before, None)
        if hit == 8 and place:
            return replace(
                action, state=ActionState.DROPPED, closed_on=talk.day, result=throw.choice(DROPPED)
            )
    if one.path.exit_day is not None:
        if throw.randrange(2):
            return _done(action, deed, one.path.exit_day, None)
        return replace(action, state=ActionState.DROPPED, closed_on=one.path.exit_day)
    assert action.due_day is not None
    late = throw.randrange(LATE) == 0 and action.due_day < one.frame.today
    soon = one.frame.in_days(throw.randint(2, 14))
    return action if late else replace(action, due_day=max(action.due_day, soon))


def _done(action: PlanAction, deed: Deed, day: date, interview_id: int | None) -> PlanAction:
    return replace(
        action, state=ActionState.DONE, closed_on=day, result=deed.result, closed_in_id=interview_id
    )
