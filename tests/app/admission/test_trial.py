"""Trying places out: the best set that fits places, adults and the 20 % together, with its figures and who is left."""

from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from app.admission.desk import AdmissionDesk
from app.admission.records import AdmissionRequest
from app.admission.rooms import wished_on
from app.admission.trial import Out, Peak, Trial, trial, usual_day
from app.care.capacity import planned_by_child
from app.report.monthly_report import Rate
from app.staff.staffing import adults_needed
from tests.app.admission.asking import MONDAY, TODAY, Week, desk_of, request, wish
from tests.app.creche import Creche
from tests.app.staff.rows import StaffedCreche

NOON = 720


def creche(places: int = 2, *, avip: int = 1, others: int = 0) -> StaffedCreche:
    """So many children under three, there from 8 to 12; the AVIP ones have a parent with an open path."""
    made = StaffedCreche()
    made.opens("7:30-18:30")
    made.agreed(places)
    for number in range(avip + others):
        one = made.child()
        made.enrol(one, "8:00-12:00")
        if number < avip:
            made.path(made.parent(one), date(2026, 9, 1))
    return made


def tried(made: Creche, *wishes: tuple[AdmissionRequest, Week], day: date = MONDAY) -> Trial:
    found = trial(desk_of(made.facts(), *wishes), day)
    assert found is not None
    return found


def chosen(found: Trial) -> list[str]:
    return [line.request.first_name for line in found.chosen]


def left(found: Trial) -> dict[str, tuple[Out, list[str]]]:
    return {
        one.line.request.first_name: (
            one.out,
            [clash.sentence.replace("\u00a0", " ") for clash in one.clashes],
        )
        for one in found.left
    }


def test_nobody_waits_nothing_is_tried() -> None:
    assert trial(desk_of(creche().facts()), MONDAY) is None


def test_the_set_that_brings_most_points_is_chosen_and_the_others_say_why() -> None:
    found = tried(
        creche(places=2),
        (request("Ana", single_parent=True), wish("8:00-12:00")),
        (request("Bao", qpv=True), wish("8:00-10:00")),
        (request("Cleo", qpv=True), wish("10:00-12:00")),
    )
    assert chosen(found) == ["Bao", "Cleo"]
    assert left(found) == {
        "Ana": (
            Out.CLASH,
            [f"saturé {day} 8 h–12 h" for day in ("lundi", "mardi", "mercredi", "jeudi", "vendredi")],
        )
    }
    assert found.exact
    assert (found.day, found.last_day) == (MONDAY, MONDAY + timedelta(days=27))


def test_the_figures_are_those_with_the_children_chosen() -> None:
    found = tried(
        creche(places=4, avip=1, others=1),
        (request("Ana", avip=True), wish("9:00-17:00")),
        (request("Bao"), wish("11:00-13:00", (2,))),
    )
    assert chosen(found) == ["Ana", "Bao"]
    assert found.peak_before == Peak(children=2, day=MONDAY, minute=480, places=4)
    assert found.peak == Peak(children=4, day=date(2026, 12, 2), minute=660, places=4)
    assert found.share_before == Rate(numerator=1, denominator=2)
    assert found.share == Rate(numerator=2, denominator=4)
    assert found.met


def test_the_share_holds_one_back_until_an_avip_child_comes_too() -> None:
    made = creche(places=20, avip=1, others=4)  # 1 ÷ 5: just met
    alone = tried(made, (request("Ana"), wish("13:00-14:00")))
    assert chosen(alone) == []
    assert left(alone) == {"Ana": (Out.SHARE, [])}
    assert alone.met
    both = tried(
        made, (request("Ana"), wish("13:00-14:00")), (request("Bao", avip=True), wish("13:00-14:00"))
    )
    assert chosen(both) == ["Bao", "Ana"]
    assert both.share == Rate(numerator=2, denominator=7)


def test_a_share_that_is_short_already_may_rise_but_not_fall() -> None:
    made = creche(places=20, avip=1, others=9)  # 1 ÷ 10
    found = tried(
        made, (request("Ana"), wish("13:00-14:00")), (request("Bao", avip=True), wish("13:00-14:00"))
    )
    assert chosen(found) == ["Bao", "Ana"]  # 2 ÷ 12 is above 1 ÷ 10
    assert not found.met
    assert chosen(tried(made, (request("Ana"), wish("13:00-14:00")))) == []


def test_a_child_of_three_does_not_count_in_the_share() -> None:
    made = creche(places=20, avip=1, others=4)
    turns = MONDAY.replace(year=2023)
    assert chosen(tried(made, (request("Ana", birth_day=turns), wish("13:00-14:00")))) == ["Ana"]
    younger = turns + timedelta(days=1)
    assert chosen(tried(made, (request("Ana", birth_day=younger), wish("13:00-14:00")))) == []


def test_the_adults_bind_where_their_shifts_are_known() -> None:
    made = creche(places=20, avip=9)
    for _ in range(2):
        made.adult("7:30-18:30", weekdays=(0,))
    found = tried(made, (request("Ana"), wish("8:00-9:00", (0,))), (request("Bao"), wish("8:00-9:00", (0,))))
    assert chosen(found) == ["Ana"]
    assert left(found) == {"Bao": (Out.CLASH, ["trop peu d’adultes lundi 8 h–9 h"])}


def test_requests_for_later_and_hours_outside_the_opening_stand_aside() -> None:
    found = tried(
        creche(places=9),
        (request("Ana", wanted_from=MONDAY + timedelta(days=1)), wish()),
        (request("Bao"), wish("6:00-9:00", (0,))),
        (request("Cleo"), wish("8:00-9:00", (6,))),
        (request("Dina", wanted_from=TODAY), wish()),
    )
    assert chosen(found) == ["Dina"]
    assert left(found) == {
        "Ana": (Out.LATER, []),
        "Bao": (Out.CLASH, ["hors ouverture lundi 6 h–7 h 30"]),
        "Cleo": (Out.CLASH, ["fermé le dimanche"]),
    }


def test_the_day_tried_stays_between_today_and_the_last_wish() -> None:
    wishes = ((request("Ana"), wish()), (request("Bao", wanted_from=date(2027, 1, 4)), wish()))
    assert tried(creche(), *wishes, day=date(2026, 1, 1)).day == TODAY
    assert tried(creche(), *wishes, day=date(2028, 1, 1)).day == date(2027, 1, 4)


def test_the_usual_day_tries_the_next_three_months_together() -> None:
    def day(*starts: date) -> date:
        wishes = [(request(f"N{at}", wanted_from=start), wish()) for at, start in enumerate(starts)]
        return usual_day(desk_of(creche().facts(), *wishes))

    near, far = TODAY + timedelta(days=92), TODAY + timedelta(days=93)
    assert day() == TODAY
    assert day(MONDAY, near, far) == near
    assert day(far, far + timedelta(days=1)) == far
    assert day(date(2026, 9, 1)) == TODAY


HOURS = st.sampled_from(("8:00-12:00", "9:00-11:00", "11:00-17:00", "8:00-9:30 16:00-18:00"))


@st.composite
def lists(draw: st.DrawFn) -> tuple[StaffedCreche, list[tuple[AdmissionRequest, Week]]]:
    made = creche(draw(st.integers(1, 5)), avip=draw(st.integers(0, 2)), others=draw(st.integers(0, 4)))
    if draw(st.booleans()):
        for _ in range(draw(st.integers(1, 2))):
            made.adult("7:30-18:30")
    wishes = [
        (
            request(f"N{number}", avip=draw(st.booleans()), qpv=draw(st.booleans())),
            wish(draw(HOURS), tuple(draw(st.sets(st.integers(0, 4), min_size=1, max_size=3)))),
        )
        for number in range(draw(st.integers(1, 6)))
    ]
    return made, wishes


def fits(desk: AdmissionDesk, ids: set[int]) -> bool:
    """Naively: each minute of the first week, each child counted; the share as a fraction."""
    assert desk.rooms is not None
    facts = desk.rooms.facts
    lines = [line for line in desk.lines if line.id in ids]
    for day in (MONDAY + timedelta(days=number) for number in range(5)):
        inside = [spans for _, spans in planned_by_child(facts, day)]
        wished = [wished_on(facts.calendar, line.week, day, MONDAY) for line in lines]
        places = facts.calendar.on(day).places
        adults = facts.staff.shifts.present(day)
        for minute in range(450, 1110, 30):
            new = sum(any(one.start <= minute < one.end for one in spans) for spans in wished)
            count = new + sum(any(one.start <= minute < one.end for one in spans) for spans in inside)
            there = sum(number for start, end, number in adults if start <= minute < end)
            needed = adults_needed(count, 0, rule=facts.book.on(day).staff_rule, micro=False)
            if new and (count > places or (adults and needed > there)):
                return False
    avip = sum(bool(paths) for paths in facts.paths_of.values())
    young = len(facts.by_child)
    after = avip + sum(line.request.avip for line in lines), young + len(lines)
    if not lines:
        return True
    if avip * 100 >= 20 * young:
        return after[0] * 100 >= 20 * after[1]
    return after[0] * young >= avip * after[1]


@given(case=lists())
@settings(max_examples=60, deadline=None)
def test_the_best_set_is_that_of_all_subsets_counted_naively(
    case: tuple[StaffedCreche, list[tuple[AdmissionRequest, Week]]],
) -> None:
    made, wishes = case
    desk = desk_of(made.facts(), *wishes)
    found = trial(desk, MONDAY)
    assert found is not None
    best: tuple[int, int, tuple[int, ...]] = (-1, 0, ())
    for choice in product((1, 0), repeat=len(wishes)):
        lines = [line for line, taken in zip(desk.lines, choice, strict=True) if taken]
        if fits(desk, {line.id for line in lines}):
            best = max(best, (sum(line.score for line in lines), len(lines), choice))
    assert [int(line in found.chosen) for line in desk.lines] == list(best[2])


def test_forty_requests_are_tried_the_same_each_time_and_never_above_the_places() -> None:
    made = creche(places=20, avip=6, others=9)
    wishes = [
        (
            request(f"N{at}", avip=at % 3 == 0, single_parent=at % 5 == 0),
            wish(f"{8 + at % 4}:00-{13 + at % 5}:30", tuple({at % 5, (at * 2 + 1) % 5, (at * 3 + 2) % 5})),
        )
        for at in range(40)
    ]
    desk = desk_of(made.facts(), *wishes)
    found = trial(desk, MONDAY)
    assert found is not None
    assert found.peak.children <= 20
    assert found == trial(desk, MONDAY)
