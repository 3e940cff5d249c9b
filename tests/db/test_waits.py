"""Wrong passphrases slow down."""

from pathlib import Path

import pytest

from app.errors import WrongPassphrase
from db.waits import WAITS, Waits
from tests.builders import FixedTimer

FOLDER = Path("creche")


def test_each_wrong_try_makes_the_next_wait_longer() -> None:
    timer = FixedTimer()
    waits = Waits(timer)
    told = []
    for _ in range(len(WAITS) + 2):
        told.append(waits.wrong(FOLDER, "a", "Non.").wait)
        timer.seconds += 1000
    assert told == [*WAITS, WAITS[-1], WAITS[-1]]


def test_a_try_before_its_time_is_refused_with_what_is_left() -> None:
    timer = FixedTimer()
    waits = Waits(timer)
    for _ in range(7):
        wrong = waits.wrong(FOLDER, "a", "Non.")
    assert wrong.wait == 60
    assert wrong.sentence == "Non. Attendez 1\u00a0minute avant de réessayer."
    assert wrong.field == "passphrase"
    timer.seconds = 20.5
    with pytest.raises(WrongPassphrase, match="40\u00a0secondes") as early:
        waits.require_over(FOLDER, "a")
    assert early.value.wait == 40
    timer.seconds = 60
    waits.require_over(FOLDER, "a")


def test_a_right_one_starts_again_and_others_do_not_wait() -> None:
    waits = Waits(FixedTimer())
    waits.wrong(FOLDER, "a", "Non.")
    waits.require_over(FOLDER, "b")
    waits.require_over(Path("other"), "a")
    waits.right(FOLDER, "a")
    waits.require_over(FOLDER, "a")
    assert waits.wrong(FOLDER, "a", "Non.").wait == WAITS[0]
