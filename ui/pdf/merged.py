"""A département's month on paper (cumul départemental): the crèches' reports added up, then a table of them."""

from collections.abc import Sequence
from functools import partial

from app.report.definitions import STAFFING
from app.report.merged import CrecheRow, Definitions, MergedMonth
from app.report.monthly_report import Rate, Status
from app.settings_catalogue import StaffRule
from ui import french
from ui.french import NBSP
from ui.merged_lines import sections
from ui.merged_words import first_day, missing_words, standing
from ui.month_definitions import ROUNDINGS
from ui.pdf.blocks import Block, flow, pile
from ui.pdf.document import Cover, Footer, Page, bound
from ui.pdf.fonts import BOLD, REGULAR
from ui.pdf.merged_sections import section_block
from ui.pdf.paper import CELL, FOOT, HEADING, MARGIN, MUTED, RIGHT, ROOM, SMALL, TITLE, Sheet
from ui.pdf.parts import band, sentences
from ui.pdf.prose import fitted, fitting_size, wrap
from ui.pdf.report_view import over, share
from ui.pdf.tables import Column, Look, Row, table_pages

NAME = "Crèches Avip du département"
FIRST_TOP, NEXT_TOP = 84.0, 58.0
GAP = 15.0
SHOWN = 8
"""Ways of counting told one by one."""
COLUMNS = (
    Column(title="Crèche", wide=112),
    Column(title="État du mois", wide=92),
    Column(title="Places", figures=True, wide=28),
    Column(title="Avip", figures=True, wide=34),
    Column(title="Part", figures=True, wide=34),
    Column(title="Réalisées", figures=True, wide=52),
    Column(title="Facturées", figures=True, wide=52),
    Column(title="Occup.", figures=True, wide=34),
    Column(title="Parc.", figures=True, wide=21),
)
LOOK = Look(size=8.0, gap=5.6)
READING = (
    (
        "Chaque chiffre est la somme des rapports mensuels additionnés ; chaque taux est celui des sommes, jamais une"
        " moyenne de taux."
    ),
    "Les maximums sont les plus hauts d’une seule crèche ; la médiane est celle de tous les délais réunis.",
    "Les rapports ne portent aucun nom : un enfant ou un parent suivi par deux crèches compte dans chacune.",
    "Une crèche provisoire ou non close compte avec ses chiffres du jour : un nouveau rapport peut les changer.",
    (
        "Le sceau est fait des 12 premiers signes de l’empreinte SHA-256 des données. Il montre un fichier abîmé, pas"
        " un faux : l’empreinte est publique, chacun peut en calculer une autre. Un mois ouvert n’a pas de sceau."
    ),
)


def draw(month: MergedMonth) -> bytes:
    """The month as a PDF. The same month gives the same bytes."""
    name = french.month(first_day(month))
    title = f"{NAME}, {name}".replace(NBSP, " ")
    footer = Footer(
        first=f"{NAME} · {french.plural(len(month.rows), 'crèche')} · {name}",
        second=((REGULAR, "Sommes des rapports mensuels ; taux arrondis à une décimale, durées exactes."),),
    )
    return bound(pages_of(month), Cover(title=title, author="", subject="Cumul de rapports mensuels"), footer)


def pages_of(month: MergedMonth) -> list[Page]:
    """The sums, how to read them, then the crèches one by one."""
    blocks = [
        _band(month),
        *(section_block(section) for section in sections(month) if section.lines),
        sentences("Comment lire ce cumul", READING),
        sentences("Définitions des crèches", definitions(month.definitions)),
    ]
    parts = flow(blocks, FOOT - 10 - FIRST_TOP, GAP)
    sums = [partial(_sums_page, month, part, number) for number, part in enumerate(parts)]
    rows = [*(creche_row(row) for row in month.rows), _total(month)]
    return [*sums, *table_pages(COLUMNS, rows, partial(_table_head, month), NEXT_TOP, LOOK)]


def _sums_page(month: MergedMonth, blocks: Sequence[Block], number: int, sheet: Sheet) -> None:
    name = french.month(first_day(month))
    if number:
        _next_head(month, sheet, NAME)
        pile(sheet, NEXT_TOP, blocks, GAP)
        return
    sheet.bookmark(NAME, 30)
    start = sheet.right(RIGHT, 52, name, BOLD, 14)
    room = start - MARGIN - 14
    sheet.text(MARGIN, 52, NAME, BOLD, fitting_size(NAME, room, BOLD, TITLE))
    reports = french.plural(len(month.rows), "rapport mensuel additionné", "rapports mensuels additionnés")
    sheet.text(MARGIN, 68, f"Cumul de {reports}", REGULAR, CELL, MUTED)
    pile(sheet, FIRST_TOP, blocks, GAP)


def _next_head(month: MergedMonth, sheet: Sheet, title: str) -> None:
    mark = f"{french.month(first_day(month))} · {status_word(month)}"
    start = sheet.right(RIGHT, 39.5, mark, BOLD if month.count(Status.PROVISIONAL) else REGULAR, CELL)
    sheet.text(MARGIN, 39.5, fitted(title, start - MARGIN - 12, BOLD, HEADING), BOLD, HEADING)


def status_word(month: MergedMonth) -> str:
    """What stands at the head of each page."""
    if month.count(Status.PROVISIONAL):
        return "PROVISOIRE"
    return "non clos" if month.count(Status.COMPLETE) else "mois clos"


def verdict(month: MergedMonth) -> str:
    """Whether all the crèches together reach the threshold."""
    children = month.sums.quota.children
    told = f"{over(children)}, soit {share(children)}"
    if month.met is None:
        why = "sans objet" if children.value is None else f"les crèches n’ont pas le même ({told})"
        return f"Seuil d’ensemble{NBSP}: {why}."
    reached = "est atteint" if month.met else "n’est pas atteint"
    return f"Le seuil de {month.thresholds[0]}{NBSP}% {reached} pour l’ensemble{NBSP}: {told}."


def standings(month: MergedMonth) -> str:
    """« 9 mois clos, 2 complets non clos, 1 provisoire »."""
    counted = (
        (Status.CLOSED, "mois clos", "mois clos"),
        (Status.COMPLETE, "complet non clos", "complets non clos"),
        (Status.PROVISIONAL, "provisoire", "provisoires"),
    )
    return ", ".join(
        french.plural(month.count(status), one, many) for status, one, many in counted if month.count(status)
    )


def _band(month: MergedMonth) -> Block:
    provisional = month.count(Status.PROVISIONAL)
    days = month.sums.attendance
    missing = missing_words(days.missing, month.sums.missing_interviews)
    said = ", ".join([standings(month), *missing])
    title = f"PROVISOIRE — {said}" if provisional else french.capitalised(said)

    return band(title, verdict(month), provisional=bool(provisional))


def definitions(found: Sequence[tuple[Definitions, int]]) -> list[str]:
    """Each way of counting with how many crèches use it; the most common first."""
    told = [
        f"{french.plural(count, 'crèche')} : réalisées, {ROUNDINGS.get(one.rounding, one.rounding)} ; atypiques,"
        f" {one.atypical} ; {_rule(one.staff_rule)}."
        for one, count in sorted(found, key=lambda pair: -pair[1])
    ]
    left = len(told) - SHOWN
    return (
        [*told[:SHOWN], f"Et {french.plural(left, 'autre façon', 'autres façons')} de compter."]
        if left > 0
        else told
    )


def _rule(code: str) -> str:
    try:
        return STAFFING[StaffRule(code)]
    except ValueError:
        return f"encadrement {code}"


def _table_head(month: MergedMonth, sheet: Sheet, number: int) -> float:
    title = "Crèche par crèche"
    if number == 0:
        sheet.bookmark(title, 40)
    _next_head(month, sheet, title)
    note = "Avip et part : lecture de la loi. Occup. : réalisées ÷ capacité. Parc. : parcours ouverts au dernier jour."
    sheet.lines(MARGIN, 51, wrap(note, ROOM, SMALL), SMALL, 11, MUTED)
    return NEXT_TOP


def creche_row(row: CrecheRow) -> Row:
    """Name and CAF number, where its month stands, its headline figures."""
    number = f"n°{NBSP}Caf {row.caf_number}" if row.caf_number else ""
    return Row(
        cells=(
            "\n".join(filter(None, (row.name, number))),
            standing(row),
            french.number(row.places),
            over(row.share),
            share(row.share),
            french.hours_column(row.realised),
            french.hours_column(row.billed),
            share(Rate(numerator=row.realised, denominator=row.capacity)),
            french.number(row.paths),
        )
    )


def _total(month: MergedMonth) -> Row:
    sums = month.sums
    children = sums.quota.children
    return Row(
        cells=(
            french.plural(len(month.rows), "crèche"),
            standings(month),
            french.number(sums.places),
            over(children),
            share(children),
            french.hours_column(sums.hours.realised),
            french.hours_column(sums.hours.billed),
            share(Rate(numerator=sums.hours.realised, denominator=sums.hours.capacity)),
            french.number(sums.insertion.paths.open_last_day),
        ),
        strong=True,
    )
