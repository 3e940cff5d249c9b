"""Work and care of the thread (travail, accueil)."""

from datetime import date

from app.care.enrolments import Enrolment
from app.families.records import Child
from app.insertion.care_requests import CareRequest, RequestAnswer
from app.insertion.follow_ups import FollowUp
from app.insertion.job_spells import JobSpell
from app.insertion.parent_sheet import ParentSheet
from app.insertion.threads import Event
from app.insertion.timeline import Item
from app.insertion.work_events import WorkEvent, WorkSpan, week_of_event
from ui import codes, french, insertion_codes
from ui.insertion_words import care_words, hours_words
from ui.thread.item_words import Words

NBSP = french.NBSP


def work_event(item: Item, sheet: ParentSheet, today: date) -> Words:
    one = item.record
    assert isinstance(one, WorkEvent)
    spans = [span for span in item.others if isinstance(span, WorkSpan)]
    requests = [each for each in item.others if isinstance(each, CareRequest)]
    hours = hours_words(one.first_day, one.last_day, week_of_event(spans))
    travel = f", {french.duration(one.travel)} de trajet" if one.travel else ""
    cancelled = () if one.cancelled_on is None else (f"Annulé le {french.day_and_month(one.cancelled_on)}",)
    asked = [care_words(each, sheet) for each in requests if each.answer is not RequestAnswer.ACCEPTED]
    granted = [care_words(each, sheet) for each in requests if each.answer is RequestAnswer.ACCEPTED]
    return Words(
        title=f"{french.capitalised(insertion_codes.WORK_KINDS[one.kind])}, {one.label}",
        details=(f"{hours}{travel}", *cancelled, *asked),
        good="; ".join(granted),
        quote=one.note or "",
        icon="briefcase",
        tone="muted" if one.cancelled_on else "action",
        dashed=one.first_day > today,
    )


def job(item: Item, _sheet: ParentSheet, _today: date) -> Words:
    one = item.record
    assert isinstance(one, JobSpell)
    what = insertion_codes.JOB_KINDS[one.kind] + (f", {one.employer}" if one.employer else "")
    if item.event is Event.JOB_ENDED:
        return Words(title=f"Fin d’emploi{NBSP}: {what}", icon="briefcase", tone="amber")
    weekly = f"{french.hours(one.weekly_minutes)} par semaine" if one.weekly_minutes else ""
    shown = insertion_codes.EVIDENCE[one.evidence] if one.evidence else "sans justificatif"
    when = f" du {french.day_and_month(one.evidence_on)}" if one.evidence and one.evidence_on else ""
    return Words(
        title=f"Emploi{NBSP}: {what}",
        details=(", ".join(filter(None, (weekly, f"{shown}{when}"))),),
        icon="briefcase",
        tone="fine",
    )


def follow_up(item: Item, _sheet: ParentSheet, _today: date) -> Words:
    one = item.record
    assert isinstance(one, FollowUp)
    tone = {"employed": "fine", "not_employed": "amber"}.get(one.answer.value, "muted")
    return Words(
        title=f"Suivi à {one.months} mois{NBSP}: {insertion_codes.FOLLOW_UPS[one.answer]}",
        icon="phone",
        tone=tone,
    )


def care_answered(item: Item, sheet: ParentSheet, _today: date) -> Words:
    one = item.record
    assert isinstance(one, CareRequest)
    granted = one.answer is RequestAnswer.ACCEPTED
    who = sheet.users.get(one.user_id or 0)
    became = f", {insertion_codes.BECAME[one.became]}" if one.became else ""
    return Words(
        title=f"Accueil {'accepté' if granted else 'refusé'}{_of_child(item)}",
        aside=f"par {who.name}" if who else "",
        details=(f"{french.capitalised(french.period(one.first_day, one.last_day))}{became}",),
        quote=one.reason or "",
        icon="check" if granted else "close",
        tone="fine" if granted else "amber",
    )


def care(item: Item, _sheet: ParentSheet, today: date) -> Words:
    one = item.record
    assert isinstance(one, Enrolment)
    kind = f"accueil {'d’urgence' if one.kind.value == 'emergency' else codes.KINDS[one.kind]}"
    if item.event is Event.CARE_ENDS:
        return Words(
            title=f"Fin de l’{kind}{_of_child(item)}",
            quote=one.end_reason or "",
            icon="families",
            dashed=one.last_day > today,
        )
    return Words(
        title=f"{french.capitalised(kind)}{_of_child(item)}",
        details=(f"Jusqu’au {french.day(one.last_day)}",),
        icon="families",
        dashed=one.first_day > today,
    )


def _of_child(item: Item) -> str:
    child = next((one for one in item.others if isinstance(one, Child)), None)
    return "" if child is None else f" {french.elided('de', child.first_name)}"
