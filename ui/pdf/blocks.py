"""Blocks of a page (blocs): things of a known height, put one under another or side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.pdf.fonts import BOLD, REGULAR, width
from ui.pdf.paper import HEADING, INK, MUTED, NOTE, RULE, Sheet
from ui.pdf.prose import fitted

Painter = Callable[[Sheet, float], None]
"""Draws a block whose top is at y."""

HEAD = 32.0
"""From a section's rule to the first baseline under its heading."""


@dataclass(frozen=True, slots=True)
class Block:
    """A height in points and what draws it."""

    height: float
    paint: Painter


def beside(*blocks: Block) -> Block:
    """Blocks that share their top."""

    def paint(sheet: Sheet, y: float) -> None:
        for block in blocks:
            block.paint(sheet, y)

    return Block(max(block.height for block in blocks), paint)


def pile(sheet: Sheet, y: float, blocks: Sequence[Block], gap: float) -> float:
    """Paints blocks one under another. Returns where the last one ends."""
    for block in blocks:
        block.paint(sheet, y)
        y += block.height + gap
    return y - gap


def spread(blocks: Sequence[Block], room: float, least: float, most: float) -> float:
    """The gap that fills the room with these blocks, within bounds."""
    left = room - sum(block.height for block in blocks)
    return min(most, max(least, left / max(1, len(blocks) - 1)))


def section(
    sheet: Sheet, x: float, y: float, wide: float, title: str, note: str = "", *, small: bool = False
) -> None:
    """A section's rule, its heading under it, a muted note at the right for the period or the unit.

    A small section, one of three side by side, has no entry in the outline.
    """
    sheet.rule(x, y, wide, INK, RULE)
    sheet.text(x, y + 12.6, title, BOLD, HEADING)
    if not small:
        sheet.bookmark(title, y, level=1)
    if note:
        room = wide - width(title, BOLD, HEADING) - 12
        sheet.right(x + wide, y + 12.6, fitted(note, room, REGULAR, NOTE), REGULAR, NOTE, MUTED)


def flow(blocks: Sequence[Block], room: float, gap: float) -> list[list[Block]]:
    """The blocks page by page, each whole; one taller than a page stands alone."""
    pages: list[list[Block]] = [[]]
    used = 0.0
    for block in blocks:
        if pages[-1] and used + gap + block.height > room:
            pages.append([])
        used = block.height if not pages[-1] else used + gap + block.height
        pages[-1].append(block)
    return pages
