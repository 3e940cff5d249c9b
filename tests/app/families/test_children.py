"""Children's files: names, births, ends; duplicates warned of, never blocked."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed, NotFound
from app.families.children import (
    add_child,
    change_child,
    end_child,
    likely_duplicates,
    likely_same_parents,
    reopen_child,
)
from app.families.records import Child
from app.session import Session
from app.users import Role
from tests.app.records import SUNDAY, as_role, child, enrolled, parent, refused


def test_a_child_is_added_with_a_tidy_name(session: Session) -> None:
    added = child(session, "  Thị Bích ", "Nguyễn")
    assert added.name == "Thị Bích Nguyễn"
    assert session.store.find(Child) == [added]


def test_a_child_is_never_added_ended(session: Session) -> None:
    assert child(session, ended_on=SUNDAY).ended_on is None


def test_a_changed_file_keeps_its_end(session: Session) -> None:
    ended = end_child(session, child(session), SUNDAY)
    changed = change_child(session, replace(ended, last_name="Kowalska", ended_on=None))
    assert (changed.last_name, changed.ended_on) == ("Kowalska", SUNDAY)
    assert reopen_child(session, changed).ended_on is None


def test_a_child_who_is_not_in_the_file_can_not_be_changed(session: Session) -> None:
    with pytest.raises(NotFound):
        change_child(session, Child(id=404, first_name="X", last_name="Y", birth_day=SUNDAY))


@pytest.mark.parametrize(
    ("birth", "accepted"),
    [
        (date(2027, 8, 21), True),  # nine months after 22 November
        (date(2027, 8, 22), False),
        (date(2008, 11, 23), True),
        (date(2008, 11, 22), False),  # eighteen today
    ],
)
def test_a_birth_is_near_enough(session: Session, birth: date, accepted: bool) -> None:
    if accepted:
        assert child(session, birth_day=birth).birth_day == birth
    else:
        with refused(InvalidEntry, "vérifiez l’année", field="birth_day"):
            child(session, birth_day=birth)


def test_a_file_does_not_end_before_its_enrolments(session: Session) -> None:
    one = child(session)
    enrolled(session, one, last=date(2026, 12, 31))
    with refused(Conflict, "Łukasz Żółć", "31 décembre 2026", field="ended_on"):
        end_child(session, one, date(2026, 12, 30))
    assert end_child(session, one, date(2026, 12, 31)).ended_on == date(2026, 12, 31)


def test_the_team_sees_children_but_adds_none(session: Session) -> None:
    team = as_role(session, Role.TEAM)
    assert likely_duplicates(team, "Łukasz", "Żółć") == []
    with refused(NotAllowed):
        add_child(team, Child(first_name="A", last_name="B", birth_day=SUNDAY))


@pytest.mark.parametrize(
    ("first", "last", "birth"),
    [
        ("Marie-Lou", "D’Août-Lefèvre", date(2025, 3, 9)),
        ("marie lou", "d'aout lefevre", date(2025, 3, 9)),
        ("MARIELOU", "DAOÛT LEFÈVRE", date(2025, 3, 9)),
        ("D’Août-Lefèvre", "Marie-Lou", date(2025, 3, 9)),  # the two names the other way round
        ("Marie-Lou", "D’Août-Lefèvre", date(2025, 9, 3)),  # day and month the other way round
        ("Marie-Lou", "D’Août-Lefèvre", date(2024, 3, 9)),  # last year's habit in January
        ("Marie-Lou", "D’Août-Lefèvre", date(2025, 3, 10)),
        ("Marie-Lou", "D’Août-Lefèvre", None),
    ],
)
def test_a_likely_duplicate_is_found(session: Session, first: str, last: str, birth: date | None) -> None:
    known = child(session, "Marie-Lou", "D’Août-Lefèvre")
    assert likely_duplicates(session, first, last, birth) == [known]


@pytest.mark.parametrize(
    ("first", "birth"),
    [("Marie-Lou", date(2023, 7, 1)), ("Marie-Lise", date(2025, 3, 9))],  # a cousin's namesake, a twin
)
def test_a_namesake_of_another_age_or_a_twin_is_no_duplicate(
    session: Session, first: str, birth: date
) -> None:
    child(session, "Marie-Lou", "D’Août-Lefèvre")
    assert likely_duplicates(session, first, "D’Août-Lefèvre", birth) == []


def test_duplicates_are_warned_of_never_blocked(session: Session) -> None:
    child(session)
    child(session)
    assert len(likely_duplicates(session, "Lukasz", "Zolc", date(2025, 3, 9))) == 2


def test_parents_of_one_name_are_found(session: Session) -> None:
    zofia = parent(session)
    assert likely_same_parents(session, "ŻÓŁĆ", "zofia") == [zofia]
    assert likely_same_parents(session, "Zofia", "Kowalska") == []
