"""The week's load, the day by quarter hour and the papers of the planning, by real events."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.care.weeks import Weeks, WeekSpan
from app.staff.managing import hire, set_shift_weeks
from app.staff.records import Qualification, StaffMember
from tests.ui.pages.conftest import OpenWindow
from tests.ui.pdf.reading import text_of
from ui.pages.planning import PlanningPage
from ui.pages.planning.check_list import ConflictRow
from ui.pages.planning.day_model import DayModel, Heading
from ui.window import Window

MONDAY, TUESDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 26)
SEPTEMBER = date(2026, 9, 1)
OPEN_DAYS = (0, 1, 3, 4)
ALT = Qt.KeyboardModifier.AltModifier


class ModelTester(Protocol):
    """What pytest-qt offers."""

    def check(self, model: QAbstractItemModel) -> None: ...


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("planning")


@pytest.fixture
def page(window: Window) -> PlanningPage:
    found = window.page()
    assert isinstance(found, PlanningPage)
    nobody_works(found)
    return found


def nobody_works(page: PlanningPage) -> None:
    """The demonstration's adults have left before this week: each test says who works in it."""
    store = page.session.store
    with store.atomic("change_member"):
        for member in store.find(StaffMember):
            store.change(replace(member, last_day=MONDAY - timedelta(days=1)))


def working(page: PlanningPage, name: str, start: int, end: int, weekdays: Sequence[int] = OPEN_DAYS) -> None:
    """Somebody who works these minutes on these weekdays, since September."""
    session = page.session
    member = StaffMember(
        first_name=name,
        last_name="Petit",
        qualification=Qualification.EARLY_YEARS_CAP,
        first_day=SEPTEMBER,
    )
    stored = hire(session, member, 35 * 60)
    spans = tuple(WeekSpan(0, weekday, start, end) for weekday in weekdays)
    set_shift_weeks(session, stored, SEPTEMBER, Weeks(spans=spans))


def enough(page: PlanningPage, but: tuple[int, int] = (0, 0)) -> None:
    """Eight adults all day long; on Thursdays one alone between these minutes."""
    for number in range(7):
        working(page, f"Adulte {number}", 300, 1320, (0, 1, 4))
        for start, end in ((300, but[0]), (but[1], 1320)) if but[1] else ((300, 1320),):
            working(page, f"Relais {number} {start}", start, end, (3,))
    working(page, "Toujours", 300, 1320)


def click(qtbot: QtBot, widget: QWidget, at: QPoint | None = None) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def same_columns(page: PlanningPage) -> bool:
    """Whether each day is drawn under its column."""
    header = page.table.horizontalHeader()
    found = []
    for one, box in page.planes.strip.columns():
        section = page.model.column_of(one.day)
        assert section is not None
        left = header.viewport().mapToGlobal(QPoint(header.sectionViewportPosition(section), 0)).x()
        here = page.planes.strip.mapToGlobal(QPoint(round(box.left()), 0)).x()
        found.append((left, header.sectionSize(section)) == (here, round(box.width())))
    return bool(found) and all(found)


def test_each_day_is_drawn_under_its_column_whatever_the_window_becomes(
    qtbot: QtBot, window: Window, page: PlanningPage
) -> None:
    qtbot.waitUntil(lambda: same_columns(page))
    before = page.planes.strip.columns()[0][1].width()
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: page.planes.strip.columns()[0][1].width() > before)
    assert same_columns(page)
    hidden = [one.day for one, _ in page.planes.strip.columns()]
    assert date(2026, 11, 29) not in hidden


def test_the_strip_says_every_day_to_a_screen_reader(page: PlanningPage) -> None:
    said = plain(page.planes.strip.accessibleDescription()).split("\n")
    assert len(said) == 7
    assert said[0].startswith("Lundi 23 novembre : ")
    assert "pour 30 places" in said[0]


def test_a_shortage_is_named_in_the_header_the_strip_and_the_list(qtbot: QtBot, page: PlanningPage) -> None:
    assert page.planes.check.rows == []
    enough(page, but=(540, 600))
    qtbot.waitUntil(lambda: bool(page.planes.check.rows))
    (row,) = page.planes.check.rows
    assert row.conflict.day == THURSDAY
    said = plain(row.accessibleName())
    assert said.startswith("Jeudi 26, 9 h–10 h : manque ")
    assert said.endswith(", règle A")
    header = plain(str(page.model.headerData(4, Qt.Orientation.Horizontal)))
    assert "▲ 9 h–10 h" in header
    assert said in plain(page.planes.strip.accessibleDescription())
    words = next(one.words[0] for one, _ in page.planes.strip.columns() if one.day == THURSDAY)
    assert plain(words).startswith("▲ manque ")


def test_enter_on_a_conflict_goes_to_its_day_and_minute(qtbot: QtBot, page: PlanningPage) -> None:
    enough(page, but=(540, 600))
    qtbot.waitUntil(lambda: bool(page.planes.check.rows))
    row = page.planes.check.rows[0]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    day = page.planes.day
    assert (day.isVisible(), day.day) == (True, THURSDAY)
    assert day.bars.marked == row.conflict
    assert QApplication.focusWidget() is day.table
    there = day.model.rows[day.table.currentIndex().row()]
    assert not isinstance(there, Heading)
    assert page.subtitle == "jeudi 26 novembre 2026".replace("26 n", "26\u00a0n")
    assert "Échap" in page.keys
    assert [one.conflict for one in day.check.rows] == [row.conflict]


def test_a_click_in_the_strip_opens_that_day(qtbot: QtBot, page: PlanningPage) -> None:
    qtbot.waitUntil(lambda: same_columns(page))
    box = next(box for one, box in page.planes.strip.columns() if one.day == TUESDAY)
    click(qtbot, page.planes.strip, QPoint(round(box.center().x()), 20))
    assert page.planes.day.day == TUESDAY


def open_day(qtbot: QtBot, page: PlanningPage) -> None:
    """« Jour », by the mouse."""
    jour = next(
        button for button in page.findChildren(QPushButton) if button.text() == "Jour" and button.isVisible()
    )
    click(qtbot, jour)
    assert page.planes.shows_day


def test_arrows_go_from_day_to_day_and_escape_back_to_the_week(qtbot: QtBot, page: PlanningPage) -> None:
    open_day(qtbot, page)
    day = page.planes.day
    assert day.day == MONDAY
    qtbot.keyClick(day.table, Qt.Key.Key_Right)
    assert (day.day, plain(day.title.text())) == (TUESDAY, "Mardi 24 novembre")
    qtbot.keyClick(day.table, Qt.Key.Key_Left)
    qtbot.keyClick(day.table, Qt.Key.Key_Left)
    assert day.day == MONDAY - timedelta(days=1)
    qtbot.keyClick(page, Qt.Key.Key_Right, ALT)
    qtbot.waitUntil(lambda: day.day == MONDAY)
    for _ in range(8):
        qtbot.keyClick(day.table, Qt.Key.Key_Right)
    qtbot.keyClick(day.table, Qt.Key.Key_Escape)
    assert not page.planes.shows_day
    assert page.model.plan.days[0].day == date(2026, 11, 30)
    assert page.table.currentIndex().column() == 2
    assert QApplication.focusWidget() is page.table


def test_enter_on_a_child_goes_to_its_cell_in_the_week(qtbot: QtBot, page: PlanningPage) -> None:
    open_day(qtbot, page)
    day = page.planes.day
    qtbot.keyClick(day.table, Qt.Key.Key_Right)
    for _ in range(3):
        qtbot.keyClick(day.table, Qt.Key.Key_Down)
    name = str(day.model.index(day.table.currentIndex().row(), 0).data())
    qtbot.keyClick(day.table, Qt.Key.Key_Return)
    index = page.table.currentIndex()
    assert str(page.model.index(index.row(), 0).data()) == name
    assert (index.column(), page.table.isVisible()) == (2, True)


def test_the_arrows_step_over_the_headings(qtbot: QtBot, page: PlanningPage) -> None:
    open_day(qtbot, page)
    day = page.planes.day
    last = max(day.model.headings())
    for _ in range(last + 2):
        qtbot.keyClick(day.table, Qt.Key.Key_Down)
        assert day.table.currentIndex().row() not in day.model.headings()
    assert day.table.currentIndex().row() > last


def test_the_days_model_is_sound(qtmodeltester: ModelTester, qtbot: QtBot, page: PlanningPage) -> None:
    working(page, "Élodie", 420, 780)
    open_day(qtbot, page)
    qtmodeltester.check(page.planes.day.model)


def test_every_row_of_the_day_says_itself(qtbot: QtBot, page: PlanningPage) -> None:
    working(page, "Élodie", 420, 780)
    open_day(qtbot, page)
    model = page.planes.day.model
    said = [said_of(model, row) for row in range(model.rowCount())]
    assert any(line.endswith(" enfants") for line in said)
    assert "Adultes, 1 adulte" in said
    assert said[-1] == "Élodie Petit : 7 h–13 h"
    assert any(", régulier" in line and "h–" in line for line in said)
    assert page.planes.day.chart.accessibleDescription()


def said_of(model: DayModel, row: int) -> str:
    return plain(str(model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole)))


def test_the_day_in_front_is_read_again_when_something_changes(qtbot: QtBot, page: PlanningPage) -> None:
    open_day(qtbot, page)
    before = len(page.planes.day.model.rows)
    working(page, "Élodie", 420, 780)
    qtbot.waitUntil(lambda: len(page.planes.day.model.rows) == before + 2)
    assert page.planes.shows_day


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_charts_hours_stand_over_the_rows_hours(
    qtbot: QtBot, window: Window, page: PlanningPage, size: tuple[int, int]
) -> None:
    open_day(qtbot, page)
    day = page.planes.day
    before = day.table.columnWidth(1)
    window.resize(*size)
    qtbot.waitUntil(lambda: day.table.columnWidth(1) != before or size[0] == 1366)
    left, right = day.chart.sides
    start = day.table.viewport().mapToGlobal(QPoint(day.table.columnViewportPosition(1), 0)).x()
    assert day.chart.mapToGlobal(QPoint(left, 0)).x() == start
    assert day.chart.width() - left - right == day.table.columnWidth(1)
    assert right < 30


def test_the_week_prints_and_escape_comes_back(qtbot: QtBot, page: PlanningPage) -> None:
    button = page.findChild(QPushButton, "planning_print")
    assert button is not None
    names = [action.text() for action in button.menu().actions()]
    assert names == ["Imprimer la semaine", "Feuille du jour"]
    button.menu().actions()[0].trigger()
    pane = page.planes.pane
    qtbot.waitUntil(lambda: pane.preview.pdf is not None, timeout=15_000)
    text = plain(text_of(pane.preview.pdf or b""))
    assert "Planning, semaine 48" in text
    assert page.model.plan.lines[0].child.name in text
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert page.table.isVisible()


def test_the_days_sheet_is_the_chosen_days_and_tells_nothing_of_insertion(
    qtbot: QtBot, page: PlanningPage
) -> None:
    open_day(qtbot, page)
    qtbot.keyClick(page.planes.day.table, Qt.Key.Key_Right)
    button = page.findChild(QPushButton, "planning_print_day")
    assert button is not None
    click(qtbot, button)
    pane = page.planes.pane
    qtbot.waitUntil(lambda: pane.preview.pdf is not None, timeout=15_000)
    text = plain(text_of(pane.preview.pdf or b""))
    assert "Mardi 24 novembre 2026" in text
    assert "AVIP" not in text
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert page.planes.shows_day
    assert page.planes.day.day == TUESDAY


def test_the_team_sees_what_wants_a_look(qtbot: QtBot, open_window: OpenWindow) -> None:
    director = open_window("planning").page()
    assert isinstance(director, PlanningPage)
    nobody_works(director)
    enough(director, but=(540, 600))
    page = open_window("planning", "equipe").page()
    assert isinstance(page, PlanningPage)
    assert not page.planes.check.isVisible()
    assert page.check_button.text() == "À vérifier 1"
    click(qtbot, page.check_button)
    assert page.planes.check.isVisible()
    (row,) = page.planes.check.rows
    assert isinstance(row, ConflictRow)
    assert row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Escape)
    assert not page.planes.check.isVisible()
    assert page.table.hasFocus()
    click(qtbot, page.check_button)
    click(qtbot, row)
    assert page.planes.day.day == THURSDAY
