"""Any month that a crèche could have: empty, huge, young, at night, with long names and a talkative director."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from app.monthly_report import (
    ActionsPart,
    AnsweredRate,
    AttendancePart,
    CapacityPart,
    ChildrenPart,
    DaysToFirstInterview,
    EngagementsPart,
    HeatMap,
    InsertionPart,
    InterviewsPart,
    MeetingsPart,
    MonthlyReport,
    OpeningPart,
    OrientationsPart,
    ParentsPart,
    PastMonth,
    PathsPart,
    QuotaPart,
    Rate,
    RatesPart,
    Shortage,
    StaffPart,
    Status,
    StructurePart,
    WeekLoad,
)
from app.report_notes import ReportNotes
from tests.ui.pdf.invented import october
from ui.pdf.report_view import back, code_of

COUNT = st.sampled_from((0, 0, 1, 2, 3, 8, 29, 30, 31, 115, 2_048))
MINUTES = st.sampled_from((0, 0, 1, 59, 60, 61, 25, 1_800, 291_570, 475_200, 59_999_999))
TEXT = st.one_of(
    st.just(""), st.sampled_from(("Fin.", "<b>&amp;</b> \U0001f476 مرحبا")), st.text(max_size=400)
)
OUTCOMES = ("cdi", "cdd_6_months", "moved_away", "civil_service", "never_heard_of")
ACTIONS = (
    "paperwork",
    "employer_contact",
    "job_ad_search",
    "cv_letter",
    "training",
    "temp_missions",
    "other",
)
NAMES = ("Crèche", "Crèche Łukasz & Nguyễn Thị Bích", "Multi-accueil " * 20, "<b>&", "نجمة 🧸 étoile")


def rates(numerators: st.SearchStrategy[int] = COUNT) -> st.SearchStrategy[Rate]:
    """Any share, of nothing too."""
    return st.builds(lambda one, more: Rate(numerator=one, denominator=one + more), numerators, numerators)


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
def insertions(draw: st.DrawFn) -> InsertionPart:
    """Nothing, or all of the counsellor's month."""
    if draw(st.booleans()):
        return InsertionPart()
    codes = st.dictionaries(st.sampled_from(ACTIONS), COUNT, max_size=7)
    oriented = draw(COUNT)
    steps = [oriented, *(draw(st.integers(0, oriented)) for _ in range(2))]
    steps.sort(reverse=True)
    delays = tuple(sorted(draw(st.lists(COUNT, max_size=12))))
    return InsertionPart(
        orientations=OrientationsPart(
            oriented=steps[0],
            waiting=draw(COUNT),
            declined=draw(COUNT),
            entered=steps[1],
            engaged=steps[2],
            job_or_training=draw(st.integers(0, steps[2])),
            open=draw(COUNT),
            other_exit=draw(COUNT),
        ),
        paths=PathsPart(
            open_first_day=draw(COUNT), entered=draw(COUNT), exited=draw(COUNT), open_last_day=draw(COUNT)
        ),
        parents=ParentsPart(total=draw(COUNT), women=draw(COUNT), single=draw(COUNT), rsa=draw(COUNT)),
        engagements=EngagementsPart(started=draw(COUNT), active_last_day=draw(COUNT)),
        interviews=InterviewsPart(
            planned=draw(COUNT), held=draw(COUNT), no_show=draw(COUNT), held_minutes=draw(MINUTES)
        ),
        actions=ActionsPart(opened=draw(codes), done=draw(codes)),
        outcomes=draw(st.dictionaries(st.sampled_from(OUTCOMES), COUNT, max_size=5)),
        places_kept=draw(COUNT),
        return_to_work_5_months=draw(rates()),
        return_to_work_6_months=draw(rates()),
        kept_3_months=AnsweredRate(numerator=draw(COUNT), denominator=2_048, answered=draw(COUNT)),
        kept_6_months=AnsweredRate(numerator=1, denominator=3, answered=2),
        days_to_first_interview=DaysToFirstInterview(
            sorted=delays, median=Rate(numerator=sum(delays), denominator=len(delays))
        ),
    )


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
def reports(draw: st.DrawFn) -> MonthlyReport:
    """Any month's report."""
    first = back(date(2027, 1, 1), draw(st.integers(0, 23)))
    opened = draw(
        st.sampled_from(((4, 4, 4, 5, 5, 0, 0), (0,) * 7, (5, 4, 4, 4, 4, 4, 5), (0, 4, 0, 5, 0, 0, 0)))
    )
    places = draw(st.sampled_from((0, 1, 30, 400)))
    history = draw(past_months(first))
    year, week, _ = (first + timedelta(days=6)).isocalendar()
    minutes = rates(MINUTES)
    month = october()
    return replace(
        month,
        month=code_of(first),
        status=history[-1].status,
        closed_on=first if history[-1].status is Status.CLOSED else None,
        attendance=AttendancePart(
            expected=draw(COUNT),
            attended=draw(COUNT),
            absent=draw(COUNT),
            missing=draw(COUNT),
            missing_minutes=draw(MINUTES),
        ),
        missing_interviews=draw(COUNT),
        structure=StructurePart(name=draw(st.sampled_from(NAMES)), caf_number="EX-000-417", capacity=places),
        opening=OpeningPart(
            days=sum(opened), by_weekday=opened, minutes=draw(MINUTES), longest_day_minutes=draw(MINUTES)
        ),
        children=ChildrenPart(
            enrolled=draw(COUNT),
            under_three=draw(COUNT),
            avip=draw(COUNT),
            arrived=draw(COUNT),
            left=draw(COUNT),
            avip_single_parent=draw(COUNT),
        ),
        quota=QuotaPart(
            threshold_percent=draw(st.sampled_from((20, 20, 30, 15, 60))),
            met=None,
            children=draw(rates()),
            places=Rate(numerator=draw(COUNT), denominator=places),
            hours=draw(minutes),
        ),
        hours=replace(month.hours, realised=draw(MINUTES), billed=draw(MINUTES), capacity=draw(MINUTES)),
        rates=RatesPart(
            facturation=draw(minutes), occupancy_real=draw(minutes), occupancy_financial=draw(minutes)
        ),
        capacity=CapacityPart(
            peak_children=draw(COUNT),
            peak_at=draw(st.sampled_from((None, f"{code_of(first)}-28T23:59"))),
            over_capacity_minutes=draw(MINUTES),
            over_limit_minutes=draw(MINUTES),
            weeks=tuple(
                WeekLoad(
                    week=f"{year}-W{week:02d}",
                    attended=draw(MINUTES),
                    capacity=draw(MINUTES),
                    peak=draw(COUNT),
                    in_breach=draw(st.booleans()),
                )
                for _ in range(draw(st.integers(0, 5)))
            ),
        ),
        staff=draw(staffs(first)),
        insertion=draw(insertions()),
        meetings=MeetingsPart(count=draw(COUNT), minutes=draw(MINUTES), with_partners=draw(COUNT)),
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
