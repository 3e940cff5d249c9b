"""What is granted never makes too many, counted minute by minute; what is refused is left as it was."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.planning.preview import previewed, tried
from app.planning.wishes import Proposal, Wish
from app.report.month_facts import MonthFacts
from app.spans import DAY, Span, without
from tests.app.creche import Creche, day

MONDAY = day(5)
DAYS = [MONDAY + timedelta(days=number) for number in range(3)]
MOST = 2
"""One place, and one more at 115 % rounded up."""


@st.composite
def hours(draw: st.DrawFn) -> tuple[Span, ...]:
    """Nothing, a span of the day, or a night that reaches into the morrow."""
    start = draw(st.integers(6, 28)) * 60
    length = draw(st.integers(0, 9)) * 60
    return (Span(start, start + length),) if length and start < DAY else ()


def crowded(planned: list[list[tuple[Span, ...]]]) -> Creche:
    """Four children with these hours on three days, in a crèche of one place open from 6:00 to 6:00 and beyond."""
    creche = Creche()
    creche.opens("6:00-40:00", weekdays=range(7))
    creche.agreed(1)
    for name, days in zip(("Ana Żółć", "Béa Żółć", "Cléo Żółć", "Dana Żółć"), planned, strict=True):
        enrolment = creche.enrol(creche.child(name=name))
        for on, spans in zip(DAYS, days, strict=True):
            text = " ".join(f"{span.start // 60}:00-{span.end // 60}:00" for span in spans)
            creche.instead(enrolment, on, text)
    return creche


def children_at(facts: MonthFacts, minute: int) -> int:
    """Counted one by one; `minute` from Monday's midnight, one an hour is enough as every bound is a full hour."""
    count = 0
    for own in facts.by_child.values():
        for number, on in enumerate(DAYS):
            spans = [
                span
                for one in own
                for span in facts.schedules.reserved(one.enrolment, facts.calendar.on(on)).spans
            ]
            if any(span.start <= minute - number * DAY < span.end for span in spans):
                count += 1
                break
    return count


def added(one: Proposal) -> list[int]:
    """The hours of the week that a granted wish adds, in minutes from Monday's midnight."""
    shift = (one.wish.day - MONDAY).days * DAY
    return [
        shift + minute
        for span in without(one.wish.spans, one.before)
        for minute in range(span.start, span.end, 60)
    ]


WEEK = st.lists(st.lists(hours(), min_size=3, max_size=3), min_size=4, max_size=4)


def wished(creche: Creche, planned: list[list[tuple[Span, ...]]]) -> list[Wish]:
    return [
        Wish(enrolment=enrolment, child=child, day=on, spans=spans)
        for enrolment, child, days in zip(creche.enrolments, creche.children, planned, strict=True)
        for on, spans in zip(DAYS, days, strict=True)
    ]


@given(before=WEEK, wanted=WEEK)
def test_no_minute_that_a_granted_wish_adds_has_too_many_children(
    before: list[list[tuple[Span, ...]]], wanted: list[list[tuple[Span, ...]]]
) -> None:
    creche = crowded(before)
    facts = creche.facts()
    preview = previewed(facts, wished(creche, wanted))
    after = tried(facts, (one.wish for one in preview.allowed))
    for one in preview.allowed:
        assert max((children_at(after, minute) for minute in added(one)), default=0) <= MOST
    for proposal in preview.refused:
        at = after.calendar.on(proposal.wish.day)
        assert after.schedules.reserved(proposal.wish.enrolment, at).spans == proposal.before


@given(before=WEEK)
def test_what_is_so_already_changes_nothing_however_crowded(before: list[list[tuple[Span, ...]]]) -> None:
    creche = crowded(before)
    preview = previewed(creche.facts(), wished(creche, before))
    assert (preview.allowed, preview.refused, preview.unchanged) == ([], [], 12)


def test_two_who_change_places_are_granted_together_and_alone_neither_is() -> None:
    morning, afternoon, nothing = (Span(480, 720),), (Span(780, 1020),), ()
    full = [[morning, nothing, nothing], [afternoon, nothing, nothing]]
    all_day = [(Span(480, 1020),), nothing, nothing]
    creche = crowded([*full, all_day, [nothing] * 3])
    facts = creche.facts()
    swap = wished(
        creche, [[afternoon, nothing, nothing], [morning, nothing, nothing], all_day, [nothing] * 3]
    )
    assert len(previewed(facts, swap).allowed) == 2
    alone = previewed(facts, swap[:3])
    assert [one.wish.day for one in alone.refused] == [date(2026, 10, 5)]
