"""A leave as it may be told (congé): why somebody is away is for who writes the rota; the others know « absence »."""

from dataclasses import replace

from app.session import Session
from app.staff.records import Leave, LeaveKind
from app.users import Right


def told_leave(session: Session, leave: Leave) -> Leave:
    """The same days; the kind, an illness perhaps, only for the person who may edit the team."""
    return leave if session.can(Right.EDIT_STAFF) else replace(leave, kind=LeaveKind.OTHER)
