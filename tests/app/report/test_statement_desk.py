"""The declarations' desk: which periods are listed and how they stand; a statement read from the file."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.care.attendance import AttendedSpan
from app.days import Month
from app.errors import Conflict
from app.families.records import Home, Parenthood, Regime
from app.report.closing import close_month
from app.report.desk import MOST_MONTHS, MonthLine
from app.report.monthly_report import KindHours, Status
from app.report.periods import Period
from app.report.statement_desk import PeriodLine, period_lines, statement_for
from app.session import Session
from tests.app.report.closed import OCTOBER, small_creche
from tests.builders import FixedClock

TODAY = date(2026, 11, 22)


def listed(first: Month, status: Status = Status.COMPLETE) -> list[MonthLine]:
    """The months from the first to today's, newest first; today's is provisional, with two answers missing."""
    current = Month.of(TODAY)
    return [
        MonthLine(
            month=month,
            status=Status.PROVISIONAL if month == current else status,
            missing=2 if month == current else 0,
            missing_interviews=0,
            in_progress=month == current,
        )
        for month in first.until(current)
    ][::-1]


def test_a_period_says_how_many_of_its_months_stand_where() -> None:
    lines = {str(line.period): line for line in period_lines(listed(Month(year=2026, month=8)), TODAY)}
    assert list(lines) == ["2027", "2026", "2026-S2", "2026-T3", "2026-T4"]
    autumn = lines["2026-T4"]
    assert (autumn.complete, autumn.provisional, autumn.to_come, autumn.missing) == (1, 1, 1, 2)
    assert not autumn.is_real
    assert (lines["2026-T3"].complete, lines["2026-T3"].is_real) == (2, True)
    assert (lines["2027"].to_come, lines["2027"].is_real) == (12, False)


def test_closed_months_are_told_from_complete_ones() -> None:
    lines = period_lines(listed(Month(year=2026, month=7), Status.CLOSED), TODAY)
    (summer,) = [line for line in lines if str(line.period) == "2026-T3"]
    assert (summer.closed, summer.complete, summer.is_real) == (3, 0, True)


def test_a_period_that_reaches_before_a_cut_list_is_left_out() -> None:
    months = listed(Month.of(TODAY).plus(1 - MOST_MONTHS))
    assert len(months) == MOST_MONTHS
    assert str(period_lines(months, TODAY)[-1].period) == "2025-T4"
    periods = [str(line.period) for line in period_lines(months, TODAY)]
    assert "2025" in periods
    assert not [period for period in periods if period.startswith("2024")]


def test_without_months_there_is_no_period() -> None:
    assert period_lines([], TODAY) == []


def creche_with_hours(session: Session) -> None:
    """Each Monday from August to December attended as reserved; the home that pays has a régime."""
    small = small_creche(session.store)
    with session.store.atomic("note_day"):
        (home,) = session.store.find(Home)
        session.store.change(replace(home, regime=Regime.AGRICULTURAL))
        session.store.change(replace(small.child, billing_home_id=home.id))
        session.store.add(Parenthood(child_id=small.child.id, parent_id=small.parent.id))
        session.store.add_all(
            AttendedSpan(
                enrolment_id=small.enrolment.id, child_id=small.child.id, day=day, arrived=480, left=1020
            )
            for month in Month(year=2026, month=8).until(Month(year=2026, month=12))
            for day in month.days()
            if day.weekday() == 0
        )


def test_a_statement_is_read_from_the_file_with_the_regime_of_the_home_that_pays(
    session: Session, clock: FixedClock
) -> None:
    creche_with_hours(session)
    clock.set(datetime(2027, 1, 4, 8, 0))
    statement = statement_for(session, Period.parse("2026-T4"))
    assert statement.real is not None
    hours = KindHours(reserved=13 * 540, realised=13 * 540, billed=13 * 540)
    assert statement.real.sums.hours == hours
    assert statement.real.sums.by_regime[Regime.AGRICULTURAL] == hours
    assert (statement.real.children, statement.real.avip) == (1, 1)


def test_a_month_closed_for_good_counts_as_it_was_given(session: Session, clock: FixedClock) -> None:
    creche_with_hours(session)
    clock.set(datetime(2027, 1, 4, 8, 0))
    before = statement_for(session, Period.parse("2026-T4"))
    close_month(session, OCTOBER, lambda _report, _notes: b"%PDF-")
    after = statement_for(session, Period.parse("2026-T4"))
    assert [part.status for part in after.months] == [Status.CLOSED, Status.COMPLETE, Status.COMPLETE]
    assert after.real == before.real
    assert not any(part.differs for part in after.months)


def test_a_period_before_the_first_opening_is_refused(session: Session) -> None:
    small_creche(session.store)
    with pytest.raises(Conflict, match="rien à déclarer"):
        statement_for(session, Period.parse("2026-T2"))
    assert statement_for(session, Period.parse("2026-T3")).months[0].status is None


@pytest.mark.parametrize(("closed", "complete", "provisional", "to_come"), [(3, 0, 0, 0), (1, 2, 0, 0)])
def test_a_line_is_real_once_nothing_is_provisional_or_to_come(
    closed: int, complete: int, provisional: int, to_come: int
) -> None:
    line = PeriodLine(
        period=Period.parse("2026-T3"),
        closed=closed,
        complete=complete,
        provisional=provisional,
        to_come=to_come,
        missing=0,
        missing_interviews=0,
    )
    assert line.is_real
    assert not replace(line, provisional=1).is_real
    assert not replace(line, to_come=1).is_real
