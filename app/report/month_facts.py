"""The facts of a period (faits du mois): read from the file in one bounded set of queries, indexed for the rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.care.attendance import Absence, AttendedSpan
from app.care.enrolments import Enrolment
from app.care.hours import Illness, illnesses
from app.care.reserved import ScheduleRows, Schedules
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, WeekPattern
from app.days import ONE_DAY, Month
from app.families.records import Child, ChildFact, FactKind, Parent, Parenthood
from app.insertion.facts import InsertionFacts, InsertionRows, insertion_facts, load_insertion
from app.insertion.paths import InsertionPath
from app.report.comments import MonthComment
from app.report.reading import Given
from app.settings import Setting, SettingsBook
from app.staff.facts import StaffFacts, StaffRows, load_staff, staff_facts
from app.store import Store
from app.structure.opening import Calendar, OpeningRows
from app.structure.records import CapacitySlot, Closure, Identity, OpeningSpan, PublicHoliday

WEEK = timedelta(days=7)
ILLNESS = timedelta(days=32)
"""An illness that began before the period: the waiting days are at most 30, so these days decide the rest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """Records as stored. Those of other periods change nothing; those missing are as if they were not there."""

    opening: OpeningRows = field(default_factory=OpeningRows)
    schedules: ScheduleRows = field(default_factory=ScheduleRows)
    settings: Sequence[Setting] = ()
    identities: Sequence[Identity] = ()
    comments: Sequence[MonthComment] = ()
    children: Sequence[Child] = ()
    child_facts: Sequence[ChildFact] = ()
    enrolments: Sequence[Enrolment] = ()
    attended: Sequence[AttendedSpan] = ()
    absences: Sequence[Absence] = ()
    parents: Sequence[Parent] = ()
    parenthoods: Sequence[Parenthood] = ()
    paths: Sequence[InsertionPath] = ()
    insertion: InsertionRows = field(default_factory=InsertionRows)
    staff: StaffRows = field(default_factory=StaffRows)


def load(store: Store, first: date, last: date, *, insertion: bool = False) -> Rows:
    """What the rules need for the days first to last: also the week before and the morrow of the last.

    With `insertion`, the counsellor's work too, and every path: a follow-up falls due months after the exit, and
    what was last noted of a parent may stand in a path of years ago.
    """
    since, until = first - WEEK, last + ONE_DAY
    enrolments = store.touching(Enrolment, first - ILLNESS, until)
    enrolment_ids = [enrolment.id for enrolment in enrolments]
    child_ids = sorted({enrolment.child_id for enrolment in enrolments})
    patterns = store.find(WeekPattern, enrolment_id=enrolment_ids)
    exceptions = store.touching(DayException, since, last)
    paths = store.find(InsertionPath) if insertion else store.touching(InsertionPath, first, last)
    return Rows(
        opening=_load_opening(store, since, last),
        schedules=ScheduleRows(
            patterns=patterns,
            pattern_spans=store.find(PatternSpan, pattern_id=[pattern.id for pattern in patterns]),
            exceptions=exceptions,
            exception_spans=store.find(
                ExceptionSpan, exception_id=[exception.id for exception in exceptions]
            ),
        ),
        settings=store.find(Setting),
        identities=store.find(Identity),
        comments=store.find(MonthComment, month=str(Month.of(last))),
        children=store.find(Child, id=child_ids),
        child_facts=store.touching(ChildFact, since, until, kind=FactKind.WALKS),
        enrolments=enrolments,
        attended=store.touching(AttendedSpan, since, last),
        absences=store.touching(Absence, first - ILLNESS, last),
        parents=store.find(Parent, id=sorted({path.parent_id for path in paths})),
        parenthoods=store.find(Parenthood, child_id=child_ids),
        paths=paths,
        insertion=load_insertion(store, first, last) if insertion else InsertionRows(),
        staff=load_staff(store, first, last),
    )


def _load_opening(store: Store, since: date, last: date) -> OpeningRows:
    return OpeningRows(
        opening=store.find(OpeningSpan),
        closures=store.touching(Closure, since, last),
        holidays=store.touching(PublicHoliday, since, last),
        capacity=store.find(CapacitySlot),
    )


Stays = tuple[tuple[int, int], ...]
"""Arrivals and departures of a day, in minutes after its midnight: plain pairs, a year holds thousands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EnrolmentFacts:
    """What happened under one enrolment, by the day's ordinal."""

    enrolment: Enrolment
    child: Child
    attended: Mapping[int, Stays]
    """Raw spans with a departure."""
    arrived: Mapping[int, Sequence[int]]
    """Arrivals still without departure."""
    absences: Mapping[int, Illness]


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthFacts:
    """The facts of a period, ready for the rules."""

    calendar: Calendar
    schedules: Schedules
    book: SettingsBook
    identities: Sequence[Identity]
    comments: Mapping[str, str]
    enrolments: Sequence[EnrolmentFacts]
    by_child: Mapping[int, Sequence[EnrolmentFacts]]
    parents: Mapping[int, Parent]
    paths: Sequence[InsertionPath]
    paths_of: Mapping[int, Sequence[InsertionPath]]
    """By child: the paths of its parents."""
    insertion: InsertionFacts
    walking: Mapping[int, Sequence[ChildFact]]
    """By child: when it walks."""
    staff: StaffFacts
    given: Mapping[str, Given] = field(default_factory=dict)
    """By month: the figures of those that are closed."""

    def walks(self, child_id: int, day: date) -> bool:
        """Whether the child walks on that day."""
        return any(
            fact.first_day <= day and (fact.last_day is None or day <= fact.last_day)
            for fact in self.walking.get(child_id, ())
        )

    def touching(self, first: date, last: date) -> list[EnrolmentFacts]:
        """The enrolments that cover a day from first to last."""
        return [
            one
            for one in self.enrolments
            if one.enrolment.first_day <= last and one.enrolment.last_day >= first
        ]


def facts_of(rows: Rows) -> MonthFacts:
    """The rows, indexed."""
    enrolments = _enrolments(rows)
    by_child: dict[int, list[EnrolmentFacts]] = {}
    for facts in enrolments:
        by_child.setdefault(facts.child.id, []).append(facts)
    return MonthFacts(
        calendar=Calendar(rows.opening),
        schedules=Schedules(rows.schedules),
        book=SettingsBook(rows.settings),
        identities=rows.identities,
        comments={comment.month: comment.text for comment in rows.comments},
        enrolments=enrolments,
        by_child=by_child,
        parents={parent.id: parent for parent in rows.parents},
        paths=rows.paths,
        paths_of=_paths_of(rows.parenthoods, rows.paths),
        insertion=insertion_facts(rows.insertion, rows.paths),
        walking=_walking(rows.child_facts),
        staff=staff_facts(rows.staff),
    )


def facts_between(store: Store, first: date, last: date, *, insertion: bool = False) -> MonthFacts:
    """The facts that the rules need for the days first to last; with `insertion`, the counsellor's work too."""
    return facts_of(load(store, first, last, insertion=insertion))


def _enrolments(rows: Rows) -> list[EnrolmentFacts]:
    children = {child.id: child for child in rows.children}
    attended: dict[int, dict[int, Stays]] = {enrolment.id: {} for enrolment in rows.enrolments}
    arrived: dict[int, dict[int, list[int]]] = {enrolment.id: {} for enrolment in rows.enrolments}
    for stay in rows.attended:
        days = attended.get(stay.enrolment_id)
        if days is None:
            continue
        number = stay.day.toordinal()
        if stay.left is None:
            arrived[stay.enrolment_id].setdefault(number, []).append(stay.arrived)
        elif number in days:
            days[number] += ((stay.arrived, stay.left),)
        else:
            days[number] = ((stay.arrived, stay.left),)
    absences = _absences(rows)
    return [
        EnrolmentFacts(
            enrolment=enrolment,
            child=children[enrolment.child_id],
            attended=attended[enrolment.id],
            arrived=arrived[enrolment.id],
            absences=absences.get(enrolment.id, {}),
        )
        for enrolment in sorted(rows.enrolments, key=lambda enrolment: enrolment.id)
    ]


def _walking(facts: Iterable[ChildFact]) -> dict[int, list[ChildFact]]:
    found: dict[int, list[ChildFact]] = {}
    for fact in facts:
        if fact.kind is FactKind.WALKS:
            found.setdefault(fact.child_id, []).append(fact)
    return found


def _absences(rows: Rows) -> dict[int, dict[int, Illness]]:
    """By enrolment, then day. An illness is the child's: it goes on under the contract that follows."""
    child_of = {enrolment.id: enrolment.child_id for enrolment in rows.enrolments}
    by_child: dict[int, list[Absence]] = {}
    for absence in rows.absences:
        if absence.enrolment_id in child_of:
            by_child.setdefault(child_of[absence.enrolment_id], []).append(absence)
    result: dict[int, dict[int, Illness]] = {}
    for absences in by_child.values():
        for illness in illnesses(absences):
            days = result.setdefault(illness.absence.enrolment_id, {})
            first, last = illness.absence.first_day, illness.absence.last_day
            for number in range(first.toordinal(), last.toordinal() + 1):
                days.setdefault(number, illness)
    return result


def _paths_of(
    parenthoods: Iterable[Parenthood], paths: Iterable[InsertionPath]
) -> dict[int, list[InsertionPath]]:
    by_parent: dict[int, list[InsertionPath]] = {}
    for path in paths:
        by_parent.setdefault(path.parent_id, []).append(path)
    result: dict[int, list[InsertionPath]] = {}
    for tie in parenthoods:
        result.setdefault(tie.child_id, []).extend(by_parent.get(tie.parent_id, ()))
    return result
