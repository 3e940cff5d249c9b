"""What Ctrl+K answers (recherche): people where a page can show them, their paths, then pages."""

from collections.abc import Sequence

from app.admission.search import find_waiting
from app.insertion.path_search import with_paths
from app.search import find, fold, matches
from app.session import Session
from app.users import Right
from ui.finder import Answer
from ui.pages import PageEntry

MOST = 12
"""People and paths together."""


def answers(session: Session, entries: Sequence[PageEntry], text: str) -> list[Answer]:
    """People, a parent's path before the sheet, who waits for a place; then the pages of that name."""
    found = with_paths(session, find(session, text, MOST)) if session.can(Right.SEE_CHILDREN) else []
    found += find_waiting(session, text)
    told = []
    for one in found[:MOST]:
        entry = next((entry for entry in entries if one.kind in entry.opens), None)
        if entry is not None:
            told.append(Answer(page=entry.name, kind=one.kind, id=one.id, name=one.name, detail=one.detail))
    typed = fold(text)
    named = [entry for entry in entries if typed and matches(fold(entry.title), typed)]
    return told + [
        Answer(page=entry.name, kind="page", id=None, name=entry.title, detail="page") for entry in named
    ]
