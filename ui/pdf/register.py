"""The register of processing on paper (registre des traitements, art. 30 RGPD), as the crèche filled it in."""

from functools import partial

from app.protection import filled
from app.protection.processings import Processing
from app.protection.register import Register
from ui import french
from ui.pdf.blocks import Block, pile
from ui.pdf.document import Page, bound
from ui.pdf.flowing import Piece, paged
from ui.pdf.letterhead import NEXT_TOP, Letterhead, cover, footer, head, next_head
from ui.pdf.paper import FOOT, Sheet
from ui.pdf.parts import sentences, terms
from ui.protection_words import BASIS_WORDS

TITLE = "Registre des activités de traitement"
TOP = 124.0
BOTTOM = FOOT - 12
GAP = 16.0
TO_FILL = "à compléter par la crèche, ici, à la main : …………………………………"
"""A line for what the crèche alone knows: no setting holds it."""
TRANSFERS = "Aucun par le programme : rien ne sort du poste."


def draw(register: Register, creche: Letterhead) -> bytes:
    """The register as a PDF. The same register gives the same bytes."""
    what = f"{TITLE}, au {french.day(register.day)}"
    return bound(pages_of(register, creche), cover(creche, what, TITLE), footer(creche, what))


def pages_of(register: Register, creche: Letterhead) -> list[Page]:
    """Who keeps it, then each processing whole, then the measures."""
    blocks = [_known(register), *(_processing(one) for one in register.processings), _security(register)]
    pieces = [Piece(_spaced(block)) for block in blocks]
    pages = paged(pieces, BOTTOM - TOP, BOTTOM - NEXT_TOP - 14)
    return [partial(_page, register, creche, part, number) for number, part in enumerate(pages)]


def _page(register: Register, creche: Letterhead, pieces: list[Piece], number: int, sheet: Sheet) -> None:
    if number:
        y = next_head(sheet, TITLE) + 14
    else:
        head(sheet, creche, TITLE, f"au {french.day(register.day)}", "article 30 du RGPD")
        y = TOP
    pile(sheet, y, [piece.block for piece in pieces], 0)


def _spaced(block: Block) -> Block:
    return Block(block.height + GAP, block.paint)


def _known(register: Register) -> Block:
    return terms("Qui tient ce registre", [(term, text or TO_FILL) for term, text in register.known.items()])


def _processing(one: Processing) -> Block:
    return terms(
        one.title,
        [
            ("Finalité", one.purpose),
            ("Base légale", _basis(one)),
            ("Personnes", one.people),
            ("Données", one.data),
            ("Destinataires", one.recipients),
            ("Hors de l’Union", TRANSFERS),
            ("Conservation", one.retention or filled.TO_FILL),
        ],
    )


def _basis(one: Processing) -> str:
    return f"{BASIS_WORDS[one.basis]} (article 6 du RGPD)" if one.basis else filled.TO_FILL


def _security(register: Register) -> Block:
    return sentences("Mesures de sécurité", register.security)
