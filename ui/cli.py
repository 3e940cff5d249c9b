"""The command line (ligne de commande): the office's scheduled tasks, in French sentences (no Qt).

Exit status 0, 1 for a refusal (its sentence on standard error), 2 for wrong usage. Never a traceback.
"""

import os
import sys
from argparse import ArgumentError, Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from app.errors import RuleError
from app.storage import Storage
from app.store import Clock
from ui import incidents
from ui.cli_commands import COMMANDS
from ui.cli_parser import WrongUsage, parser
from ui.cli_work import Work

REFUSED, WRONG, INTERRUPTED = 1, 2, 130
WHERE_HELP = "main.py --help donne les commandes."


def run(arguments: Sequence[str], storage: Storage, clock: Clock) -> int:
    """Does the command and returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a redirected stream may lack it
    made = parser(clock)
    try:
        asked = made.parse_args(arguments)
    except (WrongUsage, ArgumentError) as wrong:
        return _tell(f"{wrong}\n{WHERE_HELP}", WRONG)
    if asked.help:
        print(made.format_help())
        return 0
    if asked.command is None:
        return _tell(f"Il manque la commande.\n{WHERE_HELP}", WRONG)
    return _do(asked, storage, clock)


def _do(asked: Namespace, storage: Storage, clock: Clock) -> int:
    try:
        return COMMANDS[asked.command](Work(asked=asked, storage=storage, clock=clock))
    except RuleError as refusal:
        return _tell(refusal.sentence, REFUSED)
    except KeyboardInterrupt:
        return _tell("Interrompu.", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 — the boundary: a bug is logged and told, never shown as a traceback
        folder = Path(getattr(asked, "creche", Path()))
        log = (folder if os.access(folder, os.W_OK) and folder.is_dir() else Path.cwd()) / incidents.LOG
        incidents.note(log, clock, type(error), error.__traceback__)
        return _tell(incidents.sentence(log), REFUSED)


def _tell(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status
