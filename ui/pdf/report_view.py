"""The month as the report's pages look at it (rapport mensuel): names, neighbours in time, readings of the 20 %."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.report.monthly_report import MonthlyReport, PastMonth, Rate, Status
from app.report.notes import ReportNotes
from ui import french

MONTHS_SHOWN = 13
MARKS = {
    Status.PROVISIONAL: "PROVISOIRE",
    Status.COMPLETE: "mois complet, non clos",
    Status.CLOSED: "mois clos",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One of the three readings of the 20 %: `fraction` is its n/N as printed."""

    name: str
    gloss: str
    rate: Rate
    fraction: str


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A report and its notes."""

    report: MonthlyReport
    notes: ReportNotes
    history: tuple[PastMonth | None, ...]
    """Thirteen months that end with this one, None before the crèche's first."""

    @property
    def first_day(self) -> date:
        return first_day_of(self.report.month)

    @property
    def last_day(self) -> date:
        return self.first_day.replace(day=monthrange(self.first_day.year, self.first_day.month)[1])

    @property
    def name(self) -> str:
        """« octobre 2026 »."""
        return french.month(self.first_day)

    @property
    def word(self) -> str:
        """« octobre »."""
        return french.MONTHS[self.first_day.month - 1]

    @property
    def provisional(self) -> bool:
        return self.report.status is Status.PROVISIONAL

    @property
    def mark(self) -> str:
        """What stands beside the month at the head of each page."""
        return MARKS[self.report.status]

    @property
    def so_far(self) -> str:
        """« à ce jour » while figures may still change."""
        return " à ce jour" if self.provisional else ""

    @property
    def now(self) -> PastMonth:
        """This month as the last of the history."""
        return self.report.history[-1]

    @property
    def previous(self) -> PastMonth | None:
        """The month before, where the crèche has one."""
        return self.history[-2]

    @property
    def year_before(self) -> PastMonth | None:
        """The same month last year."""
        return self.history[0]

    @property
    def readings(self) -> tuple[Reading, Reading, Reading]:
        """Children (the law's), places, hours."""
        quota = self.report.quota
        hours = quota.hours
        return (
            Reading(
                name="Enfants", gloss="lecture de la loi", rate=quota.children, fraction=over(quota.children)
            ),
            Reading(
                name="Places", gloss="au dernier jour du mois", rate=quota.places, fraction=over(quota.places)
            ),
            Reading(
                name="Heures",
                gloss="réalisées",
                rate=hours,
                fraction=f"{french.hours_column(hours.numerator)} / {french.hours_column(hours.denominator)}",
            ),
        )

    def share_in(self, month: PastMonth) -> Rate:
        """The share of Avip children of a past month, by the legal reading where the notes give it."""
        if len(self.notes.shares) == len(self.report.history):
            return self.notes.shares[self.report.history.index(month)]
        return Rate(numerator=month.avip, denominator=month.under_three)

    def reaches(self, rate: Rate) -> bool | None:
        """Whether a share reaches the threshold, exactly; None over nothing."""
        if rate.value is None:
            return None
        return rate.value >= Fraction(self.report.quota.threshold_percent, 100)


def view_of(report: MonthlyReport, notes: ReportNotes) -> View:
    """The report with its thirteen months in place."""
    known = {month.month: month for month in report.history}
    first = first_day_of(report.month)
    months = tuple(known.get(code_of(back(first, ago))) for ago in reversed(range(MONTHS_SHOWN)))
    return View(report=report, notes=notes, history=months)


def first_day_of(month: str) -> date:
    """« 2026-10 » → 1 October 2026."""
    return date.fromisoformat(f"{month}-01")


def code_of(day: date) -> str:
    """1 October 2026 → « 2026-10 »."""
    return f"{day.year:04d}-{day.month:02d}"


def back(day: date, months: int) -> date:
    """The first day of the month that many months earlier."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


def over(rate: Rate) -> str:
    """« 8/29 »."""
    return f"{french.number(rate.numerator)}/{french.number(rate.denominator)}"


def share(rate: Rate) -> str:
    """« 27,6 % », « sans objet » over nothing."""
    return french.percent(rate.value)
