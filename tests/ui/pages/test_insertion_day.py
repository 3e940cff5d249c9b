"""The counsellor's home: the cursor stands where the work begins; what waits is named and opens from its own row."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.families.records import Parent
from app.insertion.actions import ActionState, PlanAction
from app.insertion.engagements import Engagement
from app.insertion.entry_and_exit import open_path
from app.insertion.interviewing import plan_interview, record_interview
from app.insertion.interviews import Interview, InterviewState
from app.insertion.orientations import Orientation, Purpose, add_orientation, put_on_waiting_list
from app.insertion.partners import Prescriber
from app.insertion.paths import InsertionPath
from app.session import Session
from tests.app.records import parent
from tests.builders import FixedClock
from tests.ui.pages.bich import MONDAY, clock, counsellor, interview_of, page, path, window
from tests.ui.pages.insertion import ALT, CONTROL, ModelTester, plain, press
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.day_view import DayView
from ui.widgets.basics import Button
from ui.window import Window

ABOUT = "suivi, 45 min, sur place, parent de Minh Anh"
__all__ = ["clock", "counsellor", "page", "path", "window"]


@pytest.fixture
def day(page: InsertionPage) -> DayView:
    found = page.shown
    assert isinstance(found, DayView)
    return found


def rows(day: DayView) -> list[str]:
    return [plain(row.spoken) for row in day.list.model_.rows]


def waiting(day: DayView, name: str) -> str:
    section = next(one for one in day.waiting.sections if one.objectName() == f"day_{name}")
    if section.isHidden():
        return ""
    return plain(" | ".join(label.text() for label in section.findChildren(QLabel) if label.text()))


def planned(counsellor: Session, path: InsertionPath, day: date, start: int = 540) -> Interview:
    """As it stands when its day has passed without a word."""
    one = replace(interview_of(path, counsellor), day=day, start=start)
    with counsellor.store.atomic("plan_interview"):
        return counsellor.store.add(one)


def test_the_model_of_the_day_is_sound(qtmodeltester: ModelTester, day: DayView) -> None:
    qtmodeltester.check(day.list.model_)


def test_an_empty_day_says_so(window: Window, day: DayView, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 8, 10, 0))
    day.refresh()
    assert rows(day) == [
        "Aujourd’hui, dimanche 8 novembre",
        "Aucun rendez-vous aujourd’hui.",
        "Tous les entretiens passés ont leur suite.",
    ]
    assert day.list.current_row() is None


def test_past_interviews_without_a_state_stand_newest_first_under_today(
    day: DayView, counsellor: Session, path: InsertionPath
) -> None:
    planned(counsellor, path, date(2026, 11, 17))
    planned(counsellor, path, date(2026, 11, 19), 15 * 60)
    assert rows(day) == [
        "Aujourd’hui, lundi 23 novembre",
        f"14 h, Thị Bích Nguyễn, {ABOUT}, prévu",
        "2 entretiens à renseigner",
        f"jeu. 19 nov. 15 h, Thị Bích Nguyễn, il y a 4 jours, {ABOUT}, à renseigner",
        f"mar. 17 nov. 9 h, Thị Bích Nguyễn, il y a 6 jours, {ABOUT}, à renseigner",
    ]


@pytest.mark.parametrize(
    ("at", "name"),
    [
        ("09:00", "9 h"),  # nothing has begun: the first of the day
        ("09:50", "10 h"),  # a quarter of an hour before the second
        ("11:00", "10 h"),
        ("16:00", "14 h"),
    ],
)
def test_the_cursor_stands_on_the_appointment_of_the_moment(
    day: DayView, counsellor: Session, clock: FixedClock, at: str, name: str
) -> None:
    for first_name, start in (("Ümit", 540), ("Awa", 600)):
        other = open_path(
            counsellor,
            InsertionPath(parent_id=parent(counsellor, first_name).id, entry_day=date(2026, 11, 2)),
        )
        planned(counsellor, other, MONDAY, start)
    clock.set(datetime.fromisoformat(f"2026-11-23T{at}"))
    day.list.clearSelection()
    day.list.model_.show_rows([])
    day.refresh()
    row = day.list.current_row()
    assert row is not None
    assert plain(row.when[0]) == name


def test_after_an_interview_is_logged_the_cursor_goes_on_to_the_next_to_record(
    qtbot: QtBot, day: DayView, page: InsertionPage, counsellor: Session, path: InsertionPath
) -> None:
    planned(counsellor, path, date(2026, 11, 17))
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert page.shown is day
    row = day.list.current_row()
    assert row is not None
    assert row.interview is not None
    assert row.interview.day == date(2026, 11, 17)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_E, ALT)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    (found,) = counsellor.store.find(Interview, day=date(2026, 11, 17))
    assert found.state is InterviewState.EXCUSED


@pytest.mark.parametrize(("left", "shown"), [(31, False), (30, True), (0, True), (-4, True)])
def test_an_engagement_is_told_from_its_first_warning_to_its_renewal(
    day: DayView, counsellor: Session, clock: FixedClock, left: int, shown: bool
) -> None:
    (one,) = counsellor.store.find(Engagement)
    clock.set(datetime.combine(one.last_day - timedelta(days=left), datetime.min.time()))
    day.refresh()
    said = waiting(day, "ending")
    assert ("Thị Bích Nguyễn" in said) is shown
    if left < 0:
        assert "▲ s’est terminé il y a 4 jours" in said


@pytest.mark.parametrize(("days", "shown"), [(10, False), (11, True)])
def test_a_parent_is_silent_after_ten_days_without_an_interview(
    day: DayView, counsellor: Session, clock: FixedClock, days: int, shown: bool
) -> None:
    clock.set(datetime(2026, 11, 20, 9, 0) + timedelta(days=days))
    day.refresh()
    assert ("Thị Bích Nguyễn" in waiting(day, "silent")) is shown


def test_a_late_action_is_done_from_its_own_row(qtbot: QtBot, day: DayView, counsellor: Session) -> None:
    assert "Relancer l’agence Intérim Santé" in waiting(day, "overdue")
    (late,) = [one for one in counsellor.store.find(PlanAction) if one.is_overdue(MONDAY)]
    done = day.waiting.findChild(Button, f"overdue_done_{late.id}")
    assert done is not None
    done.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    (found,) = counsellor.store.find(PlanAction, id=late.id)
    assert (found.state, found.closed_on) == (ActionState.DONE, MONDAY)
    assert waiting(day, "overdue") == ""


def test_a_path_without_engagement_is_named_until_it_is_signed(day: DayView, counsellor: Session) -> None:
    assert waiting(day, "unsigned") == ""
    awa = parent(counsellor, "Awa", "Kouassi")
    open_path(counsellor, InsertionPath(parent_id=awa.id, entry_day=date(2026, 11, 20)))
    assert "Awa Kouassi" in waiting(day, "unsigned")


def test_other_peoples_paths_are_shown_when_asked_for(
    qtbot: QtBot, day: DayView, counsellor: Session
) -> None:
    awa = parent(counsellor, "Awa", "Kouassi")
    other = open_path(counsellor, InsertionPath(parent_id=awa.id, entry_day=date(2026, 11, 2), referent_id=1))
    plan_interview(counsellor, replace(interview_of(other, counsellor), day=MONDAY, start=16 * 60))
    assert not any("Awa" in row for row in rows(day))
    day.whose.choose("all")
    assert any("Awa Kouassi" in row for row in rows(day))


def test_an_interview_logged_by_somebody_else_leaves_the_list(
    day: DayView, counsellor: Session, path: InsertionPath
) -> None:
    one = planned(counsellor, path, date(2026, 11, 19))
    assert any("à renseigner" in row for row in rows(day))
    record_interview(counsellor, replace(one, state=InterviewState.HELD))
    assert "Tous les entretiens passés ont leur suite." in rows(day)


def test_the_waiting_list_stands_apart_from_what_has_no_answer(day: DayView, counsellor: Session) -> None:
    for name in ("Björn", "Omar"):
        one = Orientation(parent_id=0, day=MONDAY, prescriber=Prescriber.CAF, purpose=Purpose.TRAINING)
        made = add_orientation(counsellor, one, parent=Parent(home_id=0, first_name=name, last_name=name))
        if name == "Björn":
            put_on_waiting_list(counsellor, made, MONDAY)
    assert "Björn Björn" not in waiting(day, "orientations")
    assert "Omar Omar" in waiting(day, "orientations")
    assert "Björn Björn | en liste d’attente depuis le 23 novembre" in waiting(day, "listed")
