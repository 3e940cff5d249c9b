"""A parent's page: the path, the engagement, the plan, the needs, the thread; in a bounded number of queries."""

from dataclasses import replace
from datetime import date

from app.care.attendance_days import note_day
from app.days import Month
from app.errors import NotAllowed, NotFound
from app.insertion.care_requests import ask_care
from app.insertion.engaging import renew_engagement, sign
from app.insertion.entry_and_exit import accept_orientation, close_path, open_path
from app.insertion.interviewing import move_interview
from app.insertion.interviews import InterviewState
from app.insertion.meetings import Meeting, MeetingEntry, MeetingTopic, save_meeting
from app.insertion.needs import Closing, Intensity, Need, Theme, close_need, open_need, rate_need
from app.insertion.orientations import Orientation, Purpose, add_orientation
from app.insertion.outcomes import Outcome
from app.insertion.parent_sheet import latest_path, parent_sheet
from app.insertion.partners import Prescriber
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import write_note
from app.insertion.situations import Situation, Work, note_situation
from app.insertion.threads import Event
from app.insertion.work_events import WorkEvent, WorkKind, save_event
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, SEPTEMBER, agreed, child_of, on, path_of, planned, recorded
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, child, enrolled, h, refused, span
from tests.app.report.test_building import Counting
from tests.builders import FixedClock


def test_the_page_shows_the_path_and_what_hangs_on_it(counsellor: Session, boss: Session) -> None:
    path = path_of(counsellor, referent_id=counsellor.user.id)
    lukasz = child_of(counsellor, path)
    engagement = sign(counsellor, path, SEPTEMBER)
    held = recorded(counsellor, path, FRIDAY)
    write_note(counsellor, held.id, "fatiguée")
    coming = planned(counsellor, path, TUESDAY)
    late = agreed(counsellor, path, SEPTEMBER)
    near = agreed(counsellor, path, SEPTEMBER, due_day=MONDAY)
    closed = open_need(
        counsellor, Need(path_id=path.id, theme=Theme.MONEY, opened_on=SEPTEMBER), Intensity.LOW
    )
    closed = close_need(counsellor, closed, FRIDAY, Closing.LIFTED)
    still = open_need(
        counsellor, Need(path_id=path.id, theme=Theme.HOUSING, opened_on=FRIDAY), Intensity.HIGH
    )
    rate_need(counsellor, still, SUNDAY, Intensity.LOW)
    situation = note_situation(counsellor, Situation(path_id=path.id, day=SEPTEMBER, work=Work.JOB_SEEKING))
    sheet = parent_sheet(counsellor, path.id)
    assert (sheet.parent.first_name, sheet.children, sheet.path, sheet.paths) == (
        "Zofia",
        (lukasz,),
        path,
        (path,),
    )
    assert (sheet.referent, sheet.engagements, sheet.engagement) == (
        counsellor.user,
        (engagement,),
        engagement,
    )
    assert (sheet.interviews, sheet.counts.held, sheet.counts.planned) == ((held, coming), 1, 1)
    assert sheet.open_actions == (near, late)
    assert [(need, [one.intensity for one in levels]) for need, levels in sheet.needs] == [
        (still, [Intensity.HIGH, Intensity.LOW]),
        (closed, [Intensity.LOW]),
    ]
    assert (sheet.situation, sheet.checks, sheet.orientation) == (situation, (), None)
    assert sheet.private == {held.id}
    assert parent_sheet(boss, path.id).private == frozenset()
    assert sheet.users[counsellor.user.id].name == "Inès Faure"


def test_the_path_knows_the_orientation_it_came_of(counsellor: Session, path: InsertionPath) -> None:
    other = path_of(counsellor, "Piotr", date(2026, 9, 2))
    close_path(counsellor, other, exit_day=date(2026, 9, 30), outcome=Outcome.BREACH)
    sent = Orientation(
        parent_id=other.parent_id, day=FRIDAY, prescriber=Prescriber.CAF, purpose=Purpose.STEPS
    )
    noted = add_orientation(counsellor, sent)
    second = accept_orientation(counsellor, noted, answered_on=FRIDAY, entry_day=FRIDAY)
    orientation = parent_sheet(counsellor, second.id).orientation
    assert orientation is not None
    assert orientation.id == noted.id
    assert parent_sheet(counsellor, other.id).orientation is None


def test_a_former_path_keeps_its_own_and_the_thread_tells_both(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    sign(counsellor, path, SEPTEMBER)
    recorded(counsellor, path, date(2026, 9, 15))
    agreed(counsellor, path, date(2026, 9, 15))
    note_situation(counsellor, Situation(path_id=path.id, day=SEPTEMBER, work=Work.JOB_SEEKING))
    former = close_path(counsellor, path, exit_day=date(2026, 9, 30), outcome=Outcome.CDI)
    second = open_path(counsellor, InsertionPath(parent_id=path.parent_id, entry_day=date(2026, 11, 2)))
    sheet = parent_sheet(counsellor, second.id)
    assert sheet.paths == (second, former)
    assert (sheet.engagements, sheet.interviews, sheet.open_actions, sheet.needs) == ((), (), (), ())
    assert sheet.situation is not None  # what is known of the parent is known, whatever the path
    assert [item.event for item in sheet.thread].count(Event.ENTERED) == 2
    assert latest_path(counsellor, path.parent_id) == second
    assert latest_path(counsellor, 99) is None
    at(clock, date(2027, 1, 4), "9:00")
    assert [one.months for one in parent_sheet(counsellor, former.id).checks] == [3]
    assert parent_sheet(counsellor, second.id).checks == ()


def test_the_month_s_hours_of_each_enrolled_child(
    counsellor: Session, boss: Session, path: InsertionPath
) -> None:
    lukasz, maja = child_of(counsellor, path), child_of(counsellor, path, "Maja")
    child_of(counsellor, path, "Ola")
    enrolment = enrolled(boss, lukasz, span("8:30", "12:00"))
    enrolled(boss, maja, span("9:00", "10:00"))
    enrolled(boss, child(boss, "Ana"), span("8:30", "12:00"))
    note_day(boss, enrolment, date(2026, 11, 2), [(h("8:20"), h("11:50"))])
    sheet = parent_sheet(counsellor, path.id)
    assert sheet.month == Month(year=2026, month=11)
    # 21 weekdays of November; 8:20 to 11:50 is three hours and a half begun, rounded up to the half hour
    assert {one.child.first_name: (one.reserved, one.realised) for one in sheet.care} == {
        "Łukasz": (21 * 210, 210),
        "Maja": (21 * 60, 0),
    }


def asked(session: Session, path: InsertionPath) -> list[str]:
    counting = Counting(session.store)
    parent_sheet(replace(session, store=counting), path.id)  # type: ignore[arg-type]
    return [kind.__name__ for kind in counting.asked]


def test_the_page_asks_as_much_for_a_long_path_as_for_a_new_one(
    counsellor: Session, boss: Session, path: InsertionPath
) -> None:
    child_of(counsellor, path)
    few = asked(counsellor, path)
    lukasz = child_of(counsellor, path, "Maja")
    enrolled(boss, lukasz, span("8:30", "12:00"))
    sign(counsellor, path, SEPTEMBER)
    renew_engagement(counsellor, path, bilan_on=FRIDAY, bilan="Bien")
    for number in range(10):
        held = recorded(counsellor, path, date(2026, 10, 1 + number), state=InterviewState.HELD)
        write_note(counsellor, held.id, f"note {number}")
        agreed(counsellor, path, SEPTEMBER)
    move_interview(counsellor, planned(counsellor, path, MONDAY), TUESDAY, h("9:00"))
    event = save_event(
        counsellor,
        WorkEvent(path_id=path.id, kind=WorkKind.JOB, label="Caisse", first_day=TUESDAY, last_day=TUESDAY),
        on(1, "9:00-12:00"),
    )
    ask_care(counsellor, event, lukasz)
    for theme in (Theme.MONEY, Theme.HOUSING, Theme.DIGITAL):
        open_need(counsellor, Need(path_id=path.id, theme=theme, opened_on=SEPTEMBER), Intensity.LOW)
    save_meeting(
        counsellor,
        MeetingEntry(meeting=Meeting(day=MONDAY), topics=[MeetingTopic(meeting_id=0, path_id=path.id)]),
    )
    many = asked(counsellor, path)
    assert many == few
    assert len(many) < 50


def test_a_page_of_nobody_is_told_and_the_team_sees_none(counsellor: Session, path: InsertionPath) -> None:
    with refused(NotFound):
        parent_sheet(counsellor, 99)
    with refused(NotAllowed):
        parent_sheet(as_role(counsellor, Role.TEAM), path.id)
    with refused(NotAllowed):
        latest_path(as_role(counsellor, Role.TEAM), path.parent_id)
