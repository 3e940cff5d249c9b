"""How long the journal keeps what (réglages du journal)."""

from app.setting_kinds import Spec, count

CONSULTATION_MONTHS = count(
    "journal_consultation_months",
    "Journal\u00a0: garder consultations et entrées, en mois",
    "Qui a ouvert la page d’un parent, imprimé, exporté, ouvert ou verrouillé le dossier. "
    "Les mois entiers plus anciens sont effacés à la fermeture.",
    12,
    least=6,
    most=36,
    printed=False,
)
INSERTION_MONTHS = count(
    "journal_insertion_months",
    "Journal\u00a0: garder les écritures d’insertion, en mois",
    "Parcours, entretiens, situations, actions\u00a0: deux ans, comme le suivi après le dernier contact "
    "(Cnil, délibération 2023-095).",
    24,
    least=6,
    most=72,
    printed=False,
)
PEOPLE_MONTHS = count(
    "journal_people_months",
    "Journal\u00a0: garder les écritures des familles, en mois",
    "Enfants, parents, santé, comptes\u00a0: trois ans, comme le dossier d’un enfant après son départ "
    "(ancienne norme Cnil NS-058).",
    36,
    least=12,
    most=120,
    printed=False,
)
JOURNAL: tuple[Spec[object], ...] = (CONSULTATION_MONTHS, INSERTION_MONTHS, PEOPLE_MONTHS)
