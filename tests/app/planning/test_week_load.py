"""A week's load: what happened then what is planned, places by slot, nights, adults, and each conflict in words."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.planning.conflicts import ConflictRule, LoadConflict
from app.planning.week_load import LoadOfDay, LoadOfWeek, load_of_day, load_of_week
from app.settings_catalogue import StaffRule
from app.spans import DAY, Span
from app.staff.staffing import adults_needed
from tests.app.creche import day
from tests.app.records import h
from tests.app.staff.rows import StaffedCreche, staffed

MONDAY, TUESDAY, WEDNESDAY, SUNDAY = day(5), day(6), day(7), day(11)
BEFORE, AFTER = day(1), day(31)
WALKS = date(2026, 9, 1)


def moment(on: date, hour: str = "0:00") -> datetime:
    return datetime.combine(on, datetime.min.time()).replace(hour=h(hour) // 60, minute=h(hour) % 60)


def week(creche: StaffedCreche, now: datetime) -> LoadOfWeek:
    return load_of_week(creche.facts(), MONDAY, now)


def on(creche: StaffedCreche, which: date, now: datetime) -> LoadOfDay:
    return load_of_day(creche.facts(), which, now)


def planned(creche: StaffedCreche, number: int, text: str, *, walking: int = 0) -> None:
    """Children with the same hours every day, some of whom walk."""
    for place in range(number):
        enrolment = creche.enrol(text=text)
        if place < walking:
            creche.walks(creche.children[enrolment.child_id - 1], WALKS)


def told(conflicts: Iterable[LoadConflict]) -> list[str]:
    return [one.sentence.replace("\u00a0", " ") for one in conflicts]


def rules(load: LoadOfDay) -> list[tuple[ConflictRule, int, int, int]]:
    return [(one.rule, one.start, one.end, one.children) for one in load.conflicts]


def test_a_past_day_counts_what_happened_a_day_to_come_what_is_planned() -> None:
    creche = staffed()
    planned(creche, 2, "8:00-12:00")
    creche.came(creche.enrolments[0], MONDAY, "8:07-11:53")
    assert on(creche, MONDAY, moment(TUESDAY)).steps == ((h("8:07"), h("11:53"), 1),)
    assert on(creche, MONDAY, moment(TUESDAY)).split == DAY
    assert on(creche, TUESDAY, moment(MONDAY)).steps == ((h("8:00"), h("12:00"), 2),)
    assert on(creche, TUESDAY, moment(MONDAY)).split == 0


def test_today_counts_what_happened_up_to_this_minute_and_what_is_planned_after_it() -> None:
    creche = staffed()
    planned(creche, 3, "8:00-12:00")
    creche.came(creche.enrolments[0], MONDAY, "8:00-9:30")
    creche.arrived(creche.enrolments[1], MONDAY, "8:20")
    load = on(creche, MONDAY, moment(MONDAY, "10:00"))
    assert load.steps == ((480, 500, 1), (500, 570, 2), (570, 600, 1), (600, 720, 3))
    assert (load.peak, load.expected, load.is_today) == (3, 3, True)


@pytest.mark.parametrize(
    ("children", "found"),
    [(30, None), (31, ConflictRule.SURNOMBRE), (35, ConflictRule.SURNOMBRE), (36, ConflictRule.OVER_LIMIT)],
)
def test_the_31st_child_is_a_surnombre_and_the_36th_over_the_limit(
    children: int, found: ConflictRule | None
) -> None:
    creche = staffed()
    planned(creche, children, "9:30-12:00")
    expected = [(found, h("9:30"), h("12:00"), children)] if found else []
    assert rules(on(creche, MONDAY, moment(BEFORE))) == expected


def test_a_surnombre_and_an_excess_say_where_how_many_and_what_is_allowed() -> None:
    creche = staffed()
    planned(creche, 32, "9:30-12:00")
    assert told(on(creche, MONDAY, moment(BEFORE)).conflicts) == [
        "Lundi 5, 9 h 30–12 h : surnombre — 32 enfants pour 30 places, permis jusqu’à 35"
    ]
    planned(creche, 4, "10:00-11:00")
    assert told(on(creche, MONDAY, moment(BEFORE)).conflicts) == [
        "Lundi 5, 10 h–11 h : plus de 115 % de l’agrément — 36 enfants, au plus 35 pour 30 places"
    ]


def test_one_who_leaves_at_12_07_makes_room_for_one_who_comes_at_12_07() -> None:
    creche = staffed()
    planned(creche, 29, "8:00-17:00")
    planned(creche, 1, "8:00-12:07")
    planned(creche, 1, "12:07-17:00")
    assert rules(on(creche, MONDAY, moment(BEFORE))) == []
    planned(creche, 1, "12:06-12:07")
    assert rules(on(creche, MONDAY, moment(BEFORE))) == [(ConflictRule.SURNOMBRE, h("12:06"), h("12:07"), 31)]


def test_places_by_slot_judge_each_hour_by_its_own_figure() -> None:
    creche = StaffedCreche()
    creche.opens("6:00-20:00")
    creche.agreed(2, "0:00-8:00 18:00-24:00")
    creche.agreed(4, "8:00-18:00")
    planned(creche, 3, "7:00-19:00")
    assert rules(on(creche, MONDAY, moment(BEFORE))) == [
        (ConflictRule.SURNOMBRE, h("7:00"), h("8:00"), 3),
        (ConflictRule.SURNOMBRE, h("18:00"), h("19:00"), 3),
    ]


def test_a_night_is_told_on_the_civil_day_of_its_minutes() -> None:
    creche = StaffedCreche()
    creche.opens("6:00-30:00")
    creche.agreed(1)
    planned(creche, 2, "22:00-29:00")
    load = week(creche, moment(BEFORE))
    night = [(one.day, one.start, one.end) for one in load.conflicts if one.day in {MONDAY, TUESDAY}]
    assert (MONDAY, h("22:00"), DAY) in night
    assert (TUESDAY, 0, h("5:00")) in night
    assert load.following(MONDAY) == load.on(TUESDAY)
    assert load.following(SUNDAY) == load.after


def test_without_an_agreement_no_place_is_over() -> None:
    creche = StaffedCreche()
    creche.opens("6:00-20:00")
    planned(creche, 3, "8:00-12:00")
    assert rules(on(creche, MONDAY, moment(BEFORE))) == []


def test_a_shortage_says_where_how_many_adults_lack_and_by_which_rule() -> None:
    creche = staffed()
    creche.adult("6:00-20:00")
    creche.adult("6:00-20:00")
    creche.adult("8:00-20:00")
    planned(creche, 13, "7:30-12:00", walking=7)
    assert told(on(creche, TUESDAY, moment(BEFORE)).conflicts) == [
        "Mardi 6, 7 h 30–8 h : manque 1 adulte — 13 enfants dont 6 qui ne marchent pas, règle A"
    ]
    creche.rule("staff_rule", "B")
    assert told(on(creche, TUESDAY, moment(BEFORE)).conflicts) == [
        "Mardi 6, 7 h 30–8 h : manque 1 adulte — 13 enfants, règle B"
    ]


@pytest.mark.parametrize(
    ("children", "walking", "crowd"),
    [
        (1, 0, "1 enfant qui ne marche pas"),
        (2, 0, "2 enfants qui ne marchent pas"),
        (2, 1, "2 enfants dont 1 qui ne marche pas"),
        (2, 2, "2 enfants"),
    ],
)
def test_the_children_of_a_shortage_are_told_in_right_french(children: int, walking: int, crowd: str) -> None:
    creche = staffed()
    creche.adult("6:00-20:00")
    planned(creche, children, "8:00-12:00", walking=walking)
    assert told(on(creche, MONDAY, moment(BEFORE)).conflicts) == [
        f"Lundi 5, 8 h–12 h : manque 1 adulte — {crowd}, règle A"
    ]


def test_a_shortage_tells_the_children_of_its_worst_minute() -> None:
    creche = staffed()
    creche.adult("6:00-20:00")
    planned(creche, 2, "8:00-12:00")
    planned(creche, 10, "9:00-10:00")
    (found,) = on(creche, MONDAY, moment(BEFORE)).conflicts
    assert (found.start, found.end) == (h("8:00"), h("12:00"))
    assert (found.children, found.present, found.needed, found.missing) == (12, 1, 3, 2)


def test_a_rota_that_nobody_wrote_says_nothing() -> None:
    creche = staffed()
    planned(creche, 13, "8:00-12:00")
    load = on(creche, MONDAY, moment(BEFORE))
    assert (load.adults.known, rules(load)) == (False, [])


def test_today_is_short_by_who_came_before_now_and_by_who_is_planned_after() -> None:
    creche = staffed()
    creche.adult("6:00-20:00")
    creche.adult("9:00-20:00")
    planned(creche, 11, "8:00-12:00")
    for enrolment in creche.enrolments[:2]:
        creche.arrived(enrolment, MONDAY, "8:30")
    found = on(creche, MONDAY, moment(MONDAY, "10:00")).conflicts
    assert [(one.start, one.end, one.children, one.happened) for one in found] == [
        (h("10:00"), h("12:00"), 11, False),
        (h("8:30"), h("9:00"), 2, True),
    ]
    assert [one.head.replace("\u00a0", " ") for one in found] == [
        "Lundi 5, 10 h–12 h : manque 1 adulte",
        "Lundi 5, 8 h 30–9 h : il manquait 1 adulte",
    ]


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (moment(MONDAY, "14:30"), False),
        (moment(MONDAY, "14:59"), False),
        (moment(MONDAY, "15:00"), True),
        (moment(TUESDAY, "0:00"), True),
    ],
)
def test_a_departure_is_forgotten_half_an_hour_after_the_planned_end(now: datetime, found: bool) -> None:
    creche = staffed()
    creche.enrol(creche.child(name="Ibrahim Kaya"), "6:30-14:30")
    creche.arrived(creche.enrolments[0], MONDAY, "6:36")
    said = told(on(creche, MONDAY, now).conflicts)
    sentence = "Lundi 5 : départ non noté, Ibrahim Kaya — arrivée à 6 h 36, départ prévu à 14 h 30"
    assert said == ([sentence] if found else [])


@pytest.mark.parametrize(("hour", "found"), [("5:00", False), ("6:29", False), ("6:30", True)])
def test_a_night_that_goes_on_is_no_forgotten_departure(hour: str, found: bool) -> None:
    creche = StaffedCreche()
    creche.opens("6:00-30:00")
    creche.agreed(10)
    creche.enrol(text="22:00-30:00")
    creche.arrived(creche.enrolments[0], MONDAY, "22:02")
    assert bool(on(creche, MONDAY, moment(TUESDAY, hour)).conflicts) is found


def test_a_child_nobody_expected_is_awaited_until_the_creche_closes() -> None:
    creche = staffed()
    creche.enrol()
    creche.arrived(creche.enrolments[0], MONDAY, "9:00")
    assert not on(creche, MONDAY, moment(MONDAY, "20:29")).conflicts
    assert len(on(creche, MONDAY, moment(MONDAY, "20:30")).conflicts) == 1


def test_a_week_is_in_breach_by_its_attended_hours_once_it_has_begun() -> None:
    creche = StaffedCreche()
    creche.opens("8:00-9:00", weekdays=[0])
    creche.agreed(1)
    creche.enrol()
    creche.came(creche.enrolments[0], MONDAY, "8:00-9:01")
    found = [
        one for one in week(creche, moment(WEDNESDAY)).conflicts if one.rule is ConflictRule.WEEK_IN_BREACH
    ]
    (sentence,) = told(found)
    assert sentence == (
        "Semaine 41 : plus d’heures que l’agrément — "
        "1 h 01 de présence pour 1 h de capacité, 100 % au plus sur la semaine"
    )
    assert not week(creche, moment(BEFORE)).conflicts
    creche.attended.clear()
    creche.came(creche.enrolments[0], MONDAY, "8:00-9:00")
    assert not week(creche, moment(WEDNESDAY)).conflicts


def test_the_gravest_stand_first_then_what_can_still_be_mended_then_in_time() -> None:
    creche = staffed()
    creche.adult("6:00-20:00", weekdays=(0, 2))
    planned(creche, 1, "8:00-12:00")
    planned(creche, 31, "15:00-16:00")
    creche.came(creche.enrolments[0], MONDAY, "8:00-12:00")
    creche.enrol(text="6:30-7:00")
    creche.arrived(creche.enrolments[-1], MONDAY, "6:30")
    found = [(one.rule, one.day) for one in week(creche, moment(TUESDAY, "7:10")).conflicts]
    assert found == [
        (ConflictRule.SHORT_STAFF, WEDNESDAY),
        (ConflictRule.SHORT_STAFF, WEDNESDAY),
        (ConflictRule.SHORT_STAFF, WEDNESDAY),
        (ConflictRule.SHORT_STAFF, MONDAY),
        *((ConflictRule.SURNOMBRE, one) for one in (TUESDAY, WEDNESDAY, day(8), day(9))),
        (ConflictRule.UNRECORDED_DEPARTURE, MONDAY),
    ]


def test_hours_that_are_not_typical_are_those_of_the_setting() -> None:
    creche = staffed()
    creche.holiday(TUESDAY, opens=True)
    assert on(creche, MONDAY, moment(BEFORE)).atypical == (Span(0, 480), Span(1080, DAY))
    assert on(creche, TUESDAY, moment(BEFORE)).atypical == (Span(0, DAY),)
    assert on(creche, day(10), moment(BEFORE)).atypical == (Span(0, DAY),)
    creche.rule("atypical_before", "00:00")
    assert on(creche, MONDAY, moment(BEFORE)).atypical == (Span(1080, DAY),)


def test_what_is_tried_is_loaded_from_other_rows_and_changes_nothing_here() -> None:
    creche = staffed()
    planned(creche, 30, "8:00-12:00")
    before = week(creche, moment(BEFORE))
    creche.enrol(text="11:00-13:00")
    tried = week(creche, moment(BEFORE))
    assert not before.conflicts
    assert {one.rule for one in tried.conflicts} == {ConflictRule.SURNOMBRE}


SPANS = st.tuples(st.integers(0, DAY - 1), st.integers(1, DAY)).map(lambda one: (one[0], one[0] + one[1]))


@settings(max_examples=60, deadline=None)
@given(
    nights=st.lists(st.tuples(SPANS, st.booleans()), max_size=9),
    stays=st.lists(SPANS, max_size=4),
    shifts=st.lists(SPANS, max_size=3),
    split=st.integers(0, DAY - 1),
)
def test_the_load_equals_a_naive_count_of_every_minute(
    nights: Sequence[tuple[tuple[int, int], bool]],
    stays: Sequence[tuple[int, int]],
    shifts: Sequence[tuple[int, int]],
    split: int,
) -> None:
    creche = StaffedCreche()
    creche.opens("0:00-24:00", weekdays=range(7))
    creche.agreed(2)
    for (start, end), walks in nights:
        enrolment = creche.enrol()
        creche.instead(enrolment, MONDAY, written(start, end))
        creche.instead(enrolment, TUESDAY, written(start, end))
        if walks:
            creche.walks(creche.children[-1], WALKS)
    for start, end in stays:
        creche.came(creche.enrol(), MONDAY, written(start, end))
    for start, end in shifts:
        creche.adult(written(start, end))
    load = load_of_day(creche.facts(), TUESDAY, moment(TUESDAY, written_minute(split)))
    crowd = [naive_crowd(minute, split, nights, stays) for minute in range(DAY)]
    needed = [adults_needed(*heads, rule=StaffRule.A, micro=False) for heads in crowd]
    present = [sum(covers(shift, minute) for shift in shifts) for minute in range(DAY)]
    assert by_minute(load.steps) == [sum(heads) for heads in crowd]
    assert by_minute(load.adults.needed) == needed
    assert by_minute(load.adults.present) == present
    over = {minute for minute in range(DAY) if sum(crowd[minute]) > 2}
    assert minutes_of(load, ConflictRule.SURNOMBRE, ConflictRule.OVER_LIMIT) <= over
    assert minutes_of(load, ConflictRule.OVER_LIMIT) == {at for at in over if sum(crowd[at]) > 3}
    short = {minute for minute in range(DAY) if present[minute] < needed[minute]} if shifts else set()
    assert minutes_of(load, ConflictRule.SHORT_STAFF) == short


def written_minute(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def written(start: int, end: int) -> str:
    return f"{written_minute(start)}-{written_minute(end)}"


def covers(span: tuple[int, int], minute: int) -> bool:
    """Whether the span, the same each day, covers that minute of a day: its own or its eve's."""
    return span[0] <= minute < span[1] or span[0] <= minute + DAY < span[1]


def naive_crowd(
    minute: int, split: int, nights: Sequence[tuple[tuple[int, int], bool]], stays: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """(not walking, walking): before the split those who came on the eve and stayed, after it those planned."""
    if minute < split:
        return sum(start <= minute + DAY < end for start, end in stays), 0
    there = [walks for span, walks in nights if covers(span, minute)]
    return there.count(False), there.count(True)


def by_minute(steps: Iterable[tuple[int, int, int]]) -> list[int]:
    counts = [0] * DAY
    for start, end, count in steps:
        for minute in range(start, end):
            counts[minute] += count
    return counts


def minutes_of(load: LoadOfDay, *wanted: ConflictRule) -> set[int]:
    return {minute for one in load.conflicts if one.rule in wanted for minute in range(one.start, one.end)}
