"""A day with telltale words, walked through the real window: run by `canaries`, which then looks for the words.

Each text field of each kind of record holds a word of its own; others are typed at the log-in, in the search and in
drafts. TORTURE_REPORT says where the words are told.
"""

import contextlib
import io
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.demonstration import PASSPHRASE
from app.errors import RuleError
from app.families.records import Home
from app.insertion.interviews import Interview, InterviewState
from app.insertion.private_notes import write_note
from app.session import Session, log_in
from app.settings import Setting
from app.store import Draft, Record
from app.users import User
from db.driver import sqlite3
from db.names import DATA, LOG
from db.rows import field_types
from db.storage import FolderStorage
from db.tables import TABLES
from tests.builders import FixedClock
from tests.demonstration import MORNING
from tests.hands import CONTROL, Hands
from ui import cli, incidents, theme
from ui.pages import PAGES
from ui.shell import Shell
from ui.window import Window

PEOPLE = {"directrice": "Claire Ménard", "conseillere": "Inès Faure", "equipe": "Équipe"}
SHOWN = (User, Setting)
"""Who opens the folder is shown at the log-in by its name and login; a setting is a number or a code."""

Words = dict[str, str]
"""Each word by where it was typed."""


def new_word(words: Words, where: str) -> str:
    """A word that stands nowhere else."""
    words[where] = f"canari{secrets.token_hex(5)}"
    return words[where]


def typed_everywhere(session: Session, words: Words) -> list[str]:
    """Puts a word in each text field of a record of each kind; returns the fields that take no free text."""
    refused = []
    for kind in TABLES:
        if kind in SHOWN:
            continue
        texts = [field.name for field in field_types(kind) if field.type is str]
        for record in session.store.find(kind)[-1:]:
            refused += [
                f"{kind.__name__}.{name}" for name in texts if not typed(session, record, name, words)
            ]
    return refused


def typed(session: Session, record: Record, name: str, words: Words) -> bool:
    where = f"{type(record).__name__}.{name}"
    word = new_word(words, where)
    try:
        with session.store.atomic("change_home", word):
            current = session.store.get(type(record), record.id)
            session.store.change(replace(current, **{name: word}))  # type: ignore[arg-type]  # any text field
    except (RuleError, sqlite3.DatabaseError):
        del words[where]
        return False
    return True


def typed_by_the_counsellor(session: Session, words: Words) -> None:
    """A private note and a draft."""
    held = session.store.find(Interview, state=InterviewState.HELD)[-1]
    write_note(session, held.id, new_word(words, "private note"))
    session.store.keep_draft(
        Draft(
            login=session.user.login,
            form="interview",
            about=held.id,
            saved_at=session.clock.moment(),
            content=json.dumps({"summary": new_word(words, "draft")}),
            sealed=session.store.seal(new_word(words, "draft's private note"), f"draft {held.id}"),
        )
    )


def walked(hands: Hands, window: Window, words: Words) -> None:
    """Every page of this person, something searched, something typed and left."""
    for entry in window.entries:
        window.go(entry.name)
        hands.qtbot.waitUntil(lambda name=entry.name: window.shown == name)  # type: ignore[misc]  # bound at once
    hands.press(Qt.Key.Key_K, CONTROL)
    hands.types(new_word(words, f"search of {window.desk.session.user.login}"))
    hands.shell.lock()


def on_the_command_line(storage: FolderStorage, clock: FixedClock, folder: Path, aside: Path) -> None:
    """Checked, reported, exported (the export itself is no secret), backed up."""
    secret = aside / "secret"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    who = ("--user", "directrice", "--passphrase-file", str(secret))
    for words in (
        ("check", str(folder)),
        ("report", str(folder), "2026-10"),
        ("statement", str(folder), "2026-T3"),
        ("export", str(folder), str(aside / "export")),
        ("export", str(folder), str(aside / "export")),
        ("import", str(aside / "export"), str(folder)),
        ("backup", str(folder), str(folder / "sauvegardes")),
    ):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            cli.run((*who, *words), storage, clock)
    shutil.rmtree(aside)


def in_the_middle_of_a_deed(session: Session, folder: Path, words: Words) -> None:
    """The files as a power cut would leave them inside a deed that is larger than the memory it may take."""
    db: Any = session.store.db  # type: ignore[attr-defined]
    db.execute("PRAGMA cache_size = 5")
    word = new_word(words, "a deed under way")
    with contextlib.suppress(KeyError), session.store.atomic("add_home", word):
        session.store.add_all(Home(name=f"{word} {number}") for number in range(800))
        shutil.copytree(folder, folder.with_name("coupure"))
        raise KeyError
    assert (folder.with_name("coupure") / f"{DATA}-journal").stat().st_size


def crashed(folder: Path, clock: FixedClock, words: Words) -> None:
    """A bug whose message quotes a name."""
    try:
        raise ValueError(new_word(words, "a bug's message"))
    except ValueError as error:
        incidents.note(folder / LOG, clock, ValueError, error.__traceback__)


@pytest.fixture
def hands(
    qtbot: QtBot, qapp: QApplication, storage: FolderStorage, demonstration: Path, clock: FixedClock
) -> Iterator[Hands]:
    clock.set(MORNING)
    theme.apply(qapp, dark=False)
    shell = Shell(storage, clock, lambda _folder: None)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    yield Hands(qtbot, shell, clock)
    shell.close()


@pytest.mark.usefixtures("unremembered")
def test_a_day_with_telltale_words(
    hands: Hands, storage: FolderStorage, demonstration: Path, clock: FixedClock, tmp_path: Path
) -> None:
    words: Words = {}
    session = log_in(storage.open(demonstration, "directrice", PASSPHRASE), clock)
    refused = typed_everywhere(session, words)
    in_the_middle_of_a_deed(session, demonstration, words)
    session.store.close()
    session = log_in(storage.open(demonstration, "conseillere", PASSPHRASE), clock)
    typed_by_the_counsellor(session, words)
    session.store.close()
    shell = hands.shell
    shell.begin(demonstration)
    shell.show()
    shell.activateWindow()
    hands.qtbot.waitUntil(shell.isActiveWindow)
    for login in PEOPLE.values():
        walked(hands, hands.logs_in(login, PASSPHRASE), words)
    hands.fill("Phrase de passe", new_word(words, "a wrong passphrase"))
    hands.press(Qt.Key.Key_Return)
    shell.close()
    crashed(demonstration, clock, words)
    (tmp_path / "aside").mkdir()
    on_the_command_line(storage, clock, demonstration, tmp_path / "aside")
    told = {"words": words, "refused": refused, "pages": len(PAGES)}
    Path(os.environ["TORTURE_REPORT"]).write_text(json.dumps(told), encoding="utf-8")
