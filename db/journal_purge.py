"""The journal's purge (purge du journal): what is too old goes, and each run that went leaves a signed mark."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.journal_entries import Act, Forgotten
from db.chain import START, Chain
from db.driver import Database
from db.journal import JOURNAL_KIND, Journal, last_entry
from db.journal_reading import table_of
from db.rows import Cell
from db.tables import CUTS, HEADS, JOURNAL

CUT_COLUMNS = '"first", "last", entries, "before", "after", seal'


@dataclass(frozen=True, slots=True)
class Cut:
    """A run of numbers whose entries are gone, and the seals that stand on both sides of it."""

    first: int
    last: int
    entries: int
    before: bytes
    after: bytes

    def seal(self, chain: Chain) -> bytes:
        """What signs it."""
        return chain.cut(self.first, self.last, self.entries, self.before, self.after)


def purge(db: Database, journal: Journal, forgotten: Sequence[Forgotten], today: date) -> int:
    """Takes the entries away and tells it in one of its own, in the transaction of the caller; returns how many."""
    gone = _due(db, forgotten)
    if gone:
        take_away(db, journal.chain, gone)
        journal.log("purge_journal", Act.REMOVED, JOURNAL_KIND, changes={
            "entries": (len(gone), None),
            "first": (gone[0][0], None),
            "last": (gone[-1][0], None),
            "seal": (journal.chain.whole(seal for _, seal in gone), None),
        })  # fmt: skip
    db.execute(f'UPDATE "{HEADS}" SET purged_on = ?', [today.isoformat()])
    return len(gone)


def take_away(db: Database, chain: Chain, gone: Sequence[tuple[int, bytes]]) -> None:
    """Takes entries out of the journal, number and seal of each in order, and leaves signed marks: the one place.

    The journal's last entry must stay: the chain goes on from it.
    """
    former = [cut for cut, _ in cuts(db)]
    joined = _joined(former, _runs(db, gone))
    for first, last in _spans(gone):
        db.execute(f'DELETE FROM "{JOURNAL}" WHERE id BETWEEN ? AND ?', [first, last])
    _replace(db, chain, set(former), set(joined))


def purged_on(db: Database) -> date | None:
    """The day of the last purge."""
    found = db.execute(f'SELECT purged_on FROM "{HEADS}"').fetchone()
    return date.fromisoformat(found[0]) if found and found[0] else None


def cuts(db: Database) -> list[tuple[Cut, bytes]]:
    """The runs that are gone, each with the seal that it bears, in order."""
    rows = db.execute(f'SELECT {CUT_COLUMNS} FROM "{CUTS}" ORDER BY "first"').fetchall()
    return [(Cut(*row[:5]), row[5]) for row in rows]


def _due(db: Database, forgotten: Sequence[Forgotten]) -> list[tuple[int, bytes]]:
    """The number and seal of each entry that goes; the last one stays, for the chain goes on from it."""
    last, _, _ = last_entry(db)
    found: dict[int, bytes] = {}
    for rule in forgotten:
        values: list[Cell] = [rule.before.isoformat(), last, *sorted(rule.acts)]
        condition = f"at < ? AND id < ? AND act IN ({', '.join('?' * len(rule.acts))})"
        if rule.kinds:
            values += sorted(table_of(name) for name in rule.kinds)
            condition += f" AND kind IN ({', '.join('?' * len(rule.kinds))})"
        found.update(db.execute(f'SELECT id, seal FROM "{JOURNAL}" WHERE {condition}', values).fetchall())
    return sorted(found.items())


def _spans(gone: Sequence[tuple[int, bytes]]) -> Iterable[tuple[int, int]]:
    """The numbers as runs of neighbours."""
    first = last = gone[0][0]
    for number, _ in gone[1:]:
        if number != last + 1:
            yield first, last
            first = number
        last = number
    yield first, last


def _runs(db: Database, gone: Sequence[tuple[int, bytes]]) -> list[Cut]:
    seals = dict(gone)
    return [
        Cut(first, last, last - first + 1, _seal_before(db, first), seals[last])
        for first, last in _spans(gone)
    ]


def _seal_before(db: Database, first: int) -> bytes:
    """The seal of what stood just before; where that is a former run, it ends with it."""
    found = db.execute(f'SELECT seal FROM "{JOURNAL}" WHERE id = ?', [first - 1]).fetchone()
    found = found or db.execute(f'SELECT "after" FROM "{CUTS}" WHERE "last" = ?', [first - 1]).fetchone()
    return bytes(found[0]) if found else START


def _joined(former: Iterable[Cut], runs: Iterable[Cut]) -> list[Cut]:
    """Runs that touch become one."""
    joined: list[Cut] = []
    for cut in sorted([*former, *runs], key=lambda one: one.first):
        if joined and joined[-1].last + 1 == cut.first:
            left = joined[-1]
            joined[-1] = Cut(left.first, cut.last, left.entries + cut.entries, left.before, cut.after)
        else:
            joined.append(cut)
    return joined


def _replace(db: Database, chain: Chain, former: set[Cut], wanted: set[Cut]) -> None:
    db.conn.executemany(f'DELETE FROM "{CUTS}" WHERE "first" = ?', [(cut.first,) for cut in former - wanted])
    db.conn.executemany(
        f'INSERT INTO "{CUTS}" ({CUT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)',
        [
            (cut.first, cut.last, cut.entries, cut.before, cut.after, cut.seal(chain))
            for cut in sorted(wanted - former, key=lambda one: one.first)
        ],
    )
