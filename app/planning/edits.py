"""Changing days of a child (changer des journées): this day only, from this day on, or the whole contract."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.care.day_exceptions import put_exceptions, take_exceptions
from app.care.enrolments import Enrolment
from app.care.reserved import ScheduleRows, Schedules, week_of
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, WeekPattern
from app.care.weeks import Weeks, WeekSpan, check_weeks, put_weeks, weeks_of
from app.dated import latest
from app.days import ONE_DAY, days_between, monday_of
from app.errors import InvalidEntry, RuleError
from app.families.records import Child
from app.planning.preview import previewed, standing_refusal
from app.planning.wishes import Preview, Wish
from app.report.month_facts import MonthFacts, facts_between
from app.session import Session
from app.spans import Span
from app.users import Right
from app.wording import listed, spoken_day


class Scope(StrEnum):
    """How far a changed day reaches."""

    DAY = "day"
    """A dated exception."""
    ONWARDS = "onwards"
    """The reference weeks from that day on; before it, the past stays as it was."""
    PERIOD = "period"
    """The reference weeks from the contract's first day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayEdit:
    """The whole list of spans wanted on some days of an enrolment: two where a span moves to another day.

    `outside_opening` is the director's explicit word, for dated exceptions only. Without `notes`, the exceptions'
    own stay.
    """

    enrolment: Enrolment
    days: Mapping[date, Sequence[Span]]
    scope: Scope = Scope.DAY
    outside_opening: bool = False
    notes: Mapping[date, str | None] | None = None


def preview_edit(session: Session, edit: DayEdit) -> Preview:
    """What the edit would change and run into, nothing written."""
    session.require(Right.SEE_CHILDREN)
    return _planned(session, edit)[0]


def change_days(session: Session, edit: DayEdit) -> Preview:
    """Writes the edit in one deed, whole or not at all; the preview says what changed, with its warnings.

    Raises InvalidEntry or Conflict, field "spans", by the first rule that stands against it.
    """
    session.require(Right.EDIT_ENROLMENTS)
    preview, patterns = _planned(session, edit)
    refused = [one.refusal for one in preview.refused if one.refusal is not None]
    if refused:
        raise refused[0].error(others=len(refused) - 1)
    child = session.store.get(Child, edit.enrolment.child_id)
    days = listed([spoken_day(day) for day in sorted(edit.days)])
    with session.store.atomic("change_days", about=f"{child.name}, {days}"):
        if edit.scope is Scope.DAY:
            days_wanted = {(edit.enrolment.id, day): spans for day, spans in edit.days.items()}
            put_exceptions(session, days_wanted, edit.notes or {})
        else:
            take_exceptions(session, edit.enrolment, edit.days)
            for first, weeks in patterns:
                put_weeks(session, edit.enrolment.id, first, weeks)
    return preview


def change_reach(session: Session, edit: DayEdit, scope: Scope) -> Preview:
    """Does the edit just done again with another reach, in its place; where that is refused, the former stands.

    Raises InvalidEntry or Conflict, as `change_days`.
    """
    session.require(Right.EDIT_ENROLMENTS)
    if session.store.can_undo() != "change_days":
        return change_days(session, replace(edit, scope=scope))
    session.store.undo()
    try:
        return change_days(session, replace(edit, scope=scope))
    except RuleError:
        session.store.redo()
        raise


Patterns = list[tuple[date, Weeks]]


def _planned(session: Session, edit: DayEdit) -> tuple[Preview, Patterns]:
    child = session.store.get(Child, edit.enrolment.child_id)
    if edit.scope is Scope.DAY:
        facts = facts_between(session.store, min(edit.days) - ONE_DAY, max(edit.days) + ONE_DAY)
        wishes = [_wish(edit, child, day) for day in sorted(edit.days)]
        return previewed(facts, wishes, outside_opening=edit.outside_opening), []
    # Days gone by are history: a pattern that changes them is not held against their places.
    since = min(*edit.days, max(session.clock.day(), edit.enrolment.first_day))
    facts = facts_between(session.store, since - ONE_DAY, max(edit.enrolment.last_day, *edit.days) + ONE_DAY)
    refused = _refused_by_day(facts, edit, child)
    if refused is not None:
        return refused, []
    patterns = _changed_patterns(edit, weeks_of(session, edit.enrolment))
    schedules = _schedules_with(session, edit, patterns)
    wishes = []
    for day in days_between(since, edit.enrolment.last_day):
        at = facts.calendar.on(day)
        after = schedules.reserved(edit.enrolment, at).spans
        if after != facts.schedules.reserved(edit.enrolment, at).spans:
            wishes.append(Wish(enrolment=edit.enrolment, child=child, day=day, spans=after))
    return previewed(facts, wishes, outside_opening=True), patterns


def _wish(edit: DayEdit, child: Child, day: date) -> Wish:
    return Wish(enrolment=edit.enrolment, child=child, day=day, spans=tuple(sorted(edit.days[day])))


def _refused_by_day(facts: MonthFacts, edit: DayEdit, child: Child) -> Preview | None:
    """The edited days as typed: a reference week is cut to the opening, what it would lose is said first."""
    if edit.outside_opening:
        raise InvalidEntry(
            "Un accueil hors ouverture se note jour par jour : choisissez « ce jour ».", field="scope"
        )
    preview = previewed(facts, [])
    for day in sorted(edit.days):
        wish = _wish(edit, child, day)
        refusal = standing_refusal(facts, wish, wish.spans, outside_opening=False)
        if refusal is not None:
            one = previewed(facts, [wish]).proposals[0]
            preview = Preview(proposals=(*preview.proposals, replace(one, refusal=refusal)))
    return preview if preview.proposals else None


def _changed_patterns(edit: DayEdit, former: Sequence[tuple[WeekPattern, Weeks]]) -> Patterns:
    """The reference weeks with these weekdays changed, each week of a turn by itself: from the first day, and later."""
    first = edit.enrolment.first_day if edit.scope is Scope.PERIOD else min(edit.days)
    known = dict(former)
    in_force = latest(known, first)
    base = known[in_force] if in_force is not None else Weeks(spans=(), anchor=monday_of(first))
    patterns = [(first, _changed(edit, base))]
    patterns += [
        (pattern.first_day, _changed(edit, weeks)) for pattern, weeks in former if pattern.first_day > first
    ]
    for _, weeks in patterns:
        check_weeks(weeks)
    return patterns


def _changed(edit: DayEdit, weeks: Weeks) -> Weeks:
    pattern = _pattern(edit.enrolment.id, min(edit.days), weeks)
    spans = list(weeks.spans)
    for day, wanted in edit.days.items():
        week = week_of(pattern, day)
        spans = [one for one in spans if (one.week, one.weekday) != (week, day.weekday())]
        spans += [WeekSpan(week, day.weekday(), span.start, span.end) for span in wanted]
    return replace(weeks, spans=tuple(sorted(spans)))


def _pattern(enrolment_id: int, first: date, weeks: Weeks, id: int = 0) -> WeekPattern:
    return WeekPattern(
        id=id,
        enrolment_id=enrolment_id,
        first_day=first,
        weeks=weeks.weeks,
        turn=weeks.turn,
        anchor=weeks.anchor or monday_of(first),
    )


def _schedules_with(session: Session, edit: DayEdit, patterns: Patterns) -> Schedules:
    """The enrolment's schedule as it would be: its other patterns and exceptions, but those of the edited days."""
    own = edit.enrolment.id
    starts = {first for first, _ in patterns}
    kept = [
        (one.first_day, weeks)
        for one, weeks in weeks_of(session, edit.enrolment)
        if one.first_day not in starts
    ]
    every = sorted([*kept, *patterns], key=lambda one: one[0])
    exceptions = [
        one for one in session.store.find(DayException, enrolment_id=own) if one.day not in edit.days
    ]
    return Schedules(
        ScheduleRows(
            patterns=[_pattern(own, first, weeks, number) for number, (first, weeks) in enumerate(every)],
            pattern_spans=[
                PatternSpan(
                    pattern_id=number, week=one.week, weekday=one.weekday, start=one.start, end=one.end
                )
                for number, (_, weeks) in enumerate(every)
                for one in weeks.spans
            ],
            exceptions=exceptions,
            exception_spans=session.store.find(ExceptionSpan, exception_id=[one.id for one in exceptions]),
        )
    )
