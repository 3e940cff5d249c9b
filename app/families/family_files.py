"""A family's files as its forms hold them (dossiers de la famille): changed, ended or reopened in one deed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from app.errors import RuleError
from app.families.children import add_child, change_child, end_child, reopen_child
from app.families.groups import place_in_group
from app.families.homes import add_home, change_home, end_home, reopen_home
from app.families.parents import add_parent, change_parent, end_parent, reopen_parent, tie_parent
from app.families.records import Child, Group, Home, Parent, Parenthood
from app.session import Session
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class NewFamily:
    """A child, its parents and its home, typed on one form; parents already on file are shared with the siblings."""

    child: Child
    known_parents: Sequence[int] = ()
    parent: Parent | None = None
    """Somebody new; `home_id` is 0, the home being the one below, else that of the first known parent."""
    home: Home = field(default_factory=lambda: Home(name=""))
    """Named after the new parent where it has no name."""
    group_id: int | None = None
    group_first_day: date | None = None


def add_family(session: Session, new: NewFamily) -> Child:
    """All of it or nothing. Raises as each part; a parent's or home's field is prefixed « parent_ », « home_ »."""
    with session.store.atomic("add_child", about=new.child.name):
        known = [session.store.get(Parent, known_id) for known_id in new.known_parents]
        home_id = known[0].home_id if known else None
        if new.parent is not None:
            if home_id is None:
                with _prefixed("home"):
                    named = replace(new.home, name=new.home.name or home_name(new.parent))
                    home_id = add_home(session, named).id
            with _prefixed("parent"):
                known.append(add_parent(session, replace(new.parent, home_id=home_id)))
        child = add_child(session, replace(new.child, billing_home_id=home_id))
        for parent in known:
            tie_parent(session, child, parent)
        if new.group_id is not None:
            group = session.store.get(Group, new.group_id)
            place_in_group(session, child, group, new.group_first_day or session.clock.day())
        return child


@contextmanager
def _prefixed(part: str) -> Iterator[None]:
    try:
        yield
    except RuleError as error:
        if error.field is not None:
            error.field = f"{part}_{error.field}"
        raise


def save_child(session: Session, child: Child) -> Child:
    """The child as typed, `ended_on` included. Raises as `change_child` and `end_child`."""
    with session.store.atomic("change_child", about=child.name):
        stored = change_child(session, child)
        if child.ended_on == stored.ended_on:
            return stored
        return (
            reopen_child(session, stored)
            if child.ended_on is None
            else end_child(session, stored, child.ended_on)
        )


def save_home(session: Session, home: Home) -> Home:
    """The home as typed, `ended_on` included. Raises as `change_home` and `end_home`."""
    with session.store.atomic("change_home", about=home.name):
        stored = change_home(session, home)
        if home.ended_on == stored.ended_on:
            return stored
        return (
            reopen_home(session, stored)
            if home.ended_on is None
            else end_home(session, stored, home.ended_on)
        )


def add_parent_of(session: Session, child: Child, parent: Parent, *, may_collect: bool) -> Parent:
    """A new parent of the child, in a home of their own where `home_id` is 0. Raises as `add_parent`."""
    with session.store.atomic("add_parent", about=parent.name):
        stored = add_parent(session, _housed(session, parent))
        return share_parent(session, child, stored, may_collect=may_collect)


def change_parent_of(session: Session, child: Child, parent: Parent, *, may_collect: bool) -> Parent:
    """The child's parent as typed, `ended_on` included. Raises as `change_parent` and `end_parent`."""
    with session.store.atomic("change_parent", about=parent.name):
        stored = change_parent(session, _housed(session, parent))
        if parent.ended_on != stored.ended_on:
            stored = (
                reopen_parent(session, stored)
                if parent.ended_on is None
                else end_parent(session, stored, parent.ended_on)
            )
        return share_parent(session, child, stored, may_collect=may_collect)


def share_parent(session: Session, child: Child, parent: Parent, *, may_collect: bool = True) -> Parent:
    """Ties a parent on file to the child; the parent's home pays where no home does yet."""
    with session.store.atomic("tie_parent", about=child.name):
        tie_parent(session, child, parent, may_collect=may_collect)
        stored = session.store.get(Child, child.id)
        if stored.billing_home_id is None:
            change_child(session, replace(stored, billing_home_id=parent.home_id))
        return parent


def home_name(parent: Parent) -> str:
    """« Famille Żółć »: what a home is called until somebody says otherwise."""
    return f"Famille {parent.last_name.strip()}"


def _housed(session: Session, parent: Parent) -> Parent:
    if parent.home_id:
        return parent
    return replace(parent, home_id=add_home(session, Home(name=home_name(parent))).id)


def with_other_parents(session: Session, parent: Parent) -> list[Parent]:
    """The parent, then the other parents of the same children: those that a brother or sister shares, most often."""
    session.require(Right.SEE_CHILDREN)
    store = session.store
    children = sorted({tie.child_id for tie in store.find(Parenthood, parent_id=parent.id)})
    others = {tie.parent_id for tie in store.find(Parenthood, child_id=children)} - {parent.id}
    return [parent, *store.find(Parent, id=sorted(others), ended_on=None)]
