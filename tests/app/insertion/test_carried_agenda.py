"""What one carries of one's agenda: one's own appointments around today, and nobody else's."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.errors import NotAllowed
from app.insertion.agenda import EntryKind, agenda, carried_agenda
from app.insertion.entry_and_exit import open_path
from app.insertion.interviewing import plan_interview
from app.insertion.interviews import Interview
from app.insertion.meetings import Meeting, MeetingEntry, save_meeting
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent, WorkKind, save_event
from app.session import Session
from app.users import Role, User
from tests.app.records import SUNDAY, as_role, h, parent, span


@pytest.fixture
def counsellor(session: Session) -> Session:
    """Inès Faure at work."""
    with session.store.atomic("add_person"):
        user = session.store.add(User(login="conseillere", name="Inès Faure", role=Role.COUNSELLOR))
    return replace(session, user=user)


@pytest.fixture
def path(counsellor: Session) -> InsertionPath:
    """Zofia's, open since the spring."""
    wanted = InsertionPath(parent_id=parent(counsellor).id, entry_day=date(2026, 3, 1))
    return open_path(counsellor, wanted)


def planned(session: Session, path: InsertionPath, day: date, user_id: int | None) -> Interview:
    with session.store.atomic("plan_interview"):
        return session.store.add(Interview(path_id=path.id, user_id=user_id, day=day, start=h("9:00")))


@pytest.mark.parametrize(
    ("days", "is_carried"), [(-8, False), (-7, True), (0, True), (90, True), (91, False)]
)
def test_it_goes_from_seven_days_back_to_ninety_ahead(
    counsellor: Session, path: InsertionPath, days: int, is_carried: bool
) -> None:
    one = planned(counsellor, path, SUNDAY + timedelta(days=days), counsellor.user.id)
    assert [entry.record for entry in carried_agenda(counsellor)] == ([one] if is_carried else [])


def test_what_nobody_was_named_for_is_everyones(counsellor: Session, path: InsertionPath) -> None:
    one = planned(counsellor, path, SUNDAY, None)
    assert [entry.record for entry in carried_agenda(counsellor)] == [one]


def test_the_others_appointments_and_the_parents_work_stay_in_the_program(
    counsellor: Session, session: Session, path: InsertionPath
) -> None:
    plan_interview(session, Interview(path_id=path.id, user_id=session.user.id, day=SUNDAY, start=h("9:00")))
    job = WorkEvent(
        path_id=path.id, kind=WorkKind.JOB_INTERVIEW, label="Hôtel", first_day=SUNDAY, last_day=SUNDAY
    )
    save_event(counsellor, job, {6: (span("14:00", "15:00"),)})
    theirs = MeetingEntry(meeting=Meeting(day=SUNDAY, start=h("16:00")), user_ids=[session.user.id])
    save_meeting(session, theirs)
    everybody = save_meeting(session, MeetingEntry(meeting=Meeting(day=SUNDAY, start=h("17:00"))))
    assert len(agenda(counsellor, SUNDAY, SUNDAY, user_id=None)) == 4
    (found,) = carried_agenda(counsellor)
    assert (found.kind, found.record) == (EntryKind.MEETING, everybody)


def test_whoever_may_not_write_in_the_insertion_carries_nothing(counsellor: Session) -> None:
    with pytest.raises(NotAllowed):
        carried_agenda(as_role(counsellor, Role.TEAM))
