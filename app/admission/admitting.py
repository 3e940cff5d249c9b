"""Admitting a child (admission): the family's file, the contract and the decision, in one deed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.admission.records import AdmissionRequest, AdmissionSpan, RequestState, Verdict, wished_week
from app.admission.requests import log, waiting, week_of
from app.care.enrolling import enrol
from app.care.enrolments import Enrolment, Kind
from app.families.family_files import NewFamily, add_family
from app.families.records import Child, Parent
from app.session import Session
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class Admission:
    """What the director decides besides yes: the contract's days, the group, parents already on file."""

    day: date
    """Of the decision."""
    first_day: date
    last_day: date
    known_parents: Sequence[int] = ()
    """In place of a new file for the contact."""
    group_id: int | None = None
    note: str | None = None


def admit(session: Session, request: AdmissionRequest, admission: Admission) -> Child:
    """Makes the child's file with its parent and home, the contract with the wished week, and keeps the decision.

    An occasional contract has no reference week: its days come one by one. Raises as `add_family` and `enrol`,
    Conflict once decided.
    """
    session.require(Right.EDIT_ENROLMENTS)
    with session.store.atomic("admit", about=request.name):
        former = waiting(session, request)
        log(session, former, Verdict.ADMITTED, admission.day, note=admission.note)
        child = add_family(session, _family(former, admission))
        week = wished_week(session.store.find(AdmissionSpan, admission_id=former.id))
        enrol(
            session,
            Enrolment(
                child_id=child.id,
                kind=former.kind,
                first_day=admission.first_day,
                last_day=admission.last_day,
            ),
            None if former.kind is Kind.OCCASIONAL else week_of(week),
        )
        session.store.change(replace(former, state=RequestState.ADMITTED, child_id=child.id))
        return child


def _family(request: AdmissionRequest, admission: Admission) -> NewFamily:
    parent = Parent(
        home_id=0,
        first_name=request.contact_first_name,
        last_name=request.contact_last_name,
        phone=request.phone,
        email=request.email,
    )
    return NewFamily(
        child=Child(first_name=request.first_name, last_name=request.last_name, birth_day=request.birth_day),
        known_parents=admission.known_parents,
        parent=None if admission.known_parents else parent,
        group_id=admission.group_id,
        group_first_day=admission.first_day,
    )
