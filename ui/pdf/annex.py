"""The nominative annex on paper (annexe nominative): each child's hours of a month, apart from the report."""

from collections.abc import Sequence
from functools import partial

from app.report.annex import Annex, AnnexLine
from app.report.monthly_report import Status
from ui import french
from ui.codes import KINDS
from ui.pdf.document import Cover, Footer, bound
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.paper import CELL, INK, MARGIN, MUTED, RIGHT, ROOM, SMALL, TITLE, Sheet
from ui.pdf.prose import wrap
from ui.pdf.report_view import MARKS, first_day_of
from ui.pdf.tables import Column, Look, Row, table_pages

TOP = 112.0
COLUMNS = (
    Column(title="Enfant"),
    Column(title="Naissance", wide=46),
    Column(title="Accueil", wide=48),
    Column(title="Avip", wide=20),
    Column(title="Prés.", figures=True, wide=22),
    Column(title="Abs.", figures=True, wide=20),
    Column(title="?", figures=True, wide=14),
    Column(title="Réservées", figures=True, wide=43),
    Column(title="Réalisées", figures=True, wide=43),
    Column(title="Facturées", figures=True, wide=43),
    Column(title="Déduites", figures=True, wide=40),
)
MEANING = (
    "Prés., abs., ? : journées réservées avec présence, avec absence, non pointées. Réservées et déduites : durées"
    " exactes ; réalisées et facturées : arrondies comme dans le rapport. Les totaux sont ceux du rapport."
)


def draw(annex: Annex) -> bytes:
    """The annex as a PDF. The same annex gives the same bytes."""
    name = french.month(first_day_of(annex.month))
    title = f"Annexe nominative, {name}".replace(french.NBSP, " ")
    rows = [_row(line) for line in annex.lines]
    rows.append(_total(annex))
    pages = table_pages(COLUMNS, rows, partial(_head, annex), TOP, Look(size=8.0, gap=7.0))
    footer = Footer(
        first=f"Annexe nominative · {name}",
        second=(
            (SEMIBOLD, "Document nominatif"),
            (REGULAR, " — à remettre en main propre, jamais avec le rapport"),
        ),
    )
    return bound(pages, Cover(title=title, author="", subject="Heures de chaque enfant"), footer)


def _head(annex: Annex, sheet: Sheet, number: int) -> float:
    if number == 0:
        sheet.bookmark("Annexe nominative", 40)
    sheet.text(MARGIN, 52, "Annexe nominative", BOLD, TITLE)
    sheet.right(RIGHT, 52, french.month(first_day_of(annex.month)), BOLD, TITLE)
    provisional = annex.status is Status.PROVISIONAL
    sheet.right(RIGHT, 68, MARKS[annex.status], BOLD if provisional else REGULAR, CELL)
    children = french.plural(len(annex.lines), "enfant")
    sheet.text(MARGIN, 68, f"{children} · document nominatif, demandé pour un contrôle", REGULAR, CELL, INK)
    return sheet.lines(MARGIN, 84, wrap(MEANING, ROOM, SMALL), SMALL, 11, MUTED) - 4


def _row(line: AnnexLine) -> Row:
    child = line.child
    return Row(
        cells=(
            f"{child.last_name} {child.first_name}",
            french.day_figures(child.birth_day),
            "\n".join(KINDS[kind] for kind in line.kinds),
            "oui" if line.avip else "",
            *_figures([line]),
        )
    )


def _total(annex: Annex) -> Row:
    avip = sum(line.avip for line in annex.lines)
    return Row(cells=("Total", "", "", french.number(avip), *_figures(annex.lines)), strong=True)


def _figures(lines: Sequence[AnnexLine]) -> tuple[str, ...]:
    days = (
        sum(line.attended_days for line in lines),
        sum(line.absent_days for line in lines),
        sum(line.missing_days for line in lines),
    )
    minutes = (
        sum(line.reserved for line in lines),
        sum(line.realised for line in lines),
        sum(line.billed for line in lines),
        sum(line.deducted for line in lines),
    )
    return (*map(french.number, days), *map(french.hours_column, minutes))
