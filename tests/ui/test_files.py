"""Files given out: whole or not at all, refused in French."""

import errno
from pathlib import Path

import pytest

from app.errors import FileRefused
from ui.files import not_saved, with_ending, write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"avant")
    write_whole(path, b"apres")
    assert path.read_bytes() == b"apres"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_in_french(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="le dossier n’existe pas"):
        write_whole(tmp_path / "ailleurs" / "rapport.pdf", b"%PDF")


def test_a_file_in_the_place_of_a_folder_is_told_in_french(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(FileRefused, match="n’est pas un dossier"):
        write_whole(tmp_path / "fichier" / "rapport.pdf", b"%PDF")


def test_a_folder_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "rapport.pdf").mkdir()
    with pytest.raises(FileRefused, match="un dossier porte déjà ce nom"):
        write_whole(tmp_path / "rapport.pdf", b"%PDF")
    assert [entry.name for entry in tmp_path.iterdir()] == ["rapport.pdf"]


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        (errno.ENOSPC, "le disque est plein. Libérez de la place, ou choisissez un autre disque."),
        (errno.EDQUOT, "le disque est plein. Libérez de la place, ou choisissez un autre disque."),
        (errno.EISDIR, "un dossier porte déjà ce nom. Choisissez un autre nom."),
        (errno.ENAMETOOLONG, "le nom est trop long. Choisissez un autre nom."),
        (errno.EACCES, "l’accès est refusé. Choisissez un autre dossier."),
        (errno.EROFS, "le disque est en lecture seule. Choisissez un autre dossier."),
    ],
)
def test_each_cause_has_its_own_remedy(code: int, remedy: str) -> None:
    assert not_saved(Path("papiers") / "rapport.pdf", OSError(code, "x")).sentence.endswith(remedy)


def test_a_taken_name_asks_for_no_room(tmp_path: Path) -> None:
    (tmp_path / "rapport.pdf").mkdir()
    with pytest.raises(FileRefused) as refused:
        write_whole(tmp_path / "rapport.pdf", b"%PDF")
    assert refused.value.sentence.endswith("un dossier porte déjà ce nom. Choisissez un autre nom.")


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("octobre", "octobre.pdf"),
        ("octobre.", "octobre.pdf"),
        ("octobre.2026", "octobre.2026.pdf"),
        ("octobre.pdf", "octobre.pdf"),
        ("octobre.PDF", "octobre.PDF"),
    ],
)
def test_a_name_typed_without_its_ending_gets_it(tmp_path: Path, typed: str, saved: str) -> None:
    assert with_ending(tmp_path / typed, "rapport-2026-10.pdf") == tmp_path / saved


def test_a_file_that_the_ending_would_meet_is_not_replaced_unasked(tmp_path: Path) -> None:
    (tmp_path / "octobre.pdf").write_bytes(b"avant")
    assert with_ending(tmp_path / "octobre.pdf", "rapport.pdf") == tmp_path / "octobre.pdf"
    with pytest.raises(FileRefused, match=r"« octobre\.pdf » existe déjà"):
        with_ending(tmp_path / "octobre", "rapport.pdf")
