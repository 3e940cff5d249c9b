"""Who may be asked for, read once a week; and what a care request asks."""

from datetime import date

import pytest

from app.errors import NotAllowed
from app.families.children import end_child
from app.families.facts import walks_from
from app.planning.emergency import Verdict
from app.planning.emergency_desk import asked_by, emergency_desk
from app.planning.questions import Question
from app.planning.trial_choices import trial_choices
from app.session import Session
from app.structure.agreement import set_places
from app.users import Role
from tests.app.insertion.asking import ask_one_day, open_path_of
from tests.app.planning.asking import JANUARY, adult, children, creche, question
from tests.app.records import MONDAY, TUESDAY, as_role, child, enrolled, span

__all__ = ["creche"]


def test_children_are_found_by_any_part_of_their_name_once_their_file_is_open(creche: Session) -> None:
    lea, lou = child(creche, "Léa", "D’Août"), child(creche, "Lou", "Petit")
    gone = child(creche, "Léa", "Partie")
    end_child(creche, gone, MONDAY)
    desk = emergency_desk(creche, TUESDAY)
    assert desk.named("lea aout") == [lea]
    assert desk.named("L") == [lea, lou]
    assert desk.named("") == []
    assert desk.named("zoe") == []


def test_a_desk_holds_the_days_of_its_week(creche: Session) -> None:
    desk = emergency_desk(creche, TUESDAY)
    days = [date(2026, 11, 22), MONDAY, date(2026, 11, 29), date(2026, 11, 30)]
    assert [desk.holds(day) for day in days] == [False, True, True, False]


def test_the_desk_knows_who_walks_without_a_contract(creche: Session) -> None:
    set_places(creche, JANUARY, 30)
    for name in ("Ana Bé", "Zoé Ka"):
        adult(creche, name, "7:00-17:00")
    for one in children(creche, 10, "8:00-12:00"):
        walks_from(creche, one, JANUARY)
    children(creche, 3, "8:00-12:00")
    walker, later = child(creche, "Lou"), child(creche, "Max")
    walks_from(creche, walker, TUESDAY)
    walks_from(creche, later, date(2026, 11, 25))
    desk, moment = emergency_desk(creche, TUESDAY), creche.clock.moment()
    found = [desk.answer(question("9:00-11:00", who=who), moment).verdict for who in (walker, later)]
    assert found == [Verdict.YES, Verdict.NO]


def test_a_request_of_one_day_is_the_question_that_it_asks(creche: Session) -> None:
    one = child(creche, "Lou")
    request = ask_one_day(
        creche, one, open_path_of(creche, one), TUESDAY, span("13:00", "15:00"), span("8:00", "9:00")
    )
    spans = (span("8:00", "9:00"), span("13:00", "15:00"))
    assert asked_by(creche, request.id) == (request, Question(day=TUESDAY, spans=spans, child=one))
    with pytest.raises(NotAllowed):
        asked_by(as_role(creche, Role.COUNSELLOR), request.id)


def test_what_may_be_tried_are_those_who_are_still_there(creche: Session) -> None:
    lou, max_ = child(creche, "Lou", "Petit"), child(creche, "Max", "Petit")
    ended = enrolled(creche, lou, last=date(2026, 10, 31))
    held = enrolled(creche, max_)
    who = adult(creche, "Zoé Ka")
    choices = trial_choices(creche, MONDAY)
    assert [one for one, _ in choices.contracts] == [max_]
    assert ended not in [one for _, one in choices.contracts]
    assert [one for _, one in choices.contracts] == [held]
    assert list(choices.members) == [who]
    assert choices.child_named("petit LOU") is None
    assert choices.child_named("lou PETIT") == lou
    assert choices.child_named("") is None
