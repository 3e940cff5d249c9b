"""The opening week (horaires d'ouverture): whole sets of spans by weekday, dated; the past is kept."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.errors import Conflict, InvalidEntry
from app.session import Session
from app.spans import Span, check_span, spilling
from app.structure.records import OpeningSpan
from app.users import Right
from app.wording import WEEKDAYS, spoken_day, spoken_span

Week = Mapping[int, Sequence[Span]]
"""Spans by weekday, 0 = Monday; a weekday left out is closed."""


def set_opening(session: Session, first_day: date, week: Week) -> list[OpeningSpan]:
    """The opening week from that day on, whole; a set that began the same day is replaced, the past is kept.

    Raises InvalidEntry or Conflict, field "week".
    """
    session.require(Right.EDIT_STRUCTURE)
    check_week(week)
    with session.store.atomic("set_opening", about=f"à partir du {spoken_day(first_day)}"):
        for former in session.store.find(OpeningSpan, first_day=first_day):
            session.store.remove(former)
        return session.store.add_all(
            OpeningSpan(first_day=first_day, weekday=weekday, start=span.start, end=span.end)
            for weekday, spans in sorted(week.items())
            for span in sorted(spans)
        )


def check_week(week: Week) -> None:
    """Raises InvalidEntry for a span that is none and for an empty week, Conflict for two that overlap."""
    for spans in week.values():
        for span in spans:
            check_span(span)
    clash = spilling([week.get(weekday, ()) for weekday in range(7)])
    if clash is not None:
        first, before, second, after = clash
        raise Conflict(
            f"L’ouverture du {WEEKDAYS[first]} {spoken_span(*before)} et celle du {WEEKDAYS[second]} "
            f"{spoken_span(*after)} se chevauchent : raccourcissez l’une des deux.",
            field="week",
        )
    if not any(week.values()):
        raise InvalidEntry(
            "La semaine n’a aucune plage d’ouverture : indiquez-en au moins une. "
            "Pour fermer quelque temps, ajoutez plutôt une fermeture.",
            field="week",
        )


def remove_opening(session: Session, first_day: date) -> None:
    """Takes the set that begins that day away: the one before it holds again. Raises Conflict for the only one."""
    session.require(Right.EDIT_STRUCTURE)
    spans = session.store.find(OpeningSpan)
    if all(span.first_day == first_day for span in spans):
        raise Conflict(
            "Ce sont les seuls horaires de la crèche : modifiez-les plutôt que de les supprimer.",
            field="first_day",
        )
    with session.store.atomic("remove_opening", about=f"à partir du {spoken_day(first_day)}"):
        for span in spans:
            if span.first_day == first_day:
                session.store.remove(span)
