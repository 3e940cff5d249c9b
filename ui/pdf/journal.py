"""The journal on paper (journal imprimé): the lines asked for, newest first, for a control or an access request."""

from collections.abc import Sequence
from functools import partial

from ui import french
from ui.pdf.document import Cover, Footer, bound
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.paper import CELL, INK, MARGIN, MUTED, RIGHT, ROOM, SMALL, TITLE, Sheet
from ui.pdf.prose import wrap
from ui.pdf.tables import Column, Look, Row, table_pages

TOP = 108.0
COLUMNS = (
    Column(title="Quand", wide=54),
    Column(title="Qui", wide=58),
    Column(title="Acte", wide=82),
    Column(title="Sur quoi", wide=84),
    Column(title="Écriture", wide=50),
    Column(title="Champs, avant → après"),
)
MEANING = (
    "Chaque écriture est signée avec celle qui la précède ; la vérification du dossier dit si l’une manque ou a "
    "changé. Les textes libres sont nommés, jamais recopiés."
)


def draw(rows: Sequence[Sequence[str]], asked: str, made: str) -> bytes:
    """The lines' cells as a PDF. The same lines give the same bytes."""
    head = partial(_head, f"{french.plural(len(rows), 'ligne')} · {asked}", made)
    pages = table_pages(COLUMNS, [Row(cells=tuple(row)) for row in rows], head, TOP, Look(size=7.8, gap=7.0))
    footer = Footer(
        first=f"Journal · {made}",
        second=((SEMIBOLD, "Document nominatif"), (REGULAR, " — ne le laissez pas sur l’imprimante")),
    )
    return bound(pages, Cover(title="Journal", author="", subject="Qui a écrit ou consulté quoi"), footer)


def _head(said: str, made: str, sheet: Sheet, number: int) -> float:
    if number == 0:
        sheet.bookmark("Journal", 40)
    sheet.text(MARGIN, 52, "Journal", BOLD, TITLE)
    sheet.right(RIGHT, 52, made, REGULAR, CELL)
    sheet.text(MARGIN, 68, said, REGULAR, CELL, INK)
    return sheet.lines(MARGIN, 84, wrap(MEANING, ROOM, SMALL), SMALL, 11, MUTED) - 4
