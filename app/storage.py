"""Folders of crèches (dossiers): who can open them, and what is done with a folder as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.store import Store

OWN = "sauvegardes"
"""The folder inside the crèche's own where copies are kept when no other place is chosen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """Somebody who can open the folder: what the log-in page may show before the file is open."""

    login: str
    name: str
    role: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """What a restore did: where the former folder was kept, if there was one.

    `remark` is the sentence that is still to be said of the copy, empty where it was signed; `reopened` names the
    people whose access had ended since, and who open the folder again (None where nothing tells).
    """

    folder: Path
    kept: Path | None
    remark: str = ""
    reopened: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """What a verified copy says that it holds, and what is known without a key of the crèche that it would replace."""

    made: datetime
    children: int
    parents: int
    attendances: int
    newer: datetime | None = None
    """When the crèche's own newest copy was made, where it holds something else and later than this one."""
    opened: datetime | None = None
    """When its file was last opened after all that its copies know: it may hold more, or the log-in alone."""


class Storage(Protocol):
    """Folders of crèches: creating, opening, checking, carrying in and out. Every refusal is a FileRefused."""

    def create(self, folder: Path, login: str, name: str, role: str, passphrase: str) -> tuple[Store, str]:
        """Makes a new crèche's folder (never over an existing one) and its first slot.

        Returns the open store and the recovery code, which is shown once and printed.
        """

    def slots(self, folder: Path) -> Sequence[Slot]:
        """Who can open the folder."""

    def open(self, folder: Path, login: str, passphrase: str) -> Store:
        """Opens the file with this person's passphrase. Raises WrongPassphrase, or FileRefused by name."""

    def recover(self, folder: Path, code: str, login: str, passphrase: str) -> None:
        """Gives `login` a new passphrase, on proof of the printed recovery code."""

    def check(self, folder: Path, login: str, passphrase: str) -> list[str]:
        """What is wrong with the folder, one French sentence each; empty when all is well."""

    def export(self, store: Store, directory: Path) -> None:
        """Writes every table as CSV (UTF-8, «;», header) into an empty or new directory."""

    def import_(self, directory: Path, folder: Path, login: str, passphrase: str) -> str:
        """Makes a new crèche's folder from an export; returns its recovery code."""

    def copied_slots(self, backup: Path) -> Sequence[Slot]:
        """Who can open the copy. Raises FileRefused, field "backup", where there is none or its keys can't be read."""

    def held(self, backup: Path, folder: Path) -> Held | None:
        """What the backup holds, before it is put at `folder`; None for a copy made by hand, which does not say."""

    def restore(self, backup: Path, folder: Path, login: str, passphrase: str) -> Restored:
        """Puts a verified backup at `folder`; what was there is kept aside, never overwritten."""
