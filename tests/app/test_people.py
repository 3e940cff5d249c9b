"""Accounts: logins, passphrases, roles; never without a director, never deleted."""

from pathlib import Path

import pytest

from app.errors import Conflict, FileRefused, InvalidEntry, NotAllowed, WrongPassphrase
from app.people import (
    add_person,
    change_own_passphrase,
    change_person,
    end_person,
    give_passphrase,
    login_of,
    new_recovery_code,
    try_recovery_code,
)
from app.session import Session, log_in
from app.users import Role, User
from db.storage import FolderStorage
from tests.app.records import as_role, refused
from tests.builders import PASSPHRASE, FixedClock, FixedTimer

GOOD = "quatre tortues jouent dehors sous la pluie"


def add_ines(session: Session, role: Role = Role.COUNSELLOR) -> User:
    return add_person(session, login="Inès Faure", name=" Inès  Faure ", role=role, passphrase=GOOD)


@pytest.mark.parametrize(
    ("typed", "login"),
    [
        ("Éloïse Martin", "eloise.martin"),
        (" directrice ", "directrice"),
        ("Łukasz-Żółć", "lukasz.zolc"),
        ("A1", "a1"),
    ],
)
def test_a_login_is_plain(typed: str, login: str) -> None:
    assert login_of(typed) == login


@pytest.mark.parametrize("typed", ["", "x", "山", "a" * 41])
def test_a_login_that_can_not_be_kept_is_refused(typed: str) -> None:
    with refused(InvalidEntry, field="login"):
        login_of(typed)


def test_somebody_added_logs_in(
    session: Session, storage: FolderStorage, folder: Path, clock: FixedClock
) -> None:
    ines = add_ines(session)
    assert (ines.login, ines.name) == ("ines.faure", "Inès Faure")
    session.store.close()
    store = storage.open(folder, "ines.faure", GOOD)
    assert log_in(store, clock).user == ines
    store.close()


def test_a_login_is_taken_once(session: Session) -> None:
    ines = add_ines(session)
    with refused(
        Conflict,
        "ines.faure",
        "par le compte « Inès Faure »",
        "choisissez-en un autre",
        field="login",
    ):
        add_ines(session)
    end_person(session, ines)
    with refused(Conflict, "rouvrez ce compte"):
        add_ines(session)


def test_an_account_ends_and_its_passphrase_opens_nothing(
    session: Session, storage: FolderStorage, folder: Path
) -> None:
    assert not end_person(session, add_ines(session)).active
    session.store.close()
    with refused(FileRefused, "ines.faure"):
        storage.open(folder, "ines.faure", GOOD)


def test_an_ended_account_opens_again_with_a_new_passphrase(
    session: Session, storage: FolderStorage, folder: Path, clock: FixedClock
) -> None:
    again = give_passphrase(
        session, end_person(session, add_ines(session)), "cinq chats dorment ici sous la table"
    )
    assert again.active
    session.store.close()
    store = storage.open(folder, "ines.faure", "cinq chats dorment ici sous la table")
    assert log_in(store, clock).user == again
    store.close()


def test_another_name_and_role_show_on_the_login_page(
    session: Session, storage: FolderStorage, folder: Path
) -> None:
    ines = add_ines(session)
    changed = change_person(session, ines, name="Inès Faure-Blin", role=Role.TEAM)
    assert session.store.find(User, login="ines.faure") == [changed]
    shown = {slot.login: (slot.name, slot.role) for slot in storage.slots(folder)}
    assert shown["ines.faure"] == ("Inès Faure-Blin", "team")
    assert change_person(session, changed, name=changed.name, role=changed.role) == changed


def test_there_is_always_a_director(session: Session) -> None:
    claire = session.user
    with refused(Conflict, "seule personne de la direction", field="role"):
        change_person(session, claire, name=claire.name, role=Role.TEAM)
    with refused(Conflict, "seule personne de la direction"):
        end_person(session, claire)
    assert change_person(session, claire, name="Claire Blin", role=Role.DIRECTOR).name == "Claire Blin"


def test_with_a_second_director_the_first_may_change_but_not_end_herself(session: Session) -> None:
    add_ines(session, Role.DIRECTOR)
    claire = session.user
    with refused(Conflict, "votre propre compte"):
        end_person(session, claire)
    assert change_person(session, claire, name=claire.name, role=Role.TEAM).role is Role.TEAM


def test_one_changes_ones_own_passphrase_on_proof_of_the_former(
    session: Session, storage: FolderStorage, folder: Path, timer: FixedTimer
) -> None:
    with refused(WrongPassphrase, "rien n’a été changé", field="former"):
        change_own_passphrase(session, former="pas la bonne phrase", passphrase=GOOD)
    timer.seconds += 1
    change_own_passphrase(session, former=PASSPHRASE, passphrase=GOOD)
    session.store.close()
    storage.open(folder, "directrice", GOOD).close()


def test_the_same_passphrase_is_no_new_one(session: Session) -> None:
    change_own_passphrase(session, former=PASSPHRASE, passphrase=GOOD)
    with refused(InvalidEntry, "déjà la vôtre", field="passphrase"):
        change_own_passphrase(session, former=GOOD, passphrase=GOOD)


def test_nobody_gives_themselves_a_passphrase_without_the_former(session: Session) -> None:
    with refused(InvalidEntry, "votre propre compte", "Ma phrase de passe", field="passphrase"):
        give_passphrase(session, session.user, GOOD)
    session.store.prove(PASSPHRASE)


def test_the_recovery_code_is_renewed(session: Session) -> None:
    assert new_recovery_code(session, PASSPHRASE) != new_recovery_code(session, PASSPHRASE)


def test_a_code_is_printed_on_proof_of_ones_own_passphrase(
    session: Session, storage: FolderStorage, folder: Path, timer: FixedTimer
) -> None:
    with refused(WrongPassphrase, "rien n’a été changé", field="passphrase"):
        new_recovery_code(session, "pas la bonne phrase")
    (entry,) = session.store.journal(1)
    assert (entry.deed, entry.user) == ("refuse_passphrase", "directrice")
    for typed in (PASSPHRASE, "encore une fausse"):
        with refused(WrongPassphrase, "attendez encore", field="passphrase"):
            new_recovery_code(session, typed)
    assert next(session.store.journal(1)) == entry
    session.store.close()
    with refused(WrongPassphrase, "attendez encore"):  # the log-in page waits for it too
        storage.open(folder, "directrice", PASSPHRASE)
    timer.seconds += 1
    storage.open(folder, "directrice", PASSPHRASE).close()


def test_the_code_just_printed_is_tried_on_the_spot(session: Session) -> None:
    former = new_recovery_code(session, PASSPHRASE)
    code = new_recovery_code(session, PASSPHRASE)
    try_recovery_code(session, f" {code.lower().replace('-', ' ')} ")
    for wrong in (former, code[:-1], "", "§recovery"):
        with refused(WrongPassphrase, "code de ce dossier", field="code"):
            try_recovery_code(session, wrong)
    with refused(NotAllowed):
        try_recovery_code(as_role(session, Role.TEAM), code)


def test_the_counsellor_manages_nobody(session: Session) -> None:
    with refused(NotAllowed):
        add_ines(as_role(session, Role.COUNSELLOR))


def test_a_weak_passphrase_leaves_no_account_behind(session: Session) -> None:
    with refused(InvalidEntry, field="passphrase"):
        add_person(session, login="ines", name="Inès Faure", role=Role.TEAM, passphrase="inesfaure2026")
    assert len(session.store.find(User)) == 1
