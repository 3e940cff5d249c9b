"""An erasure that the person asks for: before its time with the day of the request, never while somebody is here."""

from datetime import date, timedelta

import pytest

from app.care.enrolments import Enrolment
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.families.children import end_child
from app.families.parents import tie_parent
from app.families.records import Child, Parent
from app.insertion.orientations import Answer, Orientation
from app.insertion.paths import InsertionPath
from app.protection.asking import Asker, asked_for, askers
from app.protection.erasing import erase, preview, proposals
from app.protection.files import FileKind
from app.protection.records import Erasure
from app.protection.retention import Standing
from app.session import Session
from app.settings import set_setting
from app.store import Store
from app.users import Role
from tests.app.protection.families import LAST, Family, add_family
from tests.app.records import as_role, at, child, enrolled, open_week, parent, refused
from tests.builders import FixedClock

TODAY = date(2021, 3, 1)
NOVEMBER = date(2026, 11, 22)


def child_of(family: Family) -> Asker:
    return Asker(kind=FileKind.CHILD, id=family.child.id, name=family.child.name)


def parent_of(family: Family) -> Asker:
    return Asker(kind=FileKind.PARENT, id=family.parent.id, name=family.parent.name)


@pytest.fixture
def kept(store: Store, session: Session, clock: FixedClock) -> Family:
    """A family that left eight months ago; a control may ask for one year only, and nothing holds it."""
    family = add_family(store, "Zwyca")
    set_setting(session, "control_years", date(2020, 1, 1), "1")
    at(clock, TODAY, "8:00")
    return family


def test_before_its_time_a_file_goes_on_request_and_the_day_of_the_request_is_journalled(
    store: Store, session: Session, kept: Family
) -> None:
    file = asked_for(session, child_of(kept), TODAY)
    assert file.standing is Standing.KEPT
    erase(session, [file], TODAY - timedelta(days=3))
    assert store.find(Child) == []
    assert {one.asked_on for one in store.find(Erasure)} == {TODAY - timedelta(days=3)}
    told = [one for one in store.journal() if one.kind == "Erasure"]
    assert {one.changes["asked_on"] for one in told} == {(None, "2021-02-26")}


@pytest.mark.parametrize(
    ("asked_on", "part"),
    [
        (None, "à la demande de la personne"),
        (TODAY + timedelta(days=1), "2 mars 2021 n’est pas encore passé"),
        (TODAY - timedelta(days=367), "vérifiez l’année"),
    ],
)
def test_without_a_day_that_makes_sense_nothing_goes_before_its_time(
    store: Store, session: Session, kept: Family, asked_on: date | None, part: str
) -> None:
    with refused(InvalidEntry, part, field="asked_on"):
        asked_for(session, child_of(kept), asked_on)
    with refused(InvalidEntry, part, field="asked_on"):
        erase(session, [asked_for(session, child_of(kept), TODAY)], asked_on)
    assert store.find(Erasure) == []


@pytest.mark.parametrize("asked_on", [TODAY, TODAY - timedelta(days=366)])
def test_a_request_of_today_or_of_a_year_ago_is_a_request(
    store: Store, session: Session, kept: Family, asked_on: date
) -> None:
    erase(session, [asked_for(session, child_of(kept), TODAY)], asked_on)
    assert store.find(Child) == []


def test_once_its_time_is_over_no_request_is_needed_and_one_is_noted(store: Store, session: Session) -> None:
    add_family(store, "Zwyca")
    due = proposals(session)
    assert {one.standing for one in due} == {Standing.DUE}
    erase(session, due[:1])
    erase(session, due[1:], NOVEMBER)
    assert {one.asked_on for one in store.find(Erasure)} == {None, NOVEMBER}


def test_what_a_control_may_ask_for_stays_even_on_request(
    store: Store, session: Session, clock: FixedClock
) -> None:
    family = add_family(store, "Zwyca")
    at(clock, TODAY, "8:00")
    with refused(Conflict, "contrôle de la Caf", "31 décembre 2023", field="who"):
        asked_for(session, child_of(family), TODAY)
    assert store.find(Erasure) == []


def test_a_child_in_care_stays_and_the_refusal_says_until_when(session: Session) -> None:
    open_week(session)
    who = child(session)
    enrolled(session, who, last=NOVEMBER)
    with refused(Conflict, "contrat d’accueil de Łukasz Żółć", "22 novembre 2026", field="who"):
        asked_for(session, Asker(kind=FileKind.CHILD, id=who.id, name=who.name), NOVEMBER)


def test_a_child_without_contract_stays_until_its_file_is_ended(session: Session, clock: FixedClock) -> None:
    who = child(session)
    asker = Asker(kind=FileKind.CHILD, id=who.id, name=who.name)
    with refused(Conflict, "« Dossier clos le »", field="who"):
        asked_for(session, asker, NOVEMBER)
    end_child(session, who, NOVEMBER)
    with refused(Conflict, "à partir du lendemain", field="who"):
        asked_for(session, asker, NOVEMBER)
    clock.move(days=1)
    assert asked_for(session, asker, NOVEMBER).file.last == NOVEMBER


def test_a_parent_still_followed_stays(store: Store, session: Session, kept: Family) -> None:
    path = store.find(InsertionPath)[0]
    with store.atomic("reopen_path"):
        store.change(InsertionPath(id=path.id, parent_id=path.parent_id, entry_day=path.entry_day))
    with refused(Conflict, "parcours", "ouvert depuis le 6 janvier 2020", field="who"):
        asked_for(session, parent_of(kept), TODAY)


def test_an_orientation_that_waits_keeps_the_parent(store: Store, session: Session, kept: Family) -> None:
    sent = store.find(Orientation)[0]
    with store.atomic("change_orientation"):
        store.change(
            Orientation(
                id=sent.id,
                parent_id=sent.parent_id,
                day=sent.day,
                purpose=sent.purpose,
                prescriber=sent.prescriber,
                answer=Answer.WAITING,
            )
        )
    with refused(Conflict, "attend sa réponse", field="who"):
        asked_for(session, parent_of(kept), TODAY)


def test_a_parent_of_a_child_s_file_goes_with_the_child(session: Session) -> None:
    open_week(session)
    family = parent(session)
    who = child(session)
    tie_parent(session, who, family, may_collect=True)
    with refused(Conflict, "choisissez plutôt l’enfant", "Łukasz Żółć", field="who"):
        asked_for(session, Asker(kind=FileKind.PARENT, id=family.id, name=family.name), NOVEMBER)


def test_a_parent_whom_nothing_needs_goes_on_request_though_the_file_was_never_ended(
    store: Store, session: Session
) -> None:
    alone = parent(session)
    file = asked_for(session, Asker(kind=FileKind.PARENT, id=alone.id, name=alone.name), NOVEMBER)
    erase(session, [file], NOVEMBER)
    assert store.find(Parent) == []


def test_the_follow_up_alone_goes_where_the_parent_stays(
    store: Store, session: Session, kept: Family
) -> None:
    found = preview(session, [asked_for(session, parent_of(kept), TODAY)])
    assert (found.people, found.follow_ups) == ((), (kept.parent.name,))
    whole = preview(session, [one for one in proposals(session) if one.file.name.startswith("Zwyca")])
    assert kept.parent.name in whole.people
    assert whole.follow_ups == ()


def test_everybody_of_the_file_may_ask_and_only_the_director_reads_it(session: Session) -> None:
    child(session)
    parent(session)
    assert [(one.kind, one.name) for one in askers(session)] == [
        (FileKind.CHILD, "Łukasz Żółć"),
        (FileKind.PARENT, "Zofia Żółć"),
    ]
    for role in (Role.COUNSELLOR, Role.TEAM):
        with refused(NotAllowed):
            askers(as_role(session, role))
    assert LAST < TODAY
    assert session.store.find(Enrolment) == []
