"""A new crèche: its folder with the first records, then the five steps."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.backups import back_up
from app.errors import InvalidEntry, NotAllowed, RuleError
from app.people import add_person
from app.session import Session
from app.setup import NewCreche, Step, create_creche, steps_done
from app.structure.agreement import set_identity
from app.structure.closures import add_holidays
from app.structure.records import CapacitySlot, Identity, OpeningSpan, PublicHoliday
from app.users import Role, User
from db.storage import FolderStorage
from tests.app.records import as_role, child, enrolled, refused
from tests.builders import FixedClock

NEW = NewCreche(
    name=" Les Petits  Pas ",
    director="Claire Ménard",
    login="Claire Ménard",
    passphrase="quatre tortues jouent dehors sous la pluie",
    places=30,
)


def test_a_new_creche_has_its_first_records(storage: FolderStorage, clock: FixedClock, folder: Path) -> None:
    session, code = create_creche(storage, clock, folder, NEW)
    january = date(2026, 1, 1)
    assert len(code) > 20
    assert session.store.find(User) == [
        User(id=1, login="claire.menard", name="Claire Ménard", role=Role.DIRECTOR)
    ]
    assert session.store.find(Identity) == [Identity(id=1, first_day=january, name="Les Petits Pas")]
    assert [slot.places for slot in session.store.find(CapacitySlot)] == [30]
    assert [one.weekday for one in session.store.find(OpeningSpan, first_day=january)] == [0, 1, 2, 3, 4]
    session.store.close()
    storage.open(folder, "claire.menard", NEW.passphrase).close()


def test_the_creation_cannot_be_undone(storage: FolderStorage, clock: FixedClock, folder: Path) -> None:
    session, _ = create_creche(storage, clock, folder, NEW)
    assert session.store.can_undo() is None
    assert session.store.undo() is None
    assert session.store.find(User, login="claire.menard")
    session.store.close()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(NEW, name=" "), "name"),
        (replace(NEW, director=""), "director"),
        (replace(NEW, login="?"), "login"),
        (replace(NEW, passphrase="claire menard"), "passphrase"),
        (replace(NEW, places=0), "capacity"),
        (replace(NEW, week={}), "week"),
    ],
)
def test_a_wrong_field_is_named_before_any_folder_is_made(
    storage: FolderStorage, clock: FixedClock, folder: Path, wrong: NewCreche, field: str
) -> None:
    with refused(RuleError, field=field):
        create_creche(storage, clock, folder, wrong)
    assert not folder.exists()


def test_the_five_steps_are_ticked_one_by_one(session: Session) -> None:
    assert not any(steps_done(session, backed_up=False).values())


def test_every_step_can_be_done(storage: FolderStorage, clock: FixedClock, folder: Path) -> None:
    session, _ = create_creche(storage, clock, folder, NEW)
    assert [step for step, done in steps_done(session, backed_up=False).items() if done] == []
    identity = session.store.find(Identity)[0]
    set_identity(session, replace(identity, caf_number="12345"))
    add_holidays(session, [PublicHoliday(day=date(2026, 12, 25), name="Noël")])
    add_person(
        session, login="ines", name="Inès", role=Role.TEAM, passphrase="cinq chats dorment ici sous la table"
    )
    enrolled(session, child(session))
    assert steps_done(session, backed_up=True) == dict.fromkeys(Step, True)
    session.store.close()


def test_a_backup_is_a_right(session: Session, tmp_path: Path) -> None:
    with refused(NotAllowed):
        back_up(as_role(session, Role.COUNSELLOR), tmp_path / "copies")
    assert back_up(session, tmp_path / "copies").is_dir()


def test_a_name_that_holds_a_social_security_number_is_refused(
    storage: FolderStorage, clock: FixedClock, folder: Path
) -> None:
    with refused(InvalidEntry, "numéro de sécurité sociale"):
        create_creche(storage, clock, folder, replace(NEW, director="Claire 2690549588157"))
