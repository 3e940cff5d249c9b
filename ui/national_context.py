"""National figures (repères nationaux): cited as context with their source and year, never as a benchmark (no Qt).

From domain.md, part A. They are texts: no rule reads them, and none stands beside a figure of the crèche.
"""

from typing import NamedTuple


class Cited(NamedTuple):
    """What is said, by whom, when, and where it can be read."""

    text: str
    source: str
    year: str
    address: str


CAUTION = (
    "Ces repères décrivent d’autres crèches, d’autres familles et d’autres années, mesurées autrement. Ils situent le"
    " dispositif ; ils ne se comparent pas aux chiffres de la crèche."
)
CONTEXT = (
    Cited(
        "Une crèche Avip prévoit dans son projet et son règlement au moins 20 % d’enfants dont les parents cherchent"
        " un emploi ; ces places vont d’abord aux parents isolés d’un enfant de moins de trois ans.",
        "Code de l’action sociale et des familles, art. L. 214-7",
        "texte en vigueur depuis décembre 2021",
        "https://juriblio.fr/codes/code-de-l-action-sociale-et-des-familles/partie-legislative/livre-ii/titre-ier/"
        "chapitre-iv/article-l214-7",
    ),
    Cited(
        "La stratégie de lutte contre la pauvreté visait 300 crèches Avip pour 2020.",
        "Gestion sociale",
        "2018",
        "https://www.gestionsociale.fr/afp/les-creches-a-vocation-dinsertion-professionnelle-appelees-a-se-multiplier/",
    ),
    Cited(
        "262 crèches étaient labellisées dans 33 départements en juin 2021.",
        "Étude de la Cnaf, citée par la Caf de l’Aude",
        "2021",
        "https://caf.fr/professionnels/offres-et-services/caf-de-l-aude/partenaires-locaux/newsletter-partenaires/"
        "la-caf-et-l-accompagnement-des-familles-endeuillees/resultats-de-l-etude-sur-les-creches-vocation-d-insertion-"
        "professionnelle",
    ),
    Cited(
        "Parmi 391 parents de 8 crèches : 93 % de femmes, 45 % de mères seules, 34 % en emploi et 19 % en formation."
        " Plus de quatre personnes embauchées sur dix avaient perdu cet emploi six mois plus tard.",
        "Évaluation de la Cnaf, citée par la Caf de l’Aude",
        "2022",
        "https://caf.fr/professionnels/offres-et-services/caf-de-l-aude/partenaires-locaux/newsletter-partenaires/"
        "la-caf-et-l-accompagnement-des-familles-endeuillees/resultats-de-l-etude-sur-les-creches-vocation-d-insertion-"
        "professionnelle",
    ),
    Cited(
        "Dans les premières crèches : 495 familles reçues, 136 accompagnées, 99 retours à l’emploi en moins de cinq"
        " mois. Cette fiche et l’évaluation de la Cnaf ne mesurent pas la même chose.",
        "Fiche de bonne pratique, Association internationale de la sécurité sociale",
        "2017-2018",
        "",
    ),
    Cited(
        "Le label, ouvert à tous les modes d’accueil, vise plus de 1 200 solutions labellisées d’ici 2027.",
        "Ministère des Solidarités",
        "page sans date, vers 2025",
        "https://solidarites.gouv.fr/node/1795",
    ),
)
"""In the order of the years."""
