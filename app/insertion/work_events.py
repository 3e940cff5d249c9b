"""Work events (agenda de travail): job interviews, training, trials and jobs, with hours, and the care they need."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.days import ONE_DAY
from app.errors import Conflict, InvalidEntry
from app.fields import check_order, tidy
from app.insertion.paths import InsertionPath, parent_of
from app.session import Session
from app.spans import DAY, Span, check_span, merged, spilling, without
from app.store import Record
from app.users import Right
from app.wording import WEEKDAYS, spoken_day, spoken_span

QUARTER = 15
MOST_TRAVEL = 240
MOST_JOB_INTERVIEW = 10 * 60


class WorkKind(StrEnum):
    """What calls the parent away."""

    JOB_INTERVIEW = "job_interview"
    TRAINING = "training"
    IMMERSION = "immersion"
    TRIAL = "trial"
    JOB = "job"


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkEvent(Record):
    """Something of the parent's work: of one day, or weekly from `first_day` on. `travel` is minutes each way."""

    path_id: int
    kind: WorkKind
    label: str
    first_day: date
    last_day: date | None = None
    travel: int = 0
    cancelled_on: date | None = None
    note: str | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it is of one day only."""
        return self.last_day == self.first_day


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkSpan(Record):
    """Hours of an event on a weekday, 0 = Monday."""

    event_id: int
    weekday: int
    start: int
    end: int


Week = Mapping[int, Sequence[Span]]
"""Spans by weekday."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NeededCare:
    """The care that an event needs: spans by weekday, from the first to the last day (None: open)."""

    first_day: date
    last_day: date | None
    week: Week

    @property
    def is_dated(self) -> bool:
        """Whether it is of one day only."""
        return self.last_day == self.first_day


def care_span(span: Span, travel: int) -> Span:
    """`[start − travel, end + travel)`, outwards to the quarter hour; the start may be negative, on the eve."""
    start = (span.start - travel) // QUARTER * QUARTER
    end = -(-(span.end + travel) // QUARTER) * QUARTER
    return Span(start, end)


def needed_care(event: WorkEvent, week: Week) -> NeededCare:
    """The care that the event needs. Raises InvalidEntry where a day's would be longer than 24 hours.

    Of a week, it covers each time from the first on: the eve of the first day comes with it where a night begins so.
    """
    own: dict[int, list[Span]] = {}
    eves: dict[int, list[Span]] = {}
    for weekday, spans in week.items():
        for span in spans:
            care = care_span(span, event.travel)
            if care.start < 0:
                eves.setdefault((weekday - 1) % 7, []).append(Span(care.start + DAY, care.end + DAY))
            else:
                own.setdefault(weekday, []).append(care)
    days = {day: merged([*own.get(day, ()), *eves.get(day, ())]) for day in sorted({*own, *eves})}
    needed = _apart(days)
    first, last = event.first_day, event.last_day
    begun, ending = first.weekday(), None if last is None else last.weekday()
    if (begun - 1) % 7 in eves or list(needed.get(begun, ())) != days.get(begun, []):
        first -= ONE_DAY
    if last is not None and (ending not in needed if event.is_dated else ending in {*eves} - {*own}):
        last -= ONE_DAY
    return NeededCare(first_day=first, last_day=last, week=needed)


def _apart(days: Mapping[int, Sequence[Span]]) -> dict[int, tuple[Span, ...]]:
    """The same minutes, each once: those of a morning that the eve's night covers already are the night's."""
    needed = {}
    for day, spans in days.items():
        night = [Span(0, span.end - DAY) for span in days.get((day - 1) % 7, ()) if span.end > DAY]
        rest = tuple(without(spans, night))
        if any(span.minutes > DAY for span in rest):
            raise InvalidEntry(
                f"Avec le trajet, l’accueil du {WEEKDAYS[day]} durerait plus de 24 heures : "
                "raccourcissez les heures ou le trajet.",
                field="travel",
            )
        if rest:
            needed[day] = rest
    return needed


def week_of_event(spans: Iterable[WorkSpan]) -> dict[int, tuple[Span, ...]]:
    """The stored spans of one event, by weekday."""
    days: dict[int, list[Span]] = {}
    for one in spans:
        days.setdefault(one.weekday, []).append(Span(one.start, one.end))
    return {weekday: tuple(sorted(found)) for weekday, found in sorted(days.items())}


def save_event(session: Session, event: WorkEvent, week: Week) -> WorkEvent:
    """Adds (id 0) or changes an event with its hours, whole. Raises InvalidEntry or Conflict, by field.

    The care asked for it is another deed (`app.insertion.care_requests`).
    """
    session.require(Right.EDIT_INSERTION)
    path = session.store.get(InsertionPath, event.path_id)
    checked = _checked(path, event)
    _check_week(checked, week)
    needed_care(checked, week)
    with session.store.atomic("save_event", about=f"{parent_of(session, path).name}, {checked.label}"):
        if checked.id:
            stored = session.store.change(checked)
            for former in session.store.find(WorkSpan, event_id=stored.id):
                session.store.remove(former)
        else:
            stored = session.store.add(checked)
        session.store.add_all(
            WorkSpan(event_id=stored.id, weekday=weekday, start=span.start, end=span.end)
            for weekday, spans in sorted(week.items())
            for span in sorted(spans)
        )
        return stored


def _checked(path: InsertionPath, event: WorkEvent) -> WorkEvent:
    check_order(event.first_day, event.last_day)
    if event.first_day < path.entry_day:
        raise InvalidEntry(
            f"Le {spoken_day(event.first_day)} vient avant l’entrée dans le parcours, "
            f"le {spoken_day(path.entry_day)} : corrigez ce jour.",
            field="first_day",
        )
    if not 0 <= event.travel <= MOST_TRAVEL:
        raise InvalidEntry(f"Le trajet compte de 0 à {MOST_TRAVEL} minutes.", field="travel")
    return tidy(event, "label")


def _check_week(event: WorkEvent, week: Week) -> None:
    if not any(week.values()):
        raise InvalidEntry("Il manque les heures : écrivez par exemple 8:30-12.", field="week")
    for spans in week.values():
        for span in spans:
            check_span(span)
    if event.is_dated and {day for day, spans in week.items() if spans} != {event.first_day.weekday()}:
        raise InvalidEntry("Les heures d’un seul jour se notent ce jour-là.", field="week")
    if event.kind is WorkKind.JOB_INTERVIEW:
        for span in (one for spans in week.values() for one in spans if one.minutes > MOST_JOB_INTERVIEW):
            raise InvalidEntry(
                f"Un entretien d’embauche {spoken_span(span.start, span.end)} durerait plus de "
                f"{MOST_JOB_INTERVIEW // 60} heures : vérifiez ses heures.",
                field="spans" if event.is_dated else "week",
            )
    clash = spilling([week.get(weekday, ()) for weekday in range(7)])
    if clash is not None:
        first, before, second, after = clash
        raise Conflict(
            f"Les heures du {WEEKDAYS[first]} {spoken_span(*before)} et du {WEEKDAYS[second]} {spoken_span(*after)} "
            "se chevauchent : raccourcissez l’une des deux plages.",
            field="week",
        )


def cancel_event(session: Session, event: WorkEvent, day: date) -> WorkEvent:
    """It will not take place, or stops: nothing is deleted. Raises Conflict when it is already cancelled."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(WorkEvent, event.id)
    if former.cancelled_on is not None:
        raise Conflict(f"C’est déjà annulé depuis le {spoken_day(former.cancelled_on)}.")
    path = session.store.get(InsertionPath, former.path_id)
    with session.store.atomic("cancel_event", about=f"{parent_of(session, path).name}, {former.label}"):
        return session.store.change(replace(former, cancelled_on=day))
