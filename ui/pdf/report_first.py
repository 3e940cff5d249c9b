"""The report's first page: the month in two minutes (title, status, essential, checks, share, figures)."""

from ui import french
from ui.pdf.blocks import Block, beside, pile, section
from ui.pdf.fonts import BOLD, ITALIC, REGULAR, width
from ui.pdf.paper import (
    BODY,
    CELL,
    FIGURE,
    FOOT,
    MARGIN,
    MUTED,
    RIGHT,
    ROOM,
    SMALL,
    TITLE,
    Sheet,
)
from ui.pdf.prose import fitted, wrap
from ui.pdf.report_figures import figures_block
from ui.pdf.report_points import points_block
from ui.pdf.report_share import share_block
from ui.pdf.report_status import status_block
from ui.pdf.report_view import View
from ui.pdf.report_words import essential

TOP = 49.0
GAP = 10.6
LEFT_WIDE, RIGHT_WIDE = 228.0, 255.0
LEADING = 14.0
NAME_SIZE = 9.5
DEMONSTRATION = "exemple, données fictives"


def first_page(view: View, sheet: Sheet) -> None:
    """Draws the page."""
    sheet.bookmark(f"Rapport mensuel Avip, {view.name}".replace(french.NBSP, " "), 20)
    y = _head(view, sheet)
    share = share_block(view, RIGHT - RIGHT_WIDE, RIGHT_WIDE)
    points = points_block(view, MARGIN, LEFT_WIDE, share.height - 8)
    above = [status_block(view), _essential(view), beside(points, share)]
    used = y + sum(block.height for block in above) + GAP * len(above)
    pile(sheet, y, [*above, figures_block(view, FOOT - 6 - used)], GAP)


def page_head(view: View, sheet: Sheet, title: str) -> None:
    """The head of the pages that follow: their title, the month and its status."""
    sheet.bookmark(title, 30)
    mark = f"{view.name} · {view.mark}"
    face = BOLD if view.provisional else REGULAR
    sheet.right(RIGHT, 39.5, mark, face, CELL)
    room = ROOM - width(mark, face, CELL) - 16
    sheet.text(MARGIN, 39.5, fitted(title, room, BOLD, 15), BOLD, 15)


def _head(view: View, sheet: Sheet) -> float:
    """Title, month, the crèche and whom it is for. Returns where the status band starts."""
    structure = view.report.structure
    sheet.text(MARGIN, TOP, "Rapport mensuel Avip", BOLD, TITLE)
    sheet.right(RIGHT, TOP, view.name, BOLD, TITLE)
    facts = [structure.name] if structure.name else []
    facts.append(french.plural(structure.capacity, "place"))
    if structure.caf_number:
        facts.append(f"n°{french.NBSP}d’équipement Caf {structure.caf_number}")
    whom = f"destinataire{french.NBSP}: {view.notes.recipient}"
    whom = fitted(whom, 180, REGULAR, CELL)
    sheet.right(RIGHT, TOP + 17.6, whom, REGULAR, CELL)
    room = ROOM - width(whom, REGULAR, CELL) - 20
    lines = wrap(" · ".join(facts), room, NAME_SIZE)
    if len(lines) > 2:
        rest = " ".join(text for line in lines[1:] for _, text in line)
        lines = [lines[0], [(REGULAR, fitted(rest, room, REGULAR, NAME_SIZE))]]
    y = sheet.lines(MARGIN, TOP + 17.6, lines, NAME_SIZE, 12.2)
    sheet.text(
        MARGIN, y, "Établissement à vocation d’insertion professionnelle (Avip)", REGULAR, SMALL, MUTED
    )
    if view.notes.demonstration:
        sheet.right(RIGHT, y, DEMONSTRATION, ITALIC, SMALL, MUTED)
    return y + 11.0


def _essential(view: View) -> Block:
    sentences = [wrap(runs, ROOM - 14, BODY) for runs in essential(view)]
    count = sum(len(lines) for lines in sentences)

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "L’essentiel")
        y += 32.6
        for number, lines in enumerate(sentences, start=1):
            sheet.text(MARGIN, y, str(number), BOLD, FIGURE, MUTED)
            y = sheet.lines(MARGIN + 14, y, lines, BODY, LEADING) + 3.4

    return Block(32.6 + count * LEADING + 3.4 * len(sentences) - 8, paint)
