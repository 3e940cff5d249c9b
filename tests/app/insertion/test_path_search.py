"""A parent found by name is preceded by their path: the open one, else the latest."""

from dataclasses import replace
from datetime import date

import pytest

from app.insertion.engagements import EndReason
from app.insertion.engaging import end_engagement, renew_engagement, sign
from app.insertion.entry_and_exit import close_path, open_path
from app.insertion.outcomes import Outcome
from app.insertion.path_search import with_paths
from app.insertion.paths import InsertionPath
from app.search import find
from app.session import Session
from app.store import Store
from app.users import Role
from tests.app.insertion.asking import SEPTEMBER, open_path_of
from tests.app.records import MONDAY, SUNDAY, as_role, at, child, parent
from tests.builders import FixedClock


def found(session: Session, text: str) -> list[tuple[str, int, str]]:
    return [
        (one.kind, one.id, one.detail.replace("\u00a0", " "))
        for one in with_paths(session, find(session, text))
    ]


def test_a_parents_path_comes_before_the_parents_own_sheet(session: Session) -> None:
    one = child(session)
    path = open_path_of(session, one)
    assert found(session, "zolc") == [
        ("child", one.id, "enfant"),
        ("path", path.id, "parcours ouvert, sans engagement"),
        ("parent", path.parent_id, "parent"),
    ]


def test_the_term_is_the_last_that_was_signed(session: Session, clock: FixedClock) -> None:
    path = open_path_of(session)
    engagement = sign(session, path, SEPTEMBER, signed_on=SEPTEMBER)
    at(clock, MONDAY, "9:00")
    assert found(session, "zofia")[0][-1] == "parcours ouvert, engagement jusqu’au 30 novembre 2026"
    renew_engagement(session, path, bilan_on=SUNDAY, bilan="Le CV est prêt.", signed_on=SUNDAY)
    assert found(session, "zofia")[0][-1] == "parcours ouvert, engagement jusqu’au 28 février 2027"
    assert engagement.renewal == 0


def test_an_early_end_is_the_term(session: Session) -> None:
    path = open_path_of(session)
    end_engagement(session, sign(session, path, SEPTEMBER), date(2026, 11, 10), EndReason.MOVED)
    assert found(session, "zofia")[0][-1] == "parcours ouvert, engagement jusqu’au 10 novembre 2026"


def test_of_several_paths_the_open_one_is_offered_else_the_latest(session: Session) -> None:
    first = open_path_of(session)
    close_path(session, first, exit_day=date(2026, 10, 1), outcome=Outcome.CDI)
    assert found(session, "zofia")[:-1] == [("path", first.id, "parcours terminé le 1er octobre 2026")]
    second = open_path(session, InsertionPath(parent_id=first.parent_id, entry_day=date(2026, 11, 1)))
    assert [one[:2] for one in found(session, "zofia")[:-1]] == [("path", second.id)]
    close_path(session, second, exit_day=SUNDAY, outcome=Outcome.OTHER)
    assert [one[:2] for one in found(session, "zofia")[:-1]] == [("path", second.id)]


def test_a_parent_without_a_path_stands_alone(session: Session) -> None:
    who = parent(session)
    assert found(session, "zofia") == [("parent", who.id, "parent")]


@pytest.mark.parametrize(("role", "kinds"), [(Role.TEAM, ["parent"]), (Role.COUNSELLOR, ["path", "parent"])])
def test_who_may_not_see_the_insertion_finds_nothing_of_it(
    session: Session, role: Role, kinds: list[str]
) -> None:
    open_path_of(session)
    assert [kind for kind, _, _ in found(as_role(session, role), "zofia")] == kinds


class Counted:
    """The store itself, counting what it is asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked = 0

    def __getattr__(self, name: str) -> object:
        self.asked += 1
        return getattr(self._store, name)


@pytest.mark.parametrize("count", [1, 40])
def test_two_questions_are_enough_for_all_who_were_found(session: Session, count: int) -> None:
    for number in range(count):
        sign(session, open_path_of(session, first_name=f"Zofia {number}"), SEPTEMBER)
    people = find(session, "zofia", limit=50)
    counted = Counted(session.store)
    told = with_paths(replace(session, store=counted), people)  # type: ignore[arg-type]
    assert (len(told), counted.asked) == (2 * count, 2)


def test_an_ended_account_finds_no_path(session: Session) -> None:
    open_path_of(session)
    people = find(session, "zofia")
    gone = replace(session, user=replace(session.user, active=False))
    assert [one.kind for one in with_paths(gone, people)] == ["parent"]
