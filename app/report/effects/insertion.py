"""What paths and all that hangs on them change in the reports (effets de l'insertion).

Some counts look back: a cohort of twelve months, a horizon reached in them. Such a fact has its effect as long as it
counts, in months after its own day too.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from app.days import ONE_DAY, Month, last_day_of
from app.insertion.actions import ActionState, PlanAction
from app.insertion.engagements import Engagement
from app.insertion.follow_ups import FollowUp
from app.insertion.interviews import Interview, InterviewState, in_order
from app.insertion.job_spells import JobSpell
from app.insertion.meetings import Meeting, MeetingState
from app.insertion.orientations import Answer, Orientation
from app.insertion.paths import InsertionPath
from app.insertion.rates import WINDOW
from app.insertion.situations import Situation
from app.report.effects.look import EVER, Effect, Effects, Look, Looks, Subject, over

RETURN, KEPT = (5, 6), (3, 6)
"""Months after the entry and after the exit at which the rates look."""
ENDING = timedelta(days=30)


def counted(day: date) -> tuple[date, date]:
    """The days of the twelve months in which a day counts: its own and the eleven that follow."""
    month = Month.of(day)
    return month.first, month.plus(WINDOW - 1).last


def path_effects(one: InsertionPath, _look: Look) -> Effects:
    """Open, entered, left with its outcome, its place kept."""
    yield from over(("on a path", one.parent_id), one.entry_day, one.exit_day or EVER)
    yield Effect(("enters",), one.entry_day, one.entry_day)
    if one.exit_day is not None:
        yield Effect(("leaves", one.outcome), one.exit_day, one.exit_day)
    if one.place_kept_on is not None:
        yield Effect(("place kept",), one.place_kept_on, one.place_kept_on)


def path_subjects(one: InsertionPath, _looks: Looks) -> Iterator[Subject]:
    yield rates_effects, one.id
    if one.orientation_id is not None:
        yield cohort_effects, one.orientation_id


def rates_subjects(one: Interview | JobSpell | FollowUp, _looks: Looks) -> Iterator[Subject]:
    """What hangs on a path and counts in its rates."""
    yield rates_effects, one.path_id


def rates_effects(look: Look, path_id: int) -> Effects:
    """The delay to the first interview, the return to work, the job kept: while each counts."""
    path = look.get(InsertionPath, path_id)
    if path is None:
        return
    held = in_order(look.find(Interview, path_id=path_id, state=InterviewState.HELD))
    if held:
        delay = (held[0].day - (path.prescribed_on or path.entry_day)).days
        yield Effect(("delay", delay), held[0].day, held[0].day)
    yield from _return(look, path)
    if path.exit_day is not None:
        yield from _kept(look, path, path.exit_day)


def _return(look: Look, path: InsertionPath) -> Effects:
    begun = [spell.first_day for spell in look.find(JobSpell, path_id=path.id)]
    for months in RETURN:
        horizon = last_day_of(path.entry_day, months=months)
        first, last = counted(horizon)
        worked = any(path.entry_day <= day <= horizon for day in begun)
        yield Effect(("return", months, worked), first, last)
        if path.exit_day is not None:
            yield from over(("return", months, worked, path.outcome), max(first, path.exit_day), last)


def _kept(look: Look, path: InsertionPath, exit_day: date) -> Effects:
    answers = {one.months: one for one in look.find(FollowUp, path_id=path.id)}
    for months in KEPT:
        first, last = counted(last_day_of(exit_day, months=months))
        yield Effect(("kept", months, path.outcome), first, last)
        if months in answers:
            known = answers[months]
            yield from over(("kept", months, path.outcome, known.answer), max(first, known.answered_on), last)


def orientation_subjects(one: Orientation, _looks: Looks) -> Iterator[Subject]:
    yield cohort_effects, one.id


def cohort_effects(look: Look, orientation_id: int) -> Effects:
    """Where somebody oriented stands, from each day on which it changed, while the orientation counts."""
    sent = look.get(Orientation, orientation_id)
    if sent is None:
        return
    last = counted(sent.day)[1]
    yield Effect(("oriented", sent.id), sent.day, last)
    if sent.answer is Answer.DECLINED and sent.answered_on is not None:
        yield from over(("declined", sent.id), max(sent.day, sent.answered_on), last)
    for path in look.find(InsertionPath, orientation_id=sent.id):
        steps: list[tuple[tuple[object, ...], date]] = [(("entered", sent.id), path.entry_day)]
        begun = [one.first_day for one in look.find(Engagement, path_id=path.id)]
        if begun:
            steps.append((("engaged", sent.id), min(begun)))
        if path.exit_day is not None:
            steps.append((("left", sent.id, path.outcome), path.exit_day))
        for what, day in steps:
            yield from over(what, max(sent.day, day), last)


def engagement_effects(one: Engagement, _look: Look) -> Effects:
    """Begun or renewed, active, ending within thirty days, ended early or at its term."""
    yield from over(("engaged", one.path_id), one.first_day, one.until)
    yield from over(("ending", one.path_id), max(one.first_day, one.last_day - ENDING), one.until)
    yield Effect(("begins", one.renewal > 0), one.first_day, one.first_day)
    if one.ended_on is not None:
        yield Effect(("ended early",), one.ended_on, one.ended_on)
    else:
        yield Effect(("term",), one.last_day, one.last_day)


def engagement_subjects(one: Engagement, looks: Looks) -> Iterator[Subject]:
    path = looks.get(InsertionPath, one.path_id)
    if path is not None and path.orientation_id is not None:
        yield cohort_effects, path.orientation_id


def interview_effects(one: Interview, _look: Look) -> Effects:
    """By its own day: its state, and how long it was where it took place."""
    minutes = one.minutes if one.state is InterviewState.HELD else 0
    yield Effect(("interview", one.path_id, one.state, minutes), one.day, one.day)


def action_effects(one: PlanAction, _look: Look) -> Effects:
    """Opened, and done."""
    yield Effect(("opened", one.kind), one.opened_on, one.opened_on)
    if one.state is ActionState.DONE and one.closed_on is not None:
        yield Effect(("done", one.kind), one.closed_on, one.closed_on)


def situation_subjects(one: Situation, looks: Looks) -> Iterator[Subject]:
    path = looks.get(InsertionPath, one.path_id)
    if path is not None:
        yield situation_effects, path.parent_id


def situation_effects(look: Look, parent_id: int) -> Effects:
    """The parent's latest known, in the months of its paths: the last noted of a day holds."""
    paths = look.find(InsertionPath, parent_id=parent_id)
    noted = look.find(Situation, path_id=[path.id for path in paths])
    last_of = {one.day: one for one in sorted(noted, key=lambda one: one.id)}
    days = sorted(last_of)
    for day, following in pairwise([*days, EVER + ONE_DAY]):
        known = last_of[day]
        what = ("situation", parent_id, replace(known, id=0, path_id=0, day=EVER))
        for path in paths:
            since = Month.of(path.entry_day).first
            until = EVER if path.exit_day is None else Month.of(path.exit_day).last
            yield from over(what, max(day, since), min(following - ONE_DAY, until))


def meeting_effects(one: Meeting, _look: Look) -> Effects:
    """Only what took place is counted."""
    if one.state is MeetingState.HELD:
        yield Effect(("meeting", one.minutes, one.with_partners), one.day, one.day)
