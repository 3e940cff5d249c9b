"""The counsellor's day: today's appointments, what to record, what ends, who is silent, what is late, what waits."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.drafts import keep_draft
from app.errors import NotAllowed
from app.insertion.actions import finish_action
from app.insertion.care_answers import Acceptance, accept_request
from app.insertion.care_requests import Became, CareRequest, ask_care, decline_request, withdraw_request
from app.insertion.counsellor_day import CounsellorDay, counsellor_day, to_record
from app.insertion.engaging import renew_engagement, sign
from app.insertion.entry_and_exit import close_path
from app.insertion.follow_ups import FollowUpAnswer, answer_check
from app.insertion.interview_entry import FORM
from app.insertion.interviews import InterviewState
from app.insertion.meetings import Meeting, MeetingEntry, save_meeting
from app.insertion.orientations import (
    Decliner,
    DeclineReason,
    Orientation,
    Purpose,
    add_orientation,
    decline_orientation,
    put_on_waiting_list,
)
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.insertion.path_list import PathLine
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent, WorkKind, save_event
from app.session import Session
from app.users import Role
from tests.app.insertion.records import (
    FRIDAY,
    SEPTEMBER,
    agreed,
    child_of,
    on,
    path_of,
    planned,
    recorded,
)
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, enrolled, parent, refused
from tests.app.report.test_building import Counting
from tests.builders import FixedClock


def today(session: Session, *, mine: bool = False) -> CounsellorDay:
    return counsellor_day(session, mine=mine)


def names(lines: Iterable[PathLine]) -> list[str]:
    return [one.parent.first_name for one in lines]


def test_today_s_appointments_come_in_order_whatever_their_state(
    counsellor: Session, path: InsertionPath
) -> None:
    other = path_of(counsellor, "Piotr")
    late = planned(counsellor, path, SUNDAY, "15:00")
    early = recorded(counsellor, other, SUNDAY, "7:00", state=InterviewState.EXCUSED)
    planned(counsellor, other, MONDAY)
    found = today(counsellor).appointments
    assert [(one.interview, one.line.parent.first_name) for one in found] == [
        (early, "Piotr"),
        (late, "Zofia"),
    ]


def test_what_is_past_and_has_no_state_is_to_be_recorded_the_newest_first(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    first, second = planned(counsellor, path, SUNDAY), planned(counsellor, path, MONDAY)
    at(clock, TUESDAY, "9:00")
    planned(counsellor, path, TUESDAY)
    assert [one.interview for one in today(counsellor).to_record] == [second, first]
    assert to_record(counsellor) == 2


def test_an_exit_does_not_hide_what_was_never_recorded(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    left = planned(counsellor, path, MONDAY)
    at(clock, date(2026, 11, 30), "9:00")
    close_path(counsellor, path, exit_day=date(2026, 11, 27), outcome=Outcome.CDI)
    assert [one.interview for one in today(counsellor).to_record] == [left]
    assert to_record(counsellor) == 1


def test_only_one_s_own_paths_and_those_of_nobody_are_shown_on_demand(
    counsellor: Session, boss: Session, clock: FixedClock
) -> None:
    paths = [
        path_of(counsellor, name, referent_id=referent)
        for name, referent in (("Ana", counsellor.user.id), ("Bea", boss.user.id), ("Chloé", None))
    ]
    for path in paths:
        planned(counsellor, path, SUNDAY, "9:00")
    at(clock, MONDAY, "9:00")
    assert names(one.line for one in today(counsellor).to_record) == ["Chloé", "Bea", "Ana"]
    assert names(one.line for one in today(counsellor, mine=True).to_record) == ["Chloé", "Ana"]
    assert sorted(names(today(counsellor, mine=True).unsigned)) == ["Ana", "Chloé"]


def test_engagements_near_their_term_the_nearest_first_and_paths_without_one(
    counsellor: Session, path: InsertionPath
) -> None:
    for name, first in (("Bea", date(2026, 9, 20)), ("Ana", SEPTEMBER), ("Chloé", date(2026, 11, 2))):
        sign(counsellor, path_of(counsellor, name), first)
    found = today(counsellor)
    assert (names(found.ending), names(found.unsigned)) == (["Ana", "Bea"], ["Zofia"])
    (ana,) = [one for one in found.ending if one.parent.first_name == "Ana"]
    renew_engagement(counsellor, ana.path, bilan_on=FRIDAY, bilan="Bien")
    sign(counsellor, path, date(2026, 12, 1))
    assert names(today(counsellor).ending) == ["Bea"]
    assert names(today(counsellor).unsigned) == []


def test_the_silent_come_the_longest_first(counsellor: Session, path: InsertionPath) -> None:
    recorded(counsellor, path, date(2026, 11, 11))
    path_of(counsellor, "Ana", date(2026, 11, 2))
    path_of(counsellor, "Bea", date(2026, 11, 12))
    path_of(counsellor, "Chloé", MONDAY)
    found = today(counsellor)
    assert (names(found.silent), found.silent_days) == (["Ana", "Zofia"], 10)


def test_late_actions_come_the_latest_due_last(counsellor: Session, path: InsertionPath) -> None:
    second = agreed(counsellor, path, SEPTEMBER, due_day=FRIDAY)
    first = agreed(counsellor, path, SEPTEMBER, due_day=date(2026, 11, 2))
    agreed(counsellor, path, SEPTEMBER, due_day=SUNDAY)
    finish_action(counsellor, agreed(counsellor, path, SEPTEMBER, due_day=FRIDAY), SUNDAY)
    assert [one.action for one in today(counsellor).overdue] == [first, second]


def test_checks_are_asked_for_when_due_with_whose_they_are(
    counsellor: Session, boss: Session, clock: FixedClock
) -> None:
    path = path_of(counsellor, referent_id=boss.user.id)
    close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    assert today(counsellor).checks == ()
    at(clock, date(2027, 2, 19), "9:00")
    ((check, whose),) = today(counsellor).checks
    assert (check.months, check.due, whose.first_name) == (3, date(2027, 2, 19), "Zofia")
    assert today(counsellor, mine=True).checks == ()
    answer_check(counsellor, path, 3, date(2027, 2, 19), FollowUpAnswer.UNREACHABLE)
    assert today(counsellor).checks == ()


def test_orientations_wait_for_their_answer_the_oldest_first(counsellor: Session) -> None:
    def sent(name: str, day: date) -> Orientation:
        wanted = Orientation(
            parent_id=parent(counsellor, name).id,
            day=day,
            prescriber=Prescriber.CAF,
            purpose=Purpose.STEPS,
        )
        return add_orientation(counsellor, wanted)

    late, early, gone = sent("Ana", FRIDAY), sent("Bea", SEPTEMBER), sent("Chloé", SEPTEMBER)
    put_on_waiting_list(counsellor, early, FRIDAY)
    decline_orientation(counsellor, gone, day=FRIDAY, by=Decliner.PARENT, reason=DeclineReason.NO_NEWS)
    found = [(one.id, whose.first_name) for one, whose in today(counsellor).orientations]
    assert found == [(early.id, "Bea"), (late.id, "Ana")]


def test_the_director_s_answers_are_told_for_two_weeks(
    counsellor: Session, boss: Session, path: InsertionPath, clock: FixedClock
) -> None:
    one = child_of(counsellor, path)
    enrolled(boss, one)

    def asked(label: str, day: date) -> CareRequest:
        event = WorkEvent(path_id=path.id, kind=WorkKind.TRIAL, label=label, first_day=day, last_day=day)
        stored = save_event(counsellor, event, on(day.weekday(), "9:00-12:00"))
        return ask_care(counsellor, stored, one)

    waiting = asked("Attente", date(2026, 12, 21))
    accepted = accept_request(boss, asked("Oui", MONDAY), Acceptance(became=Became.EXCEPTIONS))
    declined = decline_request(boss, asked("Non", TUESDAY), "Pas de place")
    withdraw_request(counsellor, asked("Retirée", TUESDAY))

    def told() -> list[int]:
        return [found.request.id for found in today(counsellor).requests]

    assert told() == [waiting.id, accepted.id, declined.id]
    assert today(counsellor).requests[0].child == one
    at(clock, date(2026, 12, 6), "9:00")
    assert told() == [waiting.id, accepted.id, declined.id]
    at(clock, date(2026, 12, 7), "9:00")
    assert told() == [waiting.id]


def test_today_s_meetings_and_one_s_own_drafts(
    counsellor: Session, boss: Session, path: InsertionPath, clock: FixedClock
) -> None:
    meeting = save_meeting(counsellor, MeetingEntry(meeting=Meeting(day=SUNDAY)))
    save_meeting(counsellor, MeetingEntry(meeting=Meeting(day=MONDAY)))
    other = path_of(counsellor, "Piotr")
    keep_draft(counsellor, FORM, path.id, "Zofia…")
    clock.move(minutes=1)
    keep_draft(counsellor, FORM, other.id, "Piotr…")
    keep_draft(counsellor, FORM, 99, "de personne")
    found = today(counsellor)
    assert found.meetings == (meeting,)
    assert [(draft.content, whose.first_name) for draft, whose in found.drafts] == [
        ("Piotr…", "Piotr"),
        ("Zofia…", "Zofia"),
    ]


def test_the_day_asks_as_much_for_many_paths_as_for_one(counsellor: Session, path: InsertionPath) -> None:
    def asked() -> int:
        counting = Counting(counsellor.store)
        counsellor_day(replace(counsellor, store=counting), mine=False)  # type: ignore[arg-type]
        return len(counting.asked)

    few = asked()
    for name in ("Ana", "Bea", "Chloé"):
        other = path_of(counsellor, name)
        sign(counsellor, other, SEPTEMBER)
        planned(counsellor, other, SUNDAY)
        agreed(counsellor, other, SEPTEMBER, due_day=FRIDAY)
    assert asked() == few


def test_the_team_has_no_such_day(counsellor: Session, path: InsertionPath) -> None:
    planned(counsellor, path, TUESDAY)
    team = as_role(counsellor, Role.TEAM)
    with refused(NotAllowed):
        counsellor_day(team, mine=False)
    with refused(NotAllowed):
        to_record(team)
