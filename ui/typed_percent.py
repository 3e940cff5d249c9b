"""What people type for a percentage (pourcentage): « 0,0619 », « 66 % » (no Qt)."""

import re
from decimal import Decimal

from app.errors import InvalidEntry
from ui.typed_text import plain, said

PERCENT_HELP = "Écrivez par exemple 0,0619 ou 66."


def read_percent(text: str) -> Decimal:
    """The number before the sign, at most four decimals, from 0 to 100. Raises InvalidEntry."""
    typed = re.sub(r"[\s%]", "", plain(text, PERCENT_HELP))
    match = re.fullmatch(r"([0-9]{1,3})(?:[.,]([0-9]{1,4}))?", typed)
    if match is None:
        raise InvalidEntry(f"{said(text)} n’est pas un pourcentage. {PERCENT_HELP}")
    found = Decimal(f"{int(match[1])}.{match[2] or 0}")
    if found > 100:
        raise InvalidEntry(f"Un pourcentage va de 0 à 100, pas {said(text)}.")
    return found
