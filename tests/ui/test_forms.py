"""Forms: read back while typing, refused in place, nothing lost, all by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.errors import Conflict, InvalidEntry
from ui.boundary import Guard
from ui.forms import (
    CheckField,
    ChoiceField,
    DateField,
    EurosField,
    Form,
    HourField,
    Need,
    NoteField,
    NumberField,
    SpansField,
    TextField,
)

pytestmark = pytest.mark.usefixtures("app")


class Sample(Form):
    """One field of each kind."""

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField("name", "Nom", need=Need.MANDATORY)
        self.birth = DateField("birth", "Né le", lambda: date(2026, 11, 22), need=Need.IMPORTANT)
        self.at = HourField("at", "Heure")
        self.spans = SpansField("spans", "Journée")
        self.money = EurosField("money", "Ressources")
        self.places = NumberField("places", "Places", least=1, most=60)
        self.group = ChoiceField("group", "Groupe", [("Coccinelles", 1), ("Libellules", 2)])
        self.note = NoteField("note", "Note")
        self.agreed = CheckField("agreed", "D’accord")
        self.add(self.name, self.birth)
        self.add(self.at, self.spans, self.money, self.places)
        self.add(self.group, self.note, self.agreed)
        self.submit = self.buttons("Valider")


@pytest.fixture
def form(qtbot: QtBot) -> Sample:
    made = Sample()
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_kind_reads_what_it_shows(form: Sample) -> None:
    form.name.put("  Żółć  Łukasz ")
    form.birth.put(date(2026, 2, 28))
    form.at.put(510)
    form.money.put(123456)
    form.places.put(30)
    form.group.put(2)
    form.note.put("bien dormi")
    form.agreed.put(True)
    assert form.name.filled() == "Żółć Łukasz"
    assert form.birth.value() == date(2026, 2, 28)
    assert (form.at.value(), form.money.value(), form.places.value()) == (510, 123456, 30)
    assert (form.group.value(), form.note.value(), form.agreed.value()) == (2, "bien dormi", True)
    assert not form.is_edited


def test_an_empty_field_is_none_unless_it_is_mandatory(form: Sample) -> None:
    assert form.birth.value() is None
    with pytest.raises(InvalidEntry, match="obligatoire") as refused:
        form.name.value()
    assert refused.value.field == "name"
    with pytest.raises(InvalidEntry, match="obligatoire"):
        form.birth.filled()


def test_what_is_typed_is_told_back_in_full(qtbot: QtBot, form: Sample) -> None:
    qtbot.keyClicks(form.birth.line, "3/9")
    qtbot.keyClicks(form.spans.line, "8:30-12 13-17")
    shown = [field._note.text().replace("\u00a0", " ") for field in (form.birth, form.spans)]  # noqa: SLF001
    assert shown == ["jeudi 3 septembre 2026", "8 h 30–12 h, 13 h–17 h, soit 7 h 30"]
    assert form.is_edited


def test_every_fault_is_marked_and_nothing_typed_is_lost(qtbot: QtBot, form: Sample) -> None:
    qtbot.keyClicks(form.birth.line, "31/11")
    qtbot.keyClicks(form.places.line, "900")
    with Guard(form):
        form.check()
    assert form.name.refusal
    assert "31 novembre" in form.birth.refusal
    assert "entre 1 et 60" in form.places.refusal
    assert form.birth.line.text() == "31/11"
    qtbot.keyClick(form.birth.line, Qt.Key.Key_Backspace)
    assert not form.birth.refusal


def test_a_refusal_stands_under_the_field_it_names_and_else_above_the_form(form: Sample) -> None:
    with Guard(form):
        raise Conflict("Déjà pris.", field="name")
    assert (form.name.refusal, form.error.sentence) == ("Déjà pris.", "")
    with Guard(form):
        raise Conflict("Impossible.", field="nowhere")
    assert (form.name.refusal, form.error.sentence) == ("", "Impossible.")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_validates_from_a_field(qtbot: QtBot, form: Sample, key: Qt.Key) -> None:
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(form.name.line, key)


def test_enter_in_a_note_is_a_new_line_and_control_enter_validates(qtbot: QtBot, form: Sample) -> None:
    form.note.box.setFocus()
    with qtbot.assertNotEmitted(form.submitted):
        qtbot.keyClick(form.note.box, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(form.note.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_escape_gives_up(qtbot: QtBot, form: Sample) -> None:
    with qtbot.waitSignal(form.cancelled):
        qtbot.keyClick(form.name.line, Qt.Key.Key_Escape)


def test_enter_on_a_button_presses_it(qtbot: QtBot, form: Sample) -> None:
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(form.submit, Qt.Key.Key_Return)


def next_stop(widget: QWidget) -> QWidget:
    """Where Tab goes."""
    following = widget.nextInFocusChain()
    assert following is not None
    if following.focusPolicy() & Qt.FocusPolicy.TabFocus and following.focusProxy() is None:
        return following
    return next_stop(following)


def test_tab_follows_the_order_of_the_form(form: Sample) -> None:
    seen: list[QWidget] = [form.name.line]
    for _ in range(9):
        seen.append(next_stop(seen[-1]))
    fields = (form.name, form.birth, form.at, form.spans, form.money, form.places, form.group, form.note)
    assert seen == [*(field.control for field in fields), form.agreed.box, form.submit]


def test_choices_offered_anew_keep_the_one_chosen(form: Sample) -> None:
    form.group.put(2)
    form.group.set_choices([("Libellules", 2), ("Papillons", 3)])
    assert form.group.value() == 2
    form.group.set_choices([("Papillons", 3)])
    assert form.group.value() is None


def test_a_control_is_named_and_says_what_it_needs(form: Sample) -> None:
    assert form.name.control.accessibleName() == "Nom · obligatoire"
    form.name.refuse("À remplir.")
    assert form.name.control.accessibleDescription() == "À remplir."
