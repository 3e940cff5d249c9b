"""Setting up a new crèche (mise en route): its first records, then the short list of what is still missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from app.care.enrolments import Enrolment
from app.dated import in_force, latest
from app.fields import tidy_text
from app.passphrases import check_passphrase
from app.people import login_of
from app.session import Session, log_in
from app.spans import DAY, Span
from app.storage import Storage
from app.store import Clock, Store
from app.structure.agreement import check_identity, check_slots, set_identity, set_places
from app.structure.opening_week import check_week, set_opening
from app.structure.records import Area, CapacitySlot, Identity, OpeningSpan, PublicHoliday
from app.users import Role, User

USUAL_WEEK: Mapping[int, Sequence[Span]] = MappingProxyType(
    {weekday: (Span(7 * 60 + 30, 18 * 60 + 30),) for weekday in range(5)}
)
"""Monday to Friday, 7:30 to 18:30, until the crèche says otherwise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewCreche:
    """What the welcome page asks: the crèche, its agreed places, and its first director."""

    name: str
    director: str
    login: str
    passphrase: str
    places: int
    area: Area = Area.METROPOLITAN
    micro: bool = False
    week: Mapping[int, Sequence[Span]] = field(default_factory=lambda: USUAL_WEEK)


def check_new(new: NewCreche, today: date) -> NewCreche:
    """What was typed, tidied, before any folder is made. Raises InvalidEntry or Conflict, by field."""
    name = check_identity(_identity(new, today)).name
    director = tidy_text(new.director, "director", required=True) or ""
    login = login_of(new.login)
    check_passphrase(new.passphrase, login=login, name=director)
    check_slots([(Span(0, DAY), new.places)])
    check_week(new.week)
    return replace(new, name=name, director=director, login=login)


def create_creche(storage: Storage, clock: Clock, folder: Path, new: NewCreche) -> tuple[Session, str]:
    """A new crèche's folder with its first records; the session of its director, and the recovery code to print."""
    checked = check_new(new, clock.day())
    store, code = storage.create(
        folder, checked.login, checked.director, Role.DIRECTOR.value, checked.passphrase
    )
    return first_records(store, clock, checked), code


def first_records(store: Store, clock: Clock, new: NewCreche) -> Session:
    """The director's account, the identity, the places and the week, in force since 1 January of the year."""
    with store.atomic("create_creche", about=new.name):
        store.add(User(login=new.login, name=new.director, role=Role.DIRECTOR))
        session = log_in(store, clock)
        identity = _identity(new, clock.day())
        set_identity(session, identity)
        set_places(session, identity.first_day, new.places)
        set_opening(session, identity.first_day, new.week)
    # Undone, the director would have no account left, and nobody could ever enter.
    store.forget_deeds()
    return session


def _identity(new: NewCreche, today: date) -> Identity:
    return Identity(first_day=date(today.year, 1, 1), name=new.name, area=new.area, micro=new.micro)


class Step(StrEnum):
    """What a new crèche sets up, in the order of the welcome page."""

    AGREEMENT = "agreement"
    OPENING = "opening"
    TEAM = "team"
    FAMILY = "family"
    BACKUP = "backup"


def steps_done(session: Session, *, backed_up: bool) -> dict[Step, bool]:
    """Each step and whether it is done; `backed_up` is what the caller knows of copies, which are no records.

    The agreement wants places and the CAF's number; the opening, hours and this year's public holidays; the team,
    somebody beside the first director; the family, one enrolment.
    """
    today, store = session.clock.day(), session.store
    identity = latest(store.find(Identity), today)
    holidays = store.touching(PublicHoliday, date(today.year, 1, 1), date(today.year, 12, 31))
    return {
        Step.AGREEMENT: bool(in_force(store.find(CapacitySlot), today))
        and identity is not None
        and identity.caf_number is not None,
        Step.OPENING: bool(in_force(store.find(OpeningSpan), today)) and bool(holidays),
        Step.TEAM: len(store.find(User, active=True)) > 1,
        Step.FAMILY: bool(store.find(Enrolment)),
        Step.BACKUP: backed_up,
    }
