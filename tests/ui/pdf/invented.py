"""An invented October 2026, checked to add up: whole, provisional, and as the first version prints it."""

from dataclasses import replace
from datetime import date

from app.monthly_report import (
    ActionsPart,
    AnsweredRate,
    AttendancePart,
    CapacityPart,
    ChildrenPart,
    DaysToFirstInterview,
    DefinitionsPart,
    EngagementsPart,
    HeatMap,
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

COMMENT = (
    "Le 8 octobre, une absence imprévue a laissé une personne seule de 7 h 03 à 7 h 28 ; l’ouverture est"
    " désormais doublée par une remplaçante d’astreinte. Dix parents pour huit enfants Avip : les deux parents"
    " d’un même enfant sont suivis, et une entrée du 19 octobre prépare un accueil en novembre."
)

# Month, open days, enrolled, under three, Avip, hours realised, billed and atypical, open paths, interviews held and
# expected, exits, exits to work or training.
MONTHS = (
    ("2025-10", 23, 29, 27, 6, 4786.5, 5105, 151.5, 6, 11, 15, 2, 1),
    ("2025-11", 19, 29, 27, 6, 4001, 4265.5, 118, 6, 11, 14, 1, 0),
    ("2025-12", 17, 29, 27, 5, 3402, 3710, 98, 5, 8, 11, 2, 1),
    ("2026-01", 20, 28, 26, 5, 4170.5, 4470, 128.5, 5, 9, 12, 1, 1),
    ("2026-02", 20, 29, 27, 6, 4196, 4430, 138, 6, 13, 15, 0, 0),
    ("2026-03", 22, 30, 28, 6, 4730, 5005, 150.5, 7, 14, 17, 1, 0),
    ("2026-04", 21, 30, 28, 6, 4460.5, 4712, 149, 7, 13, 16, 2, 1),
    ("2026-05", 16, 30, 28, 7, 3330, 3545, 107, 8, 12, 15, 1, 1),
    ("2026-06", 22, 31, 29, 7, 4795, 5060, 163, 8, 15, 19, 1, 0),
    ("2026-07", 22, 31, 29, 7, 4528, 4850, 140, 8, 13, 16, 1, 1),
    ("2026-08", 6, 28, 26, 6, 1125, 1215.5, 31, 8, 5, 7, 0, 0),
    ("2026-09", 21, 30, 28, 7, 4523.5, 4763, 166, 8, 15, 18, 0, 0),
    ("2026-10", 22, 31, 29, 8, 4859.5, 5105.5, 182 + 38 / 60, 9, 17, 20, 1, 1),
)

MEANS = (
    (7, 18, 23, 23, 23, 23, 23, 23, 23, 19, 9, 2),
    (6, 19, 23, 24, 23, 23, 23, 23, 23, 19, 10, 1),
    (6, 15, 19, 20, 19, 19, 19, 19, 19, 16, 7, 1),
    (7, 20, 26, 26, 26, 25, 25, 25, 25, 21, 10, 2),
    (7, 19, 24, 25, 24, 24, 24, 24, 24, 20, 9, 1),
)
PEAKS = (15, 24, 27, 27, 27, 27, 26, 26, 26, 26, 16, 6)
WEEKDAYS = (4, 4, 4, 5, 5, 0, 0)

NOTES = ReportNotes(
    demonstration=True,
    opening_hours=(420, 1140),
    weekday_opening=tuple(days * 720 for days in WEEKDAYS),
)
PROVISIONAL_NOTES = replace(NOTES, missing_days=(date(2026, 10, 29), date(2026, 10, 30)))


def history() -> tuple[PastMonth, ...]:
    """The thirteen months, closed."""
    return tuple(_past(month, *figures) for month, *figures in MONTHS)


def _past(month: str, *figures: float) -> PastMonth:
    days, enrolled, under_three, avip = map(int, figures[:4])
    realised, billed, atypical = (round(hours * 60) for hours in figures[4:7])
    paths, held, expected, exits, to_work = map(int, figures[7:])
    return PastMonth(
        month=month,
        status=Status.CLOSED,
        opening_days=days,
        enrolled=enrolled,
        under_three=under_three,
        avip=avip,
        realised=realised,
        billed=billed,
        capacity=days * 720 * 30,
        atypical_realised=atypical,
        paths_open_last_day=paths,
        interviews_held=held,
        interviews_expected=expected,
        exits=exits,
        exits_to_work_or_training=to_work,
    )


def heat_map() -> HeatMap:
    """Monday to Friday, 7 h to 19 h."""
    empty = (0,) * 24
    minutes = [
        (0,) * 7 + tuple(mean * 60 * days for mean in row) + (0,) * 5
        for row, days in zip(MEANS, WEEKDAYS, strict=False)
    ]
    peaks = [
        (0,) * 7 + PEAKS + (0,) * 5 if day == 3 else (0,) * 7 + MEANS[day] + (0,) * 5 for day in range(5)
    ]
    return HeatMap(child_minutes=(*minutes, empty, empty), peak=(*peaks, empty, empty))


def insertion() -> InsertionPart:
    return InsertionPart(
        orientations=OrientationsPart(
            oriented=19,
            waiting=2,
            declined=3,
            entered=14,
            engaged=13,
            job_or_training=5,
            open=7,
            other_exit=1,
        ),
        paths=PathsPart(open_first_day=8, entered=2, exited=1, open_last_day=9),
        parents=ParentsPart(total=10, women=9, single=5, rsa=4, qpv=4, under_26=2),
        engagements=EngagementsPart(
            started=1, renewed=2, ended_early=1, reached_term=2, active_last_day=8, ending_within_30_days=2
        ),
        interviews=InterviewsPart(held=17, excused=2, cancelled=1, no_show=1, held_minutes=765),
        actions=ActionsPart(
            opened={
                "paperwork": 5,
                "employer_contact": 4,
                "job_ad_search": 4,
                "cv_letter": 3,
                "training": 2,
                "immersion": 1,
            },
            done={
                "paperwork": 4,
                "employer_contact": 3,
                "job_ad_search": 4,
                "cv_letter": 2,
                "training": 1,
            },
        ),
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
        quota=QuotaPart(
            threshold_percent=20,
            met=True,
            children=Rate(numerator=8, denominator=29),
            places=Rate(numerator=7, denominator=30),
            hours=Rate(numerator=74_850, denominator=291_570),
        ),
        hours=HoursPart(
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
        ),
        rates=RatesPart(
            facturation=Rate(numerator=306_330, denominator=291_570),
            occupancy_real=Rate(numerator=291_570, denominator=475_200),
            occupancy_financial=Rate(numerator=306_330, denominator=475_200),
        ),
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
