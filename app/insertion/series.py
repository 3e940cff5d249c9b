"""Recurring appointments (rendez-vous réguliers): « mardi et vendredi 9 h, jusqu’au terme », with a preview."""

from dataclasses import dataclass
from datetime import date

from app.days import days_between
from app.errors import InvalidEntry, RuleError
from app.insertion.engagements import Engagement, current_engagement
from app.insertion.interviews import Interview
from app.insertion.paths import InsertionPath, parent_of
from app.insertion.planner import Planner
from app.session import Session
from app.users import Right

MOST = 120
"""Appointments of one series."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """Weekdays (0 = Monday) and an hour, from the first to the last day; None: to the engagement's term."""

    weekdays: tuple[int, ...]
    start: int
    minutes: int
    first_day: date
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """One appointment of the preview, and why it would be left out; None where it fits."""

    interview: Interview
    refusal: str | None


def term_of(session: Session, path: InsertionPath) -> date | None:
    """The last day of the path's engagement under way or to come; None without one."""
    session.require(Right.SEE_INSERTION)
    today = session.clock.day()
    engagements = session.store.find(Engagement, path_id=path.id)
    ahead = [one for one in engagements if one.until >= today]
    last = max(ahead, key=lambda one: one.last_day, default=current_engagement(engagements, today))
    return None if last is None else last.until


def preview_series(session: Session, path: InsertionPath, series: Series) -> list[Planned]:
    """Each appointment of the series with what would be refused, in order; nothing is stored.

    A week already full, the same time, a closed day, the counsellor busy, a day past the exit. Raises InvalidEntry
    for a series without an end or without a day.
    """
    session.require(Right.EDIT_INSERTION)
    last = series.last_day or term_of(session, path)
    if last is None:
        raise InvalidEntry(
            "Ce parcours n’a pas d’engagement en cours : indiquez jusqu’à quel jour planifier.",
            field="series",
        )
    days = [day for day in days_between(series.first_day, last) if day.weekday() in series.weekdays]
    if not days:
        raise InvalidEntry(
            "Aucun jour ne tombe dans cette période : vérifiez les jours et la fin.", field="series"
        )
    if len(days) > MOST:
        raise InvalidEntry(
            f"La série compterait {len(days)} rendez-vous, pour {MOST} au plus : raccourcissez-la.",
            field="series",
        )
    planner = Planner(session, path, path.referent_id or session.user.id, days[0], days[-1])
    found = []
    for day in days:
        wanted = Interview(
            path_id=path.id,
            user_id=path.referent_id or session.user.id,
            day=day,
            start=series.start,
            minutes=series.minutes,
        )
        refusal = _refusal(planner, wanted)
        found.append(Planned(interview=wanted, refusal=refusal))
        if refusal is None:
            planner.take(wanted)
    return found


def _refusal(planner: Planner, wanted: Interview) -> str | None:
    if not planner.is_open(wanted.day):
        return "La crèche est fermée ce jour-là."
    try:
        planner.check(wanted)
    except RuleError as error:
        return error.sentence
    return planner.busy(wanted)


def plan_series(session: Session, path: InsertionPath, series: Series) -> list[Interview]:
    """Plans those that fit, in one deed; what the preview refused is left out. Raises InvalidEntry where none fits."""
    fitting = [one.interview for one in preview_series(session, path, series) if one.refusal is None]
    if not fitting:
        raise InvalidEntry(
            "Aucun de ces rendez-vous ne peut être prévu : voyez les raisons ci-dessous.", field="series"
        )
    with session.store.atomic("plan_series", about=parent_of(session, path).name):
        return session.store.add_all(fitting)
