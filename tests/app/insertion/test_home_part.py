"""The insertion on the home page: what ends, what is not signed, checks due, interviews to record and to come."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.days import ONE_DAY
from app.errors import NotAllowed
from app.insertion.counsellor_day import to_record
from app.insertion.engagements import EndReason
from app.insertion.engaging import end_engagement, renew_engagement, sign
from app.insertion.entry_and_exit import close_path
from app.insertion.follow_ups import FollowUpAnswer, answer_check
from app.insertion.home_part import InsertionHome, insertion_home
from app.insertion.interviewing import plan_interview
from app.insertion.interviews import Interview
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.session import Session
from app.settings import settings_on
from app.users import Role
from tests.app.insertion.asking import SEPTEMBER, open_path_of
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, h, refused
from tests.builders import FixedClock

LAST = date(2026, 11, 30)
"""The last day of an engagement of three months since September."""


@pytest.fixture
def path(session: Session) -> InsertionPath:
    return open_path_of(session)


def read(session: Session) -> InsertionHome:
    return insertion_home(session, settings_on(session, session.clock.day()))


def planned(session: Session, path: InsertionPath, day: date, hour: str, **fields: object) -> Interview:
    wanted = Interview(path_id=path.id, day=day, start=h(hour), **fields)  # type: ignore[arg-type]
    return plan_interview(session, wanted)


@pytest.mark.parametrize(
    ("day", "ended_and_ending"),
    [
        (LAST - timedelta(days=31), (0, 0)),
        (LAST - timedelta(days=30), (0, 1)),
        (LAST, (0, 1)),
        (LAST + ONE_DAY, (1, 0)),
    ],
)
def test_an_engagement_is_told_from_its_first_warning_on_and_past_its_term(
    session: Session, clock: FixedClock, path: InsertionPath, day: date, ended_and_ending: tuple[int, int]
) -> None:
    sign(session, path, SEPTEMBER, signed_on=SEPTEMBER)
    at(clock, day, "9:00")
    found = read(session)
    assert (len(found.ended), len(found.ending)) == ended_and_ending
    assert (found.count, found.unsigned, found.warned_days) == (sum(ended_and_ending), (), 30)


def test_one_renewed_already_ends_no_more(session: Session, clock: FixedClock, path: InsertionPath) -> None:
    sign(session, path, SEPTEMBER, signed_on=SEPTEMBER)
    at(clock, LAST, "9:00")
    renew_engagement(session, path, bilan_on=LAST, bilan="Le CV est prêt.", signed_on=LAST)
    assert (read(session).ending, read(session).ended) == ((), ())


def test_one_that_ended_early_is_told_while_the_path_is_open(
    session: Session, clock: FixedClock, path: InsertionPath
) -> None:
    engagement = sign(session, path, SEPTEMBER, signed_on=SEPTEMBER)
    end_engagement(session, engagement, date(2026, 11, 10), EndReason.MOVED)
    assert [one.term for one in read(session).ended] == [date(2026, 11, 10)]
    close_path(session, path, exit_day=date(2026, 11, 20), outcome=Outcome.MOVED_AWAY)
    assert read(session).count == 0


@pytest.mark.parametrize(
    ("signed", "day", "count"),
    [
        (None, SUNDAY, 1),
        (SEPTEMBER, SUNDAY, 0),
        (None, LAST + ONE_DAY, 0),  # it is told for its term
    ],
)
def test_a_signature_is_missing_until_the_term(
    session: Session, clock: FixedClock, signed: date | None, day: date, count: int
) -> None:
    sign(session, open_path_of(session), SEPTEMBER, signed_on=signed)
    at(clock, day, "9:00")
    assert len(read(session).unsigned) == count


def test_a_path_without_an_engagement_lacks_one_from_its_first_day_on(session: Session) -> None:
    open_path_of(session, entry=MONDAY)
    assert read(session).unsigned == ()
    open_path_of(session, first_name="Awa", entry=SUNDAY)
    assert [one.parent.first_name for one in read(session).unsigned] == ["Awa"]


def test_a_check_is_told_from_its_day_until_it_is_answered(
    session: Session, clock: FixedClock, path: InsertionPath
) -> None:
    closed = close_path(session, path, exit_day=date(2026, 11, 20), outcome=Outcome.CDI)
    at(clock, date(2027, 2, 18), "9:00")
    assert read(session).checks == ()
    at(clock, date(2027, 2, 19), "9:00")
    ((due, parent),) = read(session).checks
    assert (due.months, parent.id) == (3, path.parent_id)
    answer_check(session, closed, 3, date(2027, 2, 19), FollowUpAnswer.EMPLOYED)
    assert read(session).count == 0


def test_interviews_of_past_days_without_a_state_are_counted_as_in_the_navigation(
    session: Session, clock: FixedClock, path: InsertionPath
) -> None:
    for hour in ("9:00", "14:00"):
        planned(session, path, MONDAY, hour)
    at(clock, MONDAY, "18:00")
    assert read(session).to_record == to_record(session) == 0
    at(clock, TUESDAY, "8:00")
    assert read(session).to_record == to_record(session) == 2
    assert read(session).count == 3  # the engagement is not signed either


@pytest.mark.parametrize(
    ("hour", "starts"),
    [
        ("9:44", ["9:00", "14:00"]),
        ("9:45", ["14:00"]),  # three quarters of an hour later it is over
        ("14:45", ["8:00", "8:30"]),
    ],
)
def test_what_is_left_of_today_comes_first_then_the_next_day_that_has_some(
    session: Session, clock: FixedClock, path: InsertionPath, hour: str, starts: list[str]
) -> None:
    other = open_path_of(session, first_name="Awa")
    friday = date(2026, 11, 27)
    planned(session, path, MONDAY, "14:00", user_id=session.user.id)
    planned(session, path, MONDAY, "9:00")
    planned(session, other, friday, "8:30")
    planned(session, open_path_of(session, first_name="Ümit"), friday, "8:00")
    planned(session, path, friday + timedelta(days=3), "8:00")
    at(clock, MONDAY, hour)
    found = read(session).next
    today = [one for one in found if one.interview.day == MONDAY]
    shown = today or found
    assert [one.interview.start for one in shown] == [h(start) for start in starts]
    assert len(found) == len(today) + 2
    assert [one.user for one in today if one.interview.start == h("14:00")] in ([], [session.user])


def test_beyond_a_week_nothing_is_looked_for(
    session: Session, clock: FixedClock, path: InsertionPath
) -> None:
    planned(session, path, MONDAY, "9:00")
    at(clock, MONDAY - timedelta(days=7), "9:00")
    assert len(read(session).next) == 1
    at(clock, MONDAY - timedelta(days=8), "9:00")
    assert read(session).next == ()


def test_an_appointment_that_stands_after_an_exit_still_has_a_name(
    session: Session, clock: FixedClock, path: InsertionPath
) -> None:
    planned(session, path, MONDAY, "9:00")
    at(clock, MONDAY, "8:00")
    with session.store.atomic("close_path"):
        session.store.change(replace(path, exit_day=SUNDAY, outcome=Outcome.OTHER))
    assert [one.parent.id for one in read(session).next] == [path.parent_id]


def test_the_team_has_no_part_in_it(session: Session) -> None:
    with refused(NotAllowed):
        read(as_role(session, Role.TEAM))
