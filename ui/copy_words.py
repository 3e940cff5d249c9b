"""A copy in words (mots d’une copie): what changes, what is so already, what is left out (no Qt)."""

from ui import french


def copy_button(days: int) -> str:
    """« Copier 12 journées »."""
    return f"Copier {french.plural(days, 'journée')}" if days else "Copier"


def copy_summary(allowed: int, refused: int, same: int) -> str:
    """« 12 journées changent, 140 sont déjà ainsi, 3 sont laissées de côté. »."""
    if not allowed and not refused:
        return "Rien ne changerait\u00a0: ces journées ont déjà ces heures."
    words = [f"{french.plural(allowed, 'journée')} {french.agreed(allowed, 'change', 'changent')}"]
    if same:
        words.append(f"{french.number(same)} {french.agreed(same, 'est', 'sont')} déjà ainsi")
    if refused:
        left = french.agreed(refused, "est laissée", "sont laissées")
        words.append(f"{french.number(refused)} {left} de côté")
    return f"{', '.join(words)}."
