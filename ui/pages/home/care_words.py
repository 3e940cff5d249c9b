"""What is said of a care request on the home page (mots d'une demande d'accueil); no Qt."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.care.care_check import Finding, Rule
from app.insertion.care_desk import Asked, CareCase
from app.insertion.care_requests import LOOKED_AT, Became
from ui import french, insertion_codes
from ui.insertion_words import hours_words

if TYPE_CHECKING:
    from ui.theme import Tone

NBSP = french.NBSP
MOST = 3
"""Findings told; a long request may have one a day."""
FINE = "L’ouverture et l’agrément le permettent"
FINE_STAFFED = "L’ouverture, l’agrément et l’équipe le permettent"
NO_CONTRACT = "Aucun contrat ne peut recevoir ces heures\u00a0: prolongez-en un d’abord"
WORST_FIRST = (Rule.OVER_LIMIT, Rule.CLOSED, Rule.OUTSIDE_OPENING, Rule.SHORT, Rule.SURNOMBRE)


def why(case: CareCase) -> str:
    """« Nguyễn Thị Bích : entretien d’embauche, Clinique Saint-Luc »."""
    kind = insertion_codes.WORK_KINDS[case.event.kind]
    return f"{case.parent.name}{NBSP}: {kind}, {case.event.label}"


def when(case: CareCase) -> str:
    """« mardi 24 novembre, 6 h 45–9 h »."""
    return hours_words(case.request.first_day, case.request.last_day, case.week)


def wanted(asked: Asked) -> str:
    """The same, beside what is reserved already: « …, en plus de 9 h–16 h »."""
    more = f", en plus de {french.spans(asked.reserved)}" if asked.reserved else ""
    return french.capitalised(when(asked.case)) + more


def found(asked: Asked) -> Iterator[tuple[str, "Tone"]]:
    """(words, tone) of what the check finds, the worst first; one sentence for the days that are alike."""
    request = asked.case.request
    if asked.past:
        yield ("Ce jour est passé" if request.is_dated else "Ces jours sont passés"), "amber"
        return
    told = [one for one in asked.check.findings if one.rule is not Rule.CLOSED or request.is_dated]
    alike = sorted(_alike(told), key=lambda group: (WORST_FIRST.index(group[0].rule), group[0].day))
    for group in alike[:MOST]:
        first, more = group[0], len(group) - 1
        same = f" De même {french.plural(more, 'autre jour', 'autres jours')}." if more else ""
        yield first.sentence + same, "alert" if first.rule is Rule.OVER_LIMIT else "amber"
    if len(alike) > MOST:
        yield f"Et {french.plural(len(alike) - MOST, 'autre remarque', 'autres remarques')}.", "amber"
    if not told:
        fine = FINE_STAFFED if asked.check.staffed else FINE
        yield (fine, "fine") if asked.ways.became else (NO_CONTRACT, "alert")
    if request.last_day is None or request.last_day - request.first_day > LOOKED_AT:
        yield "Vérifié sur les quatre premières semaines", "muted"
    closed = len(asked.check.findings) - len(told)
    if closed:
        yield f"Sans {'le jour' if closed == 1 else f'les {closed}{NBSP}jours'} de fermeture", "muted"


def _alike(findings: list[Finding]) -> list[list[Finding]]:
    """The findings of one rule at the same hours, together."""
    groups: dict[tuple[Rule, int, int], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.rule, one.start, one.end), []).append(one)
    return list(groups.values())


def became_words(became: Became, *, one_day: bool) -> str:
    """« pour ce jour seulement », « dans la semaine type du contrat »…"""
    if became is Became.EXCEPTIONS and one_day:
        return "pour ce jour seulement"
    return insertion_codes.BECAME[became]
