"""What the demonstration's parents and counsellor agree to do (actions du plan): the words, by kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.insertion.actions import ActionKind, ActionOwner

PARENT, TOGETHER, COUNSELLOR, PARTNER = (
    ActionOwner.PARENT,
    ActionOwner.TOGETHER,
    ActionOwner.COUNSELLOR,
    ActionOwner.PARTNER,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """An action as it is agreed, and what is told of it once done."""

    label: str
    owner: ActionOwner = PARENT
    result: str | None = None


DEEDS: Mapping[ActionKind, tuple[Deed, ...]] = {
    ActionKind.PAPERWORK: (
        Deed(label="Demander l’attestation de droits à la Caf", result="Reçue, copie au dossier"),
        Deed(label="Renouveler l’inscription à France Travail", owner=TOGETHER),
        Deed(label="Demander la carte de bus à tarif réduit", result="Carte reçue"),
        Deed(label="Inscription au code de la route"),
    ),
    ActionKind.CV_LETTER: (
        Deed(label="Mettre à jour le CV", owner=TOGETHER, result="Deux versions"),
        Deed(label="Écrire une lettre pour la petite enfance"),
        Deed(label="Relire la lettre de motivation", owner=COUNSELLOR),
        Deed(label="Demander un certificat au dernier employeur", result="Certificat reçu"),
    ),
    ActionKind.JOB_AD_SEARCH: (
        Deed(label="Repérer cinq annonces près de la ligne 6", result="7 trouvées, 3 retenues"),
        Deed(label="Créer une alerte « aide à domicile »", owner=TOGETHER),
        Deed(label="Trier les annonces de la semaine"),
        Deed(label="Regarder les offres de la cuisine centrale", result="Rien cette fois"),
    ),
    ActionKind.SELF_PRESENTATION: (
        Deed(label="Préparer une présentation de deux minutes", owner=TOGETHER),
        Deed(label="S’entraîner au téléphone", owner=TOGETHER, result="Deux appels passés d’ici"),
        Deed(label="Noter trois réussites pour l’entretien"),
    ),
    ActionKind.EMPLOYER_CONTACT: (
        Deed(label="Appeler l’Hôtel du Cèdre", result="Candidature reçue, réponse sous huit jours"),
        Deed(label="Porter le CV à la Clinique Saint-Luc", result="Remis en main propre à M. Åkesson"),
        Deed(label="Rencontrer Mme Delaître, Hôtel du Cèdre", owner=TOGETHER),
        Deed(label="Relancer l’école Jean-Jaurès", owner=COUNSELLOR, result="Poste pourvu"),
        Deed(label="Envoyer deux candidatures", result="Envoyées"),
    ),
    ActionKind.TEMP_MISSIONS: (
        Deed(label="S’inscrire à Intérim Santé", result="Dossier ouvert"),
        Deed(label="Donner ses disponibilités à l’agence"),
        Deed(label="Demander les missions de décembre à M. Da Costa", owner=COUNSELLOR),
    ),
    ActionKind.TRAINING: (
        Deed(label="Assister à la réunion des Ateliers du Canal", result="Intérêt confirmé"),
        Deed(label="Envoyer le dossier de financement", owner=COUNSELLOR, result="Accusé de réception"),
        Deed(label="Passer le test de positionnement", result="14 sur 20"),
        Deed(label="Confirmer la place au prochain démarrage", owner=PARTNER),
    ),
    ActionKind.IMMERSION: (
        Deed(label="Demander une immersion en cuisine", owner=COUNSELLOR, result="Accordée, cinq jours"),
        Deed(label="Fixer les dates d’immersion avec la Résidence des Érables", owner=PARTNER),
        Deed(label="Choisir deux lieux d’immersion"),
    ),
    ActionKind.OTHER: (
        Deed(label="Essayer le trajet à l’heure du poste", result="35 minutes porte à porte"),
        Deed(label="Trouver une solution de garde après 18 h", owner=TOGETHER),
        Deed(label="Emprunter un vélo à Roue libre", owner=PARTNER, result="Prêté pour deux mois"),
        Deed(label="Ouvrir une boîte mail pour les candidatures", owner=TOGETHER),
    ),
}
"""In the order in which a path usually meets them."""

DROPPED = ("Projet changé", "Remise à plus tard", "Plus utile pour l’instant", None)
"""Why one was given up."""
