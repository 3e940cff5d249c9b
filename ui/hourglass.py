"""The hourglass (sablier): what takes longer than a blink says so at the pointer, until it is done or refused."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


@contextmanager
def hourglass() -> Iterator[None]:
    """For work that keeps the window: a copy, a key, a year's figures. Never around a question to the person."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
