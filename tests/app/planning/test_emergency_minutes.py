"""The emergency's answer against a count of every minute, on weeks that chance makes (Hypothesis)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.care.care_check import Rule
from app.planning.emergency import Verdict, answer
from app.planning.free_slots import fitting
from app.planning.questions import Question
from app.planning.rota_options import RotaOption
from app.report.month_facts import MonthFacts
from app.spans import Span
from app.staff.staffing import adults_needed
from tests.app.creche import spans
from tests.app.staff.rows import StaffedCreche, staffed

DAY = date(2026, 10, 6)
MOMENT = datetime(2026, 10, 5, 8, 0)
MINUTES = range(24 * 60)
PLACES = 7


@st.composite
def hours(draw: st.DrawFn) -> str:
    """One span of the day, most often on the quarter hour."""
    step = draw(st.sampled_from([15, 15, 15, 1]))
    first = draw(st.integers(6 * 60 // step, 17 * 60 // step)) * step
    end = first + draw(st.integers(1, 3 * 60 // step)) * step
    return f"{first // 60}:{first % 60:02}-{end // 60}:{end % 60:02}"


@st.composite
def creches(draw: st.DrawFn) -> StaffedCreche:
    """Up to eight children, some of whom walk, and up to five adults who may be off."""
    creche = staffed()
    creche.capacity = []
    creche.agreed(PLACES)
    for text, walks in draw(st.lists(st.tuples(hours(), st.booleans()), max_size=8)):
        one = creche.child()
        creche.enrol(one, text)
        if walks:
            creche.walks(one, date(2026, 1, 1))
    for first, length, off in draw(
        st.lists(st.tuples(st.integers(24, 56), st.integers(8, 34), st.booleans()), max_size=5)
    ):
        text = f"{first // 4}:{first % 4 * 15:02}-{(first + length) // 4}:{(first + length) % 4 * 15:02}"
        creche.adult(text, weekdays=(0, 2) if off else tuple(range(5)))
    return creche


def asks(text: str, *, walks: bool) -> Question:
    return Question(day=DAY, spans=tuple(Span(*one) for one in spans(text)), walks=walks)


def crowd(facts: MonthFacts, minute: int) -> tuple[int, int]:
    """Non-walkers and walkers of that minute, each child by itself."""
    at, found = facts.calendar.on(DAY), [0, 0]
    for child_id, own in facts.by_child.items():
        reserved = [span for one in own for span in facts.schedules.reserved(one.enrolment, at).spans]
        if any(start <= minute < end for start, end in reserved):
            found[facts.walks(child_id, DAY)] += 1
    return found[0], found[1]


def adults(facts: MonthFacts, minute: int) -> int:
    return sum(
        any(start <= minute < end for start, end in facts.staff.shifts.on(member, DAY))
        for member in facts.staff.members
    )


def missing(facts: MonthFacts, question: Question, minute: int) -> int:
    """Adults that lack at that minute with the child there for its hours."""
    crawling, walking = crowd(facts, minute)
    if any(start <= minute < end for start, end in question.spans):
        crawling, walking = crawling + (not question.walks), walking + question.walks
    return adults_needed(crawling, walking, rule=facts.book.on(DAY).staff_rule, micro=False) - adults(
        facts, minute
    )


def asked_minutes(question: Question) -> list[int]:
    return [minute for minute in MINUTES if any(start <= minute < end for start, end in question.spans)]


@given(creches(), hours(), st.booleans())
@settings(max_examples=30)
def test_places_limit_and_adults_are_those_of_each_minute(
    creche: StaffedCreche, text: str, walks: bool
) -> None:
    facts, question = creche.facts(), asks(text, walks=walks)
    found = answer(facts, question, MOMENT)
    own = asked_minutes(question)
    counts = [sum(crowd(facts, minute)) + 1 for minute in own]
    assert found.places is not None
    assert (found.places.children, found.places.start) == (max(counts), own[counts.index(max(counts))])
    over = [minute for minute, count in zip(own, counts, strict=True) if count > 9]  # ⌈1.15 × 7⌉
    told = [one for one in found.check.findings if one.rule is Rule.OVER_LIMIT]
    assert [minute for one in told for minute in range(one.start, one.end)] == over
    known = facts.staff.shifts.known(DAY)
    short = [minute for minute in own if known and missing(facts, question, minute) > 0]
    assert [minute for one in found.shortages for minute in range(one.start, one.end)] == short
    assert (found.verdict is Verdict.YES) == (not over and not short)


@given(creches(), hours(), st.booleans())
@settings(max_examples=30)
def test_every_change_offered_fills_the_gap_and_makes_no_other_minute_shorter(
    creche: StaffedCreche, text: str, walks: bool
) -> None:
    facts, question = creche.facts(), asks(text, walks=walks)
    found = answer(facts, question, MOMENT)
    assert [one.rank for one in found.options] == sorted(one.rank for one in found.options)
    for option in found.options:
        changed = after(creche, option)
        own = set(asked_minutes(question))
        for minute in MINUTES:
            before, then = missing(facts, question, minute), missing(changed, question, minute)
            assert then <= 0 if minute in own else then <= max(0, before)
        for change in option.changes:
            assert sum(end - start for start, end in change.after) <= 600
            for side in (-1, 1):
                other = facts.staff.shifts.on(change.member.id, DAY + timedelta(days=side))
                if other:
                    gap = (
                        change.after[0].start - other[-1].end
                        if side < 0
                        else other[0].start - change.after[-1].end
                    )
                    assert gap + 1440 >= 660


def after(creche: StaffedCreche, option: RotaOption) -> MonthFacts:
    """The same crèche with the option's shifts noted."""
    other = replace(creche, shift_exceptions=[], shift_exception_spans=[])
    for change in option.changes:
        text = " ".join(
            f"{start // 60}:{start % 60:02}-{end // 60}:{end % 60:02}" for start, end in change.after
        )
        other.works(change.member, DAY, text)
    return other.facts()


@given(creches(), hours(), st.booleans())
@settings(max_examples=20)
def test_a_free_minute_is_one_in_which_the_child_fits(creche: StaffedCreche, text: str, walks: bool) -> None:
    facts, question = creche.facts(), asks(text, walks=walks)
    fit = fitting(facts, question, DAY)
    opening = range(6 * 60, 20 * 60)
    known = facts.staff.shifts.known(DAY)
    whole = replace(question, spans=(Span(0, 1440),))
    expected = [
        minute
        for minute in opening
        if sum(crowd(facts, minute)) + 1 <= 9 and not (known and missing(facts, whole, minute) > 0)
    ]
    assert [minute for one in fit for minute in range(one.start, one.end)] == expected
    for slot in answer(facts, question, MOMENT).slots:
        free = answer(facts, replace(question, day=slot.day, spans=slot.spans), MOMENT)
        assert free.verdict is Verdict.YES
