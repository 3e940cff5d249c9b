"""The facts of the insertion work (faits d'insertion): what the paths of a period hold, indexed for the rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from app.insertion.actions import PlanAction
from app.insertion.engagements import Engagement
from app.insertion.follow_ups import FollowUp
from app.insertion.interviews import Interview, in_order
from app.insertion.job_spells import JobSpell
from app.insertion.meetings import Meeting
from app.insertion.orientations import Orientation
from app.insertion.paths import InsertionPath
from app.insertion.situations import Situation, latest_situation
from app.store import Store


class OfPath(Protocol):
    """Anything that hangs on a path."""

    @property
    def path_id(self) -> int: ...


P = TypeVar("P", bound=OfPath)


@dataclass(frozen=True, kw_only=True, slots=True)
class InsertionRows:
    """Records as stored; those of other days change nothing."""

    orientations: Sequence[Orientation] = ()
    situations: Sequence[Situation] = ()
    engagements: Sequence[Engagement] = ()
    interviews: Sequence[Interview] = ()
    actions: Sequence[PlanAction] = ()
    spells: Sequence[JobSpell] = ()
    follow_ups: Sequence[FollowUp] = ()
    meetings: Sequence[Meeting] = ()


def load_insertion(store: Store, first: date, last: date) -> InsertionRows:
    """What the paths hold that counts from the first to the last day, however old the path.

    Interviews are many: only those of the paths that have one in those days, which may be the path's first.
    """
    of_the_days = store.touching(Interview, first, last)
    return InsertionRows(
        orientations=store.touching(Orientation, first, last),
        situations=store.find(Situation),
        engagements=store.find(Engagement),
        interviews=store.find(Interview, path_id=sorted({one.path_id for one in of_the_days})),
        actions=store.touching(PlanAction, first, last),
        spells=store.find(JobSpell),
        follow_ups=store.find(FollowUp),
        meetings=store.touching(Meeting, first, last),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class InsertionFacts:
    """The same, by path."""

    rows: InsertionRows = field(default_factory=InsertionRows)
    engagements: Mapping[int, Sequence[Engagement]] = field(default_factory=dict)
    interviews: Mapping[int, Sequence[Interview]] = field(default_factory=dict)
    """In order."""
    spells: Mapping[int, Sequence[JobSpell]] = field(default_factory=dict)
    follow_ups: Mapping[tuple[int, int], FollowUp] = field(default_factory=dict)
    """By path and months."""
    situations: Mapping[int, Sequence[Situation]] = field(default_factory=dict)
    """By parent, whatever the path."""

    def situation(self, parent_id: int, day: date) -> Situation | None:
        """The parent's latest known on that day."""
        return latest_situation(self.situations.get(parent_id, ()), day)


def insertion_facts(rows: InsertionRows, paths: Iterable[InsertionPath]) -> InsertionFacts:
    """The rows, indexed."""
    parent_of = {path.id: path.parent_id for path in paths}
    situations: dict[int, list[Situation]] = {}
    for one in rows.situations:
        if one.path_id in parent_of:
            situations.setdefault(parent_of[one.path_id], []).append(one)
    return InsertionFacts(
        rows=rows,
        engagements=by_path(rows.engagements),
        interviews=by_path(in_order(rows.interviews)),
        spells=by_path(rows.spells),
        follow_ups={(one.path_id, one.months): one for one in rows.follow_ups},
        situations=situations,
    )


def by_path(records: Iterable[P]) -> dict[int, list[P]]:
    """The records of each path, in their order."""
    found: dict[int, list[P]] = {}
    for record in records:
        found.setdefault(record.path_id, []).append(record)
    return found
