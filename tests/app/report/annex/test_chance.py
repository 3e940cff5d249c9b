"""Crèches made by chance: whatever was noted, the annex adds up to the report, to the minute."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.care.attendance import AbsenceReason
from app.care.enrolments import Kind
from app.families.records import Child
from app.report.annex.building import annex_of
from tests.app.creche import OCTOBER, Creche, day
from tests.app.report.annex.sums import assert_adds_up

NEAR = [day(1) + timedelta(days=number) for number in range(-9, 40)]
DAYS = st.sampled_from(NEAR)
SPANS = st.sampled_from(["7:00-12:00", "8:03-12:14 13:31-17:02", "17:50-18:10", "20:00-29:59", "0:00-24:00"])
ROUNDINGS = st.sampled_from(["half_hour_started", "outer_half_hours", "minute"])
BIRTHS = st.sampled_from([date(2023, 10, 1), date(2023, 10, 31), date(2023, 11, 1), date(2025, 3, 9)])


@st.composite
def creches(draw: st.DrawFn) -> Creche:
    """A few children, their contracts across the month's borders, stays, absences, forgotten departures."""
    creche = Creche()
    creche.opens(draw(st.sampled_from(["7:00-19:00", "6:00-12:00 13:00-30:00"])), weekdays=range(7))
    creche.agreed(draw(st.integers(1, 3)))
    creche.rule("rounding", draw(ROUNDINGS), date(2026, 10, 1))
    creche.rule("adaptation", draw(st.sampled_from(["normal", "real_hours", "free"])))
    for _ in range(draw(st.integers(1, 4))):
        child = creche.child(draw(BIRTHS))
        for kind in draw(st.lists(st.sampled_from(list(Kind)), min_size=1, max_size=2, unique=True)):
            add_contract(draw, creche, child, kind)
    return creche


def add_contract(draw: st.DrawFn, creche: Creche, child: Child, kind: Kind) -> None:
    first, last = sorted([draw(DAYS), draw(DAYS)])
    adapts = draw(st.booleans())
    text = draw(st.sampled_from(["", "8:00-17:00", "7:30-12:00 13:00-18:30", "19:00-29:00"]))
    enrolment = creche.enrol(
        child,
        text,
        kind=kind,
        first=first,
        last=last,
        adaptation=(first, min(last, first + timedelta(days=2))) if adapts else None,
    )
    inside = [on for on in NEAR if first <= on <= last]
    for on in draw(st.lists(st.sampled_from(inside), max_size=6, unique=True)):
        creche.came(enrolment, on, draw(SPANS))
    for on in draw(st.lists(st.sampled_from(inside), max_size=2, unique=True)):
        creche.arrived(enrolment, on, "9:01")
    for on in draw(st.lists(st.sampled_from(inside), max_size=2, unique=True)):
        until = min(last, on + timedelta(days=draw(st.integers(0, 6))))
        creche.away(enrolment, on, until, draw(st.sampled_from(list(AbsenceReason))), on - timedelta(days=2))


@settings(deadline=None, max_examples=60)
@given(creche=creches(), today=DAYS)
def test_the_annex_adds_up_to_the_report_whatever_was_noted(creche: Creche, today: date) -> None:
    assert_adds_up(annex_of(creche.facts(), OCTOBER, today), creche.report(OCTOBER, today))
