"""A département's month as a spreadsheet (classeur du cumul): the figures, the crèches, the hours of the week."""

from collections.abc import Iterator

from app.report.merged import CrecheRow, MergedMonth
from app.report.monthly_report import Rate
from ui import french
from ui.figure_lines import Cell as Figure
from ui.figure_lines import Kind, Section
from ui.merged_lines import sections
from ui.merged_words import first_day, standing
from ui.sheet_figures import Duration, Tenths
from ui.spreadsheets import Cell, Head, SheetOf, workbook

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
HEAD = 15
"""Width of a column of figures, in signs."""
VERDICT = {True: "oui", False: "non", None: "sans objet"}


def book(month: MergedMonth) -> bytes:
    """The XLSX file."""
    name = french.month(first_day(month)).replace(french.NBSP, " ")
    return workbook((_figures(month), _creches(month), _hours(month)), f"Crèches Avip du département, {name}")


def _figures(month: MergedMonth) -> SheetOf:
    """A line a figure; a rate with its numerator and denominator."""
    name = french.month(first_day(month)).replace(french.NBSP, " ")
    rows: list[list[Cell]] = [_bold(name, french.plural(len(month.rows), "crèche"))]
    for section in sections(month):
        if section.lines:
            rows.append(_bold(section.title, section.note, *_heads(section)))
            rows += [[line.label, line.note, *_cells(line.cells)] for line in section.lines]
    return SheetOf(name="Département", rows=rows, widths=(46, 40, *(HEAD,) * 8), kept=1, kept_columns=1)


def _bold(*texts: str) -> list[Cell]:
    return [Head(text) for text in texts]


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
            yield Duration(value) if kind is Kind.MINUTES else value
        elif kind is Kind.OVER:
            yield from (value.numerator, value.denominator)
        elif kind is Kind.OVER_MINUTES:
            yield from (Duration(value.numerator), Duration(value.denominator))
        elif value.value is not None:
            yield value if kind is Kind.SHARE else Tenths(value.value)
        else:
            yield None


def _creches(month: MergedMonth) -> SheetOf:
    rows = [_bold(*CRECHES), *map(_creche, month.rows)]
    widths = (36, 16, 44, 12, 16, 30, *(HEAD,) * (len(CRECHES) - 6))
    return SheetOf(name="Crèches", rows=rows, widths=widths, kept=1, kept_columns=1)


def _creche(row: CrecheRow) -> list[Cell]:
    return [
        row.name,
        row.caf_number,
        standing(row).replace(french.NBSP, " "),
        row.closed_on,
        row.seal,
        row.source,
        row.missing,
        row.missing_interviews,
        row.places,
        row.share.numerator,
        row.share.denominator,
        _share(row.share),
        VERDICT[row.met],
        Duration(row.reserved),
        Duration(row.realised),
        Duration(row.billed),
        Duration(row.capacity),
        _share(Rate(numerator=row.billed, denominator=row.realised)),
        _share(Rate(numerator=row.realised, denominator=row.capacity)),
        row.paths,
        row.held,
    ]


def _share(rate: Rate) -> Cell:
    """Empty over nothing."""
    return None if rate.value is None else rate


def _hours(month: MergedMonth) -> SheetOf:
    """The heat map: hours of presence of all the crèches, then the most children at once in one of them."""
    heat = month.sums.heat_map
    days = [french.capitalised(day) for day in french.WEEKDAYS]
    rows: list[list[Cell]] = [_bold("Heures de présence", *(f"{hour} h" for hour in range(24)))]
    rows += [[day, *map(Duration, hours)] for day, hours in zip(days, heat.child_minutes, strict=True)]
    rows.append(_bold("Plus grand nombre d’enfants à la fois, dans une crèche"))
    rows += [[day, *peaks] for day, peaks in zip(days, heat.peak, strict=True)]
    widths = (24, *(11,) * 24)
    return SheetOf(name="Heures de la semaine", rows=rows, widths=widths, kept=1, kept_columns=1)
