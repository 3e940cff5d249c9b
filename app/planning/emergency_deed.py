"""Granting emergency care (accueil d'urgence accepté): the child's hours and the team's change, in one deed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.care.day_exceptions import set_exception
from app.care.enrolling import enrol
from app.care.enrolments import Enrolment, Kind
from app.care.expected import expected
from app.errors import Conflict, InvalidEntry
from app.families.children import add_child
from app.families.facts import walks_from
from app.families.records import Child
from app.insertion.care_answers import Acceptance, accept_request, holder_on
from app.insertion.care_requests import Became, CareRequest
from app.planning.emergency import Answer, answer, emergency_facts, known_to_walk, refusals
from app.planning.questions import Question
from app.planning.rota_changes import RotaChange
from app.planning.rota_options import RotaOption
from app.session import Session
from app.spans import merged
from app.staff.rota_days import set_shift_day
from app.users import Right
from app.wording import spoken_day

NOTE = "Accueil d’urgence"


@dataclass(frozen=True, kw_only=True, slots=True)
class Granted:
    """The director's yes. `newcomer`: the file of a child who has none yet; `request`: what is answered so."""

    question: Question
    option: RotaOption | None = None
    newcomer: Child | None = None
    request: CareRequest | None = None


def accept(session: Session, granted: Granted) -> None:
    """Writes the child's day and the change of the rota together; one undo takes both back.

    Without a change where adults are short, it is the director who decides so. Raises InvalidEntry or Conflict:
    closed, over the limit, the rota changed since, a child without a file.
    """
    session.require(Right.EDIT_ENROLMENTS)
    changes = granted.option.changes if granted.option else ()
    if changes:
        session.require(Right.EDIT_STAFF)
    question = known_to_walk(session, granted.question)
    found = answer(emergency_facts(session, question.day), question, session.clock.moment())
    _refuse_unfit(found)
    _refuse_stale(found, changes)
    about = question.child or granted.newcomer
    named = about.name if about else ""
    with session.store.atomic("accept_emergency", about=f"{named}, {spoken_day(question.day)}"):
        for change in changes:
            set_shift_day(session, change.member, change.day, change.after, NOTE)
        if granted.request is not None:
            accept_request(session, granted.request, _acceptance(session, question))
        else:
            _put_care(session, question, granted.newcomer)


def _refuse_unfit(found: Answer) -> None:
    if refusals(found.check, found.question) or found.is_ended:
        raise Conflict(f"{found.sentence}. Proposez un autre créneau.", field="spans")


def _refuse_stale(found: Answer, changes: Sequence[RotaChange]) -> None:
    """A change answers the rota that it was made from: it must still be one of those that the answer offers."""
    for change in changes:
        if not any(change in option.changes for option in found.options):
            raise Conflict(
                f"L’horaire de {change.member.name}, le {spoken_day(change.day)}, ou les enfants prévus ont changé : "
                "relisez la réponse et choisissez de nouveau.",
                field="option",
            )


def _put_care(session: Session, question: Question, newcomer: Child | None) -> None:
    child = question.child or _filed(session, question, newcomer)
    holder = holder_on(session, child.id, question.day) or _enrolled(session, child, question.day)
    reserved = expected(session, question.day, question.day, [holder]).reserved(holder, question.day)
    spans = merged([*reserved, *question.spans])
    if list(reserved) == spans:
        raise Conflict(f"Ces heures de {child.name} sont déjà réservées : rien ne changerait.", field="spans")
    set_exception(session, holder, question.day, spans, note=NOTE, outside_opening=question.outside_opening)


def _filed(session: Session, question: Question, newcomer: Child | None) -> Child:
    """The file of a child who has none, made with the care."""
    if newcomer is None:
        raise InvalidEntry(
            "Un accueil se note au nom d’un enfant : donnez son prénom, son nom et son jour de naissance.",
            field="first_name",
        )
    child = add_child(session, newcomer)
    if question.walks:
        walks_from(session, child, max(question.day, child.birth_day))
    return child


def _enrolled(session: Session, child: Child, day: date) -> Enrolment:
    """A contract of that day alone."""
    kind = _kind(session, child)
    return enrol(session, Enrolment(child_id=child.id, kind=kind, first_day=day, last_day=day))


def _kind(session: Session, child: Child) -> Kind:
    """An emergency for a child never received, else occasional (domain.md, B.2)."""
    return Kind.OCCASIONAL if session.store.find(Enrolment, child_id=child.id) else Kind.EMERGENCY


def _acceptance(session: Session, question: Question) -> Acceptance:
    """As what a request of one day is accepted: an exception where a contract holds it, else a contract of its own."""
    child = question.who
    if holder_on(session, child.id, question.day) is not None:
        return Acceptance(became=Became.EXCEPTIONS, outside_opening=question.outside_opening)
    return Acceptance(
        became=Became.ENROLMENT, kind=_kind(session, child), outside_opening=question.outside_opening
    )
