"""The month's report for a spreadsheet (rapport mensuel, tableur): the figures, weeks, past months, hours (no Qt)."""

from collections.abc import Iterator
from datetime import date

from app.report.monthly_report import MonthlyReport, Rate, Status
from ui import french
from ui.figure_lines import PARTS_AND_VALUE, Kind, Line, Section
from ui.figure_lines import Cell as Figure
from ui.month_definitions import definitions
from ui.month_lines import sections
from ui.sheet_figures import Hours, Tenths
from ui.spreadsheets import Cell, Head, SheetOf, as_csv, workbook

TITLES = ("Rubrique", "Chiffre", "Valeur", "Numérateur", "Dénominateur", "Précision")
WEEKS = ("Semaine", "Heures de présence", "Heures de capacité", "Taux", "Pic d’enfants", "En surnombre")
LACKS = ("Jour", "De", "À", "Adultes", "Requis")
PAST = (
    *("Mois", "État", "Jours d’ouverture", "Inscrits", "Moins de trois ans", "Avip"),
    *("Heures réalisées", "Heures facturées", "Capacité", "Heures atypiques", "Parcours ouverts"),
    *("Entretiens tenus", "Entretiens attendus", "Sorties", "dont emploi ou formation"),
)
STATES = {Status.PROVISIONAL: "provisoire", Status.COMPLETE: "complet, non clos", Status.CLOSED: "clos"}


def as_workbook(report: MonthlyReport) -> bytes:
    """The XLSX file: hours are numbers of hours, rates are shares."""
    sheets = [
        SheetOf(name="Chiffres", rows=list(_figures(report)), widths=(34, 46, 14, 14, 14, 60), kept=1),
        SheetOf(name="Surnombre", rows=list(_weeks(report)), widths=(12, 20, 20, 10, 14, 14), kept=1),
        SheetOf(name="Encadrement", rows=list(_lacks(report)), widths=(14, 10, 10, 10, 10), kept=1),
        SheetOf(name="Treize mois", rows=list(_past(report)), widths=(18, 18, *(16,) * 13), kept=1),
        SheetOf(name="Présence", rows=list(_presence(report)), widths=(12, *(8,) * 24), kept=1),
        SheetOf(name="Définitions", rows=_definitions(report), widths=(24, 120)),
    ]
    return workbook(sheets, f"Rapport mensuel Avip, {french.month(_first(report))}".replace(french.NBSP, " "))


def as_text(report: MonthlyReport) -> bytes:
    """The CSV file: a line a figure, with its numerator and denominator."""
    return as_csv(list(_figures(report)))


def _first(report: MonthlyReport) -> date:
    return date.fromisoformat(f"{report.month}-01")


def _figures(report: MonthlyReport) -> Iterator[list[Cell]]:
    yield [Head(title) for title in TITLES]
    structure = report.structure
    yield _told("Crèche", structure.name)
    yield _told("Numéro d’équipement Caf", structure.caf_number)
    yield _told("Mois", report.month)
    yield _told("État", STATES[report.status], _closed(report))
    for section in sections(report):
        for line in section.lines:
            yield from _rows(section, line)
    yield _told("Commentaire de la direction", report.comment)


def _told(what: str, text: str, note: str = "") -> list[Cell]:
    return ["Rapport", what, text, None, None, note]


def _closed(report: MonthlyReport) -> str:
    return f"le {french.day(report.closed_on)}" if report.closed_on else ""


def _rows(section: Section, line: Line) -> Iterator[list[Cell]]:
    """One row, or one for each of the columns that the section names itself."""
    if section.heads is PARTS_AND_VALUE:
        over, figure = line.cells
        parts: list[Cell] = [None, None]
        if over is not None and isinstance(over[1], Rate):
            parts = _parts(over[0], over[1])
        yield [section.title, line.label, _value(figure), *parts, line.note]
        return
    for head, figure in zip(section.heads, line.cells, strict=True):
        yield [section.title, f"{line.label}, {head}", _value(figure), None, None, line.note]


def _parts(kind: Kind, rate: Rate) -> list[Cell]:
    if kind is Kind.OVER_MINUTES:
        return [Hours(rate.numerator), Hours(rate.denominator)]
    return [rate.numerator, rate.denominator]


def _value(figure: Figure) -> Cell:
    if figure is None:
        return None
    kind, value = figure
    if isinstance(value, int):
        return Hours(value) if kind is Kind.MINUTES else value
    if kind is Kind.DAYS and value.value is not None:
        return Tenths(value.value)
    return value


def _weeks(report: MonthlyReport) -> Iterator[list[Cell]]:
    yield [Head(title) for title in WEEKS]
    for week in report.capacity.weeks:
        share = Rate(numerator=week.attended, denominator=week.capacity)
        breach = "oui" if week.in_breach else "non"
        yield [week.week, Hours(week.attended), Hours(week.capacity), share, week.peak, breach]


def _lacks(report: MonthlyReport) -> Iterator[list[Cell]]:
    yield [Head(title) for title in LACKS]
    for one in report.staff.shortages:
        start, end = french.hour(one.start), french.hour(one.end)
        yield [one.day, start, end, one.present, one.needed]


def _past(report: MonthlyReport) -> Iterator[list[Cell]]:
    yield [Head(title) for title in PAST]
    for one in report.history:
        minutes = (one.realised, one.billed, one.capacity, one.atypical_realised)
        children = (one.opening_days, one.enrolled, one.under_three, one.avip)
        talks = (one.paths_open_last_day, one.interviews_held, one.interviews_expected)
        exits = (one.exits, one.exits_to_work_or_training)
        yield [one.month, STATES[one.status], *children, *map(Hours, minutes), *talks, *exits]


def _presence(report: MonthlyReport) -> Iterator[list[Cell]]:
    """Child-hours of each hour of the week over the month, then the most children at once."""
    yield [Head("Enfant-heures"), *(Head(f"{hour}{french.NBSP}h") for hour in range(24))]
    for name, minutes in zip(french.WEEKDAYS, report.heat_map.child_minutes, strict=True):
        yield [name, *map(Hours, minutes)]
    yield []
    yield [Head("Maximum"), *(Head(f"{hour}{french.NBSP}h") for hour in range(24))]
    for name, peaks in zip(french.WEEKDAYS, report.heat_map.peak, strict=True):
        yield [name, *peaks]


def _definitions(report: MonthlyReport) -> list[list[Cell]]:
    return [[Head(term), text] for term, text in definitions(report)]
