"""The best set: every small case against all its subsets, and forty requests in no time."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from app.admission.selection import Balance, Best, Bound, best_set


def by_hand(points: list[int], bounds: list[Bound], balance: Balance) -> tuple[int, ...]:
    """All the subsets: most points, then most requests, then those that stand first."""
    best: tuple[int, int, tuple[int, ...]] = (0, 0, ())
    found: tuple[int, ...] = ()
    for choice in product((1, 0), repeat=len(points)):
        chosen = tuple(at for at, taken in enumerate(choice) if taken)
        fits = all(sum(one.members >> at & 1 for at in chosen) <= max(one.most, 0) for one in bounds)
        if fits and sum(balance.parts[at] for at in chosen) >= balance.least:
            worth = (sum(points[at] for at in chosen), len(chosen), choice)
            if worth > best:
                best, found = worth, chosen
    return found


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[int], list[Bound], Balance]:
    count = draw(st.integers(0, 9))
    points = draw(st.lists(st.integers(0, 6), min_size=count, max_size=count))
    masks = st.integers(0, 2**count - 1)
    bounds = draw(st.lists(st.builds(Bound, masks, st.integers(-1, count)), max_size=6))
    parts = draw(st.lists(st.integers(-30, 80), min_size=count, max_size=count))
    return points, bounds, Balance(parts, draw(st.integers(-60, 0)))


@given(case=cases())
@settings(max_examples=300)
def test_the_best_set_is_that_of_all_subsets(case: tuple[list[int], list[Bound], Balance]) -> None:
    assert best_set(*case) == Best(chosen=by_hand(*case))


def test_nobody_is_chosen_of_nobody() -> None:
    assert best_set([], []) == Best(chosen=())


def test_without_bounds_everybody_is_chosen_those_without_points_too() -> None:
    assert best_set([3, 0, 1], []).chosen == (0, 1, 2)


def test_at_equal_points_more_requests_then_the_first_ones() -> None:
    one_place = Bound(0b111, 1)
    assert best_set([2, 2, 2], [one_place]).chosen == (0,)
    # 0 stands against both of the others, which bring as many points together.
    assert best_set([4, 2, 2], [Bound(0b011, 1), Bound(0b101, 1)]).chosen == (1, 2)


def test_the_balance_lets_one_in_only_with_another() -> None:
    """Each place that is not Avip costs 20, an Avip one brings 80: five to one."""
    parts = [-20] * 6 + [80]
    assert len(best_set([1] * 7, [], Balance(parts, 0)).chosen) == 5
    assert best_set([1] * 6, [], Balance([-20] * 6, 0)).chosen == ()
    assert best_set([1] * 6, [], Balance([-20] * 6, -40)).chosen == (0, 1)


def test_forty_requests_give_the_same_set_each_time_and_never_more_than_fit() -> None:
    points = [(at * 7) % 9 for at in range(40)]
    # Each wishes three of five days, mornings or afternoons; each half day has four places.
    halves = [0] * 10
    for at in range(40):
        for number in range(3):
            halves[((at * 3 + number * 2) % 5) * 2 + at % 2] |= 1 << at
    bounds = [Bound(members, 4) for members in halves]
    balance = Balance([80 if at % 4 == 0 else -20 for at in range(40)], 0)
    found = best_set(points, bounds, balance)
    assert best_set(points, bounds, balance) == found
    assert all(sum(one.members >> at & 1 for at in found.chosen) <= 4 for one in bounds)
