"""The list of meetings: how many parents each is about, and those that were cancelled."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import InvalidEntry, NotAllowed
from app.insertion.entry_and_exit import open_path
from app.insertion.meeting_desk import MeetingLine, meeting_lines
from app.insertion.meetings import (
    Decision,
    Meeting,
    MeetingEntry,
    MeetingState,
    MeetingTopic,
    remove_meeting,
    save_meeting,
)
from app.insertion.paths import InsertionPath
from app.session import Session
from app.users import Role
from tests.app.records import MONDAY, SUNDAY, as_role, parent, refused


@pytest.fixture
def path(session: Session) -> InsertionPath:
    """Zofia's."""
    return open_path(session, InsertionPath(parent_id=parent(session).id, entry_day=date(2026, 9, 1)))


def test_each_line_counts_its_parents_the_newest_first(session: Session, path: InsertionPath) -> None:
    topic = MeetingTopic(meeting_id=0, path_id=path.id)
    first = save_meeting(session, MeetingEntry(meeting=Meeting(day=SUNDAY), topics=[topic]))
    second = save_meeting(session, MeetingEntry(meeting=Meeting(day=MONDAY)))
    assert meeting_lines(session) == [
        MeetingLine(meeting=second, parents=0),
        MeetingLine(meeting=first, parents=1),
    ]
    assert [line.id for line in meeting_lines(session)] == [second.id, first.id]


def test_a_cancelled_meeting_is_kept_without_a_length_and_may_be_planned_again(session: Session) -> None:
    planned = save_meeting(session, MeetingEntry(meeting=Meeting(day=MONDAY)))
    cancelled = save_meeting(session, MeetingEntry(meeting=replace(planned, state=MeetingState.CANCELLED)))
    assert [line.meeting.state for line in meeting_lines(session)] == [MeetingState.CANCELLED]
    again = save_meeting(session, MeetingEntry(meeting=replace(cancelled, state=MeetingState.PLANNED)))
    assert again == planned


def test_a_cancelled_meeting_decides_nothing(session: Session, path: InsertionPath) -> None:
    cancelled = Meeting(day=SUNDAY, state=MeetingState.CANCELLED)
    decided = [Decision(path_id=path.id, label="Appeler la mission locale")]
    with refused(InvalidEntry, "une fois la réunion tenue", field="state"):
        save_meeting(session, MeetingEntry(meeting=cancelled, decisions=decided))


def test_a_cancelled_meeting_that_was_a_mistake_is_taken_away(session: Session) -> None:
    cancelled = Meeting(day=SUNDAY, state=MeetingState.CANCELLED)
    remove_meeting(session, save_meeting(session, MeetingEntry(meeting=cancelled)))
    assert meeting_lines(session) == []


def test_the_team_reads_no_list(session: Session) -> None:
    with pytest.raises(NotAllowed):
        meeting_lines(as_role(session, Role.TEAM))
