"""Accepting « Et si… » (simulation acceptée): each change becomes what it would be, all in one deed or none."""

from collections.abc import Sequence
from datetime import date

from app.care.enrolling import enrol
from app.care.enrolments import Enrolment, Kind
from app.care.weeks import set_week
from app.days import monday_of
from app.errors import Conflict, InvalidEntry
from app.families.children import add_child
from app.families.facts import walks_from
from app.families.records import Child
from app.planning.conflicts import ConflictRule
from app.planning.overlay import Change, ChangedWeek, NewFamily, TriedClosure, TriedLeave, closure_of
from app.planning.what_if import trial_desk
from app.session import Session
from app.staff.managing import add_leave
from app.staff.records import Leave
from app.structure.closures import add_closure
from app.users import Right
from app.wording import listed, spoken_day, spoken_period


def accept_trial(session: Session, changes: Sequence[Change]) -> None:
    """Writes the changes: a family's file and contract, the weeks, the leaves, the closures.

    The parent's path is the counsellor's to open. Raises InvalidEntry where something is still to be said of a
    family, Conflict where the weeks looked at would pass the most children allowed, and whatever the deeds refuse.
    """
    session.require(Right.EDIT_ENROLMENTS)
    if not changes:
        raise InvalidEntry("Rien n’est encore essayé : ajoutez un changement.", field="change")
    _refuse_over_limit(session, changes)
    with session.store.atomic("accept_trial", about=listed([_about(change) for change in changes], most=2)):
        for change in changes:
            _make(session, change)


def _refuse_over_limit(session: Session, changes: Sequence[Change]) -> None:
    today = session.clock.day()
    # Each change is held against the weeks that follow its own beginning, however late.
    for monday in sorted({monday_of(max(today, change.first_day)) for change in changes}):
        outcome = trial_desk(session, monday).tried(changes)
        over = [one for one in outcome.added if one.rule is ConflictRule.OVER_LIMIT]
        if over:
            raise Conflict(
                f"{over[0].head}, {over[0].detail}. Essayez d’autres heures, ou un autre premier jour.",
                field="change",
            )


def _make(session: Session, change: Change) -> None:
    match change:
        case NewFamily():
            _receive(session, change)
        case ChangedWeek():
            set_week(session, change.enrolment, first_day=change.first_day, weeks=change.weeks)
        case TriedLeave():
            leave = Leave(member_id=change.member.id, first_day=change.first_day, last_day=change.last_day)
            add_leave(session, leave)
        case TriedClosure():
            add_closure(session, closure_of(change))


def _receive(session: Session, family: NewFamily) -> None:
    last_day = family.last_day
    if last_day is None:
        raise InvalidEntry("Un contrat a un dernier jour : indiquez-le avant d’accepter.", field="last_day")
    child = family.child or _filed(session, family)
    enrolment = Enrolment(child_id=child.id, kind=Kind.REGULAR, first_day=family.first_day, last_day=last_day)
    enrol(session, enrolment, family.weeks)


def _filed(session: Session, family: NewFamily) -> Child:
    if family.birth_day is None or not family.first_name.strip() or not family.last_name.strip():
        raise InvalidEntry(
            "Pour accepter, donnez le prénom, le nom et le jour de naissance de l’enfant.", field="birth_day"
        )
    child = add_child(
        session,
        Child(first_name=family.first_name, last_name=family.last_name, birth_day=family.birth_day),
    )
    if family.walks:
        walks_from(session, child, max(family.first_day, family.birth_day))
    return child


def _about(change: Change) -> str:
    match change:
        case NewFamily():
            return f"{change.name}, {_since(change.first_day)}"
        case ChangedWeek():
            return f"{change.child.name}, {_since(change.first_day)}"
        case TriedLeave():
            return f"{change.member.name}, {spoken_period(change.first_day, change.last_day)}"
        case TriedClosure():
            return f"fermeture {spoken_period(change.first_day, change.last_day)}"


def _since(day: date) -> str:
    return f"à partir du {spoken_day(day)}"
