"""A yearly account in words (bilan Avip): its cells, its lines, its state, for paper, screen and files (no Qt)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from app.report.account.counts import AnsweredRatio, Count, Delays, Parts, Ratio
from app.report.account.yearly import MonthRow, YearlyAccount
from app.report.monthly_report import Rate, Status
from ui import french

NBSP = french.NBSP
MASKED = "masqué"
"""In place of one to four persons, and of what would give them away, which may be more."""
NAME = "Bilan Avip"
NUMBER, SHARE = ("nombre",), ("part",)
TOTAL = "Total"
UNKNOWN = {"unknown": "non renseigné"}


class Unit(Enum):
    """What a figure counts."""

    COUNT = "nombre"
    HOURS = "heures"
    SHARE = "%"
    DAYS = "jours"
    WORD = "texte"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure; a rate in hours or persons has its two counts, which `over` tells. None is masked."""

    unit: Unit
    value: Count | Rate | Ratio | str
    in_hours: bool = False
    """The two counts of a share are minutes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A label, its figures under the section's heads, and what is said beside it."""

    label: str
    cells: tuple[Cell, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Lines under a heading; `heads` name the columns, one for each cell of a line."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""


def count(value: Count) -> Cell:
    return Cell(Unit.COUNT, value)


def minutes(value: int) -> Cell:
    return Cell(Unit.HOURS, value)


def share(value: Rate | Ratio, *, in_hours: bool = False) -> Cell:
    return Cell(Unit.SHARE, value, in_hours)


def word(text: str) -> Cell:
    return Cell(Unit.WORD, text)


def delay(value: Delays) -> Cell:
    """Its median; masked with its list."""
    return Cell(Unit.DAYS, None if value.count is None else value.median)


def told(cell: Cell) -> str:
    """« 12 », « 264 h 00 », « 27,6 % », « 13,5 jours », « masqué », « sans objet »."""
    value = cell.value
    if value is None or (isinstance(value, Ratio) and value.is_masked):
        return MASKED
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return french.hours_column(value) if cell.unit is Unit.HOURS else french.number(value)
    quotient = value.value
    if cell.unit is not Unit.DAYS or quotient is None:
        return french.percent(quotient)
    places = 0 if quotient.denominator == 1 else 1
    return f"{french.decimal(quotient, places)}{NBSP}{french.agreed(int(quotient), 'jour')}"


def over(cell: Cell) -> str:
    """« 8/29 », « 1 247 h 30 / 4 859 h 30 »; nothing where the cell is no share."""
    value = cell.value
    if cell.unit is not Unit.SHARE or not isinstance(value, Rate | Ratio):
        return ""
    if cell.in_hours and isinstance(value, Rate):
        return f"{french.hours_column(value.numerator)} / {french.hours_column(value.denominator)}"
    return f"{number(value.numerator)}/{number(value.denominator)}"


def number(value: Count) -> str:
    """« 12 », « masqué » where it is masked."""
    return MASKED if value is None else french.number(value)


def codes_of(words: Mapping[Any, str], *columns: Parts) -> Iterator[tuple[str, tuple[Count, ...]]]:
    """Each code that somebody has in one of these columns, in the order of the words, with its counts."""
    known = {code for column in columns for code, found in column.of.items() if found != 0}
    for code, label in words.items():
        if code in known:
            yield label, tuple(column.of.get(code, 0) for column in columns)


def single(words: Mapping[Any, str], parts: Parts) -> Iterator[tuple[str, Count]]:
    """Each code that somebody has, what was not noted after them."""
    for label, counts in codes_of({**words, **UNKNOWN}, parts):
        yield label, counts[0]


def counted(title: str, found: Iterable[tuple[str, Count]], note: str = "") -> Section:
    """Plain counts under a heading."""
    lines = tuple(Line(label=french.capitalised(label), cells=(count(value),)) for label, value in found)
    return Section(title=title, note=note, heads=NUMBER, lines=lines)


def columns(
    title: str,
    heads: tuple[str, ...],
    total: Line,
    rows: Iterable[tuple[str, tuple[Count, ...]]],
    note: str = "",
) -> Section:
    """Counts in columns, their total first; nothing where no row is."""
    lines = [Line(label=french.capitalised(label), cells=tuple(map(count, counts))) for label, counts in rows]
    return Section(title=title, note=note, heads=heads, lines=(total, *lines) if lines else ())


def totals(*values: Count) -> Line:
    """The line of totals."""
    return Line(label=TOTAL, cells=tuple(map(count, values)))


def name_of(account: YearlyAccount) -> str:
    """« Bilan Avip 2026 »."""
    return f"{NAME} {account.year}"


def month_state(row: MonthRow, account: YearlyAccount) -> str:
    """« clos », « complet », « provisoire », « en cours », « à venir », « avant l’ouverture »."""
    if row.status is None:
        return "à venir" if date.fromisoformat(f"{row.month}-01") > account.asked_on else "avant l’ouverture"
    if row.in_progress:
        return "en cours"
    return {Status.CLOSED: "clos", Status.COMPLETE: "complet", Status.PROVISIONAL: "provisoire"}[row.status]


def status_words(account: YearlyAccount) -> str:
    """« PROVISOIRE — 3 présences non pointées, année en cours », « Année complète, non close », « Année close »."""
    if account.status is Status.CLOSED:
        return f"Année close{NBSP}: chaque mois est celui du rapport remis"
    if account.status is Status.COMPLETE:
        return f"Année complète{NBSP}: rien ne manque, tous les mois ne sont pas clos"
    presences = sum(row.missing for row in account.months)
    talks = sum(row.missing_interviews for row in account.months)
    why = []
    if presences:
        why.append(french.plural(presences, "présence non pointée", "présences non pointées"))
    if talks:
        why.append(french.plural(talks, "entretien sans suite", "entretiens sans suite"))
    if account.asked_on <= date(account.year, 12, 31):
        why.append(f"chiffres arrêtés au {french.day(account.asked_on)}")
    return f"PROVISOIRE — {', '.join(why)}"


def warnings(account: YearlyAccount) -> list[str]:
    """What a reader must know beside the state: cells kept back, closed months that the file no longer gives."""
    found = []
    if account.masked:
        found.append(
            "Les nombres de personnes inférieurs à 5 sont masqués, et avec eux ceux qui les révéleraient."
        )
    months = [french.month(date.fromisoformat(f"{row.month}-01")) for row in account.months if row.differs]
    if months:
        found.append(
            f"Attention{NBSP}: pour {french.listed(months)}, le dossier ne donne plus les chiffres remis à la clôture."
            " Les totaux gardent ceux qui ont été remis."
        )
    return found


def known_words(ratio: AnsweredRatio) -> str:
    """« 5 situations connues »."""
    if ratio.answered is None:
        return "situations connues masquées"
    return french.plural(ratio.answered, "situation connue", "situations connues")


def delay_words(delays: Delays) -> str:
    """« médiane de 16 parcours, de 6 à 26 jours »."""
    if delays.count is None:
        return "délais masqués"
    if not delays.sorted:
        return "aucun parcours"
    first, last = delays.sorted[0], delays.sorted[-1]
    return f"médiane de {delays.count}{NBSP}parcours, de {first} à {last}{NBSP}{french.agreed(last, 'jour')}"
