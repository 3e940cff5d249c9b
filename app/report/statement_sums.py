"""The sums of a statement (totaux déclarés): hours by kind of care and by régime, capacity, open days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.care.enrolments import Kind
from app.families.records import Regime
from app.report.monthly_report import KindHours, Rate

NO_HOURS = KindHours()


@dataclass(frozen=True, kw_only=True, slots=True)
class Sums:
    """Minutes by kind of care and by régime (None: not known), capacity minutes and open days."""

    by_kind: Mapping[Kind, KindHours] = field(default_factory=dict)
    by_regime: Mapping[Regime | None, KindHours] = field(default_factory=dict)
    capacity: int = 0
    opening_days: int = 0

    @property
    def hours(self) -> KindHours:
        """All kinds together."""
        return total(self.by_kind.values())

    @property
    def facturation(self) -> Rate:
        """Billed ÷ realised."""
        return Rate(numerator=self.hours.billed, denominator=self.hours.realised)

    @property
    def occupancy_real(self) -> Rate:
        """Realised ÷ capacity."""
        return Rate(numerator=self.hours.realised, denominator=self.capacity)

    @property
    def occupancy_financial(self) -> Rate:
        """Billed ÷ capacity."""
        return Rate(numerator=self.hours.billed, denominator=self.capacity)


def total(hours: Iterable[KindHours]) -> KindHours:
    """All of them together."""
    reserved = realised = billed = 0
    for one in hours:
        reserved += one.reserved
        realised += one.realised
        billed += one.billed
    return KindHours(reserved=reserved, realised=realised, billed=billed)


def added(sums: Sequence[Sums]) -> Sums:
    """The sums of several months together."""
    return Sums(
        by_kind={kind: total(one.by_kind.get(kind, NO_HOURS) for one in sums) for kind in Kind},
        by_regime={
            regime: total(one.by_regime.get(regime, NO_HOURS) for one in sums) for regime in (*Regime, None)
        },
        capacity=sum(one.capacity for one in sums),
        opening_days=sum(one.opening_days for one in sums),
    )
