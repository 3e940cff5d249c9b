"""Quarters, half-years, years: read from what is typed, and the days that they cover."""

from datetime import date

import pytest

from app.errors import InvalidEntry
from app.report.periods import Period, PeriodKind, periods_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-T1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-T2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-T3", date(2026, 7, 1), date(2026, 9, 30)),
        (" 2026-t4 ", date(2026, 10, 1), date(2026, 12, 31)),
        ("2028-S1", date(2028, 1, 1), date(2028, 6, 30)),
        ("2026-S2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_covers_its_months_and_is_written_as_it_is_read(text: str, first: date, last: date) -> None:
    period = Period.parse(text)
    assert (period.first, period.last) == (first, last)
    assert str(period) == text.strip().upper()
    assert len(list(period.months())) == period.kind.value


@pytest.mark.parametrize(
    "text", ["", "2026-T5", "2026-S3", "2026-T0", "2026-10", "26-T1", "1899", "9999", "2026-"]
)
def test_what_is_no_period_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidEntry, match="2026-T4") as refusal:
        Period.parse(text)
    assert refusal.value.field == "period"


def test_a_year_has_seven_periods() -> None:
    assert [str(period) for period in periods_of(2026)] == [
        *("2026", "2026-S1", "2026-S2"),
        *("2026-T1", "2026-T2", "2026-T3", "2026-T4"),
    ]
    assert periods_of(2026)[0].kind is PeriodKind.YEAR
