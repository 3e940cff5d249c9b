"""The report's insertion and concertation: cohorts, engagements, situations; what adds up to what."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.days import ONE_DAY, Month
from app.insertion.actions import ActionKind, ActionState, PlanAction
from app.insertion.engagements import EndReason, Engagement
from app.insertion.facts import InsertionRows, insertion_facts
from app.insertion.interviews import Interview, InterviewState
from app.insertion.meetings import Meeting, MeetingState
from app.insertion.orientations import Answer, Decliner, DeclineReason, Orientation, Purpose
from app.insertion.outcomes import CATEGORIES, Outcome
from app.insertion.partners import Prescriber
from app.insertion.paths import InsertionPath
from app.insertion.situations import Situation, Work
from app.report.building import report_of
from app.report.insertion_part import engagements_part, meetings_part, orientations_part
from app.report.month_facts import facts_of
from app.report.monthly_report import (
    ActionsPart,
    EngagementsPart,
    MeetingsPart,
    MonthlyReport,
    OrientationsPart,
    ParentsPart,
    Status,
)
from tests.app.creche import LATER, OCTOBER, Creche, day, usual

NOVEMBER = OCTOBER.plus(1)
SPRING = date(2026, 3, 2)


def report(creche: Creche, rows: InsertionRows, month: Month = OCTOBER, today: date = LATER) -> MonthlyReport:
    """The report of a crèche held in memory with this work of the counsellor's."""
    return report_of(facts_of(replace(creche.rows(), insertion=rows)), month, today)


def oriented(on: date = SPRING, *, id: int = 1, declined_on: date | None = None) -> Orientation:
    waiting = Orientation(
        id=id, parent_id=id, day=on, prescriber=Prescriber.FRANCE_TRAVAIL, purpose=Purpose.STEPS
    )
    if declined_on is None:
        return waiting
    return replace(
        waiting,
        answer=Answer.DECLINED,
        answered_on=declined_on,
        declined_by=Decliner.PARENT,
        decline_reason=DeclineReason.HOURS,
    )


def entered(
    on: date = SPRING, exit_day: date | None = None, outcome: Outcome | None = None, *, id: int = 1
) -> InsertionPath:
    """The path of the orientation of that id."""
    return InsertionPath(
        id=id, parent_id=id, entry_day=on, exit_day=exit_day, outcome=outcome, orientation_id=id
    )


def engaged(
    first: date = SPRING,
    last: date = date(2026, 6, 1),
    ended: date | None = None,
    *,
    path_id: int = 1,
    renewal: int = 0,
) -> Engagement:
    return Engagement(
        path_id=path_id,
        origin=first,
        first_day=first,
        last_day=last,
        renewal=renewal,
        ended_on=ended,
        end_reason=EndReason.JOB if ended else None,
    )


def cohort(
    orientations: list[Orientation], paths: list[InsertionPath], engagements: list[Engagement]
) -> OrientationsPart:
    """October's."""
    rows = InsertionRows(orientations=orientations, engagements=engagements)
    return orientations_part(insertion_facts(rows, paths), paths, OCTOBER, CATEGORIES)


@pytest.mark.parametrize(
    ("on", "number"),
    [("2025-10-31", 0), ("2025-11-01", 1), ("2026-10-31", 1), ("2026-11-01", 0)],
)
def test_the_cohort_is_that_of_twelve_months(on: str, number: int) -> None:
    assert cohort([oriented(date.fromisoformat(on))], [], []) == OrientationsPart(
        oriented=number, waiting=number
    )


@pytest.mark.parametrize(("answered", "declined"), [("2026-10-31", 1), ("2026-11-01", 0)])
def test_a_refusal_counts_from_its_day_on(answered: str, declined: int) -> None:
    part = cohort([oriented(declined_on=date.fromisoformat(answered))], [], [])
    assert part == OrientationsPart(oriented=1, declined=declined, waiting=1 - declined)


@pytest.mark.parametrize(
    ("entry", "begins", "expected"),
    [
        ("2026-10-31", "2026-10-31", OrientationsPart(oriented=1, entered=1, engaged=1, open=1)),
        ("2026-10-31", "2026-11-01", OrientationsPart(oriented=1, entered=1)),
        ("2026-11-01", "2026-11-01", OrientationsPart(oriented=1, waiting=1)),
    ],
)
def test_entry_and_engagement_count_from_their_day_on(
    entry: str, begins: str, expected: OrientationsPart
) -> None:
    engagement = engaged(date.fromisoformat(begins), date(2027, 1, 31))
    assert cohort([oriented()], [entered(date.fromisoformat(entry))], [engagement]) == expected


def test_a_path_wins_over_a_refusal() -> None:
    part = cohort([oriented(declined_on=day(1))], [entered(day(2))], [])
    assert part == OrientationsPart(oriented=1, entered=1)


@pytest.mark.parametrize(
    ("exit_day", "outcome", "stands"),
    [
        (day(31), Outcome.CDI, "job_or_training"),
        (day(31), Outcome.TEMP_SHORT, "job_or_training"),
        (day(31), Outcome.QUALIFYING_TRAINING, "job_or_training"),
        (day(31), Outcome.NO_SOLUTION, "other_exit"),
        (day(31), Outcome.MOVED_AWAY, "other_exit"),
        (date(2026, 11, 1), Outcome.CDI, "open"),
    ],
)
def test_the_engaged_are_parted_by_the_exit_known_at_the_months_end(
    exit_day: date, outcome: Outcome, stands: str
) -> None:
    part = cohort([oriented()], [entered(SPRING, exit_day, outcome)], [engaged()])
    assert part == OrientationsPart(oriented=1, entered=1, engaged=1, **{stands: 1})


YEARS = st.dates(date(2025, 8, 1), date(2026, 12, 31))
LIVES = st.tuples(
    YEARS,
    st.none() | YEARS,
    st.none() | YEARS,
    st.none() | YEARS,
    st.none() | YEARS,
    st.sampled_from(Outcome),
)


@given(lives=st.lists(LIVES, max_size=8))
def test_every_orientation_stands_in_one_place(
    lives: list[tuple[date, date | None, date | None, date | None, date | None, Outcome]],
) -> None:
    orientations, paths, engagements = [], [], []
    for number, (on, declined_on, entry, begins, exit_day, outcome) in enumerate(lives, start=1):
        orientations.append(oriented(on, id=number, declined_on=declined_on))
        if entry is not None:
            gone = None if exit_day is None else max(entry, exit_day)
            paths.append(entered(entry, gone, outcome if gone else None, id=number))
            if begins is not None:
                engagements.append(engaged(begins, begins, path_id=number))
    part = cohort(orientations, paths, engagements)
    assert part.oriented == sum(OCTOBER.plus(-11).first <= one.day <= OCTOBER.last for one in orientations)
    assert part.oriented == part.waiting + part.declined + part.entered
    assert part.engaged == part.job_or_training + part.open + part.other_exit
    assert part.engaged <= part.entered


@pytest.mark.parametrize(
    ("engagement", "expected"),
    [
        # A term from before the month to its last day; the day after; the day before.
        (
            engaged(date(2026, 8, 1), day(31)),
            {"reached_term": 1, "active_last_day": 1, "ending_within_30_days": 1},
        ),
        (engaged(date(2026, 8, 2), date(2026, 11, 1)), {"active_last_day": 1, "ending_within_30_days": 1}),
        (engaged(date(2026, 7, 31), day(30)), {"reached_term": 1}),
        # Thirty days after the month's end, and one more.
        (engaged(date(2026, 9, 1), date(2026, 11, 30)), {"active_last_day": 1, "ending_within_30_days": 1}),
        (engaged(date(2026, 9, 2), date(2026, 12, 1)), {"active_last_day": 1}),
        # Begun on the first and on the last day, on the eve and on the morrow.
        (engaged(day(1), date(2026, 12, 31)), {"started": 1, "active_last_day": 1}),
        (engaged(day(31), date(2027, 1, 30)), {"started": 1, "active_last_day": 1}),
        (engaged(date(2026, 9, 30), date(2026, 12, 29)), {"active_last_day": 1}),
        (engaged(date(2026, 11, 1), date(2027, 1, 31)), {}),
        (engaged(day(1), date(2026, 12, 31), renewal=1), {"renewed": 1, "active_last_day": 1}),
        # Ended early on the month's last day, on its morrow, in it, before it.
        (
            engaged(date(2026, 10, 1), date(2026, 12, 31), day(31)),
            {"started": 1, "ended_early": 1, "active_last_day": 1, "ending_within_30_days": 1},
        ),
        (engaged(date(2026, 9, 2), date(2026, 12, 1), date(2026, 11, 1)), {"active_last_day": 1}),
        (engaged(date(2026, 8, 1), day(31), day(30)), {"ended_early": 1}),
        (engaged(date(2026, 8, 1), day(31), date(2026, 9, 30)), {}),
    ],
)
def test_an_engagement_counts_by_what_is_known_at_the_months_end(
    engagement: Engagement, expected: dict[str, int]
) -> None:
    assert engagements_part([engagement], OCTOBER) == EngagementsPart(**expected)


@given(
    terms=st.lists(
        st.tuples(YEARS, st.integers(1, 200), st.none() | st.integers(0, 199), st.integers(0, 2)), max_size=6
    )
)
def test_every_engagement_is_begun_once_and_ends_once(
    terms: list[tuple[date, int, int | None, int]],
) -> None:
    engagements = [
        engaged(
            first,
            first + length * ONE_DAY,
            None if ended is None or ended >= length else first + ended * ONE_DAY,
            renewal=renewal,
        )
        for first, length, ended, renewal in terms
    ]
    months = [
        engagements_part(engagements, month) for month in Month(year=2025, month=7).until(OCTOBER.plus(14))
    ]
    assert sum(part.started + part.renewed for part in months) == len(engagements)
    assert sum(part.ended_early + part.reached_term for part in months) == len(engagements)
    for before, after in pairwise(months):
        assert after.ending_within_30_days <= after.active_last_day
        assert after.active_last_day <= before.active_last_day + after.started + after.renewed


def action(
    kind: ActionKind, opened: date, closed: date | None = None, state: ActionState | None = None
) -> PlanAction:
    stands = state or (ActionState.DONE if closed else ActionState.OPEN)
    return PlanAction(path_id=1, kind=kind, label="Écrire", opened_on=opened, state=stands, closed_on=closed)


def test_actions_are_counted_by_kind_when_opened_and_when_done() -> None:
    actions = [
        action(ActionKind.CV_LETTER, date(2026, 9, 30), day(1)),
        action(ActionKind.CV_LETTER, day(1), day(31)),
        action(ActionKind.TRAINING, day(31), date(2026, 11, 1)),
        action(ActionKind.TRAINING, day(5), day(6), ActionState.DROPPED),
        action(ActionKind.OTHER, date(2026, 11, 1)),
    ]
    creche = usual()
    creche.paths.append(InsertionPath(id=1, parent_id=creche.parent().id, entry_day=SPRING))
    assert report(creche, InsertionRows(actions=actions)).insertion.actions == ActionsPart(
        opened={"cv_letter": 1, "training": 2}, done={"cv_letter": 2}
    )


@pytest.mark.parametrize(
    ("on", "kept"), [("2026-09-30", 0), ("2026-10-01", 1), ("2026-10-31", 1), ("2026-11-01", 0)]
)
def test_a_place_is_kept_in_the_month_of_its_day(on: str, kept: int) -> None:
    creche = usual()
    creche.paths.append(
        InsertionPath(parent_id=creche.parent().id, entry_day=SPRING, place_kept_on=date.fromisoformat(on))
    )
    assert creche.report().insertion.places_kept == kept


def planned(on: date, state: InterviewState = InterviewState.PLANNED) -> Interview:
    return Interview(path_id=1, day=on, start=540, state=state)


@pytest.mark.parametrize(
    ("today", "missing", "status"),
    [
        (day(31), 0, Status.PROVISIONAL),  # the month is not over
        (date(2026, 11, 1), 1, Status.PROVISIONAL),
    ],
)
def test_an_interview_without_a_state_keeps_its_month_provisional(
    today: date, missing: int, status: Status
) -> None:
    rows = InsertionRows(interviews=[planned(day(31)), planned(date(2026, 11, 1))])
    found = report(usual(), rows, today=today)
    assert (found.missing_interviews, found.status, found.insertion.interviews.planned) == (
        missing,
        status,
        1,
    )


def test_the_history_counts_the_interviews_of_each_month() -> None:
    states = [state for state in InterviewState if state is not InterviewState.PLANNED]
    of_october = [planned(day(31), state) for state in [*states, InterviewState.HELD]]
    rows = InsertionRows(interviews=[*of_october, planned(date(2026, 11, 1), InterviewState.NO_SHOW)])
    october, november = report(usual(), rows, NOVEMBER).history[-2:]
    assert (october.interviews_held, october.interviews_expected) == (2, 4)
    assert (november.interviews_held, november.interviews_expected) == (0, 1)
    assert (october.status, november.status) == (Status.COMPLETE, Status.COMPLETE)


def situation(on: date, *, id: int, path_id: int = 1, single: bool | None = None) -> Situation:
    return Situation(id=id, path_id=path_id, day=on, work=Work.JOB_SEEKING, single_parent=single)


@pytest.mark.parametrize(
    ("situations", "single"),
    [
        ([], 0),
        ([situation(day(31), id=1, single=True)], 1),
        ([situation(date(2026, 11, 1), id=1, single=True)], 0),  # not known in October
        ([situation(day(5), id=1, single=True), situation(day(6), id=2, single=False)], 0),
        ([situation(day(6), id=1, single=True), situation(day(5), id=2, single=False)], 1),  # noted late
        ([situation(day(5), id=1, single=False), situation(day(5), id=2, single=True)], 1),  # the day's last
        ([situation(day(5), id=1, single=True), situation(day(6), id=2)], 0),  # not said is not yes
        ([situation(SPRING, id=1, path_id=2, single=True)], 1),  # of a former path
    ],
)
def test_the_latest_situation_says_who_is_single(situations: list[Situation], single: int) -> None:
    creche = usual()
    child = creche.child()
    creche.enrol(child)
    parent = creche.parent(child)
    creche.paths += [
        InsertionPath(id=1, parent_id=parent.id, entry_day=day(1)),
        InsertionPath(
            id=2, parent_id=parent.id, entry_day=SPRING, exit_day=SPRING, outcome=Outcome.NO_SOLUTION
        ),
    ]
    found = report(creche, InsertionRows(situations=situations))
    assert found.insertion.parents == ParentsPart(total=1, single=single)
    assert (found.children.avip, found.children.avip_single_parent) == (1, single)


def test_each_answer_of_a_situation_is_counted_for_itself() -> None:
    creche = usual()
    said = [(True, None, False), (False, True, None), (None, True, True), (True, True, True)]
    creche.paths += [
        InsertionPath(id=number, parent_id=creche.parent().id, entry_day=day(1))
        for number in range(1, len(said) + 1)
    ]
    known = [
        Situation(path_id=number, day=day(1), work=Work.JOB_SEEKING, single_parent=single, rsa=rsa, qpv=qpv)
        for number, (single, rsa, qpv) in enumerate(said, start=1)
    ]
    part = report(creche, InsertionRows(situations=known)).insertion.parents
    assert part == ParentsPart(total=4, single=2, rsa=3, qpv=2)


@pytest.mark.parametrize(
    ("first", "exit_day", "counted"),
    [
        ("2026-10-05", "2026-10-05", 1),  # they meet for a day
        ("2026-10-06", "2026-10-05", 0),  # the other parent makes the child Avip
        ("2026-09-01", "2026-09-30", 0),
    ],
)
def test_the_single_parent_is_on_a_path_on_one_of_the_childs_days(
    first: str, exit_day: str, counted: int
) -> None:
    creche = usual()
    child = creche.child()
    creche.enrol(child, first=date.fromisoformat(first))
    gone, other = creche.parent(child), creche.parent(child)
    creche.paths += [
        InsertionPath(
            id=1,
            parent_id=gone.id,
            entry_day=SPRING,
            exit_day=date.fromisoformat(exit_day),
            outcome=Outcome.CDI,
        ),
        InsertionPath(id=2, parent_id=other.id, entry_day=SPRING),
    ]
    rows = InsertionRows(situations=[situation(SPRING, id=1, single=True)])
    children = report(creche, rows).children
    assert (children.avip, children.avip_single_parent) == (1, counted)


def test_a_child_of_two_single_parents_counts_once_and_each_sibling_too() -> None:
    creche = usual()
    children = [creche.child(), creche.child()]
    for child in children:
        creche.enrol(child)
    creche.paths += [
        InsertionPath(id=number, parent_id=creche.parent(*children).id, entry_day=day(1)) for number in (1, 2)
    ]
    rows = InsertionRows(situations=[situation(day(1), id=one, path_id=one, single=True) for one in (1, 2)])
    assert report(creche, rows).children.avip_single_parent == 2


def test_a_child_over_three_is_no_avip_child_of_a_single_parent() -> None:
    creche = usual()
    child = creche.child(birth=OCTOBER.first.replace(year=2023))
    creche.enrol(child)
    creche.paths.append(InsertionPath(id=1, parent_id=creche.parent(child).id, entry_day=SPRING))
    rows = InsertionRows(situations=[situation(SPRING, id=1, single=True)])
    found = report(creche, rows)
    assert (found.children.avip_single_parent, found.insertion.parents.single) == (0, 1)
    earlier = report(creche, rows, OCTOBER.plus(-1))
    assert earlier.children.avip_single_parent == 1


def test_only_meetings_held_in_the_month_count() -> None:
    held = Meeting(day=day(1), minutes=90, with_partners=True, state=MeetingState.HELD)
    meetings = [
        held,
        replace(held, day=day(31), minutes=60, with_partners=False),
        replace(held, day=day(15), minutes=None, state=MeetingState.PLANNED),
        replace(held, day=day(16), minutes=120, state=MeetingState.PLANNED),
        replace(held, day=date(2026, 9, 30)),
        replace(held, day=date(2026, 11, 1)),
    ]
    assert meetings_part(meetings, OCTOBER) == MeetingsPart(count=2, minutes=150, with_partners=1)
    assert meetings_part([], OCTOBER) == MeetingsPart()
