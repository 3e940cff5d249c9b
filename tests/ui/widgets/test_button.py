"""A button: one deed a double click, unless it is pressed several times in a row on purpose."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.fields import TextField
from ui.forms import Form
from ui.widgets.basics import Button

pytestmark = pytest.mark.usefixtures("app")
LEFT = Qt.MouseButton.LeftButton


class Ground(QWidget):
    """What a button may stand on: it counts what is let go over it."""

    released = 0

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.released += 1


@pytest.fixture
def ground(qtbot: QtBot) -> Ground:
    made = Ground()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def on(ground: QWidget, button: Button) -> Button:
    column = ground.layout()
    assert column is not None
    column.addWidget(button)
    return button


def double_click(qtbot: QtBot, button: Button) -> None:
    """Press, let go, press, let go, as the system tells them: Qt's own helper sends the third alone."""
    qtbot.mouseClick(button, LEFT)
    qtbot.mouseDClick(button, LEFT)
    qtbot.mouseRelease(button, LEFT)


def double_click_on_the_screen(qtbot: QtBot, ground: QWidget) -> None:
    """In the middle of the window: the system's clicks go to what stands there at each of them."""
    ground.show()
    qtbot.waitExposed(ground)
    ground.resize(200, 80)
    QTest.mouseDClick(ground.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(100, 40))


@pytest.mark.parametrize("kind", ["", "main", "link", "bare"])
def test_a_double_click_does_it_once(qtbot: QtBot, ground: Ground, kind: str) -> None:
    done: list[str] = []
    button = on(ground, Button("Enregistrer", lambda: done.append("once"), kind=kind))
    double_click(qtbot, button)
    assert done == ["once"]
    assert not button.isDown()
    assert ground.released == 0
    qtbot.mouseClick(button, LEFT)
    assert done == ["once", "once"]


@pytest.mark.parametrize(
    ("icon", "again", "times"),
    [("left", False, 2), ("right", False, 2), ("undo", True, 2), ("undo", False, 1)],
)
def test_an_arrow_is_pressed_as_fast_as_one_likes(qtbot: QtBot, icon: str, again: bool, times: int) -> None:
    done: list[int] = []
    button = Button("", lambda: done.append(1), icon=icon, name="Tourner", again=again)
    qtbot.addWidget(button)
    double_click(qtbot, button)
    assert len(done) == times


def test_the_second_click_is_not_for_what_came_under_the_pointer(qtbot: QtBot, ground: Ground) -> None:
    done: list[str] = []
    first = on(ground, Button("Effacer…", lambda: done.append("asked")))
    sure = on(ground, Button("Effacer", lambda: done.append("erased")))
    first.clicked.connect(first.hide)
    first.clicked.connect(sure.show)
    sure.hide()
    double_click_on_the_screen(qtbot, ground)
    assert done == ["asked"]
    assert sure.isVisible()


def test_a_form_emptied_by_its_first_click_is_not_validated_empty_by_the_second(
    qtbot: QtBot, ground: Ground
) -> None:
    form = Form()
    submitted: list[str] = []
    name = TextField("name", "Nom")
    form.add(name)
    submit = form.buttons("Enregistrer")
    form.submitted.connect(lambda: submitted.append(name.line.text()))
    form.submitted.connect(form.clear)
    on_ground = ground.layout()
    assert on_ground is not None
    on_ground.addWidget(form)
    name.line.setText("Łukasz")
    double_click(qtbot, submit)
    assert submitted == ["Łukasz"]


def test_a_key_held_down_validates_once(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    name = TextField("name", "Nom")
    form.add(name)
    submitted: list[str] = []
    form.submitted.connect(lambda: submitted.append(name.line.text()))
    form.submitted.connect(form.clear)
    name.line.setText("Łukasz")
    for held in (False, True, True):
        pressed = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", held
        )
        QApplication.sendEvent(name.line, pressed)
    assert submitted == ["Łukasz"]
