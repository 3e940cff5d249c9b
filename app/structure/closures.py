"""Days the crèche is closed (fermetures, jours fériés): closures of days or of a span, and public holidays."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.errors import Conflict, InvalidEntry
from app.fields import check_order, tidy
from app.session import Session
from app.spans import DAY, Span, check_span
from app.structure.records import Closure, PublicHoliday
from app.users import Right
from app.wording import quoted, spoken_day, spoken_period, spoken_span


def add_closure(session: Session, closure: Closure) -> Closure:
    """A new closure. Raises InvalidEntry, or Conflict where another closes the same minutes."""
    session.require(Right.EDIT_STRUCTURE)
    with session.store.atomic("add_closure", about=spoken_period(closure.first_day, closure.last_day)):
        return session.store.add(_checked(session, closure))


def change_closure(session: Session, closure: Closure) -> Closure:
    """The closure of that id, with other days, hours or reason. Raises as `add_closure`."""
    session.require(Right.EDIT_STRUCTURE)
    with session.store.atomic("change_closure", about=spoken_period(closure.first_day, closure.last_day)):
        return session.store.change(_checked(session, closure))


def remove_closure(session: Session, closure: Closure) -> None:
    session.require(Right.EDIT_STRUCTURE)
    with session.store.atomic("remove_closure", about=spoken_period(closure.first_day, closure.last_day)):
        session.store.remove(closure)


def _checked(session: Session, closure: Closure) -> Closure:
    check_order(closure.first_day, closure.last_day)
    if (closure.start is None) != (closure.end is None):
        raise InvalidEntry(
            "Indiquez le début et la fin de la plage fermée, ou laissez les deux vides pour fermer la journée.",
            field="end",
        )
    closed = check_span(_minutes(closure))
    for other in session.store.touching(Closure, closure.first_day, closure.last_day):
        theirs = _minutes(other)
        if other.id != closure.id and theirs.start < closed.end and closed.start < theirs.end:
            hours = "" if other.start is None else f", {spoken_span(*theirs)}"
            raise Conflict(
                f"La crèche est déjà fermée {spoken_period(other.first_day, other.last_day)}{hours} : "
                "modifiez cette fermeture, ou choisissez d’autres jours.",
                field="first_day",
            )
    return tidy(closure)


def _minutes(closure: Closure) -> Span:
    return Span(0, DAY) if closure.start is None or closure.end is None else Span(closure.start, closure.end)


def propose_holidays(session: Session, rows: Iterable[tuple[date, str]]) -> list[PublicHoliday]:
    """Of the official (day, name) pairs, those that the crèche's calendar does not hold yet; nothing is written.

    The pairs come from outside: the layers keep the package that knows them out of the rules.
    """
    known = {holiday.day for holiday in session.store.find(PublicHoliday)}
    proposed = {day: PublicHoliday(day=day, name=name) for day, name in rows if day not in known}
    return [proposed[day] for day in sorted(proposed)]


def add_holidays(session: Session, holidays: Iterable[PublicHoliday]) -> list[PublicHoliday]:
    """Public holidays into the calendar, all or none. Raises Conflict for a day that already has one."""
    session.require(Right.EDIT_STRUCTURE)
    wanted = [tidy(holiday, "name") for holiday in holidays]
    with session.store.atomic("add_holidays", about=_named(wanted)):
        for holiday in wanted:
            _refuse_second(session, holiday)
        return [session.store.add(holiday) for holiday in wanted]


def change_holiday(session: Session, holiday: PublicHoliday) -> PublicHoliday:
    """Renames, moves, opens (`opens=True`) or closes a public holiday. Raises InvalidEntry or Conflict."""
    session.require(Right.EDIT_STRUCTURE)
    tidied = tidy(holiday, "name")
    with session.store.atomic("change_holiday", about=tidied.name):
        _refuse_second(session, tidied)
        return session.store.change(tidied)


def open_on_holiday(session: Session, holiday: PublicHoliday, opens: bool) -> PublicHoliday:
    """Whether the crèche opens on that public holiday."""
    return change_holiday(session, replace(holiday, opens=opens))


def remove_holiday(session: Session, holiday: PublicHoliday) -> None:
    """Takes a day out of the calendar: not a public holiday in this commune."""
    session.require(Right.EDIT_STRUCTURE)
    with session.store.atomic("remove_holiday", about=holiday.name):
        session.store.remove(holiday)


def _refuse_second(session: Session, holiday: PublicHoliday) -> None:
    for other in session.store.find(PublicHoliday, day=holiday.day):
        if other.id != holiday.id:
            raise Conflict(
                f"Le {spoken_day(other.day)} est déjà un jour férié, {quoted(other.name)} : modifiez-le.",
                field="day",
            )


def _named(holidays: list[PublicHoliday]) -> str:
    if len(holidays) == 1:
        return holidays[0].name
    years = sorted({holiday.day.year for holiday in holidays})
    return ", ".join(str(year) for year in years)
