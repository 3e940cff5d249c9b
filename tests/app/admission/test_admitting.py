"""An admission makes the family's file and the contract with the decision, all at once, taken back at once."""

from dataclasses import replace
from datetime import date

import pytest

from app.admission.admitting import Admission, admit
from app.admission.records import AdmissionDecision, AdmissionRequest, RequestState, Verdict
from app.care.enrolments import Enrolment, Kind
from app.care.weeks import weeks_of
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.families.groups import add_group
from app.families.parents import tie_parent
from app.families.records import Child, Group, GroupStay, Home, Parent, Parenthood
from app.session import Session
from app.users import Role
from tests.app.admission.asking import MONDAY, TODAY, asked, wish
from tests.app.records import as_role, child, open_week, parent, refused

YES = Admission(day=TODAY, first_day=MONDAY, last_day=date(2027, 7, 31))


def counts(session: Session) -> list[int]:
    kinds = (Child, Parent, Home, Parenthood, Enrolment, AdmissionDecision, GroupStay)
    return [len(session.store.find(kind)) for kind in kinds]


def test_the_family_the_contract_and_the_decision_are_one_deed(session: Session) -> None:
    open_week(session)
    group = add_group(session, Group(name="Coccinelles"))
    one = asked(session, week=wish("8:00-12:00", (0, 2)), phone="06 12 34 56 78", email="m@exemple.fr")
    before = counts(session)
    made = admit(session, one, replace(YES, group_id=group.id, note="commission du 20"))
    (mother,) = session.store.find(Parent)
    assert (made.name, made.birth_day, made.billing_home_id) == (
        "Awa Sissoko",
        date(2025, 5, 2),
        mother.home_id,
    )
    assert (mother.name, mother.phone, mother.email) == ("Mariam Sissoko", "06 12 34 56 78", "m@exemple.fr")
    (contract,) = session.store.find(Enrolment)
    assert (contract.child_id, contract.kind) == (made.id, Kind.REGULAR)
    assert (contract.first_day, contract.last_day) == (MONDAY, date(2027, 7, 31))
    ((_, weeks),) = weeks_of(session, contract)
    assert [(span.weekday, span.start, span.end) for span in weeks.spans] == [(0, 480, 720), (2, 480, 720)]
    stored = session.store.get(AdmissionRequest, one.id)
    assert (stored.state, stored.child_id) == (RequestState.ADMITTED, made.id)
    (decision,) = session.store.find(AdmissionDecision)
    assert (decision.verdict, decision.day, decision.note) == (Verdict.ADMITTED, TODAY, "commission du 20")
    assert session.store.find(GroupStay)[0].first_day == MONDAY
    assert session.store.can_undo() == "admit"
    session.store.undo()
    assert counts(session) == before
    assert session.store.get(AdmissionRequest, one.id) == one


def test_a_brother_s_parents_are_shared(session: Session) -> None:
    brother, mother = child(session, "Ismaël", "Sissoko"), parent(session, "Mariam", "Sissoko")
    tie_parent(session, brother, mother)
    made = admit(session, asked(session, sibling=True), replace(YES, known_parents=[mother.id]))
    assert session.store.find(Parent) == [mother]
    assert made.billing_home_id == mother.home_id
    assert {tie.child_id for tie in session.store.find(Parenthood, parent_id=mother.id)} == {
        brother.id,
        made.id,
    }


@pytest.mark.parametrize(("kind", "has_weeks"), [(Kind.OCCASIONAL, False), (Kind.EMERGENCY, True)])
def test_an_occasional_contract_reserves_nothing(session: Session, kind: Kind, has_weeks: bool) -> None:
    admit(session, asked(session, kind=kind), YES)
    (contract,) = session.store.find(Enrolment)
    assert contract.kind is kind
    assert bool(weeks_of(session, contract)) is has_weeks


def test_a_refused_contract_leaves_nothing_behind(session: Session) -> None:
    one = asked(session)
    with refused(InvalidEntry, "vient avant le premier", field="last_day"):
        admit(session, one, replace(YES, last_day=date(2026, 11, 29)))
    with refused(InvalidEntry, "et aujourd’hui", field="day"):
        admit(session, one, replace(YES, day=date(2026, 11, 23)))
    assert counts(session) == [0] * 7
    assert session.store.get(AdmissionRequest, one.id) == one


def test_nobody_is_admitted_twice_nor_by_another_than_the_director(session: Session) -> None:
    one = asked(session)
    with refused(NotAllowed):
        admit(as_role(session, Role.COUNSELLOR), one, YES)
    admit(session, one, YES)
    with refused(Conflict, "déjà sa décision"):
        admit(session, one, YES)
