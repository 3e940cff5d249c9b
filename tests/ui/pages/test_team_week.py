"""The team's week: who works when, typed by F2, emptied by Delete; adults against children under the grid."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.staff.managing import add_leave, change_member, set_contract, set_shift_day
from app.staff.records import Leave, LeaveKind, ShiftException, StaffMember
from app.users import Role
from tests.app.records import MONDAY, TUESDAY, as_role, span
from tests.ui.pages import team
from tests.ui.pages.team import ALT, CONTROL, LATE, MORNING, choose, furnish, of, opened, plain, press, works
from tests.ui.pdf.reading import text_of
from ui.foot import DRAFT, SAVED
from ui.page import Desk
from ui.pages.team.day_form import BUSY
from ui.pages.team.page import TeamPage
from ui.window import Window

page = team.page
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


class ModelTester(Protocol):
    """What pytest-qt offers."""

    def check(self, model: QAbstractItemModel) -> None: ...


def words(page: TeamPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return plain(found.text())


def cell(page: TeamPage, first_name: str, weekday: int) -> str:
    row = page.week.model.row_of(of(page, first_name).id)
    assert row is not None
    return plain(str(page.week.model.index(row, weekday + 1).data(ACCESSIBLE)))


def hours(page: TeamPage, first_name: str) -> str:
    row = page.week.model.row_of(of(page, first_name).id)
    assert row is not None
    return plain(str(page.week.model.index(row, 8).data()))


def window_of(page: TeamPage) -> Window:
    found = page.window()
    assert isinstance(found, Window)
    return found


def type_hours(qtbot: QtBot, page: TeamPage, text: str, key: Qt.Key = Qt.Key.Key_F2) -> QWidget:
    qtbot.keyClick(page.week.table, key)
    line = page.week.form.spans.line
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    line.selectAll()
    qtbot.keyClicks(line, text)
    if not text:
        qtbot.keyClick(line, Qt.Key.Key_Delete)
    return line


def test_the_model_is_sound(qtmodeltester: ModelTester, page: TeamPage) -> None:
    qtmodeltester.check(page.week.model)


def test_every_cell_says_itself_to_a_screen_reader(page: TeamPage) -> None:
    assert cell(page, "Élodie", 1) == "Élodie Fournier, mardi 24 novembre : 7 h 30–13 h 30"
    assert cell(page, "Zoé", 1) == "Zoé Roy, mardi 24 novembre : repos"


def test_a_leave_a_note_and_days_outside_the_period_are_said(page: TeamPage) -> None:
    who = of(page, "Élodie")
    add_leave(page.session, Leave(member_id=who.id, first_day=TUESDAY, last_day=TUESDAY, kind=LeaveKind.SICK))
    set_shift_day(page.session, of(page, "Luc"), TUESDAY, [MORNING], note="Échange")
    change_member(page.session, replace(of(page, "Zoé"), last_day=MONDAY))
    assert cell(page, "Élodie", 1) == "Élodie Fournier, mardi 24 novembre : arrêt maladie"
    assert (
        cell(page, "Luc", 1) == "Luc Petit, mardi 24 novembre : 7 h 30–13 h 30, noté pour ce jour (Échange)"
    )
    assert cell(page, "Zoé", 1) == "Zoé Roy, mardi 24 novembre : hors de la période de travail"


@pytest.mark.parametrize(
    ("role", "said"), [(Role.DIRECTOR, "arrêt maladie"), (Role.TEAM, "absence"), (Role.COUNSELLOR, "absence")]
)
def test_why_somebody_is_away_is_for_the_director_alone(
    qtbot: QtBot, app: QApplication, desk: Desk, role: Role, said: str
) -> None:
    furnish(desk.session)
    (who,) = desk.session.store.find(StaffMember, first_name="Élodie")
    add_leave(desk.session, Leave(member_id=who.id, first_day=TUESDAY, last_day=TUESDAY, kind=LeaveKind.SICK))
    desk.session = as_role(desk.session, role)
    page = opened(qtbot, desk)
    page.week.show_week(MONDAY)
    assert cell(page, "Élodie", 1) == f"Élodie Fournier, mardi 24 novembre : {said}"
    choose(page, "Élodie", 1)
    page.open("member", who.id)
    shown_texts = {plain(label.text()) for label in page.findChildren(QLabel)}
    assert said in shown_texts
    assert ("arrêt maladie" in " ".join(shown_texts)) is (role is Role.DIRECTOR)


def test_hours_stand_against_the_contract_with_leaves_taken_off(page: TeamPage) -> None:
    assert hours(page, "Élodie") == "30 h / 30 h"
    assert hours(page, "Zoé") == "0 h / 30 h"
    who = of(page, "Élodie")
    add_leave(page.session, Leave(member_id=who.id, first_day=TUESDAY, last_day=TUESDAY))
    assert hours(page, "Élodie") == "24 h / 24 h"


def test_a_shortage_names_itself_under_its_day_and_above_the_chart(page: TeamPage) -> None:
    choose(page, "Élodie", 1)
    assert words(page, "team_verdict1") == "▲ 1 manque\n8 h–12 h 30\net 1 autre"
    assert words(page, "team_day_verdict") == (
        "Il manque 1 adulte, 8 h–12 h 30 (1 présent pour 2 nécessaires) ; "
        "il manque 1 adulte, 13 h 30–18 h (1 présent pour 2 nécessaires)"
    )
    set_shift_day(page.session, of(page, "Zoé"), TUESDAY, [span("8:00", "18:00")])
    assert words(page, "team_verdict1") == "assez d’adultes"
    assert words(page, "team_day_verdict") == "Assez d’adultes à chaque minute"


def test_a_day_without_any_hours_is_no_shortage(page: TeamPage) -> None:
    for name in ("Élodie", "Luc"):
        set_shift_day(page.session, of(page, name), TUESDAY, [])
    choose(page, "Luc", 1)
    assert words(page, "team_verdict1") == "sans horaire"
    assert words(page, "team_day_verdict") == (
        "Aucun horaire noté pour ce jour ; 2 adultes nécessaires au plus fort"
    )


@pytest.mark.parametrize(("last", "share"), [(MONDAY, "50 %\n30 h sur 60 h"), (None, "67 %\n60 h sur 90 h")])
def test_the_share_of_qualified_people_is_told_with_what_it_is_made_of(
    page: TeamPage, last: date | None, share: str
) -> None:
    change_member(page.session, replace(of(page, "Zoé"), last_day=last))
    assert f"Diplômés : {share}\n(40 % au moins)" in words(page, "team_qualified")
    found = page.findChild(QLabel, "team_qualified")
    assert isinstance(found, QLabel)
    assert "art. R. 2324-42" in plain(found.accessibleDescription())


@pytest.mark.parametrize(("luc", "told"), [(45, False), (46, True)])
def test_too_few_diplomas_are_marked_from_under_forty_in_a_hundred(
    page: TeamPage, luc: int, told: bool
) -> None:
    change_member(page.session, replace(of(page, "Zoé"), last_day=MONDAY - timedelta(days=7)))
    set_contract(page.session, of(page, "Luc"), MONDAY, luc * 60)
    assert words(page, "team_qualified").startswith("▲") is told


def test_f2_types_the_day_and_enter_saves_it(qtbot: QtBot, page: TeamPage) -> None:
    choose(page, "Zoé", 1)
    line = type_hours(qtbot, page, "8-12 12:20-16")
    assert window_of(page).foot.state == DRAFT
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert works(page, "Zoé", TUESDAY) == (span("8:00", "12:00"), span("12:20", "16:00"))
    assert cell(page, "Zoé", 1) == ("Zoé Roy, mardi 24 novembre : 8 h–12 h, 12 h 20–16 h, noté pour ce jour")
    assert QApplication.focusWidget() is page.week.table
    assert window_of(page).foot.state == SAVED


def test_delete_makes_a_day_off_and_undo_brings_the_hours_back(qtbot: QtBot, page: TeamPage) -> None:
    choose(page, "Élodie", 1)
    qtbot.keyClick(page.week.table, Qt.Key.Key_Delete)
    assert works(page, "Élodie", TUESDAY) == ()
    assert cell(page, "Élodie", 1).endswith("repos, noté pour ce jour")
    qtbot.keyClick(window_of(page), Qt.Key.Key_Z, CONTROL)
    assert works(page, "Élodie", TUESDAY) == (MORNING,)
    assert page.session.store.find(ShiftException) == []


def test_an_empty_line_is_a_day_off_and_the_weeks_come_back_by_their_button(
    qtbot: QtBot, page: TeamPage
) -> None:
    choose(page, "Élodie", 1)
    line = type_hours(qtbot, page, "", Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert works(page, "Élodie", TUESDAY) == ()
    press(qtbot, page, "team_drop")
    assert works(page, "Élodie", TUESDAY) == (MORNING,)
    assert page.week.form.drop.isHidden()


@pytest.mark.parametrize(
    ("typed", "part"),
    [("matin", "Écrivez"), ("8-12 11-14", "se chevauchent"), ("18-8", "deux fois au travail")],
)
def test_hours_that_can_t_be_are_refused_under_their_line_and_stay_typed(
    qtbot: QtBot, page: TeamPage, typed: str, part: str
) -> None:
    set_shift_day(page.session, of(page, "Zoé"), TUESDAY + timedelta(days=1), [span("7:00", "12:00")])
    choose(page, "Zoé", 1)
    line = type_hours(qtbot, page, typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert part in plain(page.week.form.spans.refusal)
    assert page.week.form.spans.line.text() == typed
    assert works(page, "Zoé", TUESDAY) == ()


def test_another_day_waits_until_what_is_typed_is_saved_or_given_up(qtbot: QtBot, page: TeamPage) -> None:
    choose(page, "Zoé", 1)
    line = type_hours(qtbot, page, "9-12")
    choose(page, "Luc", 2)
    assert page.week.form.error.sentence == BUSY
    assert page.week.form.spans.line.text() == "9-12"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert page.week.form.spans.value() == (LATE,)
    assert window_of(page).foot.state == SAVED


def test_a_leave_can_t_be_typed_over(qtbot: QtBot, page: TeamPage) -> None:
    who = of(page, "Élodie")
    add_leave(page.session, Leave(member_id=who.id, first_day=TUESDAY, last_day=TUESDAY))
    choose(page, "Élodie", 1)
    qtbot.keyClick(page.week.table, Qt.Key.Key_Delete)
    assert not page.week.form.spans.isEnabled()
    assert page.session.store.find(ShiftException) == []


def test_alt_and_an_arrow_change_the_week_and_keep_the_person(qtbot: QtBot, page: TeamPage) -> None:
    choose(page, "Luc", 2)
    qtbot.keyClick(page, Qt.Key.Key_Right, ALT)
    assert page.week.monday == MONDAY + timedelta(days=7)
    assert page.subtitle.replace("\u00a0", " ") == "semaine 49, du 30 novembre au 6 décembre 2026"
    again = page.week.table.currentIndex()
    assert (page.week.model.line(again).member.first_name, again.column()) == ("Luc", 3)


def test_a_date_typed_goes_to_its_week_and_a_wrong_one_says_why(qtbot: QtBot, page: TeamPage) -> None:
    line = page.week.week.line
    line.setFocus()
    qtbot.keyClicks(line, "14/10")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.week.monday == date(2026, 10, 12)
    line.clear()
    qtbot.keyClicks(line, "32/13")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.banner.sentence
    assert line.text() == "32/13"


def test_the_team_reads_the_week_and_changes_nothing(qtbot: QtBot, app: QApplication, desk: Desk) -> None:
    furnish(desk.session)
    desk.session = as_role(desk.session, Role.TEAM)
    page = opened(qtbot, desk)
    page.week.show_week(MONDAY)
    choose(page, "Élodie", 1)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        qtbot.keyClick(page.week.table, key)
    assert QApplication.focusWidget() is page.week.table
    assert page.session.store.find(ShiftException) == []
    assert page.week.propose.isHidden()
    assert not page.week.side.isVisible()
    assert page.people.new.isHidden()


def test_a_creche_without_anybody_says_what_to_do(qtbot: QtBot, app: QApplication, desk: Desk) -> None:
    page = opened(qtbot, desk)
    assert not page.week.propose.isEnabled()
    assert not page.week.side.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_2, ALT)
    assert page.people.stack.currentIndex() == 0


def test_the_week_goes_to_paper_and_escape_brings_it_back(qtbot: QtBot, page: TeamPage) -> None:
    page.week.paper.setFocus()
    qtbot.keyClick(page.week.paper, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.pane.preview.pdf is not None)
    assert page.stack.currentWidget() is page.pane
    pdf = page.pane.preview.pdf
    assert pdf is not None
    text = plain(text_of(pdf))
    assert "Équipe, semaine 48" in text
    assert "Diplômés : 67 %, 60 h sur 90 h" in text
    assert "Échap" in page.keys
    qtbot.keyClick(page.pane, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.week
    assert page.choice.isVisible()
    assert page.week.table.hasFocus()


def test_from_the_paper_the_people_are_one_key_away(qtbot: QtBot, page: TeamPage) -> None:
    page.week.paper.click()
    assert not page.choice.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_2, ALT)
    assert page.stack.currentWidget() is page.people
    assert page.choice.isVisible()


def test_nobody_to_print_offers_no_paper(qtbot: QtBot, app: QApplication, desk: Desk) -> None:
    assert not opened(qtbot, desk).week.paper.isEnabled()
