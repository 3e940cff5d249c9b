"""The meetings' desk (réunions de concertation): the list, one meeting whole, and the agenda proposed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.insertion.actions import PlanAction
from app.insertion.meetings import Meeting, MeetingAttendee, MeetingTopic, TopicReason
from app.insertion.partners import PartnerContact
from app.insertion.path_list import PathLine, lines_of, open_lines
from app.insertion.paths import InsertionPath
from app.session import Session
from app.settings import settings_on
from app.users import Right, User

ABSENCES = 2
"""Interviews in a row without the parent that put the parent on the agenda."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingLine:
    """A meeting of the list and how many parents it is about."""

    meeting: Meeting
    parents: int

    @property
    def id(self) -> int:
        """The meeting's."""
        return self.meeting.id


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A parent whom the program would put on the agenda, and why; the first reason is kept with the topic."""

    line: PathLine
    reasons: tuple[TopicReason, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingDesk:
    """One meeting with its people, topics and the actions that came of it."""

    meeting: Meeting
    user_ids: tuple[int, ...]
    contact_ids: tuple[int, ...]
    topics: tuple[tuple[MeetingTopic, PathLine], ...]
    actions: tuple[PlanAction, ...]


def meetings(session: Session) -> list[Meeting]:
    """Every meeting, the newest first."""
    session.require(Right.SEE_INSERTION)
    return sorted(
        session.store.find(Meeting), key=lambda one: (one.day, one.start or 0, one.id), reverse=True
    )


def meeting_lines(session: Session) -> list[MeetingLine]:
    """The same with their counts, in two queries."""
    found = meetings(session)
    counts = Counter(one.meeting_id for one in session.store.find(MeetingTopic))
    return [MeetingLine(meeting=one, parents=counts[one.id]) for one in found]


def meeting_desk(session: Session, meeting_id: int) -> MeetingDesk:
    """That meeting, whole. Raises NotFound."""
    session.require(Right.SEE_INSERTION)
    store = session.store
    meeting = store.get(Meeting, meeting_id)
    attendees = store.find(MeetingAttendee, meeting_id=meeting.id)
    topics = store.find(MeetingTopic, meeting_id=meeting.id)
    paths = store.find(InsertionPath, id=sorted({one.path_id for one in topics}))
    lines = {line.id: line for line in lines_of(session, paths)}
    return MeetingDesk(
        meeting=meeting,
        user_ids=tuple(one.user_id for one in attendees if one.user_id is not None),
        contact_ids=tuple(one.contact_id for one in attendees if one.contact_id is not None),
        topics=tuple((one, lines[one.path_id]) for one in topics),
        actions=tuple(store.find(PlanAction, meeting_id=meeting.id)),
    )


def who_may_attend(session: Session) -> tuple[list[User], list[PartnerContact]]:
    """The crèche's people and the partners' contacts still in the directory."""
    session.require(Right.SEE_INSERTION)
    users = session.store.find(User, active=True)
    return users, session.store.find(PartnerContact, ended_on=None)


def proposed_topics(session: Session) -> list[Proposal]:
    """The agenda of a meeting today: the silent, two absences in a row, overdue actions, engagements that end.

    Those with most reasons first, then by name as listed.
    """
    session.require(Right.SEE_INSERTION)
    settings, today = settings_on(session, session.clock.day()), session.clock.day()
    found = []
    for line in open_lines(session):
        reasons = [
            (TopicReason.ABSENCES, line.absences >= ABSENCES),
            (TopicReason.SILENT, line.silent_days(today) > settings.silent_days),
            (TopicReason.OVERDUE, line.overdue > 0),
            (TopicReason.ENDING, line.ends_within(today, max(settings.engagement_warnings, default=0))),
        ]
        held = tuple(reason for reason, holds in reasons if holds)
        if held:
            found.append(Proposal(line=line, reasons=held))
    return sorted(found, key=lambda one: -len(one.reasons))


def topics_of(proposals: Iterable[Proposal], meeting_id: int = 0) -> list[MeetingTopic]:
    """The proposals as topics of a meeting."""
    return [MeetingTopic(meeting_id=meeting_id, path_id=one.line.id, why=one.reasons[0]) for one in proposals]
