"""The annex's presence sheets (feuilles de présence): a page a child, times as noted beside what the rules made."""

from collections.abc import Iterator
from functools import partial

from app.report.annex.records import Annex, ChildPart, Part, SheetDay
from ui import french
from ui.annex_words import CARE, child_name, note_words, stay_words
from ui.pdf.annex_children import child_block, name_line
from ui.pdf.annex_cover import following
from ui.pdf.blocks import Block
from ui.pdf.document import Page
from ui.pdf.fonts import REGULAR
from ui.pdf.paper import MARGIN, MUTED, ROOM, SMALL, Sheet
from ui.pdf.prose import tied, wrap
from ui.pdf.tables import Column, Look, Row, table_pages

COLUMNS = (
    Column(title="Jour", wide=56),
    Column(title="Réservé", wide=70),
    Column(title="Heures notées", wide=76),
    Column(title="Observation"),
    *(
        Column(title=title, figures=True, wide=39)
        for title in ("Réservées", "Réalisées", "Facturées", "Déduites")
    ),
)
LOOK = Look(size=8.0, gap=6.0)
NAME = 20.0
BEFORE = 12.0
NOTHING = "Aucun jour réservé ni noté ce mois-ci."


def pages(annex: Annex) -> list[Page]:
    """Each child's, by name; a child's begins on a page of its own."""
    return [page for number, child in enumerate(annex.children) for page in _child(annex, child, not number)]


def _child(annex: Annex, child: ChildPart, first: bool) -> list[Page]:
    block = child_block(annex, child) if Part.HOURS in annex.parts else _short(annex, child)
    rows = list(_rows(child))
    head = partial(_head, annex, child, block, first)
    return table_pages(COLUMNS, rows, head, 56 + block.height + BEFORE, LOOK)


def _short(annex: Annex, child: ChildPart) -> Block:
    """The name alone, with the kinds of care: the figures weren't asked for."""
    kinds = dict.fromkeys(CARE[contract.enrolment.kind] for contract in child.contracts)
    lines = wrap(tied(french.capitalised(french.listed(list(kinds)))), ROOM, SMALL)

    def paint(sheet: Sheet, y: float) -> None:
        name_line(sheet, y, child, annex)
        sheet.lines(MARGIN, y + 27, lines, SMALL, 11, MUTED)

    return Block(22 + 11 * len(lines), paint)


def _head(annex: Annex, child: ChildPart, block: Block, first: bool, sheet: Sheet, number: int) -> float:
    y = following(sheet, annex) + 4
    if number:
        sheet.text(MARGIN, y + 10, f"{child_name(child.child)}, suite", REGULAR, SMALL, MUTED)
        return y + 14
    if first:
        sheet.bookmark("Enfants", y - 4, level=1)
    sheet.bookmark(child_name(child.child), y, level=2)
    block.paint(sheet, y)
    return y + block.height + BEFORE


def _rows(child: ChildPart) -> Iterator[Row]:
    several = len(child.contracts) > 1
    lines = [(line, contract.enrolment) for contract in child.contracts for line in contract.days]
    for line, enrolment in sorted(lines, key=lambda one: (one[0].day, one[1].id)):
        day = french.day_short(line.day)
        yield _row(line, f"{day}\n{CARE[enrolment.kind].removeprefix('accueil ')}" if several else day)
    if not lines:
        yield Row(cells=(NOTHING, *("",) * (len(COLUMNS) - 1)), group=True)
        return
    figures = child.figures
    sums = (figures.reserved, figures.realised, figures.billed, figures.deducted)
    yield Row(cells=("Total", "", "", "", *map(french.hours_column, sums)), strong=True)


def _row(line: SheetDay, day: str) -> Row:
    minutes = (line.reserved, line.realised, line.billed, line.deducted)
    return Row(
        cells=(
            day,
            "\n".join(french.span(*span) for span in line.reserved_spans),
            "\n".join(map(stay_words, line.stays)),
            note_words(line),
            *(french.hours_column(one) if one else "" for one in minutes),
        ),
        # What a control looks for first stands out in black and white.
        strong=line.is_missing or line.forgotten,
    )
