"""The list of the team (liste de l’équipe): everybody, the contract in force, this week's hours against it."""

from dataclasses import dataclass
from datetime import date

from app.dated import latest
from app.days import monday_of
from app.search import name_order
from app.session import Session
from app.staff.records import StaffContract, StaffMember
from app.staff.week import team_week
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class TeamMember:
    """A line of the list; minutes, 0 where nothing is known of that week."""

    member: StaffMember
    weekly_minutes: int
    worked: int
    wanted: int

    @property
    def id(self) -> int:
        """The person's."""
        return self.member.id


def team_list(session: Session, day: date) -> list[TeamMember]:
    """Everybody who works or worked, by name, as of the week of that day; with a bounded number of queries."""
    session.require(Right.SEE_STAFF)
    contracts: dict[int, list[StaffContract]] = {}
    for one in session.store.find(StaffContract):
        contracts.setdefault(one.member_id, []).append(one)
    lines = {line.id: line for line in team_week(session, monday_of(day)).lines}
    found = []
    for member in session.store.find(StaffMember):
        own = contracts.get(member.id, [])
        contract = latest(own, max(day, member.first_day))
        line = lines.get(member.id)
        found.append(
            TeamMember(
                member=member,
                weekly_minutes=contract.weekly_minutes if contract else 0,
                worked=line.worked if line else 0,
                wanted=line.wanted if line else 0,
            )
        )
    return sorted(found, key=lambda one: (name_order(one.member), one.id))
