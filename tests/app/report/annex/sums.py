"""What the annex adds up to, beside the report it goes with."""

from app.report.annex.records import Annex
from app.report.monthly_report import AttendancePart, MonthlyReport


def assert_adds_up(annex: Annex, report: MonthlyReport) -> None:
    """Every sum of the annex is the report's, to the minute."""
    found = annex.figures
    assert annex.hours == report.hours
    assert report.attendance == AttendancePart(
        expected=found.expected,
        attended=found.attended,
        absent=found.absent,
        missing=found.missing,
        missing_minutes=found.missing_minutes,
    )
    assert found.expected == found.attended + found.absent + found.missing + found.to_come
    children = annex.children
    assert sum(one.counted for one in children) == report.children.enrolled
    assert sum(one.under_three for one in children) == report.children.under_three
    assert sum(one.avip for one in children) == report.children.avip
    assert annex.capacity == report.capacity
    assert tuple(week.load for week in annex.weeks) == report.capacity.weeks
    assert annex.missing_interviews == report.missing_interviews
    assert sum(one.deducted for one in found.absences) == found.deducted
    assert sum(one.days for one in found.absences) == found.absent
    for week in annex.weeks:
        assert sum(day.attended for day in week.days) == week.load.attended
        assert sum(day.capacity for day in week.days) == week.load.capacity
        assert max(day.peak for day in week.days) == week.load.peak
    for child in children:
        for contract in child.contracts:
            for name in ("reserved", "realised", "billed", "deducted"):
                assert sum(getattr(day, name) for day in contract.days) == getattr(contract.figures, name)
