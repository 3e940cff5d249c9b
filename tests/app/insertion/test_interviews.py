"""Interviews, the rule: at most so many in an ISO week for a parent, never two at one time."""

from datetime import date

import pytest

from app.errors import Conflict
from app.insertion.interviews import (
    COUNTED,
    Interview,
    InterviewState,
    WeekFull,
    check_apart,
    check_week,
    in_order,
    of_week,
    week_sentence,
)
from tests.app.records import MONDAY, SUNDAY, TUESDAY, h, refused

NEW_YEAR = date(2027, 1, 1)
"""A Friday of the ISO week 53 of 2026, which goes from 28 December to 3 January."""


def at(day: date, hour: str, number: int = 0, state: InterviewState = InterviewState.PLANNED) -> Interview:
    return Interview(id=number, path_id=1, day=day, start=h(hour), state=state)


def test_a_third_of_the_week_is_refused_by_naming_the_two() -> None:
    two = [at(date(2026, 11, 27), "9:00", 1, InterviewState.HELD), at(TUESDAY, "14:30", 2)]
    with refused(
        WeekFull,
        "Deux entretiens sont déjà prévus ou tenus cette semaine-là, pour 2 au plus : "
        "mardi 24 novembre 2026 à 14 h 30 et vendredi 27 novembre 2026 à 9 h.",
        "Choisissez une autre semaine, ou déplacez l’un d’eux.",
        field="day",
    ):
        check_week(two, at(MONDAY, "9:00"), 2)
    check_week(two, at(SUNDAY, "9:00"), 2)
    check_week(two, at(date(2026, 11, 30), "9:00"), 2)
    check_week(two, at(MONDAY, "9:00"), 3)


@pytest.mark.parametrize(
    ("day", "full"),
    [
        (date(2026, 12, 27), False),
        (date(2026, 12, 28), True),
        (NEW_YEAR, True),
        (date(2027, 1, 3), True),
        (date(2027, 1, 4), False),
    ],
)
def test_the_week_goes_on_across_the_new_year(day: date, full: bool) -> None:
    two = [at(date(2026, 12, 31), "9:00", 1), at(date(2027, 1, 2), "9:00", 2)]
    if full:
        with refused(WeekFull, "jeudi 31 décembre 2026 à 9 h et samedi 2 janvier 2027 à 9 h"):
            check_week(two, at(day, "15:00"), 2)
    else:
        check_week(two, at(day, "15:00"), 2)


@pytest.mark.parametrize("state", InterviewState)
def test_only_those_planned_or_held_take_a_place_of_the_week_and_the_parent_s_time(
    state: InterviewState,
) -> None:
    others = [at(TUESDAY, "9:00", 1, state)]
    wanted = at(TUESDAY, "9:30")
    counts = state in {InterviewState.PLANNED, InterviewState.HELD}
    assert (state in COUNTED, bool(of_week(others, wanted))) == (counts, counts)
    if counts:
        with refused(WeekFull, "Un entretien est déjà prévu ou tenu cette semaine-là, pour 1 au plus"):
            check_week(others, wanted, 1)
        with refused(Conflict, "Ce parent a déjà un entretien mardi 24 novembre 2026 à 9 h", field="day"):
            check_apart(others, wanted)
    else:
        check_week(others, wanted, 1)
        check_apart(others, wanted)


def test_an_interview_stands_in_its_own_way_never() -> None:
    own = at(TUESDAY, "9:00", 1)
    check_apart([own], own)
    check_week([own], own, 1)


@pytest.mark.parametrize(
    ("hour", "clash"), [("8:15", False), ("8:16", True), ("9:44", True), ("9:45", False)]
)
def test_one_may_begin_at_the_minute_at_which_another_ends(hour: str, clash: bool) -> None:
    other, wanted = at(TUESDAY, "9:00", 1), at(TUESDAY, hour, 2)
    assert other.overlaps(wanted) is clash
    assert wanted.overlaps(other) is clash
    assert not other.overlaps(at(MONDAY, hour))


def test_the_sentence_counts_as_people_count() -> None:
    three = [at(TUESDAY, hour, number) for number, hour in enumerate(("9:00", "10:00", "11:00"), 1)]
    assert week_sentence(three, 3).startswith("3 entretiens sont déjà prévus ou tenus")
    assert in_order(reversed(three)) == three
