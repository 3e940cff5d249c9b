"""Short ways to write what a test starts from, through the use cases themselves."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

import pytest

from app.care.enrolling import enrol
from app.care.enrolments import Enrolment, Kind
from app.care.weeks import Weeks, WeekSpan
from app.errors import RuleError
from app.families.children import add_child
from app.families.homes import add_home
from app.families.parents import add_parent
from app.families.records import Child, Home, Parent
from app.session import Session
from app.spans import Span
from app.structure.opening_week import set_opening
from app.users import Role, User
from tests.builders import FixedClock

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)


def h(text: str) -> int:
    """« 8:30 » in minutes; « 30:00 » is six in the morning after."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def span(start: str, end: str) -> Span:
    return Span(h(start), h(end))


@contextmanager
def refused(kind: type[RuleError], *parts: str, field: str | None = None) -> Iterator[None]:
    """The block is refused so, by a sentence with these parts (no-break spaces as plain ones), for that field."""
    with pytest.raises(kind) as caught:
        yield
    sentence = caught.value.sentence.replace("\u00a0", " ").replace("\u202f", " ")
    assert [part for part in parts if part not in sentence] == [], sentence
    assert field is None or caught.value.field == field


def at(clock: FixedClock, day: date, hour: str) -> None:
    """Moves the clock there."""
    clock.set(datetime.combine(day, datetime.min.time()).replace(hour=h(hour) // 60, minute=h(hour) % 60))


def as_role(session: Session, role: Role) -> Session:
    """The same file with somebody of that role at work."""
    return replace(session, user=User(id=99, login="autre", name="Sam Petit", role=role))


def child(session: Session, first_name: str = "Łukasz", last_name: str = "Żółć", **fields: object) -> Child:
    known = {"birth_day": date(2025, 3, 9), **fields}
    return add_child(session, Child(first_name=first_name, last_name=last_name, **known))  # type: ignore[arg-type]


def home(session: Session, name: str = "Żółć") -> Home:
    return add_home(session, Home(name=name))


def parent(session: Session, first_name: str = "Zofia", last_name: str = "Żółć") -> Parent:
    return add_parent(session, Parent(home_id=home(session).id, first_name=first_name, last_name=last_name))


def weekdays(*spans: Span) -> Mapping[int, Sequence[Span]]:
    """The same spans from Monday to Friday."""
    return dict.fromkeys(range(5), spans)


def open_week(session: Session, *spans: Span) -> None:
    """The crèche opens on weekdays, 7:30 to 18:30 unless told otherwise, since January."""
    set_opening(session, date(2026, 1, 1), weekdays(*(spans or (span("7:30", "18:30"),))))


def week(*spans: Span) -> Weeks:
    """A reference week with the same spans from Monday to Friday."""
    return Weeks(spans=tuple(WeekSpan(0, day, s.start, s.end) for day in range(5) for s in spans))


def enrolled(
    session: Session, who: Child, *spans: Span, kind: Kind = Kind.REGULAR, last: date = date(2027, 7, 31)
) -> Enrolment:
    """An enrolment since September, with these spans on weekdays."""
    return enrol(
        session,
        Enrolment(child_id=who.id, kind=kind, first_day=date(2026, 9, 1), last_day=last),
        week(*spans) if spans else None,
    )
