"""Text that flows over pages (texte suivi): pieces that may part, pieces that stay with the next, where one goes on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ui.pdf.blocks import Block
from ui.pdf.paper import INK, LINE, Ink, Sheet
from ui.pdf.prose import Line

TOGETHER = 2
"""Lines of a paragraph that are never left alone at the foot or at the top of a page."""
BAR = 1.6


@dataclass(frozen=True, slots=True)
class Piece:
    """A block; `keep` says that it stays with the next one, `going_on` what is said above it at the top of a page."""

    block: Block
    keep: bool = False
    going_on: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Type:
    """How a text is set: where, how large, a bar at its left for what somebody wrote."""

    x: float
    size: float
    leading: float
    ink: Ink = INK
    bar: float | None = None
    """Where the bar stands."""


def paged(pieces: Iterable[Piece], first: float, other: float) -> list[list[Piece]]:
    """The pieces page by page, `first` points on the first page and `other` on the next ones; at least one page."""
    pages: list[list[Piece]] = [[]]
    left = first
    for chain in _chains(pieces):
        high = sum(piece.block.height for piece in chain)
        if pages[-1] and high > left and high <= other:
            pages.append([])
            left = other
        for piece in chain:
            if pages[-1] and piece.block.height > left:
                pages.append([])
                left = other
            pages[-1].append(piece)
            left -= piece.block.height
    return pages


def _chains(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    chain: list[Piece] = []
    for piece in pieces:
        chain.append(piece)
        if not piece.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def text(lines: Sequence[Line], style: Type, going_on: str = "", after: float = 0.0) -> list[Piece]:
    """A line a piece; `after` is left free under the last."""
    last = len(lines) - 1
    return [
        Piece(
            _line(line, style, after if place == last else 0.0),
            keep=place < TOGETHER - 1 < last or last - TOGETHER < place < last,
            going_on=going_on,
        )
        for place, line in enumerate(lines)
    ]


def _line(line: Line, style: Type, after: float) -> Block:
    def paint(sheet: Sheet, y: float) -> None:
        sheet.lines(style.x, y + style.leading - 2.6, [line], style.size, style.leading, style.ink)
        if style.bar is not None:
            sheet.block(style.bar, y, BAR, style.leading + (1.4 if after else 0), LINE)

    return Block(style.leading + after, paint)
