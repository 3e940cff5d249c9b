"""Presence: what of a child's spans falls in a civil day, and the typical stretch of it."""

from hypothesis import given
from hypothesis import strategies as st

from app.care.presence import civil, outside, typical
from app.settings import Settings
from app.spans import DAY
from tests.app.creche import day, spans, usual
from tests.app.records import span

SPANS = st.lists(
    st.tuples(st.integers(0, 2 * DAY - 1), st.integers(1, DAY)).map(
        lambda it: (it[0], min(sum(it), 2 * DAY))
    ),
    max_size=4,
)


def test_the_eves_night_and_the_days_own_are_one_civil_day() -> None:
    assert civil(spans("20:00-30:00"), spans("6:00-7:00 22:00-30:00")) == [
        span("0:00", "7:00"),
        span("22:00", "24:00"),
    ]


@given(eve=SPANS, own=SPANS)
def test_the_civil_day_holds_each_of_its_minutes_once(
    eve: list[tuple[int, int]], own: list[tuple[int, int]]
) -> None:
    expected = {minute - DAY for start, end in eve for minute in range(start, end)}
    expected |= {minute for start, end in own for minute in range(start, end)}
    found = [minute for start, end in civil(eve, own) for minute in range(start, end)]
    assert sorted(found) == sorted(minute for minute in expected if 0 <= minute < DAY)


def test_a_day_atypical_from_end_to_end_has_no_typical_stretch() -> None:
    calendar = usual().calendar()
    assert typical(Settings(), calendar.on(day(5))) == (480, 1080)
    assert outside(0, DAY, typical(Settings(), calendar.on(day(10)))) == DAY


def test_hours_set_the_wrong_way_round_leave_no_typical_stretch() -> None:
    settings = Settings(atypical_before=1200, atypical_from=600)
    assert outside(0, DAY, typical(settings, usual().calendar().on(day(5)))) == DAY
