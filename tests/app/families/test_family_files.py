"""A family on one form: all or nothing, files shared with brothers and sisters, ended and reopened in one deed."""

from dataclasses import replace
from datetime import date

from app.errors import InvalidEntry, NotAllowed
from app.families.family_files import (
    NewFamily,
    add_family,
    add_parent_of,
    change_parent_of,
    save_child,
    save_home,
    share_parent,
    with_other_parents,
)
from app.families.groups import add_group
from app.families.records import Child, Group, GroupStay, Home, Parent, Parenthood
from app.session import Session
from app.users import Role
from tests.app.records import as_role, child, parent, refused

ENDED = date(2026, 11, 20)
MAELLE = Child(first_name="Maëlle", last_name="O’Connor", birth_day=date(2026, 9, 3))
AOIFE = Parent(home_id=0, first_name="Aoife", last_name="O’Connor")


def test_a_family_is_added_in_one_deed_and_taken_back_in_one(session: Session) -> None:
    group = add_group(session, Group(name="Coccinelles"))
    new = NewFamily(child=MAELLE, parent=AOIFE, home=Home(name="", caf_number="76 543"), group_id=group.id)
    added = add_family(session, new)
    home = session.store.find(Home)[0]
    assert (added.billing_home_id, home.name, home.caf_number) == (home.id, "Famille O’Connor", "76543")
    assert session.store.find(GroupStay)[0].first_day == session.clock.day()
    session.store.undo()
    assert [session.store.find(kind) for kind in (Child, Parent, Home, Parenthood, GroupStay)] == [[]] * 5


def test_a_refusal_names_whose_field_it_is_and_writes_nothing(session: Session) -> None:
    with refused(InvalidEntry, "cinq chiffres", field="home_postcode"):
        add_family(session, NewFamily(child=MAELLE, parent=AOIFE, home=Home(name="", postcode="21")))
    with refused(InvalidEntry, "adresse électronique", field="parent_email"):
        add_family(session, NewFamily(child=MAELLE, parent=replace(AOIFE, email="aoife")))
    with refused(InvalidEntry, "vérifiez l’année", field="birth_day"):
        add_family(session, NewFamily(child=replace(MAELLE, birth_day=date(1996, 9, 3)), parent=AOIFE))
    assert session.store.find(Home) == []
    assert session.store.find(Child) == []


def test_a_child_may_come_without_a_parent_yet(session: Session) -> None:
    assert add_family(session, NewFamily(child=MAELLE)).billing_home_id is None


def test_brothers_and_sisters_share_their_parents(session: Session) -> None:
    known = parent(session)
    first = child(session)
    share_parent(session, first, known)
    father = add_parent_of(
        session, first, Parent(home_id=0, first_name="Marek", last_name="Nowak"), may_collect=False
    )
    shared = with_other_parents(session, known)
    assert [one.id for one in shared] == [known.id, father.id]
    added = add_family(session, NewFamily(child=MAELLE, known_parents=[one.id for one in shared]))
    assert added.billing_home_id == known.home_id
    assert len(session.store.find(Parenthood, child_id=added.id)) == 2
    assert len(session.store.find(Parent)) == 2


def test_the_first_parent_s_home_pays_and_the_second_s_does_not_take_over(session: Session) -> None:
    mother = add_parent_of(session, child(session), AOIFE, may_collect=True)
    paying = session.store.find(Child)[0]
    assert paying.billing_home_id == mother.home_id
    add_parent_of(session, paying, replace(AOIFE, first_name="Sam", last_name="Petit"), may_collect=True)
    assert session.store.find(Child)[0].billing_home_id == mother.home_id
    assert [home.name for home in session.store.find(Home)] == ["Famille O’Connor", "Famille Petit"]


def test_a_parent_s_file_is_corrected_ended_and_reopened(session: Session) -> None:
    who = child(session)
    mother = add_parent_of(session, who, AOIFE, may_collect=True)
    ended = change_parent_of(
        session, who, replace(mother, phone="0612345678", ended_on=ENDED), may_collect=False
    )
    assert (ended.phone, ended.ended_on) == ("0612345678", ENDED)
    assert not session.store.find(Parenthood)[0].may_collect
    assert change_parent_of(session, who, replace(ended, ended_on=None), may_collect=True).ended_on is None
    moved = change_parent_of(session, who, replace(ended, home_id=0, ended_on=None), may_collect=True)
    assert moved.home_id != mother.home_id


def test_a_child_s_and_a_home_s_file_end_and_reopen_with_their_form(session: Session) -> None:
    who = child(session)
    renamed = save_child(session, replace(who, first_name="Lukas", ended_on=ENDED))
    assert (renamed.first_name, renamed.ended_on) == ("Lukas", ENDED)
    assert save_child(session, renamed) == renamed
    assert save_child(session, replace(renamed, ended_on=None)).ended_on is None
    home = add_family_home(session)
    closed = save_home(session, replace(home, commune="Dijon", ended_on=ENDED))
    assert (closed.commune, closed.ended_on) == ("Dijon", ENDED)
    assert save_home(session, closed) == closed
    assert save_home(session, replace(closed, ended_on=None)).ended_on is None


def add_family_home(session: Session) -> Home:
    with session.store.atomic("add_home"):
        return session.store.add(Home(name="Famille Petit"))


def test_the_team_writes_no_family(session: Session) -> None:
    team = as_role(session, Role.TEAM)
    with refused(NotAllowed):
        add_family(team, NewFamily(child=MAELLE, parent=AOIFE))
    with refused(NotAllowed):
        save_child(team, replace(child(session), ended_on=ENDED))
