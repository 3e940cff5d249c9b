"""What people type in the fields (champs): trimmed, of sensible length, and never a social-security number.

The CNIL forbids the NIR here (domain.md, 0.10): a text that holds one is refused, wherever it was typed.
"""

import re
import unicodedata
from dataclasses import fields, replace
from datetime import date
from enum import Enum
from typing import TypeVar

from app.errors import InvalidEntry
from app.store import Record
from app.wording import NBSP, quoted, spoken_day

R = TypeVar("R", bound=Record)

SHORT = 100
"""Signs in a name, a label, an address line."""
LONG = 2000
"""Signs in instructions, a comment, an aim."""
LONGEST = 10_000
"""Signs in a note of an interview, the minutes of a meeting."""

LABELS = {
    "address": "l’adresse",
    "adviser": "le nom du conseiller",
    "bilan": "le bilan",
    "caf_number": "le numéro Caf",
    "caf_office": "le numéro de la Caf",
    "commune": "la commune",
    "contact_first_name": "le prénom du contact",
    "contact_last_name": "le nom du contact",
    "decision": "la décision",
    "director": "le nom de la direction",
    "email": "l’adresse électronique",
    "employer": "le nom de l’employeur",
    "end_reason": "le motif de fin",
    "first_name": "le prénom",
    "function": "la fonction",
    "instructions": "la conduite à tenir",
    "kept_at": "l’endroit où se trouve le document",
    "label": "le libellé",
    "last_name": "le nom",
    "login": "l’identifiant",
    "manager": "le gestionnaire",
    "name": "le nom",
    "note": "la note",
    "objectives": "le texte des objectifs",
    "others": "la liste des autres présents",
    "phone": "le téléphone",
    "postcode": "le code postal",
    "present": "la liste des personnes présentes",
    "private_note": "la note privée",
    "reason": "le motif",
    "relation": "le lien avec l’enfant",
    "result": "le résultat",
    "summary": "le compte rendu",
    "text": "le commentaire",
    "title": "le titre",
}
LONG_FIELDS = frozenset(
    {
        "address",
        "bilan",
        "decision",
        "instructions",
        "note",
        "objectives",
        "others",
        "private_note",
        "summary",
        "text",
    }
)
LONGEST_FIELDS = frozenset({"note", "private_note", "summary"})

DIGIT_RUN = re.compile(
    r"(?<!\d)\d(?:[ .\-\u00a0\u202f]?[\dAB]){12,14}(?![ .\-\u00a0\u202f]?\d)", re.IGNORECASE
)
NIR = re.compile(r"[1-478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{6}(?:\d{2})?", re.IGNORECASE)


def holds_nir(text: str) -> bool:
    """Whether something in the text looks like a French social-security number (13 or 15 digits).

    Signs that don't show hide none.
    """
    shown = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return any(
        NIR.fullmatch(re.sub(r"[^\dAB]", "", run, flags=re.IGNORECASE)) for run in DIGIT_RUN.findall(shown)
    )


def tidy_text(text: str | None, field: str, *, required: bool = False) -> str | None:
    """The text trimmed, None where nothing is left. Raises InvalidEntry, by the field's name."""
    label = LABELS.get(field, "ce champ")
    long = field in LONG_FIELDS
    kept = _trimmed(text or "", long)
    if not kept:
        if required:
            raise InvalidEntry(f"Il manque {label} : écrivez au moins une lettre.", field=field)
        return None
    limit = LONGEST if field in LONGEST_FIELDS else LONG if long else SHORT
    if len(kept) > limit:
        raise InvalidEntry(
            f"{label[0].upper()}{label[1:]} compte {_grouped(len(kept))} signes, pour {_grouped(limit)} au plus : "
            "abrégez.",
            field=field,
        )
    if holds_nir(kept):
        raise InvalidEntry(
            f"{label[0].upper()}{label[1:]} semble contenir un numéro de sécurité sociale. La crèche n’a pas le droit "
            "de le garder ici : effacez-le.",
            field=field,
        )
    return kept


def _trimmed(text: str, several_lines: bool) -> str:
    lines = [
        " ".join("".join(s if _is_written(s) else " " for s in line).split()) for line in text.splitlines()
    ]
    kept = "\n".join(lines).strip() if several_lines else " ".join(line for line in lines if line)
    return kept if any(sign.isprintable() and sign != " " for sign in kept) else ""


def _is_written(sign: str) -> bool:
    """Signs that show, and those that join or turn them: an emoji of several people, a word from right to left."""
    return sign.isprintable() or unicodedata.category(sign) == "Cf"


def _grouped(count: int) -> str:
    """« 100 000 », with no-break spaces."""
    return f"{count:,}".replace(",", NBSP)


def tidy(record: R, *required: str) -> R:
    """The record with each of its texts trimmed and checked; `required` ones can't be empty. Raises InvalidEntry."""
    changes: dict[str, object] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in required or (isinstance(value, str) and not isinstance(value, Enum)):
            kept = tidy_text(value, field.name, required=field.name in required)
            if kept != value:
                changes[field.name] = kept
    return replace(record, **changes) if changes else record  # type: ignore[arg-type]


def digits(text: str | None, field: str, *, least: int, most: int, advice: str) -> str | None:
    """The digits of a number, spaces and dots taken out. Raises InvalidEntry with the advice."""
    if text is None:
        return None
    kept = re.sub(r"[ .\u00a0\u202f]", "", text)
    if not (kept.isascii() and kept.isdigit() and least <= len(kept) <= most):
        label = LABELS.get(field, "ce numéro")
        raise InvalidEntry(f"{quoted(text)} ne convient pas pour {label} : {advice}", field=field)
    return kept


def postcode(text: str | None) -> str | None:
    """Five digits. Raises InvalidEntry."""
    advice = "écrivez les cinq chiffres, ou laissez vide pour une adresse à l’étranger."
    return digits(text, "postcode", least=5, most=5, advice=advice)


def check_email(text: str | None) -> None:
    """Raises InvalidEntry where it can't be an address."""
    if text is not None and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", text):
        raise InvalidEntry(f"{quoted(text)} n’est pas une adresse électronique : vérifiez-la.", field="email")


def check_phone(text: str | None) -> None:
    """Raises InvalidEntry where no number can be dialled from it."""
    if text is not None and sum(sign.isdigit() for sign in text) < 2:
        raise InvalidEntry(
            f"{quoted(text)} n’est pas un numéro de téléphone : écrivez ses chiffres.", field="phone"
        )


def check_order(first: date | None, last: date | None, *, field: str = "last_day") -> None:
    """Raises InvalidEntry where the last day comes before the first."""
    if first is not None and last is not None and last < first:
        raise InvalidEntry(
            f"Le dernier jour, {spoken_day(last)}, vient avant le premier, {spoken_day(first)} : "
            "corrigez l’un des deux.",
            field=field,
        )
