"""Nobody at the keyboard (inactivité): after some minutes without a key or the mouse, the program locks itself.

It locks at once where the desktop's session does.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from ui.desktop_lock import DesktopLock

if TYPE_CHECKING:
    from app.session import Session
    from app.store import Committed

MINUTE = 60_000
"""Milliseconds."""
SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)
"""Events that a person makes, in any window of the program."""


class IdleWatch(QObject):
    """`passed` once nobody did anything for the crèche's minutes, or the desktop locked; then it rests.

    `watch` begins again. It hears every event of the program, so it listens only while somebody is at work.
    """

    passed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._tell)
        self.desktop = DesktopLock(self)
        self.desktop.locked.connect(self._tell_at_work)

    def watch(self, session: "Session") -> None:
        """Counts from now for this person, by the setting, which may change meanwhile."""
        self._session = session
        session.store.on_commit(self._note)
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)
        self._start()
        window = self.parent()
        self.desktop.listen(int(window.winId()) if isinstance(window, QWidget) else 0)

    def rest(self) -> None:
        """Counts no more."""
        self._session = None
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)
        self.timer.stop()

    def _start(self) -> None:
        from app.settings import settings_on  # late: the log-in page paints before anybody works

        if self._session is not None:
            minutes = settings_on(self._session, self._session.clock.day()).lock_after_minutes
            self.timer.start(minutes * MINUTE)

    def _note(self, notice: "Committed") -> None:
        from app.settings import Setting

        if Setting in notice.kinds:
            self._start()

    def _tell_at_work(self) -> None:
        if self._session is not None:
            self._tell()

    def _tell(self) -> None:
        self.rest()
        self.passed.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS and self.timer.isActive():
            self.timer.start()
        return False


def close_others(shell: QWidget) -> None:
    """Gives up every menu, dialog and bubble in front of the shell: they may name somebody, and would wait unseen."""
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    for window in QApplication.topLevelWidgets():
        if window is shell or not window.isVisible():
            continue
        if isinstance(window, QDialog):
            window.reject()
        window.hide()
