"""Paramètres, Règles de calcul: every setting of the catalogue is shown in words, changed, and refused in its place."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.setting_kinds import Shape, Spec
from app.settings import Setting, set_setting, settings_on
from app.settings_catalogue import CATALOGUE
from tests.ui.pages.conftest import OpenWindow
from ui import french
from ui.forms import Field
from ui.pages.settings import SettingsPage
from ui.pages.settings.rules import RuleLine, RulesSection

RETURN = Qt.Key.Key_Return

# By shape: what is typed, what is stored and how it reads; then what can't be, and why.
OTHERS = {
    Shape.HOUR: ("24:00", "24:00", "24 h"),
    Shape.WEEKDAYS: ("lun mer", "0,2", "lundi et mercredi"),
    Shape.DAYS: ("20 et 5", "20,5", "20 et 5 jours avant"),
}
WRONG = {
    Shape.COUNT: ("9999", "attend un nombre entier"),
    Shape.HOUR: ("25:00", "de 0 à 23"),
    Shape.WEEKDAYS: ("7", "jour de la semaine"),
    Shape.DAYS: ("30, 400", "attend des nombres de jours"),
}


@pytest.fixture
def section(open_window: OpenWindow) -> RulesSection:
    page = open_window("settings").page()
    assert isinstance(page, SettingsPage)
    found = page.choose("rules")
    assert isinstance(found, RulesSection)
    return found


def choose(section: RulesSection, key: str) -> Field[Any]:
    """Goes to the setting's line; its value's field."""
    table = section.table
    table.select_row(next(at for at in range(table.proxy.rowCount()) if table.proxy.thing(at).id == key))
    (shown,) = [field for field in section.value_fields.values() if field.isVisible()]
    return shown


def line_of(section: RulesSection, key: str) -> RuleLine:
    return next(line for line in section.read() if line.id == key)


def said(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def write(qtbot: QtBot, field: Field[Any], text: str) -> None:
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field.control, text)


def other(spec: Spec[object]) -> tuple[str, str, str]:
    """Another value than the default: typed, stored, in words."""
    if spec.shape is Shape.COUNT:
        number = str(int(spec.default) + 1)
        return number, number, number
    return OTHERS[spec.shape]


def pick_another(qtbot: QtBot, section: RulesSection, spec: Spec[object]) -> tuple[str, str]:
    """By the arrows, away from the value chosen."""
    box = section.choice.combo
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < box.count() - 1 else Qt.Key.Key_Up)
    found = section.choice.filled()
    return found, dict(spec.choices)[found]


def test_every_setting_is_shown_in_words_changed_and_read_back(qtbot: QtBot, section: RulesSection) -> None:
    store = section.session.store
    for spec in CATALOGUE:
        before, field = line_of(section, spec.key), choose(section, spec.key)
        assert before.words, spec.key
        assert before.words != spec.default or spec.shape is Shape.COUNT, spec.key
        if spec.shape is Shape.CHOICE:
            stored, words = pick_another(qtbot, section, spec)
        else:
            typed, stored, words = other(spec)
            write(qtbot, field, typed)
        qtbot.keyClick(field.control, RETURN)
        assert (field.refusal, section.form.error.sentence) == ("", ""), spec.key
        (row,) = store.find(Setting, key=spec.key)
        assert row.value == stored != spec.default, spec.key
        later = f"{before.words}, puis {words} le {french.day_figures(row.first_day)}"
        now = row.first_day <= section.session.clock.day()
        assert said(line_of(section, spec.key).words) == said(words if now else later), spec.key
        settings_on(section.session, row.first_day)


def test_a_value_that_no_setting_takes_is_refused_under_its_field_and_stays_typed(
    qtbot: QtBot, section: RulesSection
) -> None:
    for spec in CATALOGUE:
        field = choose(section, spec.key)
        if spec.shape is Shape.CHOICE:
            section.choice.combo.setFocus()
            qtbot.keyClick(section.choice.combo, Qt.Key.Key_Home)
            typed, why = "à choisir", "obligatoire"
        else:
            typed, why = WRONG[spec.shape]
            write(qtbot, field, typed)
        qtbot.keyClick(field.control, RETURN)
        assert why in said(field.refusal), spec.key
        assert field.refusal.endswith("."), spec.key
        shown: Any = field.control
        assert (shown.currentText() if spec.shape is Shape.CHOICE else shown.text()) == typed, spec.key
        assert section.session.store.find(Setting, key=spec.key) == [], spec.key
        qtbot.keyClick(field.control, Qt.Key.Key_Escape)


@pytest.mark.parametrize(("typed", "stored", "words"), [
    ("30,15,7", "30,15,7", "30, 15 et 7 jours avant"),
    ("7 15;30", "30,15,7", "30, 15 et 7 jours avant"),
    ("1", "1", "1 jour avant"),
    ("366", "366", "366 jours avant"),
])  # fmt: skip
def test_the_reminders_before_a_term_are_typed_as_one_says_them(
    qtbot: QtBot, section: RulesSection, typed: str, stored: str, words: str
) -> None:
    set_setting(section.session, "engagement_warnings", section.session.clock.day(), "60")
    field = choose(section, "engagement_warnings")
    write(qtbot, field, typed)
    assert words in [said(one.text()) for one in field.findChildren(QLabel) if one.isVisible()]
    qtbot.keyClick(field.control, RETURN)
    line = line_of(section, "engagement_warnings")
    assert (line.text, said(line.words)) == (stored, words)


@pytest.mark.parametrize("typed", ["", "bientot", "30, 0", "30, 367", "-7"])
def test_reminders_that_are_no_days_before_are_refused_and_stay_typed(
    qtbot: QtBot, section: RulesSection, typed: str
) -> None:
    field = choose(section, "engagement_warnings")
    write(qtbot, field, typed)
    if not typed:
        qtbot.keyClick(field.control, Qt.Key.Key_Delete)
    qtbot.keyClick(field.control, RETURN)
    assert field.refusal
    assert section.days.line.text() == typed
    assert line_of(section, "engagement_warnings").since is None


def test_no_weekday_at_all_is_said_by_an_empty_field(qtbot: QtBot, section: RulesSection) -> None:
    field = choose(section, "atypical_weekdays")
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field.control, Qt.Key.Key_Delete)
    qtbot.keyClick(field.control, RETURN)
    line = line_of(section, "atypical_weekdays")
    assert said(line.words) == "samedi et dimanche, puis aucun le 01/12/2026"
    assert section.weekdays.line.text() == ""


def test_a_value_to_come_is_told_beside_the_one_in_force(section: RulesSection) -> None:
    set_setting(section.session, "interviews_per_week", date(2026, 12, 1), "3")
    (line,) = [one for one in section.read() if one.spec.key == "interviews_per_week"]
    assert (line.text, line.since) == ("2", None)
    assert line.words == "2, puis 3 le 01/12/2026"
