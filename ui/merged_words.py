"""A département's figures and how they are told (mots du cumul): thresholds, peaks, where a crèche stands (no Qt)."""

from datetime import date, datetime

from app.report.merged import CrecheRow, MergedMonth, Peak
from app.report.monthly_report import Status
from ui import french
from ui.french import NBSP
from ui.month_words import grouped


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
