"""What is opened of a person is journalled: once for an opening, never for a page read again."""

from app.days import Month
from app.families.child_list import child_lines
from app.insertion.paths import InsertionPath
from app.journal_entries import Act
from app.session import Session
from tests.demonstration import AtWork
from tests.ui.pages.conftest import OpenWindow, open_window
from ui.leaving import close_file
from ui.pages.children.page import ChildrenPage
from ui.pages.insertion.page import InsertionPage
from ui.pages.reports.page import ReportsPage

__all__ = ["open_window"]


def consultations(session: Session) -> list[tuple[str, int]]:
    return [(entry.deed, entry.row) for entry in session.store.journal(30) if entry.act is Act.CONSULTED]


def test_a_parent_s_page_is_told_once_for_each_opening(open_window: OpenWindow) -> None:
    window = open_window("insertion", "conseillere")
    session, page = window.desk.session, window.page()
    assert isinstance(page, InsertionPage)
    one, other, *_ = session.store.find(InsertionPath, exit_day=None)
    before = consultations(session)
    page.show_parent(one.id)
    page.refresh()
    page.log_interview(one.id)
    page.back()
    first = ("consult_parent", one.parent_id)
    assert consultations(session) == [first, *before]
    page.show_parent(other.id)
    page.show_tab("paths")
    page.show_parent(other.id)
    second = ("consult_parent", other.parent_id)
    assert consultations(session) == [second, second, first, *before]
    assert session.store.can_undo() is None


def test_leaving_is_the_last_line(open_window: OpenWindow, at_work: AtWork) -> None:
    window = open_window("home")
    session = window.desk.session
    assert close_file(session.store, [window], copied=True) == ""
    again = at_work("directrice")
    assert [entry.deed for entry in again.store.journal(2)] == ["log_in", "log_out"]


def test_a_child_s_family_and_health_are_told_once_for_each_opening(open_window: OpenWindow) -> None:
    window = open_window("children")
    session, page = window.desk.session, window.page()
    assert isinstance(page, ChildrenPage)
    one, other = (line.id for line in child_lines(session)[:2])
    page.show_child(one)
    before = consultations(session)
    page.sheet.go("identity")
    page.sheet.go("contracts")
    assert consultations(session) == before
    page.sheet.go("health")
    page.refresh()
    assert consultations(session) == [("consult_health", one), *before]
    page.sheet.go("family")
    page.show_child(other)
    seen = [("consult_family", other), ("consult_family", one), ("consult_health", one)]
    assert consultations(session) == [*seen, *before]
    assert session.store.can_undo() is None


def test_who_may_collect_is_no_consultation_and_health_is_one_for_the_team_too(
    open_window: OpenWindow,
) -> None:
    window = open_window("children", "equipe")
    session, page = window.desk.session, window.page()
    assert isinstance(page, ChildrenPage)
    before = consultations(session)
    child = child_lines(session)[0].id
    page.show_child(child)
    page.sheet.go("family")
    assert consultations(session) == before
    page.sheet.go("health")
    assert consultations(session) == [("consult_health", child), *before]


def test_an_estimate_is_told_once_for_each_span(open_window: OpenWindow) -> None:
    window = open_window("reports")
    session, page = window.desk.session, window.page()
    assert isinstance(page, ReportsPage)
    before = consultations(session)
    page.switch.choose("estimates")
    page.refresh()
    assert consultations(session) == [("consult_estimate", 0), *before]
    page.estimates.show_span(Month.parse("2026-09"))
    assert consultations(session) == [("consult_estimate", 0)] * 2 + before


def test_a_family_behind_the_waiting_list_is_consulted_when_it_is_seen_again(
    open_window: OpenWindow, at_work: AtWork
) -> None:
    window = open_window("children")
    page = window.page()
    assert isinstance(page, ChildrenPage)
    child = child_lines(window.desk.session)[0].id
    page.show_child(child)
    page.sheet.go("family")
    page.views.tabs.choose("waiting")
    assert close_file(window.desk.session.store, [window], copied=True) == ""
    session = at_work("directrice")
    before = consultations(session)
    window.resume(session)
    assert page.views.shows_waiting
    assert consultations(session) == before
    page.views.tabs.choose("files")
    assert consultations(session) == [("consult_family", child), *before]
