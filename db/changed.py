"""What a deed changed, row by row (changements): as each row was before all of it, and as it is after."""

from collections.abc import Iterator

from app.report.effects.look import Change
from app.store import Record
from db.journal import Group, Write
from db.rows import Row


def changes_of(group: Group) -> Iterator[Change]:
    """One change a row, however often the deed wrote it; a row that ends as it began is left out."""
    first: dict[tuple[str, int], Write] = {}
    last: dict[tuple[str, int], Write] = {}
    for write in group.writes:
        first.setdefault((write.shape.table, write.id), write)
        last[write.shape.table, write.id] = write
    for key, write in first.items():
        if write.before != last[key].after:
            yield Change(
                kind=write.shape.kind,
                id=write.id,
                before=_record(write, write.before),
                after=_record(write, last[key].after),
            )


def _record(write: Write, row: Row | None) -> Record | None:
    if row is None:
        return None
    record: Record = write.shape.load([row])[0]
    return record
