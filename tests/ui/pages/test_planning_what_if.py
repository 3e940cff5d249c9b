"""« Et si… » over the grid: composed, seen dashed with its effects, mended, accepted in one deed or dropped."""

from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.care.enrolments import Enrolment
from app.families.records import Child
from app.session import Session
from app.staff.records import Leave
from app.structure.agreement import set_places
from app.structure.records import Closure
from tests.app.planning.asking import adult, children, every_row
from tests.app.records import MONDAY, TUESDAY, at, open_week, span
from tests.builders import FixedClock
from tests.ui.pages.test_planning import ModelTester
from ui.page import Desk
from ui.pages.planning import PlanningPage
from ui.pages.planning.grid import GroupRow
from ui.pages.planning.what_if_band import WhatIfBand
from ui.window import Window

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier
NEXT = date(2026, 11, 30)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, session: Session, clock: FixedClock) -> PlanningPage:
    """Three children and two adults on weekdays, five places; Monday at 8:47."""
    at(clock, MONDAY, "8:47")
    open_week(session, span("7:00", "18:30"))
    set_places(session, date(2026, 1, 1), 5)
    adult(session, "Ana Bé", "8:00-17:00")
    adult(session, "Zoé Ka", "8:00-17:00")
    children(session, 3, "8:00-17:00")
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go("planning")
    found = window.page()
    assert isinstance(found, PlanningPage)
    return found


@pytest.fixture
def band(qtbot: QtBot, page: PlanningPage) -> WhatIfBand:
    """Opened by its button, the cursor in its first field."""
    qtbot.mouseClick(button(page, "planning_what_if_open"), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is page.trials.band.form.name.line
    return page.trials.band


def button(parent: QWidget, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert found is not None
    return found


def click(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(button(parent, name), Qt.MouseButton.LeftButton)


def said(widget: QWidget) -> str:
    labels = [one for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]
    return "\n".join(one.text().replace("\u00a0", " ") for one in labels)


def type_family(qtbot: QtBot, band: WhatIfBand, name: str = "Zofia Żółć", week: str = "lun-ven 9-16") -> None:
    form = band.form
    form.name.line.clear()
    form.name.line.insert(name)
    qtbot.keyClicks(form.week.line, week)
    form.first_day.line.selectAll()
    qtbot.keyClicks(form.first_day.line, "30/11")
    qtbot.keyClick(form.first_day.line, ENTER)


def test_a_family_is_seen_dashed_with_its_effects_and_nothing_is_written(
    qtbot: QtBot, page: PlanningPage, band: WhatIfBand
) -> None:
    before = every_row(page.session)
    type_family(qtbot, band)
    words = said(band)
    assert "Et si… accueillir Zofia Żółć, lun. à ven. 9 h–16 h, dès le 30 novembre ?" in words
    assert "Pic 4 lundi 30 novembre pour 5 places" in words
    assert "Adultes : aucun manque de plus" in words
    assert "+ 280 h réservées sur 8 semaines" in words
    assert every_row(page.session) == before
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.model.plan.days[0].day == NEXT)
    assert page.model.rows[0] == GroupRow("Et si…", 1)
    index = page.model.index(1, 1)
    cell = str(index.data(Qt.ItemDataRole.AccessibleTextRole)).replace("\u00a0", " ")
    assert cell == "Zofia Żółć, lundi 30 novembre : rien de réservé, régulier, et si : 9 h–16 h"
    assert not index.flags() & Qt.ItemFlag.ItemIsSelectable


def test_the_model_stays_sound_with_what_is_tried(
    qtbot: QtBot, qtmodeltester: ModelTester, page: PlanningPage, band: WhatIfBand
) -> None:
    type_family(qtbot, band)
    page.reload()
    model: QAbstractItemModel = page.model
    qtmodeltester.check(model)


def test_a_surnombre_and_a_lack_of_adults_are_told_by_their_signs(
    qtbot: QtBot, page: PlanningPage, band: WhatIfBand
) -> None:
    set_places(page.session, date(2026, 1, 1), 3)
    type_family(qtbot, band, week="lun 7-9")
    words = said(band)
    assert "Pic 4 lundi 30 novembre à 8 h, permis jusqu’à 4" in words
    assert "Adultes : 8 jours en manquent, dès lundi 30 novembre" in words
    click(qtbot, band, "what_if_weeks")
    assert "Semaine 49 : pic 4 au lieu de 3, + 2 h" in said(band)


def test_another_week_is_drawn_over_the_child_s_own(
    qtbot: QtBot, page: PlanningPage, band: WhatIfBand
) -> None:
    (enrolment, *_) = page.session.store.find(Enrolment)
    band.form.kind.choose("week")
    band.form.contract.combo.setCurrentIndex(1)
    qtbot.keyClicks(band.form.week.line, "lun-ven 9-12")
    qtbot.keyClick(band.form.week.line, ENTER)
    row = page.model.row_of(enrolment.id)
    assert row is not None
    cell = page.model.index(row, 2).data(Qt.ItemDataRole.ToolTipRole).replace("\u00a0", " ")
    assert cell.endswith("8 h–17 h, régulier, et si : 9 h–12 h")


def test_several_changes_stand_together_and_each_can_be_mended_or_taken_out(
    qtbot: QtBot, page: PlanningPage, band: WhatIfBand
) -> None:
    type_family(qtbot, band)
    click(qtbot, band, "what_if_more")
    band.form.kind.choose("leave")
    band.form.member.combo.setCurrentIndex(1)
    band.form.first_day.line.selectAll()
    qtbot.keyClicks(band.form.first_day.line, "mardi")
    qtbot.keyClick(band.form.first_day.line, ENTER)
    assert "· congé d’Ana Bé, le 24 novembre 2026" in said(band)
    assert "Adultes : 1 jour en manque, dès mardi 24 novembre" in said(band)
    click(qtbot, band, "what_if_mend_0")
    assert band.form.name.line.text() == "Zofia Żółć"
    assert [type(one).__name__ for one in band.changes] == ["TriedLeave"]
    band.form.week.line.selectAll()
    qtbot.keyClicks(band.form.week.line, "sam 9-12")
    qtbot.keyClick(band.form.week.line, ENTER)
    click(qtbot, band, "what_if_remove_0")
    assert "Et si… accueillir Zofia Żółć, sam. 9 h–12 h, dès le 30 novembre ?" in said(band)


def test_accepting_writes_all_of_it_and_one_undo_takes_it_back(
    qtbot: QtBot, page: PlanningPage, band: WhatIfBand
) -> None:
    before = every_row(page.session)
    form = band.form
    form.last_day.line.insert("31/7/2027")
    form.birth_day.line.insert("2/5/2025")
    type_family(qtbot, band)
    click(qtbot, band, "what_if_more")
    form.kind.choose("closure")
    form.first_day.line.selectAll()
    qtbot.keyClicks(form.first_day.line, "vendredi")
    form.hours.line.setFocus()
    qtbot.keyClicks(form.hours.line, "15-18:30")
    qtbot.keyClick(form.hours.line, ENTER)
    click(qtbot, band, "what_if_accept")
    assert not band.isVisible()
    assert QApplication.focusWidget() is page.table
    assert page.session.store.find(Child)[-1].name == "Zofia Żółć"
    assert len(page.session.store.find(Enrolment)) == 4
    assert [(one.start, one.end) for one in page.session.store.find(Closure)] == [(900, 1110)]
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: every_row(page.session) == before)


def test_what_is_still_to_be_said_of_a_family_is_asked_on_accepting(
    qtbot: QtBot, page: PlanningPage, band: WhatIfBand
) -> None:
    before = every_row(page.session)
    type_family(qtbot, band)
    click(qtbot, band, "what_if_accept")
    assert "Un contrat a un dernier jour" in said(band)
    assert every_row(page.session) == before
    assert band.changes


def test_a_wrong_input_is_told_under_its_field_and_stays(
    qtbot: QtBot, page: PlanningPage, band: WhatIfBand
) -> None:
    qtbot.keyClicks(band.form.week.line, "lun 8")
    qtbot.keyClick(band.form.week.line, ENTER)
    assert band.form.week.refusal
    band.form.week.line.clear()
    qtbot.keyClick(band.form.week.line, ENTER)
    assert "obligatoire" in band.form.week.refusal
    qtbot.keyClicks(band.form.week.line, "lun 8-12")
    band.form.first_day.line.selectAll()
    qtbot.keyClicks(band.form.first_day.line, "32/13")
    qtbot.keyClick(band.form.first_day.line, ENTER)
    assert band.form.first_day.refusal
    band.form.first_day.line.selectAll()
    qtbot.keyClicks(band.form.first_day.line, "30/11")
    band.form.last_day.line.insert("1/11/2026")
    qtbot.keyClick(band.form.first_day.line, ENTER)
    assert band.form.last_day.refusal
    assert (band.changes, band.form.week.line.text()) == ([], "lun 8-12")
    band.form.kind.choose("leave")
    qtbot.keyClick(band.form.first_day.line, ENTER)
    assert "obligatoire" in band.form.member.refusal
    band.form.kind.choose("closure")
    qtbot.keyClicks(band.form.hours.line, "8-9 10-11")
    band.form.last_day.line.clear()
    qtbot.keyClick(band.form.hours.line, ENTER)
    assert "une seule plage" in band.form.hours.refusal


def test_escape_and_abandon_drop_it_and_the_grid_is_as_before(
    qtbot: QtBot, page: PlanningPage, band: WhatIfBand
) -> None:
    before = every_row(page.session)
    type_family(qtbot, band)
    click(qtbot, band, "what_if_drop")
    assert (band.isVisible(), band.changes, band.outcome) == (False, [], None)
    assert not any(isinstance(one, GroupRow) and one.name == "Et si…" for one in page.model.rows)
    assert every_row(page.session) == before
    click(qtbot, page, "planning_what_if_open")
    qtbot.keyClick(band.form.name.line, ESCAPE)
    assert not band.isVisible()
    assert QApplication.focusWidget() is page.table


def test_what_is_tried_is_tried_again_on_what_changed(
    qtbot: QtBot, page: PlanningPage, band: WhatIfBand
) -> None:
    type_family(qtbot, band)
    set_places(page.session, date(2026, 1, 1), 3)
    assert "permis jusqu’à 4" in said(band)
    assert page.session.store.find(Leave) == []
    assert page.trials.load(TUESDAY) is None
