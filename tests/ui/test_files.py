"""Files given out: whole or not at all, refused in French."""

from pathlib import Path

import pytest

from app.errors import FileRefused
from ui.files import write_whole


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
