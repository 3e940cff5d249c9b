"""The adults' facts of a period (faits de l'équipe): who works, how much, when, and the share of qualified ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.dated import latest
from app.days import ONE_DAY
from app.report.explained import Family, Figure, Unit
from app.report.monthly_report import Rate
from app.staff.records import (
    Leave,
    ShiftException,
    ShiftExceptionSpan,
    ShiftPattern,
    ShiftPatternSpan,
    StaffContract,
    StaffMember,
)
from app.staff.shifts import ShiftRows, Shifts
from app.store import Store

WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffRows:
    """Records as stored."""

    shifts: ShiftRows = field(default_factory=ShiftRows)
    contracts: Sequence[StaffContract] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffFacts:
    """The adults of a period, indexed; those who left before it or come after are left out."""

    members: Mapping[int, StaffMember]
    contracts: Mapping[int, Sequence[StaffContract]]
    """By member, oldest first."""
    shifts: Shifts

    def on(self, day: date) -> list[StaffMember]:
        """Who works for the crèche on that day."""
        return [member for member in self.members.values() if member.covers(day)]

    def weekly_minutes(self, member_id: int, day: date) -> int:
        """The contract's minutes a week in force on that day; 0 without one."""
        contract = latest(self.contracts.get(member_id, ()), day)
        return contract.weekly_minutes if contract else 0

    def qualified_share(self, day: date) -> Rate:
        """Contract minutes a week of the adults with a diploma of the 40 % ÷ those of all who count (R. 2324-42)."""
        qualified = everybody = 0
        for member in self.on(day):
            if member.qualification.is_counted:
                minutes = self.weekly_minutes(member.id, day)
                everybody += minutes
                qualified += minutes if member.qualification.is_qualified else 0
        return Rate(numerator=qualified, denominator=everybody)


def qualified_figure(staff: StaffFacts, day: date) -> Figure:
    """The share of qualified adults on that day with its definition, for the screen; the report does not give it."""
    return explained_share(staff.qualified_share(day))


def explained_share(rate: Rate) -> Figure:
    """That share of qualified adults, with its definition."""
    return Figure(
        name="Part des adultes diplômés",
        family=Family.CARE,
        rate=rate,
        above="heures de contrat des diplômés",
        below="heures de contrat auprès des enfants",
        definition="Heures hebdomadaires de contrat des puéricultrices, éducatrices de jeunes enfants, auxiliaires de "
        "puériculture, infirmières et psychomotriciennes ÷ celles de tous les adultes auprès des enfants. Au moins "
        "40 % (art. R. 2324-42 du CSP).",
        unit=Unit.MINUTES,
    )


def load_staff(store: Store, first: date, last: date) -> StaffRows:
    """What the rules need for the days first to last: also a week before, and the morrow of the last."""
    since, until = first - WEEK, last + ONE_DAY
    members = store.touching(StaffMember, since, until)
    if not members:
        return StaffRows()
    ids = [member.id for member in members]
    patterns = store.find(ShiftPattern, member_id=ids)
    exceptions = store.touching(ShiftException, since, until)
    return StaffRows(
        shifts=ShiftRows(
            members=members,
            patterns=patterns,
            pattern_spans=store.find(ShiftPatternSpan, shift_pattern_id=[one.id for one in patterns]),
            exceptions=exceptions,
            exception_spans=store.find(ShiftExceptionSpan, shift_exception_id=[one.id for one in exceptions]),
            leaves=store.touching(Leave, since, until),
        ),
        contracts=store.find(StaffContract, member_id=ids),
    )


def staff_facts(rows: StaffRows) -> StaffFacts:
    """The rows, indexed."""
    contracts: dict[int, list[StaffContract]] = {}
    for contract in sorted(rows.contracts, key=lambda contract: contract.first_day):
        contracts.setdefault(contract.member_id, []).append(contract)
    shifts = Shifts(rows.shifts)
    return StaffFacts(members=shifts.members, contracts=contracts, shifts=shifts)


def staff_between(store: Store, first: date, last: date) -> StaffFacts:
    """The adults' facts for the days first to last."""
    return staff_facts(load_staff(store, first, last))
