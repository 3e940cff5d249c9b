"""Any sequence of gestures, undos and redos: the same file content comes back; minutes never depend on the order."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.care.day_exceptions import drop_exception
from app.care.enrolments import Enrolment
from app.care.expected import expected
from app.care.schedules import DayException, Turn
from app.care.weeks import Weeks, WeekSpan, set_week
from app.days import days_between
from app.errors import RuleError
from app.planning.copies import DayCopy, WeekCopy, copy_day, copy_week
from app.planning.edits import DayEdit, Scope, change_days
from app.session import Session
from app.spans import Span
from app.store import Draft, Record
from app.structure.agreement import set_places
from db.tables import TABLES
from tests.app.records import MONDAY, child, enrolled, open_week, span

SHARED = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""One crèche serves every example: each starts from what the one before left, and forgets its deeds."""
Gesture = Callable[[Session, list[Enrolment]], object]
DAYS = st.integers(-8, 20).map(lambda number: MONDAY + timedelta(days=number))


def content(session: Session) -> dict[str, list[Record]]:
    """Every table but the journal, which is no record, and the drafts."""
    return {kind.__name__: session.store.find(kind) for kind in TABLES if kind is not Draft}


@st.composite
def day_spans(draw: st.DrawFn) -> tuple[Span, ...]:
    """None to three spans on the quarter hour, most of them in order and inside the opening."""
    bounds = sorted(draw(st.lists(st.integers(22, 84), max_size=6, unique=True)))
    return tuple(Span(a * 15, b * 15) for a, b in zip(bounds[::2], bounds[1::2], strict=False))


@st.composite
def edits(draw: st.DrawFn) -> Gesture:
    who, scope = draw(st.integers(0, 2)), draw(st.sampled_from(Scope))
    days = {day: draw(day_spans()) for day in draw(st.lists(DAYS, min_size=1, max_size=2, unique=True))}
    outside = draw(st.booleans())
    return lambda session, ones: change_days(
        session, DayEdit(enrolment=ones[who], days=days, scope=scope, outside_opening=outside)
    )


@st.composite
def copies(draw: st.DrawFn) -> Gesture:
    who, day, spans = draw(st.integers(0, 2)), draw(DAYS), draw(day_spans())
    if draw(st.booleans()):
        days = [day, day + timedelta(days=1)]
        return lambda session, ones: copy_day(session, DayCopy(enrolment=ones[who], spans=spans, days=days))
    until = MONDAY + timedelta(days=draw(st.integers(7, 21)))
    return lambda session, ones: copy_week(
        session, WeekCopy(monday=MONDAY, until=until, enrolment_ids=[one.id for one in ones[: who + 1]])
    )


def _drop_first(session: Session, _ones: list[Enrolment]) -> None:
    for exception in session.store.find(DayException)[:1]:
        drop_exception(session, exception)


def crowded(session: Session) -> list[Enrolment]:
    """Two places for three children, one of them every other week: some gestures are refused."""
    open_week(session, span("6:00", "20:00"))
    set_places(session, date(2026, 1, 1), 2)
    ones = [enrolled(session, child(session, name), span("8:30", "17:00")) for name in ("Ana", "Béa")]
    ones.append(enrolled(session, child(session, "Cléo"), last=MONDAY + timedelta(days=11)))
    two = Weeks(spans=(WeekSpan(0, 0, 480, 720), WeekSpan(1, 3, 480, 720)), weeks=2, turn=Turn.ISO_PARITY)
    set_week(session, ones[2], first_day=ones[2].first_day, weeks=two)
    return ones


@SHARED
@given(
    steps=st.lists(
        st.one_of(edits(), copies(), st.just("undo"), st.just("redo"), st.just("drop")), max_size=8
    )
)
def test_any_sequence_of_gestures_undos_and_redos_comes_back_to_the_same_content(
    session: Session, steps: list[Gesture | str]
) -> None:
    ones = session.store.find(Enrolment) or crowded(session)
    session.store.forget_deeds()
    states, at = [content(session)], 0
    for step in steps:
        if step == "undo":
            assert (session.store.undo() is None) == (at == 0)
            at = max(0, at - 1)
        elif step == "redo":
            assert (session.store.redo() is None) == (at == len(states) - 1)
            at = min(len(states) - 1, at + 1)
        else:
            gesture = _drop_first if isinstance(step, str) else step
            try:
                gesture(session, ones)
            except RuleError:
                assert content(session) == states[at]
            if content(session) != states[at]:
                del states[at + 1 :]
                states.append(content(session))
                at += 1
        assert content(session) == states[at]
    while session.store.undo() is not None:
        at -= 1
        assert content(session) == states[at]
    assert at == 0


@st.composite
def apart(draw: st.DrawFn) -> list[tuple[int, date, Scope, tuple[Span, ...]]]:
    """Edits that do not speak of the same hours: no two of a day, no two of a weekday of the reference weeks."""
    found: dict[tuple[int, date], tuple[int, date, Scope, tuple[Span, ...]]] = {}
    weekdays: set[tuple[int, int]] = set()
    for _ in range(draw(st.integers(2, 5))):
        who, day, scope = draw(st.integers(0, 1)), draw(DAYS), draw(st.sampled_from(Scope))
        if scope is not Scope.DAY and (who, day.weekday()) in weekdays:
            scope = Scope.DAY
        if scope is not Scope.DAY:
            weekdays.add((who, day.weekday()))
        found.setdefault((who, day), (who, day, scope, draw(day_spans())))
    return list(found.values())


def minutes(session: Session, ones: list[Enrolment]) -> list[list[tuple[Span, ...]]]:
    first, last = date(2026, 9, 1), date(2027, 1, 31)
    plan = expected(session, first, last, ones)
    return [[plan.reserved(one, day) for day in days_between(first, last)] for one in ones]


@settings(SHARED, max_examples=25)
@given(wanted=apart(), data=st.data())
def test_reserved_minutes_never_depend_on_the_order_of_edits(
    session: Session, wanted: list[tuple[int, date, Scope, tuple[Span, ...]]], data: st.DataObject
) -> None:
    if not session.store.find(Enrolment):
        open_week(session, span("0:00", "24:00"))
        set_places(session, date(2026, 1, 1), 5)
        for name in ("Ana", "Béa"):
            enrolled(session, child(session, name), span("8:30", "17:00"))
    ones = session.store.find(Enrolment)
    session.store.forget_deeds()
    results = []
    for order in (wanted, data.draw(st.permutations(wanted))):
        for who, day, scope, spans in order:
            if scope is Scope.DAY or _open(session, day):  # a reference week stays inside the opening
                edit = DayEdit(
                    enrolment=ones[who], days={day: spans}, scope=scope, outside_opening=scope is Scope.DAY
                )
                change_days(session, edit)
        results.append(minutes(session, ones))
        while session.store.undo() is not None:
            pass
    assert results[0] == results[1]


def _open(session: Session, day: date) -> bool:
    return bool(expected(session, day, day, []).opening(day))
