"""What the security section says (sécurité, mots): the lock, the ways in, the copies, the file's key (no Qt)."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from app.backups import AMBER_DAYS, RED_DAYS
from app.store import Reader, Rehearsal
from ui import french
from ui.french import NBSP
from ui.theme import Tone

LOCK_NOTE = (
    "Et aussitôt avec la session de l’ordinateur ou sa mise en veille, quand Windows ou Linux le dit. L’écran ne "
    "montre plus rien, le fichier est fermé\u00a0; ce qui est commencé attend dans le dossier chiffré."
)
ACCESS_NOTE = (
    "Un accès se donne, se change et se retire dans «\u00a0Comptes\u00a0». Après une phrase de passe fausse, "
    "l’attente grandit jusqu’à 5 minutes, même si le programme est relancé. Un dossier volé, lui, s’attaque "
    "ailleurs\u00a0: seule la phrase de passe le protège."
)
CODE_NOTE = (
    "Il rouvre le dossier quand une phrase de passe est perdue. Un nouveau code remplace l’ancien\u00a0: imprimez la "
    "feuille, puis vérifiez-la ici même."
)
CODE_USED = (
    "Il a donné une nouvelle phrase de passe, et il ouvre toujours ce dossier. Sa feuille est sortie de l’enveloppe et "
    "a été lue\u00a0: imprimez un nouveau code, qui le remplace."
)
NEW_CODE = (
    "La feuille imprimée jusqu’ici n’ouvrira plus rien\u00a0: le nouveau code la remplace, et il ne se montre qu’une "
    "fois. Cela ne s’annule pas. Ayez de quoi l’imprimer ou l’enregistrer."
)
LAST_NOTE = (
    "Dans le dossier de la crèche, sur ce disque. Il s’en fait une en partant quand quelque chose a changé, et avant "
    "une mise à jour ou un rechiffrement."
)
NO_PLACE = (
    "Une panne, un vol ou un incendie emporterait le dossier et ses sauvegardes\u00a0: copiez-les sur une clé, un "
    "autre disque ou un autre ordinateur."
)
PLACE_HINT = "Ce poste s’en souvient. La copie est chiffrée comme le dossier, relue et vérifiée."
REHEARSED = (
    "Une fois par mois, en partant\u00a0: la dernière sauvegarde est restaurée à part, chiffrée, et comparée ligne à "
    "ligne."
)
RENEWING = (
    "Le dossier est chiffré de nouveau, avec une clé donnée aux seules personnes qui ont un accès aujourd’hui. Leurs "
    "phrases de passe et le code de secours restent les mêmes. Une sauvegarde vérifiée est faite avant, une autre "
    "après. Cela ne s’annule pas."
)
HONEST = (
    "Ce que cela ne reprend pas\u00a0: une sauvegarde faite avant, emportée ou restée ici, s’ouvre encore avec les "
    "accès d’alors. Celles du dossier s’en vont au fil des mois\u00a0; celles du second lieu sont à supprimer à la "
    "main. Si la personne partie a pu lire la feuille du code de secours, imprimez-en un nouveau d’abord."
)
NOTES = (
    "Les notes privées ont leur propre clé, que ceci ne change pas\u00a0: une personne partie qui les lisait a pu la "
    "garder. Qui les lit aujourd’hui en crée une autre dans «\u00a0Notes privées\u00a0», «\u00a0Nouvelle "
    "clé\u00a0»."
)
DONE = "✓ Le dossier est chiffré avec la nouvelle clé, et une sauvegarde en a été vérifiée."


def lock(minutes: int) -> str:
    """After how long."""
    return f"Se verrouille après {french.plural(minutes, 'minute')} sans clavier ni souris"


def access(readers: Sequence[Reader]) -> str:
    """Who can open the folder."""
    names = french.listed([one.name for one in readers])
    can = french.agreed(len(readers), "peut", "peuvent")
    return f"{french.plural(len(readers), 'personne')} {can} ouvrir ce dossier{NBSP}: {names}"


def code(used: datetime | None) -> tuple[str, str, Tone]:
    """The printed code, and whether it was used since it was printed."""
    if used is None:
        return "Code de secours imprimé", CODE_NOTE, "ink"
    return f"Le code de secours a servi le {french.moment(used)}", CODE_USED, "amber"


def last_copy(made: datetime | None, today: date) -> tuple[str, Tone]:
    """The newest verified copy in the crèche's own folder."""
    if made is None:
        return "Aucune sauvegarde encore", "amber"
    days = max(0, (today - made.date()).days)
    since = f"il y a {french.plural(days, 'jour')}" if days else f"aujourd’hui à{NBSP}{_hour(made)}"
    return (
        f"Dernière sauvegarde vérifiée {since}",
        "fine" if days < AMBER_DAYS else "amber" if days < RED_DAYS else "alert",
    )


def place(where: Path | None, made: datetime | None) -> tuple[str, str, Tone]:
    """The second place, and its last copy."""
    if where is None:
        return "Aucun second lieu", NO_PLACE, "amber"
    told = f"Dernière copie le {french.moment(made)}." if made is not None else "Aucune copie encore."
    return f"Second lieu{NBSP}: {where}", told, "ink"


def rehearsal(last: Rehearsal | None) -> tuple[str, str, Tone]:
    """How the last rehearsal went."""
    if last is None:
        return "Aucune répétition encore", REHEARSED, "muted"
    if last.why:
        return f"Répétition manquée le {french.moment(last.at)}", last.why, "alert"
    rows = french.plural(last.rows, "ligne comparée", "lignes comparées")
    return f"Répétition réussie le {french.moment(last.at)}{NBSP}: {rows}", REHEARSED, "fine"


def key(left: int) -> tuple[str, str, Tone]:
    """Whether somebody left since the key was made."""
    if not left:
        note = "Après un départ, rechiffrez\u00a0: la clé que la personne aurait gardée n’ouvrira plus ce dossier."
        return "Personne n’a perdu son accès depuis la clé en service", note, "ink"
    gone = french.plural(left, "accès", "accès")
    taken = french.agreed(left, "retiré")
    note = "Qui est parti a pu garder la clé du fichier. Rechiffrez\u00a0: elle n’ouvrira plus rien de ce qui suit."
    return f"{gone} {taken} depuis la clé en service", note, "amber"


def _hour(made: datetime) -> str:
    return french.hour(made.hour * 60 + made.minute)
