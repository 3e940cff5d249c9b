"""Care asked for because of work, and the director's answer: refused by name, or written into the planning."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.care.day_exceptions import exceptions_of, set_exception
from app.care.enrolments import Enrolment, Kind
from app.care.expected import expected
from app.care.weeks import Weeks, WeekSpan, set_week, weeks_of
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.families.children import end_child
from app.families.records import Child
from app.insertion.care_answers import Acceptance, How, accept_request, holder_on
from app.insertion.care_requests import (
    Became,
    CareRequest,
    RequestAnswer,
    RequestSpan,
    acknowledge_withdrawal,
    ask_care,
    check_request,
    decline_request,
    withdraw_request,
)
from app.insertion.paths import InsertionPath
from app.insertion.work_agenda import cancel_work, children_of_path, note_work
from app.insertion.work_events import Week, WorkEvent, WorkKind, save_event
from app.session import Session
from app.structure.agreement import set_places
from app.structure.closures import add_holidays
from app.structure.records import PublicHoliday
from app.users import Role
from tests.app.insertion.records import child_of, on, path_of, rows
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, child, enrolled, h, refused, span, week
from tests.builders import FixedClock

WEDNESDAY = date(2026, 11, 25)
DECEMBER = date(2026, 12, 1)
"""A Tuesday."""
AS_DAYS = Acceptance(became=Became.EXCEPTIONS)
AS_WEEK = Acceptance(became=Became.WEEK)
AS_ENROLMENT = Acceptance(became=Became.ENROLMENT)


@pytest.fixture
def lukasz(counsellor: Session, path: InsertionPath) -> Child:
    """Zofia's child."""
    return child_of(counsellor, path)


def asked(
    session: Session,
    one: Child,
    path: InsertionPath,
    hours: Week,
    days: tuple[date, date | None] = (TUESDAY, TUESDAY),
) -> CareRequest:
    """The care of an event with these hours, without a way."""
    first, last = days
    wanted = WorkEvent(
        path_id=path.id, kind=WorkKind.TRAINING, label="Formation", first_day=first, last_day=last
    )
    return ask_care(session, save_event(session, wanted, hours), one)


def reserved(session: Session, enrolment: Enrolment, day: date) -> list[str]:
    found = expected(session, day, day, [enrolment]).reserved(enrolment, day)
    return [f"{one.start // 60}:{one.start % 60:02}-{one.end // 60}:{one.end % 60:02}" for one in found]


def test_the_counsellor_asks_for_the_care_that_the_event_needs(
    counsellor: Session, path: InsertionPath, lukasz: Child
) -> None:
    event = save_event(
        counsellor,
        WorkEvent(
            path_id=path.id,
            kind=WorkKind.TRIAL,
            label="Essai",
            first_day=TUESDAY,
            last_day=TUESDAY,
            travel=20,
        ),
        on(1, "9:00-12:00"),
    )
    request = ask_care(counsellor, event, lukasz)
    assert (request.first_day, request.last_day, request.asked_on, request.answer) == (
        TUESDAY,
        TUESDAY,
        SUNDAY,
        RequestAnswer.WAITING,
    )
    (hours,) = counsellor.store.find(RequestSpan)
    assert (hours.weekday, hours.start, hours.end) == (1, h("8:30"), h("12:30"))


def test_the_same_care_is_asked_for_once(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"))
    event = counsellor.store.get(WorkEvent, request.event_id)
    with refused(Conflict, "L’accueil de Łukasz Żółć attend déjà la réponse de la direction"):
        ask_care(counsellor, event, lukasz)
    enrolled(boss, lukasz)
    accept_request(boss, request, AS_DAYS)
    with refused(Conflict, "a déjà l’accord de la direction : retirez d’abord cette demande"):
        ask_care(counsellor, event, lukasz)
    withdraw_request(counsellor, request)
    assert ask_care(counsellor, event, lukasz).id != request.id


def test_care_is_asked_for_the_parent_s_own_children_and_a_standing_event(
    counsellor: Session, path: InsertionPath, lukasz: Child
) -> None:
    event = save_event(
        counsellor,
        WorkEvent(path_id=path.id, kind=WorkKind.JOB, label="Caisse", first_day=TUESDAY, last_day=TUESDAY),
        on(1, "9:00-12:00"),
    )
    with refused(Conflict, "Ana Petit n’est pas un enfant de ce parent"):
        ask_care(counsellor, event, child(counsellor, "Ana", "Petit"))
    cancel_work(counsellor, event, SUNDAY)
    with refused(Conflict, "« Caisse » est annulé : il ne demande plus d’accueil"):
        ask_care(counsellor, event, lukasz)


def test_the_hours_asked_for_are_added_to_those_of_the_day(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz, span("8:30", "12:00"))
    request = asked(counsellor, lukasz, path, on(1, "11:00-15:00"))
    answer = accept_request(boss, request, AS_DAYS)
    assert (answer.answer, answer.became, answer.answered_on, answer.user_id) == (
        RequestAnswer.ACCEPTED,
        Became.EXCEPTIONS,
        SUNDAY,
        boss.user.id,
    )
    assert reserved(counsellor, enrolment, TUESDAY) == ["8:30-15:00"]
    ((exception, _),) = exceptions_of(boss, enrolment)
    assert exception.note == "Demande d’accueil acceptée"


def test_or_they_stand_in_their_place(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz, span("8:30", "12:00"))
    request = asked(counsellor, lukasz, path, on(1, "11:00-15:00"))
    before = rows(counsellor.store)
    accept_request(boss, request, replace(AS_DAYS, how=How.IN_PLACE))
    assert reserved(counsellor, enrolment, TUESDAY) == ["11:00-15:00"]
    counsellor.store.undo()
    assert rows(counsellor.store) == before


def test_a_request_of_several_days_leaves_the_closed_ones_out(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz)
    add_holidays(boss, [PublicHoliday(day=DECEMBER, name="Fête")])
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"), (TUESDAY, date(2026, 12, 8)))
    accept_request(boss, request, AS_DAYS)
    assert [one.day for one, _ in exceptions_of(boss, enrolment)] == [TUESDAY, date(2026, 12, 8)]


def test_care_over_the_limit_is_refused_by_when_how_many_and_the_limit(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    set_places(boss, date(2026, 2, 1), 1)
    for name in ("Ana", "Zoé"):
        enrolled(boss, child(boss, name), span("9:00", "11:00"))
    enrolment = enrolled(boss, lukasz)
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"))
    for acceptance in (AS_DAYS, AS_WEEK, AS_ENROLMENT, replace(AS_DAYS, outside_opening=True)):
        with refused(
            Conflict,
            "Mardi 24 novembre 2026, 9 h–11 h : 3 enfants, au-delà de 2 au plus en surnombre.",
            "Proposez d’autres heures, ou refusez la demande.",
            field="how",
        ):
            accept_request(boss, request, acceptance)
    assert reserved(counsellor, enrolment, TUESDAY) == []


def test_a_surnombre_is_told_and_accepted(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    set_places(boss, date(2026, 2, 1), 1)
    enrolled(boss, child(boss, "Ana"), span("9:00", "11:00"))
    enrolment = enrolled(boss, lukasz)
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"))
    (finding,) = check_request(counsellor, request).findings
    assert "2 enfants pour 1 place, surnombre permis" in finding.sentence.replace("\u00a0", " ")
    accept_request(boss, request, AS_DAYS)
    assert reserved(counsellor, enrolment, TUESDAY) == ["9:00-12:00"]


def test_care_outside_the_opening_needs_the_director_s_word(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz)
    request = asked(counsellor, lukasz, path, on(1, "6:30-9:00"))
    words = "Mardi 24 novembre 2026, 6 h 30–7 h 30 : la crèche n’est pas ouverte : confirmez un accueil"
    with refused(InvalidEntry, words, field="outside_opening"):
        accept_request(boss, request, AS_DAYS)
    with refused(InvalidEntry, "une semaine type ne dépasse pas l’ouverture", field="became"):
        accept_request(boss, request, replace(AS_WEEK, outside_opening=True))
    accept_request(boss, request, replace(AS_DAYS, outside_opening=True))
    assert reserved(counsellor, enrolment, TUESDAY) == ["6:30-9:00"]


def test_a_closed_day_asked_for_alone_needs_the_director_s_word_too(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz)
    saturday = date(2026, 11, 28)
    request = asked(counsellor, lukasz, path, on(5, "9:00-12:00"), (saturday, saturday))
    with refused(InvalidEntry, "la crèche est fermée ce jour-là", field="outside_opening"):
        accept_request(boss, request, AS_DAYS)
    accept_request(boss, request, replace(AS_DAYS, outside_opening=True))
    assert reserved(counsellor, enrolment, saturday) == ["9:00-12:00"]


def test_the_nights_of_one_event_are_written_without_a_clash(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz)
    event = WorkEvent(
        path_id=path.id, kind=WorkKind.JOB, label="Nuit", first_day=TUESDAY, last_day=TUESDAY, travel=30
    )
    stored = save_event(counsellor, event, on(1, "0:10-3:00", "3:20-6:00"))
    request = ask_care(counsellor, stored, lukasz)
    accept_request(boss, request, replace(AS_DAYS, outside_opening=True))
    assert reserved(counsellor, enrolment, MONDAY) == ["23:30-27:30"]
    assert reserved(counsellor, enrolment, TUESDAY) == ["3:30-6:30"]


def test_days_without_a_contract_ask_for_one(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"))
    with refused(Conflict, "Aucun contrat de Łukasz Żółć ne couvre le 24 novembre 2026", field="became"):
        accept_request(boss, request, AS_DAYS)
    with refused(Conflict, "pas de contrat régulier le 24 novembre 2026", field="became"):
        accept_request(boss, request, AS_WEEK)


def test_the_regular_contract_takes_an_exception_before_the_others(boss: Session) -> None:
    one = child(boss)
    occasional = enrolled(boss, one, kind=Kind.OCCASIONAL)
    assert holder_on(boss, one.id, TUESDAY) == occasional
    regular = enrolled(boss, one)
    enrolled(boss, one, kind=Kind.EMERGENCY)
    assert holder_on(boss, one.id, TUESDAY) == regular
    assert holder_on(boss, one.id, date(2026, 8, 31)) is None


def test_the_reference_week_changes_and_comes_back_after_the_last_day(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz, span("8:30", "12:00"))
    request = asked(counsellor, lukasz, path, on(1, "11:00-15:00"), (TUESDAY, date(2026, 12, 8)))
    accept_request(boss, request, AS_WEEK)
    tuesdays = [date(2026, 11, 17), TUESDAY, DECEMBER, date(2026, 12, 8), date(2026, 12, 15)]
    assert [reserved(counsellor, enrolment, day) for day in tuesdays] == [
        ["8:30-12:00"],
        ["8:30-15:00"],
        ["8:30-15:00"],
        ["8:30-15:00"],
        ["8:30-12:00"],
    ]
    assert reserved(counsellor, enrolment, WEDNESDAY) == ["8:30-12:00"]
    assert [pattern.first_day for pattern, _ in weeks_of(boss, enrolment)] == [
        date(2026, 9, 1),
        TUESDAY,
        date(2026, 12, 9),
    ]


def test_a_request_without_an_end_changes_the_week_for_good(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz, span("8:30", "12:00"))
    request = asked(counsellor, lukasz, path, on(1, "11:00-15:00"), (TUESDAY, None))
    with refused(InvalidEntry, "Une demande sans fin ne se note pas jour par jour", field="became"):
        accept_request(boss, request, AS_DAYS)
    accept_request(boss, request, AS_WEEK)
    assert reserved(counsellor, enrolment, date(2027, 7, 27)) == ["8:30-15:00"]


def test_each_of_the_weeks_in_turn_gets_the_hours_and_keeps_its_anchor(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz)
    anchor = date(2026, 8, 31)
    spans = (WeekSpan(0, 1, h("8:30"), h("12:00")), WeekSpan(1, 2, h("14:00"), h("17:00")))
    set_week(boss, enrolment, first_day=date(2026, 9, 1), weeks=Weeks(spans=spans, weeks=2, anchor=anchor))
    request = asked(counsellor, lukasz, path, on(1, "11:00-15:00"), (TUESDAY, None))
    accept_request(boss, request, AS_WEEK)
    assert reserved(counsellor, enrolment, TUESDAY) == ["8:30-15:00"]
    assert reserved(counsellor, enrolment, DECEMBER) == ["11:00-15:00"]
    assert reserved(counsellor, enrolment, date(2026, 12, 2)) == ["14:00-17:00"]
    assert {weeks.anchor for _, weeks in weeks_of(boss, enrolment)} == {anchor}


def test_a_week_planned_for_later_gets_the_hours_too(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz, span("8:30", "12:00"))
    set_week(boss, enrolment, first_day=date(2026, 12, 7), weeks=week(span("13:00", "14:00")))
    set_week(boss, enrolment, first_day=date(2027, 1, 4), weeks=week(span("8:00", "9:00")))
    request = asked(counsellor, lukasz, path, on(1, "11:00-15:00"), (TUESDAY, date(2026, 12, 16)))
    accept_request(boss, request, AS_WEEK)
    tuesdays = [TUESDAY, date(2026, 12, 8), date(2026, 12, 15), date(2026, 12, 22), date(2027, 1, 5)]
    assert [reserved(counsellor, enrolment, day) for day in tuesdays] == [
        ["8:30-15:00"],
        ["11:00-15:00"],
        ["11:00-15:00"],
        ["13:00-14:00"],
        ["8:00-9:00"],
    ]


def test_a_week_that_begins_the_day_after_the_request_needs_nothing_put_back(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz, span("8:30", "12:00"))
    set_week(boss, enrolment, first_day=date(2026, 12, 9), weeks=week(span("13:00", "14:00")))
    request = asked(counsellor, lukasz, path, on(1, "11:00-15:00"), (TUESDAY, date(2026, 12, 8)))
    accept_request(boss, request, AS_WEEK)
    assert reserved(counsellor, enrolment, date(2026, 12, 8)) == ["8:30-15:00"]
    assert reserved(counsellor, enrolment, date(2026, 12, 15)) == ["13:00-14:00"]


def test_a_contract_without_a_week_gets_one_and_loses_it_after(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz)
    request = asked(counsellor, lukasz, path, on(1, "11:00-15:00"), (TUESDAY, DECEMBER))
    accept_request(boss, request, AS_WEEK)
    assert reserved(counsellor, enrolment, DECEMBER) == ["11:00-15:00"]
    assert reserved(counsellor, enrolment, date(2026, 12, 8)) == []


def test_the_week_in_its_place(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz, span("8:30", "12:00"))
    request = asked(counsellor, lukasz, path, on(1, "13:00-15:00"), (TUESDAY, None))
    accept_request(boss, request, replace(AS_WEEK, how=How.IN_PLACE))
    assert reserved(counsellor, enrolment, TUESDAY) == ["13:00-15:00"]


def test_a_request_longer_than_the_contract_is_refused(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolled(boss, lukasz, last=date(2026, 12, 31))
    request = asked(counsellor, lukasz, path, on(1, "13:00-15:00"), (TUESDAY, date(2027, 1, 31)))
    with refused(Conflict, "Le contrat va du 1er septembre 2026 au 31 décembre 2026, la demande plus loin"):
        accept_request(boss, request, AS_WEEK)


def test_a_request_answered_late_changes_the_week_from_that_day_on(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child, clock: FixedClock
) -> None:
    enrolment = enrolled(boss, lukasz)
    request = asked(counsellor, lukasz, path, on(1, "13:00-15:00"), (TUESDAY, date(2026, 12, 8)))
    at(clock, WEDNESDAY, "9:00")
    accept_request(boss, request, AS_WEEK)
    assert reserved(counsellor, enrolment, TUESDAY) == []
    assert reserved(counsellor, enrolment, DECEMBER) == ["13:00-15:00"]


def test_a_request_may_end_with_the_contract_and_is_answered_up_to_its_last_day(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child, clock: FixedClock
) -> None:
    enrolment = enrolled(boss, lukasz, last=DECEMBER)
    request = asked(counsellor, lukasz, path, on(1, "13:00-15:00"), (TUESDAY, DECEMBER))
    at(clock, DECEMBER, "9:00")
    accept_request(boss, request, AS_WEEK)
    assert reserved(counsellor, enrolment, DECEMBER) == ["13:00-15:00"]
    assert [pattern.first_day for pattern, _ in weeks_of(boss, enrolment)] == [DECEMBER]


def test_a_week_that_begins_on_the_request_s_last_day_gets_the_hours_that_day(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz)
    set_week(boss, enrolment, first_day=DECEMBER, weeks=week(span("8:30", "9:00")))
    request = asked(counsellor, lukasz, path, on(1, "13:00-15:00"), (TUESDAY, DECEMBER))
    accept_request(boss, request, AS_WEEK)
    assert reserved(counsellor, enrolment, DECEMBER) == ["8:30-9:00", "13:00-15:00"]
    assert reserved(counsellor, enrolment, date(2026, 12, 8)) == ["8:30-9:00"]


def test_a_request_answered_once_it_is_over_changes_no_week(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child, clock: FixedClock
) -> None:
    enrolment = enrolled(boss, lukasz, span("8:30", "12:00"))
    request = asked(counsellor, lukasz, path, on(1, "13:00-15:00"), (TUESDAY, DECEMBER))
    at(clock, date(2026, 12, 3), "9:00")
    for acceptance in (AS_WEEK, AS_ENROLMENT):
        with refused(Conflict, "allait jusqu’au 1er décembre 2026 : elle est passée", field="became"):
            accept_request(boss, request, acceptance)
    assert len(weeks_of(boss, enrolment)) == 1
    accept_request(boss, request, AS_DAYS)
    assert reserved(counsellor, enrolment, TUESDAY) == ["8:30-12:00", "13:00-15:00"]


def test_a_short_request_becomes_a_contract_of_its_days(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    add_holidays(boss, [PublicHoliday(day=DECEMBER, name="Fête")])
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"), (TUESDAY, date(2026, 12, 21)))
    accept_request(boss, request, AS_ENROLMENT)
    (made,) = counsellor.store.find(Enrolment)
    assert (made.kind, made.first_day, made.last_day) == (Kind.OCCASIONAL, TUESDAY, date(2026, 12, 21))
    assert [one.day for one, _ in exceptions_of(boss, made)] == [
        TUESDAY,
        date(2026, 12, 8),
        date(2026, 12, 15),
    ]
    assert not weeks_of(boss, made)


def test_a_long_request_becomes_a_contract_with_its_week(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"), (TUESDAY, date(2026, 12, 22)))
    accept_request(boss, request, replace(AS_ENROLMENT, kind=Kind.REGULAR))
    (made,) = counsellor.store.find(Enrolment)
    assert made.kind is Kind.REGULAR
    assert reserved(counsellor, made, date(2026, 12, 22)) == ["9:00-12:00"]
    assert not exceptions_of(boss, made)


def test_a_request_without_an_end_becomes_a_contract_with_the_director_s_last_day(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    request = asked(counsellor, lukasz, path, on(1, "6:30-12:00"), (TUESDAY, None))
    with refused(InvalidEntry, "ne dépasse pas l’ouverture", field="became"):
        accept_request(boss, request, AS_ENROLMENT)
    short = replace(AS_ENROLMENT, last_day=DECEMBER, outside_opening=True)
    accept_request(boss, request, short)
    (made,) = counsellor.store.find(Enrolment)
    assert reserved(counsellor, made, DECEMBER) == ["6:30-12:00"]


def test_a_contract_needs_a_last_day_and_room_beside_the_others(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"), (TUESDAY, None))
    with refused(InvalidEntry, "Un contrat a un dernier jour", field="last_day"):
        accept_request(boss, request, AS_ENROLMENT)
    enrolled(boss, lukasz, kind=Kind.OCCASIONAL)
    before = rows(counsellor.store)
    with refused(Conflict, "déjà un contrat occasionnel", field="first_day"):
        accept_request(boss, request, replace(AS_ENROLMENT, last_day=date(2027, 1, 31)))
    assert rows(counsellor.store) == before


def test_a_no_has_its_reason(counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child) -> None:
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"))
    with refused(InvalidEntry, "Il manque le motif", field="reason"):
        decline_request(boss, request, " ")
    declined = decline_request(boss, request, " Pas de place ")
    assert (declined.answer, declined.reason, declined.user_id, declined.answered_on) == (
        RequestAnswer.DECLINED,
        "Pas de place",
        boss.user.id,
        SUNDAY,
    )
    answered = "a déjà une réponse, ou a été retirée : rechargez la page"
    with refused(Conflict, answered):
        decline_request(boss, request, "Non")
    with refused(Conflict, answered):
        accept_request(boss, request, AS_DAYS)
    with refused(Conflict, "n’attend plus rien"):
        withdraw_request(counsellor, request)


def test_a_request_withdrawn_once_accepted_waits_for_the_director_to_clear_the_planning(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz)
    request = accept_request(boss, asked(counsellor, lukasz, path, on(1, "9:00-12:00")), AS_DAYS)
    withdrawn = withdraw_request(counsellor, request, " Essai annulé ")
    assert (withdrawn.answer, withdrawn.became, withdrawn.reason) == (
        RequestAnswer.WITHDRAWN,
        Became.EXCEPTIONS,
        "Essai annulé",
    )
    assert reserved(counsellor, enrolment, TUESDAY) == ["9:00-12:00"]
    assert acknowledge_withdrawal(boss, withdrawn).became is None
    other = asked(counsellor, lukasz, path, on(2, "9:00-12:00"), (WEDNESDAY, WEDNESDAY))
    with refused(Conflict, "n’a pas été retirée : répondez-lui plutôt"):
        acknowledge_withdrawal(boss, other)


def test_the_counsellor_asks_and_the_director_answers(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"))
    event = counsellor.store.get(WorkEvent, request.event_id)
    answers: tuple[Callable[[Session], object], ...] = (
        lambda session: accept_request(session, request, AS_DAYS),
        lambda session: decline_request(session, request, "Non"),
        lambda session: acknowledge_withdrawal(session, request),
    )
    questions: tuple[Callable[[Session], object], ...] = (
        lambda session: ask_care(session, event, lukasz),
        lambda session: withdraw_request(session, request),
        lambda session: note_work(session, event, on(1, "9:00-12:00"), [lukasz.id]),
        lambda session: cancel_work(session, event, SUNDAY),
        lambda session: check_request(session, request),
        lambda session: children_of_path(session, path),
    )
    team = as_role(counsellor, Role.TEAM)
    for deed, session in [
        *((answer, counsellor) for answer in answers),
        *((deed, team) for deed in (*answers, *questions)),
    ]:
        with refused(NotAllowed):
            deed(session)


def test_an_event_is_noted_with_the_care_of_each_child_in_one_deed(
    counsellor: Session, path: InsertionPath, lukasz: Child
) -> None:
    maja = child_of(counsellor, path, "Maja")
    before = rows(counsellor.store)
    wanted = WorkEvent(
        path_id=path.id, kind=WorkKind.TRAINING, label="Greta", first_day=TUESDAY, last_day=None, travel=15
    )
    event = note_work(counsellor, wanted, on(1, "9:00-12:00"), [lukasz.id, maja.id])
    requests = counsellor.store.find(CareRequest, event_id=event.id)
    assert [(one.child_id, one.last_day) for one in requests] == [(lukasz.id, None), (maja.id, None)]
    assert counsellor.store.can_undo() == "note_work"
    counsellor.store.undo()
    assert rows(counsellor.store) == before


def test_other_hours_withdraw_what_was_asked_and_ask_anew(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    maja = child_of(counsellor, path, "Maja")
    wanted = WorkEvent(
        path_id=path.id, kind=WorkKind.TRAINING, label="Greta", first_day=TUESDAY, last_day=TUESDAY
    )
    event = note_work(counsellor, wanted, on(1, "9:00-12:00"), [lukasz.id, maja.id])
    first, second = counsellor.store.find(CareRequest)
    note_work(counsellor, replace(event, label="Greta, salle 2"), on(1, "9:00-12:00"), [lukasz.id, maja.id])
    assert counsellor.store.find(CareRequest) == [first, second]
    enrolled(boss, lukasz)
    accept_request(boss, first, AS_DAYS)
    note_work(counsellor, event, on(1, "9:00-13:00"), [lukasz.id])
    found = counsellor.store.find(CareRequest)
    assert [(one.child_id, one.answer, one.reason) for one in found] == [
        (lukasz.id, RequestAnswer.WITHDRAWN, "Les heures ont changé"),
        (maja.id, RequestAnswer.WITHDRAWN, None),
        (lukasz.id, RequestAnswer.WAITING, None),
    ]


def test_a_declined_request_is_asked_again_only_where_the_child_is_wanted(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"))
    decline_request(boss, request, "Pas de place")
    event = counsellor.store.get(WorkEvent, request.event_id)
    note_work(counsellor, event, on(1, "9:00-12:00"), [])
    assert len(counsellor.store.find(CareRequest)) == 1
    note_work(counsellor, event, on(1, "9:00-12:00"), [lukasz.id])
    assert [one.answer for one in counsellor.store.find(CareRequest)] == [
        RequestAnswer.DECLINED,
        RequestAnswer.WAITING,
    ]


def test_an_event_that_falls_through_takes_its_requests_along(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"))
    event = counsellor.store.get(WorkEvent, request.event_id)
    cancel_work(counsellor, event, SUNDAY)
    (withdrawn,) = counsellor.store.find(CareRequest)
    assert (withdrawn.answer, (withdrawn.reason or "").replace("\u00a0", " ")) == (
        RequestAnswer.WITHDRAWN,
        "Annulé le 22 novembre 2026",
    )
    assert counsellor.store.can_undo() == "cancel_work"
    with refused(Conflict, "déjà annulé"):
        cancel_work(counsellor, event, SUNDAY)


def test_what_was_declined_stays_declined_when_the_event_falls_through(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    declined = decline_request(boss, asked(counsellor, lukasz, path, on(1, "9:00-12:00")), "Pas de place")
    cancel_work(counsellor, counsellor.store.get(WorkEvent, declined.event_id), SUNDAY)
    assert counsellor.store.find(CareRequest) == [declined]


def test_only_children_whose_file_is_open_are_offered_the_youngest_first(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    maja, ola = child_of(counsellor, path, "Maja"), child_of(counsellor, path, "Ola")
    end_child(boss, ola, date(2026, 11, 21))
    end_child(boss, lukasz, SUNDAY)
    assert [one.id for one in children_of_path(counsellor, path)] == [lukasz.id, maja.id]
    assert children_of_path(counsellor, path_of(counsellor, "Piotr")) == []


def test_the_first_four_weeks_to_come_are_looked_at(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child, clock: FixedClock
) -> None:
    add_holidays(
        boss,
        [PublicHoliday(day=day, name="Fête") for day in (TUESDAY, date(2026, 12, 15), date(2026, 12, 22))],
    )
    request = asked(counsellor, lukasz, path, on(1, "9:00-12:00"), (TUESDAY, None))
    assert [one.day for one in check_request(boss, request).findings] == [TUESDAY, date(2026, 12, 15)]
    at(clock, WEDNESDAY, "9:00")
    assert [one.day for one in check_request(boss, request).findings] == [
        date(2026, 12, 15),
        date(2026, 12, 22),
    ]
    past = asked(counsellor, lukasz, path, on(1, "6:00-12:00"), (date(2026, 11, 17), date(2026, 11, 17)))
    assert check_request(boss, past).fits


def test_an_exception_of_the_day_is_added_to_as_well(
    counsellor: Session, boss: Session, path: InsertionPath, lukasz: Child
) -> None:
    enrolment = enrolled(boss, lukasz, span("8:30", "12:00"))
    set_exception(boss, enrolment, TUESDAY, [span("14:00", "16:00")])
    accept_request(boss, asked(counsellor, lukasz, path, on(1, "9:00-12:00")), AS_DAYS)
    assert reserved(counsellor, enrolment, TUESDAY) == ["9:00-12:00", "14:00-16:00"]
