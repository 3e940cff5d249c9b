"""The nominative annex on paper (annexe nominative): what it holds, the children's sheets, the weeks; A4, upright."""

from app.report.annex.records import Annex, Part
from ui import french
from ui.annex_words import FOR, MARK, title_of
from ui.french import NBSP
from ui.month_words import grouped
from ui.pdf import annex_children, annex_cover, annex_sheets, annex_weeks
from ui.pdf.document import Page, bound
from ui.pdf.fonts import REGULAR, SEMIBOLD
from ui.pdf.letterhead import Letterhead, cover, footer


def draw(annex: Annex, creche: Letterhead) -> bytes:
    """The annex as a PDF. The same annex gives the same bytes."""
    printed = f"imprimé le {french.day(annex.asked_on)}"
    seal = f" · sceau du mois{NBSP}: {grouped(annex.closing.seal)}" if annex.closing else ""
    return bound(
        pages_of(annex, creche),
        cover(creche, title_of(annex), "Contrats, heures et présences de chaque enfant, pour un contrôle"),
        footer(creche, f"{title_of(annex)} · {printed}", (SEMIBOLD, MARK), (REGULAR, f" — {FOR}{seal}")),
    )


def pages_of(annex: Annex, creche: Letterhead) -> list[Page]:
    """The first page, then the parts asked for."""
    pages: list[Page] = annex_cover.pages(annex, creche)
    if Part.HOURS in annex.parts and annex.only is None:
        pages += annex_children.summary(annex)
    if Part.PRESENCE in annex.parts:
        pages += annex_sheets.pages(annex)
    elif Part.HOURS in annex.parts:
        pages += annex_children.pages(annex)
    if Part.WEEKS in annex.parts:
        pages += annex_weeks.pages(annex)
    return pages
