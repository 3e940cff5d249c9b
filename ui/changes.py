"""What has just been written (changements): commit notices of the store, turned into one Qt signal."""

from PySide6.QtCore import QObject, Signal

from app.store import Committed, Store


class Changes(QObject):
    """Tells the window and its pages that something was committed.

    `changed` carries the frozenset of record kinds; `committed` the whole notice, for the foot line.
    """

    changed = Signal(object)
    committed = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        store.on_commit(self._tell)

    def _tell(self, notice: Committed) -> None:
        self.changed.emit(notice.kinds)
        self.committed.emit(notice)
