"""`main.py filoue`: the check report by name, the file whole or not at all, refusals in French."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.store import Store
from db.storage import FolderStorage
from tests.app.filoue.families import creche_of_2026, family
from tests.app.records import at
from tests.builders import PASSPHRASE, FixedClock
from tests.ui.pages.quiet_creche import plain
from ui import cli

AGREED = ((date(2026, 1, 5), True),)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def creche(store: Store, clock: FixedClock) -> Store:
    """January 2027: one family agreed, one has not answered."""
    at(clock, date(2027, 1, 4), "9:00")
    creche_of_2026(store)
    family(store, "Zoé Abadie", consents=AGREED)
    family(store, "Ümit Åkesson")
    return store


@pytest.fixture
def run(
    creche: Store, storage: FolderStorage, clock: FixedClock, folder: Path, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs the command as the director: status, output, errors. `lack` adds a family without its number."""
    secret = folder.parent / "phrase.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")

    def call(*arguments: str | Path, lack: bool = False) -> tuple[int, str, str]:
        if lack:
            family(creche, "Łukasz Żółć", number=None, consents=AGREED)
        creche.close()
        whole = ["--user", "directrice", "--passphrase-file", secret, "filoue", folder, *arguments]
        status = cli.run([str(one) for one in whole], storage, clock)
        shown = capsys.readouterr()
        return status, plain(shown.out), plain(shown.err)

    return call


def test_the_file_is_written_without_a_word(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "filoue.csv"
    assert run("2026", "--csv", path) == (0, "", "")
    assert path.read_bytes().count(b"\r\n") == 2


def test_the_check_says_its_layout_what_lacks_by_name_and_the_counts(run: Run) -> None:
    status, out, err = run("2026", "--check", lack=True)
    assert (status, err) == (1, "")
    lines = out.splitlines()
    assert lines[0].startswith("Format d’avril 2021")
    assert "IDEQU" in lines[0]
    assert lines[1:3] == [
        "Łukasz Żółć : numéro d’allocataire",
        "2026 : 2 lignes, dont 1 incomplète ; hors du fichier : 1 sans réponse.",
    ]
    assert lines[3].startswith("1 ligne incomplète (Łukasz Żółć) : toutes les lignes ou aucune.")


def test_a_check_without_fault_is_status_0_and_may_make_the_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "filoue.csv"
    status, out, _ = run("2026", "--check", "--csv", path)
    assert status == 0
    assert "2026 : 1 ligne ; hors du fichier : 1 sans réponse." in out
    assert path.exists()


@pytest.mark.parametrize("check", [True, False])
def test_a_row_that_lacks_something_writes_nothing(run: Run, tmp_path: Path, check: bool) -> None:
    path = tmp_path / "filoue.csv"
    path.write_bytes(b"older")
    status, out, err = run("2026", *(["--check"] if check else []), "--csv", path, lack=True)
    assert status == 1
    assert "Łukasz Żółć" in (out if check else err)
    assert path.read_bytes() == b"older"
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["2027", "--csv", "x.csv"], 1, "2027 n’est pas fini"),
        (["2010", "--check"], 1, "de 2018 à 2027"),
        (["2026"], 1, "Indiquez --check pour le contrôle"),
        (["vingt", "--check"], 2, "attend un nombre entier"),
        ([], 2, "Il manque"),
    ],
)
def test_what_cannot_be_is_said_in_french(run: Run, arguments: list[str], status: int, sentence: str) -> None:
    found, out, err = run(*arguments)
    assert (found, out) == (status, "")
    assert sentence in err
