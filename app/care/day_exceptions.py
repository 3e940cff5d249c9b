"""Dated exceptions (exceptions d'un jour): the whole list of an enrolment's spans for a day, perhaps empty."""

from collections.abc import Iterable, Mapping, Sequence
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


def put_exceptions(
    session: Session, days: Mapping[tuple[int, date], Sequence[Span]], notes: Mapping[date, str | None]
) -> None:
    """Writes checked days, by enrolment and day, in place of their former exceptions; inside a use case.

    A day that `notes` does not name keeps the note that it had.
    """
    if not days:
        return
    first, last = min(day for _, day in days), max(day for _, day in days)
    ids = sorted({enrolment_id for enrolment_id, _ in days})
    former = {
        (one.enrolment_id, one.day): one
        for one in session.store.touching(DayException, first, last, enrolment_id=ids)
        if (one.enrolment_id, one.day) in days
    }
    known: dict[int, list[ExceptionSpan]] = {}
    for piece in session.store.find(ExceptionSpan, exception_id=[one.id for one in former.values()]):
        known.setdefault(piece.exception_id, []).append(piece)
    for key, one in former.items():
        if one.day in notes:
            session.store.change(tidy(replace(one, note=notes[one.day])))
        _rewrite(session, one, known.get(one.id, ()), days[key])
    fresh = [key for key in days if key not in former]
    added = session.store.add_all(
        tidy(DayException(enrolment_id=enrolment_id, day=day, note=notes.get(day)))
        for enrolment_id, day in fresh
    )
    for key, one in zip(fresh, added, strict=True):
        _rewrite(session, one, (), days[key])


def _rewrite(
    session: Session, exception: DayException, former: Sequence[ExceptionSpan], spans: Sequence[Span]
) -> None:
    """The spans wanted in place of the former ones, nothing where they are the same."""
    wanted = sorted(spans)
    if sorted(Span(one.start, one.end) for one in former) == wanted:
        return
    for piece in former:
        session.store.remove(piece)
    session.store.add_all(
        ExceptionSpan(exception_id=exception.id, start=span.start, end=span.end) for span in wanted
    )


def take_exceptions(session: Session, enrolment: Enrolment, days: Iterable[date]) -> None:
    """Takes the exceptions of these days away; inside a use case."""
    for one in session.store.find(DayException, enrolment_id=enrolment.id, day=list(days)):
        _remove_spans(session, one)
        session.store.remove(one)


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
