"""What was typed, made plain for the readers (no Qt)."""

import re
import unicodedata

from app.errors import InvalidEntry
from ui import french

LONGEST = 80


def plain(text: str, advice: str) -> str:
    """Lower case, no accents, plain spaces, hyphens and apostrophes."""
    if len(text) > LONGEST:
        raise InvalidEntry(f"C’est trop long pour ce champ. {advice}")
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    kept = re.sub("[–—‐‑−]", "-", kept).replace("’", "'")
    kept = re.sub(r"\s+", " ", kept).strip()
    if not kept:
        raise InvalidEntry(f"Il manque une réponse. {advice}")
    return kept


def said(text: str) -> str:
    """What was typed, quoted for the refusal."""
    return french.quoted(" ".join(text.split()))
