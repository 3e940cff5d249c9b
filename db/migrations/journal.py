"""The journal chained: a seal on each entry, the head that shows a missing end, the runs that a purge took away."""

import secrets

from db.chain import SECRET_BYTES, START, Chain
from db.columns import blob, code, create, day, flag, index, moment, number, rebuild, text, unique
from db.driver import Database

SEALED = 'id, "group", at, user, deed, kind, row, act, changes, undoes'


def create_journal_cuts(db: Database) -> None:
    """A run of entries that is no longer there: from which to which, how many, the seals on both sides."""
    create(
        db,
        "journal_cuts",
        {
            "first": number(),
            "last": number(),
            "entries": number(),
            "before": blob(),
            "after": blob(),
            "seal": blob(),
        },
        'CHECK ("first" >= 1 AND "last" >= "first")',
        'CHECK ("entries" BETWEEN 0 AND "last" - "first" + 1)',
    )
    unique(db, "journal_cuts", "first")


def sign_journal(db: Database) -> None:
    """The journal's own secret, a seal on each entry there is, and what else than writes an entry may tell."""
    create(
        db,
        "journal_heads",
        {"secret": blob(), "sequence": number(), "seal": blob(), "purged_on": day(null=True)},
        "CHECK (id = 1)",
    )
    # Old entries bear no seal until they are signed below.
    db.execute("ALTER TABLE journal ADD COLUMN seal BLOB")
    chain = Chain(secret := secrets.token_bytes(SECRET_BYTES))
    last, seal = 0, START
    for row in db.execute(f"SELECT {SEALED} FROM journal ORDER BY id").fetchall():
        if row[0] > last + 1:
            _note_gap(db, chain, last + 1, row[0] - 1, seal)
        last, seal = row[0], chain.entry(seal, row)
        db.execute("UPDATE journal SET seal = ? WHERE id = ?", [seal, last])
    rebuild(
        db,
        "journal",
        {
            "group": number(),
            "at": moment(),
            "user": text(),
            "deed": text(),
            "kind": text(),
            "row": number(),
            "act": code("added", "changed", "removed", "consulted", "passed"),
            "changes": text(),
            "undoes": flag(),
            "seal": blob(),
        },
        "CHECK (json_valid(changes))",
    )
    index(db, "journal", "kind", "row")
    index(db, "journal", "group")
    db.execute(
        "INSERT INTO journal_heads (id, secret, sequence, seal) VALUES (1, ?, ?, ?)",
        [secret, last, chain.head(last, seal)],
    )


def _note_gap(db: Database, chain: Chain, first: int, last: int, seal: bytes) -> None:
    """What was missing before anything was signed is not told as missing since."""
    db.execute(
        'INSERT INTO journal_cuts ("first", "last", entries, "before", "after", seal) VALUES (?, ?, 0, ?, ?, ?)',
        [first, last, seal, seal, chain.cut(first, last, 0, seal, seal)],
    )


def index_journal(db: Database) -> None:
    """By moment: a period is read, and what is old is purged, without reading all."""
    index(db, "journal", "at")


STEPS = (create_journal_cuts, sign_journal, index_journal)
