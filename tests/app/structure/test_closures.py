"""Closures of days or of a span, and public holidays as rows that can be renamed, opened, removed."""

from dataclasses import replace
from datetime import date

from app.errors import Conflict, InvalidEntry
from app.session import Session
from app.structure.closures import (
    add_closure,
    add_holidays,
    change_closure,
    change_holiday,
    open_on_holiday,
    propose_holidays,
    remove_closure,
    remove_holiday,
)
from app.structure.records import Closure, ClosureReason, PublicHoliday
from tests.app.records import h, refused

CHRISTMAS = Closure(
    first_day=date(2026, 12, 21), last_day=date(2027, 1, 3), reason=ClosureReason.HOLIDAYS, label=" Noël "
)
HALF_DAY = Closure(
    first_day=date(2026, 11, 27),
    last_day=date(2026, 11, 27),
    reason=ClosureReason.PEDAGOGICAL,
    start=h("13:00"),
    end=h("18:30"),
)


def test_a_closure_is_added_changed_and_removed(session: Session) -> None:
    closure = add_closure(session, CHRISTMAS)
    assert closure.label == "Noël"
    longer = change_closure(session, replace(closure, last_day=date(2027, 1, 4)))
    assert session.store.find(Closure) == [longer]
    remove_closure(session, longer)
    assert not session.store.find(Closure)


def test_a_half_day_needs_both_hours_in_order(session: Session) -> None:
    with refused(InvalidEntry, field="end"):
        add_closure(session, replace(HALF_DAY, end=None))
    with refused(InvalidEntry, "après son début"):
        add_closure(session, replace(HALF_DAY, end=h("12:00")))


def test_the_last_day_does_not_come_before_the_first(session: Session) -> None:
    with refused(InvalidEntry, "vient avant le premier", field="last_day"):
        add_closure(session, replace(CHRISTMAS, last_day=date(2026, 12, 20)))


def test_closing_the_same_minutes_twice_is_refused_by_name(session: Session) -> None:
    add_closure(session, HALF_DAY)
    add_closure(session, replace(HALF_DAY, start=h("8:00"), end=h("9:00")))
    with refused(Conflict, "déjà fermée le 27 novembre 2026, 13 h–18 h 30"):
        add_closure(session, replace(HALF_DAY, start=h("17:00"), end=h("19:00")))
    with refused(Conflict, "déjà fermée"):
        add_closure(session, replace(CHRISTMAS, first_day=date(2026, 11, 27)))


def test_a_day_closed_whole_is_named_without_hours(session: Session) -> None:
    add_closure(session, CHRISTMAS)
    with refused(Conflict, "du 21 décembre 2026 au 3 janvier 2027 : "):
        add_closure(session, replace(HALF_DAY, first_day=date(2026, 12, 24), last_day=date(2026, 12, 24)))


NEW_YEAR = (date(2027, 1, 1), "Jour de l’An")
EASTER = (date(2027, 3, 29), "Lundi de Pâques")


def test_only_the_holidays_not_yet_known_are_proposed(session: Session) -> None:
    add_holidays(session, [PublicHoliday(day=NEW_YEAR[0], name="Nouvel An", opens=True)])
    proposed = propose_holidays(session, [EASTER, NEW_YEAR, EASTER])
    assert [(one.day, one.name, one.opens) for one in proposed] == [(*EASTER, False)]
    assert len(session.store.find(PublicHoliday)) == 1


def test_the_proposed_holidays_are_added_in_one_deed(session: Session) -> None:
    add_holidays(session, propose_holidays(session, [NEW_YEAR, EASTER]))
    assert len(session.store.find(PublicHoliday)) == 2
    session.store.undo()
    assert not session.store.find(PublicHoliday)


def test_a_holiday_can_be_renamed_opened_and_removed(session: Session) -> None:
    (holiday,) = add_holidays(session, [PublicHoliday(day=EASTER[0], name=EASTER[1])])
    renamed = change_holiday(session, replace(holiday, name=" Pâques "))
    opened = open_on_holiday(session, renamed, True)
    assert session.store.find(PublicHoliday) == [replace(holiday, name="Pâques", opens=True)]
    remove_holiday(session, opened)
    assert not session.store.find(PublicHoliday)


def test_a_day_is_a_public_holiday_once(session: Session) -> None:
    add_holidays(session, [PublicHoliday(day=EASTER[0], name=EASTER[1])])
    with refused(Conflict, "Lundi de Pâques"):
        add_holidays(
            session, [PublicHoliday(day=NEW_YEAR[0], name="x"), PublicHoliday(day=EASTER[0], name="y")]
        )
    assert len(session.store.find(PublicHoliday)) == 1
