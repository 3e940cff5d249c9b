"""A process of the bench: a bare PySide6 window, or the program up to its log-in or home page, timing itself.

`python -m bench.child bare|login|home START [FOLDER]`: START is the parent's clock when it started the process, in
nanoseconds. Prints one JSON line: `painted` (seconds from START to the first paint), `opened` (seconds from Enter to
the home page painted, less the key's derivation), `memory` (resident bytes, half a second later), `back` (seconds from
the lock to the page painted again); `login` stops at the first.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

PASSPHRASE = "demonstration"  # noqa: S105 — the demonstration's own


class FirstPaint(QObject):
    """Ends its loop once the widget that `wanted` names was painted."""

    def __init__(self, wanted: type[QWidget]) -> None:
        super().__init__()
        self._wanted = wanted
        self.loop = QEventLoop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, self._wanted):
            QTimer.singleShot(0, self.loop.quit)
        return False

    def wait(self) -> None:
        """Runs the event loop until the paint is done."""
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        QTimer.singleShot(30_000, self.loop.quit)
        self.loop.exec()
        app.removeEventFilter(self)


def settle(milliseconds: int) -> None:
    """Lets what is under way end."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def memory() -> int:
    """Resident bytes now, not at the peak."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


def bare(start: int) -> dict[str, float]:
    """The divisor: a window with a centred label and a button, as in Qt for Python's own first example."""
    app = QApplication([])
    window = QWidget()
    window.resize(1366, 768)
    column = QVBoxLayout(window)
    column.addWidget(QLabel("Bonjour", alignment=Qt.AlignmentFlag.AlignCenter))
    column.addWidget(QPushButton("Ouvrir"))
    window.show()
    FirstPaint(QWidget).wait()
    painted = (time.monotonic_ns() - start) / 1e9
    settle(500)
    del app
    return {"painted": painted, "memory": memory()}


def program(start: int, folder: str, *, home: bool) -> dict[str, float]:
    """The program itself, its event loop run step by step."""
    found: dict[str, float] = {}

    def drive(*_: object) -> int:
        from ui.login import LoginPage

        FirstPaint(LoginPage).wait()
        found["painted"] = (time.monotonic_ns() - start) / 1e9
        settle(500)
        if home:
            found["opened"] = _opened()
            settle(500)
            found["memory"] = memory()
            found["back"] = _back()
        return 0

    QApplication.exec = drive  # type: ignore[method-assign]  # the bench turns the loop itself
    import main

    main.main([folder])
    return found


def _opened() -> float:
    """Seconds from Enter to the first page painted, less what deriving the key takes on this machine now."""
    from db.keys import KeyFile
    from ui.login import LoginPage
    from ui.page import Page

    page = next(widget for widget in QApplication.allWidgets() if isinstance(widget, LoginPage))
    keys = KeyFile.read(page.folder)
    begun = time.perf_counter()
    keys.opened("directrice", PASSPHRASE)
    derivation = time.perf_counter() - begun
    page.line.setText(PASSPHRASE)
    begun = time.perf_counter()
    page.try_passphrase()
    FirstPaint(Page).wait()
    return time.perf_counter() - begun - derivation


def _back() -> float:
    """Seconds from the lock to the work place painted again, the passphrase typed at once, the key derived."""
    from ui.login import LoginPage
    from ui.page import Page
    from ui.shell import Shell

    shell = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Shell))
    begun = time.perf_counter()
    shell.lock()
    page = shell.stack.currentWidget()
    assert isinstance(page, LoginPage)
    page.line.setText(PASSPHRASE)
    page.try_passphrase()
    FirstPaint(Page).wait()
    return time.perf_counter() - begun


def run(arguments: list[str]) -> None:
    """Prints the measures of one process."""
    kind, start, *rest = arguments
    found = bare(int(start)) if kind == "bare" else program(int(start), rest[0], home=kind == "home")
    print(json.dumps(found))


if __name__ == "__main__":
    run(sys.argv[1:])
