"""What tests build with: a clock that stands still until moved, and a crèche's folder with cheap keys."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.session import Session, log_in
from app.store import Store
from app.users import Role, User
from db.keyslot import Cost
from db.storage import FolderStorage

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
"""Argon2 figures that cost nothing and protect nothing."""
PASSPHRASE = "une phrase de passe"


@dataclass
class FixedClock:
    """Says the same moment until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 8, 2, 0))

    def day(self) -> date:
        return self.now.date()

    def moment(self) -> datetime:
        return self.now

    def set(self, moment: datetime) -> None:
        """Jumps to that moment."""
        self.now = moment

    def move(self, **by: float) -> None:
        """Goes on by so many `days`, `hours`, `minutes`…"""
        self.now += timedelta(**by)


@dataclass
class FixedTimer:
    """Seconds that pass only when told."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


def new_storage(clock: FixedClock | None = None, timer: FixedTimer | None = None) -> FolderStorage:
    """Storage with cheap keys."""
    return FolderStorage(clock or FixedClock(), cost=CHEAP, timer=timer or FixedTimer())


def new_creche(storage: FolderStorage, folder: Path) -> Store:
    """A new crèche, open, with its director « directrice » in the file."""
    store, _ = storage.create(folder, "directrice", "Claire Martin", Role.DIRECTOR, PASSPHRASE)
    with store.atomic("create_creche"):
        store.add(User(login="directrice", name="Claire Martin", role=Role.DIRECTOR))
    return store


@pytest.fixture
def clock() -> FixedClock:
    """22 November 2026, 8:02."""
    return FixedClock()


@pytest.fixture
def timer() -> FixedTimer:
    return FixedTimer()


@pytest.fixture
def storage(clock: FixedClock, timer: FixedTimer) -> FolderStorage:
    return new_storage(clock, timer)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the crèche of `store` lies."""
    return tmp_path / "creche"


@pytest.fixture
def store(storage: FolderStorage, folder: Path) -> Iterator[Store]:
    """A new crèche's open file, with its director."""
    store = new_creche(storage, folder)
    yield store
    store.close()


@pytest.fixture
def session(store: Store, clock: FixedClock) -> Session:
    """The director at work on it."""
    return log_in(store, clock)
