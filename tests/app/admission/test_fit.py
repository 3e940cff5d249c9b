"""Whether a wished week fits: opening, agreed places and adults, to the minute, over four weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.admission.fit import Fit, fit_of
from app.admission.rooms import Rooms, wished_on
from app.care.presence import civil
from tests.app.admission.asking import MONDAY, Week, wish
from tests.app.creche import Creche
from tests.app.staff.rows import StaffedCreche

TUESDAYS = (1,)


def creche(places: int = 2) -> Creche:
    made = Creche()
    made.opens("7:30-18:30")
    made.agreed(places)
    return made


def told(fit: Fit) -> list[str]:
    return [one.sentence.replace("\u00a0", " ") for one in fit.clashes]


def found(made: Creche, week: Week, first_day: date = MONDAY) -> list[str]:
    return told(fit_of(Rooms.of(made.facts()), week, first_day))


def test_a_free_place_fits() -> None:
    made = creche()
    made.enrol(text="8:00-17:00")
    fit = fit_of(Rooms.of(made.facts()), wish(), MONDAY)
    assert fit.fits
    assert (fit.first_day, fit.last_day) == (MONDAY, date(2026, 12, 27))


def test_a_saturated_hour_is_named_by_weekday() -> None:
    made = creche()
    made.enrol(text="8:00-9:00")
    made.enrol(text="8:30-12:00")
    assert found(made, wish("8:00-12:00", TUESDAYS)) == ["saturé mardi 8 h 30–9 h"]


def test_the_surnombre_is_never_planned() -> None:
    made = creche(20)  # 23 with the surnombre
    for _ in range(20):
        made.enrol(text="8:00-9:00")
    assert found(made, wish("8:00-12:00", TUESDAYS)) == ["saturé mardi 8 h–9 h"]


def test_who_leaves_when_the_other_comes_leaves_a_place() -> None:
    made = creche(1)
    made.enrol(text="8:00-12:07")
    assert found(made, wish("12:07-18:00", TUESDAYS)) == []
    assert found(made, wish("12:06-18:00", TUESDAYS)) == ["saturé mardi 12 h 06–12 h 07"]


def test_hours_outside_the_opening_and_weekdays_never_open_are_named() -> None:
    made = creche()
    assert found(made, wish("6:00-9:00", (1, 5))) == ["hors ouverture mardi 6 h–7 h 30", "fermé le samedi"]


def test_a_day_closed_for_once_tells_nothing() -> None:
    made = creche()
    made.closes(date(2026, 12, 1))
    assert found(made, wish("8:00-12:00", TUESDAYS)) == []
    made.closes(date(2026, 12, 8), text="7:30-10:00")
    assert found(made, wish("8:00-12:00", TUESDAYS)) == ["hors ouverture mardi 8 h–10 h (1 fois sur 4)"]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2026, 11, 30), []),
        (date(2026, 12, 1), ["saturé mardi 8 h–9 h (1 fois sur 4)"]),
        (date(2026, 12, 22), ["saturé mardi 8 h–9 h"]),
    ],
)
def test_a_place_that_becomes_free_is_counted_from_then_on(last: date, expected: list[str]) -> None:
    made = creche(1)
    made.enrol(text="8:00-9:00", last=last)
    assert found(made, wish("8:00-9:00", TUESDAYS)) == expected


def test_too_few_adults_are_named_where_their_shifts_are_known() -> None:
    made = StaffedCreche()
    made.opens("7:30-18:30")
    made.agreed(20)
    for _ in range(10):
        made.enrol(text="8:00-12:00")
    assert found(made, wish("8:00-13:00", TUESDAYS)) == []
    for _ in range(2):
        made.adult("8:00-13:00", weekdays=TUESDAYS)
    # Ten who don't walk want two adults: one more wants a third.
    assert found(made, wish("8:00-13:00", (1, 2))) == ["trop peu d’adultes mardi 8 h–12 h"]


def test_one_adult_alone_is_too_few() -> None:
    made = StaffedCreche()
    made.opens("7:30-18:30")
    made.agreed(20)
    made.adult("8:00-12:00", weekdays=TUESDAYS)
    made.adult("9:00-12:00", weekdays=TUESDAYS)
    assert found(made, wish("8:00-12:00", TUESDAYS)) == ["trop peu d’adultes mardi 8 h–9 h"]


def test_a_night_is_judged_on_both_its_days() -> None:
    made = Creche()
    made.opens("0:00-24:00 20:00-30:00", weekdays=range(7))
    made.agreed(1)
    made.enrol(text="4:00-5:00")
    assert found(made, wish("22:00-30:00", (6,))) == ["saturé lundi 4 h–5 h (3 fois sur 4)"]


@st.composite
def days(draw: st.DrawFn) -> str:
    bounds = sorted(draw(st.sets(st.integers(28, 78), min_size=2, max_size=4)))
    return " ".join(
        f"{start // 4}:{start % 4 * 15:02}-{end // 4}:{end % 4 * 15:02}"
        for start, end in zip(bounds[::2], bounds[1::2], strict=False)
    )


@given(inside=st.lists(days(), max_size=5), wanted=days(), places=st.integers(1, 4))
def test_the_minutes_found_are_those_of_a_naive_count(inside: list[str], wanted: str, places: int) -> None:
    made = creche(places)
    for text in inside:
        made.enrol(text=text)
    facts = made.facts()
    week = wish(wanted, TUESDAYS)
    fit = fit_of(Rooms.of(facts), week, MONDAY)
    tuesday = MONDAY + timedelta(days=1)
    at = facts.calendar.on(tuesday)
    planned = [civil((), facts.schedules.reserved(one.enrolment, at).spans) for one in facts.enrolments]
    full = {
        minute
        for span in wished_on(facts.calendar, week, tuesday, MONDAY)
        for minute in range(span.start, span.end)
        if sum(own.start <= minute < own.end for spans in planned for own in spans) >= places
    }
    told_ = {
        minute
        for one in fit.clashes
        if one.sentence.startswith("saturé")
        for minute in range(one.start, one.end)
    }
    assert told_ == full
    assert all(one.days == one.of == 4 for one in fit.clashes)
