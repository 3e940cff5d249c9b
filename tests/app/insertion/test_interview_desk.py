"""The interview's desk: last time, this week, what is open; and a next appointment that planning would accept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.errors import NotAllowed
from app.insertion.actions import finish_action
from app.insertion.care_requests import ask_care
from app.insertion.engaging import sign
from app.insertion.interview_desk import check_appointment, interview_desk, last_held, propose_next
from app.insertion.interview_entry import Appointment
from app.insertion.interviews import Interview, InterviewState
from app.insertion.needs import Closing, Intensity, Need, Theme, close_need, open_need
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent, WorkKind, WorkSpan, cancel_event, save_event
from app.session import Session
from app.structure.closures import add_closure
from app.structure.records import Closure, ClosureReason
from app.users import Role
from tests.app.insertion.records import (
    FRIDAY,
    SEPTEMBER,
    agreed,
    appointment,
    child_of,
    on,
    path_of,
    planned,
    recorded,
    setting,
)
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, enrolled, h, refused, span
from tests.builders import FixedClock

NEXT_FRIDAY = date(2026, 11, 27)


def test_the_desk_holds_what_the_conversation_needs(counsellor: Session, path: InsertionPath) -> None:
    child_of(counsellor, path)
    engagement = sign(counsellor, path, SEPTEMBER)
    earlier = recorded(counsellor, path, date(2026, 10, 5))
    last = recorded(counsellor, path, date(2026, 11, 17))
    recorded(counsellor, path, FRIDAY, state=InterviewState.NO_SHOW)
    coming = planned(counsellor, path, TUESDAY)
    planned(counsellor, path_of(counsellor, "Piotr"), TUESDAY)
    old = agreed(counsellor, path, date(2026, 10, 5), opened_in_id=earlier.id)
    done = finish_action(
        counsellor, agreed(counsellor, path, date(2026, 11, 17), opened_in_id=last.id), FRIDAY
    )
    near = agreed(counsellor, path, date(2026, 11, 17), due_day=FRIDAY)
    need = open_need(counsellor, Need(path_id=path.id, theme=Theme.MONEY, opened_on=SEPTEMBER), Intensity.LOW)
    gone = Need(path_id=path.id, theme=Theme.HOUSING, opened_on=SEPTEMBER)
    close_need(counsellor, open_need(counsellor, gone, Intensity.LOW), FRIDAY, Closing.VOID)
    desk = interview_desk(counsellor, path.id)
    assert (desk.path, desk.parent.first_name, len(desk.children)) == (path, "Zofia", 1)
    assert (desk.last, desk.agreed, desk.open_actions) == (last, (done,), (near, old))
    assert (desk.engagement, desk.needs) == (engagement, (need,))
    assert (desk.counts.held, desk.counts.no_show, desk.counts.planned) == (2, 1, 1)
    assert (desk.most_per_week, desk.usual_minutes) == (2, 45)
    assert desk.of_week(NEXT_FRIDAY) == [coming]
    assert desk.of_week(SUNDAY) == [last]


def test_last_time_is_the_one_before_the_interview_that_is_logged(
    counsellor: Session, path: InsertionPath
) -> None:
    first = recorded(counsellor, path, date(2026, 10, 5))
    second = recorded(counsellor, path, FRIDAY)
    assert interview_desk(counsellor, path.id).last == second
    assert interview_desk(counsellor, path.id, before=second).last == first
    assert interview_desk(counsellor, path.id, before=first).last is None
    assert interview_desk(counsellor, path.id, before=first).agreed == ()
    same_day = appointment(path, FRIDAY, "8:00")
    assert last_held([first, second], same_day) == first
    assert last_held([first, second], replace(same_day, start=h("9:30"))) == second


def test_work_to_come_stands_there_with_its_hours_and_what_was_asked(
    counsellor: Session, path: InsertionPath
) -> None:
    one = child_of(counsellor, path)

    def event(label: str, first: date, last: date | None) -> WorkEvent:
        made = WorkEvent(path_id=path.id, kind=WorkKind.TRAINING, label=label, first_day=first, last_day=last)
        return save_event(counsellor, made, on(first.weekday(), "9:00-12:00"))

    event("Passé", FRIDAY, FRIDAY)
    running = event("En cours", SEPTEMBER, None)
    cancel_event(counsellor, event("Annulé", TUESDAY, TUESDAY), SUNDAY)
    coming = event("À venir", TUESDAY, TUESDAY)
    request = ask_care(counsellor, coming, one)
    found = interview_desk(counsellor, path.id).events
    assert [(event, len(spans), requests) for event, spans, requests in found] == [
        (running, 1, ()),
        (coming, 1, (request,)),
    ]
    assert isinstance(found[0][1][0], WorkSpan)


def test_a_typed_appointment_is_checked_as_planning_would(
    counsellor: Session, boss: Session, path: InsertionPath
) -> None:
    one = child_of(counsellor, path)
    enrolled(boss, one, span("8:30", "10:00"))
    add_closure(boss, Closure(first_day=NEXT_FRIDAY, last_day=NEXT_FRIDAY, reason=ClosureReason.EXCEPTIONAL))
    planned(counsellor, path_of(counsellor, "Piotr"), TUESDAY, "9:30", user_id=counsellor.user.id)
    fitting = check_appointment(counsellor, path, appointment(path, MONDAY, "8:30"))
    assert (fitting.refusal, fitting.warnings, fitting.in_care) == (None, (), (one,))
    until_ten = check_appointment(counsellor, path, appointment(path, MONDAY, "9:15"))
    assert until_ten.in_care == (one,)
    for hour in ("8:29", "9:16"):
        assert check_appointment(counsellor, path, appointment(path, MONDAY, hour)).in_care == ()
    busy = check_appointment(counsellor, path, appointment(path, TUESDAY, user_id=counsellor.user.id))
    (warning,) = busy.warnings
    assert warning.startswith("Inès Faure a déjà un entretien")
    closed = check_appointment(counsellor, path, appointment(path, NEXT_FRIDAY))
    assert (closed.refusal, closed.warnings) == (None, ("La crèche est fermée ce jour-là.",))
    past = check_appointment(counsellor, path, appointment(path, FRIDAY))
    assert (past.refusal or "").startswith("Le 20")
    assert not [one for one in counsellor.store.find(Interview) if one.path_id == path.id]


def proposed(session: Session, path: InsertionPath, after: date = SUNDAY) -> Appointment | None:
    return propose_next(session, interview_desk(session, path.id), after)


def test_at_first_the_next_weekday_at_nine_is_proposed(counsellor: Session, path: InsertionPath) -> None:
    assert proposed(counsellor, path) == Appointment(day=MONDAY, start=h("9:00"), minutes=45)
    setting(counsellor, "interview_minutes", "30")
    assert proposed(counsellor, path, NEXT_FRIDAY) == Appointment(
        day=date(2026, 11, 30), start=h("9:00"), minutes=30
    )


def test_the_usual_hours_are_proposed_the_latest_first(counsellor: Session, path: InsertionPath) -> None:
    recorded(counsellor, path, date(2026, 11, 10), "14:00")  # a Tuesday
    recorded(counsellor, path, date(2026, 11, 17), "15:00")  # another
    assert proposed(counsellor, path) == Appointment(day=TUESDAY, start=h("15:00"), minutes=45)


def test_nothing_is_proposed_before_today(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    at(clock, TUESDAY, "9:00")
    found = proposed(counsellor, path, FRIDAY)
    assert found is not None
    assert found.day == date(2026, 11, 25)


def test_what_planning_refuses_is_passed_over(
    counsellor: Session, boss: Session, path: InsertionPath
) -> None:
    recorded(counsellor, path, date(2026, 11, 17))  # a Tuesday at nine
    planned(counsellor, path, MONDAY, "14:00")
    planned(counsellor, path, date(2026, 11, 25), "14:00")  # that week is full
    shut = date(2026, 12, 1)
    add_closure(boss, Closure(first_day=shut, last_day=shut, reason=ClosureReason.EXCEPTIONAL))
    busy = date(2026, 12, 8)
    planned(counsellor, path_of(counsellor, "Piotr"), busy, "9:30", user_id=counsellor.user.id)
    found = proposed(counsellor, path)
    assert found is not None
    assert (found.day, found.start) == (date(2026, 11, 30), h("14:00"))
    planned(counsellor, path, date(2026, 11, 30), "14:00")
    again = proposed(counsellor, path, date(2026, 12, 1))
    assert again is not None
    assert (again.day, again.start) == (date(2026, 12, 2), h("14:00"))


def test_an_hour_while_the_child_is_cared_for_is_preferred(
    counsellor: Session, boss: Session, path: InsertionPath
) -> None:
    one = child_of(counsellor, path)
    enrolled(boss, one, span("14:00", "17:00"))
    recorded(counsellor, path, date(2026, 11, 17), "15:00")
    recorded(counsellor, path, FRIDAY)
    planned(counsellor, path, MONDAY)
    found = proposed(counsellor, path)
    assert found is not None
    assert (found.day, found.start) == (TUESDAY, h("15:00"))


def test_else_the_first_that_fits(counsellor: Session, path: InsertionPath) -> None:
    child_of(counsellor, path)
    assert proposed(counsellor, path) == Appointment(day=MONDAY, start=h("9:00"), minutes=45)


def test_four_weeks_without_room_give_no_proposal(
    counsellor: Session, boss: Session, path: InsertionPath
) -> None:
    add_closure(boss, Closure(first_day=MONDAY, last_day=date(2026, 12, 20), reason=ClosureReason.HOLIDAYS))
    assert proposed(counsellor, path) is None


def test_the_team_sits_at_no_desk(counsellor: Session, path: InsertionPath) -> None:
    team = as_role(counsellor, Role.TEAM)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: interview_desk(team, path.id),
        lambda: check_appointment(team, path, appointment(path, TUESDAY)),
    )
    for deed in deeds:
        with refused(NotAllowed):
            deed()
