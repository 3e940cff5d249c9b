"""The program with its window: the first page at once, the rest after it, light or dark as chosen here."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from db.storage import FolderStorage
from tests.builders import FixedClock
from ui import application, theme
from ui.application import LOOK, dress, run


@pytest.fixture(autouse=True)
def restored(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exception hook is this test's own, and the look ends as it was."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def test_what_the_first_page_does_not_need_is_loaded_after_its_paint(
    app: QApplication, storage: FolderStorage, clock: FixedClock, tmp_path: Path
) -> None:
    steps: list[str] = []

    def preload() -> None:
        steps.append("loaded")
        QTimer.singleShot(0, app.closeAllWindows)

    def make_demo(_folder: Path) -> None:
        steps.append("made")

    assert run(storage, clock, tmp_path / "nulle part", make_demo, preload) == 0
    assert steps == ["loaded"]


@pytest.mark.parametrize(("look", "colours"), [("dark", theme.DARK), ("light", theme.LIGHT)])
def test_the_look_chosen_on_this_computer_is_kept(
    app: QApplication, look: str, colours: theme.Colours
) -> None:
    QSettings().setValue(LOOK, look)
    dress(app)
    assert theme.colours() is colours
    QSettings().remove(LOOK)
    theme.apply(app, dark=False)


def test_there_is_one_application(app: QApplication) -> None:
    assert application.application() is app
    theme.apply(app, dark=False)
