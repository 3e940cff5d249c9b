"""The rota's week copied forward from the team's page: what is left out said before, one undo, by real events."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.staff.managing import add_leave, set_shift_day
from app.staff.records import Leave, LeaveKind
from app.users import Role
from tests.app.records import MONDAY, TUESDAY, as_role
from tests.ui.pages import team
from tests.ui.pages.team import CONTROL, LATE, MORNING, furnish, of, opened, plain, works
from ui.page import Desk
from ui.pages.team.page import TeamPage

page = team.page
WEEK = timedelta(days=7)


@pytest.fixture
def copying(page: TeamPage) -> TeamPage:
    """Zoé works on Monday and Tuesday, as noted for those days; on the Tuesday after she is ill."""
    zoe = of(page, "Zoé")
    set_shift_day(page.session, zoe, MONDAY, [MORNING])
    set_shift_day(page.session, zoe, TUESDAY, [MORNING])
    ill = Leave(member_id=zoe.id, first_day=TUESDAY + WEEK, last_day=TUESDAY + WEEK, kind=LeaveKind.SICK)
    add_leave(page.session, ill)
    return page


def summary(page: TeamPage) -> str:
    found = page.findChild(QLabel, "team_copy_summary")
    assert isinstance(found, QLabel)
    return plain(found.text())


def told(page: TeamPage) -> list[str]:
    rows = page.week.copying.told
    return [plain(rows.item(row).text()) for row in range(rows.count())]


def open_it(qtbot: QtBot, page: TeamPage) -> None:
    page.week.copy.setFocus()
    qtbot.keyClick(page.week.copy, Qt.Key.Key_Space)
    assert page.week.copying.isVisible()


def test_what_changes_and_what_is_left_out_is_said_before(qtbot: QtBot, copying: TeamPage) -> None:
    open_it(qtbot, copying)
    said = "Du 30 novembre au 6 décembre 2026 : 1 journée change, 13 sont déjà ainsi, 1 est laissée de côté."
    assert summary(copying) == said
    assert told(copying) == ["✕ Zoé Roy · Mardi 1er décembre : absence notée."]
    assert works(copying, "Zoé", MONDAY + WEEK) == ()


def test_enter_copies_and_undo_takes_it_back_as_one(qtbot: QtBot, copying: TeamPage) -> None:
    open_it(qtbot, copying)
    qtbot.keyClick(copying.week.copying, Qt.Key.Key_Return)
    assert works(copying, "Zoé", MONDAY + WEEK) == (MORNING,)
    assert works(copying, "Zoé", TUESDAY + WEEK) == ()
    assert not copying.week.copying.isVisible()
    assert copying.week.table.hasFocus()
    qtbot.keyClick(copying.window(), Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: works(copying, "Zoé", MONDAY + WEEK) == ())


def test_a_date_goes_further_and_a_wrong_one_is_refused_under_it(qtbot: QtBot, copying: TeamPage) -> None:
    open_it(qtbot, copying)
    panel = copying.week.copying
    panel.target.choose("until")
    panel.until.line.selectAll()
    qtbot.keyClicks(panel.until.line, "13/12/2026")
    assert "Du 30 novembre au 13 décembre 2026 : 3 journées changent" in summary(copying)
    panel.until.line.selectAll()
    qtbot.keyClicks(panel.until.line, "25/11/2026")
    said = [plain(label.text()) for label in panel.until.findChildren(QLabel) if label.isVisible()]
    assert any("à partir du 30 novembre 2026" in text for text in said)
    assert not panel.apply.isEnabled()


def test_escape_gives_up_and_writes_nothing(qtbot: QtBot, copying: TeamPage) -> None:
    open_it(qtbot, copying)
    qtbot.keyClick(copying.week.copying, Qt.Key.Key_Escape)
    assert not copying.week.copying.isVisible()
    assert copying.week.copy.isEnabled()
    assert works(copying, "Zoé", MONDAY + WEEK) == ()


def test_one_panel_at_a_time_and_another_week_puts_it_away(qtbot: QtBot, copying: TeamPage) -> None:
    open_it(qtbot, copying)
    assert not copying.week.propose.isEnabled()
    copying.week.show_week(MONDAY + WEEK)
    assert not copying.week.copying.isVisible()
    assert copying.week.propose.isEnabled()


def test_what_is_noted_meanwhile_is_said_at_once(qtbot: QtBot, copying: TeamPage) -> None:
    open_it(qtbot, copying)
    set_shift_day(copying.session, of(copying, "Luc"), MONDAY + WEEK, [MORNING])
    qtbot.waitUntil(lambda: "2 journées changent" in summary(copying))
    assert (
        "▲ Luc Petit · Lundi 30 novembre : remplace ce qui est noté pour ce jour (7 h 30–13 h 30)."
        in told(copying)
    )
    qtbot.keyClick(copying.week.copying, Qt.Key.Key_Return)
    assert works(copying, "Luc", MONDAY + WEEK) == (LATE,)


def test_the_team_has_no_copy(qtbot: QtBot, app: QApplication, desk: Desk) -> None:
    furnish(desk.session)
    desk.session = as_role(desk.session, Role.TEAM)
    assert not opened(qtbot, desk).week.copy.isVisible()
