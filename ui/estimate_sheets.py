"""An estimate for a spreadsheet (estimation, tableur): figures, months, children, definitions (no Qt)."""

from collections.abc import Iterator
from fractions import Fraction

from app.money.estimate import Estimate, EstimateMonth
from app.money.psu import PsuTerms
from app.report.monthly_report import Rate
from ui import french
from ui.estimate_children import ChildRow, child_rows
from ui.estimate_definitions import DEFINITIONS
from ui.estimate_state import missing_words, month_state, span_name, status_words
from ui.estimate_words import COSTS, TITLE, Line, Unit, lines_of
from ui.sheet_figures import Euros, Hours, Percent
from ui.spreadsheets import Cell, Head, SheetOf, as_csv, workbook

CHILD_TITLES = (
    *("Mois", "Enfant", "Foyer", "Du", "Au", "Heures facturées", "Ressources du mois", "Ressources retenues"),
    *("Enfants à charge", "dont AEEH", "Taux d’effort", "Tarif horaire", "Participation", "D’après"),
)
MONTH_TITLES = (
    *("Mois", "État", "Heures facturées", "Heures réalisées", "Participations", "Enfants sans montant"),
    *("Prix de revient", "Prix plafond", "Prix retenu", "Part", "Avant participations", "PSU estimée"),
    *(
        f"{words}{french.NBSP}: {what}"
        for words in map(french.capitalised, COSTS.values())
        for what in ("heures", "coût")
    ),
    *("Coût de l’Avip", "Places Avip"),
)
CSV_TITLES = ("Période", "Rubrique", "Ligne", "Unité", "Valeur", "Détail")


def as_workbook(estimate: Estimate) -> bytes:
    """The XLSX file: hours are numbers of hours, amounts are euros."""
    sheets = [
        SheetOf(name="Estimation", rows=list(_figures(estimate)), widths=(32, 38, 18, 60)),
        SheetOf(name="Mois", rows=list(_months(estimate)), widths=(18, 18, *(15,) * 18), kept=1),
        SheetOf(name="Enfants", rows=list(_children(estimate)), widths=(18, 28, 28, *(14,) * 10, 90), kept=1),
        SheetOf(
            name="Définitions", rows=[(Head(term), text) for term, text in DEFINITIONS], widths=(24, 120)
        ),
    ]
    return workbook(sheets, f"{TITLE}, {span_name(estimate.span)}".replace(french.NBSP, " "))


def as_text(estimate: Estimate) -> bytes:
    """The CSV file: a line a figure, then a line a child and stretch of days."""
    span = str(estimate.span)
    rows: list[list[Cell]] = [list(CSV_TITLES)]
    rows += [
        [span, line.group, line.name, line.unit.value, _cell(line), line.how] for line in lines_of(estimate)
    ]
    for row in child_rows(estimate):
        group, name = f"Enfant{french.NBSP}: {row.line.child.name}", "participation"
        rows.append([str(row.month), group, "heures facturées", "heures", Hours(row.minutes), row.home])
        amount = None if row.cents is None else Euros(row.cents)
        rows.append([str(row.month), group, name, "euros", amount, row.why])
    return as_csv(rows)


def _cell(line: Line) -> Cell:
    value = line.value
    if value is None or isinstance(value, Rate):
        return value
    if line.unit in {Unit.EUROS, Unit.PRICE}:
        return Euros(value, places=4 if line.unit is Unit.PRICE else 2)
    return Hours(int(value)) if line.unit is Unit.HOURS else int(value)


def _figures(estimate: Estimate) -> Iterator[list[Cell]]:
    structure = estimate.structure
    yield [Head(f"{TITLE}, {span_name(estimate.span)}")]
    yield [structure.name, structure.caf_number]
    yield [status_words(estimate)]
    yield ["Arrêtée au", estimate.asked_on]
    for sentence in missing_words(estimate):
        yield [sentence]
    yield []
    for line in lines_of(estimate):
        name: Cell = Head(line.name) if line.strong else line.name
        yield [line.group, name, _cell(line), line.how]


def _months(estimate: Estimate) -> Iterator[list[Cell]]:
    yield [Head(title) for title in MONTH_TITLES]
    for one in estimate.months:
        yield [
            french.month(one.month.first),
            month_state(one),
            Hours(one.psu.billed),
            Hours(sum(line.realised for line in one.children)),
            _euros(one.family_cents or (None if one.unknown else 0)),
            one.unknown,
            *_prices(one),
            _euros(one.psu.right_cents),
            _euros(one.psu.cents),
            *_costs(one),
        ]


def _prices(one: EstimateMonth) -> tuple[Cell, ...]:
    terms, rate = one.psu.terms, one.psu.rate
    if not isinstance(terms, PsuTerms):
        return (None,) * 4
    prices = (Fraction(terms.cost.value), terms.ceiling(rate), terms.retained(rate))
    return (*(Euros(cents, places=4) for cents in prices), Percent(terms.share.text))


def _costs(one: EstimateMonth) -> Iterator[Cell]:
    if one.avip is None:
        yield from (None,) * (2 * len(COSTS) + 2)
        return
    for line in one.avip.lines:
        yield Hours(line.minutes)
        yield _euros(line.cents)
    yield _euros(one.avip.cents)
    yield one.avip.places


def _children(estimate: Estimate) -> Iterator[list[Cell]]:
    yield [Head(title) for title in CHILD_TITLES]
    for row in child_rows(estimate):
        yield [*_who(row), *_paid(row), row.why]


def _who(row: ChildRow) -> list[Cell]:
    days = (row.stretch.first_day, row.stretch.last_day) if row.stretch else (None, None)
    return [french.month(row.month.first), row.line.child.name, row.home, *days, Hours(row.minutes)]


def _paid(row: ChildRow) -> list[Cell]:
    rate = row.rate
    if rate is None:
        return [*(None,) * 6, _euros(row.cents)]
    return [
        _euros(rate.resources.monthly_cents),
        Euros(rate.counted_cents),
        rate.resources.dependants,
        rate.resources.aeeh_children,
        Percent(rate.rate.text),
        Euros(rate.cents),
        _euros(row.cents),
    ]


def _euros(cents: int | None) -> Cell:
    return None if cents is None else Euros(cents)
