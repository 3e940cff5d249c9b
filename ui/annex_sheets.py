"""The nominative annex for a spreadsheet (annexe, tableur): a sheet a part, one table for CSV (no Qt).

A day's hours stand on its first row alone, so that a column adds up.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from app.report.annex.figures import Figures
from app.report.annex.records import Annex, ChildPart, ContractPart, Part, SheetDay
from ui import french
from ui.annex_terms import terms_of
from ui.annex_words import (
    CARE,
    FOR,
    MARK,
    NO_DEPARTURE,
    REASONS,
    child_name,
    day_state,
    differing,
    scope_words,
    state_words,
    title_of,
    verdict,
    weeks_words,
)
from ui.sheet_figures import Clock, Hours
from ui.spreadsheets import Cell, Head, SheetOf, as_csv, workbook

Line = Mapping[str, Cell]
"""A row's cells by the titles of their columns."""

PART = "Partie"
CHILD = ("Enfant", "Naissance", "Avip", "Accueil", "Contrat du", "Contrat au")
HOURS = (
    *CHILD,
    *("Semaines", "Adaptation du", "Adaptation au", "Signé le"),
    *("Jours réservés", "Présences", "Absences", "Non pointés", "À venir", "Hors réservation"),
    *("Réservées", "Réalisées", "Facturées", "Déduites", "Atypiques réservées", "Atypiques réalisées"),
)
ABSENCES = (*CHILD, "Motif", "Jours", "Jours déduits", "Réservées", "Facturées", "Déduites")
PRESENCES = (
    *CHILD,
    *("Jour", "État", "Réservé de", "Réservé à", "Arrivée", "Départ", "Motif", "Annonce le"),
    *("Réservées", "Réalisées", "Facturées", "Déduites"),
)
WEEKS = (
    *("Semaine", "Jour", "Places", "Présence", "Capacité", "Taux", "Pic", "Pic le", "Pic dès"),
    *("Au-dessus des places", "Au-dessus de la limite", "État"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A sheet: its name, its columns, its rows."""

    name: str
    titles: Sequence[str]
    lines: Sequence[Line]


def as_workbook(annex: Annex) -> bytes:
    """The XLSX file: hours are numbers of hours, noted times are times of the day, days are days."""
    sheets = [SheetOf(name="Annexe", rows=list(_cover(annex)), widths=(24, 110))]
    for table in tables_of(annex):
        rows: list[list[Cell]] = [[Head(title) for title in table.titles]]
        rows += [[line.get(title) for title in table.titles] for line in table.lines]
        widths = [28 if title == "Enfant" else 16 for title in table.titles]
        sheets.append(SheetOf(name=table.name, rows=rows, widths=widths, kept=1))
    return workbook(sheets, title_of(annex).replace(french.NBSP, " "))


def as_text(annex: Annex) -> bytes:
    """The CSV file: every part under the same columns, the first of which says which part a row is of."""
    tables = tables_of(annex)
    titles = list(dict.fromkeys(title for table in tables for title in table.titles))
    rows: list[list[Cell]] = [[PART, *titles]]
    rows += [[table.name, *map(line.get, titles)] for table in tables for line in table.lines]
    return as_csv(rows)


def tables_of(annex: Annex) -> list[Table]:
    """Those of the parts asked for."""
    contracts = [(child, contract) for child in annex.children for contract in child.contracts]
    found = []
    if Part.HOURS in annex.parts:
        hours = [{**_child(*one), **_hours(one[1])} for one in contracts]
        away = [{**_child(*one), **line} for one in contracts for line in _absences(one[1].figures)]
        found.append(Table(name="Contrats et heures", titles=HOURS, lines=hours))
        found.append(Table(name="Absences par motif", titles=ABSENCES, lines=away))
    if Part.PRESENCE in annex.parts:
        lines = [
            {**_child(*one), **line} for one in contracts for day in one[1].days for line in _presence(day)
        ]
        found.append(Table(name="Feuilles de présence", titles=PRESENCES, lines=lines))
    if Part.WEEKS in annex.parts:
        found.append(Table(name="Surnombre", titles=WEEKS, lines=list(_weeks(annex))))
    return found


def _cover(annex: Annex) -> Iterator[list[Cell]]:
    structure = annex.structure
    yield [Head(title_of(annex))]
    yield [Head(MARK), FOR]
    yield [structure.name, structure.caf_number]
    yield ["État du mois", state_words(annex)]
    yield ["Fait le", annex.asked_on]
    yield ["Enfants", scope_words(annex)]
    if warning := differing(annex):
        yield [warning]
    yield []
    for term, text in terms_of(annex):
        yield [Head(term), text]


def _child(child: ChildPart, contract: ContractPart) -> Line:
    one = contract.enrolment
    return {
        "Enfant": child_name(child.child),
        "Naissance": child.child.birth_day,
        "Avip": "oui" if child.avip else "non",
        "Accueil": CARE[one.kind],
        "Contrat du": one.first_day,
        "Contrat au": one.last_day,
    }


def _hours(contract: ContractPart) -> Line:
    one, found = contract.enrolment, contract.figures
    weeks = [f"depuis le {french.day_figures(day)}, {weeks_words(each)}" for day, each in contract.weeks]
    return {
        "Semaines": " ; ".join(weeks),
        "Adaptation du": one.adaptation_first_day,
        "Adaptation au": one.adaptation_last_day,
        "Signé le": one.signed_on,
        "Jours réservés": found.expected,
        "Présences": found.attended,
        "Absences": found.absent,
        "Non pointés": found.missing,
        "À venir": found.to_come,
        "Hors réservation": found.unreserved,
        "Réservées": Hours(found.reserved),
        "Réalisées": Hours(found.realised),
        "Facturées": Hours(found.billed),
        "Déduites": Hours(found.deducted),
        "Atypiques réservées": Hours(found.atypical_reserved),
        "Atypiques réalisées": Hours(found.atypical_realised),
    }


def _absences(figures: Figures) -> Iterator[Line]:
    for one in figures.absences:
        yield {
            "Motif": REASONS[one.reason],
            "Jours": one.days,
            "Jours déduits": one.deducted_days,
            "Réservées": Hours(one.minutes),
            "Facturées": Hours(one.billed),
            "Déduites": Hours(one.deducted),
        }


def _presence(day: SheetDay) -> Iterator[Line]:
    """A row a stay or a reserved span, whichever are more; at least one."""
    absence = day.absence
    hours: Line = {
        "Motif": None if absence is None else REASONS[absence.reason],
        "Annonce le": None if absence is None else absence.announced_on,
        "Réservées": Hours(day.reserved),
        "Réalisées": Hours(day.realised),
        "Facturées": Hours(day.billed),
        "Déduites": Hours(day.deducted),
    }
    for place, (span, stay) in enumerate(zip_longest(day.reserved_spans, day.stays)):
        line: dict[str, Cell] = {"Jour": day.day, "État": day_state(day)}
        if span is not None:
            line |= {"Réservé de": Clock(span.start), "Réservé à": Clock(span.end)}
        if stay is not None:
            arrived, left = stay
            line |= {"Arrivée": Clock(arrived), "Départ": NO_DEPARTURE if left is None else Clock(left)}
        yield {**line, **hours} if not place else line


def _weeks(annex: Annex) -> Iterator[Line]:
    for week in annex.weeks:
        peak = week.peak_day
        yield {
            "Semaine": week.load.week,
            "Présence": Hours(week.load.attended),
            "Capacité": Hours(week.load.capacity),
            "Taux": week.rate,
            "Pic": week.load.peak,
            "Pic le": None if peak is None else peak.day,
            "Pic dès": None if peak is None or peak.peak_at is None else Clock(peak.peak_at),
            "Au-dessus des places": Hours(week.over_capacity),
            "Au-dessus de la limite": Hours(week.over_limit),
            "État": verdict(week, annex.asked_on),
        }
        for day in week.days:
            yield {
                "Semaine": week.load.week,
                "Jour": day.day,
                "Places": day.places,
                "Présence": Hours(day.attended),
                "Capacité": Hours(day.capacity),
                "Pic": day.peak,
                "Pic dès": None if day.peak_at is None else Clock(day.peak_at),
                "Au-dessus des places": Hours(day.over_capacity),
                "Au-dessus de la limite": Hours(day.over_limit),
            }
