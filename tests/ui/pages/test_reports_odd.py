"""Rapports, before the closing: what blocks and what is odd stand apart, each line opens the place that mends it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.care.attendance import AttendedSpan
from app.care.enrolments import Enrolment, Kind
from app.days import Month
from app.families.records import Child
from app.insertion.engagements import Engagement
from app.insertion.interviews import Interview
from app.insertion.paths import InsertionPath
from app.report.closing import close_month
from app.report.desk import desk_of
from app.report.oddities import Oddity
from app.structure.agreement import set_identity
from app.structure.records import Identity
from tests.ui.pages.conftest import OpenWindow
from tests.ui.pages.quiet_creche import plain
from ui.carry_out import as_html
from ui.pages.attendance.page import AttendancePage
from ui.pages.children import ChildrenPage
from ui.pages.insertion import InsertionPage
from ui.pages.reports.odd import OddRow
from ui.pages.reports.page import ReportsPage
from ui.pages.settings import SettingsPage
from ui.pages.team import TeamPage
from ui.window import Window

SEPTEMBER, OCTOBER, NOVEMBER = (Month(year=2026, month=number) for number in (9, 10, 11))
LEFT = Qt.MouseButton.LeftButton
SATURDAY = date(2026, 10, 3)


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window("reports")


@pytest.fixture
def page(window: Window) -> ReportsPage:
    found = window.page()
    assert isinstance(found, ReportsPage)
    return found


def row_of(page: ReportsPage, kind: Oddity) -> OddRow:
    return next(row for row in page.completeness.odd.rows if row.odd.kind is kind)


def enter(qtbot: QtBot, page: ReportsPage, kind: Oddity) -> OddRow:
    row = row_of(page, kind)
    row.take_focus()
    assert QApplication.focusWidget() is row.link
    qtbot.keyClick(row.link, Qt.Key.Key_Return)
    return row


def texts(page: ReportsPage) -> list[str]:
    return [plain(one.text()) for one in page.completeness.findChildren(QLabel) if one.isVisible()]


def pressed(page: ReportsPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


@pytest.fixture
def forgotten(page: ReportsPage) -> ReportsPage:
    """An arrival without departure on a Saturday of October, that nothing reserved makes missing."""
    store = page.session.store
    one = next(one for one in store.find(Enrolment) if one.covers(SATURDAY) and one.kind is Kind.REGULAR)
    with store.atomic("note_arrival"):
        for stay in store.touching(AttendedSpan, SATURDAY, SATURDAY, child_id=one.child_id):
            store.remove(stay)
        store.add(
            AttendedSpan(enrolment_id=one.id, child_id=one.child_id, day=SATURDAY, arrived=1200, left=1201)
        )
        store.add(AttendedSpan(enrolment_id=one.id, child_id=one.child_id, day=SATURDAY, arrived=1260))
    return page


def test_what_is_odd_is_counted_and_does_not_block(qtbot: QtBot, page: ReportsPage) -> None:
    odd = desk_of(page.session, OCTOBER).odd
    assert [row.odd for row in page.completeness.odd.rows] == list(odd)
    qtbot.waitUntil(lambda: f"{len(odd)} points à vérifier" in texts(page))
    assert "Sans empêcher la clôture" in texts(page)
    assert pressed(page, "report_close").isEnabled()


def test_a_month_where_nothing_is_odd_says_so(qtbot: QtBot, page: ReportsPage) -> None:
    page.completeness.show_desk(replace(desk_of(page.session, OCTOBER), odd=()))
    assert page.completeness.odd.rows == []
    assert not page.completeness.odd.isVisible()
    qtbot.waitUntil(lambda: "Rien d’étrange" in texts(page))
    assert not page.completeness.menu.isVisible()


def test_enter_on_a_shortage_opens_the_teams_week_on_that_day(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    day = enter(qtbot, page, Oddity.SHORT).odd.day
    team = window.page()
    assert isinstance(team, TeamPage)
    assert team.week.monday <= day <= date.fromordinal(team.week.monday.toordinal() + 6)
    assert team.week.table.currentIndex().column() == day.weekday() + 1
    assert QApplication.focusWidget() is team.week.table


def test_enter_on_an_arrival_without_departure_opens_that_days_evening_entry(
    qtbot: QtBot, window: Window, forgotten: ReportsPage
) -> None:
    row = enter(qtbot, forgotten, Oddity.OPEN_ARRIVAL)
    assert row.odd.day == SATURDAY
    door = window.page()
    assert isinstance(door, AttendancePage)
    assert door.day == SATURDAY
    assert door.evening.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert door.evening.isAncestorOf(focus)


def test_a_presence_not_recorded_leads_to_that_days_evening_entry(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    page.months.choose(NOVEMBER)
    row = page.completeness.missing.rows[0]
    row.open.setFocus()
    qtbot.keyClick(row.open, Qt.Key.Key_Return)
    door = window.page()
    assert isinstance(door, AttendancePage)
    assert door.day == row.missing.day
    assert [one.enrolment_id for one in door.evening.rows if one.is_waiting]


def test_the_evening_entry_opens_again_on_another_day(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    page.months.choose(NOVEMBER)
    days = sorted({row.missing.day for row in page.completeness.missing.rows})
    for day in (days[0], days[-1]):
        row = next(row for row in page.completeness.missing.rows if row.missing.day == day)
        qtbot.mouseClick(row.open, LEFT)
        door = window.page()
        assert isinstance(door, AttendancePage)
        assert door.day == day
        assert door.evening.isVisible()
        window.go("reports")


def test_an_engagement_past_its_term_opens_the_parents_page(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    page.months.choose(NOVEMBER)
    store = page.session.store
    (one, *_) = (one for one in store.find(Engagement) if one.covers(page.session.clock.day()))
    past = date(2026, 11, 20)
    with store.atomic("change_engagement"):
        for own in store.find(Engagement, path_id=one.path_id):
            if own.first_day > past:
                store.remove(own)
        store.change(replace(one, last_day=past))
    row = enter(qtbot, page, Oddity.PAST_TERM)
    shown = window.page()
    assert isinstance(shown, InsertionPage)
    assert row.odd.path is not None
    assert shown.shown is shown.parent_view
    assert shown.parent_view.sheet.path.id == row.odd.path.id


def test_an_interview_without_a_state_leads_to_the_parents_page(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    store = page.session.store
    path = next(one for one in store.find(InsertionPath, exit_day=None) if one.entry_day < OCTOBER.first)
    with store.atomic("plan_interview"):
        store.add(Interview(path_id=path.id, day=date(2026, 10, 5), start=540))
    row = page.completeness.interviews.rows[0]
    qtbot.mouseClick(row.open, LEFT)
    shown = window.page()
    assert isinstance(shown, InsertionPage)
    assert shown.parent_view.sheet.path.id == path.id


def test_a_contract_without_hours_opens_the_childs_contracts(
    qtbot: QtBot, window: Window, page: ReportsPage
) -> None:
    store = page.session.store
    with store.atomic("add_enrolment"):
        child_id = store.add(Child(first_name="Ümit", last_name="Åkesson", birth_day=date(2025, 3, 9))).id
        bare = store.add(
            Enrolment(
                child_id=child_id, kind=Kind.REGULAR, first_day=date(2026, 10, 1), last_day=date(2026, 10, 2)
            )
        )
    row = next(row for row in page.completeness.odd.rows if row.odd.enrolment == bare)
    qtbot.mouseClick(row.link, LEFT)
    shown = window.page()
    assert isinstance(shown, ChildrenPage)
    assert shown.sheet.choice.current == "contracts"
    assert shown.sheet.sheet is not None
    assert shown.sheet.sheet.child.id == child_id


@pytest.fixture
def nameless(page: ReportsPage) -> ReportsPage:
    set_identity(page.session, Identity(first_day=date(2026, 10, 31), name="Les Petits Pas"))
    return page


def test_a_number_that_is_empty_opens_the_identity_in_the_settings(
    qtbot: QtBot, window: Window, nameless: ReportsPage
) -> None:
    enter(qtbot, nameless, Oddity.NO_NUMBER)
    shown = window.page()
    assert isinstance(shown, SettingsPage)
    assert shown.stack.currentWidget() is shown.sections["identity"]


def test_a_line_that_the_person_cannot_mend_only_tells(
    nameless: ReportsPage, open_window: OpenWindow
) -> None:
    page = open_window("reports", "conseillere").page()
    assert isinstance(page, ReportsPage)
    row = row_of(page, Oddity.NO_NUMBER)
    assert row.way is None
    assert row.link.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_tab_goes_from_line_to_line(qtbot: QtBot, page: ReportsPage) -> None:
    first, second = page.completeness.odd.rows[:2]
    first.take_focus()
    qtbot.keyClick(first.link, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second.link


def test_the_line_that_has_the_keyboard_keeps_it_through_a_reload(page: ReportsPage) -> None:
    page.completeness.odd.rows[1].take_focus()
    page.reload()
    assert QApplication.focusWidget() is page.completeness.odd.rows[1].link


def test_the_list_that_prints_says_what_blocks_first(page: ReportsPage) -> None:
    page.months.choose(NOVEMBER)
    desk, listed = desk_of(page.session, NOVEMBER), page.completeness.odd
    shown = listed.shown()
    blocking = len(desk.missing) + len(desk.missing_interviews)
    assert [line[0] for line in shown] == ["bloque la clôture"] * blocking + ["ne bloque pas"] * len(desk.odd)
    assert plain(shown[0][1]) == f"{desk.missing[0].child.name} : présence non pointée"
    assert plain(listed.title) == "À vérifier avant la clôture, novembre 2026"
    assert "bloque la clôture" in as_html(listed.title, listed.titles(), shown)


def test_nothing_is_cut_at_the_right_of_a_month_that_has_everything_to_answer(
    qtbot: QtBot, page: ReportsPage
) -> None:
    page.months.choose(NOVEMBER)
    room = page.completeness.parentWidget()
    assert room is not None
    qtbot.waitUntil(lambda: page.completeness.width() <= room.width())
    assert page.completeness.menu.visibleRegion().boundingRect().width() == page.completeness.menu.width()


def test_a_closed_month_has_nothing_to_mend(qtbot: QtBot, page: ReportsPage) -> None:
    close_month(page.session, SEPTEMBER, lambda *_: b"%PDF-1.4")
    page.completeness.show_desk(desk_of(page.session, SEPTEMBER))
    assert page.completeness.odd.rows == []
    qtbot.waitUntil(lambda: not [one for one in texts(page) if "vérifier" in one or "étrange" in one])
