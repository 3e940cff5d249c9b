"""The terms of a yearly account (définitions), as its paper and its spreadsheet print them (no Qt)."""

DEFINITIONS = (
    (
        "Année",
        (
            "les mois commencés, chacun comme le rapport du mois le donne\u00a0; un mois clos garde les chiffres"
            " remis."
        ),
    ),
    (
        "Familles",
        "parents dont un parcours est ouvert un jour au moins de l’année\u00a0; un foyer compte une fois.",
    ),
    (
        "À l’entrée",
        "la première situation notée dans le parcours\u00a0; pour plusieurs parcours, celle du dernier.",
    ),
    (
        "À ce jour",
        (
            "la dernière situation notée au dernier jour compté\u00a0; «\u00a0dont sortis\u00a0»\u00a0: celle"
            " des parents dont un parcours a fini dans l’année. Ce qui n’est pas noté est dit «\u00a0non"
            " renseigné\u00a0», jamais réparti."
        ),
    ),
    (
        "Sans emploi",
        "mois pleins depuis la date de fin d’emploi, comptés au jour où la situation est notée.",
    ),
    (
        "Enfants Avip",
        (
            "inscrits, de moins de trois ans, un parent au moins en parcours ce jour-là\u00a0; chacun compte une"
            " fois. Parent isolé\u00a0: d’après la dernière situation notée."
        ),
    ),
    (
        "Prescripteurs",
        (
            "orientations reçues dans l’année, par ce qu’elles sont devenues à son dernier jour\u00a0; entrées"
            " de l’année, quelle que soit l’année de l’orientation."
        ),
    ),
    (
        "Sorties",
        (
            "catégorie de chaque motif selon les réglages de la crèche au mois de la sortie\u00a0; part\u00a0:"
            " de toutes les sorties de l’année."
        ),
    ),
    (
        "Emploi à 5, 6 mois",
        (
            "parcours dont un emploi commence entre l’entrée et ce terme ÷ parcours dont ce terme tombe dans"
            " l’année, sorties neutralisées exclues. Une situation inconnue compte sans emploi."
        ),
    ),
    (
        "Maintien 3, 6 mois",
        (
            "sorties vers un emploi durable ou de transition dont le suivi a trouvé le parent en emploi ÷ toutes"
            " celles dont ce terme tombe dans l’année. Non joignable compte sans emploi."
        ),
    ),
    (
        "Délais",
        (
            "jours entre l’orientation et l’entrée, pour les entrées de l’année\u00a0; jours entre l’orientation"
            " (l’entrée, quand il n’y en a pas) et le premier entretien tenu, s’il l’est dans l’année."
            " Médiane\u00a0: la valeur du milieu, ou la moyenne des deux du milieu."
        ),
    ),
    (
        "Part Avip",
        (
            "enfants (lecture de la loi)\u00a0: enfants Avip ÷ inscrits de moins de trois ans, un jour au moins"
            " du mois\u00a0; places\u00a0: enfants Avip du dernier jour ÷ places agréées\u00a0; heures\u00a0:"
            " réalisées par les enfants Avip, leurs jours Avip ÷ par tous les moins de trois ans\u00a0; parents"
            " isolés\u00a0: enfants Avip d’un parent isolé ÷ enfants Avip."
        ),
    ),
    (
        "Besoins",
        (
            "ouverts dans l’année, fermés dans l’année de l’une des quatre façons, encore ouverts au dernier"
            " jour."
        ),
    ),
)
"""Each term of the account and what it means."""
