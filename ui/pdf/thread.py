"""The path's thread on paper (fil du parcours): everything noted on a parent, by month, the newest first.

Notes are those that the parent may read, whole; a private note never comes here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from ui import french
from ui.pdf.blocks import Block, pile, section
from ui.pdf.document import Page, bound
from ui.pdf.flowing import Piece, Type, paged, text
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.letterhead import NEXT_TOP, Letterhead, cover, footer, head, missing_note, next_head
from ui.pdf.paper import BODY, CELL, FOOT, MARGIN, MUTED, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.parts import terms
from ui.pdf.prose import paragraphs, shortened, wrap

TITLE = "Fil du parcours"
TOP = 120.0
"""Where the content starts, under one line of name."""
ABOUT_GAP = 8.0
BOTTOM = FOOT - 12
NAME, NAME_LEADING = 12.0, 16.0
WHEN = 96.0
"""Width of the days' column."""
WHAT = MARGIN + WHEN
WIDE = RIGHT - WHAT
INDENT = 10.0
HEADLINE, LEADING = 9.8, 12.4
MONTH = 32.0
DETAIL = Type(x=WHAT, size=CELL, leading=12.0)
NOTE = Type(x=WHAT + INDENT, size=CELL, leading=12.4, bar=WHAT)
NOTHING = "Rien n’est encore noté dans ce parcours."


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A fact of the thread in words; `hour` in minutes after midnight, `note` what the parent may read."""

    day: date
    hour: int | None = None
    title: str
    detail: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreadPaper:
    """A parent's thread. `facts` are terms and their texts: children, path, engagement…"""

    creche: Letterhead
    parent: str
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[Line, ...]
    """The newest first."""
    printed_on: date


def draw(paper: ThreadPaper) -> bytes:
    """The thread as a PDF. The same thread gives the same bytes."""
    title = f"{TITLE}, {paper.parent}"
    texts = [paper.parent, *(said for one in paper.lines for said in (one.title, one.detail, one.note))]
    foot = footer(paper.creche, f"{title}, au {french.day(paper.printed_on)}", *missing_note(texts))
    return bound(pages_of(paper), cover(paper.creche, title, TITLE), foot)


def pages_of(paper: ThreadPaper) -> list[Page]:
    """The heading, then the months over as many pages as they need."""
    about = [terms("Où en est le parcours", paper.facts)] if paper.facts else []
    used = TOP + NAME_LEADING * (len(_name(paper)) - 1) + sum(block.height + ABOUT_GAP for block in about)
    pages = paged(_pieces(paper), BOTTOM - used, BOTTOM - NEXT_TOP)
    return [partial(_page, paper, about, part, number) for number, part in enumerate(pages)]


def _page(
    paper: ThreadPaper, about: Sequence[Block], pieces: Sequence[Piece], number: int, sheet: Sheet
) -> None:
    if number:
        y = next_head(sheet, f"{TITLE}, {paper.parent}", pieces[0].going_on)
    else:
        head(sheet, paper.creche, TITLE, f"au {french.day(paper.printed_on)}", where=False)
        y = sheet.lines(MARGIN, TOP - 10, _name(paper), NAME, NAME_LEADING) - 6
        for block in about:
            block.paint(sheet, y)
            y += block.height + ABOUT_GAP
    pile(sheet, y, [piece.block for piece in pieces], 0)


def _name(paper: ThreadPaper) -> list[list[tuple[str, str]]]:
    return shortened(wrap([(SEMIBOLD, paper.parent)], ROOM, NAME), 2, ROOM, NAME)


def _pieces(paper: ThreadPaper) -> Iterator[Piece]:
    for month, lines in groupby(paper.lines, lambda one: one.day.replace(day=1)):
        yield Piece(_month(month), keep=True)
        for place, line in enumerate(lines):
            yield from _item(line, first=place == 0)
    if not paper.lines:
        yield from text(wrap(NOTHING, ROOM, BODY), Type(x=MARGIN, size=BODY, leading=18))


def _month(month: date) -> Block:
    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y + 12, ROOM, french.capitalised(french.month(month)))

    return Block(MONTH, paint)


def _item(line: Line, *, first: bool) -> list[Piece]:
    """Its headline, then what is said of it; the day is recalled where that goes on over a page."""
    going_on = f"{french.day_of_week(line.day)} (suite)"
    detail = text(paragraphs(line.detail, WIDE, CELL), DETAIL, going_on, 2.0)
    note = text(paragraphs(line.note, WIDE - INDENT, CELL), NOTE, going_on, 4.0)
    headline = _headline(line, first=first, alone=not detail and not note)
    return [Piece(headline, bool(detail or note), f"{french.month(line.day)} (suite)"), *detail, *note]


def _headline(line: Line, *, first: bool, alone: bool) -> Block:
    lines = wrap([(BOLD, line.title)], WIDE, HEADLINE)
    high = LEADING * max(1, len(lines)) + (7 if alone else 5)

    def paint(sheet: Sheet, y: float) -> None:
        if not first:
            sheet.rule(MARGIN, y + 1, ROOM)
        sheet.text(MARGIN, y + LEADING + 1, french.day_short(line.day), SEMIBOLD, CELL)
        if line.hour is not None:
            sheet.right(WHAT - 10, y + LEADING + 1, french.hour(line.hour), REGULAR, SMALL, MUTED)
        sheet.lines(WHAT, y + LEADING + 1, lines, HEADLINE, LEADING)

    return Block(high, paint)
