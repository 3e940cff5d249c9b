"""The shifts that a day can hold: the quarter hour, six hours and a break, ten hours at most."""

import pytest

from app.spans import Span
from app.staff.rota.inputs import MemberDay, RotaRules
from app.staff.rota.shapes import Shapes, lawful, shift_of, stretches
from tests.app.staff.rota.weeks import at

RULES = RotaRules()
LONG_DAY = Shapes(Span(at(6), at(20)), RULES).within(MemberDay(), RULES)


@pytest.mark.parametrize(
    ("spans", "allowed"),
    [
        ([Span(at(7), at(13))], True),  # six hours in one piece
        ([Span(at(7), at(13, 1))], False),
        ([Span(at(7), at(13)), Span(at(13, 20), at(14))], True),
        ([Span(at(7), at(13)), Span(at(13, 19), at(14))], False),  # nineteen minutes are no break
        ([Span(at(7), at(12)), Span(at(12, 20), at(17, 20))], True),  # ten hours of work
        ([Span(at(7), at(12)), Span(at(12, 20), at(17, 21))], False),
        ([], True),
    ],
)
def test_a_day_is_lawful_up_to_its_very_last_minute(spans: list[Span], allowed: bool) -> None:
    assert lawful(spans, RULES) is allowed


def test_a_gap_too_short_for_a_break_joins_what_it_parts() -> None:
    assert list(stretches([Span(0, 100), Span(119, 200), Span(220, 300)], 20)) == [181, 80]


def test_every_shift_offered_is_lawful_and_starts_on_a_quarter_of_an_hour() -> None:
    shifts = [shift for some in LONG_DAY.values() for shift in some]
    assert shifts
    assert all(lawful(shift.spans, RULES) and shift.start % 15 == 0 == shift.end % 15 for shift in shifts)
    assert all(at(6) <= shift.start < shift.end <= at(20) for shift in shifts)


def test_the_longest_shift_is_ten_hours_and_its_break() -> None:
    assert max(shift.work for some in LONG_DAY.values() for shift in some) == 595
    assert (at(6), at(16, 15)) in LONG_DAY
    assert (at(6), at(16, 30)) not in LONG_DAY


def test_a_shift_is_in_one_piece_up_to_six_hours_and_cut_by_a_break_beyond() -> None:
    (whole,) = LONG_DAY[at(7), at(13)]
    assert whole.spans == (Span(at(7), at(13)),)
    cut = [shift.spans for shift in LONG_DAY[at(7), at(14)]]
    assert (Span(at(7), at(12)), Span(at(12, 20), at(14))) in cut
    assert all(len(spans) == 2 for spans in cut)


def test_nobody_comes_back_from_the_break_for_less_than_an_hour_and_a_half() -> None:
    halves = [span.minutes for some in LONG_DAY.values() for shift in some for span in shift.spans[:2]]
    assert min(halves) == 90


def test_only_shifts_inside_somebody_s_availability_are_offered() -> None:
    morning = MemberDay(available=(Span(at(7), at(12)),))
    found = Shapes(Span(at(6), at(20)), RULES).within(morning, RULES)
    assert max(end for _, end in found) == at(12)
    assert min(start for start, _ in found) == at(7)


def test_the_usual_shift_is_offered_though_it_is_off_the_quarter_hour() -> None:
    usual = (Span(at(7, 10), at(12, 10)), Span(at(12, 40), at(15, 40)))
    found = Shapes(Span(at(6), at(20)), RULES).within(MemberDay(usual=usual), RULES)
    assert [shift.spans for shift in found[at(7, 10), at(15, 40)]] == [usual]


def test_a_usual_day_that_breaks_the_law_is_not_offered() -> None:
    usual = (Span(at(7), at(14)),)
    found = Shapes(Span(at(6), at(20)), RULES).within(MemberDay(usual=usual), RULES)
    assert all(shift.spans != usual for shift in found[at(7), at(14)])


def test_a_quarter_counts_as_covered_only_when_all_its_minutes_are() -> None:
    shift = shift_of((Span(at(0, 10), at(0, 50)),))
    assert shift.today == 0x01 << 8 | 0x01 << 16


def test_a_night_covers_the_morrow_too() -> None:
    night = shift_of((Span(at(23, 30), at(24, 30)),))
    assert night.today == 0x0101 << 8 * 94
    assert night.morrow == 0x0101
