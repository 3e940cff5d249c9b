"""Parts that papers share (parties communes): terms and their texts, a list of sentences, a state, frames."""

from collections.abc import Sequence

from ui.pdf.blocks import Block, section
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.paper import CELL, INK, MARGIN, MUTED, ROOM, SMALL, TRACK, Sheet
from ui.pdf.prose import Run, fitted, fitting_size, shortened, wrap

TERM = 128.0
TEXT = 9.8
LEADING = 13.0
HEAD = 30.0
SIGNATURE = 74.0
BAND = 40.0
BETWEEN = 16.0
"""From one frame to the next."""
DASH = 12.0


def terms(title: str, rows: Sequence[tuple[str, str | Sequence[Run]]]) -> Block:
    """A section of terms, each with its text at the right."""
    laid = [(term, wrap(text, ROOM - TERM, TEXT)) for term, text in rows]

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, title)
        y += HEAD
        for term, lines in laid:
            sheet.text(MARGIN, y, term, REGULAR, CELL, MUTED)
            y = sheet.lines(MARGIN + TERM, y, lines, TEXT, LEADING) + 4
            sheet.rule(MARGIN, y - 12, ROOM)

    return Block(HEAD + sum(LEADING * max(1, len(lines)) + 4 for _, lines in laid) - 12, paint)


def sentences(title: str, texts: Sequence[str], x: float = MARGIN, wide: float = ROOM) -> Block:
    """A section of sentences, a dash before each."""
    laid = [wrap(text, wide - DASH, CELL) for text in texts]

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, x, y, wide, title)
        y += HEAD
        for lines in laid:
            sheet.text(x, y, "–", REGULAR, CELL, MUTED)
            y = sheet.lines(x + DASH, y, lines, CELL, 12) + 2.4

    return Block(HEAD + sum(12 * len(lines) + 2.4 for lines in laid) - 8, paint)


def signatures(signers: Sequence[str], high: float = SIGNATURE, names: Sequence[str] = ()) -> Block:
    """A frame for each to sign in, up to three in a row; `names` are written under whom they sign for."""
    columns = min(3, len(signers))
    wide = (ROOM - BETWEEN * (columns - 1)) / columns
    rows = -(-len(signers) // columns)

    def paint(sheet: Sheet, y: float) -> None:
        for place, signer in enumerate(signers):
            x, top = MARGIN + (wide + BETWEEN) * (place % columns), y + (high + 12) * (place // columns)
            sheet.frame(x, top, wide, high, INK, 0.6)
            sheet.text(x + 8, top + 13, fitted(signer, wide - 16, SEMIBOLD, CELL), SEMIBOLD, CELL)
            lines = wrap(names[place], wide - 16, CELL) if place < len(names) else []
            sheet.lines(x + 8, top + 25, shortened(lines, 2, wide - 16, CELL), CELL, 11.4)
            sheet.text(x + 8, top + high - 9, "Date et signature", REGULAR, SMALL, MUTED)

    return Block((high + 12) * rows - 12, paint)


def band(title: str, told: str, *, provisional: bool) -> Block:
    """Where the figures stand: framed and hatched while they can move, on a pale ground once they can't."""

    def paint(sheet: Sheet, y: float) -> None:
        if provisional:
            sheet.hatch(MARGIN + 1.6, y + 1.6, 12.4, BAND - 3.2)
            sheet.frame(MARGIN + 0.8, y + 0.8, ROOM - 1.6, BAND - 1.6, INK, 1.8)
        else:
            sheet.block(MARGIN, y, ROOM, BAND, TRACK)
            sheet.block(MARGIN, y, 4, BAND, INK)
        room = ROOM - 34
        sheet.text(MARGIN + 24, y + 16.4, title, BOLD, fitting_size(title, room, BOLD, 11.6))
        sheet.text(MARGIN + 24, y + 31, told, SEMIBOLD, fitting_size(told, room, SEMIBOLD, CELL))

    return Block(BAND, paint)
