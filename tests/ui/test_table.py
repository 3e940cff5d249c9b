"""Lists: sorted by their keys, filtered without accents, remembered, carried out with guarded cells."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.carry_out import as_csv, as_html
from ui.table import Column, RowsModel, SortFilter, Table

pytestmark = pytest.mark.usefixtures("app")


@dataclass(frozen=True)
class Thing:
    id: int
    name: str
    minutes: int | None


COLUMNS = [
    Column[Thing](title="Nom", text=lambda thing: thing.name, width=120),
    Column[Thing](
        title="Minutes",
        text=lambda thing: "" if thing.minutes is None else str(thing.minutes),
        key=lambda thing: thing.minutes,
        right=True,
        tone=lambda _: "muted",
    ),
]
THINGS = [Thing(1, "Émile", 90), Thing(2, "élodie", 100), Thing(3, "Zoé", None), Thing(4, "Łukasz", 9)]


def names(proxy: SortFilter[Thing]) -> list[str]:
    return [proxy.thing(row).name for row in range(proxy.rowCount())]


@pytest.fixture
def table(qtbot: QtBot) -> Table[Thing]:
    made = Table("things", "Choses", COLUMNS)
    qtbot.addWidget(made)
    made.set_rows(THINGS)
    return made


def test_the_model_and_its_proxy_are_sound(qtmodeltester: ModelTester) -> None:
    model = RowsModel(COLUMNS)
    model.set_rows(THINGS)
    qtmodeltester.check(model)
    proxy = SortFilter(model)
    qtmodeltester.check(proxy)
    model.set_rows(THINGS[:1])
    proxy.filter_text("rien")


def test_names_sort_without_regard_to_accents_and_capitals(table: Table[Thing]) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(table.proxy) == ["élodie", "Émile", "Łukasz", "Zoé"]


def test_numbers_sort_as_numbers_with_the_unknown_last(table: Table[Thing]) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(table.proxy) == ["Łukasz", "Émile", "élodie", "Zoé"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert names(table.proxy) == ["élodie", "Émile", "Łukasz", "Zoé"]


def test_a_few_letters_filter_whatever_the_accents(table: Table[Thing]) -> None:
    table.proxy.filter_text("EMI")
    assert names(table.proxy) == ["Émile"]
    table.proxy.filter_text("lukasz 9")
    assert names(table.proxy) == ["Łukasz"]
    table.proxy.filter_text("")
    table.proxy.filter_by(lambda thing: thing.minutes is None)
    assert names(table.proxy) == ["Zoé"]


def test_the_current_object_stays_current_when_the_list_is_read_again(table: Table[Thing]) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.select_row(1)
    assert table.current() == THINGS[0]
    table.set_rows([Thing(0, "Abel", 1), Thing(1, "Émile", 91)])
    current = table.current()
    assert current is not None
    assert current.minutes == 91


def test_enter_opens_the_current_object(qtbot: QtBot, table: Table[Thing]) -> None:
    table.select_row(0)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [table.current()]


def test_a_list_remembers_its_sort_and_widths(qtbot: QtBot) -> None:
    first = Table("remembered", "Choses", COLUMNS)
    qtbot.addWidget(first)
    first.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    first.setColumnWidth(0, 222)
    second = Table("remembered", "Choses", COLUMNS)
    qtbot.addWidget(second)
    header = second.horizontalHeader()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (1, Qt.SortOrder.DescendingOrder)
    assert second.columnWidth(0) == 222


def test_an_exported_cell_is_never_a_formula(table: Table[Thing]) -> None:
    table.set_rows([Thing(1, "=1+1", 5), Thing(2, 'O’Connor; "Maëlle"', None)])
    assert as_csv(table.titles(), table.shown()).decode() == (
        '\ufeffNom;Minutes\r\n\'=1+1;5\r\n"O’Connor; ""Maëlle""";\r\n'
    )


def test_a_printed_cell_is_never_markup() -> None:
    assert "<b>" not in as_html("T", ["A"], [["<b>gras</b>"]])


def test_what_comes_back_is_current_again_unless_another_was_chosen(qtbot: QtBot) -> None:
    table: Table[Thing] = Table("back", "Choses", COLUMNS)
    qtbot.addWidget(table)
    table.set_rows(THINGS)
    table.select_row(1)
    gone = table.current()
    left = [one for one in THINGS if one != gone]
    table.set_rows(left)
    assert table.current() not in {gone, None}
    table.set_rows(THINGS)
    assert table.current() == gone
    table.set_rows(left)
    table.select_row(0)
    chosen = table.current()
    table.set_rows(THINGS)
    assert table.current() == chosen


def test_the_only_line_is_current_again_when_it_comes_back(qtbot: QtBot) -> None:
    table: Table[Thing] = Table("back", "Choses", COLUMNS)
    qtbot.addWidget(table)
    table.set_rows(THINGS[:1])
    table.select_row(0)
    table.set_rows([])
    table.set_rows(THINGS)
    assert table.current() == THINGS[0]


def test_ctrl_enter_opens_no_line(qtbot: QtBot) -> None:
    table: Table[Thing] = Table("keys", "Choses", COLUMNS)
    qtbot.addWidget(table)
    table.set_rows(THINGS)
    table.select_row(0)
    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)
