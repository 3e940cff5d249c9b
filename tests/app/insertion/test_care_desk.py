"""What waits for the director: each request with its check, and only the ways that the planning can take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from app.care.care_check import Rule, check_care
from app.care.enrolments import Enrolment, Kind
from app.days import ONE_DAY
from app.families.records import Child
from app.insertion.care_answers import Acceptance, accept_request
from app.insertion.care_desk import CareRows, care_rows
from app.insertion.care_requests import (
    Became,
    CareRequest,
    RequestAnswer,
    acknowledge_withdrawal,
    check_request,
    withdraw_request,
)
from app.session import Session
from app.spans import Span
from app.structure.agreement import set_places
from app.users import Role
from tests.app.insertion.asking import ask, ask_one_day, open_path_of, waiting
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, child, enrolled, open_week, span
from tests.builders import FixedClock

DECEMBER, CHRISTMAS = date(2026, 12, 1), date(2026, 12, 24)
MAY = date(2027, 5, 31)
SUMMER = date(2027, 7, 31)
MORNING = span("7:30", "9:00")
EARLY = span("6:00", "9:00")


@pytest.fixture(autouse=True)
def sunday_evening(session: Session, clock: FixedClock) -> None:
    """Sunday 22 November 2026; open on weekdays, 7:30 to 18:30, for ten."""
    open_week(session)
    set_places(session, date(2026, 1, 1), 10)
    at(clock, SUNDAY, "18:00")


@dataclass(frozen=True, kw_only=True)
class Case:
    """A request of a child with these contracts, and what it can become."""

    first: date
    last: date | None
    became: Sequence[Became]
    contracts: Sequence[tuple[Kind, date]] = ((Kind.REGULAR, SUMMER),)
    """Their last days; all begin on 1 September."""
    span: Span = MORNING
    outside: bool = False

    def __str__(self) -> str:
        return f"{self.first}-{self.last}-{self.span.start}-{len(self.contracts)}"


E, W, N = Became.EXCEPTIONS, Became.WEEK, Became.ENROLMENT
CASES = (
    Case(first=TUESDAY, last=TUESDAY, became=[E, N]),
    Case(first=TUESDAY, last=TUESDAY, contracts=[(Kind.OCCASIONAL, SUMMER)], became=[E, N]),
    Case(first=TUESDAY, last=TUESDAY, contracts=[], became=[N]),
    Case(first=TUESDAY, last=TUESDAY, contracts=[(Kind.REGULAR, MONDAY)], became=[N]),
    Case(first=TUESDAY, last=TUESDAY, span=EARLY, outside=True, became=[E, N]),
    Case(first=SUNDAY, last=SUNDAY, outside=True, became=[E, N]),
    Case(first=TUESDAY, last=TUESDAY, contracts=[(kind, SUMMER) for kind in Kind], became=[E]),
    Case(first=DECEMBER, last=CHRISTMAS, became=[E, W, N]),
    Case(first=DECEMBER, last=CHRISTMAS, contracts=[(Kind.REGULAR, CHRISTMAS)], became=[E, W, N]),
    Case(first=DECEMBER, last=CHRISTMAS, contracts=[(Kind.REGULAR, CHRISTMAS - ONE_DAY)], became=[N]),
    Case(first=DECEMBER, last=CHRISTMAS, span=EARLY, outside=True, became=[E, N]),
    Case(first=DECEMBER, last=MAY, became=[W, E, N]),
    Case(first=DECEMBER, last=MAY, span=EARLY, outside=True, became=[E]),
    Case(first=DECEMBER, last=MAY, contracts=[], became=[N]),
    Case(first=DECEMBER, last=None, became=[W, N]),
    Case(first=DECEMBER, last=None, contracts=[], became=[N]),
)


def stage(session: Session, case: Case) -> CareRequest:
    """That child's contracts and request."""
    one = child(session)
    for kind, last in case.contracts:
        enrolled(session, one, span("9:00", "16:00"), kind=kind, last=last)
    days = [case.first.weekday()] if case.first == case.last else range(5)
    hours = dict.fromkeys(days, (case.span,))
    return ask(session, one, open_path_of(session, one), hours, first=case.first, last=case.last)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_a_request_can_become_is_offered_the_natural_one_first(session: Session, case: Case) -> None:
    stage(session, case)
    (one,) = waiting(session)
    assert (list(one.ways.became), one.ways.outside) == (case.became, case.outside)
    assert one.ways.at_once == (case.became[0] is E and case.first == case.last and not case.outside)


@pytest.mark.parametrize(("case", "became"), [(case, one) for case in CASES for one in case.became], ids=str)
def test_whatever_is_offered_is_taken(session: Session, case: Case, became: Became) -> None:
    request = stage(session, case)
    (one,) = waiting(session)
    chosen = Acceptance(
        became=became,
        kind=one.ways.kinds[0] if one.ways.kinds else Kind.OCCASIONAL,
        last_day=MAY,
        outside_opening=one.ways.outside,
    )
    assert accept_request(session, request, chosen).answer is RequestAnswer.ACCEPTED
    assert waiting(session) == []


@pytest.mark.parametrize(
    ("last", "taken", "kinds"),
    [
        (TUESDAY, [], [Kind.OCCASIONAL, Kind.EMERGENCY, Kind.REGULAR]),
        (TUESDAY, [Kind.REGULAR], [Kind.OCCASIONAL, Kind.EMERGENCY]),
        (None, [], [Kind.REGULAR, Kind.OCCASIONAL, Kind.EMERGENCY]),
        (None, [Kind.REGULAR], [Kind.OCCASIONAL, Kind.EMERGENCY]),
    ],
)
def test_a_new_contract_is_of_a_kind_that_the_child_does_not_have(
    session: Session, last: date | None, taken: list[Kind], kinds: list[Kind]
) -> None:
    stage(session, Case(first=TUESDAY, last=last, became=[], contracts=[(kind, SUMMER) for kind in taken]))
    (one,) = waiting(session)
    assert list(one.ways.kinds) == kinds


def test_above_the_limit_there_is_no_way(session: Session) -> None:
    set_places(session, MONDAY, 1)
    for name in ("Ana", "Bo"):
        enrolled(session, child(session, name), span("8:00", "17:00"))
    stage(session, Case(first=TUESDAY, last=TUESDAY, became=[]))
    (one,) = waiting(session)
    assert one.ways.became == ()
    assert [finding.rule for finding in one.check.findings] == [Rule.OVER_LIMIT]


def test_a_request_that_is_past_says_so_and_can_still_be_noted_day_by_day(
    session: Session, clock: FixedClock
) -> None:
    stage(session, Case(first=DECEMBER, last=CHRISTMAS, became=[]))
    at(clock, CHRISTMAS, "9:00")
    (one,) = waiting(session)
    assert not one.past
    at(clock, CHRISTMAS + ONE_DAY, "9:00")
    (one,) = waiting(session)
    assert (one.past, list(one.ways.became), one.check.findings) == (True, [E], ())


def test_the_hours_already_reserved_that_day_are_known(session: Session) -> None:
    stage(session, Case(first=TUESDAY, last=TUESDAY, became=[]))
    (one,) = waiting(session)
    assert one.reserved == (span("9:00", "16:00"),)


def test_the_check_is_the_one_that_the_answer_goes_through(session: Session) -> None:
    requests = [
        stage(session, case)
        for case in (
            Case(first=TUESDAY, last=TUESDAY, span=EARLY, became=[]),
            Case(first=DECEMBER, last=None, span=EARLY, became=[]),
            Case(first=date(2027, 3, 1), last=date(2027, 3, 5), became=[]),
        )
    ]
    assert [one.check for one in waiting(session)] == [check_request(session, one) for one in requests]


def test_nothing_to_check_is_fine(session: Session) -> None:
    assert check_care(session, child(session), {TUESDAY: []}).findings == ()


def accepted(session: Session) -> tuple[Child, CareRequest]:
    one = child(session)
    enrolled(session, one, span("9:00", "16:00"))
    request = ask_one_day(session, one, open_path_of(session, one), TUESDAY, MORNING)
    return one, accept_request(session, request, Acceptance(became=E))


def test_one_withdrawn_after_the_yes_stays_until_it_was_seen(session: Session) -> None:
    one, request = accepted(session)
    withdraw_request(session, request, "Reporté")
    (case,) = care_rows(session).withdrawn
    assert (case.child, case.request.reason, case.event.label) == (one, "Reporté", "Clinique Saint-Luc")
    acknowledge_withdrawal(session, case.request)
    assert care_rows(session) == CareRows()


def test_one_withdrawn_before_any_answer_waits_no_more(session: Session) -> None:
    one = child(session)
    withdraw_request(session, ask_one_day(session, one, open_path_of(session, one), TUESDAY, MORNING))
    assert care_rows(session) == CareRows()


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM])
def test_only_who_answers_sees_what_waits(session: Session, role: Role) -> None:
    stage(session, CASES[0])
    assert care_rows(as_role(session, role)) == CareRows()


def test_the_nearest_come_first(session: Session) -> None:
    one = child(session)
    path = open_path_of(session, one)
    for day in (CHRISTMAS, TUESDAY, DECEMBER):
        ask_one_day(session, one, path, day, MORNING, label=f"Rendez-vous du {day.day}")
    assert [each.case.request.first_day for each in waiting(session)] == [TUESDAY, DECEMBER, CHRISTMAS]
    assert session.store.find(Enrolment) == []
