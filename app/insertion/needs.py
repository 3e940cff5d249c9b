"""Needs (besoins, freins): what stands between a parent and a job, how strongly, and how each was closed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.errors import Conflict, InvalidEntry
from app.insertion.paths import InsertionPath, parent_of, require_inside, require_past
from app.session import Session
from app.store import Record
from app.users import Right
from app.wording import spoken_day


class Theme(StrEnum):
    """Themes of the field's software (domain.md, G); health without detail."""

    HOUSING = "housing"
    MOBILITY = "mobility"
    CHILDCARE = "childcare"
    HEALTH = "health"
    LANGUAGE = "language"
    DIGITAL = "digital"
    PAPERWORK = "paperwork"
    MONEY = "money"
    CHOOSING_A_JOB = "choosing_a_job"
    TRAINING = "training"
    APPLYING = "applying"
    FINDING_A_JOB = "finding_a_job"
    OWN_BUSINESS = "own_business"


class Intensity(StrEnum):
    """How strongly a need weighs."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"


class Closing(StrEnum):
    """How a need was closed."""

    LIFTED = "lifted"
    EASED = "eased"
    PERSISTENT = "persistent"
    VOID = "void"


@dataclass(frozen=True, kw_only=True, slots=True)
class Need(Record):
    """A need of a path; one open for a theme at a time."""

    PERIOD: ClassVar[tuple[str, str]] = ("opened_on", "closed_on")

    path_id: int
    theme: Theme
    opened_on: date
    closed_on: date | None = None
    closing: Closing | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NeedLevel(Record):
    """How strongly a need weighed from `day` until the next level; the first is that of its opening."""

    PERIOD: ClassVar[tuple[str, str]] = ("day", "day")

    need_id: int
    day: date
    intensity: Intensity


def levels_of(levels: Iterable[NeedLevel], need: Need) -> list[NeedLevel]:
    """The need's levels, the oldest first."""
    return sorted((one for one in levels if one.need_id == need.id), key=lambda one: (one.day, one.id))


def open_need(session: Session, need: Need, intensity: Intensity) -> Need:
    """A need seen for the first time. Raises InvalidEntry for its day, Conflict while the theme is open already."""
    session.require(Right.EDIT_INSERTION)
    path = session.store.get(InsertionPath, need.path_id)
    require_inside(path, need.opened_on, "Le besoin", field="opened_on")
    require_past(session, need.opened_on, "un besoin se constate", field="opened_on")
    for other in session.store.find(Need, path_id=path.id, theme=need.theme, closed_on=None):
        raise Conflict(
            f"Ce besoin est déjà ouvert depuis le {spoken_day(other.opened_on)} : changez plutôt son intensité.",
            field="theme",
        )
    with session.store.atomic("open_need", about=parent_of(session, path).name):
        stored = session.store.add(replace(need, id=0, closed_on=None, closing=None))
        session.store.add(NeedLevel(need_id=stored.id, day=stored.opened_on, intensity=intensity))
        return stored


def rate_need(session: Session, need: Need, day: date, intensity: Intensity) -> NeedLevel:
    """The need weighs otherwise from that day on; a level of the same day is replaced. Raises InvalidEntry."""
    session.require(Right.EDIT_INSERTION)
    former, path = _stored(session, need)
    _require_open(former)
    _require_after(session, former, path, day, field="day")
    with session.store.atomic("rate_need", about=parent_of(session, path).name):
        same_day = session.store.find(NeedLevel, need_id=former.id, day=day)
        if same_day:
            return session.store.change(replace(same_day[0], intensity=intensity))
        return session.store.add(NeedLevel(need_id=former.id, day=day, intensity=intensity))


def close_need(session: Session, need: Need, day: date, closing: Closing) -> Need:
    """The need is lifted, eased, persistent or void from that day on. Raises InvalidEntry."""
    session.require(Right.EDIT_INSERTION)
    former, path = _stored(session, need)
    _require_open(former)
    _require_after(session, former, path, day, field="closed_on")
    later = [one for one in session.store.find(NeedLevel, need_id=former.id) if one.day > day]
    if later:
        raise InvalidEntry(
            f"L’intensité de ce besoin est notée le {spoken_day(later[-1].day)}, après ce jour : fermez-le ensuite.",
            field="closed_on",
        )
    with session.store.atomic("close_need", about=parent_of(session, path).name):
        return session.store.change(replace(former, closed_on=day, closing=closing))


def reopen_need(session: Session, need: Need) -> Need:
    """It was closed by mistake. Raises Conflict while another of its theme is open."""
    session.require(Right.EDIT_INSERTION)
    former, path = _stored(session, need)
    if session.store.find(Need, path_id=path.id, theme=former.theme, closed_on=None):
        raise Conflict("Un besoin de ce thème est déjà ouvert : changez plutôt son intensité.")
    with session.store.atomic("reopen_need", about=parent_of(session, path).name):
        return session.store.change(replace(former, closed_on=None, closing=None))


def _stored(session: Session, need: Need) -> tuple[Need, InsertionPath]:
    former = session.store.get(Need, need.id)
    return former, session.store.get(InsertionPath, former.path_id)


def _require_open(need: Need) -> None:
    if need.closed_on is not None:
        raise Conflict(f"Ce besoin est fermé depuis le {spoken_day(need.closed_on)} : rouvrez-le d’abord.")


def _require_after(session: Session, need: Need, path: InsertionPath, day: date, *, field: str) -> None:
    require_inside(path, day, "Le besoin", field=field)
    require_past(session, day, "un besoin se constate", field=field)
    if day < need.opened_on:
        raise InvalidEntry(
            f"Le {spoken_day(day)} vient avant l’ouverture du besoin, le {spoken_day(need.opened_on)} : "
            "corrigez le jour.",
            field=field,
        )


def open_needs(needs: Sequence[Need], day: date) -> list[Need]:
    """Those open on that day, the oldest first."""
    found = [one for one in needs if one.opened_on <= day and (one.closed_on is None or one.closed_on > day)]
    return sorted(found, key=lambda one: (one.opened_on, one.id))
