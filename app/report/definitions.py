"""The definitions that the report prints (définitions), in the words of the settings in force."""

from app.settings import Settings
from app.spans import DAY
from app.wording import WEEKDAYS, spoken_hour


def atypical(settings: Settings) -> str:
    """« avant 8 h, à partir de 18 h, samedi, dimanche, jours fériés »."""
    parts = []
    if settings.atypical_before > 0:
        parts.append(f"avant {spoken_hour(settings.atypical_before)}")
    if settings.atypical_from < DAY:
        parts.append(f"à partir de {spoken_hour(settings.atypical_from)}")
    parts += [WEEKDAYS[weekday] for weekday in sorted(settings.atypical_weekdays)]
    if settings.atypical_holidays:
        parts.append("jours fériés")
    return ", ".join(parts) if parts else "aucun horaire"
