"""A week's rota proposed: what it respects, what it says, the same each time."""

from datetime import timedelta

import pytest

from app.errors import InvalidEntry
from app.spans import Span
from app.staff.rota.costs import parts
from app.staff.rota.inputs import MemberDay, Need, RotaDay, RotaRules, RotaWeek, Wish
from app.staff.rota.proposal import Proposal, propose
from app.staff.rota.search import Search
from app.wording import NBSP
from tests.app.staff.rota.weeks import MONDAY, at, open_day, person, week_of


def plain(sentences: tuple[str, ...] | list[str]) -> list[str]:
    return [sentence.replace(NBSP, " ") for sentence in sentences]


def working_week(moves: int = 6_000, seed: int = 1) -> RotaWeek:
    """Four people for two adults from 7:30 to 18:30, five days: 110 hours for 120."""
    days = [open_day(weekday, (at(7, 30), at(18, 30), 2)) for weekday in range(5)]
    people = [person(1, 1800), person(2, 1800, qualified=False), person(3, 1800), person(4, 1800)]
    return week_of(people, *days, moves=moves, seed=seed)


def kept(*spans: Span) -> MemberDay:
    return MemberDay(usual=spans, kept=True)


def test_a_week_that_can_be_covered_is_covered_at_every_minute() -> None:
    proposal = propose(working_week(20_000))
    assert proposal.after.gaps == ()
    assert proposal.before.short_minutes == 5 * 660
    assert proposal.feasibility.sentences == []


def test_the_same_week_gives_the_same_proposal() -> None:
    assert propose(working_week()) == propose(working_week())


def test_another_seed_looks_elsewhere() -> None:
    assert propose(working_week(seed=2)).rota != propose(working_week(seed=1)).rota


def test_the_points_kept_up_to_date_equal_those_counted_from_nothing() -> None:
    week = working_week(2_000)
    search = Search(week)
    search.run(lambda done, total: None)
    assert search.board.total == parts(week, search.board.rows).total


def test_today_s_rota_stays_when_nothing_is_wrong_with_it() -> None:
    early = MemberDay(usual=(Span(at(7, 30), at(13, 30)),))
    late = MemberDay(usual=(Span(at(13, 30), at(18, 30)),))
    people = [
        person(1, 1800, days=dict.fromkeys(range(5), early)),
        person(2, 1500, days=dict.fromkeys(range(5), late)),
    ]
    days = [open_day(weekday, (at(7, 30), at(18, 30), 1)) for weekday in range(5)]
    proposal = propose(week_of(people, *days))
    assert proposal.changes == ()
    assert proposal.unmet == ()
    assert proposal.before == proposal.after


def test_a_rota_with_one_hole_is_mended_not_turned_over() -> None:
    early, late = (Span(at(7, 30), at(13)),), (Span(at(13), at(18, 30)),)
    people = [
        person(1, 1650, days={day: MemberDay(usual=early) for day in range(5)}),
        person(2, 1650, days={day: MemberDay(usual=late) for day in range(4)}),
    ]
    days = [open_day(weekday, (at(7, 30), at(18, 30), 1)) for weekday in range(5)]
    proposal = propose(week_of(people, *days, moves=12_000))
    assert {(member, weekday) for member, weekday, _ in proposal.changes} == {(2, 4)}
    assert proposal.after.gaps == ()


def test_a_shortage_weighs_more_than_hours_over_a_contract() -> None:
    usual = MemberDay(usual=(Span(at(8), at(12)),))
    proposal = propose(week_of([person(1, 240, days={0: usual})], open_day(0, (at(8), at(12, 30), 1))))
    assert proposal.after.gaps == ()
    assert proposal.after.minutes_over == 30


def test_nobody_starts_in_the_night_that_the_eve_s_shift_covers() -> None:
    night = open_day(0, (at(20), at(24), 2), opening=Span(at(20), at(28)))
    morrow = RotaDay(day=MONDAY + timedelta(days=1), needs=(Need(0, at(4), 2),))
    rota = propose(week_of([person(1, 960), person(2, 960)], night, morrow)).rota
    assert [row[1] for row in rota] == [(), ()]
    assert all(row[0][-1].end == at(28) for row in rota)


def test_changes_name_the_person_the_weekday_and_the_whole_day() -> None:
    proposal = propose(week_of([person(7, 300)], open_day(2, (at(8), at(13), 1))))
    assert proposal.changes == ((7, 2, (Span(at(8), at(13)),)),)


def test_a_day_kept_by_the_director_is_not_touched() -> None:
    people = [person(1, 0, days={0: kept(Span(at(6), at(9)))}), person(2, 300, days={0: kept()})]
    proposal = propose(week_of(people, open_day(0, (at(8), at(13), 1))))
    assert proposal.rota[0][0] == (Span(at(6), at(9)),)
    assert proposal.rota[1][0] == ()


def test_nobody_works_on_a_leave() -> None:
    away = MemberDay(available=())
    proposal = propose(week_of([person(1, 300, days={0: away})], open_day(0, (at(8), at(13), 1))))
    assert proposal.rota[0] == ((),) * 7


@pytest.mark.parametrize(("ends", "rota"), [(at(21), (Span(at(8), at(13)),)), (at(21, 1), ())])
def test_eleven_hours_of_rest_separate_the_sunday_before_from_monday(
    ends: int, rota: tuple[Span, ...]
) -> None:
    fixed = MemberDay(available=(Span(at(8), at(13)),))
    rules = RotaRules(shortest=300)
    someone = person(1, 300, days={0: fixed}, eve=[Span(at(18), ends)])
    assert propose(week_of([someone], open_day(0, (at(8), at(13), 1)), rules=rules)).rota[0][0] == rota


@pytest.mark.parametrize(("starts", "rota"), [(at(7), (Span(at(15), at(20)),)), (at(6, 59), ())])
def test_eleven_hours_of_rest_separate_sunday_from_the_monday_after(
    starts: int, rota: tuple[Span, ...]
) -> None:
    rules = RotaRules(shortest=300)
    someone = person(1, 300, morrow=[Span(starts, at(12))])
    assert propose(week_of([someone], open_day(6, (at(15), at(20), 1)), rules=rules)).rota[0][6] == rota


def test_a_sixth_day_is_worked_only_when_nobody_else_can_and_never_a_seventh() -> None:
    days = [open_day(weekday, (at(8), at(12), 1)) for weekday in range(7)]
    alone = propose(week_of([person(1, 1440)], *days))
    assert sum(bool(spans) for spans in alone.rota[0]) == 6
    helped = propose(week_of([person(1, 1200), person(2, 480)], *days, moves=20_000))
    assert max(sum(bool(spans) for spans in row) for row in helped.rota) == 5


def test_a_night_s_need_is_covered_by_the_shift_of_the_evening() -> None:
    night = open_day(0, (at(22), at(24), 1), opening=Span(at(22), at(28)))
    proposal = propose(week_of([person(1, 360)], night, open_day(1, (0, at(4), 1), opening=Span(0, at(4)))))
    assert proposal.rota[0][0] == (Span(at(22), at(28)),)
    assert proposal.rota[0][1] == ()


def test_the_sunday_before_s_night_covers_monday_s_first_hours() -> None:
    night = person(1, 0, eve=[Span(at(20), at(30))])
    proposal = propose(week_of([night], open_day(0, (0, at(6), 1))))
    assert proposal.after.gaps == ()


def test_a_wish_is_followed_when_it_can_be() -> None:
    early, late = MemberDay(wish=Wish.EARLY), MemberDay(wish=Wish.LATE)
    people = [person(1, 360, days={0: late}), person(2, 360, days={0: early})]
    proposal = propose(week_of(people, open_day(0, (at(7), at(19), 1)), moves=12_000))
    assert proposal.rota[1][0][0].start == at(7)
    assert proposal.rota[0][0][-1].end == at(19)
    assert proposal.after.refused == ()


def test_a_wish_refused_is_told() -> None:
    off = MemberDay(wish=Wish.OFF)
    proposal = propose(
        week_of([person(1, 300, name="Élodie Fournier", days={1: off})], open_day(1, (at(8), at(13), 1)))
    )
    assert plain(proposal.unmet) == [
        "Élodie Fournier, mardi 24 novembre : le souhait de ne pas travailler n’est pas suivi."
    ]


def test_a_shortage_is_told_to_the_minute_with_who_is_there() -> None:
    people = [person(1, 240, days={1: kept(Span(at(7, 10), at(11, 10)))})]
    proposal = propose(week_of(people, open_day(1, (at(7), at(11), 2))))
    assert plain(proposal.unmet) == [
        "Mardi 24 novembre, 7 h–11 h : il manque 2 adultes (0 présent, 2 nécessaires).",
    ]


def test_hours_over_and_under_the_contract_are_told_from_a_quarter_of_an_hour() -> None:
    people = [
        person(1, 240, name="Ana Diaz", days={1: kept(Span(at(7), at(11, 15)))}),
        person(2, 240, name="Luc Petit", days={1: kept(Span(at(7), at(10, 45)))}),
        person(3, 240, name="Zoé Roy", days={1: kept(Span(at(7), at(11, 14)))}),
    ]
    proposal = propose(week_of(people, open_day(1, (at(7), at(10), 2))))
    assert plain(proposal.unmet) == [
        "Ana Diaz : 15 min de plus que le contrat (4 h 15 pour 4 h).",
        "Luc Petit : 15 min de moins que le contrat (3 h 45 pour 4 h).",
    ]
    assert (proposal.after.minutes_over, proposal.after.minutes_under) == (15, 15)


def test_days_kept_that_break_a_rule_are_told() -> None:
    late, long = kept(Span(at(16), at(21))), kept(Span(at(7), at(14)))
    people = [person(1, 720, name="Ana Diaz", days={0: late, 1: long})]
    proposal = propose(week_of(people, open_day(0, (at(16), at(21), 1))))
    assert plain(proposal.unmet) == [
        "Ana Diaz : 10 h de repos après le lundi 23 novembre, 11 h sont nécessaires.",
        (
            "Ana Diaz, mardi 24 novembre : 7 h de travail gardées telles quelles "
            "(10 h au plus, une pause de 20 min au bout de 6 h)."
        ),
    ]


def test_too_few_qualified_people_are_told() -> None:
    people = [person(1, 240, qualified=False), person(2, 240, qualified=False), person(3, 240)]
    proposal = propose(week_of(people, open_day(1, (at(7), at(11), 3))))
    assert plain(proposal.unmet) == ["Mardi 24 novembre, 7 h–11 h : moins de 40 % de personnes qualifiées."]


def test_two_in_five_are_enough() -> None:
    people = [person(number, 240, qualified=number <= 2) for number in range(1, 6)]
    assert propose(week_of(people, open_day(1, (at(7), at(11), 5)))).unmet == ()


def test_a_qualified_person_is_put_where_there_is_none() -> None:
    people = [person(1, 240, qualified=False), person(2, 240, qualified=False), person(3, 480)]
    days = [open_day(weekday, (at(7), at(11), 2)) for weekday in range(2)]
    rota = propose(week_of(people, *days)).rota
    assert rota[2][:2] == ((Span(at(7), at(11)),),) * 2


class Stopped(Exception):
    """The person does not want the result any more."""


def test_a_search_stops_where_it_is_told_to_and_gives_nothing() -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done >= 1_000:
            raise Stopped

    week = working_week(6_000)
    with pytest.raises(Stopped):
        propose(week, stop)
    assert told == [(0, 6_000), (512, 6_000), (1_024, 6_000)]
    assert propose(week) == propose(working_week(6_000))


def test_progress_ends_at_the_number_of_moves() -> None:
    told: list[tuple[int, int]] = []
    propose(working_week(1_000), lambda done, total: told.append((done, total)))
    assert told == [(0, 1_000), (512, 1_000), (1_000, 1_000)]


def test_a_closed_week_proposes_nothing() -> None:
    proposal: Proposal = propose(week_of([person(1, 0)]))
    assert proposal.changes == ()
    assert proposal.unmet == ()


def test_nobody_or_too_many_people_are_refused() -> None:
    with pytest.raises(InvalidEntry, match="inscrivez d’abord l’équipe"):
        propose(week_of([]))
    with pytest.raises(InvalidEntry, match="l’équipe en compte 41"):
        propose(week_of([person(number, 0) for number in range(41)]))


def test_forty_people_fit_the_search_s_counters() -> None:
    here = MemberDay(usual=(Span(at(7), at(11)),))
    people = [person(number, 240, days={0: here}) for number in range(40)]
    proposal = propose(week_of(people, open_day(0, (at(7), at(11), 40)), moves=1_000))
    assert proposal.after.gaps == ()
    assert proposal.changes == ()
    assert proposal.cost.total == 0
