"""A person's sheet (fiche de l’équipe): dated contracts, weeks, leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.care.weeks import Weeks
from app.session import Session
from app.staff.leaves import told_leave
from app.staff.records import Leave, ShiftPattern, StaffContract, StaffMember
from app.staff.rota_days import shift_weeks_of
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberSheet:
    """Everything noted of one person; contracts and weeks oldest first, leaves newest first."""

    member: StaffMember
    contracts: tuple[StaffContract, ...]
    weeks: Sequence[tuple[ShiftPattern, Weeks]]
    leaves: tuple[Leave, ...]


def member_sheet(session: Session, member_id: int) -> MemberSheet:
    """Raises NotFound."""
    session.require(Right.SEE_STAFF)
    member = session.store.get(StaffMember, member_id)
    contracts = session.store.find(StaffContract, member_id=member.id)
    leaves = [told_leave(session, one) for one in session.store.find(Leave, member_id=member.id)]
    return MemberSheet(
        member=member,
        contracts=tuple(sorted(contracts, key=lambda one: one.first_day)),
        weeks=shift_weeks_of(session, member),
        leaves=tuple(sorted(leaves, key=lambda one: one.first_day, reverse=True)),
    )
