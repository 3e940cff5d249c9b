"""What a row says of a care request: the worst first, days that are alike together."""

from datetime import date

import pytest

from app.care.enrolments import Kind
from app.families.records import Child
from app.insertion.paths import InsertionPath
from app.session import Session
from app.structure.agreement import set_places
from app.structure.closures import add_holidays
from app.structure.records import PublicHoliday
from tests.app.insertion.asking import ask, ask_one_day, open_path_of, waiting
from tests.app.records import MONDAY, SUNDAY, TUESDAY, at, child, enrolled, open_week, span
from tests.app.staff.team import on_duty
from tests.builders import FixedClock
from tests.ui.pages.home import plain
from ui.pages.home.care_words import found, wanted, why

DECEMBER, CHRISTMAS = date(2026, 12, 1), date(2026, 12, 25)
MORNING, EARLY = span("7:30", "9:00"), span("6:00", "9:00")


@pytest.fixture
def ana(session: Session, clock: FixedClock) -> Child:
    """In a crèche of two places, open from 7:30 to 18:30 on weekdays; it is Sunday."""
    open_week(session)
    set_places(session, date(2026, 1, 1), 2)
    at(clock, SUNDAY, "18:00")
    return child(session, "Ana")


@pytest.fixture
def path(session: Session, ana: Child) -> InsertionPath:
    return open_path_of(session, ana)


def said(session: Session) -> list[tuple[str, str]]:
    (one,) = waiting(session)
    return [(plain(words), tone) for words, tone in found(one)]


def test_a_free_place_in_an_open_creche_is_fine(session: Session, ana: Child, path: InsertionPath) -> None:
    ask_one_day(session, ana, path, TUESDAY, MORNING)
    assert said(session) == [("L’ouverture et l’agrément le permettent", "fine")]


def test_days_that_are_alike_are_told_once(session: Session, ana: Child, path: InsertionPath) -> None:
    ask(session, ana, path, {0: (EARLY,), 1: (EARLY,)}, first=DECEMBER, last=date(2026, 12, 15))
    assert said(session) == [
        (
            "Mardi 1er décembre 2026, 6 h–7 h 30 : la crèche n’est pas ouverte. De même 4 autres jours.",
            "amber",
        )
    ]


def test_the_worst_comes_first_and_a_surnombre_is_no_refusal(
    session: Session, ana: Child, path: InsertionPath
) -> None:
    for name in ("Bo", "Cléo"):
        enrolled(session, child(session, name), span("8:00", "12:00"))
    enrolled(session, child(session, "Dan"), span("10:00", "12:00"))
    ask_one_day(session, ana, path, TUESDAY, span("8:30", "11:00"))
    assert said(session) == [
        ("Mardi 24 novembre 2026, 10 h–11 h : 4 enfants, au-delà de 3 au plus en surnombre.", "alert")
    ]
    set_places(session, MONDAY, 3)
    assert said(session) == [
        ("Mardi 24 novembre 2026, 10 h–11 h : 4 enfants pour 3 places, surnombre permis.", "amber")
    ]


def test_a_lack_of_adults_is_told_and_enough_of_them_too(
    session: Session, ana: Child, path: InsertionPath
) -> None:
    on_duty(session, span("7:30", "15:00"))
    ask_one_day(session, ana, path, TUESDAY, MORNING)
    assert said(session) == [
        ("Mardi 24 novembre 2026, 7 h 30–9 h : 1 enfant, 2 adultes nécessaires, 1 prévu.", "amber")
    ]
    on_duty(session, span("7:30", "15:00"))
    assert said(session) == [("L’ouverture, l’agrément et l’équipe le permettent", "fine")]


def test_more_than_three_remarks_are_counted(session: Session, ana: Child, path: InsertionPath) -> None:
    week = {weekday: (span(f"{weekday + 1}:00", "9:00"),) for weekday in range(5)}
    ask(session, ana, path, week, first=date(2026, 12, 7), last=date(2026, 12, 11))
    *told, last = said(session)
    assert len(told) == 3
    assert last == ("Et 2 autres remarques.", "amber")


@pytest.mark.parametrize(
    ("last", "checked"), [(date(2026, 12, 28), False), (date(2026, 12, 29), True), (None, True)]
)
def test_a_long_request_says_how_far_it_was_checked(
    session: Session, ana: Child, path: InsertionPath, last: date | None, checked: bool
) -> None:
    ask(session, ana, path, {1: (MORNING,)}, first=DECEMBER, last=last)
    assert (("Vérifié sur les quatre premières semaines", "muted") in said(session)) == checked


@pytest.mark.parametrize(
    ("holidays", "words"),
    [([4], "Sans le jour de fermeture"), ([3, 4], "Sans les 2 jours de fermeture")],
)
def test_closed_days_among_several_fall_out(
    session: Session, ana: Child, path: InsertionPath, holidays: list[int], words: str
) -> None:
    add_holidays(
        session, [PublicHoliday(day=date(2026, 12, 20 + day + 1), name=str(day)) for day in holidays]
    )
    ask(session, ana, path, dict.fromkeys(range(5), (MORNING,)), first=date(2026, 12, 21), last=CHRISTMAS)
    assert said(session) == [("L’ouverture et l’agrément le permettent", "fine"), (words, "muted")]


@pytest.mark.parametrize(
    ("last", "words"), [(TUESDAY, "Ce jour est passé"), (date(2026, 11, 25), "Ces jours sont passés")]
)
def test_what_is_past_is_said(
    session: Session, ana: Child, clock: FixedClock, last: date, words: str
) -> None:
    path = open_path_of(session, ana)
    days = range(TUESDAY.weekday(), last.weekday() + 1)
    ask(session, ana, path, dict.fromkeys(days, (MORNING,)), first=TUESDAY, last=last)
    at(clock, date(2026, 11, 26), "8:00")
    assert said(session) == [(words, "amber")]


def test_where_no_contract_can_take_the_hours_it_is_said(
    session: Session, ana: Child, path: InsertionPath
) -> None:
    for kind in Kind:
        enrolled(session, ana, span("9:00", "12:00"), kind=kind, last=date(2026, 12, 3))
    ask(session, ana, path, {1: (MORNING,)}, first=DECEMBER, last=date(2026, 12, 15))
    assert said(session) == [("Aucun contrat ne peut recevoir ces heures : prolongez-en un d’abord", "alert")]


def test_the_hours_stand_beside_those_of_the_contract_that_takes_them(
    session: Session, ana: Child, path: InsertionPath
) -> None:
    ask_one_day(session, ana, path, TUESDAY, MORNING)
    (one,) = waiting(session)
    assert plain(why(one.case)) == "Zofia Żółć : entretien d’embauche, Clinique Saint-Luc"
    assert plain(wanted(one)) == "Mardi 24 novembre, 7 h 30–9 h"
    enrolled(session, ana, span("13:00", "16:00"), kind=Kind.OCCASIONAL)
    assert plain(wanted(waiting(session)[0])) == "Mardi 24 novembre, 7 h 30–9 h, en plus de 13 h–16 h"
    enrolled(session, ana, span("9:00", "12:00"))
    assert plain(wanted(waiting(session)[0])) == "Mardi 24 novembre, 7 h 30–9 h, en plus de 9 h–12 h"
