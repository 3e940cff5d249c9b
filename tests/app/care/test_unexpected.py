"""Children not expected that day are found by name, under the enrolment a stay would be noted under."""

from datetime import date

from app.care.enrolments import Kind
from app.care.unexpected import unexpected
from app.session import Session
from tests.app.records import MONDAY, child, enrolled, open_week, span


def test_a_child_without_reserved_hours_is_found_whatever_the_accents(session: Session) -> None:
    open_week(session)
    one = child(session, "Zoé", "Żółć")
    enrolled(session, one, kind=Kind.OCCASIONAL)
    (found,) = unexpected(session, MONDAY, "zolc")
    assert (found.child, found.enrolment.kind) == (one, Kind.OCCASIONAL)


def test_those_already_on_the_list_are_left_out(session: Session) -> None:
    one = child(session, "Zoé")
    enrolled(session, one)
    assert unexpected(session, MONDAY, "zoe", shown=[one.id]) == []


def test_a_regular_enrolment_goes_before_an_occasional_one(session: Session) -> None:
    open_week(session)
    one = child(session, "Zoé")
    enrolled(session, one, kind=Kind.OCCASIONAL)
    enrolled(session, one, span("8:30", "12:00"))
    assert [found.enrolment.kind for found in unexpected(session, MONDAY, "zoe")] == [Kind.REGULAR]


def test_nobody_is_found_before_a_letter_or_outside_the_enrolment(session: Session) -> None:
    enrolled(session, child(session, "Zoé"), last=date(2026, 11, 22))
    assert unexpected(session, MONDAY, "zoe") == []
    assert unexpected(session, date(2026, 11, 22), "  ") == []
