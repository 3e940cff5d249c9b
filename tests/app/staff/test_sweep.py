"""The sweep over change points equals a naive minute-by-minute count, whatever the crèche."""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from hypothesis import given, settings
from hypothesis import strategies as st

from app.spans import DAY, Span
from app.staff.records import Qualification
from app.staff.staffing import staffing_attended, staffing_planned
from tests.app.creche import day
from tests.app.staff.rows import StaffedCreche

EVE, TODAY = day(5), day(6)
TRADES = [Qualification.EARLY_YEARS_CAP, Qualification.NURSE, Qualification.MANAGEMENT]
SPANS = st.lists(
    st.tuples(st.integers(0, DAY - 1), st.integers(1, DAY)).map(lambda at: Span(at[0], at[0] + at[1])),
    max_size=3,
)
DAYS = st.tuples(SPANS, SPANS)
"""The spans of the eve and of the day."""


def minutes(days: tuple[list[Span], list[Span]]) -> set[int]:
    """The minutes of the civil day that they cover."""
    eve = {minute - DAY for span in days[0] for minute in range(*span)}
    own = {minute for span in days[1] for minute in range(*span)}
    return (eve | own) & set(range(DAY))


def text(spans: list[Span]) -> str:
    return " ".join(f"{s.start // 60}:{s.start % 60:02}-{s.end // 60}:{s.end % 60:02}" for s in spans)


@settings(max_examples=60, deadline=None)
@given(
    adults=st.lists(st.tuples(DAYS, st.sampled_from(TRADES), st.booleans()), max_size=5),
    children=st.lists(st.tuples(DAYS, st.booleans()), max_size=14),
    rule=st.sampled_from(["A", "B"]),
    micro=st.booleans(),
)
def test_the_sweep_equals_a_minute_by_minute_count(
    adults: list[tuple[tuple[list[Span], list[Span]], Qualification, bool]],
    children: list[tuple[tuple[list[Span], list[Span]], bool]],
    rule: str,
    micro: bool,
) -> None:
    creche = StaffedCreche()
    creche.opens("6:00-20:00")  # a closed day without a child has no adults: tested apart
    creche.rule("staff_rule", rule)
    creche.is_micro(micro=micro)
    creche.agreed(10)
    for days, trade, away in adults:
        member = creche.adult(qualification=trade)
        for on, spans in zip((EVE, TODAY), days, strict=True):
            creche.works(member, on, text(spans))
        if away:
            creche.leave(member, TODAY, TODAY + timedelta(days=3))
    for days, walks in children:
        enrolment = creche.enrol()
        if walks:
            creche.walks(creche.children[-1], date(2026, 10, 6))
        for on, spans in zip((EVE, TODAY), days, strict=True):
            creche.instead(enrolment, on, text(spans))
            creche.came(enrolment, on, text(spans))
    facts = creche.facts()
    short, known = naive(adults, children, rule, micro)
    for found in (staffing_planned(facts, TODAY), staffing_attended(facts, TODAY)):
        assert found.known == known
        assert {minute for one in found.shortages for minute in range(one.start, one.end)} == set(short)
        for one in found.shortages:
            gaps = {at: short[at][1] - short[at][0] for at in range(one.start, one.end)}
            worst = max(gaps, key=lambda at: (gaps[at], -at))
            assert (one.present, one.needed) == short[worst]
            assert one.start - 1 not in short
            assert one.end not in short


def naive(
    adults: list[tuple[tuple[list[Span], list[Span]], Qualification, bool]],
    children: list[tuple[tuple[list[Span], list[Span]], bool]],
    rule: str,
    micro: bool,
) -> tuple[dict[int, tuple[int, int]], bool]:
    """Present and needed of each minute that is short, and whether any shift of an adult who counts starts."""
    counted = [((d[0], [] if away else d[1])) for d, trade, away in adults if trade.is_counted]
    if not any(own for _, own in counted):
        return {}, False
    at_work = [minutes(days) for days in counted]
    there = [(minutes(days), walks) for days, walks in children]
    short = {}
    for minute in range(DAY):
        walkers = sum(walks for own, walks in there if minute in own)
        others = sum(not walks for own, walks in there if minute in own)
        present = sum(minute in own for own in at_work)
        share = Fraction(others, 5) + Fraction(walkers, 8) if rule == "A" else Fraction(others + walkers, 6)
        least = 1 if micro and others + walkers <= 3 else 2
        needed = max(ceil(share), least) if others + walkers else 0
        if present < needed:
            short[minute] = (present, needed)
    return short, True
