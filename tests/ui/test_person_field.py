"""Choosing a person by any part of the name (chercher une personne): typing, arrows, Enter, Tab and Esc."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import InvalidEntry
from ui.forms import Form, Need, TextField
from ui.person_field import NOBODY, PersonField

PEOPLE = [("Karim Ouali", 3), ("Thomas Delmas", 7), ("Trần Thị Thảo", 8), ("Élodie Trao-Petit", 9)]


@pytest.fixture
def form(qtbot: QtBot, app: QApplication) -> Form:
    """A person, then a town."""
    _ = app
    made = Form()
    made.add(PersonField("parent_id", "Parent", PEOPLE, need=Need.MANDATORY))
    made.add(TextField("town", "Commune"))
    made.buttons("Ajouter")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.focus_first()
    return made


@pytest.fixture
def field(form: Form) -> PersonField:
    """The person."""
    found = form.fields["parent_id"]
    assert isinstance(found, PersonField)
    return found


def types(qtbot: QtBot, text: str) -> None:
    """Key after key, where the keyboard is."""
    for letter in text:
        at = QApplication.focusWidget()
        assert at is not None
        QApplication.sendEvent(at, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """One key."""
    qtbot.keyClick(QApplication.focusWidget(), key)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("ouali", 3), ("TRAO", 9), ("thao", 8), ("petit elodie", 9), ("tran", 8), ("delmas", 7)],
)
def test_any_part_of_a_name_finds_it_accents_apart_and_enter_takes_it(
    qtbot: QtBot, form: Form, field: PersonField, typed: str, chosen: int
) -> None:
    with qtbot.assertNotEmitted(form.submitted):
        types(qtbot, typed)
        press(qtbot, Qt.Key.Key_Return)
    assert (field.value(), field.combo.currentText()) == (
        chosen,
        next(name for name, one in PEOPLE if one == chosen),
    )


def test_enter_after_the_choice_validates_the_form(qtbot: QtBot, form: Form, field: PersonField) -> None:
    types(qtbot, "ouali")
    press(qtbot, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.submitted):
        press(qtbot, Qt.Key.Key_Return)


def test_tab_takes_the_one_found_and_goes_on(qtbot: QtBot, form: Form, field: PersonField) -> None:
    types(qtbot, "delm")
    press(qtbot, Qt.Key.Key_Tab)
    assert (field.value(), form.fields["town"].control.hasFocus()) == (7, True)


def test_the_arrows_choose_among_those_found(qtbot: QtBot, field: PersonField) -> None:
    types(qtbot, "tra")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert field.value() == 9


def test_without_typing_the_arrows_go_through_the_list(qtbot: QtBot, field: PersonField) -> None:
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    assert field.value() == 7
    press(qtbot, Qt.Key.Key_Home)
    assert field.read() is None


def test_esc_gives_the_former_choice_back_and_a_second_one_leaves_the_form(
    qtbot: QtBot, form: Form, field: PersonField
) -> None:
    field.put(3)
    with qtbot.assertNotEmitted(form.cancelled):
        types(qtbot, "delm")
        press(qtbot, Qt.Key.Key_Escape)
    assert (field.value(), field.combo.currentText()) == (3, "Karim Ouali")
    with qtbot.waitSignal(form.cancelled):
        press(qtbot, Qt.Key.Key_Escape)


def test_a_name_that_nobody_has_is_refused_and_stays_and_never_is_somebody_else(
    qtbot: QtBot, form: Form, field: PersonField
) -> None:
    field.put(3)
    types(qtbot, "zorro")
    press(qtbot, Qt.Key.Key_Tab)
    assert (field.combo.currentText(), field.refusal) == ("zorro", NOBODY)
    with pytest.raises(InvalidEntry, match="ne porte ce nom"):
        field.value()


def test_a_name_rubbed_out_chooses_nobody(qtbot: QtBot, field: PersonField) -> None:
    field.put(3)
    qtbot.keyClick(field.combo, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Qt.Key.Key_Backspace)
    press(qtbot, Qt.Key.Key_Tab)
    assert field.read() is None


def test_what_is_typed_stays_while_the_list_is_offered_again(qtbot: QtBot, field: PersonField) -> None:
    types(qtbot, "delm")
    field.set_choices(PEOPLE[1:])
    assert field.combo.currentText() == "delm"
    press(qtbot, Qt.Key.Key_Return)
    assert field.value() == 7
