"""The terms of the monthly report (définitions), as its paper and its spreadsheet print them (no Qt)."""

from app.report.monthly_report import MonthlyReport

Term = tuple[str, str]
"""A word of the report and what it means."""

ROUNDINGS = {
    "half_hour_started": "présences, total du jour arrondi à la demi-heure commencée",
    "outer_half_hours": "présences, arrivée et départ élargis à la demi-heure",
    "minute": "présences à la minute",
}


def definitions(report: MonthlyReport) -> list[Term]:
    """Each term and what it means, with the settings in force that month."""
    rounding = report.definitions.rounding
    return [
        (
            "Enfant Avip",
            "inscrit, moins de trois ans, dont un parent au moins a un parcours d’insertion ouvert ce jour-là.",
        ),
        (
            "Part, enfants",
            "enfants Avip au moins un jour du mois ÷ inscrits de moins de trois ans au moins un jour.",
        ),
        ("Places", "enfants Avip du dernier jour ÷ places agréées."),
        ("Heures", "heures réalisées des enfants Avip ÷ celles de tous les moins de trois ans."),
        ("Réalisées", f"{ROUNDINGS.get(rounding, rounding)}."),
        (
            "Facturées",
            (
                "réservé et présent réunis, même arrondi ; absence déductible : 0 ; autre absence : réservé ;"
                " occasionnel et urgence : réalisé."
            ),
        ),
        ("Capacité", "minutes d’ouverture × places."),
        ("Atypiques", f"{report.definitions.atypical} ; temps réels."),
        *_insertion_terms(report),
    ]


def _insertion_terms(report: MonthlyReport) -> list[Term]:
    insertion = report.insertion
    terms: list[Term] = []
    if insertion.return_to_work_5_months.denominator or insertion.return_to_work_6_months.denominator:
        terms.append(("Emploi, 5 et 6 mois", "situation inconnue comptée sans emploi."))
    if insertion.interviews.held or insertion.interviews.excused or insertion.interviews.no_show:
        terms.append(("Honorés", "tenus ÷ (tenus + excusés + sans nouvelle)."))
        terms.append(("Non venus", "sans nouvelle ÷ (tenus + sans nouvelle)."))
    return terms
