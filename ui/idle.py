"""Nobody at the keyboard (inactivité): after some minutes without a key or the mouse, the program locks itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

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
    """`passed` once nobody did anything for the crèche's minutes; it rests until `watch` is called again.

    It hears every event of the program, so it listens only while somebody is at work.
    """

    passed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._tell)

    def watch(self, session: "Session") -> None:
        """Counts from now for this person, by the setting, which may change meanwhile."""
        self._session = session
        session.store.on_commit(self._note)
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)
        self._start()

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
