"""Nguyễn Thị Bích's path, and the counsellor's window on it, on Monday 23 November 2026 at 13:52."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.families.parents import tie_parent
from app.families.records import Parent
from app.insertion.actions import ActionKind, PlanAction, add_action
from app.insertion.engaging import sign
from app.insertion.entry_and_exit import open_path
from app.insertion.interviewing import plan_interview, record_interview
from app.insertion.interviews import Interview, InterviewState
from app.insertion.paths import InsertionPath
from app.people import add_person
from app.session import Session, log_in
from app.structure.agreement import set_places
from app.users import Role
from db.storage import FolderStorage
from tests.app.records import child, enrolled, open_week, parent, span
from tests.builders import FixedClock, new_creche
from ui.page import Desk
from ui.pages.insertion import InsertionPage
from ui.window import Window

MONDAY = date(2026, 11, 23)
ENTRY = date(2026, 10, 14)
NOTE = "Le CV est prêt en deux versions. La clinique rappelle lundi."
HERS = "marée haute lilas ferme chaise orange nuage"
"""The counsellor's passphrase."""


@pytest.fixture
def clock() -> FixedClock:
    """Monday 23 November 2026, 13:52."""
    return FixedClock(datetime(2026, 11, 23, 13, 52))


@pytest.fixture
def counsellor(storage: FolderStorage, folder: Path, clock: FixedClock) -> Iterator[Session]:
    """Inès Faure at work on a crèche of ten places, open on weekdays from 7:30 to 18:30."""
    made = log_in(new_creche(storage, folder), clock)
    open_week(made)
    set_places(made, date(2026, 1, 1), 10)
    add_person(made, login="conseillere", name="Inès Faure", role=Role.COUNSELLOR, passphrase=HERS)
    minh_anh = child(made, "Minh Anh", "Nguyễn", birth_day=date(2025, 9, 12))
    mother = parent(made, "Thị Bích", "Nguyễn")
    tie_parent(made, minh_anh, mother)
    enrolled(made, minh_anh, span("8:30", "17:00"))
    made.store.close()
    store = storage.open(folder, "conseillere", HERS)
    yield log_in(store, clock)
    store.close()


@pytest.fixture
def path(counsellor: Session) -> InsertionPath:
    """Open since 14 October, signed, with two interviews held, one planned today, and three open actions."""
    (mother,) = counsellor.store.find(Parent)
    made = open_path(
        counsellor,
        InsertionPath(parent_id=mother.id, entry_day=ENTRY, referent_id=counsellor.user.id),
    )
    sign(counsellor, made, ENTRY, signed_on=ENTRY)
    held = replace(interview_of(made, counsellor), state=InterviewState.HELD)
    record_interview(counsellor, replace(held, day=date(2026, 11, 10)))
    last = record_interview(counsellor, replace(held, day=date(2026, 11, 20), note=NOTE))
    for label, due in (
        ("Relancer l’agence Intérim Santé", date(2026, 11, 20)),
        ("Préparer la présentation orale", date(2026, 11, 24)),
        ("Inscription au code de la route", None),
    ):
        add_action(
            counsellor,
            PlanAction(
                path_id=made.id,
                kind=ActionKind.OTHER,
                label=label,
                due_day=due,
                opened_on=last.day,
                opened_in_id=last.id,
            ),
        )
    plan_interview(counsellor, replace(interview_of(made, counsellor), day=MONDAY, start=14 * 60))
    return made


def interview_of(path: InsertionPath, session: Session) -> Interview:
    """At nine, of three quarters of an hour; not stored."""
    return Interview(path_id=path.id, user_id=session.user.id, day=MONDAY, start=9 * 60)


@pytest.fixture
def window(qtbot: QtBot, app: QApplication, counsellor: Session, folder: Path, path: InsertionPath) -> Window:
    """The counsellor's window, on her page."""
    _ = app, path
    made = Window(Desk(session=counsellor, folder=folder, go=lambda _name, _id: None))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.go("insertion")
    return made


@pytest.fixture
def page(window: Window) -> InsertionPage:
    """Her page."""
    found = window.page()
    assert isinstance(found, InsertionPage)
    return found
