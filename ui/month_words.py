"""How a month stands, in words (état du mois): its state, and what is still to be answered (no Qt)."""

from app.report.monthly_report import Status
from ui import french


def state_words(status: Status, *, in_progress: bool) -> str:
    """« en cours », « provisoire », « complet, non clos », « clos »."""
    if in_progress:
        return "en cours"
    if status is Status.PROVISIONAL:
        return "provisoire"
    return "clos" if status is Status.CLOSED else "complet, non clos"


def missing_words(presences: int, interviews: int) -> str:
    """« 3 présences et 2 entretiens », empty where nothing is missing."""
    words = [french.plural(presences, "présence")] if presences else []
    words += [french.plural(interviews, "entretien")] if interviews else []
    return french.listed(words)


def to_answer_words(presences: int, interviews: int) -> str:
    """« 3 présences et 2 entretiens à renseigner », empty where nothing is missing."""
    missing = missing_words(presences, interviews)
    return f"{missing} à{french.NBSP}renseigner" if missing else ""


def grouped(seal: str) -> str:
    """« b018 5db6 6873 »."""
    return french.NBSP.join(seal[at : at + 4] for at in range(0, len(seal), 4))
