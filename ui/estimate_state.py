"""How an estimate stands, in words (état de l'estimation): its months, what is provisional, what is to type (no Qt)."""

from app.days import Month
from app.money.estimate import Estimate, EstimateMonth, Span
from app.money.tariffs import SETTINGS, Missing
from app.report.monthly_report import Status
from app.wording import listed
from ui import french
from ui.month_words import state_words
from ui.statement_words import name_of

NBSP = french.NBSP
MOST = 7
"""Things named one by one in a sentence; the others are counted."""


def span_name(span: Span) -> str:
    """« octobre 2026 », « 4e trimestre 2026 », « année 2026 »."""
    return french.month(span.first) if isinstance(span, Month) else name_of(span)


def unknown_words(estimate: Estimate) -> str:
    """« 3 enfants sans montant », « 12 mois d’enfant sans montant » over several months."""
    if len(estimate.months) == 1:
        return french.plural(estimate.unknown, "enfant sans montant", "enfants sans montant")
    return f"{french.number(estimate.unknown)}{NBSP}mois d’enfant sans montant"


def month_state(one: EstimateMonth) -> str:
    """« clos », « complet, non clos », « provisoire », « en cours », « à venir », « avant l’ouverture »."""
    if one.status is None:
        return "avant l’ouverture"
    if one.ahead:
        return "à venir"
    return state_words(one.status, in_progress=one.in_progress)


def status_words(estimate: Estimate) -> str:
    """« ESTIMATION », and what keeps it provisional: « ESTIMATION PROVISOIRE — 3 présences non pointées »."""
    presences = sum(one.missing_days for one in estimate.months if one.status is not Status.CLOSED)
    unfinished = sum(one.in_progress or one.ahead for one in estimate.months)
    why = []
    if presences:
        why.append(french.plural(presences, "présence non pointée", "présences non pointées"))
    if unfinished:
        why.append(
            "mois non fini"
            if len(estimate.months) == 1
            else f"{unfinished}{NBSP}mois non {french.agreed(unfinished, 'fini')}"
        )
    if estimate.missing:
        why.append("chiffres à compléter")
    return f"ESTIMATION PROVISOIRE — {', '.join(why)}" if why else "ESTIMATION, d’après des heures complètes"


def missing_words(estimate: Estimate) -> list[str]:
    """What is to be typed, one sentence for each place: « Il manque, au 1er octobre 2026 : … »."""
    found: dict[str, list[Missing]] = {}
    for lack in estimate.missing:
        found.setdefault(lack.where, []).append(lack)
    return [*(_sentence(where, lacking) for where, lacking in found.items()), *_differing(estimate)]


def missing_list(estimate: Estimate) -> list[str]:
    """The same for the screen: by the figure that waits, or by the family's place where it is typed there."""
    lacking = estimate.missing
    if not lacking:
        return _differing(estimate)
    costs = [
        one.what
        for month in estimate.months
        if month.avip
        for line in month.avip.lines
        for one in line.missing
    ]
    prices = [one.what for month in estimate.months for one in month.psu.missing]
    found: dict[str, list[str]] = {}
    for lack in lacking:
        waiting = (
            "PSU" if lack.what in prices else "Coût de l’Avip" if lack.what in costs else "Participations"
        )
        place = waiting if lack.where == SETTINGS else french.capitalised(lack.where)
        found.setdefault(place, []).append(lack.what)
    day = french.day(min(lack.day for lack in lacking))
    lines = [f"–{NBSP}{place}{NBSP}: {listed(what, MOST)}" for place, what in found.items()]
    return [f"Il manque, au {day}{NBSP}:", *lines, *_differing(estimate)]


def _differing(estimate: Estimate) -> list[str]:
    differs = [french.month(one.month.first) for one in estimate.months if one.differs]
    if not differs:
        return []
    words = (
        f"Attention{NBSP}: pour {french.listed(differs)}, les heures facturées, refaites sur le dossier, ne sont"
        " plus celles remises à la clôture."
    )
    return [words]


def _sentence(where: str, lacking: list[Missing]) -> str:
    """From the first day on which one of them is missing."""
    day = french.day(min(lack.day for lack in lacking))
    what = listed([lack.what for lack in lacking], MOST)
    return f"Il manque, au {day}{NBSP}: {what} (à indiquer dans {where})."
