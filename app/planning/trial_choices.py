"""What a trial may be about (choix d'une simulation): children on file, their contracts, the adults; read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.care.enrolments import Enrolment
from app.families.records import Child
from app.search import fold, name_order
from app.session import Session
from app.staff.records import StaffMember
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class TrialChoices:
    """By name. `contracts`: those that have not ended, with their child."""

    children: Sequence[Child]
    contracts: Sequence[tuple[Child, Enrolment]]
    members: Sequence[StaffMember]

    def child_named(self, name: str) -> Child | None:
        """The one child on file who bears that whole name; accents and capitals don't matter."""
        wanted = fold(name)
        found = [one for one in self.children if wanted and fold(one.name) == wanted]
        return found[0] if len(found) == 1 else None


def trial_choices(session: Session, day: date) -> TrialChoices:
    """What may be tried from that day on; the adults for who may see them."""
    session.require(Right.SEE_CHILDREN)
    children = {one.id: one for one in session.store.find(Child)}
    enrolments = session.store.touching(Enrolment, day, date.max)
    members = session.store.touching(StaffMember, day, date.max) if session.can(Right.SEE_STAFF) else []
    return TrialChoices(
        children=sorted((one for one in children.values() if one.ended_on is None), key=name_order),
        contracts=sorted(
            ((children[one.child_id], one) for one in enrolments),
            key=lambda pair: (name_order(pair[0]), pair[1].first_day, pair[1].id),
        ),
        members=sorted(members, key=lambda one: (fold(one.last_name), fold(one.first_name), one.id)),
    )
