"""The list of paths (liste des parcours): each with its parent and the children it makes Avip, in four queries."""

from dataclasses import dataclass

from app.families.records import Child, Parent, Parenthood
from app.insertion.paths import InsertionPath
from app.search import name_order
from app.session import Session
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class PathLine:
    """A path, whose it is, and that parent's children."""

    path: InsertionPath
    parent: Parent
    children: tuple[Child, ...]

    @property
    def id(self) -> int:
        """The path's."""
        return self.path.id


def path_lines(session: Session) -> list[PathLine]:
    """Every path: the open ones first, then by entry, newest first."""
    session.require(Right.SEE_INSERTION)
    store = session.store
    paths = store.find(InsertionPath)
    parents = {
        parent.id: parent for parent in store.find(Parent, id=sorted({path.parent_id for path in paths}))
    }
    ties = store.find(Parenthood, parent_id=sorted(parents))
    children = {child.id: child for child in store.find(Child, id=sorted({tie.child_id for tie in ties}))}
    own: dict[int, list[Child]] = {}
    for tie in ties:
        own.setdefault(tie.parent_id, []).append(children[tie.child_id])
    lines = [
        PathLine(path=path, parent=parents[path.parent_id], children=tuple(own.get(path.parent_id, ())))
        for path in paths
    ]
    return sorted(
        lines, key=lambda line: (line.path.exit_day is not None, -line.path.entry_day.toordinal(), line.id)
    )


def parents_without_path(session: Session) -> list[Parent]:
    """Parents still known who have no open path today: those whom a new path may be opened for, by name."""
    session.require(Right.SEE_INSERTION)
    today = session.clock.day()
    open_for = {path.parent_id for path in session.store.touching(InsertionPath, today, today)}
    parents = [
        parent
        for parent in session.store.find(Parent)
        if parent.id not in open_for and (parent.ended_on is None or parent.ended_on >= today)
    ]
    return sorted(parents, key=name_order)
