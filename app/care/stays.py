"""Stays of a child (présences): what may be noted, never overlapping for one child, never in the future."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from app.care.attendance import AttendedSpan
from app.care.enrolments import Enrolment, Kind
from app.care.expected import Expected
from app.days import ONE_DAY
from app.errors import Conflict, InvalidEntry
from app.families.records import Child
from app.session import Session
from app.spans import DAY
from app.users import Right
from app.wording import spoken_day, spoken_hour, spoken_period, spoken_span

PREFERENCE = {Kind.REGULAR: 0, Kind.OCCASIONAL: 1, Kind.EMERGENCY: 2}


def require_for(session: Session, day: date) -> None:
    """Noting today or last night is everybody's; an older day is a correction."""
    recent = day >= session.clock.day() - ONE_DAY
    session.require(Right.NOTE_ATTENDANCE if recent else Right.CORRECT_ATTENDANCE)


def minute_of(moment: datetime) -> int:
    """Minutes after midnight."""
    return moment.hour * 60 + moment.minute


def around(session: Session, child_id: int, day: date) -> list[AttendedSpan]:
    """The child's stays of the day, its eve and its morrow: the only ones that a stay of the day can meet."""
    return session.store.touching(AttendedSpan, day - ONE_DAY, day + ONE_DAY, child_id=child_id)


def enrolment_for(enrolments: Iterable[Enrolment], day: date, plan: Expected) -> Enrolment | None:
    """Which of a child's enrolments a stay of the day is noted under.

    One that expects the child that day, else any; a regular one before an occasional, that before an emergency.
    """
    standing = [enrolment for enrolment in enrolments if enrolment.covers(day)]
    standing.sort(key=lambda one: (not plan.reserved(one, day), PREFERENCE[one.kind], one.id))
    return standing[0] if standing else None


def check_stay(
    child: Child, enrolment: Enrolment, stay: AttendedSpan, others: Sequence[AttendedSpan], now: datetime
) -> None:
    """Raises InvalidEntry or Conflict where the stay can't be: outside the enrolment, to come, or overlapping."""
    if not enrolment.covers(stay.day):
        raise InvalidEntry(
            f"Le contrat de {child.name} va {spoken_period(enrolment.first_day, enrolment.last_day)} : "
            f"aucune présence ne peut être notée le {spoken_day(stay.day)}.",
            field="day",
        )
    if not 0 <= stay.arrived < DAY:
        raise InvalidEntry("L’arrivée se situe entre 0 h et 23 h 59 du jour.", field="arrived")
    if stay.left is not None and not stay.arrived < stay.left <= stay.arrived + DAY:
        raise InvalidEntry(
            f"Le départ doit venir après l’arrivée, {spoken_hour(stay.arrived)}, et dans les 24 heures : "
            "corrigez l’une des deux heures.",
            field="left",
        )
    _refuse_future(stay, now)
    for other in others:
        if other.id != stay.id and meets(stay, other):
            raise Conflict(
                f"{child.name} a déjà une présence le {spoken_day(other.day)}, "
                f"{spoken_span(other.arrived, other.left)}, qui chevauche {spoken_span(stay.arrived, stay.left)} : "
                "corrigez l’une des deux.",
                field="arrived",
            )


def _refuse_future(stay: AttendedSpan, now: datetime) -> None:
    for minute, field, what in ((stay.arrived, "arrived", "arrivée"), (stay.left, "left", "départ")):
        if minute is not None and _moment(stay.day, minute) > now:
            raise InvalidEntry(
                f"{spoken_hour(minute)} le {spoken_day(stay.day + minute // DAY * ONE_DAY)} est à venir : "
                f"notez {'l’' if field == 'arrived' else 'le '}{what} le moment venu.",
                field=field,
            )


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)


def meets(one: AttendedSpan, other: AttendedSpan) -> bool:
    """Whether two stays of a child share a minute; one without departure holds the minute of its arrival."""
    shift = (other.day - one.day).days * DAY
    ours = (one.arrived, one.arrived + 1 if one.left is None else one.left)
    theirs = (other.arrived + shift, shift + (other.arrived + 1 if other.left is None else other.left))
    return theirs[0] < ours[1] and ours[0] < theirs[1]
