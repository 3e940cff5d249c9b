"""How long a file is kept: from which day, until when, and what holds it back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.care.enrolments import Enrolment, Kind
from app.days import Month
from app.errors import Conflict, NotFound
from app.families.records import Child
from app.insertion.follow_ups import FollowUp, FollowUpAnswer
from app.insertion.interviews import Interview, InterviewState
from app.insertion.orientations import Answer, Orientation, Purpose
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.insertion.paths import InsertionPath
from app.protection.erasing import Proposal, erase, hold_words, proposals
from app.protection.files import FileKind
from app.protection.retention import (
    Hold,
    Standing,
    control_hold,
    control_until,
    departure,
    kept_until,
    last_contact,
)
from app.session import Session
from app.settings import set_setting
from app.store import Store
from tests.app.protection.families import LAST, add_family
from tests.app.records import at, refused
from tests.builders import FixedClock

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
CHILD = Child(first_name="Ana", last_name="Zwyca", birth_day=date(2019, 1, 1))
PATH = InsertionPath(parent_id=1, entry_day=date(2024, 1, 8))


@pytest.mark.parametrize(
    ("last", "years", "until"),
    [
        (date(2023, 6, 30), 3, date(2026, 6, 29)),
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2024, 12, 31), 2, date(2026, 12, 30)),
        (date(2024, 1, 1), 1, date(2024, 12, 31)),
    ],
)
def test_so_many_years_end_on_the_eve_of_the_same_day(last: date, years: int, until: date) -> None:
    assert kept_until(last, years) == until


@given(last=DAYS, years=st.integers(1, 10))
def test_a_file_is_kept_for_whole_years_and_no_day_more(last: date, years: int) -> None:
    until = kept_until(last, years)
    assert until.year - last.year in {years, years - 1}
    assert timedelta(days=365 * years - 1) <= until - last <= timedelta(days=366 * years)


@given(last=DAYS, years=st.integers(1, 10), after=st.integers(0, 6000))
def test_a_control_holds_until_the_year_s_end_and_never_after(last: date, years: int, after: int) -> None:
    until, today = control_until(last, years), last + timedelta(days=after)
    assert (until.month, until.day, until.year) == (12, 31, last.year + years - 1)
    assert control_hold(last, today, years) == (Hold(until=until) if today <= until else None)


def enrolment(last: date) -> Enrolment:
    return Enrolment(child_id=1, kind=Kind.REGULAR, first_day=date(2020, 1, 6), last_day=last)


@pytest.mark.parametrize(
    ("ended_on", "last_days", "expected"),
    [
        (None, [], None),  # nothing says that the child ever left
        (None, [date(2026, 11, 21)], date(2026, 11, 21)),
        (None, [date(2026, 11, 22)], None),  # here today
        (None, [date(2021, 6, 30), date(2027, 6, 30)], None),  # another contract to come
        (date(2022, 7, 31), [date(2021, 6, 30)], date(2022, 7, 31)),
        (date(2021, 6, 1), [date(2021, 6, 30)], date(2021, 6, 30)),
        (date(2021, 6, 1), [], date(2021, 6, 1)),
    ],
)
def test_a_child_leaves_with_the_last_contract_or_the_file_s_end(
    ended_on: date | None, last_days: list[date], expected: date | None
) -> None:
    child = Child(first_name="A", last_name="B", birth_day=date(2019, 1, 1), ended_on=ended_on)
    assert departure(child, [enrolment(last) for last in last_days], TODAY) == expected


def path(exit_day: date | None) -> InsertionPath:
    outcome = Outcome.CDI if exit_day else None
    return InsertionPath(parent_id=1, entry_day=date(2024, 1, 8), exit_day=exit_day, outcome=outcome)


def interview(day: date, state: InterviewState) -> Interview:
    return Interview(path_id=1, day=day, start=540, state=state)


def orientation(answer: Answer, answered_on: date | None) -> Orientation:
    return Orientation(
        parent_id=1,
        day=date(2024, 1, 3),
        prescriber=Prescriber.CAF,
        purpose=Purpose.OTHER,
        answer=answer,
        answered_on=answered_on,
    )


EXIT, LATER = date(2024, 7, 5), date(2024, 10, 4)


@pytest.mark.parametrize("state", InterviewState)
def test_an_interview_is_a_contact_when_the_parent_was_met_or_warned(state: InterviewState) -> None:
    missed = {InterviewState.NO_SHOW, InterviewState.CANCELLED}
    expected = EXIT if state in missed else LATER
    assert last_contact([path(EXIT)], [], [interview(LATER, state)], [], TODAY) == expected


@pytest.mark.parametrize("answer", FollowUpAnswer)
def test_a_follow_up_that_reached_nobody_is_no_contact(answer: FollowUpAnswer) -> None:
    asked = FollowUp(path_id=1, months=3, answered_on=LATER, answer=answer)
    expected = EXIT if answer is FollowUpAnswer.UNREACHABLE else LATER
    assert last_contact([path(EXIT)], [], [], [asked], TODAY) == expected


def test_an_open_path_an_orientation_without_answer_or_a_meeting_to_come_keeps_the_contact() -> None:
    assert last_contact([path(None), path(EXIT)], [], [], [], TODAY) is None
    assert last_contact([path(EXIT)], [orientation(Answer.WAITING, None)], [], [], TODAY) is None
    to_come = interview(TODAY + timedelta(days=4), InterviewState.PLANNED)
    assert last_contact([path(EXIT)], [], [to_come], [], TODAY) is None
    declined = orientation(Answer.ACCEPTED, date(2024, 1, 5))
    assert last_contact([], [declined], [], [], TODAY) == date(2024, 1, 5)


def of_child(session: Session) -> Proposal:
    return next(one for one in proposals(session) if one.file.kind is FileKind.CHILD)


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2023, 6, 29), Standing.KEPT),
        (date(2023, 6, 30), Standing.HELD),  # three years are over, a control may still ask for 2020
        (date(2023, 12, 31), Standing.HELD),
        (date(2024, 1, 1), Standing.DUE),
    ],
)
def test_a_child_s_file_is_kept_then_held_for_the_caf_then_proposed(
    store: Store, session: Session, clock: FixedClock, day: date, standing: Standing
) -> None:
    add_family(store, "Zwyca")  # left on 30 June 2020
    at(clock, day, "8:00")
    assert of_child(session).standing is standing


def test_the_durations_are_those_in_force_on_the_day(
    store: Store, session: Session, clock: FixedClock
) -> None:
    add_family(store, "Zwyca")
    at(clock, date(2023, 1, 1), "8:00")
    set_setting(session, "retention_child_years", date(2022, 1, 1), "2")
    assert of_child(session).standing is Standing.HELD
    set_setting(session, "control_years", date(2022, 1, 1), "1")
    assert of_child(session).standing is Standing.DUE


def test_an_insertion_file_is_held_while_its_months_are_open_within_a_control(
    store: Store, session: Session, clock: FixedClock
) -> None:
    add_family(store, "Zwyca")  # the path ended on 30 June 2020
    at(clock, date(2022, 6, 30), "8:00")
    held = next(one for one in proposals(session) if one.file.kind is FileKind.PARENT)
    assert (held.standing, held.hold) == (Standing.HELD, Hold(months=(Month(year=2020, month=1),)))
    assert "janvier\u00a02020 n’est pas clos" in hold_words(Hold(months=(Month(year=2020, month=1),)))
    with refused(Conflict, "janvier 2020", "Rien n’a été effacé"):
        erase(session, [held])
    at(clock, date(2026, 1, 1), "8:00")  # no control asks for 2020 any more
    free = next(one for one in proposals(session) if one.file.kind is FileKind.PARENT)
    assert free.standing is Standing.DUE


def test_a_held_file_among_others_stops_all_of_them(
    store: Store, session: Session, clock: FixedClock
) -> None:
    add_family(store, "Zwyca")
    at(clock, date(2023, 7, 1), "8:00")
    with refused(Conflict, "contrôle de la Caf", "31 décembre 2023"):
        erase(session, proposals(session))
    assert len(store.find(Child)) == 1


def test_a_child_who_came_back_since_the_list_was_read_is_not_erased(store: Store, session: Session) -> None:
    family = add_family(store, "Zwyca")
    found = proposals(session)
    with store.atomic("enrol"):
        store.add(
            Enrolment(
                child_id=family.child.id,
                kind=Kind.REGULAR,
                first_day=TODAY,
                last_day=TODAY + timedelta(days=90),
            )
        )
    with refused(NotFound, "a repris"):
        erase(session, found)


def test_a_file_may_go_before_its_time_when_the_family_asks(
    store: Store, session: Session, clock: FixedClock
) -> None:
    add_family(store, "Zwyca")
    set_setting(session, "control_years", date(2020, 1, 1), "1")
    at(clock, date(2021, 3, 1), "8:00")
    kept = [one for one in proposals(session) if one.file.kind is FileKind.CHILD]
    assert [one.standing for one in kept] == [Standing.KEPT]
    erase(session, kept, date(2021, 2, 26))
    assert store.find(Child) == []
    assert date(2021, 3, 1) > LAST
