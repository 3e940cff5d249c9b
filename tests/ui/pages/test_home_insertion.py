"""The insertion on the home page: short lines, together from three on; today's interviews; the ways to its page."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.insertion.engaging import note_bilan, sign
from app.insertion.entry_and_exit import close_path, open_path
from app.insertion.home_part import InsertionHome, insertion_home
from app.insertion.interviewing import plan_interview
from app.insertion.interviews import Interview, Subject
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.people import add_person
from app.session import Session
from app.settings import settings_on
from app.users import Role, User
from tests.app.insertion.asking import SEPTEMBER, open_path_of
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, h, open_week
from tests.builders import FixedClock
from tests.ui.pages.home import Opened, opened, plain, texts
from ui.page import Desk
from ui.pages.home.interviews import day_words
from ui.pages.home.notices import Notice, notices
from ui.pages.home.page import HomePage
from ui.pages.insertion import InsertionPage
from ui.pages.insertion.figures_view import FiguresView

__all__ = ["opened"]

NAMES = ("Awa", "Samia", "Zofia", "Karim", "Joanna")
FEBRUARY = date(2027, 2, 1)


@pytest.fixture(autouse=True)
def monday_morning(session: Session, clock: FixedClock) -> None:
    open_week(session)
    at(clock, MONDAY, "8:47")


def paths(session: Session, count: int, entry: date = SEPTEMBER) -> list[InsertionPath]:
    """So many parents' paths, by name."""
    return [open_path_of(session, first_name=name, entry=entry) for name in NAMES[:count]]


def signed(session: Session, count: int, first: date = SEPTEMBER) -> list[InsertionPath]:
    found = paths(session, count)
    for path in found:
        sign(session, path, first, signed_on=first)
    return found


def read(session: Session) -> InsertionHome:
    return insertion_home(session, settings_on(session, session.clock.day()))


def said(session: Session) -> list[tuple[str, str]]:
    return [(plain(one.words), plain(one.detail)) for one in found(session)]


def found(session: Session) -> Sequence[Notice]:
    return list(notices(read(session), session.clock.day()))


def test_one_or_two_engagements_that_end_have_their_own_line(session: Session) -> None:
    first, _ = signed(session, 2)
    (engagement,) = [one.engagement for one in read(session).ending if one.path == first]
    assert engagement is not None
    note_bilan(session, engagement, SUNDAY, "Le CV est prêt.")
    assert said(session) == [
        ("Awa Żółć : l’engagement se termine dans 7 jours, le 30 novembre", "Bilan fait le 22 novembre"),
        ("Samia Żółć : l’engagement se termine dans 7 jours, le 30 novembre", "Le bilan reste à faire"),
    ]
    assert [(one.kind, one.id) for one in found(session)] == [("path", 1), ("path", 2)]


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (3, "Awa Żółć, Samia Żółć et Zofia Żółć"),
        (5, "Awa Żółć, Samia Żółć, Zofia Żółć et 2 autres"),
    ],
)
def test_from_three_on_they_stand_together(session: Session, count: int, names: str) -> None:
    signed(session, count)
    assert said(session) == [(f"{count} engagements se terminent d’ici 30 jours", names)]
    assert [one.kind for one in found(session)] == ["paths"]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, ["Awa Żółć : l’engagement s’est terminé il y a 1 jour, le 30 novembre"]),
        (3, ["3 engagements sont arrivés à leur terme"]),
    ],
)
def test_those_past_their_term_come_first_in_red(
    session: Session, clock: FixedClock, count: int, words: list[str]
) -> None:
    signed(session, count)
    at(clock, date(2026, 12, 1), "9:00")
    assert [plain(one.words) for one in found(session)] == words
    assert {one.tone for one in found(session)} == {"alert"}


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, ["Awa Żółć : le suivi à 3 mois est à faire"]),
        (3, ["3 suivis à 3 ou 6 mois sont à faire"]),
    ],
)
def test_the_checks_that_are_due(session: Session, clock: FixedClock, count: int, words: list[str]) -> None:
    for path in paths(session, count):
        close_path(session, path, exit_day=date(2026, 11, 1), outcome=Outcome.CDI)
    at(clock, FEBRUARY, "9:00")
    assert [words for words, _ in said(session)] == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, [("Awa Żółć : pas encore d’engagement", "Parcours ouvert depuis le 1er septembre 2026")]),
        (4, [("4 parcours sont sans engagement signé", "Awa Żółć, Samia Żółć, Zofia Żółć et Karim Żółć")]),
    ],
)
def test_the_signatures_that_are_missing(session: Session, count: int, words: list[tuple[str, str]]) -> None:
    paths(session, count)
    assert said(session) == words


def test_an_engagement_to_sign_says_its_days(session: Session) -> None:
    (path,) = paths(session, 1)
    sign(session, path, date(2026, 11, 2))
    assert said(session) == [
        ("Awa Żółć : l’engagement est à signer", "Il va du 2 novembre 2026 au 1er février 2027")
    ]


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 entretien à renseigner"), (2, "2 entretiens à renseigner")]
)
def test_interviews_to_record_are_counted_in_one_line(
    session: Session, clock: FixedClock, count: int, words: str
) -> None:
    (path,) = paths(session, 1, entry=MONDAY)
    sign(session, path, MONDAY, signed_on=MONDAY)
    for hour in ("9:00", "14:00")[:count]:
        plan_interview(session, Interview(path_id=path.id, day=MONDAY, start=h(hour)))
    at(clock, TUESDAY, "9:00")
    assert said(session) == [(words, "Le mois ne peut pas être clôturé sans leur suite")]


def test_the_panel_counts_them_and_leads_to_the_parent(
    qtbot: QtBot, session: Session, opened: Opened
) -> None:
    path = signed(session, 2)[1]
    page = opened()
    assert int(page.todo.note.text()) == 2 + 5  # and the five steps of a new crèche
    (button,) = [one for one in page.todo.findChildren(QPushButton) if "Samia" in one.accessibleName()]
    qtbot.keyClick(button, Qt.Key.Key_Return)
    shown = opened_insertion(page)
    assert shown.parent_view.isVisible()
    assert shown.parent_view.sheet.path.id == path.id


def opened_insertion(page: HomePage) -> InsertionPage:
    from ui.window import Window

    window = page.window()
    assert isinstance(window, Window)
    found = window.page()
    assert isinstance(found, InsertionPage)
    return found


def counsellor(session: Session) -> User:
    return add_person(
        session,
        login="ines",
        name="Inès Faure",
        role=Role.COUNSELLOR,
        passphrase="marée haute lilas ferme chaise orange nuage",
    )


def test_the_interviews_of_the_day_stand_with_their_hour_and_who_holds_them(
    session: Session, clock: FixedClock, opened: Opened
) -> None:
    one, other, third = paths(session, 3)
    who = counsellor(session).id
    for path, day, hour, subject in (
        (one, MONDAY, "10:00", Subject.FOLLOW_UP),
        (other, MONDAY, "14:00", Subject.BILAN),
        (third, TUESDAY, "9:30", Subject.FOLLOW_UP),
    ):
        plan_interview(
            session, Interview(path_id=path.id, day=day, start=h(hour), subject=subject, user_id=who)
        )
    assert texts(opened().interviews)[1:] == [
        "Aujourd’hui, Inès Faure",
        "10 h",
        "Awa Żółć",
        "14 h",
        "Samia Żółć, bilan",
        "Demain, Inès Faure",
        "9 h 30",
        "Zofia Żółć",
    ]


def test_where_several_hold_them_each_says_with_whom(session: Session, opened: Opened) -> None:
    one, other = paths(session, 2)
    plan_interview(
        session, Interview(path_id=one.id, day=MONDAY, start=h("10:00"), user_id=counsellor(session).id)
    )
    plan_interview(session, Interview(path_id=other.id, day=MONDAY, start=h("14:00")))
    assert texts(opened().interviews)[1:] == [
        "Aujourd’hui",
        "10 h",
        "Awa Żółć, avec Inès Faure",
        "14 h",
        "Samia Żółć, à attribuer",
    ]


def test_a_day_without_any_says_so_and_shows_the_next(session: Session, opened: Opened) -> None:
    (path,) = paths(session, 1)
    friday = date(2026, 11, 27)
    plan_interview(session, Interview(path_id=path.id, day=friday, start=h("10:00")))
    assert texts(opened().interviews)[1:3] == [
        "Plus aucun aujourd’hui.",
        "Vendredi 27 novembre, à attribuer",
    ]


def test_no_interview_at_all_is_said(session: Session, opened: Opened) -> None:
    assert texts(opened().interviews)[1:] == ["Aucun d’ici 7 jours."]


def test_more_than_four_are_counted(session: Session, opened: Opened) -> None:
    for number, path in enumerate(paths(session, 5)):
        plan_interview(session, Interview(path_id=path.id, day=MONDAY, start=h("10:00") + 60 * number))
    lines = texts(opened().interviews)
    assert (len([line for line in lines if "Żółć" in line]), lines[-1]) == (4, "et 1 autre")


@pytest.mark.parametrize(("days", "words"), [(0, "Aujourd’hui"), (1, "Demain"), (2, "Mercredi 25 novembre")])
def test_a_day_near_by_has_its_word(days: int, words: str) -> None:
    assert plain(day_words(MONDAY + timedelta(days=days), MONDAY)) == words


def test_an_interview_planned_elsewhere_shows_at_once(qtbot: QtBot, session: Session, opened: Opened) -> None:
    (path,) = paths(session, 1)
    page = opened()
    plan_interview(session, Interview(path_id=path.id, day=MONDAY, start=h("10:00")))
    qtbot.waitUntil(lambda: "Awa Żółć" in texts(page.interviews))


def test_simulate_opens_the_figures_on_their_simulator(qtbot: QtBot, opened: Opened) -> None:
    page = opened()
    assert page.share.link.text() == "Simuler"
    qtbot.keyClick(page.share.link, Qt.Key.Key_Return)
    shown = opened_insertion(page).shown
    assert isinstance(shown, FiguresView)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert shown.simulator.isAncestorOf(focus)


def test_the_team_sees_nothing_of_insertion(session: Session, opened: Opened, desk: Desk) -> None:
    (path,) = paths(session, 1)
    plan_interview(session, Interview(path_id=path.id, day=MONDAY, start=h("10:00")))
    desk.session = as_role(session, Role.TEAM)
    page = opened()
    assert not page.interviews.isVisible()
    assert not any("Żółć" in text or "engagement" in text for text in texts(page))


def test_a_path_opened_elsewhere_shows_at_once(session: Session, opened: Opened) -> None:
    page = opened()
    parent = open_path_of(session, first_name="Zofia").parent_id
    assert "Zofia Żółć : pas encore d’engagement" in texts(page.todo)
    (first,) = session.store.find(InsertionPath, parent_id=parent)
    close_path(session, first, exit_day=SUNDAY, outcome=Outcome.OTHER)
    assert "Zofia Żółć : pas encore d’engagement" not in texts(page.todo)
    open_path(session, InsertionPath(parent_id=parent, entry_day=MONDAY))
    assert "Zofia Żółć : pas encore d’engagement" in texts(page.todo)
