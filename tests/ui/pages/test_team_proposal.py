"""Proposing the week: whether it can be covered, the search, the comparison, one deed to accept it or nothing."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app.staff.managing import add_leave, set_shift_day
from app.staff.records import Leave, ShiftException, ShiftExceptionSpan, StaffMember
from tests.app.records import MONDAY, TUESDAY, span
from tests.app.staff.team import member
from tests.ui.pages import team
from tests.ui.pages.team import CONTROL, MORNING, choose, furnish, of, opened, plain, press, works
from ui.page import Desk
from ui.pages.team.page import TeamPage
from ui.pages.team.proposal import ProposalPanel

page = team.page
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def panel(page: TeamPage) -> ProposalPanel:
    return page.week.panel


def said(page: TeamPage) -> str:
    return plain(panel(page).said)


def ask(qtbot: QtBot, page: TeamPage) -> None:
    """Ctrl+R from the grid."""
    page.week.table.setFocus()
    qtbot.keyClick(page.week.table, Qt.Key.Key_R, CONTROL)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel(page).search)


def find(qtbot: QtBot, page: TeamPage) -> None:
    """Enter on « Chercher », until it has found."""
    ask(qtbot, page)
    press(qtbot, page, "team_search")
    qtbot.waitUntil(lambda: panel(page).proposal is not None, timeout=60_000)


def cell(page: TeamPage, first_name: str, weekday: int) -> str:
    row = page.week.model.row_of(of(page, first_name).id)
    assert row is not None
    return plain(str(page.week.model.index(row, weekday + 1).data(ACCESSIBLE)))


def exceptions(page: TeamPage) -> int:
    return len(page.session.store.find(ShiftException))


def test_a_week_that_contracts_can_cover_is_said_before_the_search(qtbot: QtBot, page: TeamPage) -> None:
    for name in ("Ana", "Ida", "Eva"):  # two adults for ten hours a day: a hundred hours
        member(page.session, name, "Diaz", hours=35)
    ask(qtbot, page)
    assert "suffisent" in said(page)
    assert panel(page).told == []


def test_a_week_that_can_t_be_covered_is_said_by_its_figures_before_the_search(
    qtbot: QtBot, page: TeamPage
) -> None:
    ask(qtbot, page)
    assert "ne peut pas être couverte" in said(page)
    assert [plain(one) for one in panel(page).told] == [
        "La semaine demande 100 h d’adultes auprès des enfants ; les contrats en donnent 90 h : il manque 10 h."
    ]


def test_a_search_shows_its_proposal_beside_today_s_rota_and_writes_nothing(
    qtbot: QtBot, page: TeamPage
) -> None:
    find(qtbot, page)
    proposal = panel(page).proposal
    assert proposal is not None
    assert proposal.after.short_minutes < proposal.before.short_minutes
    assert "proposition : " in cell(page, "Zoé", 0)
    assert any("→" in one for one in panel(page).compared.told)
    assert plain(panel(page).compared.told[0]).startswith("Sans assez d’adultes : 45 h → ")
    assert exceptions(page) == 0
    assert QApplication.focusWidget() is panel(page).accept


def test_what_could_not_be_satisfied_is_told_in_sentences(qtbot: QtBot, page: TeamPage) -> None:
    find(qtbot, page)
    told = [plain(one) for one in panel(page).told]
    assert any("il manque" in one and "adulte" in one for one in told)


def test_accepting_writes_the_week_in_one_deed_that_one_undo_takes_back(qtbot: QtBot, page: TeamPage) -> None:
    find(qtbot, page)
    proposal = panel(page).proposal
    assert proposal is not None
    press(qtbot, page, "team_accept")
    for one, row in zip(proposal.week.members, proposal.rota, strict=True):
        for weekday, spans in enumerate(row):
            name = page.session.store.get(StaffMember, one.id).first_name
            assert works(page, name, MONDAY + timedelta(days=weekday)) == spans
    assert page.week.side.currentIndex() == 0
    assert not page.week.model.has_proposal
    qtbot.keyClick(page.window(), Qt.Key.Key_Z, CONTROL)
    assert exceptions(page) == 0
    assert page.session.store.find(ShiftExceptionSpan) == []


def test_dropping_writes_nothing_and_the_proposal_leaves_the_grid(qtbot: QtBot, page: TeamPage) -> None:
    find(qtbot, page)
    press(qtbot, page, "team_abandon")
    assert exceptions(page) == 0
    assert "proposition" not in cell(page, "Zoé", 0)
    assert QApplication.focusWidget() is page.week.table


def test_a_search_that_is_cancelled_leaves_nothing(qtbot: QtBot, page: TeamPage) -> None:
    ask(qtbot, page)
    press(qtbot, page, "team_search")
    assert panel(page).stop.isVisible()
    press(qtbot, page, "team_stop")
    QThreadPool.globalInstance().waitForDone()
    assert panel(page).proposal is None
    assert panel(page).search.isVisible()
    assert not page.week.model.has_proposal
    assert exceptions(page) == 0


def test_escape_stops_the_search_then_puts_the_panel_away(qtbot: QtBot, page: TeamPage) -> None:
    ask(qtbot, page)
    press(qtbot, page, "team_search")
    qtbot.keyClick(panel(page).stop, Qt.Key.Key_Escape)
    assert panel(page).search.isVisible()
    qtbot.keyClick(panel(page).search, Qt.Key.Key_Escape)
    assert page.week.side.currentIndex() == 0
    QThreadPool.globalInstance().waitForDone()
    assert exceptions(page) == 0


def test_a_week_changed_since_the_search_is_refused_in_place(qtbot: QtBot, page: TeamPage) -> None:
    find(qtbot, page)
    set_shift_day(page.session, of(page, "Luc"), TUESDAY, [MORNING])
    press(qtbot, page, "team_accept")
    assert "Luc Petit, le 24 novembre 2026, a changé depuis la recherche" in plain(panel(page).error.sentence)
    assert panel(page).proposal is not None
    assert exceptions(page) == 1


@pytest.mark.parametrize("keep", [True, False])
def test_days_noted_one_by_one_are_kept_as_long_as_it_is_ticked(
    qtbot: QtBot, page: TeamPage, keep: bool
) -> None:
    set_shift_day(page.session, of(page, "Zoé"), TUESDAY, [])
    ask(qtbot, page)
    if not keep:
        qtbot.keyClick(panel(page).asking.keep.box, Qt.Key.Key_Space)
    press(qtbot, page, "team_search")
    qtbot.waitUntil(lambda: panel(page).proposal is not None, timeout=60_000)
    proposal = panel(page).proposal
    assert proposal is not None
    zoe = next(one for one in proposal.week.members if one.name == "Zoé Roy")
    assert zoe.days[1].kept is keep


def test_a_wish_for_the_chosen_day_reaches_the_search_and_is_told_when_refused(
    qtbot: QtBot, page: TeamPage
) -> None:
    ask(qtbot, page)
    choose(page, "Zoé", 2)
    combo = page.findChild(QComboBox, "team_wish")
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    qtbot.keyClicks(combo, "ne")
    assert combo.currentText() == "ne pas travailler"
    assert cell(page, "Zoé", 2) == "Zoé Roy, mercredi 25 novembre : repos, souhait : ne pas travailler"
    choose(page, "Luc", 2)
    assert combo.currentText() == "non renseigné"
    press(qtbot, page, "team_search")
    qtbot.waitUntil(lambda: panel(page).proposal is not None, timeout=60_000)
    proposal = panel(page).proposal
    assert proposal is not None
    assert [day.wish is not None for day in proposal.week.members[2].days] == [False, False, True] + [
        False
    ] * 4
    assert "Zoé Roy, mercredi 25 novembre : le souhait de ne pas travailler n’est pas suivi." in [
        plain(one) for one in panel(page).told
    ]


def test_another_week_drops_the_proposal(qtbot: QtBot, page: TeamPage) -> None:
    find(qtbot, page)
    page.week.show_week(MONDAY + timedelta(days=7))
    assert panel(page).proposal is None
    assert page.week.side.currentIndex() == 0


def test_nobody_who_counts_is_told(qtbot: QtBot, page: TeamPage) -> None:
    for name in ("Élodie", "Luc", "Zoé"):
        add_leave(
            page.session,
            Leave(member_id=of(page, name).id, first_day=MONDAY, last_day=MONDAY + timedelta(days=6)),
        )
    ask(qtbot, page)
    assert any("0 personne disponible" in plain(one) for one in panel(page).told)


def test_the_proposal_covers_a_week_that_can_be_covered(qtbot: QtBot, app: QApplication, desk: Desk) -> None:
    furnish(desk.session)
    member(desk.session, "Ana", "Diaz", hours=35)
    member(desk.session, "Ida", "Diaz", hours=35)
    page = opened(qtbot, desk)
    page.week.show_week(MONDAY)
    find(qtbot, page)
    proposal = panel(page).proposal
    assert proposal is not None
    assert proposal.after.short_minutes == 0
    assert span("8:00", "18:00").minutes * 5 - 5 * 60 == proposal.before.short_minutes
