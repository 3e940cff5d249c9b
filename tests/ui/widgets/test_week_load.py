"""The strip under the grid: what is painted where, words that fit, what is tried as dashes, the dark palette."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QTableWidget, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_widgets import painted, seen
from ui import theme
from ui.widgets.load_chart import DayLoad, LoadChart
from ui.widgets.week_load import StripDay, WeekLoadStrip, shown

MONDAY = date(2026, 11, 23)
CALM = DayLoad(
    first=360,
    last=1200,
    planned=[(480, 1000, 27)],
    agreed=[(360, 1200, 30)],
    limit=[(360, 1200, 35)],
    words="Lundi\u00a0: 27 enfants prévus.",
)
SHORT = DayLoad(
    first=360,
    last=1200,
    planned=[(480, 1000, 27)],
    agreed=[(360, 1200, 30)],
    limit=[(360, 1200, 35)],
    adults=[(360, 900, 3)],
    needed=[(360, 1200, 5)],
    words="Mardi\u00a0: il manque 2\u00a0adultes.",
)


@pytest.fixture
def dark(app: QApplication) -> Iterator[None]:
    theme.apply(app, dark=True)
    yield
    theme.apply(app, dark=False)


@pytest.fixture
def holder(qtbot: QtBot, app: QApplication) -> QWidget:
    """A table of three columns with the strip under it."""
    _ = app
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    table = QTableWidget(1, 3, made)
    strip = WeekLoadStrip()
    strip.follow(table.horizontalHeader())
    column.addWidget(table)
    column.addWidget(strip)
    made.resize(700, 500)
    made.show()
    return made


def strip_of(holder: QWidget) -> WeekLoadStrip:
    found = holder.findChild(WeekLoadStrip)
    assert found is not None
    return found


def days(*loads: DayLoad, words: tuple[str, ...] = ("pic 27",)) -> list[StripDay]:
    return [
        StripDay(
            day=MONDAY + timedelta(days=at),
            load=load,
            words=words,
            tone="alert" if load is SHORT else "muted",
        )
        for at, load in enumerate(loads)
    ]


def test_children_places_and_a_shortage_have_their_colours(holder: QWidget) -> None:
    strip = strip_of(holder)
    strip.show_days(days(CALM, CALM), 115)
    image = strip.grab().toImage()
    assert seen(image, theme.LIGHT.load)
    assert not seen(image, theme.LIGHT.adults)
    strip.show_days(days(CALM, SHORT), 115)
    image = strip.grab().toImage()
    for colour in (theme.LIGHT.load, theme.LIGHT.adults, theme.LIGHT.alert):
        assert seen(image, colour), colour


@pytest.mark.usefixtures("dark")
def test_the_dark_palette_is_used(holder: QWidget) -> None:
    strip = strip_of(holder)
    strip.show_days(days(CALM, SHORT), 115)
    image = strip.grab().toImage()
    for colour in (theme.DARK.load, theme.DARK.adults, theme.DARK.alert):
        assert seen(image, colour), colour


def test_what_stands_above_the_places_is_amber_and_above_the_limit_red(qtbot: QtBot) -> None:
    chart = LoadChart()
    qtbot.addWidget(chart)
    over = DayLoad(
        first=360, last=1200, planned=[(480, 900, 33)], agreed=[(360, 1200, 30)], limit=[(360, 1200, 35)]
    )
    chart.show_load(over)
    assert seen(painted(chart, 600, 260), theme.LIGHT.amber)
    beyond = DayLoad(first=360, last=1200, planned=[(480, 900, 38)], agreed=over.agreed, limit=over.limit)
    chart.show_load(beyond)
    image = painted(chart, 600, 260)
    assert seen(image, theme.LIGHT.amber)
    assert seen(image, theme.LIGHT.alert)


def test_what_is_tried_is_a_line_over_the_load(qtbot: QtBot) -> None:
    chart = LoadChart()
    qtbot.addWidget(chart)
    plain = DayLoad(first=360, last=1200, planned=[(480, 900, 10)])
    tried = DayLoad(first=360, last=1200, planned=[(480, 900, 10)], tried=[(480, 1100, 12)])
    chart.show_load(plain)
    before = painted(chart, 600, 260)
    chart.show_load(tried)
    assert painted(chart, 600, 260) != before
    assert tried.top == 12


def test_words_are_shortened_rather_than_cut(app: QApplication) -> None:
    _ = app
    words = ("▲\u00a0manque 1\u00a0adulte, 7\u00a0h\u00a030", "▲\u00a0\u22121 à\u00a07\u00a0h\u00a030")
    (one,) = days(CALM, words=words)
    assert shown(one, 300) == (words[0], 1)
    assert shown(one, 110) == (words[0], 2)
    assert shown(one, 60)[0] == words[1]


def test_the_tool_tip_and_the_description_say_the_days(holder: QWidget) -> None:
    strip = strip_of(holder)
    strip.show_days(days(CALM, SHORT), 115)
    assert strip.accessibleDescription() == f"{CALM.words}\n{SHORT.words}"
    box = strip.columns()[1][1]
    at = QPoint(round(box.center().x()), 10)
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    assert QToolTip.text() == SHORT.words
    assert strip.day_at(2.0) is None


def test_a_strip_that_follows_nothing_yet_paints_nothing(qtbot: QtBot) -> None:
    strip = WeekLoadStrip()
    qtbot.addWidget(strip)
    strip.show_days(days(CALM), 115)
    assert strip.columns() == []
    assert not seen(painted(strip), theme.LIGHT.load)
