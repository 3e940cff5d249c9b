"""Work in the background: progress, result, failure, and nothing at all once cancelled."""

from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from app.errors import InvalidEntry
from ui.tasks import Progress, Task

pytestmark = pytest.mark.usefixtures("app")


def test_a_result_comes_back_to_the_windows_thread(qtbot: QtBot) -> None:
    seen: list[object] = []

    def work(progress: Progress) -> bool:
        progress.step(1, 2)
        return current_thread() is main_thread()

    task = Task(work)
    task.done.connect(lambda result: seen.append((result, current_thread() is main_thread())))
    with qtbot.waitSignals([task.progressed, task.done]):
        task.start()
    assert seen == [(False, True)]


def test_a_failure_comes_back_whole(qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise InvalidEntry("Non.")

    task = Task(work)
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
    assert failed.args is not None
    assert failed.args[0].sentence == "Non."


def test_a_cancelled_task_says_nothing_more(qtbot: QtBot) -> None:
    began, go_on = Event(), Event()

    def work(progress: Progress) -> int:
        began.set()
        go_on.wait(5)
        progress.step(1, 1)
        return 1

    task = Task(work)
    told: list[object] = []
    task.done.connect(told.append)
    task.failed.connect(told.append)
    task.progressed.connect(lambda done, _total: told.append(done))
    task.start()
    assert began.wait(5)
    task.cancel()
    with qtbot.waitSignal(task.ended):
        go_on.set()
    QThreadPool.globalInstance().waitForDone()
    assert told == []
