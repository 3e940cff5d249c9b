"""What is opened of a parent is journalled: once for an opening, never for a page read again."""

from app.insertion.paths import InsertionPath
from app.journal_entries import Act
from app.session import Session
from tests.demonstration import AtWork
from tests.ui.pages.conftest import OpenWindow, open_window
from ui.leaving import close_file
from ui.pages.insertion.page import InsertionPage

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
