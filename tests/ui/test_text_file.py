"""A file that somebody brings is read in the encodings of the field, or refused by a sentence."""

from pathlib import Path

import pytest

from app.errors import FileRefused
from ui.text_file import MOST_BYTES, read_text

TEXT = "Jour;Heures\r\njeu 3 déc;6 h 30-14 h 30\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_encodings_of_the_field_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mois.csv"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text(path) == TEXT


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "est vide"),
        (b"\xef\xbb\xbf \r\n", "est vide"),
        (b"PK\x03\x04...", "est un classeur"),
        (b"\xd0\xcf\x11\xe0...", "est un classeur"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"3;8-12\x00", "pas un fichier de texte"),
        (b"\x81\x8d;8-12", "pas un fichier de texte"),
        (b"3;8-12\n" * 200_000, "plus de 1 Mo"),
    ],
)
def test_another_file_is_refused_by_its_name(tmp_path: Path, content: bytes, part: str) -> None:
    path = tmp_path / "mois.csv"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match=part) as caught:
        read_text(path)
    assert "mois.csv" in caught.value.sentence


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mois.csv"
    path.write_bytes(b"a" * MOST_BYTES)
    assert len(read_text(path)) == MOST_BYTES


def test_a_file_that_is_gone_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="n’existe pas"):
        read_text(tmp_path / "parti.csv")
    with pytest.raises(FileRefused, match="n’a pas pu être lu"):
        read_text(tmp_path)
