"""A proposal seen day by day (journées proposées): adults present and needed, in the place of today's."""

from app.report.monthly_report import Shortage
from app.staff.rota.proposal import Proposal
from app.staff.staffing import DayStaffing
from app.staff.week import StaffedDay, TeamWeek


def proposed_days(week: TeamWeek, proposal: Proposal) -> tuple[StaffedDay, ...]:
    """The week's days as they would be staffed."""
    gaps = [
        Shortage(day=one.day, start=one.start, end=one.end, present=one.present, needed=one.needed)
        for one in proposal.after.gaps
    ]
    return tuple(
        StaffedDay(
            day=day.day,
            opening=day.opening,
            children=day.children,
            staffing=DayStaffing(
                day=day.day,
                known=True,
                present=[(one.start, one.end, one.present) for one in stretches if one.present],
                needed=[(one.start, one.end, one.needed) for one in stretches if one.needed],
                shortages=tuple(gap for gap in gaps if gap.day == day.day),
            ),
        )
        for day, stretches in zip(week.days, proposal.after.days, strict=True)
    )
