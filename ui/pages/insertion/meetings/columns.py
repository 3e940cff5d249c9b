"""The list of meetings (liste des concertations): day, with whom, how many parents, state."""

from collections.abc import Sequence
from datetime import date

from app.insertion.meeting_desk import MeetingLine
from app.insertion.meetings import Meeting, MeetingState
from ui import french, insertion_codes, theme
from ui.insertion_words import TO_RECORD
from ui.table import Column

TONES: dict[MeetingState, theme.Tone] = {
    MeetingState.PLANNED: "action",
    MeetingState.HELD: "fine",
    MeetingState.CANCELLED: "muted",
}


def state_words(line: MeetingLine, today: date) -> str:
    """« tenue »; « à renseigner » for a planned one whose day is over."""
    meeting = line.meeting
    if meeting.state is MeetingState.PLANNED and meeting.day < today:
        return TO_RECORD
    return insertion_codes.MEETING_STATES[meeting.state]


def columns(today: date) -> tuple[Column[MeetingLine], ...]:
    """The newest first, when sorted by day."""

    def tone(line: MeetingLine) -> theme.Tone:
        return "amber" if state_words(line, today) == TO_RECORD else TONES[line.meeting.state]

    return (
        Column[MeetingLine](
            title="Jour",
            text=lambda line: french.day_figures(line.meeting.day),
            key=lambda line: (-line.meeting.day.toordinal(), -(line.meeting.start or 0)),
            hint=lambda line: french.day_long(line.meeting.day),
            width=96,
        ),
        Column[MeetingLine](
            title="Avec",
            text=lambda line: "partenaires" if line.meeting.with_partners else "interne",
            width=90,
        ),
        Column[MeetingLine](
            title="Parents",
            text=lambda line: str(line.parents),
            key=lambda line: line.parents,
            right=True,
            width=68,
        ),
        Column[MeetingLine](title="État", text=lambda line: state_words(line, today), tone=tone),
    )


def next_of(meetings: Sequence[Meeting], today: date) -> int | None:
    """The next one to come, else the last one that was; the newest stand first."""
    coming = [one for one in meetings if one.day >= today and one.state is MeetingState.PLANNED]
    found = coming[-1] if coming else next(iter(meetings), None)
    return found.id if found is not None else None
