"""Enrolling a child (contrats d'accueil): bounds, adaptation, early end, renewal; one of a kind at a time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.care.attendance import Absence, AttendedSpan
from app.care.enrolments import Enrolment, Kind
from app.care.schedules import DayException, WeekPattern
from app.care.weeks import Weeks, check_weeks, put_weeks, weeks_of
from app.dated import latest
from app.days import ONE_DAY, birthday
from app.errors import Conflict, InvalidEntry
from app.families.records import Child
from app.fields import check_order, tidy, tidy_text
from app.session import Session
from app.users import Right
from app.wording import listed, spoken_day, spoken_period

KINDS = {Kind.REGULAR: "régulier", Kind.OCCASIONAL: "occasionnel", Kind.EMERGENCY: "d’urgence"}


def enrol(session: Session, enrolment: Enrolment, weeks: Weeks | None = None) -> Enrolment:
    """A new enrolment, with its reference weeks from its first day on.

    Raises InvalidEntry, by field, or Conflict where one of the same kind already stands on one of its days.
    `enrolment_warnings` says beforehand what deserves a second look.
    """
    session.require(Right.EDIT_ENROLMENTS)
    checked = check_enrolment(enrolment)
    if weeks is not None:
        check_weeks(weeks)
    child = session.store.get(Child, enrolment.child_id)
    with session.store.atomic("enrol", about=child.name):
        _refuse_clash(session, child, checked)
        stored = session.store.add(replace(checked, id=0))
        if weeks is not None:
            put_weeks(session, stored.id, stored.first_day, weeks)
        return stored


def change_enrolment(session: Session, enrolment: Enrolment) -> Enrolment:
    """The enrolment of that id with other bounds, adaptation days or day of signature; child and kind stay.

    Raises Conflict, by name, where attendance, an absence or an exception would lie outside the new bounds.
    """
    session.require(Right.EDIT_ENROLMENTS)
    checked = check_enrolment(enrolment)
    child = session.store.get(Child, enrolment.child_id)
    with session.store.atomic("change_enrolment", about=child.name):
        former = session.store.get(Enrolment, enrolment.id)
        return _rewritten(session, child, former, checked)


def end_early(session: Session, enrolment: Enrolment, last_day: date, reason: str) -> Enrolment:
    """Ends the enrolment on that day; adaptation days after it go. Raises InvalidEntry, or Conflict as above."""
    session.require(Right.EDIT_ENROLMENTS)
    why = tidy_text(reason, "end_reason", required=True)
    child = session.store.get(Child, enrolment.child_id)
    with session.store.atomic("end_early", about=child.name):
        former = session.store.get(Enrolment, enrolment.id)
        if not former.first_day <= last_day < former.last_day:
            raise InvalidEntry(
                f"Le contrat va {spoken_period(former.first_day, former.last_day)} : "
                "sa fin anticipée tombe un de ces jours, avant le dernier.",
                field="last_day",
            )
        first, last = former.adaptation_first_day, former.adaptation_last_day
        if first is not None and last is not None:
            first, last = (None, None) if first > last_day else (first, min(last, last_day))
        ended = replace(
            former,
            last_day=last_day,
            end_reason=why,
            adaptation_first_day=first,
            adaptation_last_day=last,
        )
        return _rewritten(session, child, former, ended)


def _rewritten(session: Session, child: Child, former: Enrolment, wanted: Enrolment) -> Enrolment:
    wanted = replace(wanted, child_id=former.child_id, kind=former.kind)
    _refuse_clash(session, child, wanted)
    _refuse_outside(session, wanted)
    if wanted.first_day < former.first_day:
        for pattern in session.store.find(WeekPattern, enrolment_id=former.id, first_day=former.first_day):
            session.store.change(replace(pattern, first_day=wanted.first_day))
    return session.store.change(wanted)


def renew(session: Session, enrolment: Enrolment, last_day: date) -> Enrolment:
    """The enrolment that follows this one, up to `last_day`, with its last week pattern and the same anchor Monday."""
    session.require(Right.EDIT_ENROLMENTS)
    child = session.store.get(Child, enrolment.child_id)
    with session.store.atomic("renew", about=child.name):
        former = session.store.get(Enrolment, enrolment.id)
        following = check_enrolment(
            Enrolment(
                child_id=former.child_id,
                kind=former.kind,
                first_day=former.last_day + ONE_DAY,
                last_day=last_day,
            )
        )
        _refuse_clash(session, child, following)
        stored = session.store.add(following)
        patterns = weeks_of(session, former)
        kept = latest((pattern for pattern, _ in patterns), former.last_day)
        for pattern, weeks in patterns:
            if pattern == kept:
                put_weeks(session, stored.id, stored.first_day, weeks)
        return stored


def check_enrolment(enrolment: Enrolment) -> Enrolment:
    """The enrolment, tidied. Raises InvalidEntry: days in the wrong order, adaptation outside or half given."""
    check_order(enrolment.first_day, enrolment.last_day)
    first, last = enrolment.adaptation_first_day, enrolment.adaptation_last_day
    if (first is None) != (last is None):
        raise InvalidEntry(
            "L’adaptation a un premier et un dernier jour : donnez les deux, ou laissez les deux vides.",
            field="adaptation_last_day",
        )
    check_order(first, last, field="adaptation_last_day")
    if first is not None and last is not None and not (enrolment.covers(first) and enrolment.covers(last)):
        raise InvalidEntry(
            f"L’adaptation se passe pendant le contrat, {spoken_period(enrolment.first_day, enrolment.last_day)}.",
            field="adaptation_first_day",
        )
    return tidy(enrolment)


def _refuse_clash(session: Session, child: Child, enrolment: Enrolment) -> None:
    if child.ended_on is not None and enrolment.last_day > child.ended_on:
        raise Conflict(
            f"Le dossier de {child.name} est terminé depuis le {spoken_day(child.ended_on)} : rouvrez-le d’abord.",
            field="last_day",
        )
    standing = session.store.touching(
        Enrolment, enrolment.first_day, enrolment.last_day, child_id=enrolment.child_id
    )
    for other in standing:
        if other.kind is enrolment.kind and other.id != enrolment.id:
            raise Conflict(
                f"{child.name} a déjà un contrat {KINDS[other.kind]} "
                f"{spoken_period(other.first_day, other.last_day)} : terminez-le avant, ou changez les dates.",
                field="first_day",
            )


def _refuse_outside(session: Session, enrolment: Enrolment) -> None:
    def outside(days: Iterable[tuple[date, date]]) -> list[str]:
        lost = sorted({bounds for bounds in days if not all(map(enrolment.covers, bounds))})
        return [spoken_period(*bounds) for bounds in lost]

    store, own = session.store, enrolment.id
    facts = (
        ("présence", outside((s.day, s.day) for s in store.find(AttendedSpan, enrolment_id=own))),
        ("absence", outside((a.first_day, a.last_day) for a in store.find(Absence, enrolment_id=own))),
        ("exception", outside((e.day, e.day) for e in store.find(DayException, enrolment_id=own))),
    )
    for what, days in facts:
        if days:
            raise Conflict(
                f"Hors du contrat ainsi modifié, il resterait une {what} {listed(days)} : "
                "corrigez-la d’abord, ou gardez ces jours dans le contrat.",
                field="last_day",
            )


def enrolment_warnings(session: Session, enrolment: Enrolment) -> list[str]:
    """What deserves a second look in an enrolment, one sentence each; nothing here blocks."""
    session.require(Right.SEE_CHILDREN)
    child = session.store.get(Child, enrolment.child_id)
    warnings = []
    if enrolment.first_day < child.birth_day:
        warnings.append(
            f"Le contrat commence avant la naissance de {child.name}, le {spoken_day(child.birth_day)}."
        )
    third, sixth = birthday(child.birth_day, 3), birthday(child.birth_day, 6)
    if enrolment.last_day >= sixth:
        warnings.append(f"{child.name} aura six ans le {spoken_day(sixth)}, avant la fin du contrat.")
    elif enrolment.last_day >= third:
        warnings.append(
            f"{child.name} aura trois ans le {spoken_day(third)} : "
            "l’enfant ne comptera plus parmi les moins de trois ans."
        )
    if enrolment.last_day > birthday(enrolment.first_day, 1):
        warnings.append("Le contrat dure plus d’un an : vérifiez l’année du dernier jour.")
    return warnings
