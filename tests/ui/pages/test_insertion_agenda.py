"""The agenda read: each cell says itself in words, arrows go from appointment to free time, weeks and days turn."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.insertion.interviewing import plan_interview, record_interview
from app.insertion.interviews import Interview, InterviewState, Medium, Subject
from app.insertion.meetings import Meeting, MeetingEntry, MeetingState, save_meeting
from app.insertion.paths import InsertionPath
from app.insertion.work_events import WorkEvent, WorkKind, save_event
from app.structure.closures import add_closure
from app.structure.records import Closure, ClosureReason, OpeningSpan
from app.users import Role, User
from tests.app.records import h, span
from tests.ui.pages.insertion import ALT, CONTROL, ModelTester, focused, press, type_text
from tests.ui.pages.quiet_creche import (
    FRIDAY,
    MONDAY,
    SATURDAY,
    SEPTEMBER,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    bich,
    counsellor,
    page,
    plain,
    umit,
    window,
)
from tests.ui.pages.test_help import keys_held, keys_named
from ui import resources
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.agenda.model import Cell
from ui.pages.insertion.agenda_view import AgendaView
from ui.window import Window

__all__ = ["bich", "counsellor", "page", "umit", "window"]


@pytest.fixture
def agenda(page: InsertionPage) -> AgendaView:
    """Her agenda, this Monday at 8:47; nothing stands there."""
    page.show_tab("agenda")
    found = page.shown
    assert isinstance(found, AgendaView)
    return found


def plan(agenda: AgendaView, path: InsertionPath, day: date, start: str, **fields: object) -> Interview:
    known = {"user_id": agenda.session.user.id, **fields}
    wanted = Interview(path_id=path.id, day=day, start=h(start), **known)  # type: ignore[arg-type]
    return plan_interview(agenda.session, wanted)


def record(agenda: AgendaView, path: InsertionPath, state: InterviewState, start: str) -> Interview:
    wanted = Interview(
        path_id=path.id, user_id=agenda.session.user.id, day=MONDAY, start=h(start), state=state
    )
    return record_interview(agenda.session, wanted)


def go_to(agenda: AgendaView, day: date, start: str) -> None:
    agenda.grid.setFocus()
    agenda.grid.go_to_minute(agenda.days.days.index(day), h(start))


def at(agenda: AgendaView) -> tuple[date, int | None]:
    """Where the cursor is."""
    cell = agenda.grid.current_cell()
    assert cell is not None
    return cell.day, cell.minute


def said(agenda: AgendaView) -> str:
    """What a screen reader says of the cell under the cursor."""
    return plain(str(agenda.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)))


def block(agenda: AgendaView, one: Interview) -> Cell:
    return next(cell for cell in agenda.grid.model_.cells if cell.entry and cell.entry.record == one)


def train(agenda: AgendaView, path: InsertionPath) -> WorkEvent:
    """Weekly training, morning and afternoon."""
    event = WorkEvent(path_id=path.id, kind=WorkKind.TRAINING, label="CAP cuisine", first_day=SEPTEMBER)
    return save_event(
        agenda.session, event, dict.fromkeys(range(5), (span("9:00", "12:00"), span("13:00", "17:00")))
    )


def test_an_empty_week_says_what_to_do_and_waits_at_nine(agenda: AgendaView) -> None:
    told = agenda.findChild(QLabel, "agenda_empty")
    assert told is not None
    assert told.isVisible()
    assert "Entrée sur une case libre y prévoit un entretien" in told.text()
    assert at(agenda) == (MONDAY, h("9:00"))
    assert plain(agenda.subtitle) == "semaine 48, du 23 au 27 novembre 2026"


def test_the_week_opens_on_what_comes_next_today_and_counts_what_is_to_record(
    page: InsertionPage, bich: InsertionPath, umit: InsertionPath
) -> None:
    for path, start in ((bich, "8:00"), (umit, "14:00")):
        plan_interview(
            page.session, Interview(path_id=path.id, user_id=page.session.user.id, day=MONDAY, start=h(start))
        )
    page.show_tab("agenda")
    shown = page.shown
    assert isinstance(shown, AgendaView)
    assert at(shown) == (MONDAY, h("14:00"))
    assert plain(page.subtitle) == "semaine 48, du 23 au 27 novembre 2026 · 1 à renseigner"


def test_an_appointment_is_said_in_words_by_its_cell_its_day_and_its_hour(
    agenda: AgendaView, bich: InsertionPath
) -> None:
    cell = block(agenda, plan(agenda, bich, TUESDAY, "14:00"))
    agenda.grid.go_to(cell)
    reader = QAccessible.queryAccessibleInterface(agenda.grid).focusChild()
    assert plain(reader.text(QAccessible.Text.Name)) == "14 h, Nguyễn Thị Bích, suivi, prévu, 45 min"
    titles = agenda.grid.model_.headerData
    assert plain(str(titles(cell.column, Qt.Orientation.Horizontal))) == "mardi 24 novembre"
    assert plain(str(titles(cell.row, Qt.Orientation.Vertical))) == "14 h"
    go_to(agenda, TUESDAY, "9:30")
    assert said(agenda) == "9 h 30, libre"
    assert agenda.grid.model_.title(MONDAY) == "lundi 23\u00a0novembre, aujourd’hui"


def test_where_one_meets_is_said_when_it_is_not_the_creche(agenda: AgendaView, bich: InsertionPath) -> None:
    plan(agenda, bich, TUESDAY, "9:00", medium=Medium.PHONE, subject=Subject.BILAN, minutes=30)
    go_to(agenda, TUESDAY, "9:00")
    assert said(agenda) == "9 h, Nguyễn Thị Bích, bilan, prévu, au téléphone, 30 min"


@pytest.mark.parametrize(
    ("state", "words", "icon"),
    [
        (InterviewState.HELD, "tenu", "check"),
        (InterviewState.EXCUSED, "excusé", "close"),
        (InterviewState.CANCELLED, "annulé", "close"),
        (InterviewState.NO_SHOW, "manqué", "alert"),
    ],
)
def test_each_state_has_its_words_and_its_sign(
    agenda: AgendaView, bich: InsertionPath, state: InterviewState, words: str, icon: str
) -> None:
    record(agenda, bich, state, "9:00")
    go_to(agenda, MONDAY, "9:00")
    entry = agenda.grid.current_entry()
    assert entry is not None
    assert f", {words}, " in said(agenda)
    assert agenda.grid.model_.words(entry).icon == icon


@pytest.mark.parametrize(
    ("start", "minutes", "state"),
    [("8:00", 47, "à renseigner"), ("8:00", 48, "prévu"), ("8:45", 45, "prévu")],
)
def test_what_is_over_and_has_no_state_is_to_record(
    agenda: AgendaView, bich: InsertionPath, start: str, minutes: int, state: str
) -> None:
    plan(agenda, bich, MONDAY, start, minutes=minutes)
    go_to(agenda, MONDAY, start)
    assert f", {state}, " in said(agenda)


def test_appointments_at_the_same_time_stand_side_by_side(
    agenda: AgendaView, bich: InsertionPath, umit: InsertionPath
) -> None:
    first = plan(agenda, bich, TUESDAY, "10:00", minutes=60)
    second = plan(agenda, umit, TUESDAY, "10:30", minutes=60)
    alone = plan(agenda, umit, TUESDAY, "15:00")
    left, right, whole = (
        agenda.grid.visualRect(agenda.grid.model_.anchor(block(agenda, one)))
        for one in (first, second, alone)
    )
    assert not left.intersects(right)
    assert left.right() < right.left()
    assert abs(left.width() + right.width() - whole.width()) <= 1


def test_arrows_go_from_appointments_to_free_time_and_past_the_first_day(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath, umit: InsertionPath
) -> None:
    plan(agenda, bich, TUESDAY, "10:00")
    plan(agenda, umit, TUESDAY, "11:15", minutes=60)
    go_to(agenda, TUESDAY, "9:30")
    passed, back = [], []
    for _ in range(6):
        press(qtbot, Qt.Key.Key_Down)
        passed.append(at(agenda)[1])
    assert passed == [h(one) for one in ("10:00", "10:45", "11:00", "11:15", "12:15", "12:30")]
    for _ in range(5):
        press(qtbot, Qt.Key.Key_Up)
        back.append(at(agenda)[1])
    assert back == [h(one) for one in ("12:15", "11:15", "11:00", "10:45", "10:00")]
    press(qtbot, Qt.Key.Key_Left)
    assert at(agenda) == (MONDAY, h("10:00"))
    press(qtbot, Qt.Key.Key_Left)
    assert at(agenda) == (date(2026, 11, 20), h("10:00"))
    press(qtbot, Qt.Key.Key_Right)
    assert at(agenda) == (MONDAY, h("10:00"))


@pytest.mark.parametrize(("key", "start"), [(Qt.Key.Key_Up, "8:00"), (Qt.Key.Key_Down, "17:30")])
def test_the_first_and_the_last_hour_are_the_grids_ends(
    qtbot: QtBot, agenda: AgendaView, key: Qt.Key, start: str
) -> None:
    go_to(agenda, TUESDAY, start)
    press(qtbot, key)
    press(qtbot, key)
    assert at(agenda) in {(TUESDAY, h(start)), (TUESDAY, h("17:45"))}


def test_arrows_go_between_two_appointments_of_the_same_hour(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath, umit: InsertionPath
) -> None:
    for path in (bich, umit):
        plan(agenda, path, TUESDAY, "10:00")
    go_to(agenda, MONDAY, "10:00")
    names = []
    for _ in range(2):
        press(qtbot, Qt.Key.Key_Right)
        names.append(said(agenda).split(", ")[1])
    assert names == ["Nguyễn Thị Bích", "Ümit Åkesson"]
    press(qtbot, Qt.Key.Key_Right)
    assert at(agenda) == (WEDNESDAY, h("10:00"))


def test_the_weeks_turn_by_keys_and_the_cursor_keeps_its_weekday_and_hour(
    qtbot: QtBot, agenda: AgendaView
) -> None:
    go_to(agenda, THURSDAY, "15:00")
    press(qtbot, Qt.Key.Key_PageDown)
    assert at(agenda) == (date(2026, 12, 3), h("15:00"))
    press(qtbot, Qt.Key.Key_PageUp, ALT)
    assert at(agenda) == (THURSDAY, h("15:00"))
    press(qtbot, Qt.Key.Key_PageDown, ALT)
    press(qtbot, Qt.Key.Key_Home, ALT)
    assert at(agenda) == (MONDAY, h("15:00"))
    assert focused() is agenda.grid


def test_one_day_alone_is_shown_by_its_key_and_by_its_title(qtbot: QtBot, agenda: AgendaView) -> None:
    go_to(agenda, THURSDAY, "15:00")
    press(qtbot, Qt.Key.Key_J)
    assert (agenda.grid.model_.days, at(agenda)) == ([THURSDAY], (THURSDAY, h("15:00")))
    press(qtbot, Qt.Key.Key_S)
    assert (len(agenda.grid.model_.days), at(agenda)) == (5, (THURSDAY, h("15:00")))
    header = agenda.grid.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 5, 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert agenda.grid.model_.days == [TUESDAY]
    assert plain(agenda.page.subtitle) == "mardi 24 novembre 2026"


def test_day_by_day_an_empty_weekend_is_passed_over_and_a_busy_saturday_is_not(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath
) -> None:
    go_to(agenda, FRIDAY, "9:00")
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_PageDown)
    assert agenda.days.days == [date(2026, 11, 30)]
    press(qtbot, Qt.Key.Key_PageUp)
    assert agenda.days.days == [FRIDAY]
    plan(agenda, bich, SATURDAY, "10:00")
    press(qtbot, Qt.Key.Key_PageDown)
    assert agenda.days.days == [SATURDAY]


def test_saturday_is_shown_where_something_stands_there(agenda: AgendaView, bich: InsertionPath) -> None:
    assert SATURDAY not in agenda.days.days
    plan(agenda, bich, SATURDAY, "10:00")
    assert agenda.days.days[-1] == SATURDAY


def test_a_day_is_gone_to_as_it_is_typed_and_a_wrong_one_is_refused_with_its_text_kept(
    qtbot: QtBot, agenda: AgendaView
) -> None:
    press(qtbot, Qt.Key.Key_G, CONTROL)
    type_text(qtbot, "31/2")
    press(qtbot, Qt.Key.Key_Return)
    assert "Il n’y a pas de 31 février" in agenda.page.banner.sentence
    assert agenda.bar.jump.text() == "31/2"
    agenda.bar.jump.selectAll()
    type_text(qtbot, "3/12")
    press(qtbot, Qt.Key.Key_Return)
    assert at(agenda)[0] == date(2026, 12, 3)
    assert (agenda.page.banner.sentence, agenda.bar.jump.text(), focused()) == ("", "", agenda.grid)


def test_a_closed_day_is_said_closed_once_the_hours_of_the_creche_are_known(agenda: AgendaView) -> None:
    director = replace(agenda.session, user=agenda.session.store.get(User, 1))
    days = Closure(first_day=WEDNESDAY, last_day=WEDNESDAY, reason=ClosureReason.PEDAGOGICAL)
    add_closure(director, days)
    titles = [plain(agenda.grid.model_.title(day)) for day in (TUESDAY, WEDNESDAY)]
    assert titles == ["mardi 24 novembre", "mercredi 25 novembre, fermeture"]
    with agenda.session.store.atomic("set_opening"):
        for one in agenda.session.store.find(OpeningSpan):
            agenda.session.store.remove(one)
    assert agenda.days.closed == set()


def test_a_parents_weeks_of_work_stand_above_the_hours_once_each(
    qtbot: QtBot, agenda: AgendaView, bich: InsertionPath
) -> None:
    train(agenda, bich)
    go_to(agenda, TUESDAY, "8:00")
    press(qtbot, Qt.Key.Key_Up)
    assert at(agenda) == (TUESDAY, None)
    assert said(agenda) == (
        "au-dessus des heures : Nguyễn Thị Bích, 9 h–12 h, 13 h–17 h, formation, CAP cuisine"
    )
    press(qtbot, Qt.Key.Key_Down)
    assert at(agenda) == (TUESDAY, h("8:00"))


def test_a_meeting_without_an_hour_stands_above_and_one_with_an_hour_at_its_hour(
    qtbot: QtBot, agenda: AgendaView
) -> None:
    save_meeting(agenda.session, MeetingEntry(meeting=Meeting(day=TUESDAY, title="Comité de suivi")))
    save_meeting(
        agenda.session,
        MeetingEntry(meeting=Meeting(day=TUESDAY, start=h("10:00"), with_partners=True, minutes=90)),
    )
    go_to(agenda, TUESDAY, "10:00")
    assert said(agenda) == "10 h, Concertation, avec des partenaires, prévue, 1 h 30"
    agenda.grid.go_to_minute(1, h("8:00"))
    press(qtbot, Qt.Key.Key_Up)
    assert said(agenda) == "au-dessus des heures : Comité de suivi, heure à fixer, prévue, interne"


@pytest.mark.parametrize(
    ("state", "words"), [(MeetingState.CANCELLED, "annulée"), (MeetingState.PLANNED, "à renseigner")]
)
def test_a_meeting_says_its_state(agenda: AgendaView, state: MeetingState, words: str) -> None:
    meeting = Meeting(day=MONDAY, start=h("8:00"), minutes=30, state=state)
    save_meeting(agenda.session, MeetingEntry(meeting=meeting))
    go_to(agenda, MONDAY, "8:00")
    assert said(agenda) == f"8 h, Concertation, interne, {words}, 30 min"


def test_the_others_appointments_show_with_their_name_in_everybodys_agenda(
    agenda: AgendaView, bich: InsertionPath
) -> None:
    with agenda.session.store.atomic("add_person"):
        sam = agenda.session.store.add(User(login="sam", name="Sam Petit", role=Role.COUNSELLOR))
    plan(agenda, bich, TUESDAY, "9:00", user_id=sam.id)
    go_to(agenda, TUESDAY, "9:00")
    assert said(agenda) == "9 h, libre"
    agenda.bar.whose.choose("all")
    assert said(agenda) == "9 h, Nguyễn Thị Bích, suivi, prévu, Sam Petit, 45 min"


def test_the_cursor_stays_on_its_appointment_when_the_agenda_is_read_again(
    agenda: AgendaView, bich: InsertionPath, umit: InsertionPath
) -> None:
    one = plan(agenda, bich, TUESDAY, "10:00")
    go_to(agenda, TUESDAY, "10:00")
    plan(agenda, umit, TUESDAY, "9:30", minutes=60)
    record_interview(agenda.session, replace(one, subject=Subject.BILAN))
    assert said(agenda) == "10 h, Nguyễn Thị Bích, bilan, prévu, 45 min"


def test_the_model_of_the_agenda_is_sound(
    qtmodeltester: ModelTester, agenda: AgendaView, bich: InsertionPath, umit: InsertionPath
) -> None:
    train(agenda, bich)
    plan(agenda, bich, TUESDAY, "10:00")
    plan(agenda, umit, TUESDAY, "10:30")
    qtmodeltester.check(agenda.grid.model_)


def test_the_keys_that_its_help_and_its_foot_line_name_exist(window: Window, agenda: AgendaView) -> None:
    text = resources.help_page(agenda.help_topic).read_text(encoding="utf-8")
    assert keys_named(text) | keys_named(agenda.keys) <= keys_held(window)
