"""Bugs (incidents): noted in the technical log without personal data, and the sentence that tells them (no Qt)."""

import sys
import traceback
from pathlib import Path
from types import TracebackType

from app.store import Clock

LOG = "journal.log"


def sentence(log: Path) -> str:
    """What a person reads."""
    return (
        "Quelque chose d’imprévu s’est produit dans le programme. Vos données enregistrées sont intactes. "
        f"Réessayez\u00a0; si cela recommence, transmettez le fichier « {log} » à la personne qui suit l’installation."
    )


def note(log: Path, clock: Clock, kind: type[BaseException], trace: TracebackType | None) -> None:
    """Adds the kind of exception and where it happened; never its message, which may quote a name."""
    frames = [
        f"    {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    moment = clock.moment().isoformat(timespec="seconds")
    lines = "\n".join([f"{moment} incident {kind.__name__}", *frames, ""])
    try:
        with log.open("a", encoding="utf-8") as file:
            file.write(lines)
    except OSError:
        if sys.__stderr__ is not None:
            sys.__stderr__.write(lines)
