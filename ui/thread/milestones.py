"""Orientations, paths and engagements of the thread (orientation, parcours, engagement)."""

from datetime import date

from app.insertion.engagements import Engagement
from app.insertion.orientations import Answer, Orientation
from app.insertion.parent_sheet import ParentSheet
from app.insertion.paths import InsertionPath
from app.insertion.threads import Event
from app.insertion.timeline import Item
from ui import codes, french, insertion_codes
from ui.thread.item_words import Words

NBSP = french.NBSP


def orientation(item: Item, _sheet: ParentSheet, _today: date) -> Words:
    one = item.record
    assert isinstance(one, Orientation)
    if item.event is Event.ANSWERED:
        return Words(title=_answer(one), icon="check" if one.answer is Answer.ACCEPTED else "close")
    asked = f", {french.hours(one.weekly_minutes)} par semaine demandées" if one.weekly_minutes else ""
    return Words(
        title=f"Orientation{NBSP}: {codes.PRESCRIBERS[one.prescriber]}",
        aside=one.adviser or "",
        details=(f"{french.capitalised(insertion_codes.PURPOSES[one.purpose])}{asked}",),
        quote=one.note or "",
        icon="path",
    )


def _answer(one: Orientation) -> str:
    if one.answer is Answer.DECLINED and one.declined_by and one.decline_reason:
        by = insertion_codes.DECLINERS[one.declined_by]
        return f"Orientation refusée par {by}{NBSP}: {insertion_codes.DECLINE_REASONS[one.decline_reason]}"
    return "Orientation acceptée" if one.answer is Answer.ACCEPTED else "Orientation mise en liste d’attente"


def path(item: Item, _sheet: ParentSheet, today: date) -> Words:
    one = item.record
    assert isinstance(one, InsertionPath)
    if item.event is Event.EXITED and one.outcome is not None:
        return Words(
            title=f"Sortie du parcours{NBSP}: {codes.OUTCOME_WORDS[one.outcome]}", icon="flag", tone="action"
        )
    if item.event is Event.PLACE_KEPT:
        return Words(title="Place de l’enfant rendue permanente", icon="check", tone="fine")
    return Words(title="Entrée dans le parcours", icon="path", tone="action", dashed=one.entry_day > today)


def engagement(item: Item, _sheet: ParentSheet, today: date) -> Words:
    one = item.record
    assert isinstance(one, Engagement)
    if item.event is Event.BILAN:
        return Words(title="Bilan de l’engagement", quote=one.bilan or "", icon="report")
    if item.event is Event.ENGAGEMENT_ENDED and one.end_reason is not None:
        return Words(
            title=f"Engagement terminé avant terme{NBSP}: {insertion_codes.END_REASONS[one.end_reason]}",
            icon="contract",
        )
    what = "Engagement renouvelé" if one.renewal else "Engagement"
    weekly = (f"{french.hours(one.weekly_minutes)} d’accueil par semaine",) if one.weekly_minutes else ()
    return Words(
        title=f"{what} jusqu’au {french.day(one.last_day)}",
        aside="" if one.signed_on else "à signer",
        details=weekly,
        quote=one.objectives or "",
        icon="contract",
        tone="action",
        dashed=one.first_day > today,
    )
