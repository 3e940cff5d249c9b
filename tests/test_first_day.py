"""The first day: somebody who has never seen the program, from the welcome page to October's report for the CAF."""

import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.care.attendance import AttendedSpan
from app.demonstration import PASSPHRASE, create
from db.storage import FolderStorage
from tests.builders import FixedClock, new_storage
from ui import cli, theme
from ui.login import LoginPage
from ui.pages.reports.page import ReportsPage
from ui.shell import Shell
from ui.window import Window

MORNING = datetime(2026, 11, 23, 8, 47)
LONG = 60_000

Wanted = Callable[[QAbstractButton], bool]
"""A question put to a button."""


class Person:
    """Looks at the one window and touches it, nothing else."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot = qtbot
        self.shell = shell

    def sees(self, kind: type[QWidget]) -> None:
        """Waits until that page is on the screen."""
        self.qtbot.waitUntil(lambda: isinstance(self.shell.stack.currentWidget(), kind), timeout=LONG)

    def presses(self, words: str) -> None:
        """The button that says so."""
        self.qtbot.mouseClick(
            self.button(lambda one: words in one.accessibleName()), Qt.MouseButton.LeftButton
        )

    def touches(self, name: str) -> str:
        """The first shown button whose object name begins so; returns its whole name."""
        found = self.button(lambda one: one.objectName().startswith(name))
        touched = found.objectName()
        self.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
        return touched

    def button(self, wanted: Wanted) -> QAbstractButton:
        """The first button on the screen that is wanted."""
        self.qtbot.waitUntil(lambda: bool(self._buttons(wanted)), timeout=LONG)
        return self._buttons(wanted)[0]

    def _buttons(self, wanted: Wanted) -> list[QAbstractButton]:
        return [
            one
            for one in self.shell.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and wanted(one)
        ]

    def logs_in(self) -> Window:
        """Types the passphrase and Enter."""
        self.sees(LoginPage)
        page = self.shell.stack.currentWidget()
        assert isinstance(page, LoginPage)
        self.qtbot.keyClicks(page.line, PASSPHRASE)
        self.qtbot.keyClick(page.line, Qt.Key.Key_Return)
        self.sees(Window)
        window = self.shell.stack.currentWidget()
        assert isinstance(window, Window)
        return window


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MORNING)


@pytest.fixture
def storage(clock: FixedClock) -> FolderStorage:
    return new_storage(clock)


@pytest.fixture
def person(
    qtbot: QtBot,
    qapp: QApplication,
    storage: FolderStorage,
    clock: FixedClock,
    home: Path,
) -> Iterator[Person]:
    assert home.is_dir()
    theme.apply(qapp, dark=False)
    shell = Shell(storage, clock, lambda folder: create(storage, folder, clock.day()))
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.begin(None)
    shell.show()
    yield Person(qtbot, shell)
    shell.close()


@pytest.mark.usefixtures("unremembered")
def test_from_the_welcome_page_to_the_saved_report(
    person: Person, storage: FolderStorage, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.presses("démonstration")
    window = person.logs_in()
    folder, store = window.desk.folder, window.desk.session.store

    person.presses("Pointage")
    arrival = person.touches("arrival_")
    enrolment = int(re.sub(r"\D", "", arrival))
    (stay,) = store.find(AttendedSpan, enrolment_id=enrolment, day=clock.day())
    assert (stay.arrived, stay.left) == (8 * 60 + 47, None)

    clock.move(hours=7, minutes=20)
    person.touches(f"departure_{enrolment}")
    assert store.get(AttendedSpan, stay.id).left == 16 * 60 + 7
    person.qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert store.get(AttendedSpan, stay.id).left is None
    person.qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert store.get(AttendedSpan, stay.id).left == 16 * 60 + 7

    person.presses("Rapports")
    page = window.page()
    assert isinstance(page, ReportsPage)
    person.qtbot.waitUntil(lambda: page.preview.pdf is not None, timeout=LONG)
    saved = tmp_path / "octobre.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    person.presses("Enregistrer le PDF")
    person.shell.close()

    passphrase = tmp_path / "phrase.txt"
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    data, paper = tmp_path / "octobre.json", tmp_path / "encore.pdf"
    words = ["--user", "directrice", "--passphrase-file", str(passphrase), "report", str(folder), "2026-10"]
    assert cli.run([*words, "--json", str(data), "--pdf", str(paper)], storage, clock) == 0
    assert saved.read_bytes() == paper.read_bytes()
    attached = PdfReader(io.BytesIO(saved.read_bytes())).attachments["rapport.json"][0]
    assert attached == data.read_bytes()
    assert json.loads(attached)["status"] == "complete"
