"""The agenda (agenda): interviews, meetings and the parents' own work appointments, by day and week."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.days import days_between, monday_of
from app.families.records import Parent
from app.insertion.interviews import Interview
from app.insertion.meetings import Meeting, MeetingAttendee
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent, WorkSpan, week_of_event
from app.session import Session
from app.store import Record
from app.users import Right, User

MEETING_MINUTES = 60
"""A meeting without a length yet is shown so long."""
BEHIND, AHEAD = timedelta(days=7), timedelta(days=90)
"""What one carries of one's own agenda: the days around today."""


class EntryKind(StrEnum):
    """What takes the time."""

    INTERVIEW = "interview"
    MEETING = "meeting"
    WORK = "work"


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaEntry:
    """Something at an hour of a day; `start` and `end` in minutes after its midnight."""

    kind: EntryKind
    day: date
    start: int
    end: int
    record: Record
    parent: Parent | None = None
    user: User | None = None

    @property
    def id(self) -> tuple[str, int, date]:
        """What tells it apart."""
        return self.kind, self.record.id, self.day


def agenda(session: Session, first: date, last: date, *, user_id: int | None) -> list[AgendaEntry]:
    """The entries of these days, in order; of one person, or of everybody. Parents' work shows in both.

    One's own are the interviews one holds, the meetings one attends, and those that nobody was named for.
    """
    session.require(Right.SEE_INSERTION)
    found = [
        *_interviews(session, first, last, user_id),
        *_meetings(session, first, last, user_id),
        *_work(session, first, last, user_id),
    ]
    return sorted(found, key=lambda one: (one.day, one.start, one.kind, one.record.id))


def carried_agenda(session: Session) -> list[AgendaEntry]:
    """One's own interviews and meetings around today, for the calendar of one's own phone or PC.

    Data leave the program by Right.CARRY_OUT, which the director alone has. One's own agenda may leave it with
    Right.EDIT_INSERTION: whoever holds the appointments needs them in hand, and `ui.agenda_calendar` writes a
    parent's initials only, no note. The parents' own work stays inside.
    """
    session.require(Right.EDIT_INSERTION)
    today = session.clock.day()
    found = agenda(session, today - BEHIND, today + AHEAD, user_id=session.user.id)
    return [one for one in found if one.kind is not EntryKind.WORK]


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the day's ISO week."""
    monday = monday_of(day)
    return monday, monday.fromordinal(monday.toordinal() + 6)


def _parents(session: Session, path_ids: set[int]) -> dict[int, Parent]:
    paths = session.store.find(InsertionPath, id=sorted(path_ids))
    parents = {one.id: one for one in session.store.find(Parent, id=sorted({one.parent_id for one in paths}))}
    return {path.id: parents[path.parent_id] for path in paths}


def _interviews(session: Session, first: date, last: date, user_id: int | None) -> Iterator[AgendaEntry]:
    interviews = [
        one
        for one in session.store.touching(Interview, first, last)
        if user_id is None or one.user_id in {None, user_id}
    ]
    parents = _parents(session, {one.path_id for one in interviews})
    users = {user.id: user for user in session.store.find(User)}
    for one in interviews:
        yield AgendaEntry(
            kind=EntryKind.INTERVIEW,
            day=one.day,
            start=one.start,
            end=one.end,
            record=one,
            parent=parents[one.path_id],
            user=users.get(one.user_id or 0),
        )


def _meetings(session: Session, first: date, last: date, user_id: int | None) -> Iterator[AgendaEntry]:
    meetings = session.store.touching(Meeting, first, last)
    attending: dict[int, set[int]] = {}
    for one in session.store.find(MeetingAttendee, meeting_id=[meeting.id for meeting in meetings]):
        if one.user_id is not None:
            attending.setdefault(one.meeting_id, set()).add(one.user_id)
    for meeting in meetings:
        named = attending.get(meeting.id, set())
        if user_id is not None and named and user_id not in named:
            continue
        start = 0 if meeting.start is None else meeting.start
        yield AgendaEntry(
            kind=EntryKind.MEETING,
            day=meeting.day,
            start=start,
            end=start + (meeting.minutes or MEETING_MINUTES),
            record=meeting,
        )


def _work(session: Session, first: date, last: date, user_id: int | None) -> Iterator[AgendaEntry]:
    events = [one for one in session.store.touching(WorkEvent, first, last) if one.cancelled_on is None]
    paths = {
        one.id: one for one in session.store.find(InsertionPath, id=sorted({one.path_id for one in events}))
    }
    parents = _parents(session, set(paths))
    spans = session.store.find(WorkSpan, event_id=[one.id for one in events])
    for event in events:
        if user_id is not None and paths[event.path_id].referent_id not in {None, user_id}:
            continue
        week = week_of_event(span for span in spans if span.event_id == event.id)
        for day in days_between(max(first, event.first_day), min(last, event.last_day or last)):
            for span in week.get(day.weekday(), ()):
                yield AgendaEntry(
                    kind=EntryKind.WORK,
                    day=day,
                    start=span.start,
                    end=span.end,
                    record=event,
                    parent=parents[event.path_id],
                )
