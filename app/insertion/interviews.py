"""Interviews (entretiens): planned, then held, excused, cancelled or missed; at most two in a week for a parent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from app.days import monday_of
from app.errors import Conflict
from app.store import Record
from app.wording import WEEKDAYS, listed, spoken_day, spoken_hour

USUAL_MINUTES = 45
"""How long an interview is planned for until the crèche says otherwise (a setting)."""


class InterviewState(StrEnum):
    """What became of it."""

    PLANNED = "planned"
    HELD = "held"
    EXCUSED = "excused"
    """The parent gave word."""
    CANCELLED = "cancelled"
    """By the crèche."""
    NO_SHOW = "no_show"


class Medium(StrEnum):
    """Where or how one met."""

    ON_SITE = "on_site"
    PHONE = "phone"
    VIDEO = "video"
    AT_HOME = "at_home"
    OUTSIDE = "outside"


class Subject(StrEnum):
    """What it is for."""

    FOLLOW_UP = "follow_up"
    FIRST = "first"
    ENGAGEMENT = "engagement"
    BILAN = "bilan"
    JOB_PREPARATION = "job_preparation"
    OTHER = "other"


COUNTED = frozenset({InterviewState.PLANNED, InterviewState.HELD})
"""The states that count in a week, and that take the parent's time."""
ABSENT = frozenset({InterviewState.EXCUSED, InterviewState.NO_SHOW})
"""The parent did not come."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Interview(Record):
    """An interview of a path; `start` in minutes after midnight. The parent may read the note."""

    PERIOD: ClassVar[tuple[str, str]] = ("day", "day")

    path_id: int
    user_id: int | None = None
    """Who holds it."""
    day: date
    start: int
    minutes: int = USUAL_MINUTES
    state: InterviewState = InterviewState.PLANNED
    medium: Medium = Medium.ON_SITE
    subject: Subject = Subject.FOLLOW_UP
    present: str | None = None
    """Others who were there."""
    note: str | None = None

    @property
    def end(self) -> int:
        """Its end, in minutes after midnight."""
        return self.start + self.minutes

    def overlaps(self, other: "Interview") -> bool:
        """Whether the two share a minute."""
        return self.day == other.day and self.start < other.end and other.start < self.end


BEFORE_ITS_HOUR = 15
"""Minutes: an interview may begin a little early, no more."""


def is_to_come(interview: Interview, now: datetime) -> bool:
    """Whether it can't have been held yet: more than a quarter of an hour before its start."""
    minute = now.hour * 60 + now.minute
    return (interview.day, interview.start) > (now.date(), minute + BEFORE_ITS_HOUR)


class MovedBy(StrEnum):
    """Who asked to move it."""

    PARENT = "parent"
    CRECHE = "creche"


@dataclass(frozen=True, kw_only=True, slots=True)
class InterviewMove(Record):
    """The trace of a move: where the interview stood before."""

    PERIOD: ClassVar[tuple[str, str]] = ("moved_on", "moved_on")

    interview_id: int
    moved_on: date
    from_day: date
    from_start: int
    asked_by: MovedBy | None = None


class WeekFull(Conflict):
    """The week already has as many interviews as the crèche allows."""


def in_order(interviews: Iterable[Interview]) -> list[Interview]:
    """By day and hour."""
    return sorted(interviews, key=lambda one: (one.day, one.start, one.id))


def of_week(interviews: Iterable[Interview], wanted: Interview) -> list[Interview]:
    """Those that count in the wanted one's ISO week, itself left out, in order."""
    monday = monday_of(wanted.day)
    return in_order(
        one
        for one in interviews
        if one.state in COUNTED and one.id != wanted.id and monday_of(one.day) == monday
    )


def week_sentence(others: Sequence[Interview], most: int) -> str:
    """« Deux entretiens sont déjà prévus ou tenus cette semaine-là : mardi 24 novembre 2026 à 9 h et … »."""
    named = listed([spoken_time(one.day, one.start) for one in others])
    count = {1: "Un entretien est", 2: "Deux entretiens sont"}.get(
        len(others), f"{len(others)} entretiens sont"
    )
    kept = "prévu ou tenu" if len(others) == 1 else "prévus ou tenus"
    return f"{count} déjà {kept} cette semaine-là, pour {most} au plus : {named}."


def spoken_time(day: date, start: int) -> str:
    """« mardi 24 novembre 2026 à 9 h »."""
    return f"{WEEKDAYS[day.weekday()]} {spoken_day(day)} à {spoken_hour(start)}"


def check_week(interviews: Iterable[Interview], wanted: Interview, most: int) -> None:
    """Raises WeekFull, by the names of the others, where the wanted one would be one too many of its ISO week."""
    others = of_week(interviews, wanted)
    if len(others) >= most:
        raise WeekFull(
            f"{week_sentence(others, most)} Choisissez une autre semaine, ou déplacez l’un d’eux.",
            field="day",
        )


def check_apart(interviews: Iterable[Interview], wanted: Interview) -> None:
    """Raises Conflict where the same parent has another at the same time."""
    for other in in_order(interviews):
        if other.id != wanted.id and other.state in COUNTED and other.overlaps(wanted):
            raise Conflict(
                f"Ce parent a déjà un entretien {spoken_time(other.day, other.start)} : "
                "choisissez une autre heure, ou ouvrez celui-là.",
                field="day",
            )
