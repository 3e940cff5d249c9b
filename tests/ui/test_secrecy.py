"""The team's screens hold nothing of insertion: every text on every page, read the way a curious person would."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.families.records import Child, Parent
from app.insertion.actions import PlanAction
from app.insertion.care_requests import CareRequest
from app.insertion.follow_ups import FollowUp
from app.insertion.interviews import Interview
from app.insertion.job_spells import JobSpell
from app.insertion.meetings import Meeting, MeetingTopic
from app.insertion.orientations import Orientation
from app.insertion.partners import Organisation, PartnerContact
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent
from app.session import Session
from tests.ui.pages.conftest import OpenWindow, open_window
from ui.searching import answers
from ui.window import Window

__all__ = ["open_window"]
SECRET = (
    PlanAction, CareRequest, FollowUp, Interview, JobSpell, Meeting, MeetingTopic, Orientation, Organisation,
    PartnerContact, InsertionPath, WorkEvent,
)  # fmt: skip
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
WORDS = ("avip", "insertion", "parcours", "france travail", "entretien", "engagement")
LEAST = 8
"""Letters: a shorter text stands in too many others."""


def secrets(session: Session) -> set[str]:
    """The texts of the insertion's records; names of children and of the team may be among their words."""
    return {
        value
        for kind in SECRET
        for record in session.store.find(kind)
        for field in fields(kind)
        if type(value := getattr(record, field.name)) is str and len(value) >= LEAST and " " in value
    }


def of_model(model: QAbstractItemModel | None, parent: QModelIndex | None = None) -> Iterator[str]:
    if model is None:
        return
    root = QModelIndex() if parent is None else parent
    for row in range(model.rowCount(root)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(root)):
            for role in ROLES:
                yield str(model.index(row, column, root).data(role) or "")


def of_widget(widget: QWidget) -> Iterator[str]:
    yield from (
        widget.toolTip(),
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.statusTip(),
        widget.whatsThis(),
    )
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from of_model(widget.model())


def texts(window: Window, *, shown: bool = False) -> set[str]:
    """Everything that the window's widgets say, shown or waiting to be."""
    return {
        text
        for widget in [window, *window.findChildren(QWidget)]
        if not shown or widget.isVisible()
        for text in of_widget(widget)
        if text
    }


def words_of_insertion(window: Window) -> set[str]:
    """What is on the screen and speaks of it; a panel that waits hidden for another role says nothing."""
    return {text for text in texts(window, shown=True) for word in WORDS if word in text.casefold()}


@pytest.fixture
def told(open_window: OpenWindow) -> set[str]:
    """What counsellors wrote, as the file holds it."""
    return secrets(open_window("insertion", "conseillere").desk.session)


@pytest.mark.parametrize("name", ["home", "children", "planning", "attendance", "team", "settings"])
def test_no_page_of_the_team_says_anything_of_insertion(
    open_window: OpenWindow, told: set[str], name: str
) -> None:
    window = open_window(name, "equipe")
    said = texts(window)
    assert len(told) > 20
    assert len(said) > 10
    assert not {secret for secret in told for text in said if secret in text}
    assert not words_of_insertion(window)


def test_each_child_s_sheet_is_as_silent(open_window: OpenWindow, told: set[str]) -> None:
    window = open_window("children", "equipe")
    for child in window.desk.session.store.find(Child):
        window.go("children", child.id)
        said = texts(window)
        assert not {secret for secret in told for text in said if secret in text}, child.name
        assert not words_of_insertion(window), child.name


def test_the_search_finds_no_path_and_no_request_for_the_team(open_window: OpenWindow) -> None:
    window = open_window("children", "equipe")
    session = window.desk.session
    people: list[Child | Parent] = [*session.store.find(Child), *session.store.find(Parent)]
    found = [one for who in people for one in answers(session, window.entries, who.name)]
    assert found
    assert {one.kind for one in found} <= {"child", "parent", "page"}


def test_the_same_eyes_find_what_a_counsellor_may_see(open_window: OpenWindow, told: set[str]) -> None:
    window = open_window("insertion", "conseillere")
    said = texts(window)
    assert {secret for secret in told for text in said if secret in text}
    assert words_of_insertion(window)
