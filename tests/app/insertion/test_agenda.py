"""The agenda: interviews, meetings and the parents' work, each at its hour of each of its days."""

from datetime import date

import pytest

from app.errors import NotAllowed
from app.insertion.agenda import AgendaEntry, EntryKind, agenda, week_of
from app.insertion.interviews import InterviewState
from app.insertion.meetings import Meeting, MeetingEntry, save_meeting
from app.insertion.partners import (
    Organisation,
    OrganisationKind,
    PartnerContact,
    save_contact,
    save_organisation,
)
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent, WorkKind, cancel_event, save_event
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, on, path_of, planned, recorded
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, h, refused

NEXT_SUNDAY = date(2026, 11, 29)


def told(entries: list[AgendaEntry]) -> list[tuple[int, str, str]]:
    """Day of the month, kind and hour."""
    return [
        (
            one.day.day,
            str(one.kind),
            f"{one.start // 60}:{one.start % 60:02}-{one.end // 60}:{one.end % 60:02}",
        )
        for one in entries
    ]


def of_week(session: Session, user_id: int | None = None) -> list[AgendaEntry]:
    return agenda(session, MONDAY, NEXT_SUNDAY, user_id=user_id)


def work(
    session: Session, path: InsertionPath, days: tuple[date, date | None], weekday: int, hours: str
) -> WorkEvent:
    first, last = days
    event = WorkEvent(path_id=path.id, kind=WorkKind.TRAINING, label="Greta", first_day=first, last_day=last)
    return save_event(session, event, on(weekday, hours))


@pytest.mark.parametrize("day", [MONDAY, TUESDAY, NEXT_SUNDAY])
def test_a_week_goes_from_monday_to_sunday(day: date) -> None:
    assert week_of(day) == (MONDAY, NEXT_SUNDAY)


def test_everything_of_the_days_is_there_in_order(counsellor: Session, path: InsertionPath) -> None:
    planned(counsellor, path, TUESDAY, "14:00", minutes=30)
    recorded(counsellor, path, TUESDAY, "9:00", state=InterviewState.EXCUSED)
    recorded(counsellor, path, FRIDAY)
    save_meeting(counsellor, MeetingEntry(meeting=Meeting(day=TUESDAY, start=h("14:00"), minutes=90)))
    save_meeting(counsellor, MeetingEntry(meeting=Meeting(day=MONDAY)))
    work(counsellor, path, (FRIDAY, None), 2, "20:00-28:00")
    assert told(of_week(counsellor)) == [
        (23, "meeting", "0:00-1:00"),
        (24, "interview", "9:00-9:45"),
        (24, "interview", "14:00-14:30"),
        (24, "meeting", "14:00-15:30"),
        (25, "work", "20:00-28:00"),
    ]


def test_an_entry_knows_whose_it_is_and_tells_itself_apart(counsellor: Session, path: InsertionPath) -> None:
    planned(counsellor, path, MONDAY, user_id=counsellor.user.id)
    planned(counsellor, path_of(counsellor, "Piotr"), MONDAY, "10:00")
    event = work(counsellor, path, (MONDAY, None), 0, "14:00-16:00")
    hers, his, training = of_week(counsellor)
    assert (hers.parent and hers.parent.first_name, hers.user) == ("Zofia", counsellor.user)
    assert (his.parent and his.parent.first_name, his.user) == ("Piotr", None)
    assert (training.kind, training.record, training.parent) == (EntryKind.WORK, event, hers.parent)
    longer = agenda(counsellor, MONDAY, date(2026, 12, 6), user_id=None)
    assert len({one.id for one in longer}) == len(longer) == 4


def test_one_s_own_agenda_has_what_one_holds_attends_or_follows(counsellor: Session, boss: Session) -> None:
    hers, his = counsellor.user.id, boss.user.id
    own = path_of(counsellor, referent_id=hers)
    other = path_of(counsellor, "Piotr", referent_id=his)
    nobody_s = path_of(counsellor, "Ana")
    planned(counsellor, own, MONDAY, "8:00", user_id=hers)
    planned(counsellor, other, MONDAY, "9:00", user_id=his)
    planned(counsellor, nobody_s, MONDAY, "10:00")
    agency = save_organisation(counsellor, Organisation(name="Caf", kind=OrganisationKind.CAF))
    guest = save_contact(counsellor, PartnerContact(organisation_id=agency.id, name="Awa Ba"))
    for start, people in (("11:00", [hers, his]), ("12:00", [his]), ("13:00", [])):
        meeting = Meeting(day=MONDAY, start=h(start), minutes=30)
        save_meeting(counsellor, MeetingEntry(meeting=meeting, user_ids=people, contact_ids=[guest.id]))
    for path, hours in ((own, "14:00-15:00"), (other, "15:00-16:00"), (nobody_s, "16:00-17:00")):
        work(counsellor, path, (MONDAY, MONDAY), 0, hours)

    def starts(user_id: int | None) -> list[int]:
        return [one.start // 60 for one in of_week(counsellor, user_id)]

    assert starts(hers) == [8, 10, 11, 13, 14, 16]
    assert starts(his) == [9, 10, 11, 12, 13, 15, 16]
    assert starts(None) == [8, 9, 10, 11, 12, 13, 14, 15, 16]


def test_work_shows_on_each_of_its_days_and_no_other(counsellor: Session, path: InsertionPath) -> None:
    work(counsellor, path, (date(2026, 11, 25), None), 1, "9:00-12:00")
    assert told(of_week(counsellor)) == []
    assert [one.day.day for one in agenda(counsellor, MONDAY, date(2026, 12, 20), user_id=None)] == [1, 8, 15]
    bounded = work(counsellor, path, (TUESDAY, date(2026, 11, 26)), 3, "9:00-12:00")
    assert told(of_week(counsellor)) == [(26, "work", "9:00-12:00")]
    cancel_event(counsellor, bounded, SUNDAY)
    assert told(of_week(counsellor)) == []


def test_the_team_sees_no_agenda(counsellor: Session) -> None:
    with refused(NotAllowed):
        of_week(as_role(counsellor, Role.TEAM))
