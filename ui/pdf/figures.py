"""The month's rates explained on paper (chiffres de l'insertion): value, what it is made of, what it means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from app.report.explained import Figure, Unit
from ui import french
from ui.figure_words import FAMILIES, value
from ui.pdf.blocks import Block, section
from ui.pdf.document import Page, bound
from ui.pdf.flowing import Piece, paged
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.letterhead import NEXT_TOP, Letterhead, cover, footer, head, next_head
from ui.pdf.paper import CELL, FOOT, MARGIN, MUTED, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.prose import fitted, wrap

TITLE = "Chiffres de l’insertion"
TOP = 104.0
VALUE = 12.0
VALUE_ROOM = 62.0
FRACTION = RIGHT - VALUE_ROOM - 8
NAME = 9.8
NAME_LEADING, LEADING, PAD = 14.0, 10.8, 7.0
HEADING = 26.0


@dataclass(frozen=True, kw_only=True, slots=True)
class FiguresPaper:
    """A month's figures, those of a family together; `mark` says whether the month is closed."""

    creche: Letterhead
    month: date
    """Any of its days."""
    mark: str = ""
    figures: tuple[Figure, ...]


def draw(paper: FiguresPaper) -> bytes:
    """The figures as a PDF. The same figures give the same bytes."""
    title = f"{TITLE}, {french.month(paper.month)}"
    foot = footer(
        paper.creche, title, (REGULAR, "Taux arrondis à une décimale ; durées exactes, en heures et minutes.")
    )
    return bound(pages_of(paper), cover(paper.creche, title, TITLE), foot)


def pages_of(paper: FiguresPaper) -> list[Page]:
    """One page as a rule."""
    pages = paged(_pieces(paper.figures), FOOT - 8 - TOP, FOOT - 8 - NEXT_TOP)
    return [partial(_page, paper, part, number) for number, part in enumerate(pages)]


def _page(paper: FiguresPaper, pieces: Sequence[Piece], number: int, sheet: Sheet) -> None:
    month = french.month(paper.month)
    if number:
        y = next_head(sheet, f"{TITLE}, {month}", paper.mark)
    else:
        head(sheet, paper.creche, TITLE, month, paper.mark, where=False)
        y = TOP
    for piece in pieces:
        piece.block.paint(sheet, y)
        y += piece.block.height


def _pieces(figures: Sequence[Figure]) -> list[Piece]:
    pieces: list[Piece] = []
    for family, found in groupby(figures, lambda one: one.family):
        own = list(found)
        pieces.append(Piece(_family(FAMILIES[family]), keep=True))
        pieces += [Piece(_figure(one, last=one is own[-1])) for one in own]
    return pieces


def _family(name: str) -> Block:
    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y + 8, ROOM, name)

    return Block(HEADING, paint)


def _figure(figure: Figure, *, last: bool) -> Block:
    """Its name, what it is made of and its value on one line, then what it means."""
    meaning = wrap(figure.definition, ROOM, SMALL)
    known = wrap([(SEMIBOLD, answered(figure))], ROOM, SMALL)
    high = NAME_LEADING + LEADING * (len(meaning) + len(known)) + PAD

    def paint(sheet: Sheet, y: float) -> None:
        base = y + NAME_LEADING
        sheet.right(RIGHT, base, value(figure), BOLD, VALUE, room=VALUE_ROOM)
        start = sheet.right(FRACTION, base, made_of(figure), REGULAR, CELL, room=ROOM / 2)
        room = start - MARGIN - 12
        sheet.text(MARGIN, base, fitted(figure.name, room, SEMIBOLD, NAME), SEMIBOLD, NAME)
        below = sheet.lines(MARGIN, base + LEADING + 0.8, meaning, SMALL, LEADING, MUTED)
        sheet.lines(MARGIN, below, known, SMALL, LEADING)
        if not last:
            sheet.rule(MARGIN, y + high, ROOM)

    return Block(high, paint)


def made_of(figure: Figure) -> str:
    """As the screen says it, in a column's short form: « 17/20 », « 1 247 h 30 / 4 859 h 30 »."""
    rate = figure.rate
    if figure.unit is Unit.DAYS:
        return figure.below if rate.denominator else "aucun parcours"
    if figure.unit is Unit.MINUTES:
        return f"{french.hours_column(rate.numerator)} / {french.hours_column(rate.denominator)}"
    return f"{french.number(rate.numerator)}/{french.number(rate.denominator)}"


def answered(figure: Figure) -> str:
    """« 5 situations connues sur 6. », of a follow-up that is due."""
    if figure.answered is None or not figure.rate.denominator:
        return ""
    known = french.plural(figure.answered, "situation connue", "situations connues")
    return f"{known} sur {french.number(figure.rate.denominator)}."
