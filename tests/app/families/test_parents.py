"""Parents, their ties to children, and the other people to call or to hand the child to."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotFound
from app.families.parents import (
    add_contact,
    add_parent,
    change_contact,
    change_parent,
    end_parent,
    reopen_parent,
    tie_parent,
    untie_parent,
)
from app.families.records import Contact, Parent, Parenthood
from app.insertion.entry_and_exit import close_path, open_path
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.session import Session
from tests.app.records import SUNDAY, child, home, parent, refused

JANUARY = date(2026, 1, 1)


def test_a_parent_lives_in_a_home_that_exists(session: Session) -> None:
    with pytest.raises(NotFound):
        add_parent(session, Parent(home_id=404, first_name="Zofia", last_name="Żółć"))


def test_a_parent_moves_to_another_home_and_keeps_the_end(session: Session) -> None:
    zofia = end_parent(session, parent(session), SUNDAY)
    elsewhere = home(session, "Chez Zofia")
    moved = change_parent(session, replace(zofia, home_id=elsewhere.id, ended_on=None))
    assert (moved.home_id, moved.ended_on) == (elsewhere.id, SUNDAY)
    assert reopen_parent(session, moved).ended_on is None


@pytest.mark.parametrize("birth", [date(2027, 1, 1), date(2016, 11, 23), date(1916, 1, 1), date(1915, 1, 1)])
def test_a_birth_that_is_no_parents_is_refused(session: Session, birth: date) -> None:
    parents_home = home(session)
    zofia = Parent(home_id=parents_home.id, first_name="Zofia", last_name="Żółć", birth_day=birth)
    if birth == date(1916, 1, 1):  # 110 years old
        assert add_parent(session, zofia).birth_day == birth
    else:
        with refused(InvalidEntry, "vérifiez l’année", field="birth_day"):
            add_parent(session, zofia)


def test_a_parents_file_does_not_end_before_the_path(session: Session) -> None:
    zofia = parent(session)
    path = open_path(session, InsertionPath(parent_id=zofia.id, entry_day=JANUARY))
    with refused(Conflict, "Zofia Żółć", field="ended_on"):
        end_parent(session, zofia, SUNDAY)
    close_path(session, path, exit_day=SUNDAY, outcome=Outcome.CDI)
    assert end_parent(session, zofia, SUNDAY).ended_on == SUNDAY


def test_a_parent_is_tied_once_and_may_lose_the_right_to_collect(session: Session) -> None:
    lukasz, zofia = child(session), parent(session)
    tie_parent(session, lukasz, zofia)
    tie_parent(session, lukasz, zofia, may_collect=False)
    assert [tie.may_collect for tie in session.store.find(Parenthood)] == [False]
    untie_parent(session, lukasz, zofia)
    assert not session.store.find(Parenthood)


def test_a_contact_begins_changes_and_ends(session: Session) -> None:
    lukasz = child(session)
    mamie = add_contact(session, Contact(child_id=lukasz.id, name=" Mamie ", first_day=JANUARY))
    ended = change_contact(session, replace(mamie, phone="0612345678", last_day=SUNDAY))
    assert session.store.find(Contact) == [ended]
    again = replace(mamie, id=0, first_day=date(2026, 11, 23))
    assert add_contact(session, again).id != mamie.id


def test_one_person_is_a_contact_once_at_a_time(session: Session) -> None:
    lukasz = child(session)
    add_contact(session, Contact(child_id=lukasz.id, name="Mamie", first_day=JANUARY))
    add_contact(session, Contact(child_id=lukasz.id, name="Papi", first_day=JANUARY))
    with refused(Conflict, "Mamie est déjà", field="name"):
        add_contact(session, Contact(child_id=lukasz.id, name="Mamie", first_day=SUNDAY))


def test_somebody_to_call_in_an_emergency_has_a_number(session: Session) -> None:
    with refused(InvalidEntry, "numéro de téléphone", field="phone"):
        add_contact(
            session, Contact(child_id=child(session).id, name="Mamie", emergency=True, first_day=JANUARY)
        )
