"""A département's figures and how they are told (mots du cumul): lines, sections, where a crèche stands (no Qt)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from app.report.merged import CrecheRow, MergedMonth, Peak
from app.report.monthly_report import Rate, Status
from ui import french
from ui.french import NBSP
from ui.month_words import grouped


class Kind(Enum):
    """What a figure is, so how it is written."""

    COUNT = auto()
    MINUTES = auto()
    SHARE = auto()
    DAYS = auto()
    OVER = auto()
    OVER_MINUTES = auto()


Cell = tuple[Kind, int | Rate] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A label, what is said beside it, and its figures."""

    label: str
    cells: tuple[Cell, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Lines under a heading; `heads` name the columns of figures."""

    title: str
    lines: tuple[Line, ...]
    note: str = ""
    heads: tuple[str, ...] = ("n/N", "valeur")


def count(label: str, value: int, note: str = "") -> Line:
    return Line(label=label, cells=(None, (Kind.COUNT, value)), note=note)


def minutes(label: str, value: int, note: str = "") -> Line:
    return Line(label=label, cells=(None, (Kind.MINUTES, value)), note=note)


def rate(label: str, value: Rate, note: str = "", *, hours: bool = False) -> Line:
    over = Kind.OVER_MINUTES if hours else Kind.OVER
    return Line(label=label, cells=((over, value), (Kind.SHARE, value)), note=note)


def counts(title: str, found: Iterable[tuple[str, int]], note: str = "") -> Section:
    return Section(title=title, note=note, lines=tuple(count(label, value) for label, value in found))


def threshold(month: MergedMonth) -> str:
    """« seuil de 20 % », « seuils de 20 % et 30 % »."""
    words = [f"{french.number(one)}{NBSP}%" for one in month.thresholds]
    return f"{french.agreed(len(words), 'seuil')} de {french.listed(words)}"


def standing(row: CrecheRow) -> str:
    """« clos le 06/11/2026, sceau b018 5db6 6873 », « PROVISOIRE : 3 présences non pointées »."""
    if row.status is Status.COMPLETE:
        return "complet, non clos"
    if row.status is Status.CLOSED:
        day = f" le {french.day_figures(row.closed_on)}" if row.closed_on else ""
        return f"clos{day}, sceau {grouped(row.seal or '')}"
    words = missing_words(row.missing, row.missing_interviews)
    return f"PROVISOIRE{NBSP}: {', '.join(words) or 'mois en cours'}"


def missing_words(missing: int, interviews: int) -> list[str]:
    """« 3 présences non pointées », « 2 entretiens sans suite »."""
    words = [french.plural(missing, "présence non pointée", "présences non pointées")] if missing else []
    if interviews:
        words.append(french.plural(interviews, "entretien sans suite", "entretiens sans suite"))
    return words


def peak_words(peak: Peak) -> str:
    """« Les Martinets, le 6 octobre à 10 h 30 »: in one crèche."""
    try:
        at = datetime.fromisoformat(peak.at)
    except ValueError:
        return peak.creche
    return f"{peak.creche}, le {french.day_and_month(at)} à{NBSP}{french.hour(at.hour * 60 + at.minute)}"


def first_day(month: MergedMonth) -> date:
    """Of the month."""
    return date.fromisoformat(f"{month.month}-01")
