"""A command's work (commande): what was asked, of which crèche, by whom (no Qt)."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path

from app.clock_doubt import clock_doubt
from app.errors import FileRefused, InvalidEntry
from app.journal_retention import purge_when_due
from app.session import Session, log_in, log_out
from app.storage import Storage
from app.store import Clock

MOST_SIGNS = 4096
"""Of a passphrase's file: the rest of a wrong file is not read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """A command to do: what was asked, on what."""

    asked: Namespace
    storage: Storage
    clock: Clock

    @property
    def creche(self) -> Path:
        """The crèche's folder."""
        folder: Path = self.asked.creche
        return folder

    def who(self) -> tuple[str, str]:
        """Login and passphrase, from the options or asked for. Raises InvalidEntry, FileRefused."""
        login = self.asked.user or (input("Identifiant : ") if sys.stdin.isatty() else "")
        if not login:
            raise InvalidEntry("Indiquez qui ouvre le dossier\u00a0: --user IDENTIFIANT avant la commande.")
        return login, self._passphrase()

    def _passphrase(self) -> str:
        path: Path | None = self.asked.passphrase_file
        if path is None:
            if not sys.stdin.isatty():
                raise InvalidEntry(
                    "Indiquez la phrase de passe\u00a0: --passphrase-file FICHIER avant la commande."
                )
            return getpass("Phrase de passe : ")
        try:
            with path.open(encoding="utf-8-sig") as file:
                return file.readline(MOST_SIGNS).removesuffix("\n").removesuffix("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise FileRefused(
                f"Le fichier de la phrase de passe « {path} » ne peut pas être lu. Vérifiez son nom et vos droits."
            ) from error

    @contextmanager
    def session(self) -> Iterator[Session]:
        """The crèche opened by the person named; closed at the end, whatever happens."""
        store = self.storage.open(self.creche, *self.who())
        try:
            session = log_in(store, self.clock)
            doubt = clock_doubt(session)
            if doubt is not None:
                sys.stderr.write(f"{doubt}\n")
            yield session
            purge_when_due(session)
            log_out(session, locked=False)
        finally:
            store.close()


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
