"""Asking for the nominative annex (annexe nominative): on purpose, by the director, each making in the journal."""

from dataclasses import replace

from app.care.enrolments import Enrolment
from app.days import Month
from app.errors import InvalidEntry
from app.families.records import Child
from app.report.annex.building import ALL, annex_of
from app.report.annex.made import AnnexMade
from app.report.annex.records import Annex, Part
from app.report.closed_months import closing_of, stored_data
from app.report.month_facts import facts_between
from app.report.monthly_report import Status
from app.report.reading import report_from
from app.search import name_order
from app.session import Session
from app.users import Right
from app.wording import spoken_month


def annex_children(session: Session, month: Month) -> list[Child]:
    """Whom an annex of the month can be about, by name. Raises NotAllowed."""
    session.require(Right.CARRY_OUT)
    enrolments = session.store.touching(Enrolment, month.first, month.last)
    children = session.store.find(Child, id=sorted({one.child_id for one in enrolments}))
    return sorted(children, key=lambda child: (name_order(child), child.id))


def annex_for(
    session: Session, month: Month, parts: frozenset[Part] = ALL, child_id: int | None = None
) -> Annex:
    """The month's annex, for a control; that it was made is written with who, when, which month, which child.

    That of a closed month is made from the file, in which nothing that counts can have changed. What was done
    before can't be undone any more. Raises NotAllowed, InvalidEntry without any part, NotFound.
    """
    session.require(Right.CARRY_OUT)
    require_parts(parts)
    only = None if child_id is None else session.store.get(Child, child_id)
    about = spoken_month(month.first) if only is None else f"{only.name}, {spoken_month(month.first)}"
    with session.store.atomic("make_annex", about=about):
        annex = _annex(session, month, parts, only)
        session.store.add(
            AnnexMade(
                of_month=month.first,
                made_on=session.clock.day(),
                made_by=session.user.login,
                child_id=child_id,
                with_hours=Part.HOURS in parts,
                with_presence=Part.PRESENCE in parts,
                with_weeks=Part.WEEKS in parts,
            )
        )
        session.store.forget_deeds()
    return annex


def require_parts(parts: frozenset[Part]) -> None:
    """Raises InvalidEntry where nothing is asked for: a screen says so before it asks where the file goes."""
    if not parts:
        raise InvalidEntry("Choisissez au moins une partie : l’annexe serait vide.", field="parts")


def _annex(session: Session, month: Month, parts: frozenset[Part], only: Child | None) -> Annex:
    facts = facts_between(session.store, month.first, month.last, insertion=True)
    annex = annex_of(facts, month, session.clock.day(), parts, only)
    closing = closing_of(session.store, month)
    if closing is None:
        return annex
    given = report_from(stored_data(session.store, month, month)[str(month)])
    differs = only is None and annex.hours != given.hours
    return replace(annex, status=Status.CLOSED, closing=closing, differs=differs)
