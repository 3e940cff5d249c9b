"""`main.py restore` and `backup`: where a copy may go, what is said once it is there, and what is refused."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.families.records import Home
from app.store import Store
from app.users import Role
from db.names import DATA, MANIFEST
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock
from tests.db.people import add_family
from tests.torture.causes import may_mount, small_disk
from tests.ui.pages.quiet_creche import plain
from ui import cli

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(storage: FolderStorage, clock: FixedClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command as the director: status, output, errors, with plain spaces."""
    secret = tmp_path / "phrase.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        whole = ["--user", "directrice", "--passphrase-file", secret, *arguments]
        status = cli.run([str(one) for one in whole], storage, clock)
        shown = capsys.readouterr()
        return status, plain(shown.out), plain(shown.err)

    return call


@pytest.fixture
def copy(store: Store, folder: Path) -> Path:
    """The crèche's own copy, of one family; the crèche, closed, has one more."""
    add_family(store, "Żółć")
    made = store.backup(folder / "sauvegardes")
    add_family(store, "Nguyễn")
    store.close()
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def families(storage: FolderStorage, folder: Path) -> list[str]:
    store = storage.open(folder, "directrice", PASSPHRASE)
    found = [home.name for home in store.find(Home)]
    store.close()
    return found


def test_an_empty_folder_takes_the_copy(run: Run, storage: FolderStorage, copy: Path, tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    status, _, err = run("restore", copy, tmp_path / "vide")
    assert (status, err) == (0, "")
    assert families(storage, tmp_path / "vide") == ["Żółć"]
    assert not list(tmp_path.glob("*avant-restauration*"))


def test_whoever_opens_the_copy_may_put_it_into_an_empty_folder(
    storage: FolderStorage, store: Store, tmp_path: Path
) -> None:
    store.set_passphrase("equipe", "Équipe", Role.TEAM, PASSPHRASE)
    made = store.backup(tmp_path / "copies")
    store.close()
    (tmp_path / "vide").mkdir()
    assert storage.restore(made, tmp_path / "vide", "equipe", PASSPHRASE).kept is None


def test_a_folder_of_something_else_is_left_alone(run: Run, copy: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_text("x")
    status, _, err = run("restore", copy, tmp_path / "photos")
    assert status == 1
    assert "existe déjà et n’est pas vide" in err
    assert names(tmp_path / "photos") == ["a.jpg"]


@pytest.mark.parametrize("name", ["", "../{name}", "../lien"])
def test_a_copy_does_not_take_its_own_place(run: Run, copy: Path, name: str) -> None:
    (copy.parent / "lien").symlink_to(copy)
    before = (copy / DATA).read_bytes()
    status, _, err = run("restore", copy, copy / name.format(name=copy.name))
    assert status == 1
    assert "est la sauvegarde elle-même" in err
    assert (copy / DATA).read_bytes() == before
    assert not list(copy.parent.glob("*avant-restauration*"))


@pytest.mark.parametrize("name", ["neuf", "vide", "a/b"])
def test_nor_a_place_inside_itself(run: Run, copy: Path, name: str) -> None:
    (copy / "vide").mkdir()
    before = names(copy)
    status, _, err = run("restore", copy, copy / name)
    assert status == 1
    assert "est dans le dossier de la sauvegarde" in err
    assert names(copy) == before


def test_the_creche_s_own_copy_takes_the_creche_s_place_and_goes_aside_with_it(
    run: Run, storage: FolderStorage, folder: Path, copy: Path
) -> None:
    status, _, err = run("restore", copy, folder)
    assert (status, err) == (0, "")
    assert families(storage, folder) == ["Żółć"]
    (kept,) = folder.parent.glob("creche-avant-restauration-*")
    assert families(storage, kept) == ["Żółć", "Nguyễn"]
    assert (kept / "sauvegardes" / copy.name / DATA).is_file()


def test_a_restore_says_that_it_is_done_and_where_the_former_folder_is(
    run: Run, folder: Path, copy: Path
) -> None:
    _, out, _ = run("restore", copy, folder)
    (kept,) = folder.parent.glob("creche-avant-restauration-*")
    done, where, who = out.splitlines()
    assert done == "La sauvegarde du dimanche 22 novembre 2026 à 8 h 02 est en place."
    assert f"est gardé dans « {kept} »" in where
    assert who == "Les accès sont ceux du jour de la copie : phrases de passe et code de secours d’alors."


def test_a_restore_elsewhere_says_that_closed_accounts_may_open(run: Run, copy: Path, tmp_path: Path) -> None:
    (copy / MANIFEST).unlink()
    _, out, _ = run("restore", copy, tmp_path / "neuf")
    done, who, remark = out.splitlines()
    assert done == "La sauvegarde est en place."
    assert "Un compte fermé depuis s’ouvre de nouveau" in who
    assert remark


@pytest.mark.parametrize("where", ["n’existe pas/à", "copies.txt"])
def test_a_backup_is_refused_where_no_folder_is_and_makes_none(
    run: Run, folder: Path, copy: Path, tmp_path: Path, where: str
) -> None:
    (tmp_path / "copies.txt").write_text("x")
    before = names(tmp_path)
    status, out, err = run("backup", folder, tmp_path / where)
    assert (status, out) == (1, "")
    assert f"« {tmp_path / where} » n’est pas là" in err
    assert names(tmp_path) == before


def test_a_backup_inside_the_creche_is_refused_but_in_its_own_place(
    run: Run, folder: Path, copy: Path
) -> None:
    status, _, err = run("backup", folder, folder)
    assert status == 1
    assert "une panne emporterait les deux" in err
    shutil.rmtree(copy.parent)
    status, out, _ = run("backup", folder, folder / "x" / ".." / "sauvegardes")
    assert status == 0
    assert Path(out.strip()).parent == folder / "sauvegardes"


def test_a_backup_says_where_it_lies(run: Run, folder: Path, copy: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    status, out, err = run("backup", folder, tmp_path / "copies")
    assert (status, err) == (0, "")
    assert (Path(out.strip()) / DATA).is_file()


def test_a_whole_disk_is_no_place_for_a_copy(run: Run, copy: Path) -> None:
    status, _, err = run("restore", copy, copy.anchor)
    assert status == 1
    assert "est un disque entier" in err


@pytest.mark.skipif(not may_mount(), reason="a small disk can't be made here")
def test_nor_is_an_empty_one_but_a_folder_on_it_is(
    run: Run, storage: FolderStorage, copy: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "cle", "16m") as disk:
        for words in (("restore", copy, disk), ("import", copy, disk)):
            status, _, err = run(*words)
            assert status == 1
            assert f"« {disk} » est un disque entier" in err
        (disk / "vide").mkdir()
        assert run("restore", copy, disk / "vide")[0] == 0
        assert families(storage, disk / "vide") == ["Żółć"]
