"""The children of an estimate, a row a stretch of days (enfant par enfant): what each amount is made of (no Qt)."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.days import Month
from app.money.contribution import HourlyRate, Stretch
from app.money.estimate import ChildLine, Estimate
from ui import french
from ui.estimate_words import NOT_KNOWN, money, percent_words


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildRow:
    """One stretch of a child's month; a child without billed hours has one row without a stretch."""

    month: Month
    line: ChildLine
    stretch: Stretch | None

    @property
    def rate(self) -> HourlyRate | None:
        """Where it is known."""
        found = self.stretch.rate if self.stretch else None
        return found if isinstance(found, HourlyRate) else None

    @property
    def minutes(self) -> int:
        """Billed."""
        return self.stretch.minutes if self.stretch else 0

    @property
    def cents(self) -> int | None:
        """What the family pays for it."""
        return self.stretch.cents if self.stretch else 0

    @property
    def home(self) -> str:
        """The home that pays."""
        return self.line.home.name if self.line.home else "à indiquer"

    @property
    def counted(self) -> str:
        """« 1 500,00 € », « 801,00 € (plancher) »."""
        rate = self.rate
        if rate is None:
            return NOT_KNOWN
        own = rate.resources.monthly_cents
        bound = (
            ""
            if own == rate.counted_cents
            else " (plancher)"
            if (own or 0) < rate.counted_cents
            else " (plafond)"
        )
        return f"{money(rate.counted_cents)}{bound}"

    @property
    def effort(self) -> str:
        """« 0,0619 % »."""
        return percent_words(self.rate.rate.text) if self.rate else NOT_KNOWN

    @property
    def hourly(self) -> str:
        """« 0,93 € »."""
        return money(self.rate.cents) if self.rate else NOT_KNOWN

    @property
    def amount(self) -> str:
        """« 93,00 € »."""
        return NOT_KNOWN if self.cents is None else money(self.cents)

    @property
    def why(self) -> str:
        """The rows that the amount comes from, or what is missing."""
        if self.rate is None:
            lacking = self.stretch.rate if self.stretch else ()
            assert isinstance(lacking, tuple)
            return french.listed([one.what for one in lacking])
        rate = self.rate
        children = french.plural(rate.resources.dependants, "enfant à charge", "enfants à charge")
        helped = rate.resources.aeeh_children
        aeeh = f", dont {helped} avec AEEH" if helped else ""
        return (
            f"ressources du {french.day_figures(rate.resources.first_day)}, {children}{aeeh}\u00a0; plancher du"
            f" {french.day_figures(rate.floor.first_day)}, plafond du {french.day_figures(rate.ceiling.first_day)},"
            f" taux du {french.day_figures(rate.rate.first_day)}"
        )


def trace_of(row: ChildRow) -> str:
    """The amount's whole calculation: « 100 h × 0,93 € = 93,00 € ; 0,93 € = 1 500,00 € × 0,0619 % ; … »."""
    if row.stretch is None:
        return "Aucune heure facturée."
    if row.rate is None:
        return f"{row.home}\u00a0: il manque {row.why}."
    days = f"du {french.day_figures(row.stretch.first_day)} au {french.day_figures(row.stretch.last_day)}"
    return (
        f"{row.home}, {days}\u00a0: {french.hours(row.minutes)} × {row.hourly} = {row.amount}\u00a0;"
        f" {row.hourly} = {row.counted} × {row.effort}\u00a0; {row.why}."
    )


def child_rows(estimate: Estimate) -> Iterator[ChildRow]:
    """Month by month, child by child, in order."""
    for month in estimate.months:
        for line in month.children:
            for stretch in line.contribution.stretches or (None,):
                yield ChildRow(month=month.month, line=line, stretch=stretch)
