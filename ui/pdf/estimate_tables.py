"""The tables of an estimate on paper (tableaux de l'estimation): month by month, child by child."""

from collections.abc import Sequence
from functools import partial

from app.money.avip_cost import CostKind
from app.money.estimate import ChildLine, Estimate, EstimateMonth
from app.money.psu import PsuTerms
from app.search import name_order
from ui import french
from ui.estimate_children import ChildRow, child_rows
from ui.estimate_state import month_state
from ui.estimate_words import NOT_KNOWN, money, price
from ui.pdf.document import Page
from ui.pdf.fonts import BOLD
from ui.pdf.letterhead import next_head
from ui.pdf.paper import HEADING, MARGIN, MUTED, ROOM, SMALL, Sheet
from ui.pdf.prose import tied, wrap
from ui.pdf.tables import Column, Look, Row, table_pages

TOP = 112.0
LOOK = Look(size=8.0, gap=7.0)
MONTHS = (
    Column(title="Mois"),
    Column(title="État", wide=68),
    *(
        Column(title=title, figures=True)
        for title in ("Facturées", "Participations", "Prix retenu", "Avant part.", "PSU estimée")
    ),
)
MONTHS_NOTE = (
    "Prix retenu : le prix de revient dans la limite du prix plafond, au taux de facturation de toute la période."
    " « — » : un montant ou un prix manque ; * : total des montants connus."
)
AVIP = (
    Column(title="Mois"),
    Column(title="État", wide=68),
    *(
        Column(title=title, figures=True)
        for title in ("Ouverture", "Entretiens", "Concertations", "Total", "Places Avip")
    ),
)
AVIP_NOTE = (
    "À ce jour, sans les mois à venir. Places Avip : enfants Avip au dernier jour du mois, ou à ce jour."
)
CHILDREN = (
    Column(title="Enfant"),
    Column(title="Foyer"),
    *(
        Column(title=title, figures=True)
        for title in (
            *(
                "Depuis",
                "Ressources",
                "À charge",
                "AEEH",
                "Taux",
                "Tarif",
                "Facturées",
                "Participation",
            ),
        )
    ),
)
BY_CHILD = (
    Column(title="Enfant"),
    Column(title="Foyer"),
    *(
        Column(title=title, figures=True)
        for title in ("Mois", "Facturées", "dont à venir", "Participation", "Sans montant")
    ),
)


def month_pages(estimate: Estimate, name: str) -> list[Page]:
    """A row a month and their sum: what families pay and the PSU; then what AVIP costs."""
    paid = [_month(one) for one in estimate.months]
    paid.append(
        Row(
            cells=(
                *("Total", "", french.hours_column(estimate.rate.numerator), _families(estimate), ""),
                *(_money(estimate.right_cents), _money(estimate.psu_cents)),
            ),
            strong=True,
        )
    )
    costs = [_avip(one) for one in estimate.months]
    total = [_money(_cost(estimate, kind)) for kind in CostKind]
    total += [_money(estimate.avip_cents), french.number(estimate.place_months)]
    costs.append(Row(cells=("Total", "", *total), strong=True))
    return [
        *table_pages(MONTHS, paid, partial(_head, name, "Mois par mois", MONTHS_NOTE), TOP),
        *table_pages(AVIP, costs, partial(_head, name, "Coût de l’Avip, mois par mois", AVIP_NOTE), TOP),
    ]


def _families(one: Estimate | EstimateMonth) -> str:
    """What they pay, marked where some of it can't be said."""
    if one.unknown and not one.family_cents:
        return NOT_KNOWN
    return f"{money(one.family_cents)}{f'{french.NBSP}*' if one.unknown else ''}"


def _cost(estimate: Estimate, kind: CostKind) -> int | None:
    begun = [line for one in estimate.months if one.avip for line in one.avip.lines if line.kind is kind]
    known = [line.cents for line in begun if line.cents is not None]
    return sum(known) if begun and len(known) == len(begun) else None


def _month(one: EstimateMonth) -> Row:
    terms = one.psu.terms
    retained = price(terms.retained(one.psu.rate)) if isinstance(terms, PsuTerms) else NOT_KNOWN
    return Row(
        cells=(
            *(french.month(one.month.first), month_state(one), french.hours_column(one.psu.billed)),
            *(_families(one), retained, _money(one.psu.right_cents), _money(one.psu.cents)),
        )
    )


def _avip(one: EstimateMonth) -> Row:
    name = (french.month(one.month.first), month_state(one))
    if one.avip is None:
        return Row(cells=(*name, *[NOT_KNOWN] * (len(CostKind) + 2)))
    costs = [_money(line.cents) for line in one.avip.lines]
    return Row(cells=(*name, *costs, _money(one.avip.cents), french.number(one.avip.places)))


def _money(cents: int | None) -> str:
    return NOT_KNOWN if cents is None else money(cents)


def child_pages(estimate: Estimate, name: str) -> list[Page]:
    """Of a month, a row a stretch of days; of a longer period, a row a child."""
    if len(estimate.months) > 1:
        return _by_child(estimate, name)
    rows = list(child_rows(estimate))
    cells = [_stretch(row) for row in rows]
    cells.append(_total(estimate, 6))
    note = _scale_words(rows)
    return table_pages(CHILDREN, cells, partial(_head, name, "Enfant par enfant", note), TOP, LOOK)


def _stretch(row: ChildRow) -> Row:
    rate, child = row.rate, row.line.child
    facts = [NOT_KNOWN] * 4
    if rate is not None:
        known = rate.resources
        facts = [
            french.day_figures(known.first_day),
            row.counted,
            french.number(known.dependants),
            french.number(known.aeeh_children) if known.aeeh_children else "",
        ]
    return Row(
        cells=(
            f"{child.last_name} {child.first_name}",
            row.home,
            *facts,
            row.effort,
            row.hourly,
            french.hours_column(row.minutes),
            row.amount,
        )
    )


def _total(estimate: Estimate, blanks: int) -> Row:
    hours = french.hours_column(estimate.rate.numerator)
    return Row(cells=("Total", "", *("",) * blanks, hours, _families(estimate)), strong=True)


def _scale_words(rows: Sequence[ChildRow]) -> str:
    """Which floor and ceiling were applied, and since when."""
    known = [row.rate for row in rows if row.rate is not None]
    if not known:
        return "Aucun tarif ne peut être calculé : la première page dit ce qui manque."
    floor, ceiling = known[0].floor, known[0].ceiling
    partial_sum = " * : total des montants connus." if len(known) < len(rows) else ""
    return (
        f"Plancher {money(floor.value)} depuis le {french.day_figures(floor.first_day)}, plafond"
        f" {money(ceiling.value)} depuis le {french.day_figures(ceiling.first_day)}. « Depuis » : premier jour des"
        f" ressources. Ressources retenues × taux = tarif d’une heure, au centime.{partial_sum}"
    )


def _by_child(estimate: Estimate, name: str) -> list[Page]:
    found: dict[int, list[ChildLine]] = {}
    for one in estimate.months:
        for line in one.children:
            found.setdefault(line.child.id, []).append(line)
    rows = [
        _child(lines)
        for lines in sorted(found.values(), key=lambda own: (name_order(own[0].child), own[0].child.id))
    ]
    coming = sum(line.to_come for lines in found.values() for line in lines)
    rows.append(
        Row(
            cells=(
                *("Total", "", "", french.hours_column(estimate.rate.numerator)),
                *(french.hours_column(coming), _families(estimate), _count(estimate.unknown)),
            ),
            strong=True,
        )
    )
    note = (
        "Participation : la somme des montants connus de ses mois. Sans montant : mois dont le tarif ne peut pas être"
        " calculé. Le détail de chaque mois est dans le tableau Excel, et sur le document du mois."
    )
    return table_pages(BY_CHILD, rows, partial(_head, name, "Enfant par enfant", note), TOP, LOOK)


def _name(line: ChildLine) -> str:
    return f"{line.child.last_name} {line.child.first_name}"


def _child(lines: Sequence[ChildLine]) -> Row:
    home = lines[-1].home
    return Row(
        cells=(
            _name(lines[0]),
            home.name if home else "à indiquer",
            french.number(len(lines)),
            french.hours_column(sum(line.billed for line in lines)),
            french.hours_column(sum(line.to_come for line in lines)),
            _paid(lines),
            _count(sum(bool(line.contribution.missing) for line in lines)),
        )
    )


def _paid(lines: Sequence[ChildLine]) -> str:
    """The months whose amount is known; where none is, no amount is made up."""
    unknown = any(line.contribution.missing for line in lines)
    cents = sum(line.contribution.known_cents for line in lines)
    return NOT_KNOWN if unknown and not cents else money(cents)


def _count(number: int) -> str:
    return french.number(number) if number else ""


def _head(name: str, title: str, note: str, sheet: Sheet, number: int) -> float:
    y = next_head(sheet, name, "suite")
    if number == 0:
        sheet.bookmark(title, y, level=1)
    sheet.text(MARGIN, y + 12, title, BOLD, HEADING)
    return sheet.lines(MARGIN, y + 26, wrap(tied(note), ROOM, SMALL), SMALL, 11, MUTED) - 4
