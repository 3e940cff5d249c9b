"""A month's core figures (chiffres du mois): the same for its own report and for the history of later ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.care.care_days import CareDay, Typical, atypical, month_care, typical_days
from app.care.enrolments import Kind
from app.care.presence import State
from app.days import ONE_DAY, Month, is_under_three
from app.insertion.interviews import InterviewState
from app.insertion.outcomes import WORK_OR_TRAINING
from app.insertion.paths import InsertionPath
from app.insertion.quota import ChildMonth, children_of
from app.insertion.rates import Counts, counts_of
from app.report.month_facts import EnrolmentFacts, MonthFacts
from app.report.monthly_report import AttendancePart, HoursByKind, KindHours, OpeningPart, PathsPart, Status
from app.settings import Settings
from app.structure.opening import DayOpening


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthFigures:
    """What a month comes to. Durations are minutes."""

    month: Month
    settings: Settings
    status: Status
    days: Sequence[DayOpening]
    care: Sequence[Sequence[CareDay]]
    attendance: AttendancePart
    opening: OpeningPart
    capacity: int
    by_kind: HoursByKind
    hours: KindHours
    absence_deducted: int
    atypical_realised: int
    children: Sequence[ChildMonth]
    under_three: int
    avip: int
    paths: PathsPart
    interviews: Counts
    missing_interviews: int
    """Interviews before the day of asking without a state."""
    exits_to_work_or_training: int


def figures_of(facts: MonthFacts, month: Month, today: date) -> MonthFigures:
    """The month's figures as asked on `today`: what isn't recorded before that day is missing."""
    settings = facts.book.on(month.first)
    days = facts.calendar.between(month.first, month.last)
    care = month_care(facts, month)
    children = children_of(facts, month, settings)
    attendance = _attendance(care, today)
    interviews = [one for one in facts.insertion.rows.interviews if one.day in month]
    unanswered = sum(one.state is InterviewState.PLANNED and one.day < today for one in interviews)
    by_kind, hours = _hours(care)
    return MonthFigures(
        month=month,
        settings=settings,
        status=status_of(month, today, attendance.missing + unanswered),
        days=days,
        care=care,
        attendance=attendance,
        opening=_opening(days),
        capacity=sum(day.capacity_minutes for day in days),
        by_kind=by_kind,
        hours=hours,
        absence_deducted=sum(day.deducted for own in care for day in own),
        atypical_realised=atypical_realised(facts, month),
        children=children,
        # Ages are those of the month's last day (rules.md, Time); the quota has its own day-by-day reading.
        under_three=sum(is_under_three(child.child.birth_day, month.last) for child in children),
        avip=sum(bool(child.avip) for child in children),
        paths=paths_of(facts.paths, month),
        interviews=counts_of(interviews),
        missing_interviews=unanswered,
        exits_to_work_or_training=_exits_to_work_or_training(facts.paths, month, settings),
    )


def status_of(month: Month, today: date, missing: int) -> Status:
    """Provisional while the month isn't over or something is missing (rules.md, Closing a month)."""
    return Status.COMPLETE if today > month.last and not missing else Status.PROVISIONAL


def atypical_realised(facts: MonthFacts, month: Month) -> int:
    """Raw attended minutes that are atypical, by civil day and minute."""
    stretches = typical_days(facts, month)
    return sum(
        atypical_realised_of(one, month, stretches)
        for one in facts.touching(month.first - ONE_DAY, month.last)
    )


def atypical_realised_of(one: EnrolmentFacts, month: Month, stretches: Typical) -> int:
    """Those of one enrolment. `stretches`: the month's (`typical_days`)."""
    numbers = range(month.first.toordinal() - 1, month.last.toordinal() + 1)
    return atypical(
        [(number, one.attended[number]) for number in numbers if number in one.attended], stretches
    )


def atypical_reserved(facts: MonthFacts, month: Month) -> int:
    """Reserved minutes that are atypical, by civil day and minute, whatever became of the day."""
    stretches = typical_days(facts, month)
    return sum(
        atypical_reserved_of(facts, one, month, stretches)
        for one in facts.touching(month.first - ONE_DAY, month.last)
    )


def atypical_reserved_of(facts: MonthFacts, one: EnrolmentFacts, month: Month, stretches: Typical) -> int:
    """Those of one enrolment. `stretches`: the month's (`typical_days`)."""
    days = facts.calendar.between(month.first - ONE_DAY, month.last)
    return atypical(
        [(at.number, facts.schedules.reserved(one.enrolment, at).spans) for at in days], stretches
    )


def is_missing(day: CareDay, today: date) -> bool:
    """Whether the enrolment-day is not recorded, before the day of asking."""
    return day.state is State.NOT_RECORDED and day.at.day < today


def _attendance(care: Iterable[Sequence[CareDay]], today: date) -> AttendancePart:
    to_note = attended = absent = missing = missing_minutes = 0
    before = today.toordinal()
    for own in care:
        for day in own:
            state = day.state
            if state is State.ATTENDED:
                attended += 1
            elif state is State.NOT_RECORDED:
                to_note += 1
                if day.at.number < before:
                    missing += 1
                    missing_minutes += day.reserved
            elif state is not None:
                absent += 1
    return AttendancePart(
        expected=attended + absent + to_note,
        attended=attended,
        absent=absent,
        missing=missing,
        missing_minutes=missing_minutes,
    )


def _hours(care: Iterable[Sequence[CareDay]]) -> tuple[HoursByKind, KindHours]:
    sums = {kind: [0, 0, 0] for kind in Kind}
    for own in care:
        minutes = sums[own[0].enrolment.kind]
        minutes[0] += sum([day.reserved for day in own])
        minutes[1] += sum([day.realised for day in own])
        minutes[2] += sum([day.billed for day in own])
    regular, occasional, emergency = (
        KindHours(reserved=reserved, realised=realised, billed=billed)
        for reserved, realised, billed in (sums[kind] for kind in Kind)
    )
    return HoursByKind(regular=regular, occasional=occasional, emergency=emergency), KindHours(
        reserved=regular.reserved + occasional.reserved + emergency.reserved,
        realised=regular.realised + occasional.realised + emergency.realised,
        billed=regular.billed + occasional.billed + emergency.billed,
    )


def _opening(days: Iterable[DayOpening]) -> OpeningPart:
    opened = [day for day in days if day.open]
    return OpeningPart(
        days=len(opened),
        by_weekday=tuple(sum(day.weekday == weekday for day in opened) for weekday in range(7)),
        minutes=sum(day.minutes for day in opened),
        longest_day_minutes=max((day.amplitude for day in opened), default=0),
    )


def paths_of(paths: Iterable[InsertionPath], month: Month) -> PathsPart:
    """Stocks at the first and last midnight and the flows between: the first + entered − exited is the last."""
    first, last = month.first, month.last
    open_first = entered = exited = 0
    for path in paths:
        if path.exit_day is not None and path.exit_day < first:
            continue
        open_first += path.entry_day < first
        entered += first <= path.entry_day <= last
        exited += path.exit_day is not None and path.entry_day <= last and path.exit_day <= last
    return PathsPart(
        open_first_day=open_first,
        entered=entered,
        exited=exited,
        open_last_day=open_first + entered - exited,
    )


def exits_of(paths: Iterable[InsertionPath], month: Month) -> list[InsertionPath]:
    """The paths whose exit falls in the month."""
    return [path for path in paths if path.exit_day is not None and path.exit_day in month]


def _exits_to_work_or_training(paths: Iterable[InsertionPath], month: Month, settings: Settings) -> int:
    return sum(
        path.outcome is not None and settings.categories[path.outcome] in WORK_OR_TRAINING
        for path in exits_of(paths, month)
    )
