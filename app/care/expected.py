"""Who is expected when (enfants attendus): opening and reserved spans of a few days, in a bounded number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.care.enrolments import Enrolment
from app.care.reserved import ScheduleRows, Schedules
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, WeekPattern
from app.session import Session
from app.spans import DAY, Span
from app.structure.opening import Calendar, OpeningRows
from app.structure.records import CapacitySlot, Closure, OpeningSpan, PublicHoliday


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """The calendar and the schedules of some enrolments over a few days."""

    calendar: Calendar
    schedules: Schedules

    def opening(self, day: date) -> tuple[Span, ...]:
        """The day's opening spans, closures taken off."""
        return self.calendar.on(day).spans

    def reserved(self, enrolment: Enrolment, day: date) -> tuple[Span, ...]:
        """The enrolment's reserved spans that start on that day."""
        return self.schedules.reserved(enrolment, self.calendar.on(day)).spans

    def overnight(self, enrolments: Sequence[Enrolment], eve: date, minute: int) -> bool:
        """Whether a stay that began on the eve may still go on at that minute of the next day: open, or reserved."""
        spans = [
            *self.opening(eve),
            *(span for enrolment in enrolments for span in self.reserved(enrolment, eve)),
        ]
        return any(span.end > DAY + minute for span in spans)


def expected(session: Session, first: date, last: date, enrolments: Sequence[Enrolment]) -> Expected:
    """What is open and reserved for these enrolments from the first to the last day."""
    store = session.store
    ids = [enrolment.id for enrolment in enrolments]
    patterns = store.find(WeekPattern, enrolment_id=ids)
    exceptions = store.touching(DayException, first, last, enrolment_id=ids)
    return Expected(
        calendar=Calendar(
            OpeningRows(
                opening=store.find(OpeningSpan),
                closures=store.touching(Closure, first, last),
                holidays=store.touching(PublicHoliday, first, last),
                capacity=store.find(CapacitySlot),
            )
        ),
        schedules=Schedules(
            ScheduleRows(
                patterns=patterns,
                pattern_spans=store.find(PatternSpan, pattern_id=[pattern.id for pattern in patterns]),
                exceptions=exceptions,
                exception_spans=store.find(ExceptionSpan, exception_id=[one.id for one in exceptions]),
            )
        ),
    )
