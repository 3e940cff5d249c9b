"""The terms of the nominative annex (définitions): what its columns count, by the settings of the month (no Qt)."""

from app.care.attendance import AbsenceReason
from app.care.capacity import limit
from app.report import definitions
from app.report.annex.records import Annex
from app.settings import Settings
from app.settings_catalogue import ADAPTATION, ROUNDING
from ui import french, typesetting
from ui.annex_words import REASONS
from ui.french import NBSP

Term = tuple[str, str]
"""A word of the annex and what it means."""

RESERVED_DAYS = (
    "par contrat et par jour : chacun est une présence, une absence avec son motif, ou une journée non pointée, qui ne"
    " compte aucune heure. Une arrivée sans départ est non pointée. Un jour hors réservation compte à part."
)
BILLED = (
    "présence : heures réservées et heures en plus, arrondies de même ; absence : heures réservées, sauf déduction ;"
    " accueil occasionnel ou d’urgence : heures réalisées."
)
ROUNDINGS = dict(ROUNDING.choices)
ADAPTATIONS = dict(ADAPTATION.choices)


def terms_of(annex: Annex) -> list[Term]:
    """Each term and what it means in that month."""
    settings = annex.settings
    terms = (
        (
            "Heures notées",
            "l’arrivée et le départ tels qu’ils ont été pointés, à la minute, jamais arrondis.",
        ),
        ("Jours réservés", RESERVED_DAYS),
        (
            "Réservées",
            "durée exacte du contrat, ou de la journée modifiée qui en tient lieu, les jours d’ouverture.",
        ),
        ("Réalisées", f"heures de présence, comptées {ROUNDINGS[settings.rounding]}."),
        ("Facturées", f"{BILLED} Adaptation : {ADAPTATIONS[settings.adaptation]}."),
        ("Déduites", _deducted(settings)),
        (
            "Atypiques",
            f"{definitions.atypical(settings)}, à la minute, par jour civil : une nuit compte sur ses deux jours.",
        ),
        ("Surnombre", _surnombre(annex)),
        (
            "Noms",
            "ceux du dossier au jour de l’impression : ils se corrigent, même après la clôture du mois.",
        ),
    )
    return [(term, typesetting.typographic(text)) for term, text in terms]


def _deducted(settings: Settings) -> str:
    reasons = [REASONS[reason] for reason in AbsenceReason if reason in settings.deductible]
    if not reasons:
        return "aucun motif d’absence n’est déductible."
    words = [f"heures réservées des absences pour {french.listed(reasons)}"]
    if AbsenceReason.ILLNESS_CERTIFIED in settings.deductible and settings.waiting_days:
        days = french.plural(settings.waiting_days, "jour")
        words.append(f"maladie : après {days} de carence, comptés du premier jour de l’absence")
    if AbsenceReason.HOLIDAY in settings.deductible and settings.announced_days:
        days = french.plural(settings.announced_days, "jour")
        words.append(f"congé : si la famille a prévenu au moins {days} avant")
    return f"{' ; '.join(words)}."


def _surnombre(annex: Annex) -> str:
    places, percent = annex.structure.capacity, annex.settings.surnombre_percent
    most = french.plural(limit(places, percent), "enfant")
    return (
        "chaque semaine dont le dimanche tombe dans le mois : heures de présence notées ÷ heures de capacité (ouverture"
        f" × places agréées) ; dépassement au-dessus de 100{NBSP}%. Les durées au-dessus des places agréées, et"
        f" au-dessus de {percent}{NBSP}% d’entre elles ({most} pour"
        f" {french.plural(places, 'place')}), sont des durées d’horloge."
    )
