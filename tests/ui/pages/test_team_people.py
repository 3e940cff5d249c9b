"""The team's people: the list, who joins, dated contracts, weeks, leaves, who goes."""

from datetime import date, timedelta
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.spans import Span
from app.staff.records import Leave, LeaveKind, ShiftPattern, StaffContract, StaffMember
from tests.app.records import MONDAY, TUESDAY, span
from tests.ui.pages.team import (
    ALT,
    CONTROL,
    choose,
    furnish,
    of,
    opened,
    part,
    plain,
    press,
    shown,
    works,
    write,
)
from ui.page import Desk
from ui.pages.team.page import TeamPage
from ui.pages.team.people_view import BUSY
from ui.weeks_form import WeeksForm
from ui.widgets.section import RecordForm


class ModelTester(Protocol):
    """What pytest-qt offers."""

    def check(self, model: QAbstractItemModel) -> None: ...


@pytest.fixture
def page(qtbot: QtBot, app: QApplication, desk: Desk) -> TeamPage:
    """The people, on Élodie."""
    furnish(desk.session)
    made = opened(qtbot, desk)
    qtbot.keyClick(made, Qt.Key.Key_2, ALT)
    made.people.show_member(of(made, "Élodie").id)
    return made


def rows(page: TeamPage) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in page.people.table.shown()]


def form(page: TeamPage, name: str) -> RecordForm:
    found = page.findChild(RecordForm, name)
    assert isinstance(found, RecordForm)
    return found


def test_the_list_is_sound(qtmodeltester: ModelTester, page: TeamPage) -> None:
    qtmodeltester.check(page.people.table.model_)


def test_the_list_says_diploma_contract_this_week_s_hours_and_dates(page: TeamPage) -> None:
    assert rows(page)[0] == [
        "Élodie Fournier",
        "EJE",
        "30 h",
        "30 h / 30 h",
        "01/09/2026",
        "",
    ]
    assert [row[0] for row in rows(page)] == ["Élodie Fournier", "Luc Petit", "Zoé Roy"]


def test_somebody_joins_by_ctrl_n(qtbot: QtBot, page: TeamPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    hire = form(page, "team_hire")
    qualification = hire.fields["qualification"].control
    write(qtbot, hire, {"first_name": "Ana", "last_name": "Diaz"}, enter=False)
    qualification.setFocus()
    qtbot.keyClicks(qualification, "aux")
    write(qtbot, hire, {"first_day": "01/12/2026", "weekly_minutes": "28"})
    (ana,) = page.session.store.find(StaffMember, first_name="Ana")
    assert (ana.first_day, ana.qualification.value) == (date(2026, 12, 1), "childcare_assistant")
    (contract,) = page.session.store.find(StaffContract, member_id=ana.id)
    assert (contract.weekly_minutes, contract.first_day) == (1680, date(2026, 12, 1))
    assert "Ana Diaz" in shown(part(page, "team_identity"))
    assert QApplication.focusWidget() is part(page, "team_weeks").add


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (
            {"first_name": " ", "last_name": "Diaz", "first_day": "1/12/26", "weekly_minutes": "28"},
            "first_name",
        ),
        (
            {"first_name": "Ana", "last_name": "Diaz", "first_day": "31/11/26", "weekly_minutes": "28"},
            "first_day",
        ),
        (
            {"first_name": "Ana", "last_name": "Diaz", "first_day": "1/12/26", "weekly_minutes": "49"},
            "weekly_minutes",
        ),
        (
            {"first_name": "Ana", "last_name": "Diaz", "first_day": "1/12/26", "weekly_minutes": "x"},
            "weekly_minutes",
        ),
    ],
)
def test_what_is_wrong_of_a_new_person_is_told_under_its_field(
    qtbot: QtBot, page: TeamPage, typed: dict[str, str], field: str
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    hire = form(page, "team_hire")
    qtbot.keyClicks(hire.fields["qualification"].control, "aux")
    write(qtbot, hire, typed)
    assert hire.fields[field].refusal
    assert hire.fields["last_name"].value() == "Diaz"
    assert not page.session.store.find(StaffMember, first_name="Ana")


def test_a_contract_changes_from_a_day_on_and_the_past_stays(qtbot: QtBot, page: TeamPage) -> None:
    press(qtbot, page, "team_contracts_add")
    contracts = form(page, "team_contracts_form")
    assert contracts.fields["weekly_minutes"].value() == 1800
    write(qtbot, contracts, {"first_day": "01/01/2027", "weekly_minutes": "35"})
    said = shown(part(page, "team_contracts"))
    assert "35 h par semaine | depuis le 1er janvier 2027" in said
    assert "30 h par semaine | depuis le 1er septembre 2026, en vigueur" in said
    (later,) = [one for one in page.session.store.find(StaffContract) if one.first_day.year == 2027]
    press(qtbot, page, f"team_contract_remove_{later.id}")
    assert "2027" not in shown(part(page, "team_contracts"))


def test_a_contract_before_the_first_day_is_refused_under_its_field(qtbot: QtBot, page: TeamPage) -> None:
    press(qtbot, page, "team_contracts_add")
    contracts = form(page, "team_contracts_form")
    write(qtbot, contracts, {"weekly_minutes": "35", "first_day": "01/08/2026"})
    assert "1er août 2026" in plain(contracts.fields["first_day"].refusal)
    assert contracts.isVisible()


def test_somebody_s_weeks_are_typed_from_a_day_on(qtbot: QtBot, page: TeamPage) -> None:
    page.people.show_member(of(page, "Zoé").id)
    press(qtbot, page, "team_weeks_add")
    weeks = part(page, "team_weeks").forms[0]
    assert isinstance(weeks, WeeksForm)
    monday = weeks.grid.lines()[0]
    monday.setFocus()
    qtbot.keyClicks(monday, "8-12 12:20-15")
    press(qtbot, page, "week_spread")
    qtbot.keyClick(monday, Qt.Key.Key_Return)
    assert works(page, "Zoé", TUESDAY) == (span("8:00", "12:00"), span("12:20", "15:00"))
    assert "lun. à ven. 8 h–12 h, 12 h 20–15 h · 33 h 20 par semaine" in shown(part(page, "team_weeks"))
    (pattern,) = page.session.store.find(ShiftPattern, member_id=of(page, "Zoé").id)
    press(qtbot, page, f"team_weeks_remove_{pattern.id}")
    assert "Aucune semaine" in shown(part(page, "team_weeks"))


def test_hours_of_a_week_that_can_t_be_read_name_their_day(qtbot: QtBot, page: TeamPage) -> None:
    press(qtbot, page, "team_weeks_add")
    weeks = part(page, "team_weeks").forms[0]
    assert isinstance(weeks, WeeksForm)
    line = weeks.grid.lines()[2]
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "matin")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert weeks.grid.refusal.startswith("Mercredi")
    assert works(page, "Élodie", TUESDAY) == (Span(450, 810),)


def test_a_leave_is_noted_changed_and_taken_away(qtbot: QtBot, page: TeamPage) -> None:
    press(qtbot, page, "team_leaves_add")
    leaves = form(page, "team_leaves_form")
    write(qtbot, leaves, {"first_day": "24/11/2026", "last_day": "25/11/2026"})
    (leave,) = page.session.store.find(Leave)
    assert (leave.first_day, leave.last_day, leave.kind) == (
        TUESDAY,
        TUESDAY + timedelta(days=1),
        LeaveKind.PAID,
    )
    assert "Du 24 au 25 novembre 2026 | congé payé" in shown(part(page, "team_leaves"))
    press(qtbot, page, f"team_leave_change_{leave.id}")
    write(qtbot, leaves, {"last_day": "24/11/2026"})
    assert page.session.store.get(Leave, leave.id).last_day == TUESDAY
    press(qtbot, page, f"team_leave_remove_{leave.id}")
    assert page.session.store.find(Leave) == []


def test_two_leaves_of_one_day_are_refused_under_their_field(qtbot: QtBot, page: TeamPage) -> None:
    leaves = form(page, "team_leaves_form")
    for _ in range(2):
        press(qtbot, page, "team_leaves_add")
        write(qtbot, leaves, {"first_day": "24/11/2026", "last_day": "25/11/2026"})
    assert "est déjà en congé" in plain(leaves.fields["first_day"].refusal)
    assert len(page.session.store.find(Leave)) == 1


def test_who_goes_has_a_last_day(qtbot: QtBot, page: TeamPage) -> None:
    press(qtbot, page, "team_identity_add")
    identity = form(page, "team_identity_form")
    write(qtbot, identity, {"last_day": "23/11/2026"})
    assert of(page, "Élodie").last_day == MONDAY
    assert rows(page)[0][5] == "23/11/2026"
    assert works(page, "Élodie", TUESDAY) == ()


def test_a_last_day_before_the_first_is_refused(qtbot: QtBot, page: TeamPage) -> None:
    press(qtbot, page, "team_identity_add")
    identity = form(page, "team_identity_form")
    write(qtbot, identity, {"last_day": "01/08/2026"})
    assert identity.error.sentence or identity.fields["last_day"].refusal
    assert of(page, "Élodie").last_day is None


def test_another_person_waits_until_what_is_typed_is_saved(qtbot: QtBot, page: TeamPage) -> None:
    press(qtbot, page, "team_contracts_add")
    contracts = form(page, "team_contracts_form")
    write(qtbot, contracts, {"weekly_minutes": "35"}, enter=False)
    page.people.table.select_row(1)
    assert page.banner.sentence == BUSY
    assert "Élodie" in shown(part(page, "team_identity"))
    qtbot.keyClick(contracts.fields["weekly_minutes"].control, Qt.Key.Key_Escape)
    page.people.table.select_row(1)
    assert "Luc" in shown(part(page, "team_identity"))


def test_the_day_s_form_leads_to_the_person_s_sheet(qtbot: QtBot, page: TeamPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_1, ALT)
    choose(page, "Luc", 2)
    press(qtbot, page, "team_sheet")
    assert page.choice.current == "people"
    assert "Luc Petit" in shown(part(page, "team_identity"))
