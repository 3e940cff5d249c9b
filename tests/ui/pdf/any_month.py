"""Any month that a crèche could have: empty, huge, young, at night, with long names and a talkative director."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from app.report.monthly_report import (
    AttendancePart,
    CapacityPart,
    ChildrenPart,
    HeatMap,
    MeetingsPart,
    MonthlyReport,
    OpeningPart,
    PastMonth,
    QuotaPart,
    Rate,
    RatesPart,
    Shortage,
    StaffPart,
    Status,
    StructurePart,
    WeekLoad,
)
from app.report.notes import ReportNotes
from tests.ui.pdf.any_insertion import COUNT, MINUTES, insertions, rates
from tests.ui.pdf.invented import october
from ui.pdf.report_view import back, code_of

TEXT = st.one_of(
    st.just(""), st.sampled_from(("Fin.", "<b>&amp;</b> \U0001f476 مرحبا")), st.text(max_size=400)
)
OPENED = ((4, 4, 4, 5, 5, 0, 0), (0,) * 7, (5, 4, 4, 4, 4, 4, 5), (0, 4, 0, 5, 0, 0, 0))
NAMES = ("Crèche", "Crèche Łukasz & Nguyễn Thị Bích", "Multi-accueil " * 20, "<b>&", "نجمة 🧸 étoile")


@st.composite
def past_months(draw: st.DrawFn, last: date) -> tuple[PastMonth, ...]:
    """One to thirteen months, perhaps with a hole."""
    months = []
    for ago in reversed(range(draw(st.integers(1, 13)))):
        under_three, realised, capacity = draw(COUNT), draw(MINUTES), draw(MINUTES)
        month = PastMonth(
            month=code_of(back(last, ago)),
            status=draw(st.sampled_from(Status)),
            opening_days=draw(st.integers(0, 31)),
            enrolled=under_three + draw(COUNT),
            under_three=under_three,
            avip=draw(st.integers(0, under_three)),
            realised=realised,
            billed=draw(MINUTES),
            capacity=capacity,
            atypical_realised=draw(MINUTES),
            paths_open_last_day=draw(COUNT),
            interviews_held=draw(COUNT),
            interviews_expected=draw(COUNT),
            exits=draw(COUNT),
            exits_to_work_or_training=draw(COUNT),
        )
        if ago == 0 or draw(st.integers(0, 9)):
            months.append(month)
    return tuple(months)


@st.composite
def heat_maps(draw: st.DrawFn) -> HeatMap:
    """Nobody, days, or nights and Sundays."""
    first, last = draw(st.sampled_from(((7, 19), (0, 24), (6, 7), (8, 8), (13, 24))))
    days = draw(st.sampled_from((5, 6, 7, 0)))
    minutes, most = draw(MINUTES), draw(COUNT)
    rows = [
        tuple(minutes if first <= hour < last and day < days else 0 for hour in range(24)) for day in range(7)
    ]
    peaks = [
        tuple(most if first <= hour < last and day < days else 0 for hour in range(24)) for day in range(7)
    ]
    return HeatMap(child_minutes=tuple(rows), peak=tuple(peaks))


@st.composite
def staffs(draw: st.DrawFn, first: date) -> StaffPart:
    """No shift known, no shortage, or many."""
    if draw(st.booleans()):
        return StaffPart()
    count = draw(st.sampled_from((0, 1, 4, 40)))
    shortages = tuple(
        Shortage(day=first + timedelta(days=at % 28), start=420 + at, end=1_500, present=1, needed=12)
        for at in range(count)
    )
    return StaffPart(short_minutes=draw(MINUTES) if count else 0, shortages=shortages)


@st.composite
def loads(draw: st.DrawFn, first: date) -> CapacityPart:
    """Any load, weeks in breach or not."""
    year, week, _ = (first + timedelta(days=6)).isocalendar()
    weeks = tuple(
        WeekLoad(
            week=f"{year}-W{week:02d}",
            attended=draw(MINUTES),
            capacity=draw(MINUTES),
            peak=draw(COUNT),
            in_breach=draw(st.booleans()),
        )
        for _ in range(draw(st.integers(0, 5)))
    )
    return CapacityPart(
        peak_children=draw(COUNT),
        peak_at=draw(st.sampled_from((None, f"{code_of(first)}-28T23:59"))),
        over_capacity_minutes=draw(MINUTES),
        over_limit_minutes=draw(MINUTES),
        weeks=weeks,
    )


@st.composite
def quotas(draw: st.DrawFn, places: int) -> QuotaPart:
    """Any threshold, reached or not, or nothing to judge."""
    return QuotaPart(
        threshold_percent=draw(st.sampled_from((20, 20, 30, 15, 60))),
        met=None,
        children=draw(rates()),
        places=Rate(numerator=draw(COUNT), denominator=places),
        hours=draw(rates(MINUTES)),
    )


@st.composite
def peopled(draw: st.DrawFn, month: MonthlyReport) -> MonthlyReport:
    """The month with any children, days to record, hours and insertion work."""
    minutes = rates(MINUTES)
    return replace(
        month,
        attendance=AttendancePart(
            expected=draw(COUNT),
            attended=draw(COUNT),
            absent=draw(COUNT),
            missing=draw(COUNT),
            missing_minutes=draw(MINUTES),
        ),
        missing_interviews=draw(COUNT),
        children=ChildrenPart(
            enrolled=draw(COUNT),
            under_three=draw(COUNT),
            avip=draw(COUNT),
            arrived=draw(COUNT),
            left=draw(COUNT),
            avip_single_parent=draw(COUNT),
        ),
        hours=replace(month.hours, realised=draw(MINUTES), billed=draw(MINUTES), capacity=draw(MINUTES)),
        rates=RatesPart(
            facturation=draw(minutes), occupancy_real=draw(minutes), occupancy_financial=draw(minutes)
        ),
        insertion=draw(insertions()),
        meetings=MeetingsPart(count=draw(COUNT), minutes=draw(MINUTES), with_partners=draw(COUNT)),
    )


@st.composite
def reports(draw: st.DrawFn) -> MonthlyReport:
    """Any month's report."""
    first = back(date(2027, 1, 1), draw(st.integers(0, 23)))
    opened = draw(st.sampled_from(OPENED))
    places = draw(st.sampled_from((0, 1, 30, 400)))
    history = draw(past_months(first))
    return replace(
        draw(peopled(october())),
        month=code_of(first),
        status=history[-1].status,
        closed_on=first if history[-1].status is Status.CLOSED else None,
        structure=StructurePart(name=draw(st.sampled_from(NAMES)), caf_number="EX-000-417", capacity=places),
        opening=OpeningPart(
            days=sum(opened), by_weekday=opened, minutes=draw(MINUTES), longest_day_minutes=draw(MINUTES)
        ),
        quota=draw(quotas(places)),
        capacity=draw(loads(first)),
        staff=draw(staffs(first)),
        comment=draw(TEXT),
        history=history,
        heat_map=draw(heat_maps()),
    )


@st.composite
def notes(draw: st.DrawFn) -> ReportNotes:
    """Any notes; missing days are drawn apart."""
    return ReportNotes(
        recipient=draw(
            st.sampled_from(("Caf", "Caisse d’allocations familiales de la Seine-Saint-Denis " * 3))
        ),
        demonstration=draw(st.booleans()),
        in_progress=draw(st.booleans()),
        missing_days=tuple(date(2026, 10, 1) + timedelta(days=at) for at in range(draw(st.integers(0, 31)))),
        opening_hours=draw(st.sampled_from((None, (420, 1140), (0, 1440), (1260, 1860)))),
        weekday_opening=draw(st.sampled_from(((), (2880,) * 7))),
        atypical_before=draw(st.sampled_from((480, 450, 0))),
        atypical_from=draw(st.sampled_from((1080, 1110, 1440))),
    )
