"""What an action is about, guessed from its words (sorte d'une action): a proposal, which the person may change."""

from app.insertion.actions import ActionKind
from app.search import fold

SIGNS: tuple[tuple[ActionKind, tuple[str, ...]], ...] = (
    # « mission locale » is a partner, not a mission.
    (ActionKind.TEMP_MISSIONS, ("interim", "mission d", "mission chez", "missions", "agence")),
    (ActionKind.CV_LETTER, ("cv", "lettre", "motivation", "curriculum")),
    (ActionKind.JOB_AD_SEARCH, ("annonce", "offre", "candidature", "postuler", "recherche")),
    (
        ActionKind.SELF_PRESENTATION,
        ("presentation", "presenter", "oral", "simulation", "entretien d embauche"),
    ),
    (ActionKind.IMMERSION, ("immersion", "pmsmp", "stage")),
    (ActionKind.TRAINING, ("formation", "cours", "code de la route", "permis", "diplome", "certificat")),
    (
        ActionKind.PAPERWORK,
        (
            "dossier",
            "inscription",
            "attestation",
            "papier",
            "caf",
            "titre de sejour",
            "declaration",
            "cmu",
            "logement",
        ),
    ),
    (
        ActionKind.EMPLOYER_CONTACT,
        ("employeur", "appeler", "rappeler", "relancer", "contacter", "rencontrer", "visite"),
    ),
)
"""In the order in which they are tried: the narrower words first."""

APOSTROPHES = str.maketrans("'’", "  ")


def guess_kind(words: str) -> ActionKind:
    """The kind that the words speak of; « other » where none does."""
    text = f" {fold(words.translate(APOSTROPHES))} "
    for kind, signs in SIGNS:
        if any(f" {sign}" in text for sign in signs):
            return kind
    return ActionKind.OTHER
