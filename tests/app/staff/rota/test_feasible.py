"""Whether a week can be covered at all: hours against contracts, people against needs."""

import pytest

from app.spans import Span
from app.staff.rota.feasible import feasibility
from app.staff.rota.inputs import MemberDay
from app.wording import NBSP
from tests.app.staff.rota.weeks import at, open_day, person, week_of


def plain(sentences: list[str]) -> list[str]:
    return [sentence.replace(NBSP, " ") for sentence in sentences]


@pytest.mark.parametrize(("minutes", "missing"), [(300, None), (299, "1 min")])
def test_a_week_that_asks_for_more_hours_than_the_contracts_give_is_told(
    minutes: int, missing: str | None
) -> None:
    week = week_of([person(1, 300), person(2, minutes)], open_day(0, (at(8), at(13), 2)))
    told = (
        "La semaine demande 10 h d’adultes auprès des enfants ; les contrats en donnent 9 h 59 : "
        f"il manque {missing}."
    )
    assert plain(feasibility(week).sentences) == ([told] if missing else [])


def test_hours_with_fewer_people_than_adults_needed_are_told_to_the_minute() -> None:
    late = MemberDay(available=(Span(at(7, 23), at(20)),))
    week = week_of([person(1), person(2, days={1: late})], open_day(1, (at(7), at(9), 2)))
    assert plain(feasibility(week).sentences) == [
        "Mardi 24 novembre, 7 h–7 h 23 : 2 adultes nécessaires, 1 personne disponible."
    ]


def test_a_person_kept_elsewhere_is_not_available() -> None:
    afternoon = MemberDay(usual=(Span(at(13), at(18)),), kept=True)
    week = week_of([person(1, days={1: afternoon})], open_day(1, (at(7), at(9), 1)))
    assert plain(feasibility(week).sentences) == [
        "Mardi 24 novembre, 7 h–9 h : 1 adulte nécessaire, 0 personne disponible."
    ]


def test_two_needs_apart_are_told_apart_and_the_same_lack_once() -> None:
    away = MemberDay(available=())
    day = open_day(0, (at(7), at(8), 2), (at(8), at(9), 3), (at(9), at(10), 3), (at(11), at(12), 3))
    week = week_of([person(1), person(2), person(3, days={0: away})], day)
    assert [(gap.start, gap.end, gap.present, gap.needed) for gap in feasibility(week).gaps] == [
        (at(8), at(10), 2, 3),
        (at(11), at(12), 2, 3),
    ]


def test_the_night_before_counts_for_the_morning() -> None:
    away = MemberDay(available=())
    night = person(1, 0, eve=[Span(at(20), at(30))], days={0: away})
    assert feasibility(week_of([night], open_day(0, (0, at(6), 1)))).sentences == []
