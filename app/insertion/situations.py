"""Situations (situations du parent): dated snapshots in coded lists, only ever added, so that before and after compare.

The lists are those of the field's insertion software (domain.md, G). No diagnosis, no nationality, no religion.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.errors import InvalidEntry
from app.insertion.paths import InsertionPath, parent_of, require_inside, require_past
from app.session import Session
from app.store import Record
from app.users import Right
from app.wording import spoken_day


class Work(StrEnum):
    """Work situation."""

    JOB_SEEKING = "job_seeking"
    TRAINING_SEEKING = "training_seeking"
    PROJECT = "project"
    CDI_FULL_TIME = "cdi_full_time"
    CDI_PART_TIME = "cdi_part_time"
    CDD_FULL_TIME = "cdd_full_time"
    CDD_PART_TIME = "cdd_part_time"
    TEMP = "temp"
    SUBSIDISED_JOB = "subsidised_job"
    INSERTION_JOB = "insertion_job"
    APPRENTICESHIP = "apprenticeship"
    INTERNSHIP = "internship"
    TRAINING = "training"
    OWN_BUSINESS = "own_business"
    PARENTAL_LEAVE = "parental_leave"
    AT_HOME = "at_home"
    OTHER = "other"


class Education(StrEnum):
    """Highest level reached, by the codes that France Travail uses."""

    AFS = "afs"
    CP4 = "cp4"
    CFG = "cfg"
    C3A = "c3a"
    C12 = "c12"
    NV5 = "nv5"
    NV4 = "nv4"
    NV3 = "nv3"
    NV2 = "nv2"
    NV1 = "nv1"


class Driving(StrEnum):
    """The car licence (permis B), on which much of mobility hangs."""

    NONE = "none"
    LEARNING = "learning"
    LICENCE = "licence"


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation(Record):
    """How a parent stood on a day; what is not known stays None. The last one noted of a day holds."""

    PERIOD: ClassVar[tuple[str, str]] = ("day", "day")

    path_id: int
    day: date
    work: Work
    education: Education | None = None
    jobless_since: date | None = None
    france_travail: bool | None = None
    single_parent: bool | None = None
    rsa: bool | None = None
    qpv: bool | None = None
    driving: Driving | None = None


def latest_situation(situations: Iterable[Situation], day: date) -> Situation | None:
    """The one known on that day: the newest, the last noted of its day; None before the first."""
    known = [one for one in situations if one.day <= day]
    return max(known, key=lambda one: (one.day, one.id), default=None)


def situation_at_entry(situations: Iterable[Situation], path: InsertionPath, day: date) -> Situation | None:
    """How the parent stood when the path began, as known on that day: the path's first, the last noted of its day."""
    own = [one for one in situations if one.path_id == path.id]
    first = min((one.day for one in own), default=date.max)
    return latest_situation(own, first) if first <= day else None


def note_situation(session: Session, situation: Situation) -> Situation:
    """A new snapshot; former ones stay. Raises InvalidEntry: a day outside the path or to come, jobless since later."""
    session.require(Right.EDIT_INSERTION)
    path = session.store.get(InsertionPath, situation.path_id)
    require_inside(path, situation.day, "La situation")
    require_past(session, situation.day, "une situation se constate")
    if situation.jobless_since is not None and situation.jobless_since > situation.day:
        raise InvalidEntry(
            f"Sans emploi depuis le {spoken_day(situation.jobless_since)}, après le jour de la situation : "
            "corrigez l’un des deux jours.",
            field="jobless_since",
        )
    with session.store.atomic("note_situation", about=parent_of(session, path).name):
        return session.store.add(replace(situation, id=0))
