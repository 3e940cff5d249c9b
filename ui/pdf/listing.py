"""Any list on paper (liste imprimée): its title, its columns, its rows, as the screen shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from ui import french
from ui.pdf.document import Cover, Footer, bound
from ui.pdf.fonts import BOLD, REGULAR
from ui.pdf.paper import MARGIN, MUTED, PAGE_TITLE, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.prose import fitted, wrap
from ui.pdf.tables import Column, Row, table_pages

TITLE_BASE = 52.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """What to print. `note` says which rows were kept, or in what order; `day` is the day of printing."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    creche: str
    day: date
    note: str = ""


def draw(listing: Listing) -> bytes:
    """The list as a PDF. The same list gives the same bytes."""
    note = wrap(listing.note, ROOM, SMALL)
    top = TITLE_BASE + 14 + 11 * len(note)
    rows = [Row(cells=cells) for cells in listing.rows]
    pages = table_pages(listing.columns, rows, partial(_head, listing), top)
    cover = Cover(title=listing.title, author=listing.creche, subject="Liste")
    return bound(pages, cover, Footer(first=f"{listing.creche} · imprimé le {french.day(listing.day)}"))


def _head(listing: Listing, sheet: Sheet, number: int) -> float:
    count = french.plural(len(listing.rows), "ligne")
    start = sheet.right(RIGHT, TITLE_BASE, count, REGULAR, SMALL, MUTED)
    title = fitted(listing.title, start - MARGIN - 12, BOLD, PAGE_TITLE)
    sheet.text(MARGIN, TITLE_BASE, title, BOLD, PAGE_TITLE)
    if number == 0:
        sheet.bookmark(title, TITLE_BASE)
    y = TITLE_BASE + 15
    return sheet.lines(MARGIN, y, wrap(listing.note, ROOM, SMALL), SMALL, 11, MUTED) - 1


def columns_of(titles: Sequence[str], figures: Sequence[int] = ()) -> tuple[Column, ...]:
    """Columns by their titles; `figures` are the places of those that hold numbers."""
    return tuple(Column(title=title, figures=place in figures) for place, title in enumerate(titles))
