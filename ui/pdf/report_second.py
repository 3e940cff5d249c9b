"""The report's second page: hours, occupation, adults (heures, occupation, encadrement)."""

from ui.pdf.blocks import pile
from ui.pdf.paper import FOOT, Sheet
from ui.pdf.report_first import page_head
from ui.pdf.report_hours import any_hours, curve_block, kinds_block
from ui.pdf.report_load import load_block
from ui.pdf.report_presence import presence_block
from ui.pdf.report_view import View

TOP = 59.0
GAP = 15.0
LEAST, MOST = 96.0, 196.0
"""Bounds of the height of the hours curve, which takes the room that is left."""


def second_page(view: View, sheet: Sheet) -> None:
    """Draws the page."""
    page_head(view, sheet, "Heures, occupation, encadrement")
    kinds, presence, load = kinds_block(view), presence_block(view), load_block(view)
    room = FOOT - 14 - TOP - kinds.height - presence.height - load.height - 3 * GAP
    curve = [curve_block(view, min(MOST, max(LEAST, room)))] if any_hours(view) else []
    pile(sheet, TOP, [kinds, *curve, presence, load], GAP)
