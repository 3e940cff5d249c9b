"""Who came, who left and why (flux du bilan): prescribers, engagements, needs, delays, return to work."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.days import Month, last_day_of
from app.insertion.facts import InsertionFacts
from app.insertion.needs import Closing, Need, open_needs
from app.insertion.orientations import DeclineReason, Orientation
from app.insertion.partners import Prescriber
from app.insertion.paths import InsertionPath
from app.insertion.rates import Categories, kept_job, median, return_to_work
from app.report.account.counts import AnsweredRatio, Delays, Parts, Ratio
from app.report.account.people import parts_of
from app.report.account.yearly import DelaysPart, NeedsPart, PrescribersPart, WorkPart
from app.report.insertion_part import orientations_part
from app.report.monthly_report import AnsweredRate, OrientationsPart


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """The days of the account: from the year's first to the last of the last month that has begun."""

    first: date
    last: date
    categories: Categories
    """In force at its end."""

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def month(self) -> Month:
        """The last one."""
        return Month.of(self.last)


def prescribers_of(own: InsertionFacts, paths: Sequence[InsertionPath], span: Span) -> PrescribersPart:
    """The year's orientations by where they stand at its end, and its entries, by prescriber."""
    cohort = [one for one in own.rows.orientations if one.day in span]

    def stand(chosen: Sequence[Orientation]) -> OrientationsPart:
        part = replace(own, rows=replace(own.rows, orientations=chosen))
        return orientations_part(part, paths, span.month, span.categories)

    by_prescriber = {
        prescriber.value: stand([one for one in cohort if one.prescriber is prescriber])
        for prescriber in Prescriber
    }
    reasons = {
        reason.value: stand([one for one in cohort if one.decline_reason is reason]).declined
        for reason in DeclineReason
    }
    return PrescribersPart(
        oriented=_filled({code: one.oriented for code, one in by_prescriber.items()}),
        waiting=_filled({code: one.waiting for code, one in by_prescriber.items()}),
        declined=_filled({code: one.declined for code, one in by_prescriber.items()}),
        entered=_filled({code: one.entered for code, one in by_prescriber.items()}),
        entries=parts_of(path.prescriber for path in paths if path.entry_day in span),
        decline_reasons=_filled(reasons),
    )


def _filled(counts: Mapping[str, int]) -> Parts:
    return Parts(
        total=sum(counts.values()),
        of={code: count for code, count in sorted(counts.items()) if count},
    )


def early_reasons(own: InsertionFacts, span: Span) -> Parts:
    """Engagements that ended before their term in the year, by reason."""
    return parts_of(
        one.end_reason for one in own.rows.engagements if one.ended_on is not None and one.ended_on in span
    )


def signed_of(own: InsertionFacts, span: Span) -> Ratio:
    """Engagements begun or renewed in the year with a day of signature ÷ all of them."""
    begun = [one for one in own.rows.engagements if one.first_day in span]
    return Ratio(numerator=sum(one.signed_on is not None for one in begun), denominator=len(begun))


def needs_of(needs: Sequence[Need], span: Span) -> NeedsPart:
    """Needs by theme: opened, closed in each of the four ways, still open at the year's end."""

    def closed(closing: Closing) -> Parts:
        return parts_of(
            one.theme
            for one in needs
            if one.closing is closing and one.closed_on is not None and one.closed_on in span
        )

    return NeedsPart(
        opened=parts_of(one.theme for one in needs if one.opened_on in span),
        lifted=closed(Closing.LIFTED),
        eased=closed(Closing.EASED),
        persistent=closed(Closing.PERSISTENT),
        void=closed(Closing.VOID),
        open_last_day=parts_of(one.theme for one in open_needs(needs, span.last)),
    )


def delays_of(paths: Iterable[InsertionPath], first_interviews: Iterable[int], span: Span) -> DelaysPart:
    """To the first interview, as the months count it; from the prescription to the entries of the year."""
    entered = [path for path in paths if path.entry_day in span]
    days = [(path.entry_day - path.prescribed_on).days for path in entered if path.prescribed_on is not None]
    return DelaysPart(
        first_interview=_delays(first_interviews),
        entry=_delays(days),
        without_orientation=len(entered) - len(days),
    )


def _delays(days: Iterable[int]) -> Delays:
    ordered = tuple(sorted(days))
    return Delays(sorted=ordered, median=median(ordered), count=len(ordered))


def work_of(own: InsertionFacts, paths: Sequence[InsertionPath], span: Span) -> WorkPart:
    """Return to work and jobs kept of the horizons that fall in the year, not after its last day counted."""

    def returned(months: int) -> Ratio:
        due = _due(paths, months, span, lambda path: path.entry_day)
        rate = return_to_work(own, due, months, span.month, span.categories)
        return Ratio(numerator=rate.numerator, denominator=rate.denominator)

    def kept(months: int) -> AnsweredRatio:
        due = _due(paths, months, span, lambda path: path.exit_day)
        return _answered(kept_job(own, due, months, span.month, span.categories))

    return WorkPart(
        return_5_months=returned(5),
        return_6_months=returned(6),
        kept_3_months=kept(3),
        kept_6_months=kept(6),
    )


def _due(
    paths: Iterable[InsertionPath], months: int, span: Span, start: Callable[[InsertionPath], date | None]
) -> list[InsertionPath]:
    """Those whose horizon falls in the year: the monthly rates look back twelve months, perhaps into the one before."""
    return [
        path for path in paths if (day := start(path)) is not None and last_day_of(day, months=months) in span
    ]


def _answered(rate: AnsweredRate) -> AnsweredRatio:
    return AnsweredRatio(numerator=rate.numerator, denominator=rate.denominator, answered=rate.answered)
