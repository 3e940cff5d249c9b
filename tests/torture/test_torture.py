"""The torture runs, shortened: `python3 dev.py torture` does the same at full size and prints the table."""

from pathlib import Path

import pytest

from tests.torture.exercises import EXERCISES
from tests.torture.frame import Exercise


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.name)
def test_no_torture_loses_a_record_or_opens_one(exercise: Exercise, tmp_path: Path) -> None:
    outcome = exercise.run(exercise.short, tmp_path)
    if outcome.skipped:
        pytest.skip(outcome.skipped)
    print(outcome.done, outcome.figure)
    assert outcome.faults == ()
