"""Situations: dated snapshots, only ever added; the newest known holds, whatever the path."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import InvalidEntry, NotAllowed
from app.insertion.entry_and_exit import close_path
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.insertion.situations import Education, Situation, Work, latest_situation, note_situation
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, SEPTEMBER
from tests.app.records import MONDAY, SUNDAY, as_role, refused


def seeking(path: InsertionPath, day: date = SEPTEMBER, **fields: object) -> Situation:
    return Situation(path_id=path.id, day=day, work=Work.JOB_SEEKING, **fields)  # type: ignore[arg-type]


def test_a_new_snapshot_leaves_the_former_ones_so_that_before_and_after_compare(
    counsellor: Session, path: InsertionPath
) -> None:
    before = note_situation(
        counsellor, seeking(path, rsa=True, education=Education.NV5, jobless_since=date(2025, 1, 6))
    )
    after = note_situation(
        counsellor, replace(before, day=FRIDAY, work=Work.CDI_PART_TIME, rsa=False, jobless_since=None)
    )
    assert after.id != before.id
    assert counsellor.store.find(Situation) == [before, after]


def test_the_last_one_noted_of_the_newest_day_holds() -> None:
    first, second, third = (
        Situation(id=number, path_id=1, day=day, work=Work.JOB_SEEKING)
        for number, day in ((1, FRIDAY), (3, SEPTEMBER), (2, FRIDAY))
    )
    known = [first, second, third]
    assert latest_situation(known, SUNDAY) == third
    assert latest_situation(known, date(2026, 11, 19)) == second
    assert latest_situation(known, date(2026, 8, 31)) is None


@pytest.mark.parametrize(
    ("day", "fields", "field", "words"),
    [
        (date(2026, 8, 31), {}, "day", "vient avant l’entrée dans le parcours, le 1er septembre 2026"),
        (MONDAY, {}, "day", "une situation se constate le jour même ou après"),
        (FRIDAY, {"jobless_since": SUNDAY}, "jobless_since", "après le jour de la situation"),
    ],
)
def test_a_day_that_can_not_be_is_refused(
    counsellor: Session,
    path: InsertionPath,
    *,
    day: date,
    fields: dict[str, object],
    field: str,
    words: str,
) -> None:
    with refused(InvalidEntry, words, field=field):
        note_situation(counsellor, seeking(path, day, **fields))
    assert not counsellor.store.find(Situation)


def test_jobless_since_the_very_day_is_accepted(counsellor: Session, path: InsertionPath) -> None:
    assert note_situation(counsellor, seeking(path, FRIDAY, jobless_since=FRIDAY)).jobless_since == FRIDAY


def test_nothing_is_noted_after_the_exit(counsellor: Session, path: InsertionPath) -> None:
    close_path(counsellor, path, exit_day=FRIDAY, outcome=Outcome.CDI)
    with refused(InvalidEntry, "vient après la sortie du parcours", "rouvrez le parcours", field="day"):
        note_situation(counsellor, seeking(path, SUNDAY))
    assert note_situation(counsellor, seeking(path, FRIDAY)).day == FRIDAY


def test_the_team_notes_no_situation(counsellor: Session, path: InsertionPath) -> None:
    with refused(NotAllowed):
        note_situation(as_role(counsellor, Role.TEAM), seeking(path))
