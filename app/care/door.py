"""The door (pointage, accueil): who is expected, here, gone, away or not recorded on a day, at a minute."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.care.attendance import Absence, AttendedSpan
from app.care.enrolments import Enrolment
from app.care.expected import Expected, expected
from app.care.stays import minute_of
from app.days import ONE_DAY
from app.families.records import Child, Group
from app.families.surroundings import Surroundings, surroundings
from app.session import Session
from app.spans import DAY, Span
from app.users import Right


class DoorState(StrEnum):
    """Where a child stands; absent, attended and not recorded are never taken for one another."""

    LATE = "late"
    EXPECTED = "expected"
    NOT_RECORDED = "not_recorded"
    PRESENT = "present"
    LEFT = "left"
    ABSENT = "absent"


ORDER = tuple(DoorState)
"""Whom the door page shows first: those who want a touch."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DoorLine:
    """A child's enrolment on that day."""

    child: Child
    enrolment: Enrolment
    state: DoorState
    reserved: tuple[Span, ...]
    """Merged, in order; empty for a child who came unexpected."""
    stays: tuple[AttendedSpan, ...]
    """Of that enrolment and day; first of all the eve's, while a night goes on."""
    absence: Absence | None
    due: int | None
    """The start of the reserved span awaited now, in minutes after midnight: late since, or expected at."""
    around: Surroundings
    """The child's group, allergies, and who may collect the child."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Door:
    """The day at the door. `minute` is the clock's; past days have 2880, days to come -1."""

    day: date
    minute: int
    lines: tuple[DoorLine, ...]

    def count(self, *states: DoorState) -> int:
        """Children in one of these states; one with two enrolments counts once."""
        return len({line.child.id for line in self.lines if line.state in states})

    @property
    def planned(self) -> int:
        """Children with reserved spans that day, absent ones left out."""
        return len(
            {line.child.id for line in self.lines if line.reserved and line.state is not DoorState.ABSENT}
        )

    def groups(self) -> list[tuple[Group | None, tuple[DoorLine, ...]]]:
        """The lines by group, in the crèche's order; the children without a group last."""
        found = {line.around.group for line in self.lines}
        ordered = sorted(
            found, key=lambda one: (one is None, one.position if one else 0, one.name if one else "")
        )
        return [
            (group, tuple(line for line in self.lines if line.around.group == group)) for group in ordered
        ]


def door(session: Session, day: date | None = None) -> Door:
    """Each child expected or present that day (today, where none is given), those who want a touch first."""
    session.require(Right.SEE_CHILDREN)
    now = session.clock.moment()
    today = now.date()
    wanted = day or today
    minute = minute_of(now) if wanted == today else (2 * DAY if wanted < today else -1)
    enrolments = session.store.touching(Enrolment, wanted - ONE_DAY, wanted)
    plan = expected(session, wanted - ONE_DAY, wanted, enrolments)
    stays = _stays(session, wanted, minute, plan, enrolments)
    shown = [one for one in enrolments if stays.get(one.id) or plan.reserved(one, wanted)]
    lines = _lines(session, wanted, minute, [(one, plan.reserved(one, wanted)) for one in shown], stays)
    return Door(day=wanted, minute=minute, lines=tuple(sorted(lines, key=_rank)))


Shown = Sequence[tuple[Enrolment, tuple[Span, ...]]]


def _lines(
    session: Session, day: date, minute: int, shown: Shown, stays: dict[int, list[AttendedSpan]]
) -> Iterator[DoorLine]:
    enrolments = [one.id for one, _ in shown]
    noted = session.store.touching(Absence, day, day, enrolment_id=enrolments)
    absences = {absence.enrolment_id: absence for absence in noted}
    ids = sorted({one.child_id for one, _ in shown})
    children = {child.id: child for child in session.store.find(Child, id=ids)}
    about = surroundings(session, ids, day)
    for one, reserved in shown:
        own, absence = tuple(stays.get(one.id, ())), absences.get(one.id)
        state, due = state_of(reserved, own, absence is not None, minute)
        yield DoorLine(
            child=children[one.child_id],
            enrolment=one,
            state=state,
            reserved=reserved,
            stays=own,
            absence=absence,
            due=due,
            around=about[one.child_id],
        )


def _stays(
    session: Session, day: date, minute: int, plan: Expected, enrolments: Sequence[Enrolment]
) -> dict[int, list[AttendedSpan]]:
    """The day's stays by enrolment, and the eve's open ones while that night goes on."""
    standing = {one.id: one for one in enrolments}
    found: dict[int, list[AttendedSpan]] = {}
    for stay in session.store.touching(AttendedSpan, day - ONE_DAY, day):
        open_night = stay.left is None and 0 <= minute < DAY
        if stay.day == day or (
            open_night and plan.overnight([standing[stay.enrolment_id]], stay.day, minute)
        ):
            found.setdefault(stay.enrolment_id, []).append(stay)
    return found


def state_of(
    reserved: Sequence[Span], stays: Sequence[AttendedSpan], absent: bool, minute: int
) -> tuple[DoorState, int | None]:
    """Where the child stands at that minute of the day (2880 once it is over, -1 before it), and what is awaited.

    Any stay makes the day attended, whatever absence was noted; a stay without departure, once the day is over,
    is not recorded (rules.md, Children, care and hours).
    """
    if any(stay.left is None for stay in stays):
        return (DoorState.PRESENT if minute < 2 * DAY else DoorState.NOT_RECORDED), None
    if absent and not stays:
        return DoorState.ABSENT, None
    last = max((stay.left for stay in stays if stay.left is not None), default=0)
    awaited = next((span for span in reserved if span.start >= last and span.end > minute), None)
    if awaited is not None:
        return (DoorState.EXPECTED if minute < awaited.start else DoorState.LATE), awaited.start
    return (DoorState.LEFT if stays else DoorState.NOT_RECORDED), None


def _rank(line: DoorLine) -> tuple[int, int, str, int]:
    start = line.due if line.due is not None else min((span.start for span in line.reserved), default=DAY)
    return ORDER.index(line.state), start, line.child.name, line.enrolment.id
