"""Needs: one open for a theme at a time, levels that tell how each weighed, and how it was closed."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed
from app.insertion.entry_and_exit import close_path
from app.insertion.needs import (
    Closing,
    Intensity,
    Need,
    NeedLevel,
    Theme,
    close_need,
    levels_of,
    open_need,
    open_needs,
    rate_need,
    reopen_need,
)
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, path_of
from tests.app.records import MONDAY, SUNDAY, as_role, refused

OPENED = date(2026, 9, 15)


@pytest.fixture
def need(counsellor: Session, path: InsertionPath) -> Need:
    """Zofia has no car, seen on 15 September."""
    return open_need(
        counsellor, Need(path_id=path.id, theme=Theme.MOBILITY, opened_on=OPENED), Intensity.HIGH
    )


def weights(session: Session, need: Need) -> list[tuple[date, Intensity]]:
    return [(one.day, one.intensity) for one in levels_of(session.store.find(NeedLevel), need)]


def test_a_need_opens_with_its_first_level(counsellor: Session, need: Need) -> None:
    assert (need.closed_on, need.closing) == (None, None)
    assert weights(counsellor, need) == [(OPENED, Intensity.HIGH)]


def test_levels_follow_each_other_and_one_of_the_same_day_is_replaced(
    counsellor: Session, need: Need
) -> None:
    october = date(2026, 10, 1)
    rate_need(counsellor, need, FRIDAY, Intensity.LOW)
    rate_need(counsellor, need, october, Intensity.MEDIUM)
    rate_need(counsellor, need, october, Intensity.UNKNOWN)
    rate_need(counsellor, need, OPENED, Intensity.LOW)
    assert weights(counsellor, need) == [
        (OPENED, Intensity.LOW),
        (october, Intensity.UNKNOWN),
        (FRIDAY, Intensity.LOW),
    ]


def test_a_theme_is_open_once_for_a_path(counsellor: Session, path: InsertionPath, need: Need) -> None:
    again = replace(need, opened_on=FRIDAY)
    with refused(Conflict, "déjà ouvert depuis le 15 septembre 2026", "intensité", field="theme"):
        open_need(counsellor, again, Intensity.LOW)
    other = open_need(counsellor, replace(again, path_id=path_of(counsellor, "Ana").id), Intensity.LOW)
    assert other.id != need.id
    closed = close_need(counsellor, need, FRIDAY, Closing.EASED)
    second = open_need(counsellor, again, Intensity.LOW)
    with refused(Conflict, "Un besoin de ce thème est déjà ouvert"):
        reopen_need(counsellor, closed)
    close_need(counsellor, second, FRIDAY, Closing.VOID)
    assert reopen_need(counsellor, closed) == need


def test_a_need_closed_takes_no_level_until_it_is_opened_again(counsellor: Session, need: Need) -> None:
    closed = close_need(counsellor, need, FRIDAY, Closing.LIFTED)
    assert (closed.closed_on, closed.closing) == (FRIDAY, Closing.LIFTED)
    with refused(Conflict, "fermé depuis le 20 novembre 2026"):
        rate_need(counsellor, need, FRIDAY, Intensity.LOW)
    with refused(Conflict, "fermé depuis le 20 novembre 2026"):
        close_need(counsellor, need, FRIDAY, Closing.VOID)
    rate_need(counsellor, reopen_need(counsellor, closed), FRIDAY, Intensity.LOW)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 8, 31), "vient avant l’entrée dans le parcours"),
        (date(2026, 9, 14), "vient avant l’ouverture du besoin, le 15 septembre 2026"),
        (MONDAY, "un besoin se constate le jour même ou après"),
    ],
)
def test_a_need_is_rated_and_closed_between_its_opening_and_today(
    counsellor: Session, need: Need, day: date, words: str
) -> None:
    with refused(InvalidEntry, words, field="day"):
        rate_need(counsellor, need, day, Intensity.LOW)
    with refused(InvalidEntry, words, field="closed_on"):
        close_need(counsellor, need, day, Closing.LIFTED)


def test_a_need_is_not_closed_before_its_last_level(counsellor: Session, need: Need) -> None:
    rate_need(counsellor, need, FRIDAY, Intensity.LOW)
    with refused(InvalidEntry, "notée le 20 novembre 2026, après ce jour", field="closed_on"):
        close_need(counsellor, need, date(2026, 11, 19), Closing.LIFTED)
    assert close_need(counsellor, need, FRIDAY, Closing.LIFTED).closed_on == FRIDAY


@pytest.mark.parametrize("day", [date(2026, 8, 31), MONDAY])
def test_a_need_is_seen_during_the_path_and_not_beforehand(
    counsellor: Session, path: InsertionPath, day: date
) -> None:
    with refused(InvalidEntry, field="opened_on"):
        open_need(counsellor, Need(path_id=path.id, theme=Theme.MONEY, opened_on=day), Intensity.LOW)


def test_no_need_is_seen_after_the_exit(counsellor: Session, path: InsertionPath) -> None:
    close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    with refused(InvalidEntry, "Le besoin du 22 novembre 2026 vient après la sortie", field="opened_on"):
        open_need(counsellor, Need(path_id=path.id, theme=Theme.MONEY, opened_on=SUNDAY), Intensity.LOW)


def test_the_needs_open_on_a_day_are_listed_the_oldest_first() -> None:
    old, gone, new = (
        Need(id=3, path_id=1, theme=Theme.MONEY, opened_on=OPENED),
        Need(
            id=2,
            path_id=1,
            theme=Theme.HOUSING,
            opened_on=OPENED,
            closed_on=FRIDAY,
            closing=Closing.LIFTED,
        ),
        Need(id=1, path_id=1, theme=Theme.DIGITAL, opened_on=FRIDAY),
    )
    assert open_needs([new, gone, old], date(2026, 11, 19)) == [gone, old]
    assert open_needs([new, gone, old], FRIDAY) == [old, new]
    assert open_needs([new, gone, old], date(2026, 9, 14)) == []


def test_the_team_sees_to_no_need(counsellor: Session, need: Need) -> None:
    team = as_role(counsellor, Role.TEAM)
    for deed in (
        lambda: open_need(team, need, Intensity.LOW),
        lambda: rate_need(team, need, FRIDAY, Intensity.LOW),
        lambda: close_need(team, need, FRIDAY, Closing.LIFTED),
        lambda: reopen_need(team, need),
    ):
        with refused(NotAllowed):
            deed()
