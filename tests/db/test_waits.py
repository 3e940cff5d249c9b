"""Wrong passphrases slow down, from one run of the program to the next."""

import json
from pathlib import Path

import pytest

from app.errors import WrongPassphrase
from db.names import WAITS_FILE
from db.waits import WAITS, Waits
from tests.builders import FixedClock, FixedTimer


def test_each_wrong_try_makes_the_next_wait_longer(tmp_path: Path) -> None:
    timer = FixedTimer()
    waits = Waits(timer, FixedClock())
    told = []
    for _ in range(len(WAITS) + 2):
        told.append(waits.wrong(tmp_path, "a", "Non.").wait)
        timer.seconds += 1000
    assert told == [*WAITS, WAITS[-1], WAITS[-1]]


def test_a_try_before_its_time_is_refused_with_what_is_left(tmp_path: Path) -> None:
    timer = FixedTimer()
    waits = Waits(timer, FixedClock())
    for _ in range(7):
        wrong = waits.wrong(tmp_path, "a", "Non.")
    assert wrong.wait == 60
    assert wrong.sentence == "Non. Attendez 1\u00a0minute avant de réessayer."
    assert wrong.field == "passphrase"
    timer.seconds = 20.5
    with pytest.raises(WrongPassphrase, match="40\u00a0secondes") as early:
        waits.require_over(tmp_path, "a")
    assert early.value.wait == 40
    timer.seconds = 60
    waits.require_over(tmp_path, "a")


def test_a_right_one_starts_again_and_others_do_not_wait(tmp_path: Path) -> None:
    waits = Waits(FixedTimer(), FixedClock())
    waits.wrong(tmp_path, "a", "Non.")
    waits.require_over(tmp_path, "b")
    waits.require_over(tmp_path / "other", "a")
    waits.right(tmp_path, "a")
    waits.require_over(tmp_path, "a")
    assert waits.wrong(tmp_path, "a", "Non.").wait == WAITS[0]


def after(tries: int, folder: Path, clock: FixedClock) -> Waits:
    """The program started again after so many wrong tries; its timer begins at any number."""
    for _ in range(tries):
        Waits(FixedTimer(), clock).wrong(folder, "a", "Non.")
    return Waits(FixedTimer(seconds=9000.0), clock)


def left(waits: Waits, folder: Path, login: str = "a") -> int:
    """Seconds still to wait."""
    try:
        waits.require_over(folder, login)
    except WrongPassphrase as early:
        return early.wait
    return 0


def test_starting_the_program_again_forgives_nothing(tmp_path: Path) -> None:
    clock = FixedClock()
    waits = after(6, tmp_path, clock)
    assert left(waits, tmp_path) == 31  # told whole, one second late rather than early
    assert left(waits, tmp_path, "b") == 0
    clock.move(seconds=31)
    again = Waits(FixedTimer(), clock)
    assert left(again, tmp_path) == 0
    assert again.wrong(tmp_path, "a", "Non.").wait == 60


@pytest.mark.parametrize("days", [-366, -1, 0, 1, 366])
def test_a_clock_that_jumps_makes_no_wait_longer_than_its_own(tmp_path: Path, days: int) -> None:
    clock = FixedClock()
    waits = after(20, tmp_path, clock)
    clock.move(days=days)
    assert left(waits, tmp_path) <= 301
    assert waits.wrong(tmp_path, "a", "Non.").wait == 300


def test_a_right_passphrase_leaves_nothing_beside(tmp_path: Path) -> None:
    waits = after(2, tmp_path, FixedClock())
    waits.wrong(tmp_path, "b", "Non.")
    waits.right(tmp_path, "a")
    assert "b" in (tmp_path / WAITS_FILE).read_text()
    assert '"a"' not in (tmp_path / WAITS_FILE).read_text()
    waits.right(tmp_path, "b")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b'{"a": 3}',
        b'{"a": []}',
        b'{"a": [3, "hier"]}',
        b'{"a": ["x", 1]}',
        b'{"a": [-4, "2026-11-22"]}',
    ],
)
def test_a_file_that_was_tampered_with_only_begins_afresh(tmp_path: Path, content: bytes) -> None:
    (tmp_path / WAITS_FILE).write_bytes(content)
    waits = Waits(FixedTimer(), FixedClock())
    assert left(waits, tmp_path) == 0
    assert waits.wrong(tmp_path, "a", "Non.").wait == 1


def test_the_file_says_how_often_and_until_when_and_no_more(tmp_path: Path) -> None:
    after(3, tmp_path, FixedClock())
    assert json.loads((tmp_path / WAITS_FILE).read_bytes()) == {"a": [3, "2026-11-22T08:02:04"]}
