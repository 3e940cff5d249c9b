"""A text file that somebody brings (fichier apporté): read with care, or refused by a sentence (no Qt)."""

from pathlib import Path

from app.errors import FileRefused
from app.wording import quoted, spoken_fault

MOST_BYTES = 1_000_000
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a spreadsheet's own files begin, new and old."""


def read_text(path: Path) -> str:
    """The file's text, in UTF-8 with or without its mark, else in Windows's Western letters. Raises FileRefused."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _refused(path, f"n’a pas pu être lu : {spoken_fault(error)}.") from error
    if len(content) > MOST_BYTES:
        raise _refused(path, "pèse plus de 1 Mo : ce n’est pas le planning d’un mois.")
    if content.startswith(WORKBOOKS):
        raise _refused(path, "est un classeur : dans le tableur, enregistrez-le d’abord au format CSV.")
    if content.startswith(UTF_16):
        raise _refused(path, "est écrit en UTF-16 : enregistrez-le plutôt en CSV UTF-8.")
    text = _decoded(content)
    if text is None:
        raise _refused(path, "n’est pas un fichier de texte : enregistrez le tableau au format CSV.")
    if not text.strip("\ufeff \t\r\n"):
        raise _refused(path, "est vide.")
    return text


def _decoded(content: bytes) -> str | None:
    if b"\x00" in content:
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _refused(path: Path, why: str) -> FileRefused:
    return FileRefused(f"{quoted(path.name)} {why}")
