"""Sentences on the private notes (phrases des notes privées): who reads, what closes them, what opens them."""

from app.insertion.notes_access import NotesAccess
from app.store import Reader
from ui import french
from ui.theme import Tone

NBSP = french.NBSP
SEALED = (
    "Ce que la conseillère ou le conseiller note pour soi est scellé sous une clé à part\u00a0: ni la direction ni "
    "l’équipe ne peuvent le lire, même avec le dossier ouvert. Chaque accès donné est inscrit au journal."
)
NOBODY = "Aucun compte d’insertion encore. La direction en ouvre un dans « Comptes »."
KEY = "Une nouvelle clé scelle les notes à venir"
KEY_NOTE = "Après un départ, ou quand le code est perdu et que plus personne ne lit les notes d’avant."
NEW_CODE = (
    "La feuille imprimée jusqu’ici, s’il y en a une, n’ouvrira plus rien\u00a0: le nouveau code la remplace, et il ne "
    "se montre qu’une fois. Cela ne s’annule pas. Ayez de quoi l’imprimer ou l’enregistrer."
)
RENEWING = (
    "Les notes d’avant restent à qui les lit déjà. Celles d’après ne s’ouvriront qu’à vous\u00a0: redonnez ensuite "
    "l’accès aux autres personnes, et imprimez un nouveau code. Cela ne s’annule pas."
)


CLOSING = "Une nouvelle phrase de passe, un autre rôle, la fermeture d’un compte"
CLOSING_NOTE = (
    "Ce que vous changez ainsi dans « Comptes » ferme les notes privées à cette personne. Quelqu’un qui les lit lui "
    "redonne l’accès, ou elle entre le code imprimé. Sans l’un ni l’autre, les notes d’avant restent scellées."
)


def standing(access: NotesAccess) -> str:
    """Where the person at work stands, and what to do."""
    if not access.is_sealed and not access.readers:
        nobody = "Aucune note privée encore"
        if access.acts:
            return f"{nobody}{NBSP}: la clé se crée avec la première que vous écrirez."
        return f"{nobody}. Vous verrez ici qui les lit, jamais ce qui est écrit."
    if not access.acts:
        return "Vous voyez ici qui les lit, jamais ce qui est écrit. Seule une personne qui les lit donne cet accès."
    return "Les notes privées vous sont ouvertes." if access.holds_key else _shut_out(access)


def _shut_out(access: NotesAccess) -> str:
    if access.readers:
        names = french.listed([one.name for one in access.readers], "ou")
        code = ", ou entrez le code imprimé" if access.code_made_on else ""
        return f"Les notes vous sont fermées{NBSP}: demandez à {names} de vous donner l’accès ici même{code}."
    if access.code_made_on is not None:
        return (
            f"Les notes d’avant vous sont fermées, et plus personne ne les lit{NBSP}: entrez le code imprimé."
        )
    return (
        "Plus personne ne lit les notes d’avant, et aucun code n’a été imprimé. Créez une clé pour la suite."
    )


def reading(one: Reader, *, mine: bool) -> tuple[str, Tone]:
    """What one counsellor reads."""
    if not one.reads_notes:
        return ("vous n’avez pas la clé" if mine else "ne les lit pas"), "muted"
    if one.is_behind:
        return "lit les notes d’avant, pas celles de la nouvelle clé", "amber"
    return ("vous les lisez" if mine else "les lit"), "fine"


def code(access: NotesAccess) -> tuple[str, str, Tone]:
    """When the last code was printed, and what it costs to have none."""
    if access.code_made_on is not None:
        note = "Il rouvre les notes à un compte d’insertion\u00a0; un nouveau code remplace l’ancien."
        return f"Dernier code imprimé le {french.day(access.code_made_on)}", note, "muted"
    if len(access.readers) > 1:
        return "Aucun code imprimé", "Il rouvrirait les notes si plus personne ne les lisait.", "muted"
    note = "Si la phrase de passe de la seule personne qui les lit se perd, les notes se perdent avec elle."
    return "Aucun code imprimé", note if access.readers else "", "amber"


def closing(access: NotesAccess, login: str) -> str:
    """What the director's deeds on this account do to the notes; nothing for who reads none."""
    one = next((one for one in access.readers if one.login == login), None)
    if one is None:
        return ""
    others = [other.name for other in access.readers if other.login != login]
    closes = (
        "▲ Une nouvelle phrase de passe, un autre rôle ou la fermeture du compte ferme les notes privées à "
        f"{one.name}"
    )
    if others:
        code = ", ou que le code imprimé soit entré" if access.code_made_on else ""
        return f"{closes}, jusqu’à ce que {french.listed(others, 'ou')} lui redonne l’accès{code}."
    if access.code_made_on is not None:
        on = french.day(access.code_made_on)
        return f"{closes}. Personne d’autre ne les lit{NBSP}: seul le code imprimé le {on} les rouvrirait."
    return (
        f"{closes}. Personne d’autre ne les lit, et aucun code n’a été imprimé{NBSP}: elles resteraient scellées "
        "pour toujours."
    )
