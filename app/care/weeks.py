"""Setting an enrolment's reference weeks (semaines types): whole, from a day on, the past kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from app.care.enrolments import Enrolment
from app.care.schedules import PatternSpan, Turn, WeekPattern
from app.days import ONE_DAY, monday_of
from app.errors import Conflict, InvalidEntry
from app.families.records import Child
from app.session import Session
from app.spans import Span, check_span, spilling
from app.users import Right
from app.wording import WEEKDAYS, spoken_day, spoken_period, spoken_span

MOST_WEEKS = 10


class WeekSpan(NamedTuple):
    """A span of a reference week: `week` 0 to 9, `weekday` 0 = Monday, `end` may pass 1440."""

    week: int
    weekday: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Weeks:
    """Reference weeks as a form holds them. Without an anchor, week 0 is that of the first day."""

    spans: tuple[WeekSpan, ...]
    weeks: int = 1
    turn: Turn = Turn.ANCHOR
    anchor: date | None = None


def week_name(week: int) -> str:
    """« A » to « J »."""
    return "ABCDEFGHIJ"[week]


def set_week(
    session: Session, enrolment: Enrolment, *, first_day: date, weeks: Weeks, drop_later: bool = False
) -> WeekPattern:
    """The enrolment's weeks from that day on; before it, the past stays as it was.

    A pattern that began the same day is replaced. Those that begin later still follow, unless `drop_later`.
    Raises InvalidEntry or Conflict.
    """
    session.require(Right.EDIT_ENROLMENTS)
    check_weeks(weeks)
    if not enrolment.covers(first_day):
        raise InvalidEntry(
            f"Le contrat va {spoken_period(enrolment.first_day, enrolment.last_day)} : "
            "la semaine type commence un de ces jours.",
            field="first_day",
        )
    with session.store.atomic("set_week", about=session.store.get(Child, enrolment.child_id).name):
        for former in session.store.find(WeekPattern, enrolment_id=enrolment.id):
            if drop_later and former.first_day > first_day:
                _remove(session, former)
        return put_weeks(session, enrolment.id, first_day, weeks)


def put_weeks(session: Session, enrolment_id: int, first_day: date, weeks: Weeks) -> WeekPattern:
    """Writes checked weeks, in place of those that began the same day; inside a use case."""
    pattern = WeekPattern(
        enrolment_id=enrolment_id,
        first_day=first_day,
        weeks=weeks.weeks,
        turn=weeks.turn,
        anchor=weeks.anchor or monday_of(first_day),
    )
    same_day = session.store.find(WeekPattern, enrolment_id=enrolment_id, first_day=first_day)
    if same_day:
        for span in session.store.find(PatternSpan, pattern_id=same_day[0].id):
            session.store.remove(span)
        pattern = session.store.change(replace(pattern, id=same_day[0].id))
    else:
        pattern = session.store.add(pattern)
    session.store.add_all(
        PatternSpan(
            pattern_id=pattern.id, week=span.week, weekday=span.weekday, start=span.start, end=span.end
        )
        for span in sorted(weeks.spans)
    )
    return pattern


def remove_week(session: Session, pattern: WeekPattern) -> None:
    """Takes a pattern away: the one before it holds again. Raises Conflict for the enrolment's only one."""
    session.require(Right.EDIT_ENROLMENTS)
    if len(session.store.find(WeekPattern, enrolment_id=pattern.enrolment_id)) == 1:
        raise Conflict("C’est la seule semaine type du contrat : modifiez-la plutôt que de la supprimer.")
    enrolment = session.store.get(Enrolment, pattern.enrolment_id)
    with session.store.atomic("remove_week", about=session.store.get(Child, enrolment.child_id).name):
        _remove(session, pattern)


def _remove(session: Session, pattern: WeekPattern) -> None:
    for span in session.store.find(PatternSpan, pattern_id=pattern.id):
        session.store.remove(span)
    session.store.remove(pattern)


def weeks_of(session: Session, enrolment: Enrolment) -> list[tuple[WeekPattern, Weeks]]:
    """Each pattern of the enrolment with its weeks, the oldest first."""
    return weeks_by_enrolment(session, [enrolment]).get(enrolment.id, [])


def weeks_by_enrolment(
    session: Session, enrolments: Sequence[Enrolment]
) -> dict[int, list[tuple[WeekPattern, Weeks]]]:
    """As `weeks_of` for several enrolments at once, by their id; those without weeks are left out."""
    session.require(Right.SEE_CHILDREN)
    patterns = session.store.find(WeekPattern, enrolment_id=[enrolment.id for enrolment in enrolments])
    spans = session.store.find(PatternSpan, pattern_id=[pattern.id for pattern in patterns])
    found: dict[int, list[tuple[WeekPattern, Weeks]]] = {}
    for pattern in sorted(patterns, key=lambda pattern: pattern.first_day):
        found.setdefault(pattern.enrolment_id, []).append((pattern, _weeks(pattern, spans)))
    return found


def _weeks(pattern: WeekPattern, spans: list[PatternSpan]) -> Weeks:
    own = (WeekSpan(s.week, s.weekday, s.start, s.end) for s in spans if s.pattern_id == pattern.id)
    return Weeks(spans=tuple(sorted(own)), weeks=pattern.weeks, turn=pattern.turn, anchor=pattern.anchor)


def check_weeks(weeks: Weeks) -> None:
    """Raises InvalidEntry or Conflict, field "weeks", "anchor" or "span"."""
    if not 1 <= weeks.weeks <= MOST_WEEKS:
        raise InvalidEntry(f"Un contrat alterne de 1 à {MOST_WEEKS} semaines types.", field="weeks")
    if weeks.turn is Turn.ISO_PARITY and weeks.weeks != 2:
        raise InvalidEntry(
            "Les semaines impaires et paires alternent à deux : choisissez deux semaines, "
            "ou comptez-les depuis un lundi de départ.",
            field="weeks",
        )
    if weeks.anchor is not None and weeks.anchor.weekday() != 0:
        raise InvalidEntry(
            f"Le {spoken_day(weeks.anchor)} est un {WEEKDAYS[weeks.anchor.weekday()]} : "
            "l’alternance se compte depuis un lundi.",
            field="anchor",
        )
    days: list[list[Span]] = [[] for _ in range(weeks.weeks * 7)]
    for span in weeks.spans:
        if not (0 <= span.week < weeks.weeks and 0 <= span.weekday < 7):
            raise InvalidEntry(
                "Une plage est notée dans une semaine qui n’existe pas : effacez-la.", field="span"
            )
        days[span.week * 7 + span.weekday].append(check_span(Span(span.start, span.end)))
    clash = spilling(days)
    if clash is None and weeks.turn is Turn.ISO_PARITY:
        clash = spilling(days[:7])  # two odd weeks meet after a year of 53 weeks
    if clash is not None:
        _refuse(clash, several=weeks.weeks > 1)


def _refuse(clash: tuple[int, Span, int, Span], *, several: bool) -> None:
    first, before, second, after = clash
    names = [
        f"{WEEKDAYS[day % 7]}{f' (semaine {week_name(day // 7)})' if several else ''}"
        for day in (first, second)
    ]
    raise Conflict(
        f"Les plages du {names[0]} {spoken_span(*before)} et du {names[1]} {spoken_span(*after)} "
        "se chevauchent : raccourcissez l’une des deux.",
        field="span",
    )


def parity_warnings(first_day: date, last_day: date) -> list[str]:
    """A sentence for each year of 53 weeks that ends between the two days: two odd weeks follow each other."""
    warnings = []
    for year in range(first_day.year, last_day.year + 1):
        monday = monday_of(date(year, 12, 28))  # always in the year's last ISO week
        if monday.isocalendar().week == 53 and first_day <= monday + 7 * ONE_DAY <= last_day:
            warnings.append(
                f"{year} compte 53 semaines : celles du {spoken_day(monday)} et du "
                f"{spoken_day(monday + 7 * ONE_DAY)} sont toutes deux impaires, la semaine A revient."
            )
    return warnings
