"""Interviews and meetings of the thread (entretiens, concertations)."""

from datetime import date

from app.days import monday_of
from app.insertion.interviews import COUNTED, Interview, InterviewMove, InterviewState
from app.insertion.meetings import Meeting, MeetingState, MeetingTopic
from app.insertion.parent_sheet import ParentSheet
from app.insertion.timeline import Item
from ui import french, insertion_codes
from ui.thread.item_words import Words

NBSP = french.NBSP
MEETINGS = {
    MeetingState.PLANNED: "Concertation prévue",
    MeetingState.HELD: "Concertation",
    MeetingState.CANCELLED: "Concertation annulée",
}


def interview(item: Item, sheet: ParentSheet, today: date) -> Words:
    one = item.record
    assert isinstance(one, Interview)
    user = sheet.users.get(one.user_id or 0)
    where = insertion_codes.MEDIUMS[one.medium]
    aside = ", ".join(filter(None, (user.name if user else "", where)))
    moved = tuple(_move(move) for move in item.others if isinstance(move, InterviewMove))
    present = (f"avec {one.present}",) if one.present else ()
    subject = "" if one.subject.value == "follow_up" else f", {insertion_codes.SUBJECTS[one.subject]}"
    if one.state is InterviewState.PLANNED:
        late = one.day < today
        return Words(
            title=f"Entretien à renseigner{subject}" if late else f"Entretien prévu{subject}",
            aside=aside if late else "",
            details=(*moved, *(() if late else (_of_week(one, sheet),))),
            icon="question" if late else "talk",
            tone="amber" if late else "action",
            dashed=not late,
        )
    lasted = f", {french.duration(one.minutes)}" if one.state is InterviewState.HELD else ""
    icon, tone = {
        InterviewState.HELD: ("talk", "fine"),
        InterviewState.EXCUSED: ("close", "amber"),
        InterviewState.NO_SHOW: ("alert", "alert"),
    }.get(one.state, ("close", "muted"))
    return Words(
        title=f"Entretien {insertion_codes.STATES[one.state]}{lasted}{subject}",
        aside=aside,
        details=(*moved, *present),
        quote=one.note or "",
        icon=icon,
        tone=tone,
    )


def _of_week(one: Interview, sheet: ParentSheet) -> str:
    monday = monday_of(one.day)
    week = [each for each in sheet.interviews if each.state in COUNTED and monday_of(each.day) == monday]
    place = week.index(one) + 1 if one in week else len(week)
    return f"{place} sur {sheet.settings.interviews_per_week} cette semaine-là"


def _move(move: InterviewMove) -> str:
    who = (
        f", à la demande {'du parent' if move.asked_by.value == 'parent' else 'de la crèche'}"
        if move.asked_by
        else ""
    )
    return f"Déplacé{NBSP}: prévu d’abord {french.day_of_week(move.from_day)} à {french.hour(move.from_start)}{who}"


def meeting(item: Item, _sheet: ParentSheet, _today: date) -> Words:
    one = item.record
    assert isinstance(one, Meeting)
    planned = one.state is MeetingState.PLANNED
    topics = [topic for topic in item.others if isinstance(topic, MeetingTopic)]
    details = [f"Motif{NBSP}: {insertion_codes.TOPIC_REASONS[topic.why]}" for topic in topics]
    decided = next((topic.decision for topic in topics if topic.decision), "")
    return Words(
        title=MEETINGS[one.state],
        aside="avec les partenaires" if one.with_partners else "",
        details=tuple(details),
        quote=decided or "",
        icon="close" if one.state is MeetingState.CANCELLED else "team",
        tone="action" if planned else "muted",
        dashed=planned,
    )
