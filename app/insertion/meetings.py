"""Concertation (réunions): internal or with partners, with minutes, attendees and the parents discussed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.errors import Conflict, InvalidEntry
from app.fields import tidy, tidy_text
from app.insertion.actions import ActionKind, ActionOwner, PlanAction, add_action
from app.insertion.paths import InsertionPath, parent_of, require_past
from app.session import Session
from app.spans import DAY
from app.store import Record
from app.users import Right
from app.wording import spoken_day

MOST_MINUTES = 600


class MeetingState(StrEnum):
    """Planned, held with its minutes, or cancelled: kept, with who was asked and what for."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class TopicReason(StrEnum):
    """Why a parent is on the agenda."""

    SILENT = "silent"
    ABSENCES = "absences"
    OVERDUE = "overdue"
    ENDING = "ending"
    ASKED = "asked"


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting(Record):
    """A concertation; `summary` is its minutes, `others` those present who stand in no list of ours."""

    PERIOD: ClassVar[tuple[str, str]] = ("day", "day")

    day: date
    start: int | None = None
    minutes: int | None = None
    with_partners: bool = False
    state: MeetingState = MeetingState.PLANNED
    title: str | None = None
    summary: str | None = None
    others: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingAttendee(Record):
    """Somebody of the crèche (`user_id`) or of a partner (`contact_id`)."""

    meeting_id: int
    user_id: int | None = None
    contact_id: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingTopic(Record):
    """A parent discussed, and what was decided."""

    meeting_id: int
    path_id: int
    why: TopicReason = TopicReason.ASKED
    decision: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A decision that becomes an action of the parent's plan."""

    path_id: int
    label: str
    kind: ActionKind = ActionKind.OTHER
    owner: ActionOwner = ActionOwner.COUNSELLOR
    due_day: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingEntry:
    """A meeting as its form holds it: whole; ids of users and contacts, topics without their meeting."""

    meeting: Meeting
    user_ids: Sequence[int] = ()
    contact_ids: Sequence[int] = ()
    topics: Sequence[MeetingTopic] = field(default_factory=tuple)
    decisions: Sequence[Decision] = ()


def save_meeting(session: Session, entry: MeetingEntry) -> Meeting:
    """Adds (id 0) or changes a meeting with its attendees and topics; decisions become actions. Raises InvalidEntry."""
    session.require(Right.EDIT_INSERTION)
    checked = _checked(session, entry)
    with session.store.atomic("save_meeting", about=spoken_day(checked.day)):
        stored = session.store.change(checked) if checked.id else session.store.add(checked)
        _put_attendees(session, stored, entry)
        _put_topics(session, stored, entry.topics)
        for decision in entry.decisions:
            add_action(
                session,
                PlanAction(
                    path_id=decision.path_id,
                    kind=decision.kind,
                    label=decision.label,
                    owner=decision.owner,
                    opened_on=stored.day,
                    due_day=decision.due_day,
                    meeting_id=stored.id,
                ),
            )
        return stored


def _checked(session: Session, entry: MeetingEntry) -> Meeting:
    meeting = tidy(entry.meeting)
    held = meeting.state is MeetingState.HELD
    if held:
        require_past(session, meeting.day, "une réunion se note tenue")
    if held and meeting.minutes is None:
        raise InvalidEntry(
            "Il manque la durée de la réunion : elle est comptée dans le rapport.", field="minutes"
        )
    if meeting.minutes is not None and not 1 <= meeting.minutes <= MOST_MINUTES:
        raise InvalidEntry(
            f"Une réunion dure de 1 à {MOST_MINUTES} minutes : corrigez sa durée.", field="minutes"
        )
    if meeting.start is not None and not 0 <= meeting.start < DAY:
        raise InvalidEntry("L’heure d’une réunion va de 0 h à 23 h 59.", field="start")
    if entry.decisions and not held:
        raise InvalidEntry(
            "Une décision se note une fois la réunion tenue : notez-la d’abord tenue, avec sa durée.",
            field="state",
        )
    paths = [one.path_id for one in entry.topics]
    if len(set(paths)) != len(paths):
        raise Conflict(
            "Un parent est deux fois à l’ordre du jour : retirez l’une des deux lignes.", field="topics"
        )
    if held and not (entry.user_ids or entry.contact_ids or meeting.others):
        raise InvalidEntry("Une réunion tenue a eu quelqu’un : cochez qui était là.", field="state")
    return meeting


def _put_attendees(session: Session, meeting: Meeting, entry: MeetingEntry) -> None:
    former = session.store.find(MeetingAttendee, meeting_id=meeting.id)
    wanted = {(user, None) for user in entry.user_ids} | {(None, contact) for contact in entry.contact_ids}
    for one in former:
        if (one.user_id, one.contact_id) not in wanted:
            session.store.remove(one)
    known = {(one.user_id, one.contact_id) for one in former}
    session.store.add_all(
        MeetingAttendee(meeting_id=meeting.id, user_id=user, contact_id=contact)
        for user, contact in sorted(wanted - known, key=lambda pair: (pair[0] or 0, pair[1] or 0))
    )


def _put_topics(session: Session, meeting: Meeting, topics: Sequence[MeetingTopic]) -> None:
    former = {one.path_id: one for one in session.store.find(MeetingTopic, meeting_id=meeting.id)}
    for path_id, one in former.items():
        if all(topic.path_id != path_id for topic in topics):
            session.store.remove(one)
    for topic in topics:
        wanted = replace(topic, meeting_id=meeting.id, decision=tidy_text(topic.decision, "decision"))
        session.store.get(InsertionPath, topic.path_id)
        if topic.path_id in former:
            session.store.change(replace(wanted, id=former[topic.path_id].id))
        else:
            session.store.add(replace(wanted, id=0))


def remove_meeting(session: Session, meeting: Meeting) -> None:
    """Takes away one that was noted by mistake; one that was held stays. Raises Conflict."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(Meeting, meeting.id)
    if former.state is MeetingState.HELD:
        raise Conflict("Cette réunion a eu lieu : corrigez-la plutôt que de la retirer.")
    with session.store.atomic("remove_meeting", about=spoken_day(former.day)):
        for kind in (MeetingAttendee, MeetingTopic):
            for row in session.store.find(kind, meeting_id=former.id):
                session.store.remove(row)
        session.store.remove(former)


def topic_names(session: Session, topics: Sequence[MeetingTopic]) -> dict[int, str]:
    """The parents' names by path, for the agenda's lines."""
    session.require(Right.SEE_INSERTION)
    paths = session.store.find(InsertionPath, id=sorted({one.path_id for one in topics}))
    return {path.id: parent_of(session, path).name for path in paths}
