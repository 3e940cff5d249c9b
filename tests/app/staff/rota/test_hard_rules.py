"""Weeks nobody thought of: a proposal never breaks a hard rule, whatever it is made from."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.spans import DAY, Span, overlapping
from app.staff.rota.costs import parts
from app.staff.rota.inputs import MemberDay, Need, RotaDay, RotaMember, RotaRules, RotaWeek, Wish
from app.staff.rota.proposal import Proposal, propose
from app.staff.rota.search import Search
from app.staff.rota.shapes import covers, lawful
from tests.app.staff.rota.weeks import MONDAY, week_of

WHOLE = Span(0, 2 * DAY)


@st.composite
def spans(draw: st.DrawFn, first: int = 0, last: int = 2000, most: int = 1) -> tuple[Span, ...]:
    """That many spans at most, in order and apart, a minute long or more."""
    points = sorted(draw(st.lists(st.integers(first, last), min_size=2, max_size=2 * most, unique=True)))
    points = points[: len(points) // 2 * 2]
    found = [Span(start, end) for start, end in zip(points[::2], points[1::2], strict=True)]
    return tuple(span for span in found if span.start < DAY and span.minutes <= DAY)


@st.composite
def days(draw: st.DrawFn) -> MemberDay:
    return MemberDay(
        available=draw(st.one_of(st.just((WHOLE,)), st.just(()), spans(most=2))),
        wish=draw(st.sampled_from([None, *Wish])),
        usual=draw(st.one_of(st.just(()), spans(300, 1300, most=2))),
        kept=draw(st.sampled_from([False, False, True])),
    )


@st.composite
def members(draw: st.DrawFn, number: int) -> RotaMember:
    return RotaMember(
        id=number,
        name=f"Personne {number}",
        minutes=draw(st.integers(0, 2400)),
        qualified=draw(st.booleans()),
        days=tuple(draw(days()) for _ in range(7)),
        eve=draw(st.one_of(st.just(()), spans(600, 2000))),
        morrow=draw(st.one_of(st.just(()), spans(0, 1200))),
    )


@st.composite
def openings(draw: st.DrawFn) -> tuple[Span, ...]:
    """Ten hours at most: a longer day has more shifts, not other ones."""
    start = draw(st.integers(240, 1300))
    return (Span(start, start + draw(st.integers(60, 600))),)


@st.composite
def weeks(draw: st.DrawFn) -> RotaWeek:
    opened = []
    for weekday in range(7):
        opening = draw(st.one_of(st.just(()), openings()))
        points = sorted(draw(st.sets(st.integers(300, DAY), max_size=4)))
        needs = tuple(Need(start, end, draw(st.integers(0, 4))) for start, end in pairwise(points))
        opened.append(RotaDay(day=MONDAY.replace(day=23 + weekday), opening=opening, needs=needs))
    people = [draw(members(number)) for number in range(draw(st.integers(1, 4)))]
    rules = RotaRules(shortest=draw(st.sampled_from([60, 180])))
    return week_of(people, *opened, rules=rules, seed=draw(st.integers(0, 99)), moves=200)


def touched(proposal: Proposal) -> list[tuple[RotaMember, int, tuple[Span, ...]]]:
    """The days that the search chose, by member and weekday: not those kept."""
    return [
        (member, weekday, chosen)
        for member, row in zip(proposal.week.members, proposal.rota, strict=True)
        for weekday, chosen in enumerate(row)
        if not member.days[weekday].kept
    ]


@settings(max_examples=20, deadline=None)
@given(weeks())
def test_no_proposal_breaks_a_hard_rule(week: RotaWeek) -> None:
    proposal = propose(week)
    for member, weekday, chosen in touched(proposal):
        assert lawful(chosen, week.rules)
        assert covers(member.days[weekday].available, chosen)
        assert overlapping(chosen) is None
    for member, row in zip(week.members, proposal.rota, strict=True):
        kept = [day.kept for day in member.days]
        week_long = [member.eve, *row, member.morrow]
        for weekday, (before, after) in enumerate(pairwise(week_long), start=-1):
            chosen_here = (weekday >= 0 and not kept[weekday]) or (weekday < 6 and not kept[weekday + 1])
            if before and after and chosen_here:
                assert DAY + after[0].start - before[-1].end >= week.rules.rest
        chosen_days = [not day.kept and bool(worked) for day, worked in zip(member.days, row, strict=True)]
        if any(chosen_days):
            assert sum(map(bool, row)) <= week.rules.days
            assert sum(span.minutes for worked in row for span in worked) <= week.rules.week


@settings(max_examples=20, deadline=None)
@given(weeks())
def test_days_kept_come_back_as_they_were(week: RotaWeek) -> None:
    proposal = propose(week)
    for member, row in zip(week.members, proposal.rota, strict=True):
        for day, chosen in zip(member.days, row, strict=True):
            assert not day.kept or chosen == day.usual


@settings(max_examples=20, deadline=None)
@given(weeks())
def test_every_move_counts_as_the_whole_would(week: RotaWeek) -> None:
    search = Search(week)
    search.run(lambda done, total: None)
    assert search.board.total == parts(week, search.board.rows).total


@settings(max_examples=20, deadline=None)
@given(weeks())
def test_short_minutes_equal_a_naive_count_by_the_minute(week: RotaWeek) -> None:
    proposal = propose(week)
    short = 0
    for weekday, day in enumerate(week.days):
        for minute in range(DAY):
            needed = max((n.adults for n in day.needs if n.start <= minute < n.end), default=0)
            there = 0
            for member, row in zip(week.members, proposal.rota, strict=True):
                eve = row[weekday - 1] if weekday else member.eve
                there += any(span.start <= minute < span.end for span in row[weekday])
                there += any(span.start <= minute + DAY < span.end for span in eve)
            short += needed > there
    assert proposal.after.short_minutes == short
