"""The annex's children (enfants de l'annexe): one line each, then each one's contracts with their days and hours."""

from collections.abc import Sequence
from functools import partial

from app.report.annex.figures import Figures
from app.report.annex.records import Annex, ChildPart, ContractPart
from ui import french
from ui.annex_words import absence_sum_words, child_name, contract_words
from ui.french import NBSP
from ui.pdf.annex_cover import following, hours_of
from ui.pdf.blocks import Block, flow, pile, section
from ui.pdf.document import Page
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD, width
from ui.pdf.paper import CELL, FOOT, HEADING, INK, MARGIN, MUTED, NOTE, RIGHT, ROOM, RULE, SMALL, Sheet
from ui.pdf.prose import Line, fitted, fitting_size, tied, wrap
from ui.pdf.tables import Column, Look, Row, table_pages

TOP, GAP = 58.0, 16.0
SUMMARY = (
    Column(title="Enfant"),
    Column(title="Avip", wide=18),
    Column(title="Rés.", figures=True, wide=20),
    Column(title="Prés.", figures=True, wide=22),
    Column(title="Abs.", figures=True, wide=20),
    Column(title="À noter", figures=True, wide=29),
    Column(title="Hors rés.", figures=True, wide=34),
    *(
        Column(title=title, figures=True, wide=42)
        for title in ("Réservées", "Réalisées", "Facturées", "Déduites", "Atypiques")
    ),
)
SUMMARY_TOP = 98.0
MEANING = (
    "Jours réservés, dont présence, absence, à noter (non pointés) ; jours de présence hors réservation. Puis les"
    " heures ; atypiques : celles de présence."
)
DAYS = ("réservés", "présence", "absence", "à noter", "à venir", "hors rés.")
HOURS = ("réservées", "réalisées", "facturées", "déduites", "atyp. rés.", "atyp. réal.")
DAY_STEP, HOUR_STEP = 36.5, 46.6
DAY_ENDS = tuple(MARGIN + DAY_STEP * (place + 1) for place in range(6))
HOUR_ENDS = tuple(RIGHT - HOUR_STEP * (5 - place) for place in range(6))
HEADS, ROW, LEADING = 13.0, 14.0, 11.2
ABSENCES = 4.0


def summary(annex: Annex) -> list[Page]:
    """A line a child, and the sum."""
    rows = [_summary_row(child_name(child.child), child.figures, avip=child.avip) for child in annex.children]
    total = _summary_row("Total", annex.figures, strong=True)
    return table_pages(
        SUMMARY, [*rows, total], partial(_summary_head, annex), SUMMARY_TOP, Look(size=8.0, gap=5.0)
    )


def _summary_head(annex: Annex, sheet: Sheet, number: int) -> float:
    y = part_head(sheet, annex, "Récapitulatif", french.plural(len(annex.children), "enfant"), number)
    return sheet.lines(MARGIN, y, wrap(tied(MEANING), ROOM, SMALL), SMALL, 11, MUTED) - 6


def part_head(sheet: Sheet, annex: Annex, title: str, note: str, number: int) -> float:
    """The head of a page of one of the parts, its entry in the outline on the first. Returns the next baseline."""
    y = following(sheet, annex)
    section(sheet, MARGIN, y, ROOM, title if not number else f"{title}, suite", note, small=True)
    if not number:
        sheet.bookmark(title, y, level=1)
    return y + 29


def _summary_row(name: str, figures: Figures, *, avip: bool = False, strong: bool = False) -> Row:
    days = (figures.expected, figures.attended, figures.absent, figures.missing, figures.unreserved)
    minutes = (
        figures.reserved,
        figures.realised,
        figures.billed,
        figures.deducted,
        figures.atypical_realised,
    )
    return Row(
        cells=(
            name,
            "oui" if avip else "",
            *map(french.number, days),
            *map(french.hours_column, minutes),
        ),
        strong=strong,
    )


def pages(annex: Annex) -> list[Page]:
    """The children's contracts and figures, several a page."""
    blocks = [(child, child_block(annex, child)) for child in annex.children]
    parts = flow([block for _, block in blocks], FOOT - 10 - TOP, GAP)
    owner = {id(block): child for child, block in blocks}
    return [
        partial(_page, annex, [(owner[id(block)], block) for block in part], number)
        for number, part in enumerate(parts)
        if part
    ]


def _page(annex: Annex, blocks: Sequence[tuple[ChildPart, Block]], number: int, sheet: Sheet) -> None:
    following(sheet, annex)
    if not number:
        sheet.bookmark("Enfants", TOP - 4, level=1)
    y = TOP
    for child, block in blocks:
        sheet.bookmark(child_name(child.child), y, level=2)
        y = pile(sheet, y, [block], GAP) + GAP


def child_block(annex: Annex, child: ChildPart) -> Block:
    """The child's name, then each contract: what it says, its days and hours, its absences by reason."""
    laid = [(contract, *_lines(contract)) for contract in child.contracts]
    several = len(laid) > 1
    body = sum(LEADING * (len(said) + len(away)) + 3 + ROW + ABSENCES + 2 for _, said, away in laid)

    def paint(sheet: Sheet, y: float) -> None:
        name_line(sheet, y, child, annex)
        y += 24 + HEADS
        _heads(sheet, y)
        y += 5
        for contract, said, away in laid:
            y = sheet.lines(MARGIN, y + 11, said, SMALL, LEADING) - 8
            y = _figures(sheet, y, contract.figures)
            y = sheet.lines(MARGIN + 10, y + 8 + ABSENCES, away, SMALL, LEADING) - 8 + 2
        if several:
            sheet.text(MARGIN, y + 8, f"Total de l’enfant{NBSP}:", SEMIBOLD, SMALL)
            _figures(sheet, y + LEADING, child.figures, SEMIBOLD)

    return Block(29 + HEADS + body + ((LEADING + ROW) if several else 0), paint)


def name_line(sheet: Sheet, y: float, child: ChildPart, annex: Annex) -> None:
    """The rule, the child's name, and at the right its birth, its age at the month's end, whether it is Avip."""
    born = child.child.birth_day
    facts = [
        f"naissance le {french.day(born)}",
        french.age(born, annex.month.last),
        "enfant Avip" if child.avip else "",
    ]
    note = " · ".join(filter(None, facts))
    sheet.rule(MARGIN, y, ROOM, INK, RULE)
    start = sheet.right(RIGHT, y + 13, note, REGULAR, NOTE, MUTED)
    room, name = start - MARGIN - 12, child_name(child.child)
    size = max(NOTE, fitting_size(name, room, BOLD, HEADING + 1))
    sheet.text(MARGIN, y + 13, fitted(name, room, BOLD, size), BOLD, size)


def _lines(contract: ContractPart) -> tuple[list[Line], list[Line]]:
    said = wrap([(SEMIBOLD, tied(contract_words(contract)))], ROOM, SMALL)
    away = [
        line
        for one in contract.figures.absences
        for line in wrap(tied(french.capitalised(absence_sum_words(one))), ROOM - 10, SMALL)
    ]
    return said, away


def _heads(sheet: Sheet, y: float) -> None:
    sheet.text(MARGIN, y - 10, "jours", REGULAR, NOTE, MUTED)
    sheet.text(HOUR_ENDS[0] - width("réservées", REGULAR, NOTE), y - 10, "heures", REGULAR, NOTE, MUTED)
    for titles, ends in ((DAYS, DAY_ENDS), (HOURS, HOUR_ENDS)):
        for title, end in zip(titles, ends, strict=True):
            sheet.right(end, y, title, REGULAR, 7.5, MUTED)


def _figures(sheet: Sheet, y: float, figures: Figures, face: str = REGULAR) -> float:
    days = (
        *(figures.expected, figures.attended, figures.absent),
        *(figures.missing, figures.to_come, figures.unreserved),
    )
    for value, end in zip(days, DAY_ENDS, strict=True):
        sheet.right(end, y + 10, french.number(value), face, CELL, room=DAY_STEP - 6)
    for minutes, end in zip(hours_of(figures), HOUR_ENDS, strict=True):
        sheet.right(end, y + 10, french.hours_column(minutes), face, CELL, room=HOUR_STEP - 6)
    sheet.rule(MARGIN, y + ROW, ROOM)
    return y + ROW
