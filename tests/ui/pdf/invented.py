"""An invented October 2026, checked to add up: whole, provisional, and as the first version prints it."""

from dataclasses import replace
from datetime import date

from app.report.monthly_report import (
    ActionsPart,
    AnsweredRate,
    AttendancePart,
    CapacityPart,
    ChildrenPart,
    DaysToFirstInterview,
    DefinitionsPart,
    EngagementsPart,
    HoursByKind,
    HoursPart,
    InsertionPart,
    InterviewsPart,
    KindHours,
    MeetingsPart,
    MonthlyReport,
    OpeningPart,
    OrientationsPart,
    ParentsPart,
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
from app.report.notes import ReportNotes
from tests.ui.pdf.invented_past import WEEKDAYS, heat_map, history

COMMENT = (
    "Le 8 octobre, une absence imprévue a laissé une personne seule de 7 h 03 à 7 h 28 ; l’ouverture est"
    " désormais doublée par une remplaçante d’astreinte. Dix parents pour huit enfants Avip : les deux parents"
    " d’un même enfant sont suivis, et une entrée du 19 octobre prépare un accueil en novembre."
)


COHORT = OrientationsPart(
    oriented=19,
    waiting=2,
    declined=3,
    entered=14,
    engaged=13,
    job_or_training=5,
    open=7,
    other_exit=1,
)
OPENED = {
    "paperwork": 5,
    "employer_contact": 4,
    "job_ad_search": 4,
    "cv_letter": 3,
    "training": 2,
    "immersion": 1,
}
DONE = {"paperwork": 4, "employer_contact": 3, "job_ad_search": 4, "cv_letter": 2, "training": 1}
QUOTA = QuotaPart(
    threshold_percent=20,
    met=True,
    children=Rate(numerator=8, denominator=29),
    places=Rate(numerator=7, denominator=30),
    hours=Rate(numerator=74_850, denominator=291_570),
)
HOURS = HoursPart(
    reserved=309_915,
    realised=291_570,
    billed=306_330,
    capacity=475_200,
    atypical_reserved=13_245,
    atypical_realised=10_958,
    by_kind=HoursByKind(
        regular=KindHours(reserved=298_875, realised=281_340, billed=296_100),
        occasional=KindHours(reserved=7_200, realised=6_810, billed=6_810),
        emergency=KindHours(reserved=3_840, realised=3_420, billed=3_420),
    ),
    absence_deducted=9_705,
)
RATES = RatesPart(
    facturation=Rate(numerator=306_330, denominator=291_570),
    occupancy_real=Rate(numerator=291_570, denominator=475_200),
    occupancy_financial=Rate(numerator=306_330, denominator=475_200),
)

NOTES = ReportNotes(
    demonstration=True,
    opening_hours=(420, 1140),
    weekday_opening=tuple(days * 720 for days in WEEKDAYS),
)
PROVISIONAL_NOTES = replace(NOTES, missing_days=(date(2026, 10, 29), date(2026, 10, 30)))


def insertion() -> InsertionPart:
    return InsertionPart(
        orientations=COHORT,
        paths=PathsPart(open_first_day=8, entered=2, exited=1, open_last_day=9),
        parents=ParentsPart(total=10, women=9, single=5, rsa=4, qpv=4, under_26=2),
        engagements=EngagementsPart(
            started=1, renewed=2, ended_early=1, reached_term=2, active_last_day=8, ending_within_30_days=2
        ),
        interviews=InterviewsPart(held=17, excused=2, cancelled=1, no_show=1, held_minutes=765),
        actions=ActionsPart(opened=OPENED, done=DONE),
        outcomes={"cdi": 1},
        places_kept=1,
        return_to_work_5_months=Rate(numerator=6, denominator=15),
        return_to_work_6_months=Rate(numerator=8, denominator=15),
        kept_3_months=AnsweredRate(numerator=4, denominator=6, answered=5),
        kept_6_months=AnsweredRate(numerator=3, denominator=5, answered=4),
        days_to_first_interview=DaysToFirstInterview(
            sorted=(7, 11), median=Rate(numerator=18, denominator=2)
        ),
    )


def weeks() -> tuple[WeekLoad, ...]:
    attended = (("2026-W40", 965 * 60 + 24, 25), ("2026-W41", 1034 * 60 + 42, 26))
    later = (("2026-W42", 1103 * 60 + 7, 27), ("2026-W43", 1081 * 60 + 57, 27))
    return tuple(
        WeekLoad(week=week, attended=minutes, capacity=108_000, peak=peak, in_breach=False)
        for week, minutes, peak in attended + later
    )


def october() -> MonthlyReport:
    """The month closed, with everything that the report knows how to say."""
    return MonthlyReport(
        month="2026-10",
        status=Status.CLOSED,
        closed_on=date(2026, 11, 6),
        attendance=AttendancePart(expected=552, attended=517, absent=35, missing=0, missing_minutes=0),
        structure=StructurePart(name="Crèche Les Hirondelles", caf_number="EX-000-417", capacity=30),
        definitions=DefinitionsPart(
            atypical="avant 8 h, à partir de 18 h, samedi, dimanche, jours fériés",
            rounding="half_hour_started",
            staff_rule="A",
        ),
        opening=OpeningPart(days=22, by_weekday=WEEKDAYS, minutes=15_840, longest_day_minutes=720),
        children=ChildrenPart(enrolled=31, under_three=29, avip=8, arrived=2, left=1, avip_single_parent=5),
        quota=QUOTA,
        hours=HOURS,
        rates=RATES,
        capacity=CapacityPart(
            peak_children=27,
            peak_at="2026-10-15T09:07",
            over_capacity_minutes=0,
            over_limit_minutes=0,
            weeks=weeks(),
        ),
        staff=StaffPart(
            short_minutes=25,
            shortages=(Shortage(day=date(2026, 10, 8), start=423, end=448, present=1, needed=2),),
        ),
        insertion=insertion(),
        meetings=MeetingsPart(count=2, minutes=270, with_partners=1),
        comment=COMMENT,
        history=history(),
        heat_map=heat_map(),
    )


def provisional() -> MonthlyReport:
    """The same month with three records missing."""
    report = october()
    last = replace(
        report.history[-1],
        status=Status.PROVISIONAL,
        realised=289_770,
        billed=304_500,
        atypical_realised=10_879,
    )
    regular = KindHours(reserved=298_875, realised=279_540, billed=294_270)
    return replace(
        report,
        status=Status.PROVISIONAL,
        closed_on=None,
        attendance=AttendancePart(expected=552, attended=514, absent=35, missing=3, missing_minutes=1_800),
        quota=replace(report.quota, hours=Rate(numerator=74_850, denominator=289_770)),
        hours=replace(
            report.hours,
            realised=289_770,
            billed=304_500,
            atypical_realised=10_879,
            by_kind=replace(report.hours.by_kind, regular=regular),
        ),
        rates=RatesPart(
            facturation=Rate(numerator=304_500, denominator=289_770),
            occupancy_real=Rate(numerator=289_770, denominator=475_200),
            occupancy_financial=Rate(numerator=304_500, denominator=475_200),
        ),
        history=(*report.history[:-1], last),
    )


def first_version() -> MonthlyReport:
    """Closed to nobody yet: only paths are known of the insertion, no shift, no comment."""
    report = october()
    months = tuple(replace(month, interviews_held=0, interviews_expected=0) for month in report.history)
    return replace(
        report,
        status=Status.COMPLETE,
        closed_on=None,
        staff=StaffPart(),
        insertion=InsertionPart(
            paths=PathsPart(open_first_day=8, entered=2, exited=1, open_last_day=9),
            parents=ParentsPart(total=10),
            outcomes={"cdi": 1},
        ),
        children=replace(report.children, avip_single_parent=0),
        meetings=MeetingsPart(),
        comment="",
        history=months,
    )
