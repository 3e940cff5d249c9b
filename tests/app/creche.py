"""A crèche held in memory (crèche d'essai): rows written in a line each, and the report they give."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.care.attendance import Absence, AbsenceReason, AttendedSpan
from app.care.enrolments import Enrolment, Kind
from app.care.reserved import ScheduleRows
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, Turn, WeekPattern
from app.days import Month
from app.families.records import Child, Gender, Parent, Parenthood
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.report.building import report_of
from app.report.comments import MonthComment
from app.report.month_facts import MonthFacts, Rows, facts_of
from app.report.monthly_report import MonthlyReport
from app.settings import Setting
from app.structure.opening import Calendar, OpeningRows
from app.structure.records import CapacitySlot, Closure, ClosureReason, Identity, OpeningSpan, PublicHoliday
from tests.app.records import h

OCTOBER = Month(year=2026, month=10)
LATER = date(2026, 12, 24)
START = date(2026, 1, 1)


def day(number: int, month: int = 10, year: int = 2026) -> date:
    """A day of October 2026, unless told otherwise: 5, 12, 19 and 26 are Mondays."""
    return date(year, month, number)


def spans(text: str) -> list[tuple[int, int]]:
    """« 8:00-12:00 13:00-17:00 » in minutes; « 22:00-30:00 » is a night."""
    return [(h(start), h(end)) for start, end in (piece.split("-") for piece in text.split())]


@dataclass
class Creche:
    """Rows, as they would be stored."""

    opening: list[OpeningSpan] = field(default_factory=list)
    closures: list[Closure] = field(default_factory=list)
    holidays: list[PublicHoliday] = field(default_factory=list)
    capacity: list[CapacitySlot] = field(default_factory=list)
    identities: list[Identity] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    comments: list[MonthComment] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    parents: list[Parent] = field(default_factory=list)
    parenthoods: list[Parenthood] = field(default_factory=list)
    paths: list[InsertionPath] = field(default_factory=list)
    enrolments: list[Enrolment] = field(default_factory=list)
    patterns: list[WeekPattern] = field(default_factory=list)
    pattern_spans: list[PatternSpan] = field(default_factory=list)
    exceptions: list[DayException] = field(default_factory=list)
    exception_spans: list[ExceptionSpan] = field(default_factory=list)
    attended: list[AttendedSpan] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)

    def opens(self, text: str, weekdays: Sequence[int] = range(5), since: date = START) -> None:
        self.opening += [
            OpeningSpan(first_day=since, weekday=weekday, start=start, end=end)
            for weekday in weekdays
            for start, end in spans(text)
        ]

    def agreed(self, places: int, text: str = "0:00-24:00", since: date = START) -> None:
        self.capacity += [
            CapacitySlot(first_day=since, start=start, end=end, places=places) for start, end in spans(text)
        ]

    def closes(self, first: date, last: date | None = None, text: str = "") -> None:
        whole = Closure(first_day=first, last_day=last or first, reason=ClosureReason.EXCEPTIONAL)
        parts = [replace(whole, start=start, end=end) for start, end in spans(text)]
        self.closures += parts or [whole]

    def holiday(self, on: date, *, opens: bool = False) -> None:
        self.holidays.append(PublicHoliday(day=on, name="Fête", opens=opens))

    def rule(self, key: str, value: str, since: date = START) -> None:
        self.settings.append(Setting(id=len(self.settings) + 1, key=key, first_day=since, value=value))

    def child(self, birth: date = date(2025, 3, 9), name: str = "Łukasz Żółć") -> Child:
        first_name, last_name = name.split(" ", 1)
        child = Child(id=len(self.children) + 1, first_name=first_name, last_name=last_name, birth_day=birth)
        self.children.append(child)
        return child

    def parent(self, *children: Child, gender: Gender | None = None, birth: date | None = None) -> Parent:
        parent = Parent(
            id=len(self.parents) + 1,
            home_id=1,
            first_name="Zofia",
            last_name="Żółć",
            gender=gender,
            birth_day=birth,
        )
        self.parents.append(parent)
        self.parenthoods += [Parenthood(child_id=child.id, parent_id=parent.id) for child in children]
        return parent

    def path(
        self, parent: Parent, entry: date, exit_day: date | None = None, outcome: Outcome | None = None
    ) -> None:
        self.paths.append(
            InsertionPath(parent_id=parent.id, entry_day=entry, exit_day=exit_day, outcome=outcome)
        )

    def enrol(
        self,
        child: Child | None = None,
        text: str = "",
        *,
        kind: Kind = Kind.REGULAR,
        first: date = date(2026, 9, 1),
        last: date = date(2027, 7, 31),
        adaptation: tuple[date, date] | None = None,
    ) -> Enrolment:
        """An enrolment with the same spans every day of the week; the opening cuts them."""
        enrolment = Enrolment(
            id=len(self.enrolments) + 1,
            child_id=(child or self.child()).id,
            kind=kind,
            first_day=first,
            last_day=last,
            adaptation_first_day=adaptation[0] if adaptation else None,
            adaptation_last_day=adaptation[1] if adaptation else None,
        )
        self.enrolments.append(enrolment)
        if text:
            self.weeks(enrolment, text)
        return enrolment

    def weeks(
        self,
        enrolment: Enrolment,
        *texts: str,
        since: date | None = None,
        anchor: date = date(2026, 8, 31),
        turn: Turn = Turn.ANCHOR,
    ) -> None:
        """Reference weeks in turn, each with the same spans every day, from `since` on."""
        pattern = WeekPattern(
            id=len(self.patterns) + 1,
            enrolment_id=enrolment.id,
            first_day=since or enrolment.first_day,
            weeks=len(texts),
            turn=turn,
            anchor=anchor,
        )
        self.patterns.append(pattern)
        self.pattern_spans += [
            PatternSpan(pattern_id=pattern.id, week=week, weekday=weekday, start=start, end=end)
            for week, text in enumerate(texts)
            for weekday in range(7)
            for start, end in spans(text)
        ]

    def instead(self, enrolment: Enrolment, on: date, text: str = "") -> None:
        """A dated exception."""
        exception = DayException(id=len(self.exceptions) + 1, enrolment_id=enrolment.id, day=on)
        self.exceptions.append(exception)
        self.exception_spans += [
            ExceptionSpan(exception_id=exception.id, start=start, end=end) for start, end in spans(text)
        ]

    def came(self, enrolment: Enrolment, on: date, text: str) -> None:
        self.attended += [
            AttendedSpan(
                enrolment_id=enrolment.id, child_id=enrolment.child_id, day=on, arrived=start, left=end
            )
            for start, end in spans(text)
        ]

    def came_every_day(self, enrolment: Enrolment, text: str, first: date, last: date) -> None:
        """On each weekday from first to last."""
        for number in range((last - first).days + 1):
            on = first + timedelta(days=number)
            if on.weekday() < 5:
                self.came(enrolment, on, text)

    def arrived(self, enrolment: Enrolment, on: date, hour: str) -> None:
        """An arrival still without departure."""
        self.attended.append(
            AttendedSpan(enrolment_id=enrolment.id, child_id=enrolment.child_id, day=on, arrived=h(hour))
        )

    def away(
        self,
        enrolment: Enrolment,
        first: date,
        last: date | None = None,
        reason: AbsenceReason = AbsenceReason.ILLNESS_CERTIFIED,
        announced: date | None = None,
    ) -> None:
        self.absences.append(
            Absence(
                id=len(self.absences) + 1,
                enrolment_id=enrolment.id,
                first_day=first,
                last_day=last or first,
                reason=reason,
                announced_on=announced,
            )
        )

    def opening_rows(self) -> OpeningRows:
        return OpeningRows(
            opening=self.opening, closures=self.closures, holidays=self.holidays, capacity=self.capacity
        )

    def calendar(self) -> Calendar:
        return Calendar(self.opening_rows())

    def rows(self) -> Rows:
        return Rows(
            opening=self.opening_rows(),
            schedules=ScheduleRows(
                patterns=self.patterns,
                pattern_spans=self.pattern_spans,
                exceptions=self.exceptions,
                exception_spans=self.exception_spans,
            ),
            settings=self.settings,
            identities=self.identities,
            comments=self.comments,
            children=self.children,
            enrolments=self.enrolments,
            attended=self.attended,
            absences=self.absences,
            parents=self.parents,
            parenthoods=self.parenthoods,
            paths=self.paths,
        )

    def facts(self) -> MonthFacts:
        return facts_of(self.rows())

    def report(self, month: Month = OCTOBER, today: date = LATER) -> MonthlyReport:
        return report_of(self.facts(), month, today)


def usual() -> Creche:
    """Open from 7:00 to 19:00 on weekdays, ten places."""
    creche = Creche()
    creche.opens("7:00-19:00")
    creche.agreed(10)
    return creche
