"""Chiffres: every rate with what it means, month by month; the simulator answers at once and stores nothing."""

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.days import Month
from app.insertion.interviewing import record_interview
from app.insertion.interviews import Interview, InterviewState
from app.insertion.simulator import Leaving, WhatIf, simulation
from app.report.building import build
from app.report.explained import figures_of_report
from tests.ui.pages.conftest import OpenWindow
from tests.ui.pages.insertion import CONTROL, ModelTester, page, press, window
from tests.ui.pages.test_help import keys_held, keys_named
from ui import resources
from ui.carry_out import as_csv
from ui.figure_words import value
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.figures.paths import Ending
from ui.pages.insertion.figures_view import FiguresView
from ui.pages.insertion.paper_view import PaperView
from ui.pages.insertion.tabs import TABS
from ui.window import Window

__all__ = ["page", "window"]

SEPTEMBER, OCTOBER, NOVEMBER = (Month(year=2026, month=number) for number in (9, 10, 11))
KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(page: InsertionPage) -> FiguresView:
    """The counsellor's figures, shown."""
    page.show_tab("figures")
    found = page.shown
    assert isinstance(found, FiguresView)
    return found


def said(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def shown(view: FiguresView) -> list[list[str]]:
    return [[said(cell) for cell in row] for row in view.table.shown()]


def readings(view: FiguresView) -> list[str]:
    return [said(row.words.text()) for row in view.simulator.rows]


def button(view: FiguresView, name: str) -> QPushButton:
    (found,) = view.findChildren(QPushButton, name)
    return found


def test_the_figures_are_the_last_tab(page: InsertionPage) -> None:
    assert TABS[-1].name == FiguresView.name


def test_the_last_whole_month_stands_first_with_every_rate_by_theme(view: FiguresView) -> None:
    assert view.subtitle.replace("\u00a0", " ") == "chiffres d’octobre 2026"
    figures = figures_of_report(build(view.session, OCTOBER))
    assert [row[1] for row in shown(view)] == [said(figure.name) for figure in figures]
    themes = [row[0] for row in shown(view)]
    assert list(dict.fromkeys(themes)) == ["Entretiens", "Retour à l’emploi", "Part Avip", "Accueil"]
    assert themes == sorted(themes, key=list(dict.fromkeys(themes)).index)


def test_each_line_holds_its_definition_for_the_pointer_and_for_a_screen_reader(view: FiguresView) -> None:
    proxy = view.table.proxy
    for row in range(proxy.rowCount()):
        definition = said(proxy.thing(row).definition)
        for column in range(4):
            index = proxy.index(row, column)
            assert definition in said(str(index.data(Qt.ItemDataRole.ToolTipRole)))
            assert definition in said(str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole)))


def test_the_models_are_sound(qtmodeltester: ModelTester, view: FiguresView) -> None:
    for model in (view.table.model_, view.table.proxy, view.simulator.paths.model_):
        qtmodeltester.check(model)


def test_the_line_that_has_the_cursor_is_explained_below(qtbot: QtBot, view: FiguresView) -> None:
    assert QApplication.focusWidget() is view.table
    assert view.explained.name.text() == "Entretiens honorés"
    press(qtbot, KEY.Key_Down)
    assert view.explained.name.text() == "Entretiens manqués"
    assert "sans nouvelle ÷ (tenus + manqués)" in said(view.explained.definition.text())
    assert said(view.explained.full.text()).startswith("Entretiens manqués : ")
    assert view.explained.accessibleName().startswith("Entretiens manqués")


def test_nothing_over_nothing_is_sans_objet(view: FiguresView) -> None:
    for figure, row in zip(view.table.model_.rows, shown(view), strict=True):
        assert (row[2] == "sans objet") is not bool(figure.rate.denominator)
    assert [row for row in shown(view) if row[2] == "sans objet"]


def test_the_keys_go_from_month_to_month_and_stop_at_both_ends(qtbot: QtBot, view: FiguresView) -> None:
    press(qtbot, KEY.Key_Right, CONTROL)
    assert said(view.month_label.text()) == "novembre 2026"
    assert not button(view, "figures_after").isEnabled()
    press(qtbot, KEY.Key_Right, CONTROL)
    assert said(view.month_label.text()) == "novembre 2026"
    for _ in range(3):
        press(qtbot, KEY.Key_Left, CONTROL)
    assert said(view.month_label.text()) == "septembre 2026"
    assert not button(view, "figures_before").isEnabled()
    own = figures_of_report(build(view.session, SEPTEMBER))
    assert [row[2] for row in shown(view)] == [said(value(figure)) for figure in own]


def test_a_provisional_month_says_so_and_why(qtbot: QtBot, view: FiguresView) -> None:
    assert (view.state.text, view.reason.isVisible()) == ("complet, non clos", False)
    press(qtbot, KEY.Key_Right, CONTROL)
    report = build(view.session, NOVEMBER)
    words = said(view.reason.text())
    assert (view.state.text, view.reason.isVisible()) == ("en cours", True)
    assert words.startswith("Provisoire : le mois n’est pas fini")
    assert f"{report.attendance.missing} présences" in words


def test_an_interview_without_a_state_makes_a_whole_month_provisional(view: FiguresView) -> None:
    store = view.session.store
    path = view.simulator.paths.model_.rows[0].path
    with store.atomic("plan_interview"):
        store.add(Interview(path_id=path.id, day=date(2026, 10, 6), start=1190))
    assert view.state.text == "provisoire"
    assert said(view.reason.text()) == "Provisoire : 1 entretien à renseigner."


def test_what_is_noted_elsewhere_shows_at_once(qtbot: QtBot, view: FiguresView) -> None:
    press(qtbot, KEY.Key_Right, CONTROL)
    before = build(view.session, NOVEMBER).insertion.interviews
    path = view.simulator.paths.model_.rows[0].path
    held = Interview(path_id=path.id, day=date(2026, 11, 20), start=1190, state=InterviewState.HELD)
    record_interview(view.session, held)
    expected = before.held + before.excused + before.no_show + 1
    assert shown(view)[0][3] == f"{before.held + 1} sur {expected}"
    assert said(view.month_label.text()) == "novembre 2026"


def test_paper_and_export_have_the_definition_of_every_rate(qtbot: QtBot, view: FiguresView) -> None:
    table = view.table
    text = said(as_csv(table.titles(), table.shown()).decode())
    button(view, "figures_print").click()
    shown = view.page.shown
    assert isinstance(shown, PaperView)
    qtbot.waitUntil(lambda: shown.pane.preview.pdf is not None, timeout=20_000)
    pdf = shown.pane.preview.pdf
    assert pdf is not None
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    printed = "".join("".join(one.extract_text().split()) for one in pages)
    assert "octobre2026" in printed
    for figure in table.model_.rows:
        assert said(figure.definition) in text
        assert "".join(said(figure.definition).split()) in printed


@pytest.mark.parametrize(("wide", "hidden"), [(1366, True), (1920, False)])
def test_a_wide_window_shows_the_definitions_in_the_list(
    qtbot: QtBot, window: Window, view: FiguresView, wide: int, hidden: bool
) -> None:
    window.resize(wide, 1000)
    qtbot.waitUntil(lambda: view.table.isColumnHidden(5) is hidden)
    rows = range(view.table.proxy.rowCount())
    assert all(view.table.rowHeight(row) >= view.table.sizeHintForRow(row) - 4 for row in rows)


def test_the_help_of_the_view_is_shown(qtbot: QtBot, window: Window, view: FiguresView) -> None:
    qtbot.keyClick(window, KEY.Key_F1)
    assert window.help.topic == "insertion-figures"
    assert "Et si" in window.help.plain_text()


def test_the_keys_that_the_view_and_its_help_name_exist(window: Window, view: FiguresView) -> None:
    text = resources.help_page(view.help_topic).read_text(encoding="utf-8")
    assert keys_named(text) | keys_named(view.keys) <= keys_held(window)


def test_the_simulator_is_worked_by_keyboard_alone_and_answers_at_once(
    qtbot: QtBot, view: FiguresView
) -> None:
    known = simulation(view.session)
    before = next(iter(view.session.store.journal(1))).id
    press(qtbot, KEY.Key_S, ALT)
    assert QApplication.focusWidget() is view.simulator.paths
    press(qtbot, KEY.Key_Space)
    first = known.open_paths[0].path.id
    december = known.tried(WhatIf(leaving=[Leaving(path_id=first, day=known.today)]))[1]
    now, tried = december.now.children, december.tried.children
    assert tried.numerator < now.numerator
    assert readings(view)[0].startswith(f"{now.numerator} sur {now.denominator}, soit ")
    assert f"→ {tried.numerator} sur {tried.denominator}, soit " in readings(view)[0]
    assert view.simulator.what.leaving == [Leaving(path_id=first, day=known.today)]
    press(qtbot, KEY.Key_Tab)
    press(qtbot, KEY.Key_Up)
    press(qtbot, KEY.Key_Tab)
    press(qtbot, KEY.Key_Up)
    press(qtbot, KEY.Key_Up)
    assert (view.simulator.avip.value(), view.simulator.others.value()) == (1, 2)
    wanted = replace(view.simulator.what, avip=1, others=2)
    assert view.simulator.what == wanted
    after = known.tried(wanted)[1].tried.children
    assert f"→ {after.numerator} sur {after.denominator}, soit " in readings(view)[0]
    press(qtbot, KEY.Key_Escape)
    assert view.simulator.what == WhatIf(leaving=[])
    assert not any("→" in reading for reading in readings(view))
    assert next(iter(view.session.store.journal(1))).id == before


def test_hired_and_ended_exclude_each_other_and_a_second_press_takes_the_tick_away(
    qtbot: QtBot, view: FiguresView
) -> None:
    view.open_simulator()
    endings = view.simulator.paths.model_.endings
    press(qtbot, KEY.Key_Space)
    path = next(iter(endings))
    assert endings == {path: Ending.HIRED}
    press(qtbot, KEY.Key_Right)
    press(qtbot, KEY.Key_Space)
    assert endings == {path: Ending.LEFT}
    assert view.simulator.what.leaving[0].child_leaves
    press(qtbot, KEY.Key_Space)
    assert endings == {}


def test_the_month_chosen_says_what_becomes_of_it(qtbot: QtBot, view: FiguresView) -> None:
    months = view.simulator.months
    assert months.current == "2026-12"
    view.open_simulator()
    press(qtbot, KEY.Key_Space)
    assert "→" in readings(view)[0]
    months.choose("2026-11")
    assert "→" not in readings(view)[0]  # Avip on a day of November all the same
    assert "→" in readings(view)[1]  # but no more on its last
    assert all("seuil" in reading for reading in readings(view))


def test_below_the_threshold_is_said_in_words_and_by_a_sign_on_each_month(view: FiguresView) -> None:
    view.simulator.others.setValue(9)
    model = view.simulator.paths.model_
    for row in range(len(model.rows)):
        model.setData(model.index(row, 1), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert all(reading.endswith("sous le seuil") for reading in readings(view))
    segments = [one.text() for one in view.simulator.months.findChildren(QPushButton)]
    assert segments[1:] == ["▲ déc.", "▲ janv.", "▲ févr."]
    assert view.simulator.reset_button.isEnabled()
    view.simulator.reset_button.click()
    assert not view.simulator.reset_button.isEnabled()
    assert model.endings == {}


def test_trying_reads_nothing(view: FiguresView) -> None:
    view.session.store.close()
    view.simulator.avip.setValue(3)
    assert "→" in readings(view)[0]


def test_ticks_stay_through_a_reload_while_their_path_is_open(view: FiguresView) -> None:
    model = view.simulator.paths.model_
    model.setData(model.index(0, 1), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    kept = dict(model.endings)
    view.refresh()
    assert model.endings == kept
    assert "→" in readings(view)[0]


def test_without_an_open_path_the_keyboard_goes_to_the_families(view: FiguresView) -> None:
    empty = simulation(view.session)
    view.simulator.show_simulation(replace(empty, facts=replace(empty.facts, paths=[])))
    assert view.simulator.nobody.isVisible()
    view.open_simulator()
    assert QApplication.focusWidget() is view.simulator.avip


def test_the_director_sees_the_same_and_nothing_is_cut(qtbot: QtBot, open_window: OpenWindow) -> None:
    found = open_window("insertion").page()
    assert isinstance(found, InsertionPage)
    found.show_tab("figures")
    view = found.shown
    assert isinstance(view, FiguresView)
    assert view.table.proxy.rowCount() == 13
    rows, room = view.simulator.rows, view.simulator.rect()
    qtbot.waitUntil(lambda: all(room.contains(row.geometry()) for row in rows))
    assert all(row.words.height() >= row.words.heightForWidth(row.words.width()) for row in rows)
    assert not view.table.horizontalScrollBar().isVisible()
