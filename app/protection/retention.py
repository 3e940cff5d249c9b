"""How long a file is kept (durées de conservation): from which day, until when, and what still holds it back.

Rules on dates alone (domain.md, D and B.6). Past the last day kept an erasure is proposed; it never happens by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.care.enrolments import Enrolment
from app.days import Month, last_day_of
from app.errors import InvalidEntry
from app.families.records import Child
from app.insertion.follow_ups import FollowUp, FollowUpAnswer
from app.insertion.interviews import Interview, InterviewState
from app.insertion.orientations import Answer, Orientation
from app.insertion.paths import InsertionPath
from app.wording import spoken_day

MONTHS_A_YEAR = 12
OLDEST_REQUEST = timedelta(days=366)
"""An answer is due within a month (art. 12 RGPD): a request more than a year old is a year mistyped."""


class Standing(StrEnum):
    """What the program says of a file that is no longer alive."""

    DUE = "due"
    """Its time is over and nothing holds it back: the erasure is proposed."""
    HELD = "held"
    """Its time is over, and something still needs it."""
    KEPT = "kept"
    """Its time is not over; the person may still ask for the erasure (art. 17)."""


def kept_until(last: date, years: int) -> date:
    """The last day kept: the eve of the same day, so many years after `last` (rules.md, Time)."""
    return last_day_of(last, months=MONTHS_A_YEAR * years)


def departure(child: Child, enrolments: Iterable[Enrolment], today: date) -> date | None:
    """The child's last day at the crèche: that of the last contract, or the file's end where it is later.

    None for a child who is here or to come, or of whom nothing says that it ever left.
    """
    days = [one.last_day for one in enrolments]
    days += [child.ended_on] if child.ended_on is not None else []
    last = max(days, default=None)
    return last if last is not None and last < today else None


def last_contact(
    paths: Iterable[InsertionPath],
    orientations: Iterable[Orientation],
    interviews: Iterable[Interview],
    follow_ups: Iterable[FollowUp],
    today: date,
) -> date | None:
    """The last day on which the parent was in contact for the insertion; None while it goes on.

    A no-show or a cancelled interview is no contact, nor is a follow-up that reached nobody.
    """
    days: list[date] = []
    for path in paths:
        if path.exit_day is None:
            return None
        days.append(path.exit_day)
    for sent in orientations:
        if sent.answer is Answer.WAITING:
            return None
        days.append(sent.answered_on or sent.day)
    met = {InterviewState.HELD, InterviewState.EXCUSED, InterviewState.PLANNED}
    days += [one.day for one in interviews if one.state in met]
    days += [one.answered_on for one in follow_ups if one.answer is not FollowUpAnswer.UNREACHABLE]
    last = max(days, default=None)
    return last if last is not None and last < today else None


def first_year_of_control(today: date, years: int) -> int:
    """The oldest year that a control may ask for: this one is the first of so many."""
    return today.year - years + 1


def control_until(last: date, years: int) -> date:
    """The last day on which a control may ask for what proves the hours of `last`'s year."""
    return date(last.year + years - 1, 12, 31)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hold:
    """Why a file whose time is over is not proposed: a control until a day, or months that are not closed."""

    until: date | None = None
    months: tuple[Month, ...] = ()


def control_hold(last: date, today: date, years: int) -> Hold | None:
    """What a control of the CAF may still ask for holds a child's file back (domain.md, B.6)."""
    until = control_until(last, years)
    return Hold(until=until) if today <= until else None


def check_asked_on(asked_on: date | None, today: date) -> date:
    """The day of the request. Raises InvalidEntry on `asked_on`: none, to come, or more than a year ago."""
    if asked_on is None:
        raise InvalidEntry(
            "La durée de ce dossier n’est pas passée : il ne s’efface qu’à la demande de la personne. Écrivez quel "
            "jour vous l’avez reçue.",
            field="asked_on",
        )
    if asked_on > today:
        raise InvalidEntry(
            f"Le {spoken_day(asked_on)} n’est pas encore passé : écrivez le jour où la demande est arrivée.",
            field="asked_on",
        )
    if asked_on < today - OLDEST_REQUEST:
        raise InvalidEntry(
            f"Une demande du {spoken_day(asked_on)} a plus d’un an : vérifiez l’année. La réponse est due dans le "
            "mois.",
            field="asked_on",
        )
    return asked_on
