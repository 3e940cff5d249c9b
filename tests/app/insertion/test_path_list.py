"""The list of paths: the open ones first, each with its parent and children, and who may have a new one."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import NotAllowed
from app.families.parents import end_parent
from app.families.records import Parenthood
from app.insertion.engaging import renew_engagement, sign
from app.insertion.entry_and_exit import close_path, open_path
from app.insertion.interviewing import remove_interview
from app.insertion.interviews import InterviewState
from app.insertion.outcomes import Outcome
from app.insertion.path_list import (
    PathLine,
    absences_in_a_row,
    open_lines,
    parents_without_path,
    path_lines,
)
from app.insertion.paths import InsertionPath
from app.search import fold
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, SEPTEMBER, child_of, path_of, planned, recorded, setting
from tests.app.records import MONDAY, SUNDAY, TUESDAY, as_role, at, parent
from tests.app.report.test_building import Counting
from tests.builders import FixedClock


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


def line_of(session: Session, path: InsertionPath) -> PathLine:
    (line,) = [one for one in path_lines(session) if one.id == path.id]
    return line


def test_a_line_tells_who_follows_the_parent_and_when_they_met_and_meet(counsellor: Session) -> None:
    path = path_of(counsellor, referent_id=counsellor.user.id)
    assert line_of(counsellor, path).last_held is None
    recorded(counsellor, path, SEPTEMBER)
    last = recorded(counsellor, path, date(2026, 11, 17))
    recorded(counsellor, path, FRIDAY, state=InterviewState.NO_SHOW)
    following = planned(counsellor, path, TUESDAY)
    recorded(counsellor, path, MONDAY, "7:00", state=InterviewState.EXCUSED)
    planned(counsellor, path, MONDAY, "8:00")
    remove_interview(counsellor, planned(counsellor, path, date(2026, 12, 1)))
    line = line_of(counsellor, path)
    assert line.referent == counsellor.user
    assert line.last_held == last
    assert line.next is not None
    assert (line.next.day, following.day) == (MONDAY, TUESDAY)
    assert line.silent_days(SUNDAY) == 5
    today = planned(counsellor, path, SUNDAY, "7:00")
    assert line_of(counsellor, path).next == today


def test_a_parent_is_offered_until_the_last_day_of_the_file(counsellor: Session) -> None:
    today, gone = parent(counsellor, "Ana"), parent(counsellor, "Bea")
    ended = end_parent(counsellor, today, SUNDAY)
    end_parent(counsellor, gone, date(2026, 11, 21))
    assert parents_without_path(counsellor) == [ended]


@pytest.mark.parametrize(
    ("entry", "today", "days"),
    [(date(2026, 11, 12), SUNDAY, 10), (SUNDAY, SUNDAY, 0), (MONDAY, SUNDAY, 0)],
)
def test_a_parent_never_met_is_silent_since_the_entry(
    counsellor: Session, entry: date, today: date, days: int
) -> None:
    assert line_of(counsellor, path_of(counsellor, entry=entry)).silent_days(today) == days


def test_absences_are_counted_from_the_last_one_back(counsellor: Session, path: InsertionPath) -> None:
    states = [
        (date(2026, 11, 10), InterviewState.NO_SHOW),
        (date(2026, 11, 12), InterviewState.HELD),
        (date(2026, 11, 16), InterviewState.EXCUSED),
        (date(2026, 11, 18), InterviewState.CANCELLED),
        (FRIDAY, InterviewState.NO_SHOW),
        (TUESDAY, InterviewState.EXCUSED),
    ]
    noted = [recorded(counsellor, path, day, state=state) for day, state in states]
    assert absences_in_a_row(noted, SUNDAY) == 2
    assert absences_in_a_row(noted, TUESDAY) == 3
    assert absences_in_a_row(noted[:2], SUNDAY) == 0
    assert absences_in_a_row(noted[:1], SUNDAY) == 1
    assert line_of(counsellor, path).absences == 2


def test_an_engagement_is_near_its_term_until_its_renewal_is_signed(
    counsellor: Session, path: InsertionPath
) -> None:
    assert line_of(counsellor, path).term is None
    first = sign(counsellor, path, SEPTEMBER)
    line = line_of(counsellor, path)
    assert (line.engagement, line.term) == (first, date(2026, 11, 30))
    assert [line.ends_within(SUNDAY, days) for days in (7, 8)] == [False, True]
    second = renew_engagement(counsellor, path, bilan_on=FRIDAY, bilan="Bien")
    line = line_of(counsellor, path)
    assert line.engagement is not None
    assert (line.engagement.id, line.term) == (first.id, second.last_day)
    assert not line.ends_within(SUNDAY, 30)
    assert line.ends_within(date(2027, 1, 29), 30)


def test_an_engagement_past_its_term_stays_a_worry_while_the_path_is_open(
    counsellor: Session, path: InsertionPath, clock: FixedClock
) -> None:
    sign(counsellor, path, SEPTEMBER)
    at(clock, date(2026, 12, 10), "9:00")
    assert line_of(counsellor, path).ends_within(date(2026, 12, 10), 0)
    close_path(counsellor, path, exit_day=date(2026, 12, 10), outcome=Outcome.CDI)
    assert not line_of(counsellor, path).ends_within(date(2026, 12, 10), 30)
    assert open_lines(counsellor) == []


def test_an_engagement_signed_for_a_day_to_come_is_no_worry_yet(
    counsellor: Session, path: InsertionPath
) -> None:
    setting(counsellor, "engagement_months", "1")
    sign(counsellor, path, MONDAY)
    line = line_of(counsellor, path)
    assert (line.engagement, line.term) == (None, date(2026, 12, 22))
    assert not line.ends_within(SUNDAY, 30)


def test_the_list_asks_as_much_for_one_path_as_for_five(counsellor: Session, path: InsertionPath) -> None:
    def asked() -> int:
        counting = Counting(counsellor.store)
        path_lines(replace(counsellor, store=counting))  # type: ignore[arg-type]
        return len(counting.asked)

    few = asked()
    for name in ("Ana", "Bích", "Chloé", "Dina"):
        other = path_of(counsellor, name)
        child_of(counsellor, other)
        recorded(counsellor, other, FRIDAY)
    assert asked() == few == 8
