"""The door's page: one touch for arrived and left, absences, several stays, past days, the evening's grid."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.care.attendance import Absence, AbsenceReason, AttendedSpan
from app.care.attendance_days import note_day
from app.care.door import DoorState
from app.care.enrolments import Enrolment, Kind
from app.families.groups import add_group, place_in_group
from app.families.records import Group
from app.session import Session
from tests.app.records import MONDAY, at, child, enrolled, h, open_week, span
from tests.builders import FixedClock
from ui.page import Desk
from ui.pages import PageEntry
from ui.pages.attendance import AttendancePage
from ui.pages.attendance.header import DOOR, EVENING
from ui.window import Window

ENTRIES = (
    PageEntry(
        name="attendance", title="Pointage", icon="attendance", path="ui.pages.attendance:AttendancePage"
    ),
    PageEntry(name="other", title="Autre", icon="home", path="ui.page:Page"),
)
FRIDAY = date(2026, 11, 20)
HOURS = {"Ana": span("8:30", "17:00"), "Bo": span("8:30", "16:00"), "Cléo": span("9:00", "17:00")}


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Answers Qt's own dialog with this test's folder and the name proposed: the files chosen so far."""
    paths: list[Path] = []

    def answer(_parent: QWidget, _title: str, proposed: str, _kind: str) -> tuple[str, str]:
        paths.append(tmp_path / Path(proposed).name)
        return str(paths[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return paths


@pytest.fixture
def children(session: Session, clock: FixedClock) -> Mapping[str, Enrolment]:
    """Three children from Monday to Friday; it is Monday, 8:47."""
    open_week(session)
    at(clock, MONDAY, "8:47")
    return {name: enrolled(session, child(session, name), hours) for name, hours in HOURS.items()}


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, children: Mapping[str, Enrolment]) -> Window:
    made = Window(desk, ENTRIES)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def page(window: Window) -> AttendancePage:
    shown = window.page()
    assert isinstance(shown, AttendancePage)
    return shown


def button(page: QWidget, name: str) -> QPushButton:
    (found,) = (one for one in page.findChildren(QPushButton, name) if one.isVisible())
    return found


def field(page: QWidget, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def touch(qtbot: QtBot, page: QWidget, name: str) -> None:
    qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def stays(session: Session, enrolment: Enrolment) -> list[tuple[int, int | None]]:
    found = session.store.find(AttendedSpan, enrolment_id=enrolment.id)
    return sorted((stay.arrived, stay.left) for stay in found)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def state(page: AttendancePage, enrolment: Enrolment) -> DoorState:
    return next(card.line.state for card in page.cards.cards if card.line.enrolment.id == enrolment.id)


def test_one_touch_for_arrived_and_one_for_left(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], clock: FixedClock, session: Session
) -> None:
    ana = children["Ana"]
    touch(qtbot, page, f"arrival_{ana.id}")
    assert stays(session, ana) == [(h("8:47"), None)]
    assert plain(page.band.sentence) == "Ana Żółć, arrivée notée à 8 h 47"
    clock.move(hours=8)
    touch(qtbot, page, f"departure_{ana.id}")
    assert stays(session, ana) == [(h("8:47"), h("16:47"))]


def test_a_child_who_left_may_come_back_the_same_day(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], clock: FixedClock, session: Session
) -> None:
    ana = children["Ana"]
    for hour, deed in (("8:47", "arrival"), ("12:05", "departure"), ("13:30", "arrival")):
        at(clock, MONDAY, hour)
        page.reload()
        touch(qtbot, page, f"{deed}_{ana.id}")
    assert stays(session, ana) == [(h("8:47"), h("12:05")), (h("13:30"), None)]


def test_a_double_tap_notes_one_arrival_and_no_departure(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], session: Session
) -> None:
    ana = children["Ana"]
    touch(qtbot, page, f"arrival_{ana.id}")
    qtbot.mouseDClick(button(page, f"departure_{ana.id}"), Qt.MouseButton.LeftButton)
    assert stays(session, ana) == [(h("8:47"), None)]
    assert page.banner.sentence == ""


def test_cards_stay_under_the_finger_then_take_their_order_again(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment]
) -> None:
    ana, bo, cleo = (children[name].id for name in ("Ana", "Bo", "Cléo"))
    assert page.cards.order == [ana, bo, cleo]
    touch(qtbot, page, f"arrival_{ana}")
    assert page.cards.order == [ana, bo, cleo]
    page.header.modes.choose(EVENING)
    page.header.modes.choose(DOOR)
    assert page.cards.order == [bo, cleo, ana]


def test_annuler_takes_the_last_touch_back(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], session: Session
) -> None:
    touch(qtbot, page, f"arrival_{children['Ana'].id}")
    touch(qtbot, page, "door_undo")
    assert stays(session, children["Ana"]) == []
    assert state(page, children["Ana"]) is DoorState.LATE
    assert page.band.sentence == ""


def test_the_band_forgets_what_was_undone_by_the_keys(
    qtbot: QtBot, window: Window, page: AttendancePage, children: Mapping[str, Enrolment]
) -> None:
    touch(qtbot, page, f"arrival_{children['Ana'].id}")
    window.undo()
    assert page.band.sentence == ""


def test_the_keys_go_between_the_cards_and_note(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], clock: FixedClock, session: Session
) -> None:
    page.cards.focus_first()
    first, second = page.cards.cards[:2]
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_A)
    assert stays(session, children["Bo"]) == [(h("8:47"), None)]
    clock.move(hours=1)
    qtbot.keyClick(second, Qt.Key.Key_D)
    assert stays(session, children["Bo"]) == [(h("8:47"), h("9:47"))]
    qtbot.keyClick(first, Qt.Key.Key_B)
    assert page.side.panel.form.isVisible()


def test_an_absence_has_a_reason_and_days(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], session: Session
) -> None:
    touch(qtbot, page, f"absence_{children['Ana'].id}")
    form = page.side.panel.form
    form.reason.combo.setCurrentIndex(4)
    assert plain(form.announced_on.line.text()) == "23/11/2026"
    form.last_day.line.selectAll()
    qtbot.keyClicks(form.last_day.line, "+2")
    qtbot.keyClick(form.last_day.line, Qt.Key.Key_Return)
    (absence,) = session.store.find(Absence)
    assert (absence.first_day, absence.last_day) == (MONDAY, MONDAY + timedelta(days=2))
    assert absence.reason is AbsenceReason.HOLIDAY
    assert state(page, children["Ana"]) is DoorState.ABSENT
    assert not page.side.isVisible()


def test_an_absence_without_a_reason_names_the_field_and_keeps_what_was_typed(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], session: Session
) -> None:
    touch(qtbot, page, f"absence_{children['Ana'].id}")
    touch(qtbot, page, "absence_save")
    form = page.side.panel.form
    assert "obligatoire" in form.reason.refusal
    assert form.first_day.line.text() == "23/11/2026"
    qtbot.keyClick(form.reason.combo, Qt.Key.Key_Escape)
    assert not page.side.isVisible()
    assert session.store.find(Absence) == []


def test_an_absence_is_taken_away(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], session: Session
) -> None:
    touch(qtbot, page, f"absence_{children['Ana'].id}")
    page.side.panel.form.reason.combo.setCurrentIndex(6)
    touch(qtbot, page, "absence_save")
    touch(qtbot, page, f"absence_{children['Ana'].id}")
    touch(qtbot, page, "absence_remove")
    assert session.store.find(Absence) == []


def test_a_past_day_is_corrected(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], session: Session
) -> None:
    day = field(page, "door_day")
    day.selectAll()
    qtbot.keyClicks(day, "20/11")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert page.day == FRIDAY
    assert plain(page.header.words) == "Vendredi 20 novembre, 0 présent, 0 absent, 3 non notés"
    touch(qtbot, page, f"hours_{children['Ana'].id}")
    hours = field(page, "door_hours")
    qtbot.keyClicks(hours, "8:40-12 13-17:10")
    qtbot.keyClick(hours, Qt.Key.Key_Return)
    assert stays(session, children["Ana"]) == [(h("8:40"), h("12:00")), (h("13:00"), h("17:10"))]
    touch(qtbot, page, "door_today")
    assert page.day == MONDAY


def test_a_date_that_is_none_is_told_in_its_place(qtbot: QtBot, page: AttendancePage) -> None:
    day = field(page, "door_day")
    day.selectAll()
    qtbot.keyClicks(day, "31/2")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert "février" in page.header.refusal
    assert (page.day, day.text()) == (MONDAY, "31/2")


def test_hours_that_cannot_be_read_stay_typed(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], session: Session
) -> None:
    page.show_day(FRIDAY)
    touch(qtbot, page, f"hours_{children['Ana'].id}")
    hours = field(page, "door_hours")
    qtbot.keyClicks(hours, "8:40-")
    qtbot.keyClicks(hours, "77")
    qtbot.keyClick(hours, Qt.Key.Key_Return)
    assert page.side.panel.refusal != ""
    assert (hours.text(), stays(session, children["Ana"])) == ("8:40-77", [])


def test_a_child_not_expected_is_found_by_name_and_arrives(
    qtbot: QtBot, page: AttendancePage, session: Session
) -> None:
    zoe = child(session, "Zoé", "D’Août")
    enrolment = enrolled(session, zoe, kind=Kind.OCCASIONAL)
    touch(qtbot, page, "door_others")
    name = field(page, "door_other_name")
    qtbot.keyClicks(name, "xyz")
    assert page.side.others.found == []
    name.clear()
    qtbot.keyClicks(name, "daout")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert stays(session, enrolment) == [(h("8:47"), None)]
    assert state(page, enrolment) is DoorState.PRESENT


def test_groups_filter_the_cards(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], session: Session
) -> None:
    small = add_group(session, Group(name="Petits", position=1))
    big = add_group(session, Group(name="Grands", position=2))
    for name, group in (("Ana", small), ("Bo", big), ("Cléo", big)):
        one = next(card.line.child for card in page.cards.cards if card.line.child.first_name == name)
        place_in_group(session, one, group, date(2026, 9, 1))
    page.header.groups.choose(str(big.id))
    assert page.cards.order == [children["Bo"].id, children["Cléo"].id]


def test_the_evening_is_typed_line_by_line_without_the_mouse(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], clock: FixedClock, session: Session
) -> None:
    at(clock, MONDAY, "18:40")
    page.header.modes.choose(EVENING)
    first = field(page, f"stay_{children['Ana'].id}")
    assert first.hasFocus()
    for typed in ("8:32-17:02", "8:30-12 13-16", "abs"):
        focus = page.window().focusWidget()
        assert focus is not None
        qtbot.keyClicks(focus, typed)
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert stays(session, children["Ana"]) == [(h("8:32"), h("17:02"))]
    assert stays(session, children["Bo"]) == [(h("8:30"), h("12:00")), (h("13:00"), h("16:00"))]
    assert page.side.panel.title.text() == "Cléo Żółć"
    reason = page.side.panel.form.reason.combo
    assert reason.hasFocus()
    reason.setCurrentIndex(6)
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert [absence.enrolment_id for absence in session.store.find(Absence)] == [children["Cléo"].id]


def test_the_evening_ends_the_arrivals_of_the_door(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], clock: FixedClock, session: Session
) -> None:
    touch(qtbot, page, f"arrival_{children['Ana'].id}")
    at(clock, MONDAY, "18:40")
    page.header.modes.choose(EVENING)
    line = field(page, f"stay_{children['Ana'].id}")
    assert line.text() == "8:47-"
    line.selectAll()
    qtbot.keyClicks(line, "17:05")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert stays(session, children["Ana"]) == [(h("8:47"), h("17:05"))]


def test_a_line_that_is_refused_stays_typed_with_the_reason_under_it(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], clock: FixedClock, session: Session
) -> None:
    at(clock, MONDAY, "12:00")
    page.header.modes.choose(EVENING)
    row = page.evening.rows[0]
    qtbot.keyClicks(row.line, "8:32-17:02")
    qtbot.keyClick(row.line, Qt.Key.Key_Return)
    assert "est à venir" in row.refusal
    assert row.line.text() == "8:32-17:02"
    assert page.evening.is_edited
    qtbot.keyClick(row.line, Qt.Key.Key_Escape)
    assert (row.refusal, row.line.text(), page.evening.is_edited) == ("", "", False)


def test_a_column_is_pasted_and_what_is_wrong_stays(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], clock: FixedClock, session: Session
) -> None:
    at(clock, MONDAY, "18:40")
    page.header.modes.choose(EVENING)
    QGuiApplication.clipboard().setText("Ana\t8:31-17\nBo\tmidi\nCléo\t9:04-16:50\n")
    qtbot.keyClick(page.evening.rows[0].line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stays(session, children["Ana"]) == [(h("8:31"), h("17:00"))]
    assert stays(session, children["Cléo"]) == [(h("9:04"), h("16:50"))]
    bo = page.evening.rows[1]
    assert (bo.line.text(), bo.line.hasFocus(), bo.refusal != "") == ("midi", True, True)


def test_an_emptied_line_takes_the_stays_away(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], session: Session
) -> None:
    note_day(session, children["Ana"], FRIDAY, [(h("8:30"), h("17:00"))])
    page.show_day(FRIDAY)
    page.header.modes.choose(EVENING)
    line = field(page, f"stay_{children['Ana'].id}")
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert stays(session, children["Ana"]) == []
    assert page.evening.rows[0].state == "présence non notée"


def test_what_is_typed_comes_back_with_its_child_and_its_day(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment]
) -> None:
    page.show_day(FRIDAY)
    page.header.modes.choose(EVENING)
    qtbot.keyClicks(page.evening.rows[0].line, "8:32-")
    page.show_day(MONDAY)
    assert page.evening.rows[0].line.text() == ""
    assert page.evening.is_edited
    page.show_day(FRIDAY)
    assert [row.line.text() for row in page.evening.rows] == ["8:32-", "", ""]


def test_three_states_are_told_apart(
    qtbot: QtBot, page: AttendancePage, children: Mapping[str, Enrolment], session: Session
) -> None:
    note_day(session, children["Ana"], FRIDAY, [(h("8:30"), h("17:00"))])
    page.show_day(FRIDAY)
    touch(qtbot, page, f"absence_{children['Bo'].id}")
    page.side.panel.form.reason.combo.setCurrentIndex(6)
    touch(qtbot, page, "absence_save")
    assert {card.line.child.first_name: card.line.state for card in page.cards.cards} == {
        "Ana": DoorState.LEFT,
        "Bo": DoorState.ABSENT,
        "Cléo": DoorState.NOT_RECORDED,
    }


def test_the_clock_follows_the_session_and_rests_when_nobody_looks(
    window: Window, page: AttendancePage, clock: FixedClock
) -> None:
    timer = page.header.clock.timer
    assert (plain(page.header.clock.text), timer.isActive()) == ("8 h 47", True)
    clock.move(minutes=1)
    timer.timeout.emit()
    assert plain(page.header.clock.text) == "8 h 48"
    window.go("other")
    assert not timer.isActive()
    window.go("attendance")
    assert timer.isActive()


def test_the_whole_window_is_lent_and_given_back(qtbot: QtBot, window: Window, page: AttendancePage) -> None:
    assert not window.foot.isVisible()
    touch(qtbot, page, "door_wide")
    assert not window.navigation.isVisible()
    touch(qtbot, page, "door_wide")
    assert window.navigation.isVisible()
    window.go("other")
    assert window.foot.isVisible()


def test_the_sheet_of_the_day_is_drawn_and_saved(
    qtbot: QtBot, page: AttendancePage, chosen: list[Path]
) -> None:
    touch(qtbot, page, "door_save")
    qtbot.waitUntil(lambda: bool(chosen) and chosen[0].exists(), timeout=20_000)
    assert chosen[0].name == "feuille-de-presence-2026-11-23.pdf"
    assert chosen[0].read_bytes().startswith(b"%PDF")


def test_the_day_is_exported_as_a_table(
    qtbot: QtBot,
    page: AttendancePage,
    children: Mapping[str, Enrolment],
    session: Session,
    chosen: list[Path],
) -> None:
    note_day(session, children["Ana"], FRIDAY, [(h("8:30"), h("17:00"))])
    page.show_day(FRIDAY)
    touch(qtbot, page, "door_export")
    rows = plain(chosen[0].read_bytes().decode("utf-8-sig")).splitlines()
    assert rows[:3] == [
        "Enfant;Groupe;Prévu;Présent;État",
        "Ana Żółć;;8 h 30–17 h;8:30-17:00;8 h 30–17 h",
        "Bo Żółć;;8 h 30–16 h;;présence non notée",
    ]


def test_nothing_of_insertion_is_said(page: AttendancePage) -> None:
    assert all("avip" not in card.accessibleName().casefold() for card in page.cards.cards)


def test_a_closed_day_says_what_to_do(page: AttendancePage) -> None:
    page.show_day(date(2026, 11, 22))
    assert page.cards.order == []
    assert not page.cards.isVisible()
