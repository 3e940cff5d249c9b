"""What the page Enfants et familles says of itself (phrases de la page)."""

NO_CHILD = (
    "\u00a0: aucun enfant au dossier encore. La fiche d’un parent se lit avec celle de son enfant, "
    "que « Nouvel enfant » ajoute."
)
BUSY = (
    "Une saisie est en cours sur cette fiche\u00a0: Entrée l’enregistre, Échap l’abandonne. "
    "La fiche demandée s’ouvrira ensuite."
)
COUNTED = "enfant avec un contrat en cours", "enfants avec un contrat en cours"
MONTH_BUSY = (
    "Ce mois est en cours de saisie\u00a0: enregistrez-le ou abandonnez-le, puis ouvrez l’autre contrat."
)
