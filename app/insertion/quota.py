"""The 20 % (part Avip): its three readings, by children, places and hours (rules.md, The 20 %)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.care.enrolments import Kind
from app.days import ONE_DAY, Month, birthday
from app.families.records import Child
from app.report.month_facts import EnrolmentFacts, MonthFacts
from app.report.monthly_report import QuotaPart, Rate
from app.settings import Settings
from app.settings_catalogue import Dormant

Period = tuple[date, date]
"""First and last day, both included."""


def under_three(child: Child) -> Period:
    """The days on which the child is under three."""
    return child.birth_day, birthday(child.birth_day, 3) - ONE_DAY


def shared(left: Iterable[Period], right: Sequence[Period]) -> list[Period]:
    """The days that both have."""
    return [
        (max(first, start), min(last, end))
        for first, last in left
        for start, end in right
        if first <= end and start <= last
    ]


def has(periods: Iterable[Period], day: date) -> bool:
    return any(first <= day <= last for first, last in periods)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildMonth:
    """A child that counts as enrolled in a month; the days are those of the month."""

    child: Child
    enrolled: Sequence[Period]
    young: Sequence[Period]
    """Enrolled and under three."""
    avip: Sequence[Period]
    """Young, with a parent's path open."""


def children_of(facts: MonthFacts, month: Month, settings: Settings) -> list[ChildMonth]:
    """The children that count as enrolled on a day of the month."""
    result = []
    first, last = month.first, month.last
    for child_id, own in facts.by_child.items():
        enrolled = shared([(one.enrolment.first_day, one.enrolment.last_day) for one in own], [(first, last)])
        if enrolled and (settings.dormant is Dormant.ALWAYS or _awake(own, first, last)):
            young = shared(enrolled, [under_three(own[0].child)])
            paths = [(path.entry_day, path.exit_day or date.max) for path in facts.paths_of.get(child_id, ())]
            result.append(
                ChildMonth(child=own[0].child, enrolled=enrolled, young=young, avip=shared(young, paths))
            )
    return result


def _awake(own: Sequence[EnrolmentFacts], first: date, last: date) -> bool:
    """Whether a regular enrolment touches the month, or the child attended at least once in it."""
    touching = [one for one in own if one.enrolment.first_day <= last and one.enrolment.last_day >= first]
    numbers = range(first.toordinal(), last.toordinal() + 1)
    return any(
        one.enrolment.kind is Kind.REGULAR or any(number in one.attended for number in numbers)
        for one in touching
    )


def share_of(children: Sequence[ChildMonth]) -> Rate:
    """The legal reading: AVIP children ÷ children under three, each on at least one day of the month."""
    return Rate(
        numerator=sum(bool(child.avip) for child in children),
        denominator=sum(bool(child.young) for child in children),
    )


def quota_of(
    children: Sequence[ChildMonth], month: Month, places: int, hours: Rate, settings: Settings
) -> QuotaPart:
    """The three readings; `met` is judged on the children, exactly, None where there are none under three."""
    share = share_of(children)
    met = share.numerator * 100 >= settings.quota_percent * share.denominator if share.denominator else None
    last_day = sum(has(child.avip, month.last) for child in children)
    return QuotaPart(
        threshold_percent=settings.quota_percent,
        met=met,
        children=share,
        places=Rate(numerator=last_day, denominator=places),
        hours=hours,
    )
