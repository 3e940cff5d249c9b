"""Making the estimate (calcul de l'estimation) from the months' facts, the resources and the dated figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.care.care_days import CareDay, month_care
from app.care.presence import State
from app.dated import latest
from app.days import Month
from app.families.records import Child, Home, Resources
from app.insertion.interviews import InterviewState
from app.insertion.quota import children_of, has
from app.money.avip_cost import AvipMonth, insertion_line, meeting_line, opening_line
from app.money.contribution import HourlyRate, Lacks, contribution_of, hourly_rate
from app.money.estimate import ChildLine, Estimate, EstimateMonth, Span, whole
from app.money.psu import PsuMonth, terms_on
from app.money.tariffs import Missing, TariffBook
from app.report.month_facts import MonthFacts
from app.report.month_figures import is_missing, status_of
from app.report.monthly_report import Rate, Status, StructurePart
from app.search import name_order

IDENTITY = "la fiche de l’enfant, onglet Identité"


@dataclass(frozen=True, kw_only=True, slots=True)
class MoneyFacts:
    """What the estimate takes from outside the months' facts."""

    book: TariffBook
    homes: Mapping[int, Home] = field(default_factory=dict)
    resources: Mapping[int, Sequence[Resources]] = field(default_factory=dict)
    """By home."""
    present: Mapping[int, int] = field(default_factory=dict)
    """By meeting: how many persons of the crèche were there."""
    given: Mapping[str, int] = field(default_factory=dict)
    """By closed month: the billed minutes of the report given."""


def months_of(span: Span) -> list[Month]:
    """Each of its months."""
    return [span] if isinstance(span, Month) else list(span.months())


def estimate_of(facts: MonthFacts, span: Span, today: date, money: MoneyFacts) -> Estimate:
    """The estimate of a month or a period, as asked on `today`."""
    months = [_families(facts, month, today, money) for month in months_of(span)]
    realised = sum(line.realised for one in months for line in one.lines)
    billed = sum(line.billed for one in months for line in one.lines)
    rate = Rate(numerator=billed, denominator=realised)
    identity = latest(facts.identities, span.last)
    return Estimate(
        span=span,
        asked_on=today,
        structure=StructurePart(
            name=identity.name if identity else "",
            caf_number=(identity.caf_number or "") if identity else "",
            capacity=facts.calendar.on(span.last).places,
        ),
        months=tuple(_month(facts, one, money, today=today, rate=rate) for one in months),
        rate=rate,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Families:
    """A month's children, and how many of their days are missing."""

    month: Month
    lines: tuple[ChildLine, ...]
    missing: int


def _families(facts: MonthFacts, month: Month, today: date, money: MoneyFacts) -> _Families:
    care = month_care(facts, month)
    return _Families(
        month=month,
        lines=_children(facts, care, today, money),
        missing=sum(is_missing(day, today) for own in care for day in own),
    )


def _month(facts: MonthFacts, own: _Families, money: MoneyFacts, *, today: date, rate: Rate) -> EstimateMonth:
    month = own.month
    unanswered = sum(
        one.state is InterviewState.PLANNED and one.day in month and one.day < today
        for one in facts.insertion.rows.interviews
    )
    begun, given = facts.calendar.first_day, money.given.get(str(month))
    status = status_of(month, today, own.missing + unanswered) if begun and begun <= month.last else None
    billed = sum(line.billed for line in own.lines)
    return EstimateMonth(
        month=month,
        status=status if given is None else Status.CLOSED,
        in_progress=month.first <= today <= month.last,
        ahead=today < month.first,
        missing_days=own.missing,
        missing_interviews=unanswered,
        differs=given is not None and given != billed,
        children=own.lines,
        psu=PsuMonth(
            month=month,
            billed=billed,
            rate=rate.value,
            terms=terms_on(money.book, month.first),
            family_cents=whole([line.contribution.cents for line in own.lines]),
        ),
        avip=None if today < month.first else _avip(facts, month, today, money),
    )


def _children(
    facts: MonthFacts, care: Sequence[Sequence[CareDay]], today: date, money: MoneyFacts
) -> tuple[ChildLine, ...]:
    """The children of these enrolments' days, by name."""
    by_child: dict[int, list[CareDay]] = {}
    for own in care:
        by_child.setdefault(own[0].enrolment.child_id, []).extend(own)
    lines = [
        child_line(facts.by_child[child_id][0].child, days, today, money)
        for child_id, days in by_child.items()
    ]
    return tuple(sorted(lines, key=lambda line: (name_order(line.child), line.child.id)))


def child_line(child: Child, days: Iterable[CareDay], today: date, money: MoneyFacts) -> ChildLine:
    """A child's days of a month, whatever the enrolment: hours, and what they cost its family."""
    home = money.homes.get(child.billing_home_id or 0)
    billed: dict[date, int] = {}
    realised = ahead = 0
    for day in days:
        coming = day.reserved if day.state is State.NOT_RECORDED and day.at.day >= today else 0
        billed[day.at.day] = billed.get(day.at.day, 0) + day.billed + coming
        realised += day.realised + coming
        ahead += coming
    contribution = contribution_of(sorted(billed.items()), lambda day: _rate_on(child, home, day, money))
    return ChildLine(child=child, home=home, realised=realised, to_come=ahead, contribution=contribution)


def _rate_on(child: Child, home: Home | None, day: date, money: MoneyFacts) -> HourlyRate | Lacks:
    if home is None:
        return (
            Missing(what=f"le foyer à qui les heures sont facturées ({child.name})", day=day, where=IDENTITY),
        )
    return hourly_rate(money.book, money.resources.get(home.id, ()), day, home.name)


def _avip(facts: MonthFacts, month: Month, today: date, money: MoneyFacts) -> AvipMonth:
    last = min(month.last, today)
    days = facts.calendar.between(month.first, last)
    rows = facts.insertion.rows
    children = children_of(facts, month, facts.book.on(month.first))
    return AvipMonth(
        lines=(
            opening_line(money.book, days, month.first),
            insertion_line(money.book, [one for one in rows.interviews if one.day in month], month.first),
            meeting_line(
                money.book, [one for one in rows.meetings if one.day in month], money.present, month.first
            ),
        ),
        places=sum(has(child.avip, last) for child in children),
    )
