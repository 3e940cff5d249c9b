"""Building the year's account (bilan annuel Avip): the facts, read once, in; its figures out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce

from app.dated import latest
from app.days import Month
from app.insertion.needs import Need
from app.insertion.rates import Counts
from app.report.account.counts import Parts
from app.report.account.flows import (
    Span,
    delays_of,
    early_reasons,
    needs_of,
    prescribers_of,
    signed_of,
    work_of,
)
from app.report.account.masking import masked
from app.report.account.months import MonthPart, month_part
from app.report.account.people import families_of
from app.report.account.yearly import (
    EngagementsYear,
    ExitsPart,
    InterviewsYear,
    MonthRow,
    PathsYear,
    YearlyAccount,
)
from app.report.merged import plus
from app.report.month_facts import MonthFacts
from app.report.monthly_report import (
    ActionsPart,
    InterviewsPart,
    MeetingsPart,
    MonthlyReport,
    Rate,
    Status,
    StructurePart,
)
from app.report.periods import Period


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What the account takes from outside its months' facts."""

    given: Mapping[str, MonthlyReport] = field(default_factory=dict)
    """By month: the reports of those that are closed."""
    needs: Sequence[Need] = ()


def account_of(facts: MonthFacts, year: Period, today: date, known: Known) -> YearlyAccount:
    """The year's account, as asked on `today`: of the months that have begun, each as its report stands."""
    last = min(year.last, Month.of(today).last)
    begun = facts.calendar.first_day or today
    parts = [
        month_part(facts, month, today, known.given.get(str(month)))
        for month in year.months()
        if month.first <= today and begun <= month.last
    ]
    counted = [part.counted for part in parts]
    first = max(year.first, Month.of(begun).first)
    span = Span(first=first, last=last, categories=facts.book.on(Month.of(last).first).categories)
    rows = _rows(year, parts)
    own, paths = facts.insertion, facts.paths
    account = YearlyAccount(
        year=year.year,
        status=_status(rows, today, year),
        asked_on=today,
        last=last,
        masked=False,
        structure=_structure(facts, last),
        families=families_of(facts, [child for part in parts for child in part.children], first, last),
        prescribers=prescribers_of(own, paths, span),
        paths=_paths(parts),
        engagements=_engagements(parts, early_reasons(own, span), span, facts),
        interviews=_interviews(parts),
        actions=reduce(lambda all_, one: plus(one.actions, all_), counted, ActionsPart()),
        needs=needs_of(known.needs, span),
        exits=_exits(parts),
        delays=delays_of(paths, [days for one in counted for days in one.delays], span),
        work=work_of(own, paths, span),
        months=rows,
        months_met=_months_met(rows),
        hours=_added(row.hours for row in rows),
        meetings=reduce(lambda all_, one: plus(one.meetings, all_), counted, MeetingsPart()),
    )
    return masked(account) if facts.book.on(today).mask_small_cells else account


def _rows(year: Period, parts: Iterable[MonthPart]) -> tuple[MonthRow, ...]:
    known = {part.row.month: part.row for part in parts}
    return tuple(known.get(str(month), MonthRow(month=str(month), status=None)) for month in year.months())


def _status(rows: Iterable[MonthRow], today: date, year: Period) -> Status:
    states = {row.status for row in rows} - {None}
    if Status.PROVISIONAL in states or today <= year.last:
        return Status.PROVISIONAL
    return Status.COMPLETE if Status.COMPLETE in states else Status.CLOSED


def _structure(facts: MonthFacts, last: date) -> StructurePart:
    identity = latest(facts.identities, last)
    return StructurePart(
        name=identity.name if identity else "",
        caf_number=(identity.caf_number or "") if identity else "",
        capacity=facts.calendar.on(last).places,
    )


def _paths(parts: Sequence[MonthPart]) -> PathsYear:
    """The first month's stock, the months' flows, the last month's stock."""
    counted = [part.counted.paths for part in parts]
    return PathsYear(
        open_first_day=counted[0].open_first_day if counted else 0,
        entered=sum(one.entered for one in counted),
        exited=sum(one.exited for one in counted),
        open_last_day=counted[-1].open_last_day if counted else 0,
    )


def _engagements(parts: Sequence[MonthPart], early: Parts, span: Span, facts: MonthFacts) -> EngagementsYear:
    counted = [part.counted.engagements for part in parts]
    return EngagementsYear(
        started=sum(one.started for one in counted),
        renewed=sum(one.renewed for one in counted),
        signed=signed_of(facts.insertion, span),
        reached_term=sum(one.reached_term for one in counted),
        ended_early=early,
        active_last_day=counted[-1].active_last_day if counted else 0,
    )


def _interviews(parts: Sequence[MonthPart]) -> InterviewsYear:
    total = reduce(lambda all_, one: plus(one.counted.interviews, all_), parts, InterviewsPart())
    counts = Counts(held=total.held, excused=total.excused, no_show=total.no_show)
    return InterviewsYear(counts=total, honoured=counts.honoured, missed=counts.missed)


def _exits(parts: Sequence[MonthPart]) -> ExitsPart:
    outcomes: dict[str, int] = {}
    categories: dict[str, int] = {}
    for part in parts:
        for code, count in part.counted.outcomes.items():
            outcomes[code] = outcomes.get(code, 0) + count
        for category, count in part.categories.items():
            categories[category.value] = categories.get(category.value, 0) + count
    total = sum(outcomes.values())
    return ExitsPart(
        outcomes=Parts(total=total, of=outcomes),
        categories=Parts(total=total, of=categories),
        places_kept=sum(part.counted.places_kept for part in parts),
    )


def _months_met(rows: Iterable[MonthRow]) -> Rate:
    judged = [row.met for row in rows if row.met is not None]
    return Rate(numerator=sum(judged), denominator=len(judged))


def _added(rates: Iterable[Rate]) -> Rate:
    listed = list(rates)
    return Rate(
        numerator=sum(one.numerator for one in listed), denominator=sum(one.denominator for one in listed)
    )
