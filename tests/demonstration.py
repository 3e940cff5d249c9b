"""A small demonstration crèche for the screens' tests: written once a run, copied for each test, with cheap keys."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.demonstration import PASSPHRASE, create
from app.session import Session, log_in
from app.store import Store
from tests.builders import FixedClock, FixedTimer, new_storage

TODAY = date(2026, 11, 22)
MORNING = datetime(2026, 11, 23, 8, 47)
"""The Monday after: the demonstration's last month is under way, with a few days nobody noted."""

AtWork = Callable[[str], Session]
"""`at_work("directrice")`: that person at work on this test's own copy."""


@pytest.fixture(scope="session")
def demonstration_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three months of thirty places."""
    folder = tmp_path_factory.mktemp("demonstration") / "petits-pas"
    create(new_storage(FixedClock(MORNING)), folder, TODAY, months=3)
    return folder


@pytest.fixture
def demonstration(demonstration_made: Path, tmp_path: Path) -> Path:
    """This test's own copy of it."""
    return shutil.copytree(demonstration_made, tmp_path / "petits-pas")


@pytest.fixture
def at_work(demonstration: Path, timer: FixedTimer) -> Iterator[AtWork]:
    """Opens the copy for one of its three people; closed at the end."""
    opened: list[Store] = []
    clock = FixedClock(MORNING)

    def open_for(login: str) -> Session:
        if opened:
            opened[-1].close()
        opened.append(new_storage(clock, timer).open(demonstration, login, PASSPHRASE))
        return log_in(opened[-1], clock)

    yield open_for
    if opened:
        opened[-1].close()


@pytest.fixture
def director(at_work: AtWork) -> Session:
    """Claire Ménard at work on the copy."""
    return at_work("directrice")
