"""The declarations' desk (bureau des déclarations): which periods there are, and the statement of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.days import Month
from app.errors import Conflict
from app.families.records import Home
from app.report.closed_months import stored_data
from app.report.desk import MOST_MONTHS, MonthLine
from app.report.month_facts import facts_between
from app.report.monthly_report import Status
from app.report.periods import Period, periods_of
from app.report.reading import report_from
from app.report.statement import Known, Statement, statement_of
from app.session import Session
from app.users import Right
from app.wording import spoken_month


@dataclass(frozen=True, kw_only=True, slots=True)
class PeriodLine:
    """A period in the list, and how many of its months stand where."""

    period: Period
    closed: int
    complete: int
    provisional: int
    """Begun, and not yet sure."""
    to_come: int
    missing: int
    missing_interviews: int

    @property
    def is_real(self) -> bool:
        """Whether every month of it is complete or closed."""
        return not self.provisional and not self.to_come


def statement_for(session: Session, period: Period) -> Statement:
    """The period's statement as known today. Raises Conflict where the crèche had not begun."""
    session.require(Right.SEE_REPORTS)
    store = session.store
    facts = facts_between(store, period.first, period.last, insertion=True)
    begun = facts.calendar.first_day
    if begun is None or begun > period.last:
        raise Conflict(
            f"La crèche n’a pas encore d’horaires d’ouverture en {spoken_month(period.last)} : "
            "il n’y a rien à déclarer.",
            field="period",
        )
    children = [own[0].child for own in facts.by_child.values()]
    homes = sorted({child.billing_home_id for child in children if child.billing_home_id is not None})
    regime_of = {home.id: home.regime for home in store.find(Home, id=homes)}
    given = stored_data(store, period.first_month, period.last_month)
    known = Known(
        regimes={
            child.id: regime_of[child.billing_home_id]
            for child in children
            if child.billing_home_id in regime_of
        },
        given={month: report_from(data) for month, data in given.items()},
    )
    return statement_of(facts, period, session.clock.day(), known)


def period_lines(months: Sequence[MonthLine], today: date) -> list[PeriodLine]:
    """The periods of the months listed, and next year as a forecast: newest year first, each year before its parts.

    Those that reach before the list are left out, unless the crèche began within it.
    """
    if not months:
        return []
    known = {line.month: line for line in months}
    first = min(known)
    whole = len(months) < MOST_MONTHS
    lines = [_line(periods_of(today.year + 1)[0], known, first)]
    for year in range(today.year, first.year - 1, -1):
        lines += [
            _line(period, known, first)
            for period in periods_of(year)
            if period.last_month >= first and (whole or period.first_month >= first)
        ]
    return lines


def _line(period: Period, known: dict[Month, MonthLine], first: Month) -> PeriodLine:
    months = [month for month in period.months() if month >= first]
    listed = [known[month] for month in months if month in known]
    states = [line.status for line in listed]
    return PeriodLine(
        period=period,
        closed=states.count(Status.CLOSED),
        complete=states.count(Status.COMPLETE),
        provisional=states.count(Status.PROVISIONAL),
        to_come=len(months) - len(listed),
        missing=sum(line.missing for line in listed),
        missing_interviews=sum(line.missing_interviews for line in listed),
    )
