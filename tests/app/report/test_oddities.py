"""What is odd in a month and does not block: each kind on its boundary days, and where nothing is odd."""

from dataclasses import replace
from datetime import date

import pytest

from app.care.enrolments import Kind
from app.days import Month
from app.families.records import Parent
from app.insertion.engagements import EndReason, Engagement
from app.insertion.facts import InsertionRows
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.insertion.situations import Situation, Work
from app.report.building import report_of
from app.report.closing import can_close
from app.report.desk import desk_of
from app.report.month_facts import Rows, facts_of
from app.report.monthly_report import Status
from app.report.oddities import Odd, Oddity, oddities
from app.session import Session
from app.structure.records import Identity
from tests.app.creche import LATER, OCTOBER, START, Creche, day
from tests.app.staff.rows import StaffedCreche, staffed

HALLOWEEN = day(31)


def quiet() -> StaffedCreche:
    """October with nothing odd in it: one child, there each weekday, and two adults all day."""
    creche = staffed()
    creche.identities.append(Identity(first_day=START, name="Les Petits Pas", caf_number="350417"))
    one = creche.enrol(creche.child(name="Zoé Abadie"), "8:00-17:00")
    creche.came_every_day(one, "8:00-17:00", day(1), HALLOWEEN)
    creche.adult("7:00-19:00")
    creche.adult("7:00-19:00")
    return creche


def odd_of(rows: Rows, month: Month = OCTOBER, today: date = LATER) -> list[Odd]:
    facts = facts_of(rows)
    return oddities(facts, report_of(facts, month, today), month, today)


def odd_in(creche: Creche, today: date = LATER) -> list[Odd]:
    return odd_of(creche.rows(), today=today)


def kinds(found: list[Odd]) -> list[tuple[Oddity, date]]:
    return [(one.kind, one.day) for one in found]


def test_nothing_is_odd_in_a_quiet_month() -> None:
    assert odd_in(quiet()) == []


def test_an_arrival_without_departure_is_odd_where_it_is_not_missing_already() -> None:
    creche = quiet()
    later = creche.enrol(creche.children[0], kind=Kind.OCCASIONAL)
    creche.arrived(later, day(3), "9:00")  # a Saturday: nothing reserved, so nothing missing
    creche.arrived(creche.enrolments[0], day(6), "17:30")  # after a whole stay: the day is attended
    expected = creche.enrol(creche.child(name="Ümit Åkesson"), "9:00-12:00", first=day(5), last=day(5))
    creche.arrived(expected, day(5), "9:00")  # missing: it blocks, and is listed there
    found = odd_in(creche)
    assert kinds(found) == [(Oddity.OPEN_ARRIVAL, day(3)), (Oddity.OPEN_ARRIVAL, day(6))]
    assert [(one.minute, one.child) for one in found] == [
        (540, creche.children[0]),
        (1050, creche.children[0]),
    ]


@pytest.mark.parametrize(("today", "odd"), [(day(6), False), (day(7), True)])
def test_an_arrival_of_today_may_still_leave(today: date, odd: bool) -> None:
    creche = quiet()
    creche.arrived(creche.enrol(creche.children[0], kind=Kind.OCCASIONAL), day(6), "17:30")
    assert (Oddity.OPEN_ARRIVAL in [one.kind for one in odd_in(creche, today)]) is odd


def test_presence_on_a_closed_day_is_odd_unless_it_was_reserved() -> None:
    creche = quiet()
    creche.came(creche.enrolments[0], day(4), "9:00-12:00")
    creche.instead(creche.enrolments[0], day(11), "9:00-12:00")
    creche.came(creche.enrolments[0], day(11), "9:00-12:00")
    assert kinds(odd_in(creche)) == [(Oddity.CLOSED_DAY, day(4))]


def told_outside(creche: Creche) -> list[tuple[date, int, int]]:
    return [
        (one.day, one.minute, one.minutes) for one in odd_in(creche) if one.kind is Oddity.OUTSIDE_OPENING
    ]


@pytest.mark.parametrize(
    ("hours", "odd"),
    [
        ("16:30-32:30", True),  # « 1630-830 »: a night
        ("5:00-9:00", False),  # the opening is 6 to 20: an hour before it
        ("4:59-9:00", True),
        ("17:00-21:00", False),
        ("17:00-21:01", True),
        ("5:30-20:30", False),  # half an hour at each end
        ("5:29-20:31", True),
        ("20:00-21:00", False),
        ("20:00-21:01", True),
    ],
)
def test_a_stay_more_than_an_hour_outside_the_opening_is_odd(hours: str, odd: bool) -> None:
    creche = quiet()
    guest = creche.enrol(creche.child(name="Ümit Åkesson"), kind=Kind.OCCASIONAL)
    creche.came(guest, day(6), hours)
    stay = creche.attended[-1]
    assert stay.left is not None
    found = [(day(6), stay.arrived, stay.left - stay.arrived)]
    assert told_outside(creche) == (found if odd else [])


@pytest.mark.parametrize(("until", "odd"), [("22:00", False), ("21:00", False), ("20:59", True)])
def test_reserved_hours_outside_the_opening_are_not_odd(until: str, odd: bool) -> None:
    creche = quiet()
    guest = creche.enrol(creche.child(name="Ümit Åkesson"), kind=Kind.OCCASIONAL)
    creche.instead(guest, day(6), f"19:00-{until}")
    creche.came(guest, day(6), "19:00-22:00")
    assert bool(told_outside(creche)) is odd


def test_a_night_that_the_eve_s_opening_covers_is_not_odd() -> None:
    creche = quiet()
    guest = creche.enrol(creche.child(name="Ümit Åkesson"), kind=Kind.OCCASIONAL)
    creche.came(guest, day(6), "1:00-5:00")
    assert told_outside(creche) == [(day(6), 60, 240)]
    creche.opens("19:00-30:00", weekdays=(0,))
    assert told_outside(creche) == []


def test_a_stay_on_a_closed_day_is_told_once() -> None:
    creche = quiet()
    creche.came(creche.enrolments[0], day(4), "9:00-18:00")
    assert kinds(odd_in(creche)) == [(Oddity.CLOSED_DAY, day(4))]
    creche.instead(creche.enrolments[0], day(4), "9:00-12:00")
    assert kinds(odd_in(creche)) == [(Oddity.OUTSIDE_OPENING, day(4))]


@pytest.mark.parametrize(
    ("birth", "odd"),
    [
        (date(2023, 11, 1), False),  # three on the morrow of the month
        (date(2023, 10, 31), True),  # three on its last day
        (date(2023, 10, 1), True),
        (date(2023, 2, 28), True),
    ],
)
def test_a_child_is_over_three_from_the_third_birthday_on(birth: date, odd: bool) -> None:
    creche = quiet()
    creche.children[0] = replace(creche.children[0], birth_day=birth)
    found = [one for one in odd_in(creche) if one.kind is Oddity.OVER_THREE]
    assert [one.day for one in found] == ([birth.replace(year=birth.year + 3)] if odd else [])


def test_a_child_who_left_on_the_eve_of_the_third_birthday_is_not_odd() -> None:
    creche = quiet()
    creche.children[0] = replace(creche.children[0], birth_day=date(2023, 10, 15))
    creche.enrolments[0] = replace(creche.enrolments[0], last_day=day(14))
    creche.attended = [one for one in creche.attended if one.day <= day(14)]
    assert odd_in(creche) == []
    creche.enrolments[0] = replace(creche.enrolments[0], last_day=day(15))
    assert Oddity.OVER_THREE in [one.kind for one in odd_in(creche)]


@pytest.mark.parametrize(("kind", "odd"), [(Kind.REGULAR, True), (Kind.OCCASIONAL, False)])
def test_a_regular_contract_without_a_reserved_hour_is_odd(kind: Kind, odd: bool) -> None:
    creche = quiet()
    bare = creche.enrol(creche.child(name="Ümit Åkesson"), kind=kind, first=day(30))
    found = [one for one in odd_in(creche) if one.kind is Oddity.NOTHING_RESERVED]
    assert [(one.enrolment, one.day, one.days) for one in found] == ([(bare, day(30), 1)] if odd else [])


def test_one_reserved_hour_is_enough_and_closed_days_alone_are_not_odd() -> None:
    creche = quiet()
    creche.enrol(creche.child(), first=HALLOWEEN)  # a Saturday
    creche.instead(creche.enrol(creche.child()), day(2), "9:00-10:00")
    creche.away(creche.enrolments[-1], day(2))
    assert odd_in(creche) == []


PARENT = Parent(id=1, home_id=1, first_name="Leïla", last_name="Ouali")


def path(**changes: object) -> InsertionPath:
    return replace(InsertionPath(id=7, parent_id=1, entry_day=date(2026, 7, 1)), **changes)  # type: ignore[arg-type]


def engaged(first: date, last: date, **changes: object) -> Engagement:
    return replace(
        Engagement(path_id=7, origin=first, first_day=first, last_day=last),
        **changes,  # type: ignore[arg-type]
    )


KNOWN = Situation(path_id=7, day=date(2026, 7, 1), work=Work.JOB_SEEKING)
ALL_YEAR = engaged(date(2026, 7, 1), date(2026, 12, 31))


def followed(
    one: InsertionPath, *engagements: Engagement, situation: Situation | None = KNOWN, today: date = LATER
) -> list[tuple[Oddity, date]]:
    insertion = InsertionRows(situations=[situation] if situation else [], engagements=engagements)
    rows = replace(quiet().rows(), parents=[PARENT], paths=[one], insertion=insertion)
    return kinds(odd_of(rows, today=today))


@pytest.mark.parametrize(
    ("noted", "odd"),
    [(day(31), False), (day(1, month=11), True), (None, True)],
)
def test_a_path_wants_a_situation_by_the_months_last_day(noted: date | None, odd: bool) -> None:
    situation = replace(KNOWN, day=noted) if noted else None
    assert followed(path(), ALL_YEAR, situation=situation) == (
        [(Oddity.NO_SITUATION, date(2026, 7, 1))] if odd else []
    )


@pytest.mark.parametrize(
    ("entry", "left", "odd"),
    [
        (day(31), None, True),
        (day(1, month=11), None, False),
        (date(2026, 7, 1), day(1), True),
        (date(2026, 7, 1), date(2026, 9, 30), False),
    ],
)
def test_only_paths_open_on_a_day_of_the_month_are_looked_at(
    entry: date, left: date | None, odd: bool
) -> None:
    one = path(entry_day=entry, exit_day=left, outcome=Outcome.CDI if left else None)
    found = followed(one, ALL_YEAR, situation=None)
    assert ((Oddity.NO_SITUATION, entry) in found) is odd


def test_a_situation_of_another_path_does_not_stand_for_this_one() -> None:
    assert followed(path(), ALL_YEAR, situation=replace(KNOWN, path_id=8)) == [
        (Oddity.NO_SITUATION, date(2026, 7, 1))
    ]


@pytest.mark.parametrize(("last", "odd"), [(day(31), False), (day(30), True)])
def test_an_engagement_is_past_its_term_from_the_morrow_of_its_last_day(last: date, odd: bool) -> None:
    found = followed(path(), engaged(date(2026, 8, 1), last))
    assert found == ([(Oddity.PAST_TERM, last)] if odd else [])


def test_in_the_month_under_way_the_term_is_judged_today() -> None:
    one = engaged(date(2026, 7, 20), day(19))
    assert followed(path(), one, today=day(19)) == []
    assert followed(path(), one, today=day(20)) == [(Oddity.PAST_TERM, day(19))]


@pytest.mark.parametrize(
    ("one", "renewals"),
    [
        (path(exit_day=day(30), outcome=Outcome.CDI), ()),
        (path(exit_day=day(5, month=11), outcome=Outcome.CDI), ()),
        (path(place_kept_on=day(31)), ()),
        (path(), (engaged(day(21), date(2027, 1, 19), renewal=1),)),
        (path(), (engaged(day(4, month=11), date(2027, 1, 19), renewal=1),)),
    ],
)
def test_an_exit_a_place_kept_or_a_renewal_mends_it(
    one: InsertionPath, renewals: tuple[Engagement, ...]
) -> None:
    assert followed(one, engaged(date(2026, 7, 20), day(20)), *renewals) == []


def test_a_path_open_without_engagement_or_after_an_early_end_is_odd() -> None:
    assert followed(path()) == [(Oddity.NO_ENGAGEMENT, date(2026, 7, 1))]
    early = replace(ALL_YEAR, ended_on=day(12), end_reason=EndReason.BREACH)
    assert followed(path(), early) == [(Oddity.NO_ENGAGEMENT, day(12))]
    assert followed(path(place_kept_on=day(1)), early) == []


def test_a_day_short_of_adults_is_one_line_with_its_minutes() -> None:
    creche = staffed()
    creche.identities.append(Identity(first_day=START, name="Les Petits Pas", caf_number="350417"))
    one = creche.enrol(creche.child(), "8:00-17:00")
    creche.came_every_day(one, "8:00-17:00", day(1), HALLOWEEN)
    creche.adult("7:00-19:00")
    creche.adult("8:30-16:00")
    found = [one for one in odd_in(creche) if one.kind is Oddity.SHORT]
    assert (len(found), found[0].day, found[0].minute, found[0].minutes) == (22, day(1), 480, 90)


@pytest.mark.parametrize(
    ("today", "runs"),
    [(day(2), []), (day(3), [(day(2), 1)]), (day(6), [(day(2), 2)]), (LATER, [(day(2), 2), (day(30), 1)])],
)
def test_days_without_any_shift_that_follow_each_other_make_one_line(
    today: date, runs: list[tuple[date, int]]
) -> None:
    creche = quiet()
    for off in (day(2), day(5), day(30)):  # a Friday, the Monday after it, another Friday
        for member in creche.members:
            creche.works(member, off)
    found = [one for one in odd_in(creche, today) if one.kind is Oddity.NO_SHIFT]
    assert [(one.day, one.days) for one in found] == runs


def test_a_month_without_any_rota_is_one_line() -> None:
    rows = replace(quiet().rows(), staff=replace(quiet().rows().staff, shifts=Creche().rows().staff.shifts))
    assert [(one.kind, one.days) for one in odd_of(rows)] == [(Oddity.NO_ROTA, 22)]


def test_the_structure_lacks_its_agreement_or_its_number() -> None:
    creche = quiet()
    creche.capacity.clear()
    creche.agreed(10, since=day(5))
    creche.identities = [replace(creche.identities[0], caf_number=None)]
    found = odd_in(creche)
    assert [(one.kind, one.day, one.days) for one in found] == [
        (Oddity.NO_PLACES, day(1), 2),
        (Oddity.NO_NUMBER, day(1), 1),
    ]


def test_the_number_in_force_on_the_months_last_day_counts() -> None:
    creche = quiet()
    creche.identities = [
        replace(creche.identities[0], caf_number=None),
        replace(creche.identities[0], first_day=day(31)),
    ]
    assert odd_in(creche) == []


def test_rates_of_an_empty_month_are_told_once_it_is_over() -> None:
    creche = quiet()
    creche.attended, creche.enrolments = [], []
    assert [one.kind for one in odd_in(creche, day(31))] == []
    assert [one.kind for one in odd_in(creche, day(1, month=11))] == [Oddity.NO_CHILD, Oddity.NO_HOURS]


def test_a_month_that_never_opened_is_one_line() -> None:
    creche = quiet()
    creche.attended = []
    creche.closes(day(1), HALLOWEEN)
    assert kinds(odd_in(creche)) == [(Oddity.NOT_OPENED, day(1))]


def test_what_is_odd_does_not_keep_a_month_from_closing(director: Session) -> None:
    desk = desk_of(director, OCTOBER)
    assert desk.odd
    assert desk.report.status is Status.COMPLETE
    assert desk.can_close == can_close(director, OCTOBER, facts_of(quiet().rows()))
    assert desk.can_close.now


def test_lines_come_by_kind_then_day_then_name() -> None:
    creche = quiet()
    for name in ("Ümit Åkesson", "Élodie Abadie"):
        creche.came(creche.enrol(creche.child(name=name), kind=Kind.OCCASIONAL), day(11), "9:00-12:00")
    creche.came(creche.enrolments[0], day(4), "9:00-12:00")
    found = odd_in(creche)
    assert [(one.day, one.child.name if one.child else "") for one in found] == [
        (day(4), "Zoé Abadie"),
        (day(11), "Élodie Abadie"),
        (day(11), "Ümit Åkesson"),
    ]
