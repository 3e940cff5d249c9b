"""Dated exceptions: the whole list of a day, inside the opening unless the director says otherwise."""

from datetime import date

from app.care.day_exceptions import drop_exception, exceptions_of, set_exception
from app.care.enrolments import Enrolment
from app.care.schedules import DayException, ExceptionSpan
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.session import Session
from app.spans import Span
from app.users import Role
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, child, enrolled, open_week, refused, span


def enrolment(session: Session, *opening: Span) -> Enrolment:
    open_week(session, *opening)
    return enrolled(session, child(session), span("8:30", "17:00"))


def test_an_exception_replaces_the_day_and_the_former_one(session: Session) -> None:
    one = enrolment(session)
    first = set_exception(session, one, MONDAY, [span("8:00", "12:00")])
    second = set_exception(session, one, MONDAY, [span("13:00", "18:00"), span("8:00", "12:00")], note=" x ")
    assert first.id == second.id
    assert exceptions_of(session, one) == [
        (
            DayException(id=first.id, enrolment_id=one.id, day=MONDAY, note="x"),
            (span("8:00", "12:00"), span("13:00", "18:00")),
        )
    ]


def test_an_empty_exception_expects_nobody(session: Session) -> None:
    one = enrolment(session)
    set_exception(session, one, MONDAY, [])
    assert [spans for _, spans in exceptions_of(session, one)] == [()]


def test_dropping_an_exception_gives_the_day_back_to_the_week(session: Session) -> None:
    one = enrolment(session)
    drop_exception(session, set_exception(session, one, MONDAY, [span("8:00", "12:00")]))
    assert not session.store.find(DayException)
    assert not session.store.find(ExceptionSpan)


def test_outside_the_opening_the_director_says_so(session: Session) -> None:
    one = enrolment(session)
    early = [span("6:00", "12:00")]
    with refused(InvalidEntry, "Le 23 novembre 2026, la crèche n’est pas ouverte 6 h–7 h 30", field="spans"):
        set_exception(session, one, MONDAY, early)
    with refused(InvalidEntry, "22 novembre 2026"):
        set_exception(session, one, SUNDAY, [span("8:00", "12:00")])
    set_exception(session, one, MONDAY, early, outside_opening=True)
    set_exception(session, one, SUNDAY, [span("8:00", "12:00")], outside_opening=True)
    assert len(exceptions_of(session, one)) == 2


def test_two_spans_of_one_exception_do_not_overlap(session: Session) -> None:
    with refused(Conflict, "8 h–12 h et 11 h–15 h", field="spans"):
        set_exception(session, enrolment(session), MONDAY, [span("8:00", "12:00"), span("11:00", "15:00")])


def test_a_night_does_not_meet_what_is_reserved_on_either_side(session: Session) -> None:
    one = enrolment(session)
    night = [span("20:00", "33:00")]  # until nine, Tuesday begins at half past eight
    with refused(Conflict, "Le 24 novembre 2026, 8 h 30–17 h est déjà réservé", field="spans"):
        set_exception(session, one, MONDAY, night, outside_opening=True)
    set_exception(session, one, SUNDAY, [span("20:00", "32:00")], outside_opening=True)
    with refused(Conflict, "Le 22 novembre 2026, 20 h–8 h", field="spans"):
        set_exception(session, one, MONDAY, [span("7:30", "12:00")])


def test_an_exception_lies_inside_the_enrolment(session: Session) -> None:
    with refused(InvalidEntry, "le 1er août 2027 n’en fait pas partie", field="day"):
        set_exception(session, enrolment(session), date(2027, 8, 1), [])


def test_the_team_grants_no_exception(session: Session) -> None:
    one = enrolment(session)
    with refused(NotAllowed):
        set_exception(as_role(session, Role.TEAM), one, TUESDAY, [])
