"""The painted pieces: they say in words what they draw, and they draw without a word from Qt."""

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.dots import StateDots
from ui.widgets.empty_state import EmptyState
from ui.widgets.focus_ring import FocusRing
from ui.widgets.gauge import Gauge, Reading
from ui.widgets.inline_error import InlineError
from ui.widgets.load_chart import DayLoad, LoadChart
from ui.widgets.panel import Panel
from ui.widgets.segmented import SegmentedFilter

pytestmark = pytest.mark.usefixtures("app")


def painted(widget: QWidget, wide: int = 400, high: int = 200) -> QImage:
    """What it draws."""
    widget.resize(wide, high)
    return widget.grab().toImage()


def seen(image: QImage, colour: str) -> bool:
    """Whether a pixel has exactly that colour."""
    wanted = QColor(colour).rgb()
    return any(image.pixel(x, y) == wanted for x in range(0, image.width(), 2) for y in range(image.height()))


READINGS = [
    Reading(name="Enfants (retenu)", made_of="7 / 34", share=Fraction(7, 34)),
    Reading(name="Places", made_of="7 / 30", share=Fraction(7, 30)),
    Reading(name="Heures", made_of="0 h / 0 h", share=None),
]


def test_the_gauge_says_its_readings_and_turns_amber_under_the_threshold(qtbot: QtBot) -> None:
    gauge = Gauge()
    qtbot.addWidget(gauge)
    gauge.show_readings(READINGS, Fraction(1, 5))
    words = gauge.accessibleDescription().replace("\u00a0", " ")
    assert words == (
        "Enfants (retenu) : 7 / 34, 20,6 %. Places : 7 / 30, 23,3 %. Heures : 0 h / 0 h, sans objet"
    )
    high = gauge.sizeHint().height()
    assert seen(painted(gauge, high=high), theme.LIGHT.fine)
    gauge.show_readings(READINGS, Fraction(1, 4))
    assert seen(painted(gauge, high=high), theme.LIGHT.amber)


def test_a_share_beyond_the_scale_fills_it(qtbot: QtBot) -> None:
    gauge = Gauge()
    qtbot.addWidget(gauge)
    gauge.show_readings([Reading(name="Enfants", made_of="3 / 3", share=Fraction(1))], Fraction(1, 5))
    assert seen(painted(gauge, high=gauge.sizeHint().height()), theme.LIGHT.fine)


LOAD = DayLoad(
    first=360,
    last=1200,
    planned=[(420, 480, 8), (480, 1000, 27)],
    present=[(420, 500, 7)],
    now=500,
    agreed=[(360, 1200, 30)],
    limit=[(360, 1200, 35)],
    adults=[(360, 900, 3)],
    needed=[(360, 1200, 2)],
    atypical=[(360, 480), (1080, 1200)],
    words="Conforme de 7 h à 15 h, il manque 2 adultes ensuite.",
)


def test_the_load_shows_past_and_future_and_the_shortage_in_red(qtbot: QtBot) -> None:
    chart = LoadChart()
    qtbot.addWidget(chart)
    chart.show_load(LOAD)
    image = painted(chart, 600, 260)
    for colour in (theme.LIGHT.load, theme.LIGHT.load_past, theme.LIGHT.adults, theme.LIGHT.alert):
        assert seen(image, colour), colour
    assert "il manque" in chart.accessibleDescription()


def test_a_day_without_shifts_or_agreement_is_drawn_too(qtbot: QtBot) -> None:
    chart = LoadChart()
    qtbot.addWidget(chart)
    chart.show_load(DayLoad(first=420, last=1140, planned=[(480, 600, 3)]))
    assert not seen(painted(chart), theme.LIGHT.alert)
    chart.show_load(DayLoad(first=420, last=420, planned=[]))
    painted(chart)
    chart.show_load(None)
    painted(chart)


def test_dots_say_their_counts(qtbot: QtBot) -> None:
    dots = StateDots(7, 2)
    qtbot.addWidget(dots)
    assert dots.accessibleName().replace("\u00a0", " ") == "7 présents, 2 attendus"
    assert seen(painted(dots, 130, 16), theme.LIGHT.regular)


def test_a_segment_is_chosen_by_hand_and_kept_when_the_counts_change(qtbot: QtBot) -> None:
    segments = SegmentedFilter("Groupes")
    qtbot.addWidget(segments)
    segments.show_choices([("all", "Tous 3"), ("a", "Coccinelles 1"), ("b", "Libellules 2")])
    assert segments.current == "all"
    second = segments.findChildren(QPushButton)[1]
    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert chosen.args == ["a"]
    segments.show_choices([("all", "Tous 4"), ("a", "Coccinelles 2"), ("b", "Libellules 2")])
    assert (segments.current, second.text()) == ("a", "Coccinelles 2")
    segments.show_choices([("all", "Tous 4"), ("c", "Papillons 4")])
    assert segments.current == "all"


def test_an_empty_state_says_what_to_do_and_does_it(qtbot: QtBot) -> None:
    done: list[int] = []
    empty = EmptyState(
        "families", "Aucun enfant.", "Ajoutez-en un.", deed="Ajouter", act=lambda: done.append(1)
    )
    qtbot.addWidget(empty)
    qtbot.mouseClick(empty.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert done == [1]
    assert empty.accessibleName() == "Aucun enfant. Ajoutez-en un."


def test_a_panel_drawn_again_keeps_its_heading(qtbot: QtBot) -> None:
    panel = Panel("Présents", "maintenant", link="Pointage", follow=lambda: None)
    qtbot.addWidget(panel)
    panel.add(QLineEdit())
    panel.clear()
    assert panel.body.count() == 1
    assert panel.title.text() == "Présents"


def test_an_error_is_hidden_until_it_is_told(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    error = InlineError(framed=True, parent=box)
    box.show()
    assert not error.isVisible()
    error.tell("Non.")
    assert error.isVisible()
    assert error.accessibleName() == "Non."
    error.forget()
    assert not error.isVisible()


@pytest.fixture
def ring(app: QApplication) -> FocusRing:
    return FocusRing(app)


def test_the_ring_follows_the_keyboard_and_is_cut_where_the_page_scrolls(
    qtbot: QtBot, ring: FocusRing
) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    lines = [QLineEdit() for _ in range(20)]
    for line in lines:
        column.addWidget(line)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    area.resize(200, 120)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    lines[0].setFocus()
    assert ring.around is lines[0]
    corner = lines[0].mapTo(area, QPoint(0, 0)) - QPoint(2, 2)
    assert area.grab().toImage().pixelColor(corner + QPoint(20, 0)).name() == theme.LIGHT.action.lower()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not ring.is_shown
    lines[19].setFocus()
    assert ring.is_shown


def test_the_ring_outlives_the_window_it_was_in(qtbot: QtBot, ring: FocusRing) -> None:
    for _ in range(2):
        line = QLineEdit()
        line.show()
        line.activateWindow()
        qtbot.waitUntil(line.isActiveWindow)
        line.setFocus()
        assert ring.is_shown
        with qtbot.waitSignal(line.destroyed):
            line.deleteLater()
    assert ring.around is None
