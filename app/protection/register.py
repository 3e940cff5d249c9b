"""The register of processing (registre des activités de traitement, art. 30 RGPD): what the program really does.

What the crèche alone knows stays empty until it is filled in, on the screen or on paper: nothing is invented for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.dated import latest
from app.protection.filled import filled_in
from app.protection.processings import Processing, processings
from app.session import Session
from app.settings import settings_on
from app.structure.records import Identity
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """The register on a day. The texts of `known` are those that the file holds; None is a line to fill."""

    day: date
    known: Mapping[str, str | None]
    processings: tuple[Processing, ...]
    security: tuple[str, ...]


SECURITY = (
    (
        "Le dossier est un fichier chiffré en entier (SQLCipher, AES-256), sur le disque du poste ; rien ne sort "
        "du poste : ni compte en ligne, ni serveur, ni transfert hors de l’Union européenne."
    ),
    (
        "Chaque personne ouvre le dossier avec sa propre phrase de passe, dont la force est vérifiée ; des essais "
        "faux font attendre."
    ),
    (
        "L’accès suit le rôle : l’équipe ne voit rien de l’insertion ; les notes privées sont scellées sous une "
        "clé à part."
    ),
    "Le programme se verrouille après quelques minutes sans touche ni souris.",
    (
        "Chaque écriture est inscrite au journal : qui, quand, quelle fiche ; les textes libres n’y sont jamais "
        "recopiés."
    ),
    (
        "Les sauvegardes sont chiffrées comme le dossier, vérifiées, et tournent : dix jours, huit semaines, douze "
        "mois."
    ),
    "L’effacement réécrit le fichier, et se refait si une ancienne sauvegarde est restaurée.",
)


def register(session: Session) -> Register:
    """The register as of today. Raises NotAllowed for anybody but the director."""
    session.require(Right.PROTECT_DATA)
    day = session.clock.day()
    identity = latest(session.store.find(Identity), day)
    place = identity and " ".join(filter(None, (identity.address, identity.postcode, identity.commune)))
    return Register(
        day=day,
        known={
            "Établissement": identity.name if identity else None,
            "Responsable du traitement": identity.manager if identity else None,
            "Adresse": place or None,
            "Téléphone": identity.phone if identity else None,
            "Courriel": identity.email if identity else None,
            "Représentant légal": None,
            "Délégué (DPO)": None,
            "Sous-traitants": None,
        },
        processings=processings(settings_on(session, day), filled_in(session)),
        security=SECURITY,
    )
