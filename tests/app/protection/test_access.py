"""A person's file: everything that the tables hold on somebody, to be read by people and by machines."""

import json

import pytest

from app.admission.records import AdmissionDecision, AdmissionRequest, AdmissionSpan
from app.errors import NotAllowed, NotFound
from app.families.records import Child, Home, Resources
from app.insertion.interviews import Interview
from app.insertion.private_notes import PrivateNote
from app.protection.access import SEALED, as_data, gather, given_files, hand_over, may_hand_over
from app.protection.processings import NOT_PERSONAL, processings
from app.protection.records import FileGiven, GivenKind
from app.protection.register import register
from app.session import Session
from app.settings import Settings
from app.store import Record, Store
from app.users import Role
from db.tables import TABLES
from tests.app.protection.families import add_family, personal_kinds
from tests.app.records import as_role, refused

ELSEWHERE: frozenset[type[Record]] = frozenset({Home, AdmissionRequest, AdmissionSpan, AdmissionDecision})
"""A home is in the parent's file, a request for a place in the child's once there is one."""


def test_child_and_parent_together_get_all_that_the_tables_hold_on_a_family(
    store: Store, session: Session
) -> None:
    family, other = add_family(store, "Zwyca"), add_family(store, "Kupra")
    child = gather(session, GivenKind.CHILD, family.child.id)
    parent = gather(session, GivenKind.PARENT, family.parent.id)
    assert set(child.parts) | set(parent.parts) == personal_kinds()
    for file in (child, parent):
        for kind, rows in file.parts.items():
            assert [row.id for row in rows] == [family.id(kind)], kind
    said = json.dumps(
        [as_data(child, "Les Petits Pas"), as_data(parent, "Les Petits Pas")], ensure_ascii=False
    )
    blobs = [f"{family.tag}-PrivateNote-content"]
    assert [word for word in family.words if word not in said] == [f"{family.tag}-meeting", *blobs]
    assert not [word for word in other.words if word in said]


def test_the_home_s_money_is_in_the_parent_s_file_and_not_in_the_child_s(
    store: Store, session: Session
) -> None:
    family = add_family(store, "Zwyca")  # separated parents each have a home of their own
    assert Resources not in gather(session, GivenKind.CHILD, family.child.id).parts
    assert Resources in gather(session, GivenKind.PARENT, family.parent.id).parts


def test_a_counsellor_hands_over_the_insertion_s_part_alone(store: Store, session: Session) -> None:
    family, counsellor = add_family(store, "Zwyca"), as_role(session, Role.COUNSELLOR)
    assert [may_hand_over(counsellor, what) for what in GivenKind] == [False, False, True]
    for what, number in ((GivenKind.CHILD, family.child.id), (GivenKind.PARENT, family.parent.id)):
        with refused(NotAllowed, "direction"):
            gather(counsellor, what, number)
    with refused(NotAllowed, "direction"):
        gather(as_role(session, Role.TEAM), GivenKind.INSERTION, family.parent.id)
    with refused(NotAllowed, "direction"):
        given_files(counsellor)
    assert store.find(FileGiven) == []


def test_a_private_note_that_can_t_be_opened_is_said_to_be_sealed(store: Store, session: Session) -> None:
    family = add_family(store, "Zwyca")
    file = gather(session, GivenKind.INSERTION, family.parent.id)
    assert [row.values["content"] for row in file.parts[PrivateNote]] == [SEALED]
    assert [row.values["note"] for row in file.parts[Interview]] == ["Zwyca-Interview-note"]
    assert Home not in file.parts
    assert Child not in file.parts


def test_it_is_noted_whose_file_was_handed_over_when_and_by_whom(store: Store, session: Session) -> None:
    family = add_family(store, "Zwyca")
    gather(session, GivenKind.CHILD, family.child.id)
    assert given_files(session) == []  # looked at is not handed over
    looked = next(iter(store.journal()))
    assert (looked.deed, looked.kind, looked.row) == ("preview_child_file", "Child", family.child.id)
    hand_over(session, GivenKind.CHILD, family.child.id)
    (given, name, who), *_ = given_files(session)
    assert (given.what, given.number, given.day) == (
        GivenKind.CHILD,
        family.child.id,
        session.clock.day(),
    )
    assert (name, who) == (family.child.name, "Claire Martin")
    line = next(iter(store.journal()))
    assert (line.deed, line.kind, line.user) == ("give_file", "FileGiven", "directrice")


def test_the_traces_say_what_was_done_on_which_day(store: Store, session: Session) -> None:
    family = add_family(store, "Zwyca")
    with store.atomic("change_child"):
        store.change(
            Child(id=family.child.id, first_name="Zoé", last_name="Zwyca", birth_day=family.child.birth_day)
        )
    file = gather(session, GivenKind.CHILD, family.child.id)
    assert ("Fiche de l’enfant modifiée", 1) in [(one.deed, one.count) for one in file.traces]


def test_nobody_has_no_file(session: Session) -> None:
    with refused(NotFound):
        gather(session, GivenKind.PARENT, 404)


def test_the_json_says_days_codes_and_where_a_reference_leads(store: Store, session: Session) -> None:
    family = add_family(store, "Zwyca")
    data = as_data(gather(session, GivenKind.PARENT, family.parent.id), "Les Petits Pas")
    told = json.loads(json.dumps(data))
    assert (told["schema"], told["made_on"], told["about"]["name"]) == (
        "creche-avip/personal-file/1",
        "2026-11-22",
        family.parent.name,
    )
    (path,) = told["records"]["InsertionPath"]
    assert (path["entry_day"], path["outcome"]) == ("2020-01-06", "cdi")
    assert path["parent_id"] == {"record": "Parent", "id": family.parent.id, "name": family.parent.name}
    assert told["not_included"]


def test_every_record_is_in_one_processing_of_the_register_or_is_nobody_s() -> None:
    named = [kind for one in processings(Settings()) for kind in one.kinds]
    assert len(named) == len(set(named))
    assert set(named) | NOT_PERSONAL == set(TABLES)
    assert not set(named) & NOT_PERSONAL
    assert personal_kinds() <= set(named)


@pytest.mark.parametrize(("years", "said"), [(1, "1 an après"), (5, "5 ans après")])
def test_the_register_says_the_durations_that_are_set(years: int, said: str) -> None:
    texts = {one.title: one.retention for one in processings(Settings(retention_insertion_years=years))}
    assert texts["Suivi d’insertion"].startswith(said)


def test_the_register_leaves_empty_what_only_the_creche_knows(session: Session) -> None:
    found = register(session)
    assert [term for term, text in found.known.items() if text is None] == list(found.known)
    for role in (Role.COUNSELLOR, Role.TEAM):
        with refused(NotAllowed, "direction"):
            register(as_role(session, role))
