"""A month's figures explained (chiffres du mois): its rates, and which months there are."""

from dataclasses import dataclass

from app.days import Month
from app.report.building import build
from app.report.explained import Figure, figures_of_report
from app.report.monthly_report import MonthlyReport
from app.session import Session
from app.structure.records import OpeningSpan
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class FiguresDesk:
    """Everything the view shows of one month, read from the file at once."""

    month: Month
    oldest: Month
    newest: Month
    """The months that may be asked for, both included."""
    report: MonthlyReport
    figures: tuple[Figure, ...]

    @property
    def in_progress(self) -> bool:
        """Whether the month isn't over."""
        return self.month == self.newest


def figures_desk(session: Session, month: Month) -> FiguresDesk:
    """The month's, or the nearest that there is: from the crèche's first opening to today's."""
    session.require(Right.SEE_REPORTS)
    newest = Month.of(session.clock.day())
    opened = [Month.of(one.first_day) for one in session.store.find(OpeningSpan)]
    oldest = min([*opened, newest])
    shown = min(max(month, oldest), newest)
    report = build(session, shown)
    return FiguresDesk(
        month=shown,
        oldest=oldest,
        newest=newest,
        report=report,
        figures=tuple(figures_of_report(report)),
    )
