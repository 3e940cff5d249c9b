"""Signing, renewing and ending engagements (contrats AVIP): what a person does with them, and what is refused."""

from dataclasses import replace
from datetime import date

from app.days import ONE_DAY
from app.errors import Conflict, InvalidEntry
from app.fields import tidy, tidy_text
from app.insertion.engagements import (
    EndReason,
    Engagement,
    Terms,
    ended,
    first_engagement,
)
from app.insertion.paths import InsertionPath, parent_of, require_inside, require_past
from app.session import Session
from app.settings import Settings, settings_on
from app.users import Right
from app.wording import spoken_day, spoken_period


def terms_of(settings: Settings) -> Terms:
    """The terms in force under these settings."""
    return Terms(
        months=settings.engagement_months,
        renewals=settings.engagement_renewals,
        most_months=settings.engagement_most_months,
    )


def terms_for(session: Session, path: InsertionPath, first_day: date) -> Terms:
    """Those of the path: in force at its first engagement's first day, else at the one asked for."""
    session.require(Right.SEE_INSERTION)
    engagements = session.store.find(Engagement, path_id=path.id)
    return terms_of(settings_on(session, engagements[0].origin if engagements else first_day))


def sign(
    session: Session,
    path: InsertionPath,
    first_day: date,
    *,
    signed_on: date | None = None,
    weekly_minutes: int | None = None,
    objectives: str | None = None,
) -> Engagement:
    """The path's first engagement. Raises InvalidEntry, or Conflict where there is one already."""
    session.require(Right.EDIT_INSERTION)
    stored = session.store.get(InsertionPath, path.id)
    require_inside(stored, first_day, "L’engagement", field="first_day")
    for former in session.store.find(Engagement, path_id=stored.id):
        raise Conflict(
            f"Ce parcours a déjà un engagement {spoken_period(former.first_day, former.until)} : "
            "renouvelez-le plutôt.",
            field="first_day",
        )
    wanted = replace(
        first_engagement(stored.id, first_day, terms_for(session, stored, first_day)),
        signed_on=signed_on,
        weekly_minutes=weekly_minutes,
        objectives=objectives,
    )
    with session.store.atomic("sign_engagement", about=parent_of(session, stored).name):
        return session.store.add(_checked(session, wanted))


def next_engagement(session: Session, path: InsertionPath, first_day: date | None = None) -> Engagement:
    """What a renewal would be, not stored. Raises RenewalRefused after the maximum, Conflict without a first one."""
    session.require(Right.SEE_INSERTION)
    engagements = sorted(session.store.find(Engagement, path_id=path.id), key=lambda one: one.first_day)
    if not engagements:
        raise Conflict(
            "Ce parcours n’a pas encore d’engagement : faites d’abord signer le premier.", field="first_day"
        )
    last = engagements[-1]
    if first_day is not None and first_day <= last.until:
        raise Conflict(
            f"L’engagement précédent va {spoken_period(last.first_day, last.until)} : "
            f"un renouvellement commence au plus tôt le {spoken_day(last.until + ONE_DAY)}.",
            field="first_day",
        )
    if first_day is not None and last.ended_on is None and first_day != last.until + ONE_DAY:
        raise Conflict(
            f"Un renouvellement commence le lendemain de la fin, le {spoken_day(last.until + ONE_DAY)}.",
            field="first_day",
        )
    return last.renewed(terms_for(session, path, last.origin), first_day)


def renew_engagement(
    session: Session,
    path: InsertionPath,
    *,
    bilan_on: date | None,
    bilan: str | None,
    first_day: date | None = None,
    signed_on: date | None = None,
    weekly_minutes: int | None = None,
    objectives: str | None = None,
) -> Engagement:
    """The engagement that follows the path's last one; the bilan is kept with that one, which it closes.

    Raises RenewalRefused after the maximum, Conflict over another, InvalidEntry where the bilan is missing (setting).
    """
    session.require(Right.EDIT_INSERTION)
    stored = session.store.get(InsertionPath, path.id)
    following = next_engagement(session, stored, first_day)
    require_inside(stored, following.first_day, "L’engagement", field="first_day")
    last = max(session.store.find(Engagement, path_id=stored.id), key=lambda one: one.first_day)
    with session.store.atomic("renew_engagement", about=parent_of(session, stored).name):
        _note_bilan(session, last, bilan_on, bilan)
        wanted = replace(
            following,
            signed_on=signed_on,
            weekly_minutes=following.weekly_minutes if weekly_minutes is None else weekly_minutes,
            objectives=following.objectives if objectives is None else objectives,
        )
        return session.store.add(_checked(session, wanted))


def _note_bilan(session: Session, engagement: Engagement, day: date | None, text: str | None) -> None:
    day, text = day or engagement.bilan_on, tidy_text(text, "bilan") or engagement.bilan
    if settings_on(session, session.clock.day()).bilan_required and (day is None or not text):
        missing = "bilan_on" if day is None else "bilan"
        raise InvalidEntry(
            "Le bilan vient avant le renouvellement : notez son jour et ce qui en ressort.", field=missing
        )
    if day is not None or text:
        session.store.change(_with_bilan(session, engagement, day, text))


def note_bilan(session: Session, engagement: Engagement, day: date, text: str) -> Engagement:
    """The bilan of an engagement, before its renewal or its end. Raises InvalidEntry."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(Engagement, engagement.id)
    path = session.store.get(InsertionPath, former.path_id)
    with session.store.atomic("note_bilan", about=parent_of(session, path).name):
        return session.store.change(_with_bilan(session, former, day, text))


def _with_bilan(session: Session, engagement: Engagement, day: date | None, text: str | None) -> Engagement:
    if day is not None:
        require_past(session, day, "un bilan se note", field="bilan_on")
        if day < engagement.first_day:
            raise InvalidEntry(
                f"Le bilan, le {spoken_day(day)}, vient avant l’engagement, le {spoken_day(engagement.first_day)} : "
                "corrigez le jour.",
                field="bilan_on",
            )
    return replace(engagement, bilan_on=day, bilan=tidy_text(text, "bilan"))


def end_engagement(session: Session, engagement: Engagement, day: date, reason: EndReason) -> Engagement:
    """Ends it on that day, before its term, for a reason. Raises InvalidEntry."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(Engagement, engagement.id)
    path = session.store.get(InsertionPath, former.path_id)
    if not former.first_day <= day < former.last_day:
        raise InvalidEntry(
            f"L’engagement va {spoken_period(former.first_day, former.last_day)} : "
            "sa fin avant terme tombe un de ces jours, avant le dernier.",
            field="ended_on",
        )
    require_past(session, day, "une fin avant terme se note", field="ended_on")
    with session.store.atomic("end_engagement", about=parent_of(session, path).name):
        return session.store.change(ended(former, day, reason))


def change_engagement(session: Session, engagement: Engagement) -> Engagement:
    """Its day of signature, hours and objectives; the days stay, which the rules give. Raises InvalidEntry."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(Engagement, engagement.id)
    path = session.store.get(InsertionPath, former.path_id)
    wanted = replace(
        former,
        signed_on=engagement.signed_on,
        weekly_minutes=engagement.weekly_minutes,
        objectives=engagement.objectives,
    )
    with session.store.atomic("change_engagement", about=parent_of(session, path).name):
        return session.store.change(_checked(session, wanted))


def remove_engagement(session: Session, engagement: Engagement) -> None:
    """Takes the path's last engagement away: it was never signed, or its first day was wrong. Raises Conflict."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(Engagement, engagement.id)
    path = session.store.get(InsertionPath, former.path_id)
    if any(one.renewal > former.renewal for one in session.store.find(Engagement, path_id=path.id)):
        raise Conflict("Un renouvellement suit cet engagement : retirez-le d’abord.")
    with session.store.atomic("remove_engagement", about=parent_of(session, path).name):
        session.store.remove(former)


def _checked(session: Session, engagement: Engagement) -> Engagement:
    if engagement.signed_on is not None:
        require_past(session, engagement.signed_on, "une signature se note", field="signed_on")
    minutes = engagement.weekly_minutes
    if minutes is not None and not 0 < minutes <= 7 * 1440:
        raise InvalidEntry(
            "Les heures convenues se comptent par semaine, de 1 à 168.", field="weekly_minutes"
        )
    return tidy(engagement)
