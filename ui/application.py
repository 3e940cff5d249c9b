"""The program with its window (application): dressed, in French, its bugs caught, the first page painted at once."""

import linecache
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.storage import Storage
from app.store import Clock
from ui import icons, theme
from ui.shell import Shell

LOOK = "look"
"""QSettings key: "light", "dark", or absent to follow the system."""


def run(
    storage: Storage,
    clock: Clock,
    folder: Path | None,
    make_demo: Callable[[Path], None],
    preload: Callable[[], None],
) -> int:
    """Shows the log-in page of `folder` (else of the last crèche, else the welcome page) until the window closes.

    `make_demo` writes a demonstration crèche; `preload` loads what opening a file needs, once the page is painted.
    Returns the exit status.
    """
    _forget_sources()
    app = application()
    shell = Shell(storage, clock, make_demo)
    shell.incidents.install()
    later = Later(preload, shell)
    shell.painted.connect(later.go_on)
    shell.begin(folder)
    shell.show()
    return app.exec()


def application() -> QApplication:
    """The one QApplication, dressed."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        app = found
        app.setStyle(theme.STYLE)
    else:
        app = QApplication([*sys.argv[:1], *theme.STYLED])
    app.setOrganizationName("Marelle")
    app.setApplicationName("Marelle")
    dress(app)
    app.styleHints().colorSchemeChanged.connect(_follow_system)
    return app


def dress(app: QApplication) -> None:
    """Light or dark, by this computer's choice or the system's."""
    look = QSettings().value(LOOK)
    theme.apply(app, dark=None if look not in ("light", "dark") else look == "dark")


def _follow_system(_scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        dress(app)


class Later(QObject):
    """What the first page did not need, loaded step by step between two events: nobody who types is kept waiting."""

    def __init__(self, preload: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = [_adorn, _load_window, preload, _load_first_page]

    def go_on(self) -> None:
        """Does the next step, and asks for the one after it."""
        _forget_sources()
        if self._steps:
            self._steps.pop(0)()
            QTimer.singleShot(0, self, self.go_on)


def _forget_sources() -> None:
    """Gives back the modules’ text: PySide reads each one that is imported after it, and Python keeps the lines."""
    linecache.clearcache()


def _adorn() -> None:
    from ui.widgets.focus_ring import FocusRing

    app = QApplication.instance()
    if isinstance(app, QApplication):
        FocusRing(app)
    QApplication.setWindowIcon(icons.window_icon())


def _load_window() -> None:
    import ui.window  # noqa: F401


def _load_first_page() -> None:
    from ui.pages import PAGES

    PAGES[0].load()
