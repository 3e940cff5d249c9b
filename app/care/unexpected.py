"""Children not expected (enfants non prévus): under contract that day, without reserved hours; found by name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from app.care.enrolments import Enrolment
from app.care.stays import PREFERENCE
from app.families.records import Child
from app.search import fold, matches
from app.session import Session
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class Unexpected:
    """A child whom the day's list leaves out, and the enrolment that a stay would be noted under."""

    child: Child
    enrolment: Enrolment


def unexpected(session: Session, day: date, typed: str, shown: Collection[int] = ()) -> list[Unexpected]:
    """The children under contract that day whose name holds every word typed, those `shown` (by id) left out.

    One line a child: the regular enrolment before the occasional one, that before an emergency.
    """
    session.require(Right.SEE_CHILDREN)
    words = fold(typed)
    if not words:
        return []
    standing: dict[int, Enrolment] = {}
    for one in sorted(
        session.store.touching(Enrolment, day, day), key=lambda it: (PREFERENCE[it.kind], it.id)
    ):
        if one.child_id not in shown:
            standing.setdefault(one.child_id, one)
    children = session.store.find(Child, id=sorted(standing))
    found = [child for child in children if matches(fold(child.name), words)]
    return [
        Unexpected(child=child, enrolment=standing[child.id])
        for child in sorted(found, key=lambda one: (fold(one.first_name), fold(one.last_name), one.id))
    ]
