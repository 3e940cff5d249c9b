"""What the tests of the insertion work stand on: a crèche of ten places, and its counsellor at work."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.insertion.paths import InsertionPath
from app.people import add_person
from app.session import Session, log_in
from app.structure.agreement import set_places
from app.users import Role
from db.storage import FolderStorage
from tests.app.insertion.records import HERS, path_of, with_login
from tests.app.records import open_week
from tests.builders import FixedClock, new_creche


@pytest.fixture
def counsellor(storage: FolderStorage, folder: Path, clock: FixedClock) -> Iterator[Session]:
    """Inès Faure at work; the crèche opens on weekdays, 7:30 to 18:30, for ten children."""
    made = log_in(new_creche(storage, folder), clock)
    open_week(made)
    set_places(made, date(2026, 1, 1), 10)
    add_person(made, login="conseillere", name="Inès Faure", role=Role.COUNSELLOR, passphrase=HERS)
    made.store.close()
    store = storage.open(folder, "conseillere", HERS)
    yield log_in(store, clock)
    store.close()


@pytest.fixture
def boss(counsellor: Session) -> Session:
    """The director at work on the same file."""
    return with_login(counsellor, "directrice")


@pytest.fixture
def path(counsellor: Session) -> InsertionPath:
    """Zofia Żółć's, open since 1 September 2026."""
    return path_of(counsellor)
