"""French words for the codes that the report counts (libellés): outcomes of paths, actions of the plans."""

from collections.abc import Mapping

from app.insertion import settings as insertion_settings
from app.insertion.outcomes import Outcome
from ui import french

PLURALS: Mapping[Outcome, str] = {
    Outcome.CDI: "CDI",
    Outcome.CDD_6_MONTHS: "CDD de six mois ou plus",
    Outcome.TEMP_6_MONTHS: "intérims de six mois ou plus",
    Outcome.CIVIL_SERVICE: "entrées dans la fonction publique",
    Outcome.OWN_BUSINESS: "créations d’entreprise",
    Outcome.CDD_SHORT: "CDD de moins de six mois",
    Outcome.TEMP_SHORT: "intérims de moins de six mois",
    Outcome.SUBSIDISED_JOB: "contrats aidés",
    Outcome.QUALIFYING_TRAINING: "formations qualifiantes",
    Outcome.OTHER_INSERTION: "autres structures d’insertion",
    Outcome.NO_SOLUTION: "fins sans solution",
    Outcome.BREACH: "fins pour manquement",
    Outcome.OTHER: "autres motifs",
    Outcome.MOVED_AWAY: "déménagements",
    Outcome.LONG_ILLNESS: "maladies longues",
    Outcome.PARENTAL_LEAVE: "congés parentaux",
    Outcome.CHILD_AT_SCHOOL: "entrées d’enfants à l’école",
}
# One exit has the settings page's own word.
OUTCOMES: Mapping[str, tuple[str, str]] = {
    outcome.value: (word, PLURALS[outcome]) for outcome, word in insertion_settings.OUTCOMES.items()
}

ACTIONS: Mapping[str, str] = {
    "employer_contact": "Contact d’employeur",
    "job_ad_search": "Recherche d’annonces",
    "cv_letter": "CV et lettre",
    "temp_missions": "Missions d’intérim",
    "self_presentation": "Présentation de soi",
    "training": "Formation",
    "immersion": "Immersion",
    "paperwork": "Démarches",
    "other": "Autre",
}


def outcome(code: str, count: int) -> str:
    """« 2 CDI », « 1 déménagement »; an unknown code stands as it is."""
    one, many = OUTCOMES.get(code, (code, code))
    return french.plural(count, one, many)


def outcome_alone(code: str) -> str:
    """« CDI », for a single exit."""
    return OUTCOMES.get(code, (code, code))[0]


def action(code: str) -> str:
    """« Contact d’employeur »; an unknown code stands as it is."""
    return ACTIONS.get(code, code)
