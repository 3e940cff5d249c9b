"""Homes: CAF file, dated resources in cents, consent, and an end that waits for those who live there."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed
from app.families.homes import (
    add_home,
    change_home,
    end_home,
    note_consent,
    remove_resources,
    reopen_home,
    set_resources,
)
from app.families.parents import end_parent
from app.families.records import Consent, Home, Resources
from app.filoue.checking import Answer, answer_of
from app.session import Session
from app.users import Role
from tests.app.records import SUNDAY, as_role, child, enrolled, home, parent, refused

JANUARY = date(2026, 1, 1)


def test_a_home_keeps_the_digits_of_its_numbers(session: Session) -> None:
    added = add_home(session, Home(name="Żółć", caf_number="123 4567", postcode="67 000", commune=" Colmar "))
    assert (added.caf_number, added.postcode, added.commune) == ("1234567", "67000", "Colmar")


def test_a_caf_number_with_its_letter_is_refused_with_advice(session: Session) -> None:
    with refused(InvalidEntry, "sans la lettre", field="caf_number"):
        add_home(session, Home(name="Żółć", caf_number="1234567 A"))


def test_a_social_security_number_is_refused_even_as_a_caf_number(session: Session) -> None:
    with refused(InvalidEntry, "numéro de sécurité sociale", field="caf_number"):
        add_home(session, Home(name="Żółć", caf_number="2690549588157"))


def test_a_home_changes_and_keeps_its_end(session: Session) -> None:
    ended = end_home(session, home(session), SUNDAY)
    changed = change_home(session, replace(ended, commune="Colmar", ended_on=None))
    assert (changed.commune, changed.ended_on) == ("Colmar", SUNDAY)
    assert reopen_home(session, changed).ended_on is None


def test_a_home_does_not_end_while_a_parent_lives_there(session: Session) -> None:
    zofia = parent(session)
    where = session.store.get(Home, zofia.home_id)
    with refused(Conflict, "Zofia Żółć", field="ended_on"):
        end_home(session, where, SUNDAY)
    end_parent(session, zofia, SUNDAY)
    assert end_home(session, where, SUNDAY).ended_on == SUNDAY


def test_a_home_does_not_end_while_hours_are_billed_to_it(session: Session) -> None:
    where = home(session)
    enrolled(session, child(session, billing_home_id=where.id), last=date(2026, 12, 31))
    with refused(Conflict, "Łukasz Żółć", "facturées", field="ended_on"):
        end_home(session, where, SUNDAY)
    assert end_home(session, where, date(2026, 12, 31)).ended_on


def test_resources_are_dated_and_replaced_on_their_own_day(session: Session) -> None:
    where = home(session)
    first = set_resources(session, Resources(home_id=where.id, first_day=JANUARY, monthly_cents=123_456))
    second = set_resources(session, Resources(home_id=where.id, first_day=JANUARY, monthly_cents=123_457))
    assert session.store.find(Resources) == [second]
    assert first.id == second.id
    remove_resources(session, second)
    assert not session.store.find(Resources)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"monthly_cents": -1}, "monthly_cents"),
        ({"monthly_cents": 10_000_001}, "monthly_cents"),
        ({"dependants": -1}, "dependants"),
        ({"dependants": 21}, "dependants"),
        ({"aeeh_children": -1}, "aeeh_children"),
        ({"dependants": 1, "aeeh_children": 2}, "aeeh_children"),
    ],
)
def test_resources_that_can_not_be_are_refused(session: Session, fields: dict[str, int], field: str) -> None:
    where = home(session)
    with refused(InvalidEntry, field=field):
        set_resources(session, Resources(home_id=where.id, first_day=JANUARY, **fields))


def test_resources_may_be_unknown(session: Session) -> None:
    known = Resources(home_id=home(session).id, first_day=JANUARY, monthly_cents=None)
    assert set_resources(session, known).monthly_cents is None


def test_the_counsellor_does_not_touch_money(session: Session) -> None:
    where = home(session)
    with refused(NotAllowed):
        set_resources(as_role(session, Role.COUNSELLOR), Resources(home_id=where.id, first_day=JANUARY))


def test_a_refusal_and_an_accord_of_one_day_are_both_kept_in_order(session: Session) -> None:
    where = home(session)
    for given in (False, True, True):
        note_consent(session, where, first_day=SUNDAY, given=given)
    assert [answer.given for answer in session.store.find(Consent)] == [False, True]
    assert answer_of(session.store.find(Consent), SUNDAY) is Answer.GIVEN
    note_consent(session, where, first_day=SUNDAY, given=False)
    assert [answer.given for answer in session.store.find(Consent)] == [False, True, False]
    assert answer_of(session.store.find(Consent), SUNDAY) is Answer.WITHDRAWN


@pytest.mark.parametrize(("day", "taken"), [(date(2025, 3, 8), False), (date(2025, 3, 9), True)])
def test_a_family_answers_from_the_child_s_birth_on(session: Session, day: date, taken: bool) -> None:
    where = home(session)
    child(session, birth_day=date(2025, 3, 9), billing_home_id=where.id)
    if taken:
        note_consent(session, where, first_day=day, given=True)
        return
    with refused(InvalidEntry, "avant la naissance de Łukasz Żółć", "9 mars 2025", field="first_day"):
        note_consent(session, where, first_day=day, given=True)


@pytest.mark.parametrize(("day", "taken"), [(date(2016, 12, 31), False), (date(2017, 1, 1), True)])
def test_without_a_child_an_answer_is_no_older_than_filoue(session: Session, day: date, taken: bool) -> None:
    where = home(session)
    if taken:
        note_consent(session, where, first_day=day, given=True)
        return
    with refused(InvalidEntry, "Filoué", field="first_day"):
        note_consent(session, where, first_day=day, given=True)


def test_an_answer_does_not_come_from_the_future(session: Session) -> None:
    with refused(InvalidEntry, "futur", field="first_day"):
        note_consent(session, home(session), first_day=date(2026, 11, 23), given=True)
