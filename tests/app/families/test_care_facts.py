"""Groups, dated facts, allergies and care protocols of a child."""

from dataclasses import replace
from datetime import date

from app.errors import Conflict, InvalidEntry, NotAllowed
from app.families.children import end_child
from app.families.facts import add_fact, change_fact, remove_fact, walks_from
from app.families.groups import add_group, change_group, end_group, place_in_group, remove_group_stay
from app.families.health import (
    Allergy,
    CareProtocol,
    add_allergy,
    add_protocol,
    change_allergy,
    change_protocol,
    remove_allergy,
    remove_protocol,
)
from app.families.records import ChildFact, FactKind, Group, GroupStay
from app.session import Session
from app.users import Role
from tests.app.records import MONDAY, SUNDAY, as_role, child, refused

SEPTEMBER, JANUARY = date(2026, 9, 1), date(2027, 1, 4)


def test_a_group_has_a_name_of_its_own(session: Session) -> None:
    papillons = add_group(session, Group(name="Papillons", position=2))
    with refused(Conflict, "Papillons", field="name"):
        add_group(session, Group(name="papillons "))
    assert change_group(session, replace(papillons, position=1)).position == 1


def test_the_name_of_an_ended_group_is_free_again(session: Session) -> None:
    ended = end_group(session, add_group(session, Group(name="Papillons")), SUNDAY)
    assert add_group(session, Group(name="Papillons")).id != ended.id
    assert change_group(session, replace(ended, position=3, name="Anciens", ended_on=None)).ended_on == SUNDAY


def test_a_child_changes_group_from_a_day_on(session: Session) -> None:
    one = child(session)
    small, big = add_group(session, Group(name="Petits")), add_group(session, Group(name="Grands"))
    place_in_group(session, one, small, SEPTEMBER)
    stay = place_in_group(session, one, small, JANUARY)
    place_in_group(session, one, big, JANUARY)
    stays = session.store.find(GroupStay, child_id=one.id)
    assert [(s.first_day, s.group_id) for s in stays] == [(SEPTEMBER, small.id), (JANUARY, big.id)]
    remove_group_stay(session, stay)
    assert len(session.store.find(GroupStay)) == 1


def test_a_group_ends_once_its_children_are_elsewhere(session: Session) -> None:
    small, big = add_group(session, Group(name="Petits")), add_group(session, Group(name="Grands"))
    moved, gone, staying = child(session, "Ana"), child(session, "Bo"), child(session, "Cléo")
    for one in (moved, gone, staying):
        place_in_group(session, one, small, SEPTEMBER)
    place_in_group(session, moved, big, SUNDAY)
    end_child(session, gone, SUNDAY)
    with refused(Conflict, "Cléo Żółć : encore dans le groupe « Petits »", field="ended_on"):
        end_group(session, small, SUNDAY)
    place_in_group(session, staying, big, SUNDAY)
    assert end_group(session, small, SUNDAY).ended_on == SUNDAY


def test_nobody_enters_an_ended_group(session: Session) -> None:
    ended = end_group(session, add_group(session, Group(name="Petits")), SUNDAY)
    with refused(InvalidEntry, "terminé depuis le 22 novembre 2026", field="group_id"):
        place_in_group(session, child(session), ended, MONDAY)


def test_a_child_walks_from_a_day_on_and_once(session: Session) -> None:
    one = child(session)
    walking = walks_from(session, one, SUNDAY)
    add_fact(session, ChildFact(child_id=one.id, kind=FactKind.AEEH, first_day=SUNDAY))
    with refused(Conflict, "la marche est déjà notée depuis le 22 novembre 2026", field="first_day"):
        walks_from(session, one, MONDAY)
    earlier = change_fact(session, replace(walking, first_day=SEPTEMBER, last_day=SUNDAY))
    assert session.store.find(ChildFact, id=walking.id) == [earlier]
    remove_fact(session, earlier)
    assert len(session.store.find(ChildFact)) == 1


def test_nobody_walks_before_birth(session: Session) -> None:
    with refused(InvalidEntry, "9 mars 2025", field="first_day"):
        walks_from(session, child(session), date(2025, 3, 8))


def test_an_allergy_begins_changes_and_ends(session: Session) -> None:
    one = child(session)
    egg = add_allergy(session, Allergy(child_id=one.id, label=" Œuf ", first_day=SEPTEMBER))
    ended = change_allergy(session, replace(egg, last_day=SUNDAY))
    assert session.store.find(Allergy) == [replace(egg, label="Œuf", last_day=SUNDAY)]
    with refused(InvalidEntry, "vient avant", field="last_day"):
        change_allergy(session, replace(ended, last_day=date(2026, 8, 31)))
    remove_allergy(session, ended)
    assert not session.store.find(Allergy)


def test_a_care_protocol_says_what_to_do(session: Session) -> None:
    one = child(session)
    pai = add_protocol(
        session, CareProtocol(child_id=one.id, first_day=SEPTEMBER, instructions="Stylo, puis 15")
    )
    changed = change_protocol(session, replace(pai, kept_at="Classeur rouge", last_day=JANUARY))
    assert session.store.find(CareProtocol) == [changed]
    with refused(InvalidEntry, "Il manque la conduite à tenir", field="instructions"):
        change_protocol(session, replace(pai, instructions=" "))
    remove_protocol(session, changed)
    assert not session.store.find(CareProtocol)


def test_health_is_the_directors_to_write(session: Session) -> None:
    one = child(session)
    with refused(NotAllowed):
        add_allergy(
            as_role(session, Role.COUNSELLOR), Allergy(child_id=one.id, label="Œuf", first_day=SUNDAY)
        )
