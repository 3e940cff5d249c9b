"""Work that keeps the window says so at the pointer; done or refused, the pointer is the usual one again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.storage import Restored
from app.store import Store
from app.users import Role
from db.storage import FolderStorage
from tests.builders import CHEAP, PASSPHRASE, FixedClock
from ui.login import LoginPage
from ui.restore import RestorePage

pytestmark = pytest.mark.usefixtures("app")


def pointer() -> Qt.CursorShape | None:
    """The pointer shown over the whole program, None for the usual one."""
    cursor = QGuiApplication.overrideCursor()
    return None if cursor is None else cursor.shape()


class WatchedStorage(FolderStorage):
    """The storage itself; it notes which pointer is shown at its work."""

    seen: Qt.CursorShape | None = None

    def open(self, folder: Path, login: str, passphrase: str) -> Store:
        self.seen = pointer()
        return super().open(folder, login, passphrase)

    def restore(self, backup: Path, folder: Path, login: str, passphrase: str) -> Restored:
        self.seen = pointer()
        return super().restore(backup, folder, login, passphrase)


@pytest.fixture
def watched() -> WatchedStorage:
    return WatchedStorage(FixedClock(), cost=CHEAP)


@pytest.mark.parametrize("typed", [PASSPHRASE, "autre"])
def test_a_file_is_opened_under_the_hourglass(
    qtbot: QtBot, watched: WatchedStorage, store: Store, folder: Path, typed: str
) -> None:
    store.close()
    page = LoginPage(watched, folder)
    qtbot.addWidget(page)
    assert (watched.seen, pointer()) == (None, None)
    opened: list[Store] = []
    page.opened.connect(opened.append)
    page.line.setText(typed)
    page.try_passphrase()
    assert (watched.seen, pointer()) == (Qt.CursorShape.WaitCursor, None)
    assert len(opened) == (typed == PASSPHRASE)
    assert bool(page.error.sentence) == (typed != PASSPHRASE)
    for one in opened:
        one.close()


def test_a_copy_is_put_back_under_the_hourglass_and_a_refusal_ends_it(
    qtbot: QtBot, watched: WatchedStorage, store: Store, folder: Path, tmp_path: Path
) -> None:
    store.set_passphrase("equipe", "Équipe", Role.TEAM, PASSPHRASE)
    copy = store.backup(tmp_path / "copies")
    store.close()
    page = RestorePage(watched)
    qtbot.addWidget(page)
    page.backup.line.setText(str(copy))
    page.backup.edited()
    page.folder.put(folder)
    page.who.put("equipe")
    page.passphrase.line.setText(PASSPHRASE)
    page.restore()
    assert "par sa direction" in page.form.error.sentence
    assert (watched.seen, pointer()) == (Qt.CursorShape.WaitCursor, None)
