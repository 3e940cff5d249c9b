"""Copying a day or a week: what is refused is left out by name, the rest is written in one deed."""

from datetime import date, timedelta

import pytest

from app.care.day_exceptions import exceptions_of
from app.care.enrolling import enrol
from app.care.enrolments import Enrolment, Kind
from app.care.expected import expected
from app.care.schedules import DayException
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.planning.copies import (
    DayCopy,
    WeekCopy,
    copy_day,
    copy_week,
    preview_day_copy,
    preview_week_copy,
)
from app.planning.edits import DayEdit, change_days
from app.planning.wishes import Preview
from app.session import Session
from app.spans import Span
from app.structure.agreement import set_places
from app.structure.closures import add_closure
from app.structure.records import Closure, ClosureReason
from app.users import Role
from tests.app.records import MONDAY, TUESDAY, as_role, child, enrolled, open_week, refused, span, week

JANUARY = date(2026, 1, 1)
WEEK, DAY = timedelta(days=7), timedelta(days=1)
EIGHT, NINE = span("8:30", "17:00"), span("9:00", "12:00")


@pytest.fixture
def one(session: Session) -> Enrolment:
    """Expected on weekdays 8:30 to 17:00, in a crèche of one place (two children at most) open 7:30 to 18:30."""
    open_week(session)
    set_places(session, JANUARY, 1)
    return enrolled(session, child(session), EIGHT)


def instead(session: Session, one: Enrolment, day: date, *spans: Span) -> None:
    change_days(session, DayEdit(enrolment=one, days={day: spans}))


def hours(session: Session, one: Enrolment, *days: date) -> list[tuple[Span, ...]]:
    plan = expected(session, min(days), max(days), [one])
    return [plan.reserved(one, day) for day in days]


def told(preview: Preview) -> list[tuple[date, str]]:
    return [
        (one.wish.day, one.refusal.sentence.replace("\u00a0", " ")) for one in preview.refused if one.refusal
    ]


def test_a_day_goes_onto_others_and_the_closed_one_is_left_out(session: Session, one: Enrolment) -> None:
    copy = DayCopy(enrolment=one, spans=[NINE], days=[TUESDAY, MONDAY + 5 * DAY])
    assert [one.wish.day for one in copy_day(session, copy).allowed] == [TUESDAY]
    assert hours(session, one, TUESDAY, MONDAY + 5 * DAY) == [(NINE,), ()]
    assert told(preview_day_copy(session, copy)) == [
        (MONDAY + 5 * DAY, "Samedi 28 novembre 2026 : la crèche est fermée ce jour-là.")
    ]
    session.store.undo()
    assert not session.store.find(DayException)


def test_a_copy_with_nothing_to_write_says_so(session: Session, one: Enrolment) -> None:
    with refused(InvalidEntry, "Rien ne changerait"):
        copy_day(session, DayCopy(enrolment=one, spans=[EIGHT], days=[TUESDAY]))
    with refused(InvalidEntry, "Rien ne changerait"):
        copy_day(session, DayCopy(enrolment=one, spans=[EIGHT], days=[]))
    with refused(InvalidEntry, "la crèche est fermée", "1 autre jour le refuse aussi"):
        copy_day(session, DayCopy(enrolment=one, spans=[EIGHT], days=[MONDAY + 5 * DAY, MONDAY + 6 * DAY]))


def test_a_week_goes_onto_the_next_as_it_really_is(session: Session, one: Enrolment) -> None:
    instead(session, one, TUESDAY, NINE)
    instead(session, one, TUESDAY + DAY)
    copy = WeekCopy.onto_next(MONDAY, [one.id])
    preview = copy_week(session, copy)
    assert (len(preview.allowed), preview.refused, preview.unchanged) == (2, [], 3)
    assert hours(session, one, *(MONDAY + WEEK + n * DAY for n in range(4))) == [
        (EIGHT,),
        (NINE,),
        (),
        (EIGHT,),
    ]
    assert hours(session, one, TUESDAY + 2 * WEEK) == [(EIGHT,)]


def test_a_week_goes_forward_to_a_day_and_leaves_out_what_is_closed_or_after_the_end(
    session: Session,
) -> None:
    open_week(session)
    set_places(session, JANUARY, 1)
    one = enrolled(session, child(session), EIGHT, last=TUESDAY + 2 * WEEK)
    closed = MONDAY + WEEK
    add_closure(session, Closure(first_day=closed, last_day=closed, reason=ClosureReason.EXCEPTIONAL))
    for number in range(5):
        instead(session, one, MONDAY + number * DAY, NINE)
    preview = copy_week(session, WeekCopy(monday=MONDAY, until=TUESDAY + 3 * WEEK, enrolment_ids=[one.id]))
    assert [one.wish.day for one in preview.allowed] == [
        closed + DAY, closed + 2 * DAY, closed + 3 * DAY, closed + 4 * DAY, MONDAY + 2 * WEEK, TUESDAY + 2 * WEEK,
    ]  # fmt: skip
    said = told(preview)
    assert said[0] == (closed, "Lundi 30 novembre 2026 : la crèche est fermée ce jour-là.")
    assert said[1][0] == TUESDAY + 2 * WEEK + DAY
    assert "le contrat va du 1er septembre 2026 au 8 décembre 2026" in said[1][1]
    assert [day for day, _ in said[-1:]] == [TUESDAY + 3 * WEEK]


def test_a_closed_day_of_the_week_copied_empties_no_other(session: Session, one: Enrolment) -> None:
    add_closure(session, Closure(first_day=MONDAY, last_day=MONDAY, reason=ClosureReason.EXCEPTIONAL))
    instead(session, one, TUESDAY)
    copy_week(session, WeekCopy.onto_next(MONDAY, [one.id]))
    assert hours(session, one, MONDAY + WEEK, TUESDAY + WEEK) == [(EIGHT,), ()]


def test_a_renewed_contract_takes_the_week_on(session: Session) -> None:
    open_week(session)
    set_places(session, JANUARY, 1)
    who = child(session)
    one = enrolled(session, who, EIGHT, last=TUESDAY)
    following = enrol(
        session,
        Enrolment(child_id=who.id, kind=Kind.REGULAR, first_day=TUESDAY + DAY, last_day=date(2027, 7, 31)),
        week(EIGHT),
    )
    instead(session, one, MONDAY, NINE)
    copy_week(session, WeekCopy.onto_next(MONDAY, [one.id, following.id]))
    assert hours(session, following, MONDAY + WEEK, TUESDAY + WEEK) == [(NINE,), (EIGHT,)]


def full(session: Session, one: Enrolment) -> list[Enrolment]:
    """Beside the first child, who comes in the morning on both Mondays: Ana 8:30 to 12, Béa 13 to 17."""
    for day in (MONDAY, MONDAY + WEEK):
        instead(session, one, day, NINE)
    ana, bea = (enrolled(session, child(session, name)) for name in ("Ana", "Béa"))
    instead(session, ana, MONDAY, span("8:30", "12:00"))
    instead(session, bea, MONDAY, span("13:00", "17:00"))
    return [ana, bea]


def test_two_children_who_change_places_are_both_granted(session: Session, one: Enrolment) -> None:
    ana, bea = full(session, one)
    third = enrolled(session, child(session, "Cléo"))
    instead(session, ana, MONDAY + WEEK, span("13:00", "17:00"))
    instead(session, third, MONDAY + WEEK, span("13:00", "17:00"))
    instead(session, bea, MONDAY + WEEK, span("8:30", "12:00"))
    preview = copy_week(session, WeekCopy.onto_next(MONDAY, [one.id, ana.id, bea.id]))
    assert preview.refused == []
    assert hours(session, ana, MONDAY + WEEK) == [(span("8:30", "12:00"),)]
    assert hours(session, bea, MONDAY + WEEK) == [(span("13:00", "17:00"),)]


def test_places_are_given_in_order_and_who_is_left_out_is_named(session: Session, one: Enrolment) -> None:
    ana, bea = full(session, one)
    third = enrolled(session, child(session, "Cléo"))
    instead(session, third, MONDAY + WEEK, span("9:00", "10:00"))
    preview = copy_week(session, WeekCopy.onto_next(MONDAY, [ana.id, bea.id]))
    assert [one.wish.enrolment.id for one in preview.allowed] == [bea.id]
    assert told(preview) == [
        (
            MONDAY + WEEK,
            "Lundi 30 novembre 2026, 9 h–10 h : 3 enfants, au-delà de 2 au plus en surnombre.",
        )
    ]
    assert hours(session, ana, MONDAY + WEEK) == [()]


def test_a_copy_goes_forward_and_a_year_at_most(session: Session, one: Enrolment) -> None:
    with refused(InvalidEntry, "à partir du 30 novembre 2026", field="until"):
        preview_week_copy(session, WeekCopy(monday=MONDAY, until=MONDAY + 6 * DAY, enrolment_ids=[one.id]))
    preview_week_copy(session, WeekCopy(monday=MONDAY, until=MONDAY + WEEK, enrolment_ids=[one.id]))
    with refused(InvalidEntry, "un an au plus", field="until"):
        late = MONDAY + 53 * WEEK + DAY
        preview_week_copy(session, WeekCopy(monday=MONDAY, until=late, enrolment_ids=[one.id]))


def test_a_night_that_runs_into_the_copied_morrow_is_left_out(session: Session) -> None:
    open_week(session, span("6:00", "30:00"))
    set_places(session, JANUARY, 3)
    one = enrolled(session, child(session), span("8:00", "12:00"))
    instead(session, one, TUESDAY + DAY)
    night = DayEdit(enrolment=one, days={TUESDAY: [span("22:00", "33:00")]}, outside_opening=True)
    change_days(session, night)
    copy = DayCopy(enrolment=one, spans=[span("22:00", "33:00")], days=[TUESDAY + WEEK], outside_opening=True)
    with refused(Conflict, "Mercredi 2 décembre 2026 : 8 h–12 h est déjà réservé"):
        copy_day(session, copy)
    instead(session, one, TUESDAY + WEEK + DAY)
    copy_day(session, copy)
    assert hours(session, one, TUESDAY + WEEK) == [(span("22:00", "33:00"),)]


def test_only_the_director_copies(session: Session, one: Enrolment) -> None:
    team = as_role(session, Role.TEAM)
    with refused(NotAllowed):
        copy_week(team, WeekCopy.onto_next(MONDAY, [one.id]))
    with refused(NotAllowed):
        copy_day(team, DayCopy(enrolment=one, spans=[], days=[TUESDAY]))
    assert exceptions_of(session, one) == []
