"""What a journal entry is about where it is no person (sujet): the month closed or commented, the rule changed."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.days import Month
from app.errors import InvalidEntry
from app.journal_entries import JournalEntry
from app.protection.filled import LABELS
from app.report.closed_months import ClosedMonth
from app.report.comments import MonthComment
from app.session import Session
from app.settings import Setting, spec_of
from app.wording import spoken_month


class Subject(NamedTuple):
    """`words` as the line says it; `setting` is the key of the rule changed, which tells what its values mean."""

    words: str
    setting: str = ""


def subjects_of(session: Session, entries: Sequence[JournalEntry]) -> dict[int, Subject]:
    """By entry: « novembre 2026 », « Taux de surnombre ». At most four queries; what is unknown is left out."""
    said = {
        entry: Subject(spoken_month(Month.parse(month).first))
        for entry, month in _months(session, entries).items()
    }
    rules = _texts(session, entries, Setting, "key")
    return said | {entry: Subject(_label(key), key) for entry, key in rules.items()}


def _months(session: Session, entries: Sequence[JournalEntry]) -> dict[int, str]:
    """Which month an entry closes, opens again or comments; a paper's entry leads to its closing's row."""
    months = _texts(session, entries, MonthComment, "month") | _texts(session, entries, ClosedMonth, "month")
    papers = {one.id: _either(one, "closing_id") for one in entries}
    wanted = {entry: closing for entry, closing in papers.items() if isinstance(closing, int)}
    if wanted:
        rows = {one.id: one.month for one in session.store.find(ClosedMonth, id=sorted(set(wanted.values())))}
        months |= {entry: rows[closing] for entry, closing in wanted.items() if closing in rows}
    return months


def _texts(
    session: Session,
    entries: Sequence[JournalEntry],
    kind: type[Setting] | type[MonthComment] | type[ClosedMonth],
    name: str,
) -> dict[int, str]:
    """By entry of that kind, a field that never changes: as the entry tells it, else as its row holds it."""
    own = [one for one in entries if one.kind == kind.__name__]
    found = {one.id: told for one in own if isinstance(told := _either(one, name), str)}
    lost = [one for one in own if one.id not in found]
    if lost:
        rows: Mapping[int, str] = {
            row.id: getattr(row, name)
            for row in session.store.find(kind, id=sorted({one.row for one in lost}))
        }
        found |= {one.id: rows[one.row] for one in lost if one.row in rows}
    return found


def _either(entry: JournalEntry, name: str) -> str | int | None:
    before, after = entry.changes.get(name, (None, None))
    return before if after is None else after


def _label(key: str) -> str:
    """The rule's name, or the line of the register; a setting that no page offers keeps its key."""
    if key in LABELS:
        return LABELS[key]
    try:
        return spec_of(key).label
    except InvalidEntry:
        return key
