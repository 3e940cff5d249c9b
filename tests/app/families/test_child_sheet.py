"""The list of children and a child's sheet: how things stand, who reads what, and a bounded number of queries."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from app.care.day_exceptions import set_exception
from app.care.enrolments import Kind
from app.errors import NotFound
from app.families.child_list import Standing, child_lines
from app.families.child_sheet import ChildSheet, child_sheet
from app.families.facts import add_fact
from app.families.family_files import add_parent_of, share_parent
from app.families.groups import add_group, place_in_group
from app.families.health import Allergy, CareProtocol, add_allergy, add_protocol
from app.families.homes import note_consent, set_resources
from app.families.parents import add_contact
from app.families.records import ChildFact, Consent, Contact, FactKind, Group, Resources
from app.session import Session
from app.users import Role
from tests.app.families.test_family_files import AOIFE
from tests.app.records import MONDAY, as_role, child, enrolled, open_week, refused, span

SEPTEMBER = date(2026, 9, 1)


@dataclass
class CountingStore:
    """The real store; counts how often it is asked."""

    real: Any
    asked: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        if name in {"find", "touching", "get"}:
            self.asked.append(name)
        return getattr(self.real, name)


def counting(session: Session) -> tuple[Session, CountingStore]:
    store = CountingStore(session.store)
    return replace(session, store=store), store


def furnished(session: Session, first_name: str = "Łukasz") -> ChildSheet:
    """A child with something of everything."""
    open_week(session)
    who = child(session, first_name)
    mother = add_parent_of(session, who, replace(AOIFE, phone="0612345678"), may_collect=True)
    add_parent_of(session, who, replace(AOIFE, first_name="Sam", last_name="Petit"), may_collect=False)
    home = child_sheet(session, who.id).homes[0].home
    set_resources(session, Resources(home_id=home.id, first_day=SEPTEMBER, monthly_cents=125_000))
    note_consent(session, home, first_day=SEPTEMBER, given=True)
    for name, collects in (("Anna Nowak", True), ("Zoé Brun", False)):
        add_contact(
            session,
            Contact(
                child_id=who.id, name=name, phone="0698765432", may_collect=collects, first_day=SEPTEMBER
            ),
        )
    for fact in FactKind:
        add_fact(session, ChildFact(child_id=who.id, kind=fact, first_day=SEPTEMBER))
    add_allergy(session, Allergy(child_id=who.id, label="Œuf", first_day=SEPTEMBER))
    add_protocol(session, CareProtocol(child_id=who.id, instructions="Appeler le 15.", first_day=SEPTEMBER))
    for kind in (Kind.REGULAR, Kind.OCCASIONAL):
        enrolment = enrolled(session, who, span("8:30", "17:00"), kind=kind)
        set_exception(session, enrolment, MONDAY, [])
    assert mother.home_id == home.id
    return child_sheet(session, who.id)


@pytest.mark.parametrize(
    ("first", "last", "standing"),
    [
        (date(2026, 9, 1), date(2026, 11, 22), Standing.ENROLLED),
        (date(2026, 11, 22), date(2027, 7, 31), Standing.ENROLLED),
        (date(2026, 11, 23), date(2027, 7, 31), Standing.TO_COME),
        (date(2026, 9, 1), date(2026, 11, 21), Standing.LEFT),
    ],
)
def test_a_contract_says_how_the_child_stands_today(
    session: Session, first: date, last: date, standing: Standing
) -> None:
    open_week(session)
    enrolment = enrolled(session, child(session))
    with session.store.atomic("change_enrolment"):
        session.store.change(replace(enrolment, first_day=first, last_day=last))
    line = child_lines(session)[0]
    assert (line.standing, line.id) == (standing, line.child.id)
    assert [one.id for one in line.enrolments] == [enrolment.id]


def test_without_contract_a_child_is_to_come_until_its_file_ends(session: Session) -> None:
    who = child(session)
    assert child_lines(session)[0].standing is Standing.TO_COME
    with session.store.atomic("end_child"):
        session.store.change(replace(who, ended_on=date(2026, 11, 1)))
    assert child_lines(session)[0].standing is Standing.LEFT


def test_the_list_names_the_group_of_today_and_follows_the_alphabet(session: Session) -> None:
    small, big = add_group(session, Group(name="Petits")), add_group(session, Group(name="Grands"))
    who = child(session)
    place_in_group(session, who, small, SEPTEMBER)
    place_in_group(session, who, big, MONDAY)
    child(session, "Zoé", "Abel")
    assert [(line.child.name, line.group) for line in child_lines(session)] == [
        ("Zoé Abel", None),
        ("Łukasz Żółć", small),
    ]


def test_the_director_s_sheet_holds_everything(session: Session) -> None:
    sheet = furnished(session)
    assert [one.home.name for one in sheet.homes] == ["Famille O’Connor", "Famille Petit"]
    assert [len(one.resources) for one in sheet.homes] == [1, 0]
    assert [type(one) for one in sheet.homes[0].consents] == [Consent]
    assert [one.enrolment.kind for one in sheet.enrolments] == [Kind.OCCASIONAL, Kind.REGULAR]
    assert [(len(one.weeks), len(one.exceptions)) for one in sheet.enrolments] == [(1, 1), (1, 1)]
    assert [len(rows) for rows in (sheet.parents, sheet.contacts, sheet.facts)] == [2, 2, 2]
    assert [len(rows) for rows in (sheet.allergies, sheet.protocols, sheet.siblings)] == [1, 1, 0]


def test_brothers_and_sisters_are_those_of_one_parent(session: Session) -> None:
    sheet = furnished(session)
    sister = child(session, "Zofia")
    share_parent(session, sister, sheet.parents[0].parent)
    assert [one.id for one in child_sheet(session, sheet.child.id).siblings] == [sister.id]


def test_the_team_reads_hours_health_and_who_may_collect(session: Session) -> None:
    sheet = child_sheet(as_role(session, Role.TEAM), furnished(session).child.id)
    assert [(one.parent.first_name, one.parent.phone) for one in sheet.parents] == [("Aoife", None)]
    assert [(one.name, one.phone) for one in sheet.contacts] == [("Anna Nowak", None)]
    assert [fact.kind for fact in sheet.facts] == [FactKind.WALKS]
    assert (sheet.homes, sheet.siblings) == ((), ())
    assert len(sheet.allergies) == len(sheet.protocols) == 1
    assert len(sheet.enrolments[0].weeks) == 1


def test_the_counsellor_reads_the_family_but_neither_health_nor_money(session: Session) -> None:
    sheet = child_sheet(as_role(session, Role.COUNSELLOR), furnished(session).child.id)
    assert len(sheet.homes) == 2
    assert sheet.homes[0].resources == ()
    assert (sheet.allergies, sheet.protocols) == ((), ())


def test_a_home_that_pays_without_a_parent_there_stands_on_the_sheet(session: Session) -> None:
    sheet = furnished(session)
    with session.store.atomic("untie_parent"):
        for entry in sheet.parents:
            session.store.remove(entry.tie)
    assert [one.home.name for one in child_sheet(session, sheet.child.id).homes] == ["Famille O’Connor"]


def test_an_unknown_child_is_refused(session: Session) -> None:
    with refused(NotFound):
        child_sheet(session, 12)


def test_more_rows_ask_the_store_no_more_often(session: Session) -> None:
    first = furnished(session)
    counted, store = counting(session)
    child_lines(counted)
    assert len(store.asked) == 4
    store.asked.clear()
    child_sheet(counted, first.child.id)
    before = len(store.asked)
    for first_name in ("Zoé", "Noé", "Aya"):
        furnished(session, first_name)
    set_exception(session, first.enrolments[0].enrolment, date(2026, 11, 24), [])
    store.asked.clear()
    child_lines(counted)
    child_sheet(counted, first.child.id)
    assert len(store.asked) == before + 4
    assert before < 25
