"""Concertations: prepared from the parents proposed, held with minutes and decisions, saved whole or not at all."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.drafts import drafts_of
from app.insertion.actions import ActionKind, ActionOwner, PlanAction
from app.insertion.entry_and_exit import close_path
from app.insertion.interviewing import record_interview
from app.insertion.interviews import Interview, InterviewState
from app.insertion.meetings import (
    Decision,
    Meeting,
    MeetingAttendee,
    MeetingEntry,
    MeetingState,
    MeetingTopic,
    TopicReason,
    save_meeting,
)
from app.insertion.outcomes import Outcome
from app.insertion.partners import (
    Organisation,
    OrganisationKind,
    PartnerContact,
    end_contact,
    save_contact,
    save_organisation,
)
from app.insertion.paths import InsertionPath
from app.session import Session
from tests.app.records import h
from tests.ui.pages.insertion import ALT, CONTROL, ModelTester, focused, press, type_into, type_text
from tests.ui.pages.quiet_creche import (
    FRIDAY,
    MONDAY,
    THURSDAY,
    TUESDAY,
    bich,
    counsellor,
    page,
    plain,
    umit,
    window,
)
from tests.ui.pages.test_help import keys_held, keys_named
from ui import resources
from ui.foot import DRAFT, SAVED
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.meetings.columns import columns
from ui.pages.insertion.meetings.draft import FORM
from ui.pages.insertion.meetings_view import MeetingsView
from ui.pages.insertion.paper_view import PaperView
from ui.window import Window

__all__ = ["bich", "counsellor", "page", "umit", "window"]

NIR = "2 85 05 78 006 084"


@pytest.fixture
def roux(counsellor: Session) -> PartnerContact:
    """Sam Roux, of the mission locale."""
    organisation = save_organisation(
        counsellor, Organisation(name="Mission locale", kind=OrganisationKind.MISSION_LOCALE)
    )
    return save_contact(counsellor, PartnerContact(organisation_id=organisation.id, name="Sam Roux"))


@pytest.fixture
def meetings(page: InsertionPage) -> MeetingsView:
    """The list and the form, shown; none is noted yet."""
    page.show_tab("meetings")
    found = page.shown
    assert isinstance(found, MeetingsView)
    return found


def stored(meetings: MeetingsView) -> list[Meeting]:
    return meetings.session.store.find(Meeting)


def part(meetings: MeetingsView, name: str) -> QWidget:
    """The widget of that objectName, which is shown."""
    found = meetings.findChild(QWidget, name)
    assert found is not None, name
    return found


def write(qtbot: QtBot, meetings: MeetingsView, path: InsertionPath, text: str) -> None:
    """What is said of a parent."""
    box = part(meetings, f"meeting_words_{path.id}")
    assert isinstance(box, QPlainTextEdit)
    box.setFocus()
    qtbot.keyClicks(box, text)


def noted(meetings: MeetingsView, day: date, **fields: object) -> Meeting:
    """A meeting that is stored."""
    made = Meeting(day=day, **fields)  # type: ignore[arg-type]
    there = [meetings.session.user.id] if made.state is MeetingState.HELD else []
    return save_meeting(meetings.session, MeetingEntry(meeting=made, user_ids=there))


def choose(qtbot: QtBot, control: Any, words: str) -> None:
    """A choice of a list, by its arrow keys."""
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_Home)
    while not control.currentText().startswith(words):
        before = control.currentIndex()
        qtbot.keyClick(control, Qt.Key.Key_Down)
        assert control.currentIndex() != before, f"{words} is not offered"


def current(meetings: MeetingsView) -> int:
    """The meeting of the line under the cursor."""
    line = meetings.table.current()
    assert line is not None
    return line.id


def save(qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Return, CONTROL)


def test_without_any_meeting_a_new_one_is_ready_to_be_typed(meetings: MeetingsView) -> None:
    assert (meetings.form.day.value(), meetings.form.minutes.value()) == (MONDAY, 60)
    assert meetings.panel.title.text() == "Nouvelle concertation"
    assert "Ctrl+N" in meetings.table.empty
    assert not meetings.is_edited


def test_a_meeting_is_prepared_by_keyboard_alone(
    qtbot: QtBot, window: Window, meetings: MeetingsView, roux: PartnerContact, umit: InsertionPath
) -> None:
    seen = Interview(path_id=umit.id, day=MONDAY, start=h("8:00"), state=InterviewState.HELD)
    record_interview(meetings.session, seen)
    press(qtbot, Qt.Key.Key_N, CONTROL)
    assert focused() is meetings.form.day.control
    type_text(qtbot, "ven")
    type_into(qtbot, meetings.form, "start", "10h")
    type_into(qtbot, meetings.form, "title", "Comite de suivi")
    assert window.foot.state == DRAFT
    box = part(meetings, f"meeting_user_{meetings.session.user.id}")
    box.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    choose(qtbot, meetings.form.people.choice, "Sam Roux")
    press(qtbot, Qt.Key.Key_Return)
    assert meetings.form.with_partners.value() is True
    choose(qtbot, meetings.form.topics.choice, "Ümit")
    press(qtbot, Qt.Key.Key_Return)
    save(qtbot)
    (found,) = stored(meetings)
    assert (found.day, found.start, found.minutes, found.title) == (FRIDAY, h("10:00"), 60, "Comite de suivi")
    assert (found.with_partners, found.state) == (True, MeetingState.PLANNED)
    attendees = meetings.session.store.find(MeetingAttendee)
    assert {(one.user_id, one.contact_id) for one in attendees} == {
        (meetings.session.user.id, None),
        (None, roux.id),
    }
    (topic,) = meetings.session.store.find(MeetingTopic)
    assert (topic.path_id, topic.why) == (umit.id, TopicReason.ASKED)
    assert (window.foot.state, focused()) == (SAVED, meetings.table)
    assert meetings.table.shown() == [["27/11/2026", "partenaires", "1", "prévue"]]


def test_the_parents_proposed_are_taken_by_one_key_each_with_its_reason(
    qtbot: QtBot, meetings: MeetingsView, bich: InsertionPath, umit: InsertionPath
) -> None:
    words = plain(meetings.form.topics.take_button.text())
    assert words == "Mettre à l’ordre du jour : 2 parents proposés"
    press(qtbot, Qt.Key.Key_O, ALT)
    assert not meetings.form.topics.take_button.isVisible()
    save(qtbot)
    topics = meetings.session.store.find(MeetingTopic)
    assert [(one.path_id, one.why) for one in topics] == [
        (bich.id, TopicReason.SILENT),
        (umit.id, TopicReason.SILENT),
    ]


def test_one_parent_is_taken_and_taken_out_again(
    qtbot: QtBot, meetings: MeetingsView, umit: InsertionPath
) -> None:
    add = part(meetings, f"meeting_proposed_{umit.id}")
    add.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is part(meetings, f"meeting_words_{umit.id}")
    drop = part(meetings, f"meeting_topic_drop_{umit.id}")
    drop.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert meetings.form.topics.topics == []
    assert focused() is meetings.form.topics.choice


def test_a_meeting_is_held_with_its_minutes_and_its_decisions_become_actions(
    qtbot: QtBot, window: Window, meetings: MeetingsView, bich: InsertionPath, umit: InsertionPath
) -> None:
    press(qtbot, Qt.Key.Key_O, ALT)
    press(qtbot, Qt.Key.Key_T, ALT)
    write(qtbot, meetings, umit, "Ne repond plus")
    meetings.form.summary.control.setFocus()
    type_text(qtbot, "Tour des parcours.")
    press(qtbot, Qt.Key.Key_N, ALT)
    type_text(qtbot, "refaire le CV, 4/12")
    choose(qtbot, meetings.form.decisions.owner, "ensemble")
    meetings.form.decisions.line.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert meetings.form.decisions.line.text() == ""
    type_text(qtbot, "rappeler la mission locale, jeudi")
    choose(qtbot, meetings.form.decisions.parent_choice, "Nguyễn")
    save(qtbot)
    (found,) = stored(meetings)
    assert (found.state, found.summary) == (MeetingState.HELD, "Tour des parcours.")
    said = {one.path_id: one.decision for one in meetings.session.store.find(MeetingTopic)}
    assert said == {bich.id: None, umit.id: "Ne repond plus"}
    actions = meetings.session.store.find(PlanAction, meeting_id=found.id)
    assert [(one.path_id, one.label, one.kind, one.owner, one.due_day) for one in actions] == [
        (umit.id, "refaire le CV", ActionKind.CV_LETTER, ActionOwner.TOGETHER, date(2026, 12, 4)),
        (
            bich.id,
            "rappeler la mission locale",
            ActionKind.EMPLOYER_CONTACT,
            ActionOwner.COUNSELLOR,
            THURSDAY,
        ),
    ]
    window.undo()
    assert (stored(meetings), meetings.session.store.find(PlanAction)) == ([], [])


def take(qtbot: QtBot, meetings: MeetingsView, path: InsertionPath) -> None:
    """That parent alone is on the agenda."""
    add = part(meetings, f"meeting_proposed_{path.id}")
    add.setFocus()
    press(qtbot, Qt.Key.Key_Return)


def test_a_decision_taken_back_is_not_saved(
    qtbot: QtBot, meetings: MeetingsView, bich: InsertionPath
) -> None:
    take(qtbot, meetings, bich)
    press(qtbot, Qt.Key.Key_T, ALT)
    press(qtbot, Qt.Key.Key_N, ALT)
    for words in ("appeler", "ecrire"):
        type_text(qtbot, words)
        press(qtbot, Qt.Key.Key_Return)
    drop = part(meetings, "meeting_decision_drop_0")
    drop.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    save(qtbot)
    assert [one.label for one in meetings.session.store.find(PlanAction)] == ["ecrire"]


def test_the_actions_of_a_meeting_are_told_with_whose_and_for_when(
    meetings: MeetingsView, bich: InsertionPath
) -> None:
    held = Meeting(day=MONDAY, minutes=60, state=MeetingState.HELD)
    decided = Decision(path_id=bich.id, label="Relancer", due_day=THURSDAY, owner=ActionOwner.PARENT)
    topics = [MeetingTopic(meeting_id=0, path_id=bich.id)]
    save_meeting(
        meetings.session, MeetingEntry(meeting=held, user_ids=[1], topics=topics, decisions=[decided])
    )
    texts = [plain(one) for one in texts_of(meetings.form.decisions)]
    assert {"Relancer", "Nguyễn Thị Bích, le parent, pour le 26 novembre"} <= set(texts)


def texts_of(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


@pytest.mark.parametrize(
    ("name", "typed", "refusal"),
    [
        ("day", "30 fevrier", "30 février"),
        ("start", "25h", "25"),
        ("start", "24h", "heure"),
        ("minutes", "0", "de 1 à 600 minutes"),
        ("minutes", "601", "de 1 à 600 minutes"),
        ("minutes", "longtemps", "Écrivez une durée en minutes"),
        ("title", "x" * 101, "101 signes, pour 100 au plus"),
        ("title", NIR, "numéro de sécurité sociale"),
        ("others", NIR, "numéro de sécurité sociale"),
        ("summary", NIR, "numéro de sécurité sociale"),
    ],
)
def test_what_can_not_be_kept_is_refused_in_its_place_with_everything_still_typed(
    qtbot: QtBot, meetings: MeetingsView, name: str, typed: str, refusal: str
) -> None:
    type_into(qtbot, meetings.form, name, typed)
    save(qtbot)
    field = meetings.form.fields[name]
    assert refusal in plain(field.refusal)
    assert focused() is field.control
    assert (stored(meetings), meetings.is_edited) == ([], True)


def test_the_day_is_asked_for(qtbot: QtBot, meetings: MeetingsView) -> None:
    type_into(qtbot, meetings.form, "day", "x")
    meetings.form.day.line.clear()
    save(qtbot)
    assert "obligatoire" in meetings.form.day.refusal


def test_what_is_said_of_one_parent_is_refused_under_that_parent(
    qtbot: QtBot, meetings: MeetingsView, bich: InsertionPath, umit: InsertionPath
) -> None:
    press(qtbot, Qt.Key.Key_O, ALT)
    write(qtbot, meetings, bich, "Tout va bien")
    write(qtbot, meetings, umit, NIR)
    save(qtbot)
    first, second = meetings.form.topics.topics
    assert first.field.refusal == ""
    assert "numéro de sécurité sociale" in second.field.refusal
    assert focused() is second.field.control
    assert stored(meetings) == []


def test_a_meeting_is_noted_held_once_its_day_has_come_and_with_its_length(
    qtbot: QtBot, meetings: MeetingsView
) -> None:
    press(qtbot, Qt.Key.Key_T, ALT)
    type_into(qtbot, meetings.form, "day", "mar")
    save(qtbot)
    assert "Le 24 novembre 2026 est à venir" in plain(meetings.form.day.refusal)
    type_into(qtbot, meetings.form, "day", "auj")
    meetings.form.minutes.control.setFocus()
    meetings.form.minutes.line.selectAll()
    press(qtbot, Qt.Key.Key_Delete)
    save(qtbot)
    assert "Il manque la durée de la réunion" in meetings.form.minutes.refusal
    assert (meetings.form.day.value(), stored(meetings)) == (MONDAY, [])


def test_a_decision_of_a_meeting_that_was_not_held_is_refused_at_its_state(
    qtbot: QtBot, meetings: MeetingsView, bich: InsertionPath
) -> None:
    take(qtbot, meetings, bich)
    press(qtbot, Qt.Key.Key_N, ALT)
    type_text(qtbot, "appeler")
    save(qtbot)
    assert "une fois la réunion tenue" in meetings.form.state_error.sentence
    assert meetings.form.decisions.line.text() == "appeler"
    press(qtbot, Qt.Key.Key_T, ALT)
    assert meetings.form.state_error.sentence == ""
    save(qtbot)
    assert [one.label for one in meetings.session.store.find(PlanAction)] == ["appeler"]


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("x" * 101, "101 signes, pour 100 au plus"),
        (NIR, "numéro de sécurité sociale"),
        ("appeler, hier", "vient avant le jour où l’action a été convenue"),
    ],
)
def test_a_decision_that_can_not_be_is_refused_at_its_line_and_nothing_is_saved(
    qtbot: QtBot, meetings: MeetingsView, bich: InsertionPath, typed: str, refusal: str
) -> None:
    take(qtbot, meetings, bich)
    press(qtbot, Qt.Key.Key_T, ALT)
    press(qtbot, Qt.Key.Key_N, ALT)
    type_text(qtbot, typed)
    save(qtbot)
    assert refusal in plain(meetings.form.decisions.error.sentence)
    assert meetings.form.decisions.line.text() == typed
    assert (focused(), stored(meetings)) == (meetings.form.decisions.line, [])


def test_a_decision_about_nobody_is_refused_at_its_line(qtbot: QtBot, meetings: MeetingsView) -> None:
    press(qtbot, Qt.Key.Key_N, ALT)
    type_text(qtbot, "appeler")
    press(qtbot, Qt.Key.Key_Return)
    assert "Mettez d’abord à l’ordre du jour" in meetings.form.decisions.error.sentence
    save(qtbot)
    assert "Mettez d’abord à l’ordre du jour" in meetings.form.decisions.error.sentence
    assert (meetings.form.decisions.line.text(), stored(meetings)) == ("appeler", [])


def test_a_decision_says_of_whom_it_is_where_several_are_discussed(
    qtbot: QtBot, meetings: MeetingsView, bich: InsertionPath
) -> None:
    press(qtbot, Qt.Key.Key_O, ALT)
    press(qtbot, Qt.Key.Key_N, ALT)
    type_text(qtbot, "appeler")
    press(qtbot, Qt.Key.Key_Return)
    assert "Choisissez le parent dont il s’agit" in meetings.form.decisions.error.sentence
    assert meetings.form.decisions.decisions == []
    write(qtbot, meetings, bich, "x")
    assert meetings.form.decisions.parent_choice.currentData() == bich.id


def test_what_is_typed_stays_when_the_page_is_read_again(
    qtbot: QtBot, meetings: MeetingsView, umit: InsertionPath
) -> None:
    press(qtbot, Qt.Key.Key_O, ALT)
    write(qtbot, meetings, umit, "Ne repond plus")
    press(qtbot, Qt.Key.Key_N, ALT)
    type_text(qtbot, "appeler")
    noted(meetings, TUESDAY)
    assert meetings.table.proxy.rowCount() == 1
    assert [one.field.read() for one in meetings.form.topics.topics] == [None, "Ne repond plus"]
    assert meetings.form.decisions.line.text() == "appeler"
    assert meetings.panel.title.text() == "Nouvelle concertation"


def test_another_meeting_waits_until_what_is_typed_is_saved_or_given_up(
    qtbot: QtBot, meetings: MeetingsView
) -> None:
    first, second = (noted(meetings, day, title=title) for day, title in ((TUESDAY, "un"), (FRIDAY, "deux")))
    meetings.show_one(first.id)
    type_into(qtbot, meetings.form, "title", "autre")
    meetings.table.setFocus()
    press(qtbot, Qt.Key.Key_Up)
    assert "La réunion du 24 novembre 2026 n’est pas enregistrée" in plain(meetings.page.banner.sentence)
    assert (meetings.form.title.value(), current(meetings)) == ("autre", first.id)
    press(qtbot, Qt.Key.Key_N, CONTROL)
    assert meetings.form.title.value() == "autre"
    meetings.keeper.abandon.click()
    assert (meetings.form.title.value(), meetings.page.banner.sentence) == ("un", "")
    press(qtbot, Qt.Key.Key_Up)
    assert (meetings.form.title.value(), current(meetings)) == ("deux", second.id)


def test_the_next_meeting_to_come_is_shown_first(page: InsertionPage) -> None:
    for day, title in (
        (MONDAY - timedelta(days=3), "passée"),
        (THURSDAY, "proche"),
        (THURSDAY + timedelta(days=30), "loin"),
    ):
        save_meeting(page.session, MeetingEntry(meeting=Meeting(day=day, title=title)))
    page.show_tab("meetings")
    shown = page.shown
    assert isinstance(shown, MeetingsView)
    assert shown.form.title.value() == "proche"
    assert [row[3] for row in shown.table.shown()] == ["prévue", "prévue", "à renseigner"]


def test_a_meeting_is_corrected_with_its_people_and_topics(
    qtbot: QtBot, meetings: MeetingsView, roux: PartnerContact, bich: InsertionPath, umit: InsertionPath
) -> None:
    topics = [
        MeetingTopic(meeting_id=0, path_id=one.id, why=TopicReason.ENDING, decision="Voir")
        for one in (bich, umit)
    ]
    former = save_meeting(
        meetings.session,
        MeetingEntry(meeting=Meeting(day=FRIDAY), contact_ids=[roux.id], topics=topics),
    )
    drop = part(meetings, f"meeting_contact_drop_{roux.id}")
    drop.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    drop = part(meetings, f"meeting_topic_drop_{bich.id}")
    drop.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_A, ALT)
    save(qtbot)
    assert stored(meetings) == [replace(former, state=MeetingState.CANCELLED)]
    assert meetings.session.store.find(MeetingAttendee) == []
    (topic,) = meetings.session.store.find(MeetingTopic)
    assert (topic.path_id, topic.why, topic.decision) == (umit.id, TopicReason.ENDING, "Voir")


def test_those_who_were_there_stay_named_when_they_have_left_and_are_offered_no_more(
    meetings: MeetingsView, roux: PartnerContact, umit: InsertionPath
) -> None:
    topics = [MeetingTopic(meeting_id=0, path_id=umit.id)]
    entry = MeetingEntry(meeting=Meeting(day=FRIDAY), contact_ids=[roux.id], topics=topics)
    save_meeting(meetings.session, entry)
    end_contact(meetings.session, roux, MONDAY)
    close_path(meetings.session, umit, exit_day=MONDAY, outcome=Outcome.CDI)
    assert "Sam Roux, Mission locale" in texts_of(meetings.form.people)
    assert meetings.form.topics.names == [("Ümit Åkesson", umit.id)]
    drop = part(meetings, f"meeting_contact_drop_{roux.id}")
    assert isinstance(drop, QPushButton)
    drop.click()
    assert meetings.form.people.choice.count() == 1


def test_a_meeting_noted_by_mistake_is_taken_away_and_one_that_was_held_is_not(
    meetings: MeetingsView,
) -> None:
    remove = part(meetings, "meeting_remove")
    assert isinstance(remove, QPushButton)
    noted(meetings, FRIDAY)
    assert remove.isVisible()
    remove.click()
    assert stored(meetings) == []
    noted(meetings, MONDAY, minutes=30, state=MeetingState.HELD)
    assert not remove.isVisible()


def test_a_past_meeting_proposes_nobody(meetings: MeetingsView) -> None:
    noted(meetings, MONDAY, minutes=30, state=MeetingState.HELD)
    assert not meetings.form.topics.take_button.isVisible()


def test_tab_goes_through_the_form_in_the_order_of_the_paper(
    qtbot: QtBot, meetings: MeetingsView, roux: PartnerContact, umit: InsertionPath
) -> None:
    meetings.show_one(noted(meetings, FRIDAY).id)
    meetings.form.topics.take_all()
    meetings.form.day.setFocus()
    seen: list[str] = []
    for _ in range(60):
        control = focused()
        seen.append(control.objectName() or control.accessibleName())
        if control is meetings.panel.save_button:
            break
        press(qtbot, Qt.Key.Key_Tab)
    order = [
        "Jour · obligatoire",
        "Heure",
        "Durée",
        "Objet",
        "Avec des partenaires",
        "meeting_user_1",
        "meeting_contact",
        "Autres personnes",
        f"meeting_words_{umit.id}",
        "Compte rendu",
        "meeting_decision",
        "meeting_decision_parent",
        "meeting_decision_add",
        "meeting_save",
    ]
    assert [name for name in seen if name in order] == order


def test_the_model_of_the_list_is_sound(qtmodeltester: ModelTester, meetings: MeetingsView) -> None:
    for day in (TUESDAY, FRIDAY):
        noted(meetings, day)
    qtmodeltester.check(meetings.table.model_)
    qtmodeltester.check(meetings.table.proxy)


@pytest.mark.parametrize(
    ("state", "day", "words"),
    [
        (MeetingState.PLANNED, MONDAY, "prévue"),
        (MeetingState.PLANNED, MONDAY - timedelta(days=1), "à renseigner"),
        (MeetingState.HELD, MONDAY - timedelta(days=1), "tenue"),
        (MeetingState.CANCELLED, MONDAY - timedelta(days=1), "annulée"),
    ],
)
def test_the_list_says_each_meetings_state(
    meetings: MeetingsView, state: MeetingState, day: date, words: str
) -> None:
    noted(meetings, day, state=state, minutes=60)
    (line,) = meetings.table.model_.rows
    assert columns(MONDAY)[3].text(line) == words


def test_a_long_text_makes_its_box_taller(qtbot: QtBot, meetings: MeetingsView) -> None:
    box = meetings.form.summary.box
    before = box.height()
    box.setFocus()
    for _ in range(8):
        press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: box.height() > before)
    assert box.verticalScrollBar().maximum() == 0


def test_the_keys_that_its_help_and_its_foot_line_name_exist(window: Window, meetings: MeetingsView) -> None:
    text = resources.help_page(meetings.help_topic).read_text(encoding="utf-8")
    assert keys_named(text) | keys_named(meetings.keys) <= keys_held(window)


def test_the_minutes_are_printed_as_they_are_stored(qtbot: QtBot, meetings: MeetingsView) -> None:
    noted(meetings, MONDAY, minutes=30, state=MeetingState.HELD, title="Tour des parcours")
    type_into(qtbot, meetings.form, "title", "autre")
    meetings.panel.print_button.click()
    assert "n’est pas enregistrée" in meetings.page.banner.sentence
    meetings.give_up()
    meetings.panel.print_button.click()
    assert plain(meetings.page.subtitle) == "Concertation \u203a 23 novembre 2026"
    shown = meetings.page.shown
    assert isinstance(shown, PaperView)
    qtbot.waitUntil(lambda: shown.pane.preview.pdf is not None)


def test_what_is_typed_is_kept_as_a_draft_by_escape_and_found_again_after_a_crash(
    qtbot: QtBot, meetings: MeetingsView, umit: InsertionPath
) -> None:
    press(qtbot, Qt.Key.Key_N, CONTROL)
    meetings.form.topics.take_all()
    type_into(qtbot, meetings.form, "title", "Point d’étape")
    type_into(qtbot, meetings.form, "summary", "Commencé puis coupé")
    press(qtbot, Qt.Key.Key_N, ALT)
    type_text(qtbot, "rappeler la mairie")
    press(qtbot, Qt.Key.Key_Escape)
    assert focused() is meetings.table
    assert "Brouillon gardé" in plain(meetings.keeper.kept.text())

    again = InsertionPage(meetings.page.desk)  # as after a crash: another window on the same file
    qtbot.addWidget(again)
    again.show_tab("meetings")
    found = again.shown
    assert isinstance(found, MeetingsView)
    assert found.panel.title.text() == "Nouvelle concertation"
    assert (found.form.title.value(), found.form.summary.value()) == ("Point d’étape", "Commencé puis coupé")
    assert [one.path_id for one in found.form.topics.topics] == [
        one.path_id for one in meetings.form.topics.topics
    ]
    assert found.form.decisions.line.text() == "rappeler la mairie"
    found.keeper.abandon.click()
    assert drafts_of(found.session, FORM) == []


def test_a_draft_of_a_meeting_goes_when_it_is_saved(qtbot: QtBot, meetings: MeetingsView) -> None:
    press(qtbot, Qt.Key.Key_N, CONTROL)
    type_into(qtbot, meetings.form, "title", "Point")
    qtbot.waitUntil(lambda: bool(drafts_of(meetings.session, FORM)), timeout=3000)
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert drafts_of(meetings.session, FORM) == []
    press(qtbot, Qt.Key.Key_N, CONTROL)
    assert meetings.form.title.value() is None
