"""What is said of a restore (après une restauration): that it is done, what was kept, who comes in again (no Qt)."""

from typing import NamedTuple

from app.storage import Held, Restored
from ui import french

AS_THEN = "Les accès sont ceux du jour de la copie\u00a0: phrases de passe et code de secours d’alors."
MAY_OPEN = (
    "Un compte fermé depuis s’ouvre de nouveau\u00a0: fermez-le dans Paramètres, «\u00a0Comptes\u00a0»."
)


class Said(NamedTuple):
    """A sentence, and its sign on the screen."""

    sign: str
    role: str
    text: str


def told(done: Restored, held: Held | None) -> list[Said]:
    """One sentence for each thing to know; `held` is what the copy said of itself."""
    of = f" du {french.moment(held.made)}" if held is not None else ""
    said = [Said("check", "fine", f"La sauvegarde{of} est en place.")]
    if done.kept is not None:
        where = f"Le dossier d’avant est gardé dans «\u00a0{done.kept}\u00a0», avec ses propres sauvegardes."
        said.append(Said("folder", "muted", where))
    said.append(Said("lock", "muted", f"{AS_THEN} {_who_again(done.reopened)}".strip()))
    return [*said, *([Said("alert", "amber", done.remark)] if done.remark else [])]


def _who_again(names: tuple[str, ...] | None) -> str:
    if names is None:
        return MAY_OPEN
    if not names:
        return ""
    accounts = french.agreed(len(names), "Un compte fermé", "Des comptes fermés")
    open_again = french.agreed(len(names), "s’ouvre de nouveau", "s’ouvrent de nouveau")
    close = french.agreed(len(names), "fermez-le", "fermez-les")
    who = french.listed(names)
    return (
        f"{accounts} depuis {open_again}\u00a0: {who}\u00a0; {close} dans Paramètres, «\u00a0Comptes\u00a0»."
    )
