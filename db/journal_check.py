"""The journal verified (vérification du journal): its chain, its end, and what the copies remember of it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from db.backup import Manifest, manifests
from db.chain import START, Chain
from db.copy_seal import not_signed, wrong_in
from db.driver import Database
from db.french import spoken_moment
from db.journal import COLUMNS, FOLDER_KIND, RESTORED
from db.journal_purge import Cut, cuts
from db.tables import CUTS, HEADS, JOURNAL

MOST = 10
"""Sentences: a journal written anew would fill the screen with them."""
ADVICE = "Comparez avec une sauvegarde d’avant."


def faults(db: Database, copies: Path) -> list[str]:
    """What is wrong with the journal, one sentence each; `copies` are those whose manifests say where it was."""
    heads = db.execute(f'SELECT secret, sequence, seal FROM "{HEADS}"').fetchall()
    if len(heads) != 1:
        return [f"Le journal a perdu sa signature : rien ne prouve plus qu’il est entier. {ADVICE}"]
    secret, sequence, seal = heads[0]
    walk = Walk(db, Chain(secret))
    found = [*walk.faults(), *walk.end(sequence, seal), *_of_copies(db, copies, sequence, secret)]
    if len(found) > MOST:
        found[MOST:] = [f"Le journal a encore d’autres fautes ({len(found) - MOST})."]
    return found


class Walk:
    """Goes through the entries and the runs purged, by number; each must follow from what stands before it."""

    def __init__(self, db: Database, chain: Chain) -> None:
        self._db = db
        self._chain = chain
        self._last = 0
        self._seal: bytes | None = START
        """The seal that the next must follow; None where what stood there is missing."""

    def faults(self) -> Iterator[str]:
        """What does not follow."""
        left = cuts(self._db)
        yield from self._of_marks(left)
        marks = [cut for cut, _ in left]
        for row in self._db.execute(f'SELECT {COLUMNS}, seal FROM "{JOURNAL}" ORDER BY id').fetchall():
            yield from self._up_to(row[0], marks)
            yield from self._of_entry(row)
        while marks:
            yield from self._of_cut(marks.pop(0))

    def _of_marks(self, left: list[tuple[Cut, bytes]]) -> Iterator[str]:
        for cut, seal in left:
            if cut.seal(self._chain) != seal:
                yield (
                    f"La marque de la purge des écritures {cut.first} à {cut.last} du journal n’est plus telle "
                    f"qu’elle a été signée. {ADVICE}"
                )

    def _up_to(self, number: int, marks: list[Cut]) -> Iterator[str]:
        """The runs purged before that entry, and what is missing without a mark."""
        while marks and marks[0].first < number:
            yield from self._of_cut(marks.pop(0))
        if number > self._last + 1:
            yield self._missing(self._last + 1, number - 1)
        elif number <= self._last:
            yield f"L’écriture {number} du journal se trouve là où une purge n’avait rien laissé. {ADVICE}"

    def _of_cut(self, cut: Cut) -> Iterator[str]:
        if cut.first > self._last + 1:
            yield self._missing(self._last + 1, cut.first - 1)
        elif cut.first <= self._last or self._seal not in (None, cut.before):
            yield (
                f"La marque de la purge des écritures {cut.first} à {cut.last} ne suit pas l’écriture d’avant. "
                f"{ADVICE}"
            )
        self._last, self._seal = max(self._last, cut.last), cut.after

    def _missing(self, first: int, last: int) -> str:
        self._seal = None
        which = f"l’écriture {first}" if first == last else f"les écritures {first} à {last}"
        return f"Le journal n’est plus entier : il manque {which}. {ADVICE}"

    def _of_entry(self, row: tuple[Any, ...]) -> Iterator[str]:
        *cells, seal = row
        number = int(cells[0])
        if self._seal is not None and self._chain.entry(self._seal, cells) != seal:
            yield f"L’écriture {number} du journal n’est plus telle qu’elle a été signée. {ADVICE}"
        self._last, self._seal = max(self._last, number), bytes(seal)

    def end(self, sequence: int, seal: bytes) -> Iterator[str]:
        """The head says which entry is the last; to be asked after the faults."""
        if self._last < sequence:
            yield self._missing(self._last + 1, sequence)
        elif self._last > sequence or (
            self._seal is not None and self._chain.head(sequence, self._seal) != seal
        ):
            yield f"La fin du journal n’est pas celle qui a été signée. {ADVICE}"


def _of_copies(db: Database, copies: Path, sequence: int, secret: bytes) -> Iterator[str]:
    """A copy that is not as it was signed, that went further or that ended elsewhere, unless a restore says why."""
    wrong = wrong_in(copies, secret)
    for name in wrong:
        yield f"{not_signed(name)} Déplacez-la hors du dossier « sauvegardes », et faites-en une autre."
    restored = [
        (number, datetime.fromisoformat(at))
        for number, at in db.execute(
            f'SELECT id, at FROM "{JOURNAL}" WHERE kind = ? AND row = 0 AND deed = ?', [FOLDER_KIND, RESTORED]
        ).fetchall()
    ]
    for name, copy in sorted(manifests(copies).items()):
        if (
            name not in wrong
            and copy.chain is not None
            and not any(number <= copy.chain.sequence and copy.made <= at for number, at in restored)
        ):
            yield from _of_copy(db, name, copy, sequence)


def _of_copy(db: Database, name: str, copy: Manifest, sequence: int) -> Iterator[str]:
    assert copy.chain is not None
    when = f"la sauvegarde « {name} » du {spoken_moment(copy.made)}"
    if copy.chain.sequence > sequence:
        yield (
            f"Le journal s’arrête à l’écriture {sequence}, mais {when} va jusqu’à l’écriture {copy.chain.sequence} : "
            "un fichier plus ancien a été remis en place sans passer par « Restaurer », ou la fin a été retirée."
        )
        return
    here = (
        db.execute(f'SELECT seal FROM "{JOURNAL}" WHERE id = ?', [copy.chain.sequence]).fetchone()
        or db.execute(f'SELECT "after" FROM "{CUTS}" WHERE "last" = ?', [copy.chain.sequence]).fetchone()
    )
    if here is not None and here[0].hex() != copy.chain.seal:
        yield f"Le journal n’est pas celui que gardait {when} : il a été réécrit depuis. {ADVICE}"
