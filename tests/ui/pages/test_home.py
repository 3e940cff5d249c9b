"""The home page: who is here, the day's verdict, rows answered in place, the share, the last copy; by role."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.care.arrivals import note_arrival
from app.care.attendance import AttendedSpan
from app.care.attendance_days import note_day
from app.care.enrolments import Enrolment
from app.families.groups import add_group, place_in_group
from app.families.records import Child, Group
from app.session import Session
from app.structure.agreement import set_places
from app.users import Role
from tests.app.records import MONDAY, SUNDAY, as_role, at, child, enrolled, h, open_week, span
from tests.builders import FixedClock
from tests.ui.pages.home import Opened, opened, texts
from ui.page import Desk
from ui.pages.home import HomePage

__all__ = ["opened"]

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def enrolment(session: Session, clock: FixedClock) -> Enrolment:
    """One child since Friday 20 November, on Monday at 8:47; two places."""
    open_week(session)
    set_places(session, date(2026, 1, 1), 2)
    at(clock, MONDAY, "8:47")
    one = child(session, "Ana")
    place_in_group(session, one, add_group(session, Group(name="Petits")), date(2026, 9, 1))
    made = enrolled(session, one, span("8:30", "17:00"))
    for day in range(1, 54):
        when = date.fromordinal(date(2026, 9, 30).toordinal() + day)
        if when.weekday() < 5 and when < FRIDAY:
            note_day(session, made, when, [(h("8:30"), h("17:00"))])
    return made


def child_of(session: Session, enrolment: Enrolment) -> Child:
    return session.store.get(Child, enrolment.child_id)


def hours(page: HomePage, day: date) -> QLineEdit:
    (found,) = (row.hours for row in page.todo.rows if row.missing.day == day)
    return found


def test_the_late_ones_are_named_and_counted_by_group(enrolment: Enrolment, opened: Opened) -> None:
    said = texts(opened().present)
    assert {"0", "sur 1 attendu à 8 h 47", "Petits", "0 / 1", "1 enfant pas encore arrivé"} <= set(said)
    assert "Ana Żółć, 8 h 30" in said


def test_an_arrival_elsewhere_shows_at_once(
    qtbot: QtBot, enrolment: Enrolment, opened: Opened, session: Session
) -> None:
    page = opened()
    note_arrival(session, child_of(session, enrolment))
    wanted = {"1", "1 / 1", "Personne n’est attendu en ce moment"}
    qtbot.waitUntil(lambda: wanted <= set(texts(page.present)))


def test_the_day_has_a_verdict_and_a_peak(enrolment: Enrolment, opened: Opened) -> None:
    said = texts(opened().day)
    assert "Dans l’agrément de 7 h 30 à 18 h 30" in said
    assert "pic 1 sur 2 à 8 h 47" in said


def test_a_plan_above_the_agreement_is_told(enrolment: Enrolment, opened: Opened, session: Session) -> None:
    for name in ("Bo", "Cléo", "Dan"):
        enrolled(session, child(session, name), span("9:00", "12:00"))
    assert "Plus de 115 % de l’agrément, 9 h–12 h" in texts(opened().day)


def test_a_closed_day_looks_to_the_next_open_one(
    enrolment: Enrolment, opened: Opened, clock: FixedClock
) -> None:
    at(clock, SUNDAY, "10:00")
    page = opened()
    assert "La crèche est fermée aujourd’hui" in texts(page.present)
    assert "Lundi 23 novembre" in texts(page.day)


def test_a_presence_not_noted_is_answered_in_its_row_by_the_keyboard(
    qtbot: QtBot, enrolment: Enrolment, opened: Opened, session: Session
) -> None:
    page = opened()
    line = hours(page, FRIDAY)
    qtbot.keyClicks(line, "8:32-16:50")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (stay,) = session.store.find(AttendedSpan, day=FRIDAY)
    assert (stay.arrived, stay.left) == (h("8:32"), h("16:50"))
    assert [row.missing.day for row in page.todo.rows] == []


def test_a_departure_forgotten_has_its_arrival_typed_already(
    qtbot: QtBot, enrolment: Enrolment, opened: Opened, session: Session
) -> None:
    note_day(session, enrolment, FRIDAY, [(h("7:58"), None)])
    page = opened()
    line = hours(page, FRIDAY)
    assert line.text() == "7:58-"
    assert "départ non noté" in texts(page.todo)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClicks(line, "17:30")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (stay,) = session.store.find(AttendedSpan, day=FRIDAY)
    assert (stay.arrived, stay.left) == (h("7:58"), h("17:30"))


def test_what_cannot_be_read_is_told_in_the_row_and_stays(
    qtbot: QtBot, enrolment: Enrolment, opened: Opened
) -> None:
    page = opened()
    line = hours(page, FRIDAY)
    qtbot.keyClicks(line, "midi")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (row,) = page.todo.rows
    assert (row.error.isVisible(), line.text()) == (True, "midi")


def test_hours_half_typed_survive_what_others_do(
    qtbot: QtBot, enrolment: Enrolment, opened: Opened, session: Session
) -> None:
    page = opened()
    qtbot.keyClicks(hours(page, FRIDAY), "8:32-")
    note_arrival(session, child_of(session, enrolment))
    assert hours(page, FRIDAY).text() == "8:32-"


def test_a_new_creche_has_its_steps_until_it_is_set_up(opened: Opened, clock: FixedClock) -> None:
    at(clock, MONDAY, "8:47")
    said = texts(opened().todo)
    assert {"L’agrément", "Les horaires et les jours fériés", "L’équipe", "La première famille"} <= set(said)


def test_the_share_says_how_many_are_wanting(enrolment: Enrolment, opened: Opened) -> None:
    said = texts(opened().share)
    assert {"0,0 %", "Seuil non atteint", "0 enfant sur 1"} <= set(said)
    assert "Il manque 1 enfant Avip de plus pour tenir le seuil." in said


def test_the_director_makes_a_copy(
    qtbot: QtBot, enrolment: Enrolment, opened: Opened, session: Session, folder: Path
) -> None:
    page = opened()
    assert page.backup.words.startswith("Aucune sauvegarde")
    qtbot.mouseClick(page.backup.button, Qt.MouseButton.LeftButton)
    assert page.backup.words.startswith("Dernière sauvegarde vérifiée, aujourd’hui, 8")
    assert session.store.last_backup() == datetime(2026, 11, 23, 8, 47)
    assert len(list((folder / "sauvegardes").iterdir())) == 1


@pytest.mark.parametrize(
    ("days", "tone", "since"),
    [
        (0, "fine", "aujourd’hui, 8 h 02"),
        (1, "fine", "il y a 1 jour,"),
        (2, "amber", "il y a 2 jours,"),
        (6, "amber", "il y a 6 jours,"),
        (7, "alert", "il y a 7 jours,"),
    ],
)
def test_the_last_copy_is_amber_from_two_days_on_and_red_from_seven(
    opened: Opened, clock: FixedClock, days: int, tone: str, since: str
) -> None:
    page = opened()
    page.back_up()
    clock.move(days=days)
    page.reload()
    assert page.backup.findChildren(QLabel)[0].property("tone") == tone
    assert f"vérifiée, {since}" in page.backup.words.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_rehearsal_that_failed_is_told_before_the_last_copy_until_one_succeeds(
    qtbot: QtBot, opened: Opened, session: Session, clock: FixedClock
) -> None:
    copy = session.store.keep_copy()
    assert copy is not None
    (copy / "donnees.db").write_bytes(b"x" * 4096)
    session.store.rehearse()
    page = opened()
    assert page.backup.words.startswith("Restauration d’essai manquée, le ")
    assert "faites une autre sauvegarde" in page.backup.words
    clock.move(minutes=1)
    qtbot.mouseClick(page.backup.button, Qt.MouseButton.LeftButton)
    assert page.backup.words.startswith("Dernière sauvegarde vérifiée")


def test_the_team_sees_neither_the_share_nor_the_copies(
    enrolment: Enrolment, opened: Opened, desk: Desk, session: Session
) -> None:
    desk.session = as_role(session, Role.TEAM)
    page = opened()
    assert not page.share.isVisible()
    assert not page.backup.isVisible()
    assert page.todo.isVisible()
    assert all("avip" not in text.casefold() for text in texts(page))


def test_the_minute_turns_only_while_somebody_looks(
    qtbot: QtBot, enrolment: Enrolment, opened: Opened, clock: FixedClock
) -> None:
    page = opened()
    timer = page.minute
    assert timer.isActive()
    clock.move(minutes=13)
    timer.timeout.emit()
    qtbot.waitUntil(lambda: "sur 1 attendu à 9 h" in texts(page.present))
    page.hide()
    assert not timer.isActive()


def test_every_control_has_a_name(enrolment: Enrolment, opened: Opened) -> None:
    page = opened()
    controls = [*page.findChildren(QPushButton), *page.findChildren(QLineEdit)]
    assert [one for one in controls if not one.accessibleName()] == []
