"""The report's last pages: insertion, concertation, comment, definitions, signatures."""

from collections.abc import Sequence
from functools import partial

from ui import french
from ui.pdf.blocks import Block, beside, pile, spread
from ui.pdf.document import Page
from ui.pdf.paper import FOOT, MARGIN, RIGHT, Sheet
from ui.pdf.prose import Line
from ui.pdf.report_end import (
    COMMENT,
    LEADING,
    comment_block,
    comment_height,
    comment_lines,
    definitions_block,
    meetings_block,
    signatures_block,
)
from ui.pdf.report_first import page_head
from ui.pdf.report_paths import paths_block
from ui.pdf.report_view import View
from ui.pdf.report_work import outcomes_block, work_block

TOP = 59.0
GAP, WIDE_GAP = 13.0, 24.0
ROOM = FOOT - 12 - TOP
SPARE = 240.0
"""With as much room left, the definitions are set large."""

SHORT = 3
"""Fewer lines of a comment than this are not left alone on a page."""


def last_pages(view: View) -> list[Page]:
    """The third page, and what a long comment needs after it."""
    above = [block for block in (paths_block(view), work_block(view), outcomes_block(view)) if block]
    title = _title(view, insertion=bool(above))
    definitions, signatures = definitions_block(view), signatures_block()
    meetings = meetings_block(view)
    comment = comment_lines(view, RIGHT - (COMMENT if meetings else MARGIN))
    row = [meetings] if meetings else []
    row += [comment_block(comment, COMMENT if meetings else MARGIN)] if comment else []
    blocks = [*above, *([beside(*row)] if row else []), definitions, signatures]
    if _height(blocks) <= ROOM - SPARE:
        blocks[-2] = definitions_block(view, roomy=True)
    if _height(blocks) <= ROOM:
        return [partial(_page, view, title, blocks)]
    return _overflowing(view, title, above + ([meetings] if meetings else []), [definitions], signatures)


def split(lines: Sequence[Line], here: int, full: int, last: int) -> list[Sequence[Line]]:
    """The comment page by page: `here` lines on the third, `full` on each next one, `last` beside the signatures."""
    here = min(here, max(0, len(lines) - SHORT))
    here = here if here >= SHORT else 0
    parts, rest = [lines[:here]], lines[here:]
    while len(rest) > last:
        take = min(full, len(rest) - SHORT)
        parts.append(rest[:take])
        rest = rest[take:]
    return [*parts, rest]


def _overflowing(
    view: View, title: str, above: list[Block], below: list[Block], signatures: Block
) -> list[Page]:
    """The comment across the page's width; what doesn't hold and the signatures go to pages of their own."""
    here = _lines_in(ROOM - _height([*above, *below]) - GAP)
    lines = comment_lines(view, RIGHT - MARGIN)
    first, *others = split(lines, here, _lines_in(ROOM), _lines_in(ROOM - GAP - signatures.height))
    middle = [comment_block(first, MARGIN)] if first else []
    pages: list[Page] = [partial(_page, view, title, [*above, *middle, *below])]
    head = "Commentaire de la direction" + (" (suite)" if first else "")
    for place, part in enumerate(others):
        blocks = [comment_block(part, MARGIN, head)] if part else []
        head = "Commentaire de la direction (suite)"
        blocks += [signatures] if place == len(others) - 1 else []
        pages.append(partial(_page, view, "Commentaire et signatures", blocks))
    return pages


def _page(view: View, title: str, blocks: Sequence[Block], sheet: Sheet) -> None:
    page_head(view, sheet, title)
    pile(sheet, TOP, blocks, spread(blocks, ROOM, GAP, WIDE_GAP))


def _title(view: View, *, insertion: bool) -> str:
    words = ["Insertion"] if insertion else []
    words += ["concertation"] if view.report.meetings.count else []
    words += ["définitions"]
    return french.capitalised(", ".join(words))


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks) + GAP * (len(blocks) - 1)


def _lines_in(room: float) -> int:
    """How many lines of comment hold in that height."""
    return max(0, int((room - comment_height(0)) // LEADING))
