"""What the crèche may set of its insertion work (réglages): engagements, interviews, categories of outcomes."""

from collections.abc import Mapping

from app.insertion.outcomes import CATEGORIES, Outcome, OutcomeCategory
from app.setting_kinds import Spec, choice, count, days, yes_no

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.CDI: "CDI",
    Outcome.CDD_6_MONTHS: "CDD de six mois ou plus",
    Outcome.TEMP_6_MONTHS: "intérim de six mois ou plus",
    Outcome.CIVIL_SERVICE: "entrée dans la fonction publique",
    Outcome.OWN_BUSINESS: "création d’entreprise",
    Outcome.CDD_SHORT: "CDD de moins de six mois",
    Outcome.TEMP_SHORT: "intérim de moins de six mois",
    Outcome.SUBSIDISED_JOB: "contrat aidé",
    Outcome.QUALIFYING_TRAINING: "formation qualifiante",
    Outcome.OTHER_INSERTION: "autre structure d’insertion",
    Outcome.NO_SOLUTION: "fin sans solution",
    Outcome.BREACH: "fin pour manquement",
    Outcome.OTHER: "autre motif",
    Outcome.MOVED_AWAY: "déménagement",
    Outcome.LONG_ILLNESS: "maladie longue",
    Outcome.PARENTAL_LEAVE: "congé parental",
    Outcome.CHILD_AT_SCHOOL: "entrée de l’enfant à l’école",
}
CATEGORY_WORDS: Mapping[OutcomeCategory, str] = {
    OutcomeCategory.DURABLE: "emploi durable",
    OutcomeCategory.TRANSITION: "emploi de transition",
    OutcomeCategory.POSITIVE: "sortie positive",
    OutcomeCategory.OTHER: "autre",
    OutcomeCategory.NEUTRALISED: "neutralisée",
}

OUTCOME_SPECS: Mapping[Outcome, Spec[OutcomeCategory]] = {
    outcome: choice(
        f"outcome.{outcome}",
        f"Sortie «\u00a0{word}\u00a0»",
        "La catégorie dans laquelle cette sortie de parcours est comptée.",
        CATEGORIES[outcome],
        CATEGORY_WORDS,
    )
    for outcome, word in OUTCOMES.items()
}

ENGAGEMENT_MONTHS = count(
    "engagement_months",
    "Engagement Avip\u00a0: durée, en mois",
    "Vaut pour les parcours dont le premier engagement commence à partir de ce jour.",
    3,
    least=1,
    most=24,
    printed=False,
)
ENGAGEMENT_RENEWALS = count(
    "engagement_renewals",
    "Engagement Avip\u00a0: renouvellements",
    "Combien de fois un engagement se renouvelle\u00a0; 0\u00a0: jamais.",
    1,
    least=0,
    most=12,
    printed=False,
)
ENGAGEMENT_MOST_MONTHS = count(
    "engagement_most_months",
    "Engagement Avip\u00a0: durée totale, en mois",
    "Renouvellements compris, comptée depuis le premier jour du premier engagement.",
    6,
    least=1,
    most=60,
    printed=False,
)
ENGAGEMENT_WARNINGS = days(
    "engagement_warnings",
    "Engagement Avip\u00a0: rappels avant la fin, en jours",
    "Tant de jours avant le dernier jour, la fin de l’engagement est rappelée.",
    "30,15,7",
)
BILAN_REQUIRED = yes_no(
    "bilan_required",
    "Bilan avant un renouvellement",
    "Oui\u00a0: un engagement ne se renouvelle qu’une fois son bilan noté.",
    True,
    printed=False,
)
INTERVIEWS_PER_WEEK = count(
    "interviews_per_week",
    "Entretiens par semaine et par parent",
    "Au plus tant d’entretiens prévus ou tenus dans une semaine\u00a0; une habitude de la crèche, pas une loi.",
    2,
    least=1,
    most=7,
    printed=False,
)
INTERVIEW_MINUTES = count(
    "interview_minutes",
    "Durée d’un entretien, en minutes",
    "Proposée quand un entretien est prévu ou noté.",
    45,
    least=5,
    most=480,
    printed=False,
)
SILENT_DAYS = count(
    "silent_days",
    "Parent sans nouvelles\u00a0: après tant de jours",
    "Un parcours ouvert sans entretien tenu depuis tant de jours est signalé.",
    10,
    least=1,
    most=366,
    printed=False,
)

INSERTION: tuple[Spec[object], ...] = (
    ENGAGEMENT_MONTHS,
    ENGAGEMENT_RENEWALS,
    ENGAGEMENT_MOST_MONTHS,
    ENGAGEMENT_WARNINGS,
    BILAN_REQUIRED,
    INTERVIEWS_PER_WEEK,
    INTERVIEW_MINUTES,
    SILENT_DAYS,
    *OUTCOME_SPECS.values(),
)
"""In the order of the page."""
