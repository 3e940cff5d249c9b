"""Reports given back (rapports reçus): the data joined to a report's PDF, and the seal that its paper prints."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.errors import FileRefused
from app.wording import spoken_fault

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

ATTACHMENT = "rapport.json"
LARGEST = 50_000_000
"""Of a file, in bytes: a report has a hundred thousand."""
FOOT = 41.0
"""Of a page, in points: the free text above it is not read."""
SEAL = re.compile(r"Sceau\s+([0-9a-f]{4})\s([0-9a-f]{4})\s([0-9a-f]{4})\s")


class Given(NamedTuple):
    """What a report's PDF carries; `printed` is None where its paper has no seal."""

    data: bytes
    printed: str | None


def files_of(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and the PDFs of each folder named. Raises FileRefused for a folder without any."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(one for one in path.iterdir() if one.suffix.lower() == ".pdf" and one.is_file())
        if not found:
            raise FileRefused(f"Le dossier « {path} » ne contient aucun PDF.")
        yield from found


def read(path: Path) -> Given:
    """The data and the printed seal. Raises FileRefused, by the file's name."""
    import pypdfium2

    content = _content(path)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise FileRefused(
            f"« {path.name} » n’est pas un PDF qui peut être lu. Demandez à la crèche de vous remettre son rapport."
        ) from error
    with closing(document):
        try:
            return Given(_attached(document, path.name), _printed(document))
        except pypdfium2.PdfiumError as error:
            raise FileRefused(
                f"« {path.name} » est un PDF abîmé. Demandez à la crèche de vous remettre son rapport."
            ) from error


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise FileRefused(f"« {path.name} » est trop gros pour un rapport mensuel.")
        return path.read_bytes()
    except OSError as error:
        raise FileRefused(f"« {path} » ne peut pas être lu : {spoken_fault(error)}.") from error


def _attached(document: "PdfDocument", name: str) -> bytes:
    found = [document.get_attachment(place) for place in range(document.count_attachments())]
    ours = [one for one in found if one.get_name() == ATTACHMENT]
    if len(ours) != 1:
        raise FileRefused(
            f"« {name} » n’est pas un rapport mensuel : il faut le PDF tel que le programme l’a fait, avec ses données "
            f"jointes ({ATTACHMENT}), ni numérisé ni imprimé de nouveau."
        )
    return bytes(ours[0].get_data())


def _printed(document: "PdfDocument") -> str | None:
    """The seal at the foot of the first page; the other pages print the same."""
    if not len(document):
        return None
    words = document[0].get_textpage().get_text_bounded(bottom=0, top=FOOT)
    # The last one: the line above has the crèche's name, which could say anything.
    found = SEAL.findall(words)
    return "".join(found[-1]) if found else None
