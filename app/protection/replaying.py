"""The list replayed (effacements refaits): a copy older than an erasure was put back, and those erased go again."""

from collections.abc import Sequence
from dataclasses import replace

from app.protection.going import carry_out, going_with, root_of
from app.protection.records import Erasure
from app.store import Store


def replay(store: Store, lines: Sequence[Erasure]) -> int:
    """Erases what the lines name, inside `atomic`, and notes them; returns how many rows went.

    No right is asked: whoever opens the file first, those erased are not to be read.
    """
    roots = [root for line in lines if (root := root_of(store, line)) is not None]
    going = going_with(store, roots)
    carry_out(store, going, [replace(line, id=0) for line in lines])
    return len(going.rows)
