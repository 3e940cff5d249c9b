"""What the screens' tests stand on: the house's look, and a desk at the open crèche."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.session import Session
from tests import builders
from ui import theme
from ui.page import Desk

clock, timer, storage, folder, store, session = (
    builders.clock,
    builders.timer,
    builders.storage,
    builders.folder,
    builders.store,
    builders.session,
)


@pytest.fixture(scope="session")
def app(qapp: QApplication) -> QApplication:
    """The application, dressed."""
    theme.apply(qapp, dark=False)
    return qapp


@pytest.fixture
def desk(app: QApplication, session: Session, folder: Path) -> Desk:
    """The director's desk, before any window."""
    return Desk(session=session, folder=folder, go=lambda _name, _id: None)
