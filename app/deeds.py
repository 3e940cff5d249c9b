"""What was done, in French (actes): the foot line, undo's tool tip and the journal say it by these words."""

from collections.abc import Mapping

from app.store import Committed
from app.wording import NBSP

DEEDS: Mapping[str, str] = {
    "add_allergy": "Allergie ajoutée",
    "add_child": "Enfant ajouté",
    "add_closure": "Fermeture ajoutée",
    "add_contact": "Contact ajouté",
    "add_fact": "Fait daté ajouté",
    "add_group": "Groupe ajouté",
    "add_holidays": "Jours fériés ajoutés",
    "add_home": "Foyer ajouté",
    "add_parent": "Parent ajouté",
    "add_person": "Compte ajouté",
    "add_protocol": "Protocole d’accueil ajouté",
    "change_absence": "Absence modifiée",
    "change_allergy": "Allergie modifiée",
    "change_child": "Fiche de l’enfant modifiée",
    "change_closure": "Fermeture modifiée",
    "change_contact": "Contact modifié",
    "change_enrolment": "Contrat d’accueil modifié",
    "change_fact": "Fait daté modifié",
    "change_group": "Groupe modifié",
    "change_holiday": "Jour férié modifié",
    "change_home": "Foyer modifié",
    "change_own_passphrase": "Phrase de passe changée",
    "change_parent": "Fiche du parent modifiée",
    "change_path": "Parcours modifié",
    "change_person": "Compte modifié",
    "change_protocol": "Protocole d’accueil modifié",
    "close_path": "Sortie du parcours notée",
    "correct_stay": "Présence corrigée",
    "create_creche": "Crèche créée",
    "drop_exception": "Exception retirée",
    "drop_slot": "Accès retiré",
    "end_child": "Dossier de l’enfant terminé",
    "end_early": "Contrat d’accueil terminé avant terme",
    "end_group": "Groupe terminé",
    "end_home": "Foyer terminé",
    "end_parent": "Dossier du parent terminé",
    "end_person": "Compte terminé",
    "enrol": "Contrat d’accueil ajouté",
    "give_passphrase": "Nouvelle phrase de passe donnée",
    "new_recovery_code": "Code de secours renouvelé",
    "note_absence": "Absence notée",
    "note_arrival": "Arrivée notée",
    "note_consent": "Réponse sur les statistiques notée",
    "note_day": "Journée notée",
    "note_departure": "Départ noté",
    "open_path": "Parcours ouvert",
    "place_in_group": "Groupe de l’enfant noté",
    "remove_absence": "Absence retirée",
    "remove_allergy": "Allergie retirée",
    "remove_capacity": "Agrément retiré",
    "remove_closure": "Fermeture retirée",
    "remove_fact": "Fait daté retiré",
    "remove_group_stay": "Passage dans un groupe retiré",
    "remove_holiday": "Jour férié retiré",
    "remove_opening": "Horaires d’ouverture retirés",
    "remove_protocol": "Protocole d’accueil retiré",
    "remove_resources": "Ressources retirées",
    "remove_stay": "Présence retirée",
    "remove_week": "Semaine type retirée",
    "rename_slot": "Compte modifié",
    "renew": "Contrat d’accueil renouvelé",
    "reopen_child": "Dossier de l’enfant rouvert",
    "reopen_home": "Foyer rouvert",
    "reopen_parent": "Dossier du parent rouvert",
    "reopen_path": "Parcours rouvert",
    "set_capacity": "Agrément enregistré",
    "set_comment": "Commentaire du rapport enregistré",
    "set_exception": "Exception notée",
    "set_identity": "Identité de la crèche enregistrée",
    "set_opening": "Horaires d’ouverture enregistrés",
    "set_passphrase": "Phrase de passe changée",
    "set_resources": "Ressources enregistrées",
    "set_setting": "Réglage enregistré",
    "set_week": "Semaine type enregistrée",
    "tie_parent": "Parent rattaché à l’enfant",
    "untie_parent": "Parent détaché de l’enfant",
    "write_demonstration": "Crèche de démonstration écrite",
}
"""By the identifier given to `Store.atomic`; a test holds the two together."""

JOINED = ("à partir ", "du ", "le ", "depuis ")
"""An `about` that begins so goes on with the sentence; a name stands after a colon."""


def words(deed: str) -> str:
    """« Absence notée » for "note_absence"."""
    return DEEDS.get(deed, "Modification enregistrée")


def told(notice: Committed) -> str:
    """The foot line: « Absence notée : Timéo Fernandes. », « Annulé : absence notée : Timéo Fernandes. »."""
    done = words(notice.deed)
    if notice.undoes:
        done = f"Annulé{NBSP}: {done[:1].lower()}{done[1:]}"
    if not notice.about:
        return f"{done}."
    return f"{done} {notice.about}." if notice.about.startswith(JOINED) else f"{done}{NBSP}: {notice.about}."
