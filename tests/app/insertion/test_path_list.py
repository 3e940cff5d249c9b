"""The list of paths: the open ones first, each with its parent and children, and who may have a new one."""

from datetime import date

import pytest

from app.errors import NotAllowed
from app.families.records import Parenthood
from app.insertion.entry_and_exit import close_path, open_path
from app.insertion.outcomes import Outcome
from app.insertion.path_list import parents_without_path, path_lines
from app.insertion.paths import InsertionPath
from app.search import fold
from app.session import Session
from app.users import Role
from tests.app.records import as_role


def test_open_paths_come_first_then_the_newest(director: Session) -> None:
    lines = path_lines(director)
    keys = [(line.path.exit_day is not None, -line.path.entry_day.toordinal()) for line in lines]
    assert keys == sorted(keys)
    assert len(lines) == len(director.store.find(InsertionPath))


def test_each_line_has_its_parent_and_all_their_children(director: Session) -> None:
    for line in path_lines(director):
        ties = director.store.find(Parenthood, parent_id=line.parent.id)
        assert line.path.parent_id == line.parent.id
        assert {child.id for child in line.children} == {tie.child_id for tie in ties}
        assert line.id == line.path.id


def test_a_parent_is_offered_until_a_path_is_open_and_again_after_its_exit(director: Session) -> None:
    parent = parents_without_path(director)[0]
    path = open_path(director, InsertionPath(parent_id=parent.id, entry_day=date(2026, 11, 2)))
    assert parent not in parents_without_path(director)
    close_path(director, path, exit_day=date(2026, 11, 20), outcome=Outcome.CDI)
    assert parent in parents_without_path(director)


def test_parents_are_offered_by_name(director: Session) -> None:
    names = [fold(parent.last_name) for parent in parents_without_path(director)]
    assert names == sorted(names)


def test_the_team_reads_no_path(director: Session) -> None:
    team = as_role(director, Role.TEAM)
    for reading in (path_lines, parents_without_path):
        with pytest.raises(NotAllowed):
            reading(team)
