"""The terms of an estimate (définitions), as its paper and its spreadsheet print them (no Qt)."""

NATIONAL = (
    "5\u202f038\u00a0€ par place et par an, et 1,5 équivalent temps plein\u00a0: le surcoût d’une place Avip que"
    " cite le projet d’origine de ce logiciel, pour 2017. Source unique et ancienne, sans méthode publiée\u00a0: un"
    " repère de contexte, jamais un objectif ni une comparaison."
)
"""domain.md, A.7: a 2017 figure with one source, cited as context only."""

DEFINITIONS = (
    (
        "Estimation",
        (
            "ce document aide la direction à prévoir. Il ne remplace ni la facture des familles, ni le calcul de la"
            " Caf, qui seuls font foi. Il est nominatif\u00a0: il ne sort pas de la direction."
        ),
    ),
    (
        "Heures",
        (
            "facturées et réalisées comme dans les déclarations, en prévisionnel\u00a0: ce qui est noté, plus ce"
            " qui est réservé les jours à venir."
        ),
    ),
    (
        "Participation",
        (
            "heures facturées × tarif horaire, arrondies au centime, enfant par enfant et mois par mois. Tarif"
            " horaire\u00a0: ressources d’un mois, entre plancher et plafond, × taux d’effort, arrondi au centime"
            " le plus proche (le demi-centime vers le haut). Chaque enfant avec AEEH fait passer au taux inférieur."
        ),
    ),
    (
        "PSU estimée",
        (
            "66\u00a0% (réglage) du prix de revient d’une heure, dans la limite du prix plafond, × heures"
            " facturées, moins les participations des familles. La part des enfants d’un autre régime que le"
            " général n’en est pas retirée."
        ),
    ),
    (
        "Prix plafond",
        (
            "selon les repas et les couches et selon le taux de facturation de toute la période\u00a0: constant"
            " jusqu’à 107\u00a0%, en ligne droite de 107 à 120\u00a0%, constant à partir de 120\u00a0%. La Caf le"
            " calcule sur l’année\u00a0: le chiffre d’un mois n’en est qu’un aperçu."
        ),
    ),
    (
        "Coût de l’Avip",
        (
            "heures d’ouverture hors de l’ouverture ordinaire, entretiens tenus (et leur préparation, si la crèche"
            " la compte), réunions tenues × personnes de la crèche présentes, chacune au coût horaire de la"
            " crèche\u00a0; à ce jour. Par place\u00a0: enfants Avip au dernier jour de chaque mois."
        ),
    ),
    ("Surcoût national", NATIONAL),
)
"""Each term of the estimate and what it means."""
