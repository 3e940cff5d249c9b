"""The terms of a statement (définitions), as its paper and its spreadsheet print them (no Qt)."""

DEFINITIONS = (
    (
        "Prévisionnel",
        (
            "ce qui est noté à ce jour, plus les heures réservées des jours à venir. Une journée à venir dont"
            " l’absence est déjà notée compte comme cette absence."
        ),
    ),
    (
        "Actualisé",
        (
            "ce qui est noté pour les jours passés et le jour même. Une journée non pointée compte pour zéro"
            " heure."
        ),
    ),
    (
        "Réel",
        "toute la période, seulement quand chacun de ses mois est complet ou clos\u00a0; sinon, «\u00a0—\u00a0».",
    ),
    (
        "Heures réservées",
        "durées exactes du contrat, ou de la journée modifiée qui en tient lieu.",
    ),
    (
        "Heures réalisées",
        "heures de présence, arrondies selon le règlement en vigueur au début de chaque mois.",
    ),
    (
        "Heures facturées",
        (
            "présence\u00a0: heures réservées et heures en plus\u00a0; absence\u00a0: heures réservées, sauf motif"
            " déductible\u00a0; accueil occasionnel ou d’urgence\u00a0: heures réalisées."
        ),
    ),
    (
        "Régime",
        (
            "celui du foyer à qui l’enfant est facturé, tel qu’il est connu à ce jour\u00a0; le régime général"
            " comprend les fonctionnaires. Un régime non renseigné est compté à part, jamais deviné."
        ),
    ),
    (
        "Heures de capacité",
        "minutes d’ouverture multipliées par les places agréées à chacune d’elles.",
    ),
    (
        "Enfants",
        "chaque enfant compte une fois dans la période, Avip s’il l’a été un jour au moins.",
    ),
    (
        "Taux",
        (
            "facturation\u00a0: facturées sur réalisées\u00a0; occupation réelle\u00a0: réalisées sur capacité\u00a0;"
            " occupation financière\u00a0: facturées sur capacité."
        ),
    ),
    (
        "Mois clos",
        (
            "ses heures par type d’accueil, sa capacité et ses jours sont ceux du rapport remis\u00a0; le partage"
            " par régime et le nombre d’enfants se refont sur le dossier."
        ),
    ),
)
"""Each term of the statement and what it means."""
