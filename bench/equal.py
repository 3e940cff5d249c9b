"""What the report and the reference have in common, in one shape, so that the bench can check them equal."""

from typing import Any

from app.report.monthly_report import MonthlyReport


def of_report(report: MonthlyReport) -> dict[str, Any]:
    """The report's figures under the reference's names."""
    hours, capacity = report.hours, report.capacity
    return {
        "expected": report.attendance.expected,
        "attended": report.attendance.attended,
        "absent": report.attendance.absent,
        "missing": report.attendance.missing,
        "reserved": hours.reserved,
        "realised": hours.realised,
        "billed": hours.billed,
        "deducted": hours.absence_deducted,
        "atypical": hours.atypical_realised,
        "atypical_reserved": hours.atypical_reserved,
        "days": report.opening.days,
        "minutes": report.opening.minutes,
        "capacity_minutes": hours.capacity,
        "enrolled": report.children.enrolled,
        "young": report.quota.children.denominator,
        "avip": report.quota.children.numerator,
        "peak": capacity.peak_children,
        "over": capacity.over_capacity_minutes,
        "weeks": [(week.attended, week.capacity, week.peak) for week in capacity.weeks],
        "heat": [list(row) for row in report.heat_map.child_minutes],
        "top": [list(row) for row in report.heat_map.peak],
        "history": [
            {
                "realised": one.realised,
                "billed": one.billed,
                "capacity_minutes": one.capacity,
                "avip": one.avip,
                "enrolled": one.enrolled,
                "days": one.opening_days,
            }
            for one in report.history
        ],
    }
