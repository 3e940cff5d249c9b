"""The command line and who asks: each command for each role, and exactly one line in the journal for what left."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.demonstration import PASSPHRASE
from app.families.records import Parent
from app.insertion.paths import InsertionPath
from db.storage import FolderStorage
from tests.builders import FixedClock, new_storage
from tests.demonstration import MORNING
from ui import cli
from ui.cli_commands import COMMANDS

DIRECTOR, COUNSELLOR, TEAM = "directrice", "conseillere", "equipe"
EVERYBODY = frozenset({DIRECTOR, COUNSELLOR, TEAM})
WITH_REPORTS, ALONE = frozenset({DIRECTOR, COUNSELLOR}), frozenset({DIRECTOR})


@dataclass(frozen=True, kw_only=True)
class Case:
    """A command; `{out}` is where it writes, in `{place}` that is there. Who may, and what the journal keeps of it."""

    command: str
    then: tuple[str, ...] = ()
    may: frozenset[str]
    told: str = ""
    """The deed of the one line; empty for figures without a name."""


CASES = (
    Case(command="report", then=("2026-10",), may=WITH_REPORTS),
    Case(command="report", then=("2026-10", "--pdf", "{out}.pdf"), may=WITH_REPORTS),
    Case(command="report", then=("2026-10", "--annex", "{out}.pdf"), may=ALONE, told="make_annex"),
    Case(
        command="report",
        then=("2026-10", "--annex-csv", "{out}.csv", "--annex-xlsx", "{out}.xlsx"),
        may=ALONE,
        told="make_annex",
    ),
    Case(command="statement", then=("2026-T4",), may=WITH_REPORTS),
    Case(command="account", then=("2026",), may=WITH_REPORTS),
    Case(command="estimate", then=("2026-10",), may=ALONE, told="hand_over_paper"),
    Case(
        command="estimate",
        then=("2026-10", "--csv", "{out}.csv", "--xlsx", "{out}.xlsx"),
        may=ALONE,
        told="hand_over_paper",
    ),
    Case(command="filoue", then=("2026", "--check"), may=ALONE),
    Case(command="export", then=("{out}",), may=ALONE, told="export_folder"),
    Case(command="backup", then=("{place}",), may=ALONE),
    Case(command="check", may=EVERYBODY),
)
PASSING = {"log_in", "log_out"}
WITHOUT_ROLE = {"demo", "merge", "import", "restore"}
"""They open no crèche, or put back one that the person opens already."""


@dataclass(frozen=True, kw_only=True)
class Stage:
    folder: Path
    secret: Path
    storage: FolderStorage
    clock: FixedClock

    def deeds_since(self, entry: int) -> tuple[list[str], int]:
        """What the journal tells after that entry, but for who came and went; and its last entry."""
        store = self.storage.open(self.folder, DIRECTOR, PASSPHRASE)
        lines = list(store.journal(60))
        store.close()
        return [one.deed for one in lines if one.id > entry and one.deed not in PASSING], lines[0].id

    def names(self) -> set[str]:
        """The parents in insertion."""
        store = self.storage.open(self.folder, DIRECTOR, PASSPHRASE)
        ids = {one.parent_id for one in store.find(InsertionPath)}
        found = {one.last_name for one in store.find(Parent) if one.id in ids}
        store.close()
        return found


@pytest.fixture
def stage(demonstration: Path, tmp_path: Path) -> Stage:
    secret = tmp_path / "phrase.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    clock = FixedClock(MORNING)
    return Stage(folder=demonstration, secret=secret, storage=new_storage(clock), clock=clock)


@pytest.fixture
def run(stage: Stage, capsys: pytest.CaptureFixture[str]) -> Callable[[str, list[str]], tuple[int, str, str]]:
    def call(login: str, arguments: list[str]) -> tuple[int, str, str]:
        who = ["--user", login, "--passphrase-file", str(stage.secret)]
        status = cli.run([*who, *arguments], stage.storage, stage.clock)
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return call


def test_each_command_has_its_line_here() -> None:
    assert {case.command for case in CASES} | WITHOUT_ROLE == set(COMMANDS)


@pytest.mark.parametrize("login", sorted(EVERYBODY))
def test_a_command_does_what_the_role_may_and_leaves_one_line(
    stage: Stage, run: Callable[[str, list[str]], tuple[int, str, str]], tmp_path: Path, login: str
) -> None:
    parents, (_, last) = stage.names(), stage.deeds_since(0)
    for number, case in enumerate(CASES):
        place = tmp_path / f"sortie-{number}"
        place.mkdir()
        then = [one.format(out=place / "papier", place=place) for one in case.then]
        status, out, err = run(login, [case.command, str(stage.folder), *then])
        new, last = stage.deeds_since(last)
        if login in case.may:
            assert "rôle" not in err, case
            assert new == ([case.told] if case.told else []), case
        else:
            assert (status, out, list(place.iterdir()), new) == (1, "", [], []), case
            assert "rôle" in err, case
            assert not {name for name in parents if name in err}, case
