"""How a hand-written path of the demonstration is told (récit): interviews, actions, needs and situations by day.

Days below 0 are counted back from today, to the last open day; from 0 on, from the first open day to come.
"""

from dataclasses import dataclass

from app.insertion.actions import ActionKind, ActionOwner
from app.insertion.interviews import InterviewState, Medium, MovedBy, Subject
from app.insertion.needs import Closing, Intensity, Theme
from app.insertion.situations import Driving, Work

ENTRY = None
"""The day of the entry."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """An interview: held where its day is past and nothing else is said, planned where it is to come."""

    day: int | None
    at: int = 9
    """O'clock."""
    minutes: int = 45
    state: InterviewState | None = None
    subject: Subject = Subject.FOLLOW_UP
    medium: Medium = Medium.ON_SITE
    note: str | None = None
    unrecorded: bool = False
    """Left without a state, where it lies in the month under way."""
    moved_from: tuple[int, int] | None = None
    """It stood so many days before, at that hour."""
    moved_by: MovedBy = MovedBy.PARENT


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreed:
    """An action, agreed in that day's interview where there is one; open without a day of closing."""

    label: str
    kind: ActionKind
    opened: int | None
    due: int | None = None
    closed: int | None = None
    owner: ActionOwner = ActionOwner.PARENT
    result: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Felt:
    """A need seen at the entry, its later levels, and how it was closed."""

    theme: Theme
    first: Intensity
    later: tuple[tuple[int, Intensity], ...] = ()
    closed: tuple[int, Closing] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stood:
    """How the parent stood on a day; what is not said is as the path's throws have it."""

    day: int | None
    work: Work
    driving: Driving
    france_travail: bool = True
    jobless: int | None = None
    """Since so many days before the entry."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """A path. What is told of needs, situations and actions takes the place of what is thrown."""

    talks: tuple[Told, ...] = ()
    whole: bool = False
    """Whether these talks and actions are all there is."""
    actions: tuple[Agreed, ...] = ()
    needs: tuple[Felt, ...] = ()
    situations: tuple[Stood, ...] | None = None
