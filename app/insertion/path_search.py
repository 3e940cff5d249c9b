"""Finding a parent's path by the parent's name (recherche d'un parcours ou d'un engagement)."""

from collections.abc import Sequence
from dataclasses import replace

from app.insertion.engagements import Engagement
from app.insertion.facts import by_path
from app.insertion.paths import InsertionPath
from app.search import Found
from app.session import Session
from app.users import Right
from app.wording import spoken_day


def with_paths(session: Session, people: Sequence[Found]) -> list[Found]:
    """The people found, each parent after their open path, else their latest, in two queries more.

    Unchanged for who may not see the insertion.
    """
    parents = [one.id for one in people if one.kind == "parent"]
    if not parents or not session.can(Right.SEE_INSERTION):
        return list(people)
    paths = _current(session.store.find(InsertionPath, parent_id=parents))
    engagements = by_path(session.store.find(Engagement, path_id=[path.id for path in paths.values()]))
    found = []
    for one in people:
        path = paths.get(one.id) if one.kind == "parent" else None
        if path is not None:
            told = detail_of(path, engagements.get(path.id, ()))
            found.append(replace(one, kind="path", id=path.id, detail=told))
        found.append(one)
    return found


def _current(paths: Sequence[InsertionPath]) -> dict[int, InsertionPath]:
    """By parent: the open path, else the last that began."""
    ordered = sorted(paths, key=lambda one: (one.exit_day is None, one.entry_day, one.id))
    return {path.parent_id: path for path in ordered}


def detail_of(path: InsertionPath, engagements: Sequence[Engagement]) -> str:
    """« parcours ouvert, engagement jusqu'au 13 janvier 2027 », « parcours terminé le 4 mai 2026 »."""
    if path.exit_day is not None:
        return f"parcours terminé le {spoken_day(path.exit_day)}"
    last = max((one.until for one in engagements), default=None)
    return f"parcours ouvert, {f'engagement jusqu’au {spoken_day(last)}' if last else 'sans engagement'}"
