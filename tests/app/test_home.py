"""The home page's day: the verdict, what waits for an answer, the share and its margin."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.care.arrivals import note_arrival
from app.care.attendance_days import note_day
from app.care.capacity import DayLoad, Stretch
from app.care.care_check import Rule
from app.coming import comings, deadlines
from app.home import after_one_departure, home, verdict_of, wanting
from app.insertion.engaging import sign
from app.insertion.interviewing import plan_interview
from app.insertion.interviews import Interview
from app.report.monthly_report import Rate
from app.session import Session
from app.spans import Span
from app.store import Store
from app.structure.agreement import set_places
from app.structure.opening import Places
from app.users import Role
from tests.app.insertion.asking import SEPTEMBER, ask_one_day, open_path_of
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, child, enrolled, h, open_week, span
from tests.app.staff.team import member, on_duty
from tests.builders import FixedClock

FRIDAY = date(2026, 11, 20)
LATE_NOVEMBER = date(2026, 11, 16)
HOURS = span("8:30", "17:00")


@pytest.fixture(autouse=True)
def monday_morning(session: Session, clock: FixedClock) -> None:
    """Monday 23 November, 8:47; two places on weekdays."""
    open_week(session)
    set_places(session, date(2026, 1, 1), 2)
    at(clock, MONDAY, "8:47")


def load(planned: list[Stretch], attended: list[Stretch]) -> DayLoad:
    return DayLoad(
        day=MONDAY,
        planned=planned,
        attended=attended,
        places=[Places(0, 1440, 2)],
        limits=[Places(0, 1440, 3)],
    )


def test_what_happened_counts_up_to_now_and_what_is_planned_from_now_on() -> None:
    verdict = verdict_of(load([Stretch(480, 600, 9), Stretch(600, 720, 2)], [Stretch(480, 600, 1)]), 600)
    assert (verdict.peak, verdict.over, verdict.over_limit) == (Stretch(600, 720, 2), None, None)


def test_the_first_run_above_the_agreement_is_told_with_its_peak() -> None:
    planned = [Stretch(480, 540, 2), Stretch(540, 600, 3), Stretch(600, 660, 4), Stretch(720, 780, 3)]
    verdict = verdict_of(load(planned, []), 0)
    assert verdict.over == Stretch(540, 660, 4)
    assert verdict.over_limit == Stretch(600, 660, 4)


def test_a_closed_day_shows_the_next_open_one(session: Session, clock: FixedClock) -> None:
    enrolled(session, child(session), HOURS)
    at(clock, SUNDAY, "10:00")
    found = home(session)
    assert (found.day, found.now, found.planned) == (MONDAY, None, 1)
    assert found.load.planned == [Stretch(h("8:30"), h("17:00"), 1)]


def test_today_counts_who_is_here(session: Session) -> None:
    one = child(session)
    enrolled(session, one, HOURS)
    note_arrival(session, one, minute=h("8:31"))
    found = home(session)
    assert found.load.attended == [Stretch(h("8:31"), h("8:47"), 1)]
    assert found.opening == (Span(h("7:30"), h("18:30")),)


def test_forgotten_departures_stand_before_days_not_noted(session: Session) -> None:
    one = child(session)
    enrolment = enrolled(session, one, HOURS)
    note_day(session, enrolment, FRIDAY, [(h("8:30"), None)])
    found = home(session).missing
    assert (found[0].day, list(found[0].arrived)) == (FRIDAY, [h("8:30")])
    assert {missing.day.month for missing in found} == {10, 11}
    assert all(not missing.arrived for missing in found[1:])


def test_an_open_arrival_on_a_day_without_reserved_hours_waits_too(session: Session) -> None:
    enrolment = enrolled(session, child(session))
    note_day(session, enrolment, FRIDAY, [(h("8:30"), None)])
    assert [(one.day, list(one.arrived), one.reserved) for one in home(session).missing] == [
        (FRIDAY, [h("8:30")], ())
    ]


def test_the_team_sees_no_share(session: Session) -> None:
    assert home(session).quota is not None
    assert home(as_role(session, Role.TEAM)).quota is None


@pytest.mark.parametrize(
    ("avip", "all_", "more"),
    [(7, 34, 0), (6, 34, 1), (0, 10, 3), (0, 0, 0), (2, 10, 0)],
)
def test_how_many_children_are_wanting(avip: int, all_: int, more: int) -> None:
    assert wanting(Rate(numerator=avip, denominator=all_), 20) == more
    if all_:
        assert Fraction(avip + more, all_ + more) >= Fraction(1, 5)


def test_one_departure_takes_from_both_sides() -> None:
    assert after_one_departure(Rate(numerator=7, denominator=34)) == Rate(numerator=6, denominator=33)
    assert after_one_departure(Rate(numerator=0, denominator=34)) is None


class Counted:
    """The store itself, counting what it is asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked = 0

    def __getattr__(self, name: str) -> object:
        self.asked += 1
        return getattr(self._store, name)


def test_the_number_of_queries_does_not_grow_with_the_children(session: Session) -> None:
    def asked() -> int:
        counted = Counted(session.store)
        told = replace(session, store=counted)  # type: ignore[arg-type]
        home(told), comings(told), deadlines(told)
        return counted.asked

    def arrives(name: str) -> None:
        one = child(session, name)
        enrolled(session, one, HOURS)
        path = open_path_of(session, one, name)
        sign(session, path, SEPTEMBER)
        plan_interview(session, Interview(path_id=path.id, day=MONDAY, start=h("9:00")))
        ask_one_day(session, one, path, TUESDAY, span("8:00", "9:00"))
        on_duty(session, HOURS, who=member(session, name))

    arrives("Ana")
    alone = asked()
    for number in range(20):
        arrives(f"Enfant {number}")
    assert asked() == alone <= 80


def test_a_request_far_ahead_changes_nothing_of_today(session: Session) -> None:
    one = child(session)
    enrolled(session, one, HOURS)
    path = open_path_of(session, one)
    before = home(session)
    day = date(2027, 6, 1)
    ask_one_day(session, one, path, day, span("7:00", "8:00"))
    after = home(session)
    assert [(finding.day, finding.rule) for finding in after.asked[0].check.findings] == [
        (day, Rule.OUTSIDE_OPENING)
    ]
    assert replace(after, asked=()) == before


def test_the_team_sees_nothing_of_insertion(session: Session) -> None:
    one = child(session)
    ask_one_day(session, one, open_path_of(session, one), TUESDAY, span("8:00", "9:00"))
    assert (len(home(session).asked), home(session).insertion is None) == (1, False)
    team = home(as_role(session, Role.TEAM))
    assert (team.asked, team.withdrawn, team.insertion) == ((), (), None)


def test_the_adults_of_the_day_stand_against_its_children(session: Session) -> None:
    enrolled(session, child(session), HOURS)
    on_duty(session, span("7:30", "18:30"))
    on_duty(session, span("9:00", "18:30"), who=member(session, "Luc", "Petit"))
    found = home(session)
    assert found.adults.known
    assert found.adults.present == [(h("7:30"), h("9:00"), 1), (h("9:00"), h("18:30"), 2)]
    assert [(one.start, one.end, one.missing) for one in found.adults.shortages] == [
        (h("8:47"), h("9:00"), 1)  # nobody came before: it is 8:47
    ]


def test_at_this_minute_the_children_who_are_there_count_not_those_awaited(session: Session) -> None:
    one = child(session)
    enrolled(session, one, HOURS)
    on_duty(session, span("7:30", "18:30"))
    assert home(session).at_work == (0, 0, 1)
    note_arrival(session, one, minute=h("8:47"))
    assert home(session).at_work == (1, 2, 1)


def test_without_a_rota_nothing_is_said_of_adults(session: Session) -> None:
    enrolled(session, child(session), HOURS)
    found = home(session)
    assert (found.adults.known, found.adults.shortages, found.at_work, found.short) == (False, (), None, ())


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (MONDAY, [MONDAY, TUESDAY]),
        (
            date(2026, 11, 27),
            [date(2026, 11, 27), date(2026, 11, 30)],
        ),  # a Friday: Monday is the next open day
        (SUNDAY, [MONDAY]),
    ],
)
def test_shortages_ahead_reach_the_next_open_day(
    session: Session, clock: FixedClock, today: date, days: list[date]
) -> None:
    enrolled(session, child(session), HOURS)
    on_duty(session, span("7:30", "18:30"))
    at(clock, today, "7:00")
    assert [(one.day, one.start, one.end) for one in home(session).short] == [
        (day, h("8:30"), h("17:00")) for day in days
    ]


def test_a_shortage_that_is_over_is_no_longer_to_be_mended(session: Session, clock: FixedClock) -> None:
    one = child(session)
    enrolled(session, one, HOURS)
    on_duty(session, span("7:30", "18:30"))
    on_duty(session, span("9:00", "18:30"), who=member(session, "Luc", "Petit"))
    at(clock, MONDAY, "9:00")
    note_arrival(session, one, minute=h("8:30"))
    found = home(session)
    assert [(run.start, run.end, run.happened) for run in found.adults.shortages] == [
        (h("8:30"), h("9:00"), True)
    ]
    assert [run.day for run in found.short] == [TUESDAY]
