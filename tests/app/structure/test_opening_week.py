"""Opening: whole weeks, dated; nights; overlaps refused by name."""

from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed
from app.session import Session
from app.spans import Span, check_span, spilling
from app.structure.opening_week import check_week, remove_opening, set_opening
from app.structure.records import OpeningSpan
from app.users import Role
from tests.app.records import as_role, refused, span, weekdays

JANUARY = date(2026, 1, 1)
MARCH = date(2026, 3, 1)


def opened(session: Session, first_day: date) -> list[tuple[int, int, int]]:
    found = session.store.find(OpeningSpan, first_day=first_day)
    return [(one.weekday, one.start, one.end) for one in found]


def test_a_new_week_keeps_the_past(session: Session) -> None:
    set_opening(session, JANUARY, weekdays(span("7:30", "18:30")))
    set_opening(session, MARCH, {0: [span("13:00", "18:00"), span("8:00", "12:00")]})
    assert len(opened(session, JANUARY)) == 5
    assert opened(session, MARCH) == [(0, 480, 720), (0, 780, 1080)]


def test_a_week_of_the_same_day_is_replaced_whole(session: Session) -> None:
    set_opening(session, JANUARY, weekdays(span("7:30", "18:30")))
    set_opening(session, JANUARY, {2: [span("22:00", "30:00")]})
    assert opened(session, JANUARY) == [(2, 1320, 1800)]


def test_a_night_that_spills_into_the_next_morning_is_refused_by_name(session: Session) -> None:
    with refused(Conflict, "dimanche 22 h–6 h", "lundi 5 h–12 h", field="week"):
        set_opening(session, JANUARY, {0: [span("5:00", "12:00")], 6: [span("22:00", "30:00")]})
    assert not opened(session, JANUARY)


def test_a_night_may_end_when_the_morning_begins() -> None:
    check_week({weekday: [span("6:00", "22:00"), span("22:00", "30:00")] for weekday in range(7)})


def test_two_spans_of_a_day_that_overlap_are_refused_by_name() -> None:
    with refused(Conflict, "mardi 8 h–12 h", "mardi 11 h 30–18 h"):
        check_week({1: [span("8:00", "12:00"), span("11:30", "18:00")]})


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Span(600, 600), "après son début"),
        (Span(1440, 1500), "entre 0 h et 23 h 59"),
        (Span(-1, 60), "entre 0 h et 23 h 59"),
        (Span(60, 1501), "24 heures"),
    ],
)
def test_a_span_that_is_none_is_refused(wrong: Span, said: str) -> None:
    with refused(InvalidEntry, said):
        check_span(wrong)


def test_a_week_without_opening_is_refused() -> None:
    with refused(InvalidEntry, "fermeture"):
        check_week({0: []})


def test_removing_a_week_lets_the_former_one_hold_again(session: Session) -> None:
    set_opening(session, JANUARY, weekdays(span("7:30", "18:30")))
    set_opening(session, MARCH, weekdays(span("6:00", "20:00")))
    remove_opening(session, MARCH)
    assert not opened(session, MARCH)
    assert len(opened(session, JANUARY)) == 5


def test_the_only_week_can_not_be_removed(session: Session) -> None:
    set_opening(session, JANUARY, weekdays(span("7:30", "18:30")))
    with refused(Conflict, "seuls horaires"):
        remove_opening(session, JANUARY)


def test_the_team_can_not_change_the_opening(session: Session) -> None:
    with refused(NotAllowed):
        set_opening(as_role(session, Role.TEAM), JANUARY, weekdays(span("7:30", "18:30")))


def test_spans_of_a_cycle_meet_from_its_last_day_to_its_first() -> None:
    night, morning = span("23:00", "31:00"), span("6:00", "7:00")
    assert spilling([[morning], [], [night]]) == (2, night, 0, morning)
    assert spilling([[], [morning], [night]]) is None
