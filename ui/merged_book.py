"""A département's month as a spreadsheet (classeur du cumul): the figures, the crèches, the hours of the week."""

from collections.abc import Iterator
from fractions import Fraction

from app.report.merged import CrecheRow, MergedMonth
from app.report.monthly_report import Rate
from ui import french
from ui.figure_lines import Cell as Figure
from ui.figure_lines import Kind, Section
from ui.merged_lines import sections
from ui.merged_words import first_day, standing
from ui.workbook import DECIMAL, PERCENT, Cell, Number, Tab, duration, workbook

CRECHES = (
    "Crèche",
    "Numéro Caf",
    "État du mois",
    "Clos le",
    "Sceau",
    "Fichier",
    "Présences non pointées",
    "Entretiens sans suite",
    "Places",
    "Enfants Avip",
    "Moins de trois ans",
    "Part Avip",
    "Au seuil",
    "Réservées",
    "Réalisées",
    "Facturées",
    "Capacité",
    "Facturation",
    "Occupation réelle",
    "Parcours ouverts",
    "Entretiens tenus",
)
VERDICT = {True: "oui", False: "non", None: "sans objet"}


def book(month: MergedMonth) -> bytes:
    """The XLSX file."""
    name = french.month(first_day(month)).replace(french.NBSP, " ")
    return workbook((_figures(month), _creches(month), _hours(month)), f"Crèches Avip du département, {name}")


def _figures(month: MergedMonth) -> Tab:
    """A line a figure; a rate with its numerator and denominator."""
    rows: list[tuple[Cell, ...]] = []
    strong = set()
    for section in sections(month):
        if section.lines:
            strong.add(len(rows))
            rows.append((section.title, section.note, *_heads(section)))
            rows += [(line.label, line.note, *_cells(line.cells)) for line in section.lines]
    heads = (french.month(first_day(month)).replace(french.NBSP, " "), f"{len(month.rows)} crèches")
    return Tab(title="Département", heads=heads, rows=rows, wide=(46, 40), strong=frozenset(strong))


def _heads(section: Section) -> Iterator[str]:
    for place, head in enumerate(section.heads):
        kinds = {line.cells[place][0] for line in section.lines if line.cells[place]}  # type: ignore[index]
        if kinds & {Kind.OVER, Kind.OVER_MINUTES} or (place == 0 and not kinds):
            yield from ("numérateur", "dénominateur") if head == "n/N" else (head, "sur")
        else:
            yield head


def _cells(figures: tuple[Figure, ...]) -> Iterator[Cell]:
    for figure in figures:
        if figure is None:
            yield from (None, None)
            continue
        kind, value = figure
        if isinstance(value, int):
            yield duration(value) if kind is Kind.MINUTES else Number(value)
        elif kind is Kind.OVER:
            yield from (Number(value.numerator), Number(value.denominator))
        elif kind is Kind.OVER_MINUTES:
            yield from (duration(value.numerator), duration(value.denominator))
        else:
            yield _quotient(value, PERCENT if kind is Kind.SHARE else DECIMAL)


def _quotient(rate: Rate, shown: str) -> Cell:
    """Empty over nothing."""
    value: Fraction | None = rate.value
    return None if value is None else Number(value, shown)


def _creches(month: MergedMonth) -> Tab:
    rows = [_creche(row) for row in month.rows]
    return Tab(title="Crèches", heads=CRECHES, rows=rows, wide=(36, 16, 44, 12, 16, 30))


def _creche(row: CrecheRow) -> tuple[Cell, ...]:
    return (
        row.name,
        row.caf_number,
        standing(row).replace(french.NBSP, " "),
        row.closed_on,
        row.seal,
        row.source,
        Number(row.missing),
        Number(row.missing_interviews),
        Number(row.places),
        Number(row.share.numerator),
        Number(row.share.denominator),
        _quotient(row.share, PERCENT),
        VERDICT[row.met],
        duration(row.reserved),
        duration(row.realised),
        duration(row.billed),
        duration(row.capacity),
        _quotient(Rate(numerator=row.billed, denominator=row.realised), PERCENT),
        _quotient(Rate(numerator=row.realised, denominator=row.capacity), PERCENT),
        Number(row.paths),
        Number(row.held),
    )


def _hours(month: MergedMonth) -> Tab:
    """The heat map: hours of presence of all the crèches, then the most children at once in one of them."""
    heat = month.sums.heat_map
    days = [french.capitalised(day) for day in french.WEEKDAYS]
    rows: list[tuple[Cell, ...]] = [
        (day, *map(duration, hours)) for day, hours in zip(days, heat.child_minutes, strict=True)
    ]
    rows.append(("Plus grand nombre d’enfants à la fois, dans une crèche",))
    rows += [(day, *map(Number, peaks)) for day, peaks in zip(days, heat.peak, strict=True)]
    heads = ("Heures de présence", *(f"{hour} h" for hour in range(24)))
    return Tab(
        title="Heures de la semaine", heads=heads, rows=rows, wide=(24, *[11.0] * 24), strong=frozenset({7})
    )
