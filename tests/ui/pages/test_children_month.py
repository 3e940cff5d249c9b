"""A moving roster's month: typed with the keyboard alone or imported, told beside, accepted and taken back at once."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.care.envelopes import HourEnvelope, set_envelope
from app.care.schedules import DayException, ExceptionSpan
from app.structure.agreement import set_places
from tests.ui.pages.children import (
    CONTROL,
    enrolments,
    of,
    page,
    plain,
    press,
    section,
    shown,
    type_in,
    write,
)
from ui.pages.children.month.pane import MonthPane
from ui.pages.children.page import ChildrenPage
from ui.widgets.section import RecordForm

__all__ = ["page"]

FILE = "Jour;Heures\r\n1;13:00-18:00\r\njeu 3 déc;repos\r\n31/11;8-9\r\n4/12;matin\r\n"


def open_month(qtbot: QtBot, page: ChildrenPage) -> MonthPane:
    """December 2026: the clock says 22 November. Łukasz comes from 8:30 to 17 on weekdays."""
    set_places(page.session, date(2026, 1, 1), 10)
    page.sheet.go("contracts")
    press(qtbot, page, "contract_month")
    assert page.views.shows(page.month)
    return page.month


def put(qtbot: QtBot, month: MonthPane, day: int, text: str) -> None:
    """Typed over what is there."""
    month.grid.rows[day - 1].begin()
    line = month.grid.rows[day - 1].line
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    type_in(qtbot, line, text)


def said(month: MonthPane) -> str:
    return plain(" | ".join(one.text() for one in month.sums.findChildren(QLabel) if one.isVisible()))


def edited(month: MonthPane) -> bool:
    return month.is_edited


def beside(month: MonthPane, day: int) -> str:
    return plain(month.grid.rows[day - 1].said.text())


def save(qtbot: QtBot, month: MonthPane) -> None:
    qtbot.keyClick(month, Qt.Key.Key_Return, CONTROL)


def exceptions(page: ChildrenPage) -> dict[date, list[tuple[int, int]]]:
    found: dict[date, list[tuple[int, int]]] = {
        one.day: [
            (span.start, span.end) for span in page.session.store.find(ExceptionSpan, exception_id=one.id)
        ]
        for one in page.session.store.find(DayException)
    }
    return found


def test_the_month_opens_on_what_is_reserved_with_the_cursor_on_the_first_day(
    qtbot: QtBot, page: ChildrenPage
) -> None:
    month = open_month(qtbot, page)
    assert plain(month.name.text()) == "Łukasz Żółć · Décembre 2026"
    assert len(month.grid.rows) == 31
    assert month.grid.rows[0].line.text() == "8:30-17"
    assert month.grid.rows[0].line.hasFocus()
    assert plain(month.grid.rows[0].line.accessibleName()) == "Heures du mardi 1er décembre"
    assert month.grid.rows[4].line.text() == ""
    assert beside(month, 5) == "fermée"
    assert not page.list.isVisible()
    assert "enregistrer le mois" in page.keys
    assert not month.sums.save.isEnabled()
    assert "195 h 30 | réservées en décembre 2026 ; 195 h 30 prévues par la semaine type." in said(month)
    assert "✓ Autant que prévu. | 0 jour change." in said(month)


def test_a_month_is_typed_without_the_mouse_told_and_written_at_once(
    qtbot: QtBot, page: ChildrenPage
) -> None:
    set_envelope(page.session, enrolments(page)[0], date(2026, 9, 1), 183 * 60)
    month = open_month(qtbot, page)
    qtbot.keyClick(month.grid.rows[0].line, Qt.Key.Key_Backspace)
    type_in(qtbot, month.grid.rows[0].line, "13-18")
    qtbot.keyClick(month.grid.rows[0].line, Qt.Key.Key_Return)
    assert month.grid.rows[1].line.hasFocus()
    qtbot.keyClick(month.grid.rows[1].line, Qt.Key.Key_Backspace)
    assert beside(month, 1) == "5 h au lieu de 8 h 30–17 h"
    assert beside(month, 2) == "personne au lieu de 8 h 30–17 h"
    assert "183 h 30 | réservées en décembre 2026 ; 183 h prévues par le contrat." in said(month)
    assert "▲ 0 h 30 de plus que prévu. | 2 jours changent." in said(month)
    save(qtbot, month)
    assert exceptions(page) == {date(2026, 12, 1): [(780, 1080)], date(2026, 12, 2): []}
    assert not edited(month)
    assert not month.sums.save.isEnabled()
    page.session.store.undo()
    assert exceptions(page) == {}
    assert month.grid.rows[0].line.text() == "8:30-17"


@pytest.mark.parametrize(
    ("hours", "words"),
    [(195 * 60, "▲ 0 h 30 de plus que prévu."), (208 * 60, "▲ 12 h 30 de moins que prévu.")],
)
def test_the_difference_to_the_contract_is_said(
    qtbot: QtBot, page: ChildrenPage, hours: int, words: str
) -> None:
    set_envelope(page.session, enrolments(page)[0], date(2026, 9, 1), hours)
    assert words in said(open_month(qtbot, page))


def test_arrows_step_and_escape_puts_a_day_back(qtbot: QtBot, page: ChildrenPage) -> None:
    month = open_month(qtbot, page)
    qtbot.keyClick(month.grid.rows[0].line, Qt.Key.Key_Down)
    assert month.grid.rows[1].line.hasFocus()
    put(qtbot, month, 2, "9-10")
    assert edited(month)
    qtbot.keyClick(month.grid.rows[1].line, Qt.Key.Key_Escape)
    assert month.grid.rows[1].line.text() == "8:30-17"
    assert not edited(month)
    qtbot.keyClick(month.grid.rows[1].line, Qt.Key.Key_Up)
    assert month.grid.rows[0].line.hasFocus()


def test_a_line_that_cannot_be_read_is_named_and_holds_the_month_back(
    qtbot: QtBot, page: ChildrenPage
) -> None:
    month = open_month(qtbot, page)
    put(qtbot, month, 1, "matin")
    assert beside(month, 1) == "▲ à corriger"
    assert "▲ Mardi 1er décembre : « matin » ne se lit pas" in said(month)
    assert "1 ligne à corriger avant d’enregistrer." in said(month)
    save(qtbot, month)
    assert exceptions(page) == {}
    assert month.grid.rows[0].line.text() == "matin"


def test_outside_the_opening_waits_for_the_director_s_word(qtbot: QtBot, page: ChildrenPage) -> None:
    month = open_month(qtbot, page)
    assert month.sums.word.isHidden()
    put(qtbot, month, 1, "6-9")
    assert beside(month, 1) == "▲ refusé"
    assert "6 h–7 h 30 : la crèche n’est pas ouverte" in said(month)
    assert "1 jour refusé : corrigez avant d’enregistrer." in said(month)
    assert not month.sums.word.box.isHidden()
    qtbot.keyClick(month.sums.word.box, Qt.Key.Key_Space)
    assert beside(month, 1) == "3 h  ▲ à vérifier"
    save(qtbot, month)
    assert exceptions(page) == {date(2026, 12, 1): [(360, 540)]}


def test_a_file_fills_the_days_and_lists_what_has_none(
    qtbot: QtBot, page: ChildrenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    month = open_month(qtbot, page)
    path = tmp_path / "mois.csv"
    path.write_bytes(FILE.encode("cp1252"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    press(qtbot, page, "month_file")
    assert [month.grid.rows[number].line.text() for number in range(4)] == ["13-18", "8:30-17", "", "matin"]
    assert "▲ Ligne 4 : Il n’y a pas de 31 novembre." in said(month)
    assert "31/11;8-9" in said(month)
    assert "▲ Vendredi 4 décembre : « matin »" in said(month)
    put(qtbot, month, 4, "9-12")
    save(qtbot, month)
    assert set(exceptions(page)) == {date(2026, 12, 1), date(2026, 12, 3), date(2026, 12, 4)}
    assert "Ligne 4" not in said(month)


def test_a_wrong_file_gets_a_sentence_and_changes_nothing(
    qtbot: QtBot, page: ChildrenPage, tmp_path: Path
) -> None:
    month = open_month(qtbot, page)
    path = tmp_path / "mois.xlsx"
    path.write_bytes(b"PK\x03\x04")
    month.import_file(path)
    assert "est un classeur" in page.banner.sentence
    assert not edited(month)


def test_no_file_chosen_changes_nothing(
    qtbot: QtBot, page: ChildrenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    month = open_month(qtbot, page)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    press(qtbot, page, "month_file")
    assert not edited(month)


def test_a_pasted_column_spreads_down_the_days(qtbot: QtBot, page: ChildrenPage) -> None:
    month = open_month(qtbot, page)
    QGuiApplication.clipboard().setText("mar 1\t9-12\nmer 2\t\njeu 3\t14-18\n")
    qtbot.keyClick(month.grid.rows[0].line, Qt.Key.Key_V, CONTROL)
    assert [month.grid.rows[number].line.text() for number in range(4)] == ["9-12", "", "14-18", "8:30-17"]
    assert month.grid.rows[3].line.hasFocus()


def test_the_month_is_emptied_and_put_back_to_the_weeks(qtbot: QtBot, page: ChildrenPage) -> None:
    month = open_month(qtbot, page)
    press(qtbot, page, "month_empty")
    assert "23 jours changent." in said(month)
    assert "| 0 h | réservées" in said(month)
    press(qtbot, page, "month_weeks")
    assert "0 jour change." in said(month)


def test_another_month_waits_until_this_one_is_saved_or_given_up(qtbot: QtBot, page: ChildrenPage) -> None:
    month = open_month(qtbot, page)
    press(qtbot, page, "month_after")
    assert plain(month.name.text()).endswith("Janvier 2027")
    put(qtbot, month, 4, "9-12")
    press(qtbot, page, "month_before")
    assert plain(month.name.text()).endswith("Janvier 2027")
    assert "Une saisie est en cours" in page.banner.sentence
    press(qtbot, page, "month_drop")
    assert page.views.shows(page.files)
    assert page.list.isVisible()
    assert "nouvel enfant" in page.keys
    assert not edited(month)


def test_what_is_typed_is_found_again_after_a_look_at_the_sheet(qtbot: QtBot, page: ChildrenPage) -> None:
    month = open_month(qtbot, page)
    put(qtbot, month, 1, "9-12")
    press(qtbot, page, "month_back")
    assert page.views.shows(page.files)
    press(qtbot, page, "contract_month")
    assert month.grid.rows[0].line.text() == "9-12"
    assert edited(month)


def test_escape_on_a_button_goes_back_to_the_sheet(qtbot: QtBot, page: ChildrenPage) -> None:
    month = open_month(qtbot, page)
    month.file.setFocus()
    qtbot.keyClick(month.file, Qt.Key.Key_Escape)
    assert page.views.shows(page.files)


def test_a_contract_undone_under_its_month_brings_the_sheet_back(qtbot: QtBot, page: ChildrenPage) -> None:
    page.session.store.forget_deeds()
    page.list.states.choose("all")
    page.show_child(of(page, "Zoé").id)
    page.sheet.go("contracts")
    press(qtbot, page, "child_contract_add")
    form = next(one for one in section(page, "child_contract").forms if not one.isHidden())
    write(qtbot, form, {"first_day": "4/1/2027", "last_day": "31/7/2027"})
    page.sheet.contracts.weeks.close_forms()
    press(qtbot, page, "contract_month")
    assert plain(page.month.name.text()) == "Zoé Marchand · Janvier 2027"
    assert page.month.grid.rows[0].day == date(2027, 1, 4)
    page.session.store.undo()
    assert page.views.shows(page.files)


def test_a_volume_of_hours_is_noted_and_taken_away(qtbot: QtBot, page: ChildrenPage) -> None:
    page.sheet.go("contracts")
    assert "le mois se compare à la semaine type" in shown(section(page, "contract_envelopes"))
    press(qtbot, page, "contract_envelopes_add")
    form = next(one for one in section(page, "contract_envelopes").forms if not one.isHidden())
    assert isinstance(form, RecordForm)
    write(qtbot, form, {"monthly_minutes": "beaucoup"})
    assert "Écrivez des heures par mois" in form.fields["monthly_minutes"].refusal
    write(qtbot, form, {"first_day": "31/8/2026", "monthly_minutes": "110h30"})
    assert "Le contrat va du 1er septembre 2026" in plain(form.fields["first_day"].refusal)
    write(qtbot, form, {"first_day": "1/9/2026"})
    (row,) = page.session.store.find(HourEnvelope)
    assert (row.first_day, row.monthly_minutes) == (date(2026, 9, 1), 6630)
    assert "110 h 30 par mois | à partir du 1er septembre 2026" in shown(section(page, "contract_envelopes"))
    press(qtbot, page, f"envelope_remove_{row.id}")
    assert page.session.store.find(HourEnvelope) == []
