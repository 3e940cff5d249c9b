"""A parent's page (page du parent): the path, the engagement, the plan, the needs, and one thread of everything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.care.care_days import month_care
from app.care.enrolments import Enrolment
from app.days import Month
from app.families.records import Child, Parent, Parenthood
from app.insertion.actions import ActionState, PlanAction, in_plan_order
from app.insertion.care_requests import CareRequest
from app.insertion.engagements import Engagement, current_engagement
from app.insertion.follow_ups import MONTHS, DueCheck, FollowUp, due_checks, due_day
from app.insertion.interviews import Interview, InterviewMove, in_order
from app.insertion.job_spells import JobSpell
from app.insertion.meetings import Meeting, MeetingTopic
from app.insertion.needs import Need, NeedLevel, levels_of
from app.insertion.orientations import Orientation
from app.insertion.outcomes import WORK
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import with_private_note
from app.insertion.rates import Counts, counts_of, known_by
from app.insertion.situations import Situation, latest_situation
from app.insertion.timeline import Item, ThreadRows, thread_of
from app.insertion.work_events import WorkEvent, WorkSpan
from app.report.month_facts import facts_between
from app.session import Session
from app.settings import Settings, settings_on
from app.users import Right, User


@dataclass(frozen=True, kw_only=True, slots=True)
class CareHours:
    """A child's minutes of the month."""

    child: Child
    realised: int
    reserved: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ParentSheet:
    """Everything that the page shows of one path, and of the parent's others."""

    parent: Parent
    children: tuple[Child, ...]
    """The youngest first."""
    path: InsertionPath
    paths: tuple[InsertionPath, ...]
    """All of the parent's, the newest first."""
    referent: User | None
    users: dict[int, User]
    orientation: Orientation | None
    engagements: tuple[Engagement, ...]
    """Of the path, in order."""
    engagement: Engagement | None
    """The one that holds today, else the last that began."""
    interviews: tuple[Interview, ...]
    """Of the path, in order."""
    counts: Counts
    open_actions: tuple[PlanAction, ...]
    needs: tuple[tuple[Need, tuple[NeedLevel, ...]], ...]
    """Of the path, open ones first, each with its levels, the oldest first."""
    situation: Situation | None
    follow_ups: tuple[FollowUp, ...]
    """Those answered, of the path."""
    checks: tuple[DueCheck, ...]
    private: frozenset[int]
    """The interviews with a private note, for whoever may read it."""
    thread: tuple[Item, ...]
    care: tuple[CareHours, ...]
    month: Month
    settings: Settings

    def later_checks(self, today: date) -> list[tuple[int, date]]:
        """The checks still to come after an exit to a job: how many months after it, and from which day."""
        path = self.path
        if (
            path.exit_day is None
            or path.outcome is None
            or self.settings.categories[path.outcome] not in WORK
        ):
            return []
        days = [(months, due_day(path, months)) for months in MONTHS]
        return [(months, day) for months, day in days if day > today]


def latest_path(session: Session, parent_id: int) -> InsertionPath | None:
    """The parent's open path, else the one that ended last."""
    session.require(Right.SEE_INSERTION)
    paths = session.store.find(InsertionPath, parent_id=parent_id)
    return max(paths, key=lambda one: one.entry_day, default=None)


def parent_sheet(session: Session, path_id: int) -> ParentSheet:
    """The page of that path, today, in a bounded number of queries. Raises NotFound."""
    session.require(Right.SEE_INSERTION)
    store, today = session.store, session.clock.day()
    path = store.get(InsertionPath, path_id)
    parent = store.get(Parent, path.parent_id)
    rows = _rows(session, parent)
    users = {user.id: user for user in store.find(User)}
    own_engagements = tuple(
        sorted((one for one in rows.engagements if one.path_id == path.id), key=lambda one: one.first_day)
    )
    interviews = tuple(in_order(one for one in rows.interviews if one.path_id == path.id))
    settings = settings_on(session, today)
    answers = [one for one in rows.follow_ups if one.path_id == path.id]
    children = tuple(sorted(rows.children.values(), key=lambda one: one.birth_day, reverse=True))
    return ParentSheet(
        parent=parent,
        children=children,
        path=path,
        paths=tuple(sorted(rows.paths, key=lambda one: one.entry_day, reverse=True)),
        referent=users.get(path.referent_id or 0),
        users=users,
        orientation=next((one for one in rows.orientations if one.id == path.orientation_id), None),
        engagements=own_engagements,
        engagement=current_engagement(own_engagements, today),
        interviews=interviews,
        counts=counts_of(known_by(interviews, today)),
        open_actions=_open_actions(rows, path),
        needs=_needs(rows, path),
        situation=latest_situation(rows.situations, today),
        follow_ups=tuple(sorted(answers, key=lambda one: one.months)),
        checks=tuple(due_checks([path], answers, settings, today)),
        private=with_private_note(session, [one.id for one in rows.interviews]),
        thread=tuple(thread_of(rows)),
        care=tuple(_care(session, children, today)),
        month=Month.of(today),
        settings=settings,
    )


def _rows(session: Session, parent: Parent) -> ThreadRows:
    store = session.store
    paths = store.find(InsertionPath, parent_id=parent.id)
    ids = [path.id for path in paths]
    interviews = store.find(Interview, path_id=ids)
    needs = store.find(Need, path_id=ids)
    events = store.find(WorkEvent, path_id=ids)
    topics = store.find(MeetingTopic, path_id=ids)
    ties = store.find(Parenthood, parent_id=parent.id)
    children = {one.id: one for one in store.find(Child, id=sorted({tie.child_id for tie in ties}))}
    return ThreadRows(
        orientations=store.find(Orientation, parent_id=parent.id),
        paths=paths,
        engagements=store.find(Engagement, path_id=ids),
        interviews=interviews,
        moves=store.find(InterviewMove, interview_id=[one.id for one in interviews]),
        actions=store.find(PlanAction, path_id=ids),
        situations=store.find(Situation, path_id=ids),
        needs=needs,
        levels=store.find(NeedLevel, need_id=[need.id for need in needs]),
        events=events,
        spans=store.find(WorkSpan, event_id=[event.id for event in events]),
        requests=store.find(CareRequest, event_id=[event.id for event in events]),
        spells=store.find(JobSpell, path_id=ids),
        follow_ups=store.find(FollowUp, path_id=ids),
        meetings=store.find(Meeting, id=[topic.meeting_id for topic in topics]),
        topics=topics,
        enrolments=store.find(Enrolment, child_id=sorted(children)),
        children=children,
    )


def _open_actions(rows: ThreadRows, path: InsertionPath) -> tuple[PlanAction, ...]:
    own = [one for one in rows.actions if one.path_id == path.id and one.state is ActionState.OPEN]
    return tuple(in_plan_order(own))


def _needs(rows: ThreadRows, path: InsertionPath) -> tuple[tuple[Need, tuple[NeedLevel, ...]], ...]:
    own = [one for one in rows.needs if one.path_id == path.id]
    ordered = sorted(own, key=lambda one: (one.closed_on is not None, one.opened_on, one.id))
    return tuple((need, tuple(levels_of(rows.levels, need))) for need in ordered)


def _care(session: Session, children: Sequence[Child], today: date) -> list[CareHours]:
    """Each enrolled child's minutes of the month, reserved and realised up to now."""
    month = Month.of(today)
    facts = facts_between(session.store, month.first, month.last)
    own = {child.id: child for child in children}
    sums: dict[int, list[int]] = {}
    enrolled = {one.enrolment.id: one.child.id for one in facts.enrolments}
    for care in month_care(facts, month):
        child_id = enrolled[care[0].enrolment.id]
        if child_id in own:
            found = sums.setdefault(child_id, [0, 0])
            found[0] += sum(day.realised for day in care)
            found[1] += sum(day.reserved for day in care)
    return [
        CareHours(child=own[child_id], realised=realised, reserved=reserved)
        for child_id, (realised, reserved) in sums.items()
    ]
