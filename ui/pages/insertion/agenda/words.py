"""Entries of the agenda in words (entrées de l'agenda): their sign, their state, what a screen reader says (no Qt)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.insertion.agenda import AgendaEntry, EntryKind
from app.insertion.interviews import Interview, InterviewState, Medium
from app.insertion.meetings import Meeting, MeetingState
from app.insertion.work_events import WorkEvent
from ui import french, insertion_codes, theme
from ui.insertion_words import TO_RECORD

MEETING = "Concertation"
SIGNS: dict[InterviewState | MeetingState, tuple[str, theme.Tone]] = {
    InterviewState.PLANNED: ("clock", "action"),
    InterviewState.HELD: ("check", "fine"),
    InterviewState.EXCUSED: ("close", "muted"),
    InterviewState.CANCELLED: ("close", "muted"),
    InterviewState.NO_SHOW: ("alert", "alert"),
}
STATES = {**insertion_codes.STATES, InterviewState.CANCELLED: "annulé"}


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryWords:
    """`state` in words stands beside the sign; `off`: it does not take any time after all."""

    title: str
    state: str
    details: tuple[str, ...]
    icon: str
    tone: theme.Tone
    off: bool = False
    open: bool = False
    """Past, and nobody said what came of it."""

    @property
    def second(self) -> str:
        """What stands under the title: the state, then the rest."""
        return ", ".join(filter(None, (self.state, *self.details)))


def is_unfixed(entry: AgendaEntry) -> bool:
    """Whether it stands above the hours: a meeting whose hour is not fixed, a parent's weeks of work."""
    record = entry.record
    if isinstance(record, Meeting):
        return record.start is None
    return isinstance(record, WorkEvent) and not record.is_dated


def is_over(entry: AgendaEntry, now: datetime) -> bool:
    """Whether its end has passed; without an hour, its day."""
    end = 1440 if is_unfixed(entry) else entry.end
    return datetime.combine(entry.day, time()) + timedelta(minutes=end) <= now


def is_next(entry: AgendaEntry, now: datetime) -> bool:
    """Whether it is one's own, of today, at an hour, and not over."""
    own = entry.day == now.date() and not is_unfixed(entry) and entry.kind is not EntryKind.WORK
    return own and not is_over(entry, now)


def words_of(entry: AgendaEntry, now: datetime, *, everybody: bool = False) -> EntryWords:
    """`everybody`: whoever holds the interview is named too."""
    record = entry.record
    if isinstance(record, Interview):
        return _interview(entry, record, now, everybody=everybody)
    if isinstance(record, Meeting):
        return _meeting(entry, record, now)
    assert isinstance(record, WorkEvent)
    kind = insertion_codes.WORK_KINDS[record.kind]
    return EntryWords(title=_name(entry), state=kind, details=(record.label,), icon="briefcase", tone="muted")


def _name(entry: AgendaEntry) -> str:
    return entry.parent.name if entry.parent else ""


def _interview(entry: AgendaEntry, one: Interview, now: datetime, *, everybody: bool) -> EntryWords:
    waits = one.state is InterviewState.PLANNED and is_over(entry, now)
    icon, tone = ("question", "amber") if waits else SIGNS[one.state]
    details = [insertion_codes.SUBJECTS[one.subject]]
    details += [insertion_codes.MEDIUMS[one.medium]] if one.medium is not Medium.ON_SITE else []
    if everybody and entry.user is not None:
        details.append(entry.user.name)
    return EntryWords(
        title=_name(entry),
        state=TO_RECORD if waits else STATES[one.state],
        details=tuple(details),
        icon=icon,
        tone=tone,  # type: ignore[arg-type]  # mypy widens the tuple's second
        off=one.state in {InterviewState.EXCUSED, InterviewState.CANCELLED},
        open=waits,
    )


def _meeting(entry: AgendaEntry, one: Meeting, now: datetime) -> EntryWords:
    waits = one.state is MeetingState.PLANNED and is_over(entry, now)
    off = one.state is MeetingState.CANCELLED
    return EntryWords(
        title=one.title or MEETING,
        state=TO_RECORD if waits else insertion_codes.MEETING_STATES[one.state],
        details=("avec des partenaires" if one.with_partners else "interne",),
        icon="question" if waits else "close" if off else "team",
        tone="amber" if waits else "muted" if off else "ink",
        off=off,
        open=waits,
    )


def hours_of(entry: AgendaEntry) -> str:
    """« 14 h–14 h 45 »; « heure à fixer »."""
    record = entry.record
    if isinstance(record, Meeting) and record.start is None:
        return "heure à fixer"
    return french.span(entry.start, entry.end)


UNMOVABLE = "Rien à déplacer ici\u00a0: mettez le curseur sur un entretien prévu, puis D."


def by_record(entries: Iterable[AgendaEntry]) -> list[tuple[AgendaEntry, str]]:
    """What stands above the hours, each thing once with all its hours: « 9 h–12 h, 13 h–17 h »."""
    hours: dict[tuple[str, int], list[str]] = {}
    first: dict[tuple[str, int], AgendaEntry] = {}
    for one in entries:
        key = (one.kind, one.record.id)
        hours.setdefault(key, []).append(hours_of(one))
        first.setdefault(key, one)
    return [(one, ", ".join(hours[key])) for key, one in first.items()]


def spoken(entry: AgendaEntry, words: EntryWords) -> str:
    """« 14 h, Nguyễn Thị Bích, suivi, prévu, 45 min »: the hour first, for whoever listens."""
    record = entry.record
    if isinstance(record, Meeting):
        when = french.hour(entry.start) if record.start is not None else "heure à fixer"
        lasting = french.duration(record.minutes) if record.minutes else ""
        return ", ".join(filter(None, (when, words.title, *words.details, words.state, lasting)))
    if isinstance(record, WorkEvent):
        return ", ".join((hours_of(entry), words.title, words.state, *words.details))
    subject, *rest = words.details
    lasting = french.duration(entry.end - entry.start)
    return ", ".join((french.hour(entry.start), words.title, subject, words.state, *rest, lasting))
