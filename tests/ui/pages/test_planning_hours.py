"""What a drag makes of hours: what is held, where it snaps, where it stops. No window is needed."""

import pytest

from app.spans import Span
from tests.app.records import h, span
from ui.pages.planning.gestures import Axis, Hold, Part, dragged, hold_at, snapped, with_live

AXIS = Axis(h("6:00"), h("20:00"), 848.0)
"""One pixel a minute, after four pixels of margin."""
DAY = (span("8:30", "12:00"), span("13:00", "17:00"))


def at(hour: str) -> float:
    return AXIS.x(h(hour))


@pytest.mark.parametrize("hour", ["6:00", "6:01", "12:34", "20:00"])
def test_a_minute_is_where_it_stands(hour: str) -> None:
    assert AXIS.minute(AXIS.x(h(hour))) == h(hour)


def test_what_lies_outside_the_week_s_bounds_stands_at_the_side() -> None:
    assert (AXIS.x(0), AXIS.x(h("30:00"))) == (AXIS.x(h("6:00")), AXIS.x(h("20:00")))
    assert (AXIS.minute(-50), AXIS.minute(2000)) == (h("6:00"), h("20:00"))


@pytest.mark.parametrize(
    ("hour", "part", "number"),
    [
        ("7:00", Part.EMPTY, 0),
        ("8:30", Part.START, 0),
        ("8:34", Part.START, 0),
        ("8:36", Part.BODY, 0),
        ("11:56", Part.END, 0),
        ("12:00", Part.END, 0),
        ("12:30", Part.EMPTY, 0),
        ("15:00", Part.BODY, 1),
        ("17:00", Part.END, 1),
    ],
)
def test_the_mouse_holds_an_edge_the_whole_strip_or_nothing(hour: str, part: Part, number: int) -> None:
    found = hold_at(DAY, AXIS, at(hour))
    assert (found.part, found.number) == (part, number)


def test_an_hour_that_is_not_where_it_is_drawn_can_not_be_held() -> None:
    night = (span("18:00", "30:00"),)
    assert hold_at(night, AXIS, at("20:00")).part is Part.BODY
    early = (span("4:00", "8:00"),)
    assert hold_at(early, AXIS, at("6:00")).part is Part.BODY


def test_a_short_strip_still_has_its_three_parts() -> None:
    short = (span("9:00", "9:05"),)
    parts = [hold_at(short, AXIS, at("9:00") + pixels).part for pixels in (0, 2.5, 5)]
    assert parts == [Part.START, Part.BODY, Part.END]


@pytest.mark.parametrize(
    ("minute", "step", "expected"),
    [("8:37", 15, "8:30"), ("8:38", 15, "8:45"), ("8:42", 5, "8:40"), ("8:43", 5, "8:45")],
)
def test_hours_snap_to_the_nearest_step(minute: str, step: int, expected: str) -> None:
    assert snapped(h(minute), step) == h(expected)


def test_a_drawn_span_may_go_either_way_and_stops_at_its_neighbours() -> None:
    hold = Hold(Part.EMPTY, DAY, h("12:30"))
    assert dragged(hold, h("11:00")) == span("12:00", "12:30")
    assert dragged(hold, h("15:00")) == span("12:30", "13:00")
    assert dragged(hold, h("12:31")) is None
    assert with_live(hold, None) == DAY
    assert with_live(hold, span("12:00", "12:30")) == tuple(sorted([*DAY, span("12:00", "12:30")]))


def test_an_edge_stops_at_its_neighbour_and_a_step_from_the_other_edge() -> None:
    start = Hold(Part.START, DAY, h("13:00"), 1)
    assert dragged(start, h("11:00")) == span("12:00", "17:00")
    assert dragged(start, h("19:00")) == span("16:45", "17:00")
    end = Hold(Part.END, DAY, h("12:00"), 0)
    assert dragged(end, h("14:00")) == span("8:30", "13:00")
    assert dragged(end, h("7:00")) == span("8:30", "8:45")


def test_an_edge_never_makes_more_than_a_day() -> None:
    end = Hold(Part.END, (span("8:00", "20:00"),), h("20:00"))
    assert dragged(end, h("40:00")) == Span(h("8:00"), h("32:00"))


def test_a_strip_moves_whole_keeps_its_length_and_starts_within_its_day() -> None:
    body = Hold(Part.BODY, DAY, h("9:00"), 0)
    assert dragged(body, h("10:07")) == span("9:30", "13:00")  # 8:30 + 1:07, on the nearest quarter
    assert dragged(body, h("10:08"), 5) == span("9:40", "13:10")
    assert dragged(body, 0) == span("0:00", "3:30")
    assert dragged(body, h("40:00")) == Span(h("23:45"), h("27:15"))
    assert with_live(body, span("9:30", "13:00")) == (span("9:30", "13:00"), span("13:00", "17:00"))
