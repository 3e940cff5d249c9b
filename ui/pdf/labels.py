"""French words for the codes that the report counts (libellés): outcomes of paths, actions of the plans."""

from collections.abc import Mapping

from ui import french

OUTCOMES: Mapping[str, tuple[str, str]] = {
    "cdi": ("CDI", "CDI"),
    "cdd_6_months": ("CDD de six mois ou plus", "CDD de six mois ou plus"),
    "temp_6_months": ("intérim de six mois ou plus", "intérims de six mois ou plus"),
    "civil_service": ("entrée dans la fonction publique", "entrées dans la fonction publique"),
    "own_business": ("création d’entreprise", "créations d’entreprise"),
    "cdd_short": ("CDD court", "CDD courts"),
    "temp_short": ("intérim court", "intérims courts"),
    "subsidised_job": ("emploi aidé", "emplois aidés"),
    "qualifying_training": ("formation qualifiante", "formations qualifiantes"),
    "other_insertion": ("autre structure d’insertion", "autres structures d’insertion"),
    "no_solution": ("sans solution", "sans solution"),
    "breach": ("fin pour manquement", "fins pour manquement"),
    "other": ("autre sortie", "autres sorties"),
    "moved_away": ("déménagement", "déménagements"),
    "long_illness": ("maladie longue", "maladies longues"),
    "parental_leave": ("congé parental", "congés parentaux"),
    "child_at_school": ("enfant à l’école", "enfants à l’école"),
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
