"""Undo and redo (annuler, rétablir): a group's before-images applied backwards, as a new journalled group."""

from app.errors import UndoRefused
from db.french import spoken_moment
from db.journal import Group, Journal, Write
from db.rowfile import RowFile


class History:
    """What this log-in can take back and do again. A new deed forgets what could be redone."""

    def __init__(self) -> None:
        self._undo: list[Group] = []
        self._redo: list[Group] = []

    def done(self, group: Group) -> None:
        """A new deed was committed; one that changed keys or is final can't be undone, nor anything before it."""
        self._redo.clear()
        if group.keys_changed or group.is_final:
            self._undo.clear()
        else:
            self._undo.append(group)

    def to_undo(self) -> Group | None:
        """The group to take back next."""
        return self._undo[-1] if self._undo else None

    def to_redo(self) -> Group | None:
        """The group to do again next: the inverse of the one taken back."""
        return self._redo[-1] if self._redo else None

    def undone(self, inverse: Group) -> None:
        """The last group was taken back by this one."""
        self._undo.pop()
        self._redo.append(inverse)

    def redone(self, again: Group) -> None:
        """The last group taken back was done again by this one."""
        self._redo.pop()
        self._undo.append(again)

    def clear(self) -> None:
        """At the end of the log-in."""
        self._undo.clear()
        self._redo.clear()


def apply(rows: RowFile, journal: Journal, former: Group, group: Group) -> None:
    """Takes `former` back, last write first, and notes it in `group`. Raises UndoRefused where a row has changed."""
    for write in reversed(former.writes):
        back = write.reversed()
        if rows.row(back.shape, back.id) != back.before:
            raise _refusal(journal, former, back)
        if back.before is None and back.after is not None:
            rows.insert(back.shape, [back.after])
        elif back.after is None:
            rows.delete(back.shape, back.id)
        else:
            rows.update(back.shape, back.after)
        group.writes.append(back)


def _refusal(journal: Journal, former: Group, write: Write) -> UndoRefused:
    whom = f" ({former.about})" if former.about else ""
    found = journal.last_change(write.shape.table, write.id)
    since = f" par {found[0]} le {spoken_moment(found[1])}" if found else ""
    return UndoRefused(
        f"Cette action{whom} ne peut plus être annulée : ce qu’elle avait écrit a changé depuis{since}. "
        "Rien n’a été modifié ; corrigez la fiche elle-même."
    )
