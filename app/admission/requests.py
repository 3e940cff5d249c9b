"""Keeping the requests for a place (demandes d'admission): added, changed, declined, withdrawn, taken up again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from app.admission.records import (
    AdmissionDecision,
    AdmissionRequest,
    AdmissionSpan,
    RequestState,
    Verdict,
    Why,
)
from app.care.weeks import Weeks, WeekSpan, check_weeks
from app.errors import Conflict, InvalidEntry
from app.families.children import check_child
from app.families.records import Child
from app.fields import check_email, check_phone, tidy, tidy_text
from app.session import Session
from app.spans import Span
from app.users import Right
from app.wording import spoken_day

Week = Mapping[int, Sequence[Span]]
"""The spans wished by weekday, 0 = Monday."""


def add_request(session: Session, request: AdmissionRequest, week: Week) -> AdmissionRequest:
    """A new request, on the waiting list. Raises InvalidEntry, by field."""
    session.require(Right.EDIT_FAMILIES)
    checked = check_request(request, week, session.clock.day())
    with session.store.atomic("add_admission", about=checked.name):
        stored = session.store.add(replace(checked, id=0, state=RequestState.WAITING, child_id=None))
        _put_week(session, stored, week)
        return stored


def change_request(session: Session, request: AdmissionRequest, week: Week) -> AdmissionRequest:
    """The request of that id as typed; its state stays. Raises InvalidEntry, or Conflict once it is decided."""
    session.require(Right.EDIT_FAMILIES)
    checked = check_request(request, week, session.clock.day())
    with session.store.atomic("change_admission", about=checked.name):
        former = waiting(session, request)
        for span in session.store.find(AdmissionSpan, admission_id=former.id):
            session.store.remove(span)
        _put_week(session, former, week)
        return session.store.change(replace(checked, state=former.state, child_id=former.child_id))


def _put_week(session: Session, request: AdmissionRequest, week: Week) -> None:
    session.store.add_all(
        AdmissionSpan(admission_id=request.id, weekday=weekday, start=span.start, end=span.end)
        for weekday, spans in sorted(week.items())
        for span in sorted(spans)
    )


def check_request(request: AdmissionRequest, week: Week, today: date) -> AdmissionRequest:
    """The request, tidied. Raises InvalidEntry or Conflict, by field."""
    tidied = tidy(request, "first_name", "last_name", "contact_first_name", "contact_last_name")
    child = Child(first_name=tidied.first_name, last_name=tidied.last_name, birth_day=tidied.birth_day)
    check_child(child, today)
    check_phone(tidied.phone)
    check_email(tidied.email)
    if tidied.asked_on > today:
        raise InvalidEntry("Le jour de la demande ne peut pas être dans le futur.", field="asked_on")
    if tidied.wanted_from < tidied.birth_day:
        raise InvalidEntry(
            f"La place est souhaitée avant la naissance, le {spoken_day(tidied.birth_day)} : corrigez l’un des deux.",
            field="wanted_from",
        )
    if not any(week.values()):
        raise InvalidEntry("Notez les heures souhaitées d’au moins un jour.", field="week")
    try:
        check_weeks(week_of(week))
    except (InvalidEntry, Conflict) as refusal:
        refusal.field = "week"
        raise
    return tidied


def week_of(week: Week) -> Weeks:
    """The wished week as reference weeks."""
    return Weeks(
        spans=tuple(
            WeekSpan(0, weekday, span.start, span.end)
            for weekday, spans in sorted(week.items())
            for span in sorted(spans)
        )
    )


def waiting(session: Session, request: AdmissionRequest) -> AdmissionRequest:
    """The stored request, still to decide. Raises Conflict."""
    former = session.store.get(AdmissionRequest, request.id)
    if former.state is not RequestState.WAITING:
        raise Conflict("Cette demande a déjà sa décision : rechargez la page, ou reprenez-la d’abord.")
    return former


def decline(
    session: Session, request: AdmissionRequest, *, day: date, why: Why | None, note: str | None = None
) -> AdmissionRequest:
    """The crèche's no, with its reason. Raises InvalidEntry without one, Conflict once decided."""
    session.require(Right.EDIT_ENROLMENTS)
    return _closed(session, request, _Closing(Verdict.DECLINED, day, why, note))


def withdraw(
    session: Session, request: AdmissionRequest, *, day: date, why: Why | None, note: str | None = None
) -> AdmissionRequest:
    """The family no longer asks, for that reason. Raises as `decline`."""
    session.require(Right.EDIT_FAMILIES)
    return _closed(session, request, _Closing(Verdict.WITHDRAWN, day, why, note))


class _Closing(NamedTuple):
    verdict: Verdict
    day: date
    why: Why | None
    note: str | None


def _closed(session: Session, request: AdmissionRequest, closing: _Closing) -> AdmissionRequest:
    former = waiting(session, request)
    if closing.why is None:
        raise InvalidEntry("Il manque le motif : choisissez-le dans la liste.", field="why")
    told = tidy_text(closing.note, "note")
    if closing.why is Why.OTHER and told is None:
        raise InvalidEntry("Précisez en quelques mots le motif « autre ».", field="note")
    declined = closing.verdict is Verdict.DECLINED
    state = RequestState.DECLINED if declined else RequestState.WITHDRAWN
    with session.store.atomic("decline_admission" if declined else "withdraw_admission", about=former.name):
        log(session, former, closing.verdict, closing.day, why=closing.why, note=told)
        return session.store.change(replace(former, state=state))


def reopen(session: Session, request: AdmissionRequest) -> AdmissionRequest:
    """Back on the list, with its former day of request; the decisions stay in the log. Raises Conflict."""
    session.require(Right.EDIT_FAMILIES)
    former = session.store.get(AdmissionRequest, request.id)
    if former.state not in {RequestState.DECLINED, RequestState.WITHDRAWN}:
        raise Conflict("Seule une demande refusée ou retirée se reprend.")
    with session.store.atomic("reopen_admission", about=former.name):
        log(session, former, Verdict.REOPENED, session.clock.day())
        return session.store.change(replace(former, state=RequestState.WAITING))


def log(
    session: Session,
    request: AdmissionRequest,
    verdict: Verdict,
    day: date,
    *,
    why: Why | None = None,
    note: str | None = None,
) -> AdmissionDecision:
    """Keeps a decision; inside a use case. Raises InvalidEntry for a day to come, or before the request."""
    if not request.asked_on <= day <= session.clock.day():
        raise InvalidEntry(
            f"La décision se prend entre le {spoken_day(request.asked_on)}, jour de la demande, et aujourd’hui.",
            field="day",
        )
    return session.store.add(
        AdmissionDecision(
            admission_id=request.id, day=day, verdict=verdict, why=why, note=note, user_id=session.user.id
        )
    )
