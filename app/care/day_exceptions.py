"""Dated exceptions (exceptions d'un jour): the whole list of an enrolment's spans for a day, perhaps empty."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.care.enrolments import Enrolment
from app.care.expected import expected
from app.care.schedules import DayException, ExceptionSpan
from app.days import ONE_DAY
from app.errors import Conflict, InvalidEntry
from app.families.records import Child
from app.fields import tidy
from app.session import Session
from app.spans import DAY, Span, check_span, overlapping, without
from app.users import Right
from app.wording import listed, spoken_day, spoken_period, spoken_span


def set_exception(
    session: Session,
    enrolment: Enrolment,
    day: date,
    spans: Sequence[Span],
    *,
    note: str | None = None,
    outside_opening: bool = False,
) -> DayException:
    """The spans of that day, in place of the pattern and of any former exception; an empty list expects nobody.

    `outside_opening` is the director's explicit word: these spans are not cut to the opening (rules.md).
    Raises InvalidEntry or Conflict, field "spans".
    """
    session.require(Right.EDIT_ENROLMENTS)
    if not enrolment.covers(day):
        raise InvalidEntry(
            f"Le contrat va {spoken_period(enrolment.first_day, enrolment.last_day)} : "
            f"le {spoken_day(day)} n’en fait pas partie.",
            field="day",
        )
    check_list(spans)
    _check_around(session, enrolment, day, spans, outside_opening)
    child = session.store.get(Child, enrolment.child_id)
    with session.store.atomic("set_exception", about=f"{child.name}, {spoken_day(day)}"):
        return put_exception(session, enrolment, day, spans, note=note)


def put_exception(
    session: Session, enrolment: Enrolment, day: date, spans: Sequence[Span], *, note: str | None = None
) -> DayException:
    """Writes checked spans, in place of those of that day; inside a use case."""
    wanted = tidy(DayException(enrolment_id=enrolment.id, day=day, note=note))
    former = session.store.find(DayException, enrolment_id=enrolment.id, day=day)
    if former:
        _remove_spans(session, former[0])
        stored = session.store.change(replace(wanted, id=former[0].id))
    else:
        stored = session.store.add(wanted)
    session.store.add_all(
        ExceptionSpan(exception_id=stored.id, start=span.start, end=span.end) for span in sorted(spans)
    )
    return stored


def drop_exception(session: Session, exception: DayException) -> None:
    """The day follows the reference week again."""
    session.require(Right.EDIT_ENROLMENTS)
    enrolment = session.store.get(Enrolment, exception.enrolment_id)
    child = session.store.get(Child, enrolment.child_id)
    with session.store.atomic("drop_exception", about=f"{child.name}, {spoken_day(exception.day)}"):
        _remove_spans(session, exception)
        session.store.remove(exception)


def exceptions_of(session: Session, enrolment: Enrolment) -> list[tuple[DayException, tuple[Span, ...]]]:
    """Each exception of the enrolment with its spans, the oldest first."""
    return exceptions_by_enrolment(session, [enrolment]).get(enrolment.id, [])


def exceptions_by_enrolment(
    session: Session, enrolments: Sequence[Enrolment]
) -> dict[int, list[tuple[DayException, tuple[Span, ...]]]]:
    """As `exceptions_of` for several enrolments at once, by their id; those without exception are left out."""
    session.require(Right.SEE_CHILDREN)
    days = session.store.find(DayException, enrolment_id=[enrolment.id for enrolment in enrolments])
    spans: dict[int, list[Span]] = {}
    for piece in session.store.find(ExceptionSpan, exception_id=[one.id for one in days]):
        spans.setdefault(piece.exception_id, []).append(Span(piece.start, piece.end))
    found: dict[int, list[tuple[DayException, tuple[Span, ...]]]] = {}
    for one in sorted(days, key=lambda one: one.day):
        found.setdefault(one.enrolment_id, []).append((one, tuple(sorted(spans.get(one.id, ())))))
    return found


def _remove_spans(session: Session, exception: DayException) -> None:
    for span in session.store.find(ExceptionSpan, exception_id=exception.id):
        session.store.remove(span)


def check_list(spans: Sequence[Span]) -> None:
    """Raises InvalidEntry for what is no span, Conflict, field "spans", for two that overlap."""
    for span in spans:
        check_span(span)
    clash = overlapping(spans)
    if clash is not None:
        raise Conflict(
            f"Les plages {spoken_span(*clash[0])} et {spoken_span(*clash[1])} se chevauchent : "
            "raccourcissez l’une des deux.",
            field="spans",
        )


def _check_around(
    session: Session, enrolment: Enrolment, day: date, spans: Sequence[Span], outside_opening: bool
) -> None:
    plan = expected(session, day - ONE_DAY, day + ONE_DAY, [enrolment])
    outside = without(spans, plan.opening(day))
    if outside and not outside_opening:
        raise InvalidEntry(
            f"Le {spoken_day(day)}, la crèche n’est pas ouverte {listed([spoken_span(*s) for s in outside])} : "
            "raccourcissez la plage, ou confirmez un accueil hors ouverture.",
            field="spans",
        )
    for shift, other in ((-DAY, day - ONE_DAY), (DAY, day + ONE_DAY)):
        theirs = [Span(s.start + shift, s.end + shift) for s in plan.reserved(enrolment, other)]
        if overlapping([*spans, *theirs]) is not None:
            said = listed([spoken_span(*span) for span in plan.reserved(enrolment, other)])
            raise Conflict(
                f"Le {spoken_day(other)}, {said} est déjà réservé et déborde sur ces heures : "
                "raccourcissez l’une des deux plages.",
                field="spans",
            )
