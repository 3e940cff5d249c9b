"""The annex's first page (annexe nominative): what it holds, how the month stands, its sums, its terms."""

from collections.abc import Sequence
from functools import partial

from app.care.enrolments import Kind
from app.report.annex.figures import Figures
from app.report.annex.records import Annex, Part
from app.report.monthly_report import Status
from ui import french
from ui.annex_terms import terms_of
from ui.annex_words import (
    CARE,
    FOR,
    MARK,
    PARTS,
    TITLE,
    absence_sum_words,
    differing,
    scope_words,
    state_words,
    title_of,
)
from ui.french import NBSP
from ui.pdf.blocks import Block, flow, pile, section
from ui.pdf.document import Page
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.letterhead import NEXT_BASE, Letterhead, head, next_head
from ui.pdf.paper import CELL, FOOT, INK, MARGIN, MUTED, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.parts import terms
from ui.pdf.prose import Run, fitting_size, tied, wrap
from ui.pdf.report_view import MARKS

TOP, NEXT, GAP = 98.0, 56.0, 15.0
BAND = 27.0
PITCH = 14.0
HOURS = ("réservées", "réalisées", "facturées", "déduites", "atyp. réservées", "atyp. réalisées")
FIRST_END, STEP = RIGHT - 5 * 71.0, 71.0
"""Where the first column of hours ends, and how far the next."""


def pages(annex: Annex, creche: Letterhead) -> list[Page]:
    """Its page, two where the words are many."""
    named = bool(annex.parts & {Part.HOURS, Part.PRESENCE})
    blocks = [_band(annex), _holds(annex), *([_sums(annex)] if named else []), _terms(annex)]
    parts = flow(blocks, FOOT - 10 - TOP, GAP)
    return [partial(_page, annex, creche, part, number) for number, part in enumerate(parts)]


def _page(annex: Annex, creche: Letterhead, blocks: Sequence[Block], number: int, sheet: Sheet) -> None:
    if number:
        following(sheet, annex)
        pile(sheet, NEXT, blocks, GAP)
        return
    printed = f"imprimée le {french.day(annex.asked_on)}"
    y = head(sheet, creche, TITLE, french.month(annex.month.first), printed)
    pile(sheet, max(y, TOP - 8), blocks, GAP)


def following(sheet: Sheet, annex: Annex) -> float:
    """The head of a following page, the month's state at its right. Returns where the content starts."""
    provisional = annex.status is Status.PROVISIONAL
    face, ink = (BOLD, INK) if provisional else (REGULAR, MUTED)
    sheet.right(RIGHT, NEXT_BASE, MARKS[annex.status], face, CELL, ink)
    return next_head(sheet, title_of(annex))


def _band(annex: Annex) -> Block:
    """How the month stands: a thick frame and a hatched edge while it may change."""
    provisional = annex.status is Status.PROVISIONAL
    words = tied(french.capitalised(state_words(annex)))

    def paint(sheet: Sheet, y: float) -> None:
        if provisional:
            sheet.hatch(MARGIN + 1.6, y + 1.6, 12.4, BAND - 3.2)
            sheet.line((MARGIN + 14, y), (MARGIN + 14, y + BAND), INK, 0.7)
        thick = 1.8 if provisional else 0.8
        sheet.frame(MARGIN + thick / 2, y + thick / 2, ROOM - thick, BAND - thick, INK, thick)
        size = fitting_size(words, ROOM - 36, BOLD, 12.0)
        sheet.text(MARGIN + 24, y + 17.6, words, BOLD, size)

    return Block(BAND, paint)


def _holds(annex: Annex) -> Block:
    parts = french.listed([PARTS[part] for part in Part if part in annex.parts])
    number = annex.structure.caf_number
    rows: list[tuple[str, str | Sequence[Run]]] = [
        ("Ce document", [(BOLD, MARK), (REGULAR, f", {FOR}. Il ne part jamais avec le rapport mensuel.")]),
        ("Contient", f"{french.capitalised(parts)}."),
        ("Enfants", f"{french.capitalised(scope_words(annex))}."),
        *([("Numéro Caf", number)] if number else []),
    ]
    return terms("Ce que contient ce document", rows)


def _terms(annex: Annex) -> Block:
    return terms(
        "Ce que disent les mots", [(term, french.capitalised(text)) for term, text in terms_of(annex)]
    )


def days_words(figures: Figures) -> str:
    """« 552 jours réservés = 514 présences + 35 absences + 3 non pointés ; 4 jours hors réservation »."""
    words = [french.plural(figures.attended, "présence"), french.plural(figures.absent, "absence")]
    words.append(french.plural(figures.missing, "non pointé"))
    words += [f"{french.number(figures.to_come)}{NBSP}à venir"] if figures.to_come else []
    reserved = french.plural(figures.expected, "jour réservé", "jours réservés")
    apart = french.plural(figures.unreserved, "jour")
    return f"{reserved} = {' + '.join(words)}{NBSP}; {apart} hors réservation"


def hours_of(figures: Figures) -> tuple[int, ...]:
    """The six sums of minutes, in the columns' order."""
    return (
        *(figures.reserved, figures.realised, figures.billed, figures.deducted),
        *(figures.atypical_reserved, figures.atypical_realised),
    )


def _sums(annex: Annex) -> Block:
    whole, all_ = annex.only is None, annex.figures
    rows = [(french.capitalised(CARE[kind]), hours_of(annex.of_kind(kind))) for kind in Kind]
    rows.append(("Total", hours_of(all_)))
    said = [days_words(all_), *(absence_sum_words(one) for one in all_.absences)]
    if whole:
        so_far = " à ce jour" if annex.status is Status.PROVISIONAL else ""
        said.append(differing(annex) or f"Ces totaux sont ceux du rapport mensuel{so_far}.")
    lines = [line for text in said for line in wrap(tied(french.capitalised(text)), ROOM, CELL)]

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "Totaux", "heures")
        y += 31
        for place, title in enumerate(HOURS):
            sheet.right(FIRST_END + STEP * place, y, title, REGULAR, SMALL, MUTED)
        y += 4
        for name, minutes in rows:
            face = SEMIBOLD if name == "Total" else REGULAR
            sheet.rule(MARGIN, y, ROOM)
            sheet.text(MARGIN, y + 10, name, face, CELL)
            for place, value in enumerate(minutes):
                end = FIRST_END + STEP * place
                sheet.right(end, y + 10, french.hours_column(value), face, CELL, room=STEP - 8)
            y += PITCH
        sheet.rule(MARGIN, y, ROOM)
        sheet.lines(MARGIN, y + 13, lines, CELL, 12)

    return Block(35 + PITCH * len(rows) + 5 + 12 * len(lines), paint)
