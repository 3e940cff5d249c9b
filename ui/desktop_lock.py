"""The desktop's own lock (verrouillage de la session): when it falls, or the computer goes to sleep, so do we.

Linux says it over D-Bus (logind, the screen savers), Windows by a message to the window; macOS tells Qt nothing. What
can't be heard is not an error: the minutes without a key still lock.
"""

import contextlib
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

SYSTEM = (
    ("org.freedesktop.login1.Manager", "PrepareForSleep", "1switched(bool)"),
    ("org.freedesktop.login1.Session", "Lock", "1fell()"),
)
"""Interface, signal and slot, on the system's bus."""
SESSION = (
    ("org.freedesktop.ScreenSaver", "ActiveChanged", "1switched(bool)"),
    ("org.gnome.ScreenSaver", "ActiveChanged", "1switched(bool)"),
    ("org.kde.screensaver", "AboutToLock", "1fell()"),
)
"""The same on the person's own bus."""
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 0x7
WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x4


class DesktopLock(QObject):
    """`locked` when the desktop's session locks or the computer falls asleep."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_listening = False
        self._filter: SessionFilter | None = None

    def listen(self, window: int = 0) -> None:
        """Begins to listen, once; a desktop that says nothing is left alone. `window` is Windows' handle."""
        if self._is_listening:
            return
        self._is_listening = True
        with contextlib.suppress(ImportError, OSError, AttributeError):
            if sys.platform == "win32":  # pragma: no cover
                self._listen_to_windows(window)
            elif sys.platform != "darwin":
                from PySide6.QtDBus import QDBusConnection

                self.listen_to(QDBusConnection.systemBus(), QDBusConnection.sessionBus())

    def listen_to(self, system: "QDBusConnection", session: "QDBusConnection") -> None:
        """Hears the signals of these two buses, those that there are."""
        for bus, signals in ((system, SYSTEM), (session, SESSION)):
            if bus.isConnected():
                for interface, name, slot in signals:
                    bus.connect("", "", interface, name, self, slot)  # type: ignore[call-overload]

    def _listen_to_windows(self, window: int) -> None:  # pragma: no cover
        import ctypes

        app = QCoreApplication.instance()
        if app is not None:
            self._filter = SessionFilter(self)
            app.installNativeEventFilter(self._filter)
            ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(window, 0)  # type: ignore[attr-defined]

    @Slot(bool)
    def switched(self, is_on: bool) -> None:
        """The screen saver, or sleep, begins or ends."""
        if is_on:
            self.fell()

    @Slot()
    def fell(self) -> None:
        """The session is locked."""
        self.locked.emit()


def is_lock(message: int, about: int) -> bool:
    """Whether this message of Windows says that the session locks or the computer falls asleep."""
    return (message, about) in {(WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK), (WM_POWERBROADCAST, PBT_APMSUSPEND)}


class SessionFilter(QAbstractNativeEventFilter):
    """Looks at Windows' messages; it swallows none."""

    def __init__(self, lock: DesktopLock) -> None:
        super().__init__()
        self._lock = lock

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:  # pragma: no cover
        if QByteArray(kind) == QByteArray(b"windows_generic_MSG"):
            from ctypes import wintypes

            told = wintypes.MSG.from_address(int(message))
            if is_lock(told.message, told.wParam):
                self._lock.fell()
        return False, 0
