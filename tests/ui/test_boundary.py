"""The one boundary: refusals are shown in place, bugs are logged without names and told plainly."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.errors import Conflict, InvalidEntry, RuleError
from tests.builders import FixedClock
from ui.boundary import Guard, Incidents


class Place:
    """Keeps what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def refuse(self, error: RuleError) -> None:
        self.told.append(error.sentence)

    def forget_refusal(self) -> None:
        self.told.clear()


def test_a_refusal_ends_the_block_and_is_told_at_the_place() -> None:
    place, steps = Place(), ["before"]
    with Guard(place) as guard:
        steps.append("begun")
        if steps:
            raise Conflict("Déjà pris.")
        steps.append("never")
    assert (place.told, steps, guard.passed) == (["Déjà pris."], ["before", "begun"], False)


def test_a_success_takes_the_former_refusal_away() -> None:
    place = Place()
    place.told.append("Avant.")
    with Guard(place) as guard:
        pass
    assert place.told == []
    assert guard.passed


def test_a_bug_is_no_refusal() -> None:
    with pytest.raises(ZeroDivisionError), Guard(Place()):
        raise ZeroDivisionError


@pytest.mark.usefixtures("app")
def test_a_bug_is_logged_without_its_message_and_told_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    log = tmp_path / "journal.log"
    incidents = Incidents(FixedClock(), lambda: log)
    with qtbot.waitSignal(incidents.told) as told:
        try:
            raise KeyError("Łukasz Żółć")
        except KeyError:
            incidents.catch(*sys.exc_info())
    text = log.read_text(encoding="utf-8")
    assert text.startswith("2026-11-22T08:02:00 incident KeyError\n")
    assert "test_boundary.py" in text
    assert "Łukasz" not in text
    assert told.args is not None
    assert "journal.log" in told.args[0]


@pytest.mark.usefixtures("app")
def test_a_refusal_that_nobody_caught_is_still_told_by_its_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    incidents = Incidents(FixedClock(), lambda: tmp_path / "journal.log")
    with qtbot.waitSignal(incidents.told) as told:
        incidents.catch(InvalidEntry, InvalidEntry("Non."), None)
    assert told.args == ["Non."]


@pytest.mark.usefixtures("app")
def test_a_bug_in_the_telling_itself_is_logged_and_ends_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log, told = tmp_path / "journal.log", []
    incidents = Incidents(FixedClock(), lambda: log)

    def broken(sentence: str) -> None:
        told.append(sentence)
        if len(told) == 1:
            raise ZeroDivisionError

    incidents.told.connect(broken)
    monkeypatch.setattr(sys, "excepthook", incidents.catch)
    incidents.catch(KeyError, KeyError(), None)
    kinds = [line.split()[-1] for line in log.read_text(encoding="utf-8").splitlines() if "incident" in line]
    assert (kinds, len(told)) == (["KeyError", "ZeroDivisionError"], 1)
    incidents.catch(IndexError, IndexError(), None)
    assert len(told) == 2
