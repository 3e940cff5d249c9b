"""The guard of closed months: for each kind of record, which months a write touches; borders, nights, undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from app.care.attendance import Absence, AbsenceReason, AttendedSpan
from app.care.enrolments import Kind
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, Turn, WeekPattern
from app.errors import MonthClosed
from app.families.records import Child, ChildFact, Contact, FactKind, Parent, Parenthood
from app.insertion.actions import ActionKind, ActionState, PlanAction
from app.insertion.engagements import EndReason, Engagement
from app.insertion.follow_ups import FollowUp, FollowUpAnswer
from app.insertion.interviews import Interview, InterviewState
from app.insertion.job_spells import JobKind, JobSpell
from app.insertion.meetings import Meeting, MeetingState
from app.insertion.orientations import Answer, Decliner, DeclineReason, Orientation, Purpose
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.insertion.paths import InsertionPath
from app.insertion.situations import Situation, Work
from app.report.comments import MonthComment
from app.report.effects.table import NONE, OWN, SHARED
from app.settings import Setting
from app.staff.records import (
    Leave,
    LeaveKind,
    ShiftException,
    ShiftExceptionSpan,
    ShiftPattern,
    ShiftPatternSpan,
    StaffMember,
)
from app.store import Record, Store
from app.structure.records import (
    CapacitySlot,
    Closure,
    ClosureReason,
    Identity,
    OpeningSpan,
    PublicHoliday,
)
from db.store import FileStore
from db.tables import TABLES
from tests.app.records import refused
from tests.app.report.closed import (
    BORDERS,
    NOVEMBER,
    OCTOBER,
    Small,
    closed,
    refused_months,
    small_creche,
    written,
)

LATER = date(2026, 12, 7)
R = TypeVar("R", bound=Record)


@pytest.fixture
def small(store: Store) -> Small:
    return small_creche(store)


def months(*numbers: int) -> set[str]:
    return {f"2026-{number:02}" for number in numbers}


def test_every_kind_of_record_says_its_effect_or_that_it_has_none() -> None:
    told = {*OWN, *SHARED}
    assert told | NONE == set(TABLES)
    assert not told & NONE


def stay(day: date, arrived: int = 480, left: int | None = 1000) -> AttendedSpan:
    return AttendedSpan(enrolment_id=1, child_id=1, day=day, arrived=arrived, left=left)


def absent(first: date, last: date, reason: AbsenceReason = AbsenceReason.HOSPITAL) -> Absence:
    return Absence(enrolment_id=1, first_day=first, last_day=last, reason=reason)


def interview(day: date, state: InterviewState = InterviewState.HELD) -> Interview:
    return Interview(path_id=1, day=day, start=600, state=state)


def action(opened: date, done: date | None = None) -> PlanAction:
    state = ActionState.OPEN if done is None else ActionState.DONE
    return PlanAction(
        path_id=1, kind=ActionKind.CV_LETTER, label="CV", opened_on=opened, state=state, closed_on=done
    )


def leave(day: date) -> Leave:
    return Leave(member_id=1, first_day=day, last_day=day)


def closure(day: date) -> Closure:
    return Closure(first_day=day, last_day=day, reason=ClosureReason.EXCEPTIONAL)


ON_A_DAY: dict[str, Callable[[date], Record]] = {
    "a stay": stay,
    "an arrival": lambda day: stay(day, left=None),
    "an absence": lambda day: absent(day, day),
    "an exception": lambda day: DayException(enrolment_id=1, day=day),
    "a closure": closure,
    "a public holiday": lambda day: PublicHoliday(day=day, name="Fête"),
    "an interview held": interview,
    "an interview planned": lambda day: interview(day, InterviewState.PLANNED),
    "an action opened": action,
    "an action done": lambda day: action(date(2026, 8, 3), day),
    "a meeting held": lambda day: Meeting(day=day, minutes=60, state=MeetingState.HELD),
    "a leave": leave,
    "a day of shifts": lambda day: ShiftException(member_id=1, day=day),
}


@pytest.mark.parametrize("day", BORDERS)
@pytest.mark.parametrize("kind", ON_A_DAY)
def test_what_is_dated_on_a_day_touches_the_month_of_that_day(
    store: Store, small: Small, kind: str, day: date
) -> None:
    record = ON_A_DAY[kind](day)
    assert refused_months(store, lambda it: it.add(record)) == months(day.month)
    kept = store_one(store, record)
    assert refused_months(store, lambda it: it.remove(kept)) == months(day.month)


def store_one(store: Store, record: R) -> R:
    with store.atomic("write"):
        return store.add(record)


@pytest.mark.parametrize("kind", ON_A_DAY)
def test_a_record_moved_from_a_closed_month_into_an_open_one_is_refused_as_well(
    store: Store, small: Small, kind: str
) -> None:
    make = ON_A_DAY[kind]
    kept = store_one(store, make(date(2026, 10, 14)))
    moved = replace(make(date(2026, 11, 4)), id=kept.id)
    assert refused_months(store, lambda it: it.change(moved)) == months(10, 11)


@pytest.mark.parametrize(
    ("day", "touched"),
    [
        (date(2026, 9, 29), months(9)),
        (date(2026, 9, 30), months(9, 10)),
        (date(2026, 10, 1), months(10)),
        (date(2026, 10, 31), months(10, 11)),
    ],
)
def test_a_night_touches_its_morrow_as_well(store: Store, small: Small, day: date, touched: set[str]) -> None:
    def exception(it: Store) -> None:
        made = it.add(DayException(enrolment_id=1, day=day))
        it.add(ExceptionSpan(exception_id=made.id, start=1320, end=1800))

    def shifts(it: Store) -> None:
        made = it.add(ShiftException(member_id=1, day=day))
        it.add(ShiftExceptionSpan(shift_exception_id=made.id, start=1320, end=1800))

    assert refused_months(store, lambda it: it.add(stay(day, 1320, 1800))) == touched
    assert refused_months(store, exception) == touched
    assert refused_months(store, shifts) == touched
    store_one(store, OpeningSpan(first_day=date(2026, 8, 1), weekday=5, start=1320, end=1800))
    assert refused_months(store, lambda it: it.add(closure(day))) == touched
    assert refused_months(store, lambda it: it.add(PublicHoliday(day=day, name="Fête"))) == touched


CHANGES: dict[str, tuple[Record, dict[str, object], set[str]]] = {
    "a departure": (stay(date(2026, 10, 1)), {"left": 1001}, months(10)),
    "a departure into the morrow": (stay(date(2026, 10, 31), 1300, 1400), {"left": 1450}, months(10, 11)),
    "an absence that goes on": (
        absent(date(2026, 9, 29), date(2026, 9, 30)),
        {"last_day": date(2026, 10, 1)},
        months(10),
    ),
    "an absence cut short on the border": (
        absent(date(2026, 9, 29), date(2026, 10, 31)),
        {"last_day": date(2026, 9, 30)},
        months(10),
    ),
    "another reason": (
        absent(date(2026, 9, 30), date(2026, 11, 1)),
        {"reason": AbsenceReason.UNANNOUNCED},
        months(9, 10, 11),
    ),
    "a day of announcement": (
        absent(date(2026, 9, 30), date(2026, 10, 1), AbsenceReason.HOLIDAY),
        {"announced_on": date(2026, 9, 1)},
        months(9, 10),
    ),
    "a holiday's first day: deducted whole or not at all": (
        absent(date(2026, 9, 29), date(2026, 10, 1), AbsenceReason.HOLIDAY),
        {"first_day": date(2026, 9, 30)},
        months(9, 10),
    ),
    "a note alone": (DayException(enrolment_id=1, day=date(2026, 10, 5)), {"note": "Tante"}, set()),
    "an interview's note alone": (interview(date(2026, 10, 5)), {"note": "Vu"}, set()),
    "an interview's hour": (interview(date(2026, 10, 5)), {"start": 700}, set()),
    "an interview's state": (
        interview(date(2026, 10, 5)),
        {"state": InterviewState.EXCUSED},
        months(10),
    ),
    "an interview's minutes": (interview(date(2026, 10, 5)), {"minutes": 30}, months(10)),
    "an action's label": (action(date(2026, 10, 5)), {"label": "Lettre"}, set()),
    "a meeting's summary": (
        Meeting(day=date(2026, 10, 5), minutes=60, state=MeetingState.HELD),
        {"summary": "Vu"},
        set(),
    ),
    "a meeting's partners": (
        Meeting(day=date(2026, 10, 5), minutes=60, state=MeetingState.HELD),
        {"with_partners": True},
        months(10),
    ),
    "a closure's hours": (closure(date(2026, 10, 5)), {"start": 450, "end": 600}, months(10)),
    "a closure's label": (closure(date(2026, 10, 5)), {"label": "Travaux"}, set()),
    "a holiday that opens": (
        PublicHoliday(day=date(2026, 11, 11), name="Armistice"),
        {"opens": True},
        months(11),
    ),
    "a holiday's name": (PublicHoliday(day=date(2026, 11, 11), name="Armistice"), {"name": "11"}, set()),
    "walking": (
        ChildFact(child_id=1, kind=FactKind.WALKS, first_day=date(2026, 9, 30)),
        {"first_day": date(2026, 10, 2)},
        months(9, 10),
    ),
    "an allowance": (
        ChildFact(child_id=1, kind=FactKind.AEEH, first_day=date(2026, 9, 30)),
        {"first_day": date(2026, 10, 2)},
        set(),
    ),
    "the comment": (MonthComment(month="2026-10", text="Calme"), {"text": "Doux"}, months(10)),
    "a leave's reason is no figure": (leave(date(2026, 10, 5)), {"kind": LeaveKind.SICK}, set()),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_touches_the_days_on_which_its_effect_changes(store: Store, small: Small, name: str) -> None:
    record, values, touched = CHANGES[name]
    kept = store_one(store, record)
    after = replace(kept, **values)  # type: ignore[arg-type]
    assert refused_months(store, lambda it: it.change(after)) == touched
    assert refused_months(store, lambda it: it.change(kept)) == set()


ENROLMENT: list[tuple[dict[str, object], set[str]]] = [
    ({"last_day": date(2026, 11, 1)}, months(11)),
    ({"last_day": date(2026, 10, 31)}, months(11)),
    ({"last_day": date(2026, 10, 30)}, months(10, 11)),
    ({"last_day": date(2027, 8, 31)}, set()),
    ({"first_day": date(2026, 7, 1)}, set()),
    ({"first_day": date(2026, 9, 1)}, set()),
    ({"first_day": date(2026, 9, 2)}, months(9)),
    ({"kind": Kind.OCCASIONAL}, months(9, 10, 11)),
    (
        {"adaptation_first_day": date(2026, 9, 30), "adaptation_last_day": date(2026, 10, 1)},
        months(9, 10),
    ),
    ({"signed_on": date(2026, 10, 1)}, set()),
    ({"end_reason": "École"}, set()),
]


@pytest.mark.parametrize(("values", "touched"), ENROLMENT)
def test_an_enrolment_touches_the_days_between_its_former_and_its_new_bounds(
    store: Store, small: Small, values: dict[str, object], touched: set[str]
) -> None:
    after = replace(small.enrolment, **values)  # type: ignore[arg-type]
    assert refused_months(store, lambda it: it.change(after)) == touched


PATTERNS = [
    (date(2026, 9, 30), months(9, 10, 11)),
    (date(2026, 10, 1), months(10, 11)),
    (date(2026, 10, 31), months(10, 11)),
    (date(2026, 11, 1), months(11)),
    (LATER, set()),
]


@pytest.mark.parametrize(("first_day", "touched"), PATTERNS)
def test_new_weeks_touch_the_days_from_their_first_on(
    store: Store, small: Small, first_day: date, touched: set[str]
) -> None:
    def weeks(it: Store) -> None:
        made = it.add(WeekPattern(enrolment_id=1, first_day=first_day, anchor=date(2026, 7, 27)))
        it.add(PatternSpan(pattern_id=made.id, week=0, weekday=1, start=480, end=1020))

    def shifts(it: Store) -> None:
        made = it.add(ShiftPattern(member_id=1, first_day=first_day, anchor=date(2026, 7, 27)))
        it.add(ShiftPatternSpan(shift_pattern_id=made.id, week=0, weekday=1, start=480, end=1020))

    assert refused_months(store, weeks) == touched
    assert refused_months(store, shifts) == touched


def test_weeks_touch_no_day_after_the_next_ones_nor_after_the_contract(store: Store, small: Small) -> None:
    (span,) = store.find(PatternSpan)
    store_one(store, WeekPattern(enrolment_id=1, first_day=date(2026, 10, 1), anchor=date(2026, 7, 27)))
    later = replace(span, start=500)
    assert refused_months(store, lambda it: it.change(later)) == months(9)
    with store.atomic("write"):
        store.change(replace(small.enrolment, last_day=date(2026, 10, 31)))
        added = store.add(PatternSpan(pattern_id=2, week=0, weekday=0, start=480, end=1020))
    assert refused_months(store, lambda it: it.remove(added)) == months(10)


def test_the_same_weeks_written_anew_change_nothing(store: Store, small: Small) -> None:
    def anew(it: Store) -> None:
        (span,) = it.find(PatternSpan)
        it.remove(span)
        it.remove(small.pattern)
        made = it.add(replace(small.pattern, id=0, anchor=date(2026, 8, 3)))
        it.add(replace(span, id=0, pattern_id=made.id))

    assert refused_months(store, anew) == set()


def test_an_anchor_that_comes_to_the_same_turn_changes_nothing(store: Store, small: Small) -> None:
    two = replace(small.pattern, weeks=2)
    written(store, lambda it: it.change(two))
    assert refused_months(store, lambda it: it.change(replace(two, anchor=date(2026, 8, 10)))) == set()
    assert refused_months(store, lambda it: it.change(replace(two, anchor=date(2026, 8, 3)))) == months(
        9, 10, 11
    )
    parity = replace(two, turn=Turn.ISO_PARITY)
    assert refused_months(store, lambda it: it.change(parity)) == months(9, 10, 11)


DATED: dict[str, tuple[Callable[[date], Record], set[str]]] = {
    "opening": (lambda day: OpeningSpan(first_day=day, weekday=0, start=480, end=1080), set()),
    "capacity": (lambda day: CapacitySlot(first_day=day, start=0, end=1440, places=12), set()),
    "a printed setting": (lambda day: Setting(key="quota_percent", first_day=day, value="25"), set()),
    "a micro-crèche": (lambda day: Identity(first_day=day, name="Marelle", micro=True), set()),
}


@pytest.mark.parametrize(("first_day", "touched"), PATTERNS)
@pytest.mark.parametrize("name", DATED)
def test_a_dated_row_touches_the_days_from_its_first_on(
    store: Store, small: Small, name: str, first_day: date, touched: set[str]
) -> None:
    record = DATED[name][0](first_day)
    assert refused_months(store, lambda it: it.add(record)) == touched


@pytest.mark.parametrize("name", DATED)
def test_a_dated_row_touches_no_day_once_the_next_has_begun(store: Store, small: Small, name: str) -> None:
    make = DATED[name][0]
    september, october = (store_one(store, make(date(2026, month, 1))) for month in (9, 10))
    if name == "a micro-crèche":
        assert refused_months(store, lambda it: it.remove(october)) == set()  # it was one already
    assert refused_months(store, lambda it: it.remove(september)) == months(9)


SETTINGS: list[tuple[str, str, set[str]]] = [
    ("quota_percent", "20", set()),  # what held by default already
    ("quota_percent", "21", months(10, 11)),
    ("mask_small_cells", "yes", set()),
    ("interview_minutes", "60", set()),
    ("outcome.moved_away", "positive", months(10, 11)),
    ("demonstration", "yes", set()),
]


@pytest.mark.parametrize(("key", "value", "touched"), SETTINGS)
def test_only_a_setting_that_the_report_counts_by_touches_a_month(
    store: Store, small: Small, key: str, value: str, touched: set[str]
) -> None:
    row = Setting(key=key, first_day=date(2026, 10, 1), value=value)
    assert refused_months(store, lambda it: it.add(row)) == touched


def test_the_days_of_announcement_hold_for_a_holiday_that_runs_into_a_closed_month(
    store: Store, small: Small
) -> None:
    """The setting of the holiday's first day decides of its October too, where another row begins."""
    store_one(store, Setting(key="announced_days", first_day=date(2026, 10, 1), value="2"))
    before = Setting(key="announced_days", first_day=date(2026, 9, 1), value="5")
    assert refused_months(store, lambda it: it.add(before)) == months(9)
    store_one(store, absent(date(2026, 9, 29), date(2026, 10, 2), AbsenceReason.HOLIDAY))
    assert refused_months(store, lambda it: it.add(before)) == months(9, 10)


def test_an_illness_that_goes_on_into_a_closed_month_counts_its_waiting_days_from_the_start(
    store: Store, small: Small
) -> None:
    ill = AbsenceReason.ILLNESS_CERTIFIED
    kept = store_one(store, absent(date(2026, 9, 28), date(2026, 9, 30), ill))
    shorter = replace(kept, first_day=date(2026, 9, 29))
    assert refused_months(store, lambda it: it.change(shorter)) == months(9)
    store_one(store, absent(date(2026, 10, 1), date(2026, 10, 2), ill))
    assert refused_months(store, lambda it: it.change(shorter)) == months(9, 10)


def test_a_tie_to_a_parent_touches_the_days_of_care_on_a_path(store: Store, small: Small) -> None:
    with store.atomic("write"):
        store.change(replace(small.path, entry_day=date(2026, 9, 30)))
        store.change(replace(small.enrolment, last_day=date(2026, 10, 31)))
        other = store.add(InsertionPath(parent_id=2, entry_day=date(2026, 11, 2)))
    tie = Parenthood(child_id=1, parent_id=small.path.parent_id)
    assert refused_months(store, lambda it: it.add(tie)) == months(9, 10)
    assert refused_months(store, lambda it: it.add(replace(tie, parent_id=other.parent_id))) == set()
    kept = store_one(store, tie)
    assert refused_months(store, lambda it: it.change(replace(tie, id=kept.id, may_collect=False))) == set()


PATH: list[tuple[dict[str, object], set[str]]] = [
    ({"exit_day": date(2026, 11, 2), "outcome": Outcome.CDI}, months(11)),
    ({"exit_day": date(2026, 10, 31), "outcome": Outcome.CDI}, months(10, 11)),
    ({"exit_day": date(2026, 9, 30), "outcome": Outcome.CDI}, months(9, 10, 11)),
    ({"entry_day": date(2026, 9, 1)}, months(9)),
    ({"entry_day": date(2026, 8, 31)}, set()),
    ({"place_kept_on": date(2026, 10, 1)}, months(10)),
    ({"prescribed_on": date(2026, 7, 15)}, set()),
    ({"adviser": "M. Petit"}, set()),
]


@pytest.mark.parametrize(("values", "touched"), PATH)
def test_a_path_touches_the_days_between_its_former_and_its_new_bounds(
    store: Store, small: Small, values: dict[str, object], touched: set[str]
) -> None:
    after = replace(small.path, **values)  # type: ignore[arg-type]
    assert refused_months(store, lambda it: it.change(after)) == touched


def test_a_prescription_decides_of_the_delay_in_the_month_of_the_first_interview(
    store: Store, small: Small
) -> None:
    store_one(store, interview(date(2026, 10, 5)))
    sooner = replace(small.path, prescribed_on=date(2026, 7, 15))
    assert refused_months(store, lambda it: it.change(sooner)) == months(10)
    first = interview(date(2026, 9, 7))
    assert refused_months(store, lambda it: it.add(first)) == months(9, 10)


def test_an_outcome_touches_the_months_that_counted_it(store: Store, small: Small) -> None:
    """Left on 31 July: the three months of the follow-up end on 30 October."""
    gone = replace(
        small.path, entry_day=date(2026, 3, 1), exit_day=date(2026, 7, 31), outcome=Outcome.MOVED_AWAY
    )
    written(store, lambda it: it.change(gone))
    work = replace(gone, outcome=Outcome.CDI)
    assert refused_months(store, lambda it: it.change(work)) == months(9, 10, 11)


def engagement(first: date, last: date, **values: object) -> Engagement:
    return Engagement(path_id=1, origin=first, first_day=first, last_day=last, **values)  # type: ignore[arg-type]


ENGAGEMENTS = [
    ({"ended_on": date(2026, 11, 10), "end_reason": EndReason.JOB}, months(11)),
    ({"ended_on": date(2026, 10, 31), "end_reason": EndReason.JOB}, months(10, 11)),
    ({"last_day": date(2026, 12, 20)}, months(11)),  # the term moves, and the thirty days before it
    ({"last_day": date(2026, 10, 31)}, months(10, 11)),
    ({"last_day": date(2026, 10, 30)}, months(9, 10, 11)),
    ({"bilan": "Bien"}, set()),
]


@pytest.mark.parametrize(("values", "touched"), ENGAGEMENTS)
def test_an_engagement_touches_its_days_its_term_and_the_thirty_before_it(
    store: Store, small: Small, values: dict[str, object], touched: set[str]
) -> None:
    kept = store_one(store, engagement(date(2026, 9, 15), date(2026, 12, 14)))
    after = replace(kept, **values)  # type: ignore[arg-type]
    assert refused_months(store, lambda it: it.change(after)) == touched


def test_a_renewal_of_the_month_after_touches_no_month_before(store: Store, small: Small) -> None:
    store_one(store, engagement(date(2026, 8, 1), date(2026, 10, 31)))
    renewal = engagement(date(2026, 11, 1), date(2027, 1, 31), renewal=1)
    assert refused_months(store, lambda it: it.add(renewal)) == months(11)


def test_a_situation_holds_until_the_next_one(store: Store, small: Small) -> None:
    september = Situation(path_id=1, day=date(2026, 9, 30), work=Work.JOB_SEEKING)
    assert refused_months(store, lambda it: it.add(september)) == months(9, 10, 11)
    store_one(store, replace(september, day=date(2026, 10, 1), rsa=True))
    assert refused_months(store, lambda it: it.add(september)) == months(9)
    assert refused_months(store, lambda it: it.add(replace(september, day=LATER))) == set()


def test_a_job_touches_the_months_whose_rate_counts_it(store: Store, small: Small) -> None:
    """Entered on 1 April: five months end on 31 August, six on 30 September."""
    written(store, lambda it: it.change(replace(small.path, entry_day=date(2026, 4, 1))))
    found = JobSpell(path_id=1, kind=JobKind.CDI, first_day=date(2026, 9, 30))
    assert refused_months(store, lambda it: it.add(found)) == months(9, 10, 11)
    assert refused_months(store, lambda it: it.add(replace(found, first_day=date(2026, 10, 1)))) == set()
    kept = store_one(store, found)
    assert refused_months(store, lambda it: it.change(replace(found, id=kept.id, employer="Mairie"))) == set()


def test_a_follow_up_counts_from_its_answer_on(store: Store, small: Small) -> None:
    gone = replace(small.path, entry_day=date(2026, 3, 1), exit_day=date(2026, 6, 30), outcome=Outcome.CDI)
    written(store, lambda it: it.change(gone))
    answer = FollowUp(path_id=1, months=3, answered_on=date(2026, 10, 1), answer=FollowUpAnswer.EMPLOYED)
    assert refused_months(store, lambda it: it.add(answer)) == months(10, 11)
    assert refused_months(store, lambda it: it.add(replace(answer, answered_on=LATER))) == set()


def sent(day: date, **values: object) -> Orientation:
    return Orientation(
        parent_id=2,
        day=day,
        prescriber=Prescriber.FRANCE_TRAVAIL,
        purpose=Purpose.TRAINING,
        **values,  # type: ignore[arg-type]
    )


def test_an_orientation_counts_in_the_twelve_months_from_its_own(store: Store, small: Small) -> None:
    assert refused_months(store, lambda it: it.add(sent(date(2026, 11, 1)))) == months(11)
    assert refused_months(store, lambda it: it.add(sent(date(2025, 10, 31)))) == months(9)
    assert refused_months(store, lambda it: it.add(sent(date(2025, 9, 1)))) == set()


def test_an_answer_counts_from_its_own_day(store: Store, small: Small) -> None:
    kept = store_one(store, sent(date(2026, 9, 7)))
    declined = replace(
        kept,
        answer=Answer.DECLINED,
        answered_on=date(2026, 10, 1),
        declined_by=Decliner.CRECHE,
        decline_reason=DeclineReason.NO_PLACE,
    )
    assert refused_months(store, lambda it: it.change(declined)) == months(10, 11)
    waiting = replace(kept, answered_on=date(2026, 9, 10))
    assert refused_months(store, lambda it: it.change(waiting)) == set()
    entered = InsertionPath(parent_id=2, entry_day=date(2026, 11, 2), orientation_id=kept.id)
    assert refused_months(store, lambda it: it.add(entered)) == months(11)


def test_who_works_touches_the_days_between_the_bounds(store: Store, small: Small) -> None:
    def until(day: date) -> StaffMember:
        return replace(small.member, last_day=day)

    assert refused_months(store, lambda it: it.change(until(date(2026, 10, 31)))) == months(11)
    assert refused_months(store, lambda it: it.change(until(date(2026, 10, 30)))) == months(10, 11)
    assert refused_months(store, lambda it: it.change(replace(small.member, last_name="Sow"))) == set()


def test_names_contacts_and_birth_dates_may_be_corrected(store: Store, small: Small) -> None:
    def corrections(it: Store) -> None:
        it.change(replace(small.child, first_name="Lukas", birth_day=date(2025, 3, 8)))
        it.change(replace(it.get(Parent, 1), last_name="Zolc", phone="01 02 03 04 05"))
        it.add(Contact(child_id=1, name="Tata", first_day=date(2026, 10, 1)))
        it.add(Child(first_name="Ada", last_name="Sow", birth_day=date(2026, 10, 1)))

    assert refused_months(store, corrections) == set()


def test_the_refusal_says_which_month_since_when_which_day_and_what_to_do(store: Store, small: Small) -> None:
    with (
        closed(store, OCTOBER, NOVEMBER),
        refused(
            MonthClosed,
            "Octobre 2026 est clos depuis le 1er novembre 2026 : ce changement toucherait le 14 octobre 2026.",
            "Datez-le après le 30 novembre 2026, ou demandez à la direction de rouvrir le mois.",
        ),
    ):
        written(store, lambda it: it.add(stay(date(2026, 10, 14))))
    assert store.find(AttendedSpan) == []


def test_a_row_that_ends_as_it_began_is_no_change(store: Store, small: Small) -> None:
    kept = store_one(store, stay(date(2026, 10, 14)))

    def there_and_back(it: Store) -> None:
        it.change(replace(kept, left=1010))
        it.change(kept)
        it.remove(it.add(stay(date(2026, 10, 15))))

    assert refused_months(store, there_and_back) == set()


def test_a_deed_is_refused_whole(store: Store, small: Small) -> None:
    def two(it: Store) -> None:
        it.add(stay(date(2026, 11, 4)))
        it.add(stay(date(2026, 10, 14)))

    assert refused_months(store, two, [OCTOBER]) == months(10)
    assert store.find(AttendedSpan) == []


CLOSE_BEHIND = (
    "INSERT INTO closed_months (month, closed_on, closed_by, sha256) "
    f"VALUES ('2026-10', '2026-11-02', 'directrice', '{'0' * 64}')"
)
"""As if the month had been closed without the store's knowing: a closing of its own forgets what could be undone."""


def test_undo_and_redo_pass_the_same_guard(store: Store, small: Small) -> None:
    assert isinstance(store, FileStore)
    written(store, lambda it: it.add(stay(date(2026, 10, 14))))
    store.db.execute(CLOSE_BEHIND)
    with pytest.raises(MonthClosed):
        store.undo()
    assert len(store.find(AttendedSpan)) == 1
    store.db.execute("DELETE FROM closed_months")
    assert store.undo() is not None
    store.db.execute(CLOSE_BEHIND)
    with pytest.raises(MonthClosed):
        store.redo()
    assert store.find(AttendedSpan) == []
    assert store.can_redo() == "write"


def test_once_reopened_a_month_takes_everything_again(store: Store, small: Small) -> None:
    with closed(store, OCTOBER):
        pass
    written(store, lambda it: it.add(stay(date(2026, 10, 14))))
    assert len(store.find(AttendedSpan)) == 1
