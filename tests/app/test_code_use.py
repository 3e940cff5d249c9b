"""The printed code, once it was used: the director hears of it until another is printed."""

from datetime import datetime
from pathlib import Path

import pytest

from app.code_use import code_used
from app.people import new_recovery_code
from app.session import Session, log_in
from app.users import Role
from db.storage import FolderStorage
from tests.app.records import as_role
from tests.builders import PASSPHRASE, FixedClock


def test_a_code_that_nobody_used_is_not_told(session: Session) -> None:
    assert code_used(session) is None
    new_recovery_code(session, PASSPHRASE)
    assert code_used(session) is None


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM])
def test_its_use_is_told_to_the_director_until_another_is_printed(
    session: Session, storage: FolderStorage, folder: Path, clock: FixedClock, role: Role
) -> None:
    code = new_recovery_code(session, PASSPHRASE)
    session.store.close()
    clock.set(datetime(2026, 11, 24, 17, 5))
    storage.recover(folder, code, "directrice", "retrouvée")
    clock.set(datetime(2026, 11, 25, 9, 0))
    store = storage.open(folder, "directrice", "retrouvée")
    again = log_in(store, clock)
    assert code_used(again) == datetime(2026, 11, 24, 17, 5)
    assert code_used(as_role(again, role)) is None
    new_recovery_code(again, "retrouvée")
    assert code_used(again) is None
    store.close()
