"""The definitions that the report prints (définitions), in the words of the settings in force."""

from app.settings import Settings
from app.settings_catalogue import StaffRule
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


STAFFING = {
    StaffRule.A: "Règle A : un adulte pour 5 enfants ne marchant pas et un pour 8 qui marchent, jamais moins de deux",
    StaffRule.B: "Règle B : un adulte pour 6 enfants, jamais moins de deux",
}


def staffing(rule: StaffRule, *, micro: bool = False) -> str:
    """« Règle B : un adulte pour 6 enfants, jamais moins de deux » (rules.md, Capacity and staff)."""
    return STAFFING[rule] + (" (micro-crèche : un seul jusqu’à trois enfants)" if micro else "")
