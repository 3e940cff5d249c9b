"""Rapports, closing: said first, done in place; what a closed month refuses is told where it was typed."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.care.attendance import AttendedSpan
from app.care.schedules import DayException
from app.days import Month
from app.insertion.interviews import Interview
from app.insertion.paths import InsertionPath
from app.report.closed_months import ClosedMonth, closing_of
from app.report.closing import close_month
from app.report.comments import comment_of
from app.report.desk import given_report, month_lines
from app.session import Session
from app.settings import Setting
from app.structure.records import Identity
from tests.ui.pages.conftest import OpenWindow
from ui.pages.attendance import AttendancePage
from ui.pages.planning import PlanningPage
from ui.pages.reports.closing import ClosingDesk, draw
from ui.pages.reports.months import state_sign, state_words
from ui.pages.reports.page import ReportsPage
from ui.pages.settings import SettingsPage
from ui.pages.settings.rules import RulesSection
from ui.window import Window

SEPTEMBER, OCTOBER, NOVEMBER = (Month(year=2026, month=number) for number in (9, 10, 11))
RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
LEFT = Qt.MouseButton.LeftButton
SAYS = "Octobre 2026 est clos depuis le 23 novembre 2026"


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("reports")


@pytest.fixture
def page(window: Window) -> ReportsPage:
    return reports(window)


def reports(window: Window) -> ReportsPage:
    found = window.page()
    assert isinstance(found, ReportsPage)
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def desk(page: ReportsPage) -> ClosingDesk:
    return page.completeness.closing


def state(page: ReportsPage) -> str:
    found = desk(page).findChild(QLabel, "report_closing")
    assert found is not None
    return plain(found.text()) if found.isVisible() else ""


def sure(page: ReportsPage, name: str) -> QPushButton:
    found = desk(page).findChild(QPushButton, name)
    assert found is not None
    return found


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(focused(), key)


def closed(page: ReportsPage) -> None:
    close_month(page.session, OCTOBER, draw)


def test_closing_says_what_it_means_then_enter_closes(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    button = desk(page).close_button
    assert plain(button.text()) == "Clore octobre 2026…"
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert "rien de daté d’octobre 2026 ne change plus" in said(desk(page))
    assert not page.completeness.save.isVisible()
    assert closing_of(page.session.store, OCTOBER) is None
    assert focused() is sure(page, "report_close_sure")
    press(qtbot, RETURN)
    given = given_report(page.session, OCTOBER)
    assert given is not None
    assert given.pdf.startswith(b"%PDF")
    seal = given.closing.seal
    assert state(page) == (
        f"Clos le 23 novembre 2026 par Claire Ménard · empreinte {seal[:4]} {seal[4:8]} {seal[8:]}"
    )
    assert plain(window.foot.sentence) == "Mois clos : octobre 2026."
    assert page.completeness.save.isVisible()
    assert not button.isVisible()
    assert desk(page).reopen_button.isVisible()
    assert focused() is page.completeness.save


def said(inside: QWidget) -> str:
    return plain(" ".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible()))


def test_escape_gives_up_and_nothing_is_closed(qtbot: QtBot, page: ReportsPage) -> None:
    qtbot.mouseClick(desk(page).close_button, LEFT)
    press(qtbot, ESCAPE)
    assert focused() is desk(page).close_button
    assert not sure(page, "report_close_sure").isVisible()
    assert page.session.store.find(ClosedMonth) == []


def test_a_month_under_way_can_not_be_closed_and_says_why_beside(page: ReportsPage) -> None:
    page.months.choose(NOVEMBER)
    assert not desk(page).close_button.isEnabled()
    assert "Novembre 2026 n’est pas fini : il pourra être clos à partir du 1er décembre 2026." in said(
        desk(page)
    )
    page.months.choose(OCTOBER)
    assert desk(page).close_button.isEnabled()
    assert "n’est pas fini" not in said(desk(page))


def test_what_is_missing_stands_beside_the_greyed_button(qtbot: QtBot, page: ReportsPage) -> None:
    store = page.session.store
    path = next(one for one in store.find(InsertionPath, exit_day=None) if one.entry_day < OCTOBER.first)
    qtbot.mouseClick(desk(page).close_button, LEFT)
    with store.atomic("plan_interview"):
        store.add(Interview(path_id=path.id, day=OCTOBER.first, start=540))
    press(qtbot, RETURN)  # the band was open: the refusal is told in it
    assert "1 suite d’entretien" in plain(desk(page).close_form.error.sentence)
    press(qtbot, ESCAPE)
    assert not desk(page).close_button.isEnabled()
    assert "Octobre 2026 ne peut pas encore être clos : il manque 1 suite d’entretien" in said(desk(page))


def test_another_month_puts_the_question_away(qtbot: QtBot, page: ReportsPage) -> None:
    qtbot.mouseClick(desk(page).close_button, LEFT)
    page.months.choose(SEPTEMBER)
    assert not sure(page, "report_close_sure").isVisible()
    assert page.completeness.save.isVisible()


def test_a_comment_being_typed_is_written_before_the_month_closes(qtbot: QtBot, page: ReportsPage) -> None:
    comment = page.completeness.comment
    comment.clear()
    qtbot.keyClicks(comment, "Dernier mot.")
    qtbot.mouseClick(desk(page).close_button, LEFT)
    press(qtbot, RETURN)
    given = given_report(page.session, OCTOBER)
    assert given is not None
    assert json.loads(given.data)["comment"] == "Dernier mot."
    assert comment.isReadOnly()
    assert comment_of(page.session, OCTOBER) == "Dernier mot."


def test_a_comment_that_is_refused_keeps_the_month_open(qtbot: QtBot, page: ReportsPage) -> None:
    page.completeness.comment.clear()
    qtbot.keyClicks(page.completeness.comment, "Nir 2 85 05 78 006 084 91")
    qtbot.mouseClick(desk(page).close_button, LEFT)
    press(qtbot, RETURN)
    assert "sécurité sociale" in page.completeness.error.sentence
    assert page.session.store.find(ClosedMonth) == []


def test_the_paper_and_the_data_saved_are_the_stored_ones(
    qtbot: QtBot, page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(page)
    given = given_report(page.session, OCTOBER)
    (identity,) = page.session.store.find(Identity)
    with page.session.store.atomic("set_identity"):
        page.session.store.change(replace(identity, name="Autre nom"))
    wanted = tmp_path / "octobre"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    save = page.findChild(QPushButton, "report_save")
    assert save is not None
    qtbot.waitUntil(save.isEnabled, timeout=30_000)
    qtbot.mouseClick(save, LEFT)
    assert given is not None
    assert wanted.with_suffix(".pdf").read_bytes() == given.pdf
    (act,) = [act for act in page.export.menu().actions() if act.text() == "Données (JSON)…"]
    act.trigger()
    assert wanted.with_suffix(".json").read_bytes() == given.data


def test_each_page_bears_the_first_signs_of_the_sha256_of_the_data_attached(page: ReportsPage) -> None:
    closed(page)
    given = given_report(page.session, OCTOBER)
    assert given is not None
    paper = pypdf.PdfReader(BytesIO(given.pdf))
    assert paper.attachments["rapport.json"] == [given.data]
    seal = f"Sceau {given.closing.seal[:4]} {given.closing.seal[4:8]} {given.closing.seal[8:]}"
    texts = [plain(one.extract_text()) for one in paper.pages]
    assert len(texts) == 3
    assert all(seal in text for text in texts)
    assert "Mois clos le 23 novembre 2026" in texts[0]


def test_a_month_is_reopened_with_a_reason_in_place(qtbot: QtBot, page: ReportsPage) -> None:
    closed(page)
    assert plain(desk(page).reopen_button.text()) == "Rouvrir octobre 2026…"
    qtbot.mouseClick(desk(page).reopen_button, LEFT)
    assert focused() is desk(page).reason.line
    press(qtbot, RETURN)
    assert desk(page).reason.refusal
    assert closing_of(page.session.store, OCTOBER) is not None
    qtbot.keyClicks(focused(), "Un pointage manquait")
    press(qtbot, RETURN)
    assert closing_of(page.session.store, OCTOBER) is None
    assert state(page) == "Rouvert le 23 novembre 2026 par Claire Ménard : Un pointage manquait"
    assert desk(page).close_button.isVisible()
    assert not page.completeness.comment.isReadOnly()
    assert focused() is page.completeness.save


def test_the_list_says_when_each_month_was_closed_or_reopened(qtbot: QtBot, page: ReportsPage) -> None:
    closed(page)
    line = month_lines(page.session)[1]
    assert (plain(state_words(line)), state_sign(line)) == ("clos le 23 novembre", ("lock", "fine"))
    assert line.closing is not None
    later = replace(line, closing=replace(line.closing, closed_on=line.closing.closed_on.replace(year=2027)))
    assert plain(state_words(later)) == "clos le 23 novembre 2027"
    qtbot.mouseClick(desk(page).reopen_button, LEFT)
    qtbot.keyClicks(focused(), "Erreur")
    press(qtbot, RETURN)
    line = month_lines(page.session)[1]
    assert (plain(state_words(line)), state_sign(line)) == ("rouvert le 23 novembre", ("undo", "amber"))


def test_the_counsellor_sees_that_it_is_closed_and_has_no_button(open_window: OpenWindow) -> None:
    closed(reports(open_window("reports")))
    page = reports(open_window("reports", "conseillere"))
    assert state(page).startswith("Clos le 23 novembre 2026 par Claire Ménard")
    assert not desk(page).reopen_button.isVisible()
    page.months.choose(SEPTEMBER)
    assert not desk(page).close_button.isVisible()


def test_control_z_takes_no_closing_back(qtbot: QtBot, window: Window, page: ReportsPage) -> None:
    closed(page)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert closing_of(page.session.store, OCTOBER) is not None
    assert not window.header.undo.isEnabled()


@pytest.fixture
def october_closed(open_window: OpenWindow) -> OpenWindow:
    closed(reports(open_window("reports")))
    return open_window


def test_the_planning_refuses_a_day_of_a_closed_month_under_what_was_typed(
    qtbot: QtBot, october_closed: OpenWindow
) -> None:
    page = october_closed("planning").page()
    assert isinstance(page, PlanningPage)
    page.week.line.setFocus()
    qtbot.keyClicks(page.week.line, "14/10")
    press(qtbot, RETURN)
    before = page.session.store.find(DayException)
    page.table.setCurrentIndex(page.model.index(0, 3))
    page.table.setFocus()
    press(qtbot, RETURN)
    page.form.spans.line.selectAll()
    qtbot.keyClicks(page.form.spans.line, "9-12")
    press(qtbot, RETURN)
    assert SAYS in said(page)
    assert page.form.spans.line.text() == "9-12"
    assert page.session.store.find(DayException) == before


def test_the_door_refuses_a_presence_of_a_closed_month_and_keeps_the_hours(
    qtbot: QtBot, october_closed: OpenWindow
) -> None:
    page = october_closed("attendance", "equipe").page()
    assert isinstance(page, AttendancePage)
    day = page.findChild(QLineEdit, "door_day")
    assert day is not None
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "14/10")
    press(qtbot, RETURN)
    before = stays(page.session)
    names = (one for one in page.findChildren(QPushButton) if one.objectName().startswith("hours_"))
    qtbot.mouseClick(next(one for one in names if one.isVisible()), LEFT)
    hours = page.findChild(QLineEdit, "door_hours")
    assert hours is not None
    hours.setFocus()
    hours.selectAll()
    qtbot.keyClicks(hours, "9:01-11:59")
    press(qtbot, RETURN)
    assert SAYS in plain(page.side.panel.refusal)
    assert hours.text() == "9:01-11:59"
    assert stays(page.session) == before


def stays(session: Session) -> list[AttendedSpan]:
    return session.store.touching(AttendedSpan, OCTOBER.first, OCTOBER.last)


def test_a_setting_from_a_closed_month_on_is_refused_in_its_form(
    qtbot: QtBot, october_closed: OpenWindow
) -> None:
    page = october_closed("settings").page()
    assert isinstance(page, SettingsPage)
    section = page.choose("rules")
    assert isinstance(section, RulesSection)
    rows = range(section.table.proxy.rowCount())
    section.table.select_row(next(at for at in rows if section.table.proxy.thing(at).id == "quota_percent"))
    (value,) = [field for field in section.value_fields.values() if field.isVisible()]
    for line, text in ((value.control, "25"), (section.first_day.control, "1/10/2026")):
        line.setFocus()
        qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(line, text)
    press(qtbot, RETURN)
    assert SAYS in said(page)
    assert section.session.store.find(Setting, key="quota_percent") == []


def test_the_months_deeds_stay_in_sight_however_much_is_missing(window: Window, page: ReportsPage) -> None:
    window.resize(1366, 768)
    page.months.choose(NOVEMBER)
    assert len(page.completeness.missing.rows) > 1
    for button in (desk(page).close_button, page.completeness.save, page.completeness.annex.begin):
        assert button.visibleRegion().boundingRect() == button.rect()


@pytest.mark.parametrize("high", [768, 468])
def test_the_answer_of_the_question_is_whole_in_sight_however_low_the_window(
    qtbot: QtBot, window: Window, page: ReportsPage, high: int
) -> None:
    window.resize(1366, high)
    qtbot.mouseClick(desk(page).close_button, LEFT)
    band = desk(page).close_form
    buttons = band.findChildren(QPushButton)
    assert len(buttons) == 2

    def all_in_sight() -> bool:
        return all(one.visibleRegion().boundingRect() == one.rect() for one in buttons)

    # The panel is laid out again, more than once, as the other buttons stand back.
    qtbot.waitUntil(all_in_sight)
