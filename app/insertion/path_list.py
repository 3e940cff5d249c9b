"""The list of paths (liste des parcours): each with its parent, children, referent, engagement and last contact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.families.records import Child, Parent, Parenthood
from app.insertion.actions import ActionState, PlanAction
from app.insertion.engagements import Engagement, current_engagement
from app.insertion.facts import by_path
from app.insertion.interviews import ABSENT, Interview, InterviewState, in_order
from app.insertion.paths import InsertionPath
from app.search import name_order
from app.session import Session
from app.users import Right, User


@dataclass(frozen=True, kw_only=True, slots=True)
class PathLine:
    """A path, whose it is, that parent's children, and how the work stands today."""

    path: InsertionPath
    parent: Parent
    children: tuple[Child, ...]
    referent: User | None = None
    engagement: Engagement | None = None
    """The one that holds today, else the last that began."""
    term: date | None = None
    """The last day that the path's engagements hold, one signed for later included; None where none was signed."""
    last_held: Interview | None = None
    next: Interview | None = None
    """The nearest planned from today on."""
    absences: int = 0
    """Interviews in a row, the last ones, to which the parent did not come."""
    overdue: int = 0
    """Open actions past their day."""

    @property
    def id(self) -> int:
        """The path's."""
        return self.path.id

    @property
    def is_open(self) -> bool:
        """Whether it has no exit yet."""
        return self.path.exit_day is None

    def silent_days(self, today: date) -> int:
        """Days since the last interview held, else since the entry."""
        last = self.path.entry_day if self.last_held is None else self.last_held.day
        return max(0, (today - last).days)

    def ends_within(self, today: date, days: int) -> bool:
        """Whether its engagement reaches its term within so many days, or is past it while the path is open.

        One that is renewed already does not: its renewal's term counts.
        """
        if not self.is_open or self.engagement is None or self.term is None:
            return False
        return self.term <= today + timedelta(days=days)


def path_lines(session: Session) -> list[PathLine]:
    """Every path: the open ones first, then by entry, newest first; in a bounded number of queries."""
    session.require(Right.SEE_INSERTION)
    store = session.store
    return lines_of(session, store.find(InsertionPath))


def open_lines(session: Session) -> list[PathLine]:
    """Those open today."""
    session.require(Right.SEE_INSERTION)
    return lines_of(session, session.store.find(InsertionPath, exit_day=None))


def lines_of(session: Session, paths: Sequence[InsertionPath]) -> list[PathLine]:
    """A line for each of these paths, in the list's order."""
    store, today = session.store, session.clock.day()
    ids = [path.id for path in paths]
    parents = {one.id: one for one in store.find(Parent, id=sorted({path.parent_id for path in paths}))}
    children = children_of(session, sorted(parents))
    users = {user.id: user for user in store.find(User)}
    engagements = by_path(store.find(Engagement, path_id=ids))
    interviews = by_path(in_order(store.find(Interview, path_id=ids)))
    actions = by_path(store.find(PlanAction, path_id=ids, state=ActionState.OPEN))
    lines = [
        PathLine(
            path=path,
            parent=parents[path.parent_id],
            children=tuple(children.get(path.parent_id, ())),
            referent=users.get(path.referent_id or 0),
            engagement=current_engagement(engagements.get(path.id, ()), today),
            term=max((one.until for one in engagements.get(path.id, ())), default=None),
            last_held=_last_held(interviews.get(path.id, ())),
            next=_next(interviews.get(path.id, ()), today),
            absences=absences_in_a_row(interviews.get(path.id, ()), today),
            overdue=sum(one.is_overdue(today) for one in actions.get(path.id, ())),
        )
        for path in paths
    ]
    return sorted(
        lines, key=lambda line: (line.path.exit_day is not None, -line.path.entry_day.toordinal(), line.id)
    )


def children_of(session: Session, parent_ids: Sequence[int]) -> Mapping[int, list[Child]]:
    """Each parent's children, by the parent's id, in two queries."""
    ties = session.store.find(Parenthood, parent_id=parent_ids)
    known = {one.id: one for one in session.store.find(Child, id=sorted({tie.child_id for tie in ties}))}
    own: dict[int, list[Child]] = {}
    for tie in ties:
        own.setdefault(tie.parent_id, []).append(known[tie.child_id])
    return own


def _last_held(interviews: Sequence[Interview]) -> Interview | None:
    held = [one for one in interviews if one.state is InterviewState.HELD]
    return held[-1] if held else None


def _next(interviews: Sequence[Interview], today: date) -> Interview | None:
    return next((one for one in interviews if one.state is InterviewState.PLANNED and one.day >= today), None)


def absences_in_a_row(interviews: Sequence[Interview], today: date) -> int:
    """How many of the last interviews, in a row, the parent did not come to; the crèche's cancellations don't count."""
    count = 0
    for one in reversed(interviews):
        if one.day > today or one.state in {InterviewState.PLANNED, InterviewState.CANCELLED}:
            continue
        if one.state not in ABSENT:
            break
        count += 1
    return count


def parents_without_path(session: Session) -> list[Parent]:
    """Parents still known who have no open path today: those whom a new path may be opened for, by name."""
    session.require(Right.SEE_INSERTION)
    today = session.clock.day()
    open_for = {path.parent_id for path in session.store.touching(InsertionPath, today, today)}
    parents = [
        parent
        for parent in session.store.find(Parent)
        if parent.id not in open_for and (parent.ended_on is None or parent.ended_on >= today)
    ]
    return sorted(parents, key=name_order)
