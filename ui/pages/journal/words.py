"""The journal in words (mots de la page): a line's columns, its fields before and after, what it opens."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from app.care.schedules import Turn
from app.errors import InvalidEntry
from app.journal_entries import Act
from app.journal_fields import FIELDS, Told
from app.journal_list import JournalLine
from app.journal_words import KEY_FIELDS, PURGE_FIELDS
from app.report.closed_months import PaperKind
from app.settings import spec_of
from ui import codes, french, insertion_codes, setting_words, waiting_codes
from ui.protection_words import BASIS_WORDS, ERASED_WORDS, GIVEN_WORDS
from ui.table import Column

ACTS = {
    Act.ADDED: "ajout",
    Act.CHANGED: "modification",
    Act.REMOVED: "retrait",
    Act.CONSULTED: "consultation",
    Act.PASSED: "passage",
}
TURNS = {Turn.ANCHOR: "depuis le lundi d’ancrage", Turn.ISO_PARITY: "semaines paires et impaires"}
PAPERS = {PaperKind.DATA: "données", PaperKind.PDF: "PDF"}
LISTS: tuple[Mapping[Any, str], ...] = (
    GIVEN_WORDS, ERASED_WORDS, BASIS_WORDS, TURNS, PAPERS, waiting_codes.VERDICTS, waiting_codes.WHYS,
    *insertion_codes.ALL, codes.KINDS, codes.PRESCRIBERS, codes.REGIMES, codes.GENDERS, codes.AREAS, codes.CLOSURES,
    codes.ROLES, codes.REASON_WORDS, codes.OUTCOME_WORDS, codes.FACTS,
    codes.QUALIFICATIONS, codes.LEAVES,
)  # fmt: skip
LISTED = "list"
"""What a consultation tells of the list that left; entries of before tell nothing."""
LIST_NAMES = {
    "children": "enfants",
    "admissions": "liste d’attente",
    "team": "équipe",
    "paths": "parcours",
    "orientations": "orientations",
    "partners": "partenaires",
    "meetings": "concertations",
    "insertion_figures": "chiffres de l’insertion",
    "filoue": "contrôle du fichier Filoué",
    "journal": "journal",
    "protection_proposals": "dossiers à effacer ou à garder",
    "protection_erasures": "liste des effacements",
    "protection_given": "dossiers remis",
    "agenda": "agenda",
    "attendance": "pointage",
    "odd": "à vérifier avant la clôture",
    "settings_closures": "fermetures",
    "settings_holidays": "jours fériés",
    "settings_groups": "groupes",
    "settings_rules": "règles de calcul",
    "settings_money": "contribution des familles et PSU",
    "settings_people": "comptes",
    "settings_register": "registre à compléter",
}
SUBJECTS = ("key", "month")
"""Fields that the line's subject has told already."""
OTHER_FIELDS = {**KEY_FIELDS, **PURGE_FIELDS}
CODES = {str(code): words for known in LISTS for code, words in known.items()}


def _plain(value: str | int) -> str:
    return CODES.get(str(value), str(value))


SAID: dict[Told, Callable[[str | int], str]] = {
    Told.DAY: lambda value: french.day_figures(date.fromisoformat(str(value))),
    Told.HOUR: lambda value: french.hour(int(value)),
    Told.EUROS: lambda value: french.euros(int(value)),
    Told.YES_NO: lambda value: "oui" if value else "non",
    Told.WEEKDAY: lambda value: french.WEEKDAYS[int(value)],
}


def value_words(told: Told, value: str | int | None) -> str:
    """A field's value as people say it; « rien » where there was none."""
    return "rien" if value is None else SAID.get(told, _plain)(value)


def _setting_value(key: str) -> Callable[[Told, str | int | None], str]:
    """How that setting's value is said: its own text, in its own words."""

    def said(told: Told, value: str | int | None) -> str:
        if told is Told.TEXT and isinstance(value, str):
            with suppress(InvalidEntry):  # of a later version
                return setting_words.value_words(spec_of(key), value)
        return value_words(told, value)

    return said


def changes_words(line: JournalLine) -> str:
    """« premier jour : 03/09/2026 → 04/09/2026 ; note » — free text is named, never repeated."""
    if line.count > 1:
        return french.plural(line.count, "écriture")
    valued = _setting_value(line.setting) if line.setting else value_words
    said = []
    for name, (before, after) in line.changes.items():
        if name == LISTED:
            said.append(f"liste\u00a0: {LIST_NAMES.get(str(after), str(after))}")
            continue
        words, told = FIELDS.get(name, (OTHER_FIELDS.get(name, name), Told.TEXT))
        if told is Told.REFERENCE or (name in SUBJECTS and line.about):
            continue
        if (before, after) == (None, None):
            said.append(words)
        elif line.act is Act.CHANGED:
            said.append(f"{words}\u00a0: {valued(told, before)} → {valued(told, after)}")
        else:
            kept = before if after is None else after
            said.append(f"{words}\u00a0: {valued(told, kept)}")
    return "\u00a0; ".join(said)


def what_words(line: JournalLine) -> str:
    """« absence, Timéo Fernandes »."""
    return f"{line.kind}, {line.about}" if line.about else line.kind


COLUMNS = (
    Column[JournalLine](
        title="Quand",
        text=lambda line: f"{french.day_figures(line.at.date())} {line.at:%H:%M}",
        key=lambda line: -line.id,
        hint=lambda line: french.moment(line.at),
        width=140,
    ),
    Column[JournalLine](title="Qui", text=lambda line: line.who, width=120),
    Column[JournalLine](title="Acte", text=lambda line: line.deed, hint=lambda line: line.deed, width=200),
    Column[JournalLine](title="Sur quoi", text=what_words, hint=what_words, width=252),
    Column[JournalLine](title="Écriture", text=lambda line: ACTS[line.act], width=108),
    Column[JournalLine](title="Champs, avant → après", text=changes_words, hint=changes_words),
)
