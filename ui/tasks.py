"""Work in the background (tâches): papers, verifications. A task receives built data, never a Store."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal


class Cancelled(Exception):
    """The person no longer wants the result; raised inside the work by `Progress.step`."""


class Progress:
    """Handed to the work: says how far it is and stops it when it was cancelled."""

    def __init__(self, task: "Task") -> None:
        self._task = task

    def step(self, done: int, total: int) -> None:
        """Tells the window. Raises Cancelled when the result is no longer wanted."""
        if self._task.is_cancelled:
            raise Cancelled
        self._task.stepped.emit(done, total)


class Task(QObject):
    """One piece of work on a thread of Qt's pool; its signals arrive in the thread that made it.

    `progressed(done, total)`, then exactly one of `done(result)`, `failed(exception)`, or nothing once cancelled.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)

    stepped = Signal(int, int)
    ended = Signal(object, object)

    def __init__(self, work: Callable[[Progress], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_cancelled = False
        self._work: Callable[[Progress], object] | None = work
        self._runner = _Runner(self)
        queued = Qt.ConnectionType.QueuedConnection
        self.stepped.connect(self._pass_on, queued)
        self.ended.connect(self._end, queued)

    def start(self) -> None:
        """Puts the work on Qt's thread pool. A task runs once."""
        QThreadPool.globalInstance().start(self._runner)

    def cancel(self) -> None:
        """Drops the result; the work stops at its next `Progress.step`."""
        self.is_cancelled = True

    def run(self) -> None:
        """Does the work, in the pool's thread; every exception comes back through `failed`."""
        # Let go of the data as soon as the work is done: the task itself stays as long as its page.
        work, self._work = self._work, None
        assert work is not None, "a task runs once"
        try:
            result, failure = work(Progress(self)), None
        except Cancelled:
            self.is_cancelled, result, failure = True, None, None
        except Exception as error:  # noqa: BLE001 — carried to the one boundary, in the window's thread
            result, failure = None, error
        # The window may have been closed meanwhile, this object's Qt half with it: nobody waits any more.
        if shiboken6.isValid(self):
            self.ended.emit(result, failure)

    def _pass_on(self, done: int, total: int) -> None:
        if not self.is_cancelled:
            self.progressed.emit(done, total)

    def _end(self, result: object, error: Exception | None) -> None:
        if self.is_cancelled:
            return
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)


class _Runner(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._task = task

    def run(self) -> None:
        self._task.run()
