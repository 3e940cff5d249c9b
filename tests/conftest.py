"""What all tests stand on: windows off the screen, our own font, no trace left in the home folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.builders import clock, folder, session, storage, store, timer
from tests.demonstration import at_work, demonstration, demonstration_made, director

__all__ = [
    "at_work",
    "clock",
    "demonstration",
    "demonstration_made",
    "director",
    "folder",
    "session",
    "storage",
    "store",
    "timer",
]

os.environ["QT_QPA_PLATFORM"] = "offscreen"

FONTS = Path(__file__).parents[1] / "resources" / "fonts"

# Examples are the same at each run, so that a green run stays green; `--hypothesis-profile=wide` looks further.
# A slow machine is no failure.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("house", PATIENT, derandomize=True, database=None)
settings.register_profile("wide", PATIENT, max_examples=2_000)
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Settings and data of the person go to a folder of this run, for the processes that a test starts too."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(folder))
        yield folder


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style is chosen as in the program: with the application."""
    from ui import theme

    return ["pytest", *theme.STYLED]


@pytest.fixture(scope="session")
def qapp(qapp: object, home: Path) -> object:
    """The application, with our font: a new machine has none, and boxes are no text."""
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication

    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home))
    for path in sorted(FONTS.glob("*.ttf")):
        assert QFontDatabase.addApplicationFont(str(path)) >= 0, path.name
    QApplication.setFont(QFont("Lato", 10))
    return qapp


@pytest.fixture
def unremembered(qapp: object) -> Iterator[None]:
    """What a person's program remembers, the last crèche above all, is forgotten before and after."""
    from PySide6.QtCore import QSettings

    _ = qapp
    QSettings().clear()
    yield
    QSettings().clear()
