"""Reference weeks: versions from a day on, weeks in turn, nights, the parity of a year of 53 weeks."""

from datetime import date

import pytest

from app.care.schedules import PatternSpan, Turn, WeekPattern
from app.care.weeks import (
    Weeks,
    WeekSpan,
    check_weeks,
    parity_warnings,
    remove_week,
    set_week,
    week_name,
    weeks_of,
)
from app.errors import Conflict, InvalidEntry
from app.session import Session
from tests.app.records import child, enrolled, h, refused, span, week

OCTOBER, JANUARY = date(2026, 10, 5), date(2027, 1, 4)


def spans(session: Session, pattern: WeekPattern) -> int:
    return len(session.store.find(PatternSpan, pattern_id=pattern.id))


def test_a_new_week_keeps_the_past_and_what_was_planned_later(session: Session) -> None:
    enrolment = enrolled(session, child(session), span("8:30", "17:00"))
    set_week(session, enrolment, first_day=JANUARY, weeks=week(span("9:00", "12:00")))
    set_week(session, enrolment, first_day=OCTOBER, weeks=week(span("8:00", "16:00")))
    assert [pattern.first_day for pattern, _ in weeks_of(session, enrolment)] == [
        date(2026, 9, 1),
        OCTOBER,
        JANUARY,
    ]


def test_a_new_week_may_hold_to_the_end(session: Session) -> None:
    enrolment = enrolled(session, child(session), span("8:30", "17:00"))
    set_week(session, enrolment, first_day=JANUARY, weeks=week(span("9:00", "12:00")))
    set_week(session, enrolment, first_day=OCTOBER, weeks=week(span("8:00", "16:00")), drop_later=True)
    assert [pattern.first_day for pattern, _ in weeks_of(session, enrolment)] == [date(2026, 9, 1), OCTOBER]


def test_a_week_of_the_same_day_is_replaced_in_one_deed(session: Session) -> None:
    enrolment = enrolled(session, child(session), span("8:30", "17:00"))
    set_week(session, enrolment, first_day=date(2026, 9, 1), weeks=Weeks(spans=(WeekSpan(0, 2, 480, 720),)))
    ((pattern, weeks),) = weeks_of(session, enrolment)
    assert weeks.spans == (WeekSpan(0, 2, 480, 720),)
    session.store.undo()
    assert spans(session, pattern) == 5


@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2027, 8, 1)])
def test_a_week_begins_inside_its_enrolment(session: Session, day: date) -> None:
    enrolment = enrolled(session, child(session))
    with refused(InvalidEntry, "du 1er septembre 2026 au 31 juillet 2027", field="first_day"):
        set_week(session, enrolment, first_day=day, weeks=week(span("8:30", "17:00")))


def test_a_version_can_be_removed_but_the_only_one(session: Session) -> None:
    enrolment = enrolled(session, child(session), span("8:30", "17:00"))
    later = set_week(session, enrolment, first_day=OCTOBER, weeks=week(span("8:00", "16:00")))
    remove_week(session, later)
    ((first, _),) = weeks_of(session, enrolment)
    assert spans(session, later) == 0
    with refused(Conflict, "seule semaine type"):
        remove_week(session, first)


def test_an_anchor_is_a_monday() -> None:
    with refused(InvalidEntry, "1er septembre 2026 est un mardi", field="anchor"):
        check_weeks(Weeks(spans=(), anchor=date(2026, 9, 1)))


@pytest.mark.parametrize("weeks", [0, 11])
def test_one_to_ten_weeks_take_turns(weeks: int) -> None:
    check_weeks(Weeks(spans=(WeekSpan(9, 6, 480, 720),), weeks=10))
    with refused(InvalidEntry, "de 1 à 10", field="weeks"):
        check_weeks(Weeks(spans=(), weeks=weeks))


@pytest.mark.parametrize("weeks", [1, 3])
def test_odd_and_even_weeks_are_two(weeks: int) -> None:
    check_weeks(Weeks(spans=(), weeks=2, turn=Turn.ISO_PARITY))
    with refused(InvalidEntry, "alternent à deux", field="weeks"):
        check_weeks(Weeks(spans=(), weeks=weeks, turn=Turn.ISO_PARITY))


@pytest.mark.parametrize(
    "wrong", [WeekSpan(1, 0, 480, 720), WeekSpan(0, 7, 480, 720), WeekSpan(0, -1, 480, 720)]
)
def test_a_span_lies_in_a_day_of_its_weeks(wrong: WeekSpan) -> None:
    with refused(InvalidEntry, "n’existe pas", field="span"):
        check_weeks(Weeks(spans=(wrong,)))


def test_a_night_does_not_meet_the_next_morning() -> None:
    night = WeekSpan(0, 1, h("22:00"), h("30:00"))
    check_weeks(Weeks(spans=(night, WeekSpan(0, 2, h("6:00"), h("12:00")))))
    with refused(Conflict, "mardi 22 h–6 h", "mercredi 5 h 59–12 h", field="span"):
        check_weeks(Weeks(spans=(night, WeekSpan(0, 2, h("5:59"), h("12:00")))))


def test_the_night_of_the_last_sunday_meets_the_first_monday() -> None:
    spans = (WeekSpan(1, 6, h("22:00"), h("30:00")), WeekSpan(0, 0, h("5:00"), h("12:00")))
    with refused(Conflict, "dimanche (semaine B)", "lundi (semaine A)"):
        check_weeks(Weeks(spans=spans, weeks=2))


def test_two_odd_weeks_may_meet_so_their_sunday_and_monday_must_not_overlap() -> None:
    spans = (WeekSpan(0, 6, h("22:00"), h("30:00")), WeekSpan(0, 0, h("5:00"), h("12:00")))
    check_weeks(Weeks(spans=spans, weeks=2))
    with refused(Conflict, "dimanche (semaine A)"):
        check_weeks(Weeks(spans=spans, weeks=2, turn=Turn.ISO_PARITY))


def test_weeks_are_named_by_letters() -> None:
    assert week_name(0) + week_name(9) == "AJ"


@pytest.mark.parametrize(
    ("first", "last", "warned"),
    [
        (date(2026, 9, 1), date(2027, 7, 31), 1),
        (date(2026, 9, 1), date(2027, 1, 4), 1),
        (date(2026, 9, 1), date(2027, 1, 3), 0),
        (date(2027, 1, 5), date(2027, 7, 31), 0),
        (date(2020, 1, 1), date(2027, 7, 31), 2),  # 2020 had 53 weeks too
    ],
)
def test_the_year_of_53_weeks_is_warned_of(first: date, last: date, warned: int) -> None:
    warnings = parity_warnings(first, last)
    assert len(warnings) == warned
    assert not warned or "28\u00a0décembre\u00a02026" in warnings[-1]
