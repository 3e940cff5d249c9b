"""The contracts' tab: enrolled, typed week by week, changed from a day on, ended, renewed, printed."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.care.enrolments import Enrolment, Kind
from app.care.schedules import DayException, Turn, WeekPattern
from app.care.weeks import WeekSpan, weeks_of
from tests.app.records import h
from tests.ui.pages.children import enrolments, of, page, plain, press, section, shown, type_in, write
from ui.pages.children.page import ChildrenPage
from ui.pages.children.weeks import WeekSection
from ui.widgets.section import RecordForm

__all__ = ["page"]


def open_contracts(page: ChildrenPage, first_name: str = "Łukasz") -> None:
    page.list.states.choose("all")
    page.show_child(of(page, first_name).id)
    page.sheet.go("contracts")


def visible_form(page: ChildrenPage, name: str) -> RecordForm:
    form = next(form for form in section(page, name).forms if not form.isHidden())
    assert isinstance(form, RecordForm)
    return form


def weeks_section(page: ChildrenPage) -> WeekSection:
    return page.sheet.contracts.weeks


def type_day(qtbot: QtBot, page: ChildrenPage, weekday: int, text: str) -> None:
    line = weeks_section(page).form.grid.lines()[weekday]
    line.setFocus()
    line.selectAll()
    type_in(qtbot, line, text)


def save_week(qtbot: QtBot, page: ChildrenPage) -> None:
    qtbot.keyClick(weeks_section(page).form.grid.lines()[0], Qt.Key.Key_Return)


def latest_weeks(page: ChildrenPage, enrolment: Enrolment) -> tuple[WeekSpan, ...]:
    return weeks_of(page.session, enrolment)[-1][1].spans


def new_contract(qtbot: QtBot, page: ChildrenPage) -> Enrolment:
    open_contracts(page, "Zoé")
    press(qtbot, page, "child_contract_add")
    days = {"first_day": "4/1/2027", "last_day": "31/7/2027", "signed_on": "hier"}
    write(qtbot, visible_form(page, "child_contract"), days)
    return page.session.store.find(Enrolment, child_id=of(page, "Zoé").id)[0]


def test_a_new_contract_goes_straight_to_its_week(qtbot: QtBot, page: ChildrenPage) -> None:
    enrolment = new_contract(qtbot, page)
    assert (enrolment.kind, enrolment.signed_on) == (Kind.REGULAR, date(2026, 11, 21))
    form = visible_form(page, "contract_weeks")
    assert form.fields["first_day"].value() == date(2027, 1, 4)
    assert weeks_section(page).form.grid.lines()[0].hasFocus()
    type_day(qtbot, page, 0, "8:30-12 13-17")
    type_day(qtbot, page, 4, "22-6")
    assert "Semaine : 15 h 30" in shown(section(page, "contract_weeks"))
    save_week(qtbot, page)
    assert latest_weeks(page, enrolment) == (
        WeekSpan(0, 0, h("8:30"), h("12:00")),
        WeekSpan(0, 0, h("13:00"), h("17:00")),
        WeekSpan(0, 4, h("22:00"), h("30:00")),
    )
    assert "lun. 8 h 30–12 h, 13 h–17 h ; ven. 22 h–6 h · 15 h 30 par semaine" in shown(
        section(page, "contract_weeks")
    )


def test_monday_is_copied_up_to_friday(qtbot: QtBot, page: ChildrenPage) -> None:
    enrolment = new_contract(qtbot, page)
    type_day(qtbot, page, 0, "9-17")
    press(qtbot, page, "week_spread")
    save_week(qtbot, page)
    assert [span.weekday for span in latest_weeks(page, enrolment)] == [0, 1, 2, 3, 4]


def test_a_line_that_cannot_be_read_is_named_and_kept(qtbot: QtBot, page: ChildrenPage) -> None:
    new_contract(qtbot, page)
    type_day(qtbot, page, 2, "matin")
    save_week(qtbot, page)
    assert weeks_section(page).form.grid.refusal.startswith("Mercredi")
    assert weeks_section(page).form.grid.lines()[2].text() == "matin"
    assert weeks_section(page).form.grid.lines()[2].hasFocus()
    assert page.session.store.find(WeekPattern, first_day=date(2027, 1, 4)) == []


def test_a_week_changed_from_a_day_on_keeps_the_past(qtbot: QtBot, page: ChildrenPage) -> None:
    open_contracts(page)
    press(qtbot, page, "contract_weeks_add")
    write(qtbot, visible_form(page, "contract_weeks"), {"first_day": "1/12/2026"}, enter=False)
    type_day(qtbot, page, 0, "9-12")
    save_week(qtbot, page)
    words = shown(section(page, "contract_weeks"))
    assert "À partir du 1er décembre 2026" in words
    assert "En vigueur, depuis le 1er septembre 2026 | lun. à ven. 8 h 30–17 h · 42 h 30 par semaine" in words
    assert len(weeks_of(page.session, enrolments(page)[0])) == 2
    page.session.store.undo()
    assert "1er décembre" not in shown(section(page, "contract_weeks"))


def test_two_weeks_take_turns_and_the_53rd_week_is_told(qtbot: QtBot, page: ChildrenPage) -> None:
    open_contracts(page)
    press(qtbot, page, "contract_weeks_add")
    form = visible_form(page, "contract_weeks")
    qtbot.keyClicks(form.fields["weeks"].control, "2")
    qtbot.keyClicks(form.fields["turn"].control, "s")
    assert form.fields["anchor"].isHidden()
    weeks_section(page).form.grid.choose_week(1)
    type_day(qtbot, page, 0, "13-18")
    save_week(qtbot, page)
    pattern, weeks = weeks_of(page.session, enrolments(page)[0])[-1]
    assert (pattern.turn, pattern.weeks) == (Turn.ISO_PARITY, 2)
    assert WeekSpan(1, 0, h("13:00"), h("18:00")) in weeks.spans
    words = shown(section(page, "contract_weeks"))
    assert "A les semaines impaires, B les paires" in words
    assert "▲ 2026 compte 53 semaines" in words


def test_weeks_in_turn_without_their_monday_are_refused_at_its_field(
    qtbot: QtBot, page: ChildrenPage
) -> None:
    open_contracts(page)
    before = weeks_of(page.session, enrolments(page)[0])
    press(qtbot, page, "contract_weeks_add")
    form = visible_form(page, "contract_weeks")
    qtbot.keyClicks(form.fields["weeks"].control, "2")
    anchor: Any = form.fields["anchor"].control
    anchor.selectAll()
    qtbot.keyClick(anchor, Qt.Key.Key_Delete)
    type_day(qtbot, page, 0, "13-18")
    save_week(qtbot, page)
    assert form.fields["anchor"].refusal
    assert weeks_of(page.session, enrolments(page)[0]) == before
    write(qtbot, form, {"anchor": "23/11/2026"}, enter=False)
    save_week(qtbot, page)
    assert weeks_of(page.session, enrolments(page)[0])[-1][0].weeks == 2


def test_a_dated_day_is_noted_then_dropped(qtbot: QtBot, page: ChildrenPage) -> None:
    open_contracts(page)
    press(qtbot, page, "contract_exceptions_add")
    form = visible_form(page, "contract_exceptions")
    write(qtbot, form, {"day": "30/11/2026", "spans": "6-9"})
    assert "n’est pas ouverte" in form.fields["spans"].refusal
    write(qtbot, form, {"spans": "9-12"})
    assert "lun. 30 nov. 2026 : 9 h–12 h" in shown(section(page, "contract_exceptions"))
    exception = page.session.store.find(DayException)[0]
    press(qtbot, page, f"exception_drop_{exception.id}")
    assert page.session.store.find(DayException) == []


def test_two_contracts_of_a_kind_on_one_day_are_refused_in_the_form(qtbot: QtBot, page: ChildrenPage) -> None:
    open_contracts(page)
    press(qtbot, page, "child_contract_add")
    form = visible_form(page, "child_contract")
    write(qtbot, form, {"first_day": "4/1/2027", "last_day": "31/7/2027"})
    assert "déjà un contrat régulier" in plain(form.fields["first_day"].refusal)
    assert form.fields["last_day"].value() == date(2027, 7, 31)
    assert len(enrolments(page)) == 1


def test_a_contract_that_lasts_beyond_the_third_birthday_is_told_not_blocked(
    qtbot: QtBot, page: ChildrenPage
) -> None:
    open_contracts(page)
    press(qtbot, page, "contract_change")
    write(qtbot, visible_form(page, "child_contract"), {"last_day": "31/12/2028"})
    assert enrolments(page)[0].last_day == date(2028, 12, 31)
    assert "▲ Łukasz Żółć aura trois ans le 9 septembre 2028" in shown(section(page, "child_contract"))


def test_a_contract_ends_early_with_its_reason(qtbot: QtBot, page: ChildrenPage) -> None:
    open_contracts(page)
    press(qtbot, page, "contract_end")
    form = visible_form(page, "child_contract")
    write(qtbot, form, {"last_day": "18/12/2026"})
    assert form.fields["end_reason"].refusal
    write(qtbot, form, {"end_reason": "déménagement"})
    ended = enrolments(page)[0]
    assert (ended.last_day, ended.end_reason) == (date(2026, 12, 18), "déménagement")
    assert "fin anticipée : déménagement" in shown(section(page, "child_contract"))


def test_a_renewal_follows_with_the_same_week(qtbot: QtBot, page: ChildrenPage) -> None:
    open_contracts(page)
    press(qtbot, page, "contract_renew")
    write(qtbot, visible_form(page, "child_contract"), {"last_day": "31/12/2027"})
    former, following = enrolments(page)
    assert (following.first_day, following.last_day) == (date(2027, 8, 1), date(2027, 12, 31))
    assert latest_weeks(page, following) == latest_weeks(page, former)
    assert page.sheet.contracts.contract.combo.isVisible()
    assert "du 1er août au 31 décembre 2027" in plain(page.sheet.contracts.contract.combo.currentText())


def test_another_contract_is_not_chosen_while_something_is_typed(qtbot: QtBot, page: ChildrenPage) -> None:
    open_contracts(page)
    press(qtbot, page, "contract_renew")
    write(qtbot, visible_form(page, "child_contract"), {"last_day": "31/12/2027"})
    press(qtbot, page, "contract_exceptions_add")
    write(qtbot, visible_form(page, "contract_exceptions"), {"day": "30/11/2027"}, enter=False)
    combo = page.sheet.contracts.contract.combo
    combo.setFocus()
    before = combo.currentText()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == before
    assert "Une saisie est en cours" in shown(section(page, "child_contract"))


def test_the_contract_is_drawn_on_paper_and_escape_comes_back(qtbot: QtBot, page: ChildrenPage) -> None:
    open_contracts(page)
    press(qtbot, page, "contract_paper")
    assert page.stack.currentWidget() is page.paper
    qtbot.waitUntil(lambda: page.paper.preview.pdf is not None, timeout=15000)
    assert (page.paper.preview.pdf or b"").startswith(b"%PDF")
    assert page.paper.save.isEnabled()
    qtbot.keyClick(page.paper.back, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.sheet
