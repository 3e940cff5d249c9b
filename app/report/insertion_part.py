"""The report's insertion and concertation (insertion, concertation): the month's counts and rates (report.md)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from app.days import Month, age_in_years
from app.families.records import Gender, Parent
from app.insertion.actions import ActionState, PlanAction
from app.insertion.engagements import Engagement
from app.insertion.facts import InsertionFacts
from app.insertion.meetings import Meeting, MeetingState
from app.insertion.orientations import Answer
from app.insertion.outcomes import WORK_OR_TRAINING
from app.insertion.paths import InsertionPath
from app.insertion.quota import ChildMonth, shared
from app.insertion.rates import (
    Categories,
    Counts,
    category_by,
    days_to_first_interview,
    kept_job,
    return_to_work,
)
from app.report.month_facts import MonthFacts
from app.report.month_figures import MonthFigures, exits_of
from app.report.monthly_report import (
    ActionsPart,
    EngagementsPart,
    InsertionPart,
    InterviewsPart,
    MeetingsPart,
    OrientationsPart,
    ParentsPart,
)

ENDING = timedelta(days=30)


def insertion_part(facts: MonthFacts, figures: MonthFigures) -> InsertionPart:
    """Everything of the insertion work that the month's report counts."""
    month, paths, own = figures.month, facts.paths, facts.insertion
    categories = figures.settings.categories
    counts = figures.interviews
    return InsertionPart(
        orientations=orientations_part(own, paths, month, categories),
        paths=figures.paths,
        parents=_parents(facts, month),
        engagements=engagements_part(own.rows.engagements, month),
        interviews=interviews_part(counts),
        actions=actions_part(own.rows.actions, month),
        outcomes=outcomes_part(paths, month),
        places_kept=sum(path.place_kept_on is not None and path.place_kept_on in month for path in paths),
        return_to_work_5_months=return_to_work(own, paths, 5, month, categories),
        return_to_work_6_months=return_to_work(own, paths, 6, month, categories),
        kept_3_months=kept_job(own, paths, 3, month, categories),
        kept_6_months=kept_job(own, paths, 6, month, categories),
        days_to_first_interview=days_to_first_interview(own, paths, month),
    )


def orientations_part(
    own: InsertionFacts, paths: Iterable[InsertionPath], month: Month, categories: Categories
) -> OrientationsPart:
    """The cohort oriented in the twelve months that end with this one, by where it stands at the month's end.

    Oriented = waiting + declined + entered; of the entered, engaged = job or training + open + other exit.
    """
    first, last = month.plus(-11).first, month.last
    cohort = [one for one in own.rows.orientations if first <= one.day <= last]
    entered = {
        path.orientation_id: path
        for path in paths
        if path.orientation_id is not None and path.entry_day <= last
    }
    gone = [
        one
        for one in cohort
        if one.id not in entered
        and one.answer is Answer.DECLINED
        and one.answered_on is not None
        and one.answered_on <= last
    ]
    known = [entered[one.id] for one in cohort if one.id in entered]
    engaged = [path for path in known if _has_begun(own.engagements.get(path.id, ()), last)]
    exits = [category_by(path, last, categories) for path in engaged]
    work = sum(category in WORK_OR_TRAINING for category in exits)
    still = sum(category is None for category in exits)
    return OrientationsPart(
        oriented=len(cohort),
        waiting=len(cohort) - len(gone) - len(known),
        declined=len(gone),
        entered=len(known),
        engaged=len(engaged),
        job_or_training=work,
        open=still,
        other_exit=len(engaged) - work - still,
    )


def _has_begun(engagements: Sequence[Engagement], day: date) -> bool:
    return any(one.first_day <= day for one in engagements)


def engagements_part(engagements: Iterable[Engagement], month: Month) -> EngagementsPart:
    """Engagements begun, ended and under way; an early end after the month is not known in it."""
    started = renewed = early = term = active = ending = 0
    for one in engagements:
        ended = one.ended_on if one.ended_on is not None and one.ended_on <= month.last else None
        started += one.renewal == 0 and one.first_day in month
        renewed += one.renewal > 0 and one.first_day in month
        early += ended is not None and ended in month
        term += ended is None and one.last_day in month
        if one.first_day <= month.last <= (ended or one.last_day):
            active += 1
            ending += (ended or one.last_day) <= month.last + ENDING
    return EngagementsPart(
        started=started,
        renewed=renewed,
        ended_early=early,
        reached_term=term,
        active_last_day=active,
        ending_within_30_days=ending,
    )


def interviews_part(counts: Counts) -> InterviewsPart:
    """Interviews by state, and the minutes held."""
    return InterviewsPart(
        planned=counts.planned,
        held=counts.held,
        excused=counts.excused,
        cancelled=counts.cancelled,
        no_show=counts.no_show,
        held_minutes=counts.held_minutes,
    )


def actions_part(actions: Iterable[PlanAction], month: Month) -> ActionsPart:
    """Actions opened and done in the month, by code."""
    opened: dict[str, int] = {}
    done: dict[str, int] = {}
    for one in actions:
        if one.opened_on in month:
            opened[one.kind.value] = opened.get(one.kind.value, 0) + 1
        if one.state is ActionState.DONE and one.closed_on is not None and one.closed_on in month:
            done[one.kind.value] = done.get(one.kind.value, 0) + 1
    return ActionsPart(opened=opened, done=done)


def outcomes_part(paths: Iterable[InsertionPath], month: Month) -> dict[str, int]:
    """The month's exits, by code."""
    outcomes: dict[str, int] = {}
    for path in exits_of(paths, month):
        if path.outcome is not None:
            outcomes[path.outcome.value] = outcomes.get(path.outcome.value, 0) + 1
    return outcomes


def parents_between(facts: MonthFacts, first: date, last: date) -> list[Parent]:
    """Parents with a path open on a day from first to last, each once."""
    ids = {
        path.parent_id
        for path in facts.paths
        if path.entry_day <= last and (path.exit_day is None or path.exit_day >= first)
    }
    return [facts.parents[parent_id] for parent_id in sorted(ids)]


def _parents(facts: MonthFacts, month: Month) -> ParentsPart:
    """Parents with a path open on a day of the month, by the latest situation known by its last day."""
    parents = parents_between(facts, month.first, month.last)
    known = [facts.insertion.situation(parent.id, month.last) for parent in parents]
    situations = [one for one in known if one is not None]
    return ParentsPart(
        total=len(parents),
        women=sum(parent.gender is Gender.WOMAN for parent in parents),
        single=sum(one.single_parent is True for one in situations),
        rsa=sum(one.rsa is True for one in situations),
        qpv=sum(one.qpv is True for one in situations),
        under_26=sum(is_under_26(parent, month.last) for parent in parents),
    )


def is_under_26(parent: Parent, day: date) -> bool:
    """Whether the parent has not turned 26 by that day; unknown is no."""
    return parent.birth_day is not None and age_in_years(parent.birth_day, day) < 26


def avip_of_single_parents(facts: MonthFacts, children: Iterable[ChildMonth], month: Month) -> int:
    """Avip children with a parent who was on a path on one of their days, and single by the latest situation."""
    single: Mapping[int, bool] = {
        parent_id: situation is not None and situation.single_parent is True
        for parent_id in {path.parent_id for path in facts.paths}
        for situation in [facts.insertion.situation(parent_id, month.last)]
    }
    return sum(
        any(
            single[path.parent_id] and shared(child.young, [(path.entry_day, path.exit_day or date.max)])
            for path in facts.paths_of.get(child.child.id, ())
        )
        for child in children
    )


def meetings_part(meetings: Iterable[Meeting], month: Month) -> MeetingsPart:
    """The month's concertations that took place."""
    held = [one for one in meetings if one.state is MeetingState.HELD and one.day in month]
    return MeetingsPart(
        count=len(held),
        minutes=sum(one.minutes or 0 for one in held),
        with_partners=sum(one.with_partners for one in held),
    )
