"""Accepting a proposal (accepter la proposition): its days become dated shifts, in one deed that undoes as one."""

from datetime import date, timedelta

from app.errors import Conflict
from app.session import Session
from app.spans import DAY, Span
from app.staff.facts import StaffFacts, staff_between
from app.staff.records import StaffMember
from app.staff.rota.inputs import RotaWeek
from app.staff.rota.proposal import Proposal
from app.staff.rota_days import drop_shift_day, set_shift_day
from app.staff.week import SUNDAY
from app.users import Right
from app.wording import spoken_day

NOTE = "Proposition acceptée"


def accept_proposal(session: Session, proposal: Proposal) -> int:
    """Writes the days that change, and gives how many; a day that its week says already needs no exception.

    Raises Conflict where somebody changed the week since, or where a closed month or another rule refuses.
    """
    session.require(Right.EDIT_STAFF)
    monday = proposal.week.days[0].day
    facts = staff_between(session.store, monday, monday + SUNDAY)
    _refuse_stale(facts, proposal.week)
    with session.store.atomic("accept_rota", about=f"semaine du {spoken_day(monday)}"):
        for member_id, weekday in _nights(proposal):
            set_shift_day(session, facts.members[member_id], monday + timedelta(days=weekday), ())
        for member_id, weekday, spans in proposal.changes:
            _put(session, facts, facts.members[member_id], monday + timedelta(days=weekday), spans)
    return len(proposal.changes)


def _put(
    session: Session, facts: StaffFacts, member: StaffMember, day: date, spans: tuple[Span, ...]
) -> None:
    if facts.shifts.planned(member.id, day) == spans:
        drop_shift_day(session, member, day)
    else:
        set_shift_day(session, member, day, spans, NOTE)


def _nights(proposal: Proposal) -> list[tuple[int, int]]:
    """The changed days that a night leaves or runs into: emptied first, else the order of writing might clash."""
    rota = {
        (member.id, weekday): (own.usual, spans)
        for member, row in zip(proposal.week.members, proposal.rota, strict=True)
        for weekday, (own, spans) in enumerate(zip(member.days, row, strict=True))
    }
    changed = {(member_id, weekday) for member_id, weekday, _ in proposal.changes}
    nights = {key for key, both in rota.items() if any(span.end > DAY for spans in both for span in spans)}
    return sorted(changed & (nights | {(member_id, weekday + 1) for member_id, weekday in nights}))


def _refuse_stale(facts: StaffFacts, week: RotaWeek) -> None:
    """A proposal answers the week it was made from: shifts, leaves and periods must still be those."""
    for member in week.members:
        known = facts.members.get(member.id)
        for day, own in zip(week.days, member.days, strict=True):
            if not day.opening and not day.needs:
                continue
            gone = known is None or not known.covers(day.day) or facts.shifts.is_away(member.id, day.day)
            if facts.shifts.on(member.id, day.day) != own.usual or gone != (not own.available):
                raise Conflict(
                    f"L’horaire de {member.name}, le {spoken_day(day.day)}, a changé depuis la recherche : "
                    "relancez la proposition."
                )
