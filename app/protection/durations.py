"""Durations in words (durées de conservation): the settings as the register says them."""

from app.protection.filled import COUNTED_FROM, TO_FILL, Activity
from app.settings import Settings


def years(count: int) -> str:
    """« 1 an », « 3 ans »."""
    return f"{count} an" if count == 1 else f"{count} ans"


def journal_durations(settings: Settings, months: int | None) -> str:
    """How long the journal keeps what, and what is kept beside it: `months` is the crèche's own part."""
    beside = f"{months} mois {COUNTED_FROM[Activity.ACCOUNTS]}" if months else TO_FILL
    return (
        f"Journal : {settings.journal_consultation_months} mois pour les consultations et les entrées, "
        f"{settings.journal_insertion_months} mois pour les écritures d’insertion, "
        f"{settings.journal_people_months} mois pour celles des familles et des comptes ; celles des heures et de "
        f"l’argent tant qu’un contrôle de la Caf peut les demander : {years(settings.control_years)}, l’année en cours "
        "comprise. La liste des effacements, sans nom, est gardée. Comptes fermés et liste des dossiers remis : "
        f"{beside}."
    )
