"""Granting emergency care: the child's day and the team's change stand or fall together, and one undo takes both."""

from datetime import date

import pytest

from app.care.day_exceptions import set_exception
from app.care.enrolments import Enrolment, Kind
from app.care.expected import expected
from app.care.schedules import DayException
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.families.records import Child, ChildFact
from app.insertion.care_requests import Became, CareRequest, RequestAnswer
from app.planning.emergency import Verdict
from app.planning.emergency_deed import Granted, accept
from app.session import Session
from app.spans import Span
from app.staff.records import ShiftException, ShiftExceptionSpan
from app.staff.rota_days import set_shift_day
from app.users import Role
from tests.app.insertion.asking import ask_one_day, open_path_of
from tests.app.planning.asking import adult, asked, children, creche, every_row, question
from tests.app.records import MONDAY, TUESDAY, as_role, child, enrolled, h, refused, span

__all__ = ["creche"]


def reserved(session: Session, who: Child, day: date = TUESDAY) -> list[tuple[Kind, tuple[Span, ...]]]:
    own = session.store.find(Enrolment, child_id=who.id)
    plan = expected(session, day, day, own)
    return [(one.kind, plan.reserved(one, day)) for one in own]


def shifts(session: Session) -> list[tuple[int, date, int, int]]:
    days = {one.id: one for one in session.store.find(ShiftException)}
    return [
        (days[one.shift_exception_id].member_id, days[one.shift_exception_id].day, one.start, one.end)
        for one in session.store.find(ShiftExceptionSpan)
    ]


def short_at_half_past_seven(session: Session) -> None:
    """From 7:30 to 8:00 one adult is there, the law wants two."""
    adult(session, "Ana Bé", "7:30-15:30")
    adult(session, "Zoé Ka", "8:00-15:30")
    children(session, 1, "7:30-15:30")


def test_the_child_s_day_and_the_shift_are_written_and_undone_together(creche: Session) -> None:
    short_at_half_past_seven(creche)
    one = child(creche, "Lou", "Petit")
    enrolled(creche, one, span("13:00", "15:00"))
    before = every_row(creche)
    found = asked(creche, "7:30-12:00", who=one)
    assert found.verdict is Verdict.WITH_CHANGE
    accept(creche, Granted(question=found.question, option=found.options[0]))
    assert reserved(creche, one) == [(Kind.REGULAR, (span("7:30", "12:00"), span("13:00", "15:00")))]
    zoe = found.options[0].changes[0].member
    assert shifts(creche) == [(zoe.id, TUESDAY, h("7:30"), h("15:30"))]
    assert asked(creche, "7:30-12:00").shortages == ()
    assert creche.store.can_undo() == "accept_emergency"
    creche.store.undo()
    assert every_row(creche) == before
    creche.store.redo()
    assert len(shifts(creche)) == 1


def test_the_director_may_accept_while_adults_are_short(creche: Session) -> None:
    short_at_half_past_seven(creche)
    one = child(creche, "Lou")
    accept(creche, Granted(question=question("7:30-12:00", who=one)))
    assert (len(reserved(creche, one)), shifts(creche)) == (1, [])


@pytest.mark.parametrize(("known", "kind"), [(False, Kind.EMERGENCY), (True, Kind.OCCASIONAL)])
def test_a_contract_of_that_day_is_made_where_none_covers_it(
    creche: Session, known: bool, kind: Kind
) -> None:
    one = child(creche, "Lou")
    if known:
        enrolled(creche, one, last=date(2026, 10, 31))
    accept(creche, Granted(question=question("9:00-12:00", who=one)))
    made = creche.store.find(Enrolment, child_id=one.id)[-1]
    assert (made.kind, made.first_day, made.last_day) == (kind, TUESDAY, TUESDAY)
    assert reserved(creche, one)[-1] == (kind, (span("9:00", "12:00"),))


def test_a_child_without_a_file_gets_one_in_the_same_deed(creche: Session) -> None:
    before = every_row(creche)
    wanted = question("9:00-12:00", walks=True)
    with refused(InvalidEntry, "prénom", field="first_name"):
        accept(creche, Granted(question=wanted))
    assert every_row(creche) == before
    newcomer = Child(first_name="Lou", last_name="Petit", birth_day=date(2025, 5, 2))
    accept(creche, Granted(question=wanted, newcomer=newcomer))
    (made,) = creche.store.find(Child)
    assert reserved(creche, made) == [(Kind.EMERGENCY, (span("9:00", "12:00"),))]
    assert [(fact.child_id, fact.first_day) for fact in creche.store.find(ChildFact)] == [(made.id, TUESDAY)]
    creche.store.undo()
    assert every_row(creche) == before


def test_what_stands_against_it_is_refused_and_nothing_is_written(creche: Session) -> None:
    children(creche, 6, "9:00-12:00")
    one = child(creche, "Lou")
    before = every_row(creche)
    with refused(Conflict, "7 enfants de 9 h à 12 h, 6 au plus", field="spans"):
        accept(creche, Granted(question=question("8:00-12:00", who=one)))
    with refused(Conflict, "n’est pas ouverte de 6 h à 7 h", field="spans"):
        accept(creche, Granted(question=question("6:00-8:00", who=one)))
    assert every_row(creche) == before
    accept(creche, Granted(question=question("6:00-8:00", who=one, outside_opening=True)))
    assert reserved(creche, one) == [(Kind.EMERGENCY, (span("6:00", "8:00"),))]


def test_hours_already_reserved_change_nothing(creche: Session) -> None:
    (one,) = children(creche, 1, "8:00-17:00")
    with refused(Conflict, "déjà réservées", field="spans"):
        accept(creche, Granted(question=question("9:00-12:00", who=one)))
    assert creche.store.find(DayException) == []


def test_a_change_made_from_another_rota_is_refused(creche: Session) -> None:
    short_at_half_past_seven(creche)
    one = child(creche, "Lou")
    found = asked(creche, "7:30-12:00", who=one)
    set_shift_day(creche, found.options[0].changes[0].member, TUESDAY, [span("9:00", "15:30")])
    before = every_row(creche)
    with refused(Conflict, "Zoé Ka", "relisez la réponse", field="option"):
        accept(creche, Granted(question=found.question, option=found.options[0]))
    assert every_row(creche) == before


def test_only_who_may_edit_contracts_may_accept(creche: Session) -> None:
    one = child(creche, "Lou")
    for role in (Role.COUNSELLOR, Role.TEAM):
        with pytest.raises(NotAllowed):
            accept(as_role(creche, role), Granted(question=question("9:00-12:00", who=one)))
    assert creche.store.find(DayException) == []


def test_a_care_request_is_answered_with_the_team_s_change(creche: Session) -> None:
    short_at_half_past_seven(creche)
    one = child(creche, "Lou")
    holder = enrolled(creche, one, span("13:00", "15:00"))
    set_exception(creche, holder, MONDAY, [span("13:00", "14:00")])
    path = open_path_of(creche, one)
    request = ask_one_day(creche, one, path, TUESDAY, span("7:30", "12:00"))
    before = every_row(creche)
    found = asked(creche, "7:30-12:00", who=one)
    accept(creche, Granted(question=found.question, option=found.options[0], request=request))
    (answered,) = creche.store.find(CareRequest)
    assert (answered.answer, answered.became) == (RequestAnswer.ACCEPTED, Became.EXCEPTIONS)
    assert reserved(creche, one) == [(Kind.REGULAR, (span("7:30", "12:00"), span("13:00", "15:00")))]
    assert len(shifts(creche)) == 1
    creche.store.undo()
    assert every_row(creche) == before


def test_a_request_that_no_contract_holds_gets_one(creche: Session) -> None:
    one = child(creche, "Lou")
    request = ask_one_day(creche, one, open_path_of(creche, one), TUESDAY, span("8:00", "12:00"))
    accept(creche, Granted(question=question("8:00-12:00", who=one), request=request))
    (answered,) = creche.store.find(CareRequest)
    assert answered.became is Became.ENROLMENT
    assert reserved(creche, one) == [(Kind.EMERGENCY, (span("8:00", "12:00"),))]


def test_the_question_of_a_request_is_checked_like_any_other(creche: Session) -> None:
    one = child(creche, "Lou")
    enrolled(creche, one)
    request = ask_one_day(creche, one, open_path_of(creche, one), TUESDAY, span("6:00", "8:00"))
    wanted = question("6:00-8:00", who=one)
    with refused(Conflict, "n’est pas ouverte"):
        accept(creche, Granted(question=wanted, request=request))
    (waiting,) = creche.store.find(CareRequest)
    assert waiting.answer is RequestAnswer.WAITING
    outside = question("6:00-8:00", who=one, outside_opening=True)
    accept(creche, Granted(question=outside, request=request))
    assert reserved(creche, one) == [(Kind.REGULAR, (span("6:00", "8:00"),))]
