"""The orientations' desk (orientations): whose each is, who sent it, what came of it, and what a form offers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.days import is_under_three
from app.families.records import Child, Parent
from app.insertion.orientations import Answer, Orientation
from app.insertion.partners import Partner, PartnerContact, directory
from app.insertion.path_list import children_of
from app.insertion.paths import InsertionPath
from app.search import fold, name_order
from app.session import Session
from app.users import Right, User


@dataclass(frozen=True, kw_only=True, slots=True)
class OrientationLine:
    """An orientation, whose it is, and how it stands."""

    orientation: Orientation
    parent: Parent
    children: tuple[Child, ...] = ()
    partner: Partner | None = None
    """The organisation of the directory that sent the parent."""
    path: InsertionPath | None = None
    """The one that came of it."""
    open_path: InsertionPath | None = None
    """The parent's path without an exit, whatever it came of: no other can be opened."""

    @property
    def id(self) -> int:
        """The orientation's."""
        return self.orientation.id

    @property
    def is_waiting(self) -> bool:
        """Whether it may still be accepted: not answered, or on the waiting list."""
        return self.orientation.answer is Answer.WAITING

    @property
    def is_listed(self) -> bool:
        """Whether it is on the waiting list."""
        return self.is_waiting and self.orientation.answered_on is not None

    @property
    def order(self) -> tuple[int, int, int]:
        """Not answered first, then the waiting list, each from the oldest; then the answered, from the newest."""
        day = self.orientation.day.toordinal()
        return (1 if self.is_listed else 0, day, self.id) if self.is_waiting else (2, -day, -self.id)

    @property
    def contact(self) -> PartnerContact | None:
        """The adviser's entry in the directory, where the name is the same."""
        contacts = self.partner.contacts if self.partner is not None else ()
        adviser = fold(self.orientation.adviser or "")
        return next((one for one in contacts if adviser and fold(one.name) == adviser), None)

    def under_three(self, day: date) -> tuple[Child, ...]:
        """The parent's children who may count as AVIP children that day."""
        return tuple(one for one in self.children if is_under_three(one.birth_day, day))


@dataclass(frozen=True, kw_only=True, slots=True)
class OrientationDesk:
    """Every orientation in order, and what the forms offer."""

    lines: tuple[OrientationLine, ...]
    partners: tuple[Partner, ...]
    parents: tuple[Parent, ...]
    """Those on file without an open path, by name."""
    referents: tuple[User, ...]
    """Those who may follow a parent."""

    def line(self, orientation_id: int) -> OrientationLine | None:
        """That orientation's; None once it was taken back."""
        return next((one for one in self.lines if one.id == orientation_id), None)

    def sent_by(self, organisation_id: int) -> list[OrientationLine]:
        """What an organisation of the directory sent, the newest first."""
        found = [one for one in self.lines if one.orientation.organisation_id == organisation_id]
        return sorted(found, key=lambda one: (one.orientation.day, one.id), reverse=True)


def orientation_desk(session: Session) -> OrientationDesk:
    """All of it, in a bounded number of queries."""
    session.require(Right.SEE_INSERTION)
    store = session.store
    orientations, parents = store.find(Orientation), store.find(Parent)
    partners, paths = directory(session), store.find(InsertionPath)
    known, sent = {one.id: one for one in parents}, {one.id: one for one in partners}
    children = children_of(session, sorted({one.parent_id for one in orientations}))
    came_of = {path.orientation_id: path for path in paths if path.orientation_id is not None}
    opened = _open_by_parent(paths)
    lines = [
        OrientationLine(
            orientation=one,
            parent=known[one.parent_id],
            children=tuple(children.get(one.parent_id, ())),
            partner=sent.get(one.organisation_id or 0),
            path=came_of.get(one.id),
            open_path=opened.get(one.parent_id),
        )
        for one in orientations
    ]
    free = [one for one in parents if one.ended_on is None and one.id not in opened]
    return OrientationDesk(
        lines=tuple(sorted(lines, key=lambda line: line.order)),
        partners=tuple(partners),
        parents=tuple(sorted(free, key=name_order)),
        referents=tuple(user for user in store.find(User) if user.can(Right.EDIT_INSERTION)),
    )


def _open_by_parent(paths: Iterable[InsertionPath]) -> dict[int, InsertionPath]:
    return {path.parent_id: path for path in paths if path.exit_day is None}
