"""The desktop's session locks, and so does the program; what can't be heard is no fault."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot

from ui.desktop_lock import DesktopLock, is_lock

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def bus() -> Iterator[QDBusConnection]:
    """A bus of our own."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("no dbus-daemon here")
    with subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as running:
        assert running.stdout is not None
        address = running.stdout.readline().decode().strip()
        connection = QDBusConnection.connectToBus(address, "desktop")
        assert connection.isConnected()
        yield connection
        QDBusConnection.disconnectFromBus("desktop")
        running.terminate()


def told(interface: str, name: str, *values: bool) -> QDBusMessage:
    message = QDBusMessage.createSignal("/org/freedesktop/somewhere", interface, name)
    message.setArguments(list(values))
    return message


@pytest.mark.parametrize(
    ("interface", "name", "values"),
    [
        ("org.freedesktop.login1.Session", "Lock", ()),
        ("org.freedesktop.login1.Manager", "PrepareForSleep", (True,)),
        ("org.freedesktop.ScreenSaver", "ActiveChanged", (True,)),
        ("org.gnome.ScreenSaver", "ActiveChanged", (True,)),
        ("org.kde.screensaver", "AboutToLock", ()),
    ],
)
def test_each_desktop_is_heard(
    qtbot: QtBot, bus: QDBusConnection, interface: str, name: str, values: tuple[bool, ...]
) -> None:
    lock = DesktopLock()
    lock.listen_to(bus, bus)
    with qtbot.waitSignal(lock.locked):
        bus.send(told(interface, name, *values))


def test_waking_up_locks_nothing(qtbot: QtBot, bus: QDBusConnection) -> None:
    lock = DesktopLock()
    lock.listen_to(bus, bus)
    heard: list[str] = []
    lock.locked.connect(lambda: heard.append("locked"))
    bus.send(told("org.freedesktop.login1.Manager", "PrepareForSleep", False))
    bus.send(told("org.freedesktop.ScreenSaver", "ActiveChanged", False))
    with qtbot.waitSignal(lock.locked):
        bus.send(told("org.freedesktop.login1.Session", "Lock"))
    assert heard == ["locked"]


def test_where_there_is_no_bus_nothing_happens() -> None:
    nowhere = QDBusConnection("nowhere")
    lock = DesktopLock()
    lock.listen_to(nowhere, nowhere)
    lock.listen()
    lock.listen()


@pytest.mark.parametrize(
    ("message", "about", "locks"),
    [
        (0x02B1, 0x7, True),
        (0x02B1, 0x8, False),  # unlocked
        (0x0218, 0x4, True),  # falls asleep
        (0x0218, 0x12, False),  # wakes up
        (0x0007, 0x7, False),
    ],
)
def test_windows_says_it_by_a_message(message: int, about: int, locks: bool) -> None:
    assert is_lock(message, about) is locks
