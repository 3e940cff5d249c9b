"""« Un enfant, mardi 7 h–12 h ? » (accueil demandé): the care asked for, and the facts as if it were granted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.care.enrolments import Enrolment, Kind
from app.care.presence import civil
from app.care.reserved import reserved_of
from app.days import ONE_DAY
from app.errors import InvalidEntry
from app.families.records import Child, ChildFact, FactKind
from app.insertion.care_ways import holder_of
from app.report.month_facts import EnrolmentFacts, MonthFacts
from app.spans import Span, check_span, merged, overlapping
from app.wording import spoken_day, spoken_span

ANYBODY = Child(first_name="", last_name="", birth_day=date.min)
"""A child without a file yet."""
TRIED = -1
"""The enrolment that a child would get: not stored."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """Which care, on one day, beside what is reserved already; without a child on file, any child.

    `walks` counts for a child that the facts don't know: one without a file, or without any contract these days.
    `outside_opening` is the director's explicit word.
    """

    day: date
    spans: tuple[Span, ...]
    child: Child | None = None
    walks: bool = False
    outside_opening: bool = False

    @property
    def who(self) -> Child:
        """The child, or the one without a file."""
        return self.child or ANYBODY

    def civil_days(self) -> list[tuple[date, list[Span]]]:
        """The minutes asked for by civil day: a night reaches into the morrow."""
        parts = [(self.day, civil((), self.spans)), (self.day + ONE_DAY, civil(self.spans, ()))]
        return [(day, spans) for day, spans in parts if spans]


def check_question(question: Question, today: date) -> Question:
    """The question, its spans in order. Raises InvalidEntry: no hours, overlapping ones, a day gone by."""
    if not question.spans:
        raise InvalidEntry("Il manque les heures : indiquez par exemple 7 h–12 h.", field="spans")
    for span in question.spans:
        check_span(span)
    clash = overlapping(question.spans)
    if clash is not None:
        raise InvalidEntry(
            f"Les plages {spoken_span(*clash[0])} et {spoken_span(*clash[1])} se chevauchent : "
            "raccourcissez l’une des deux.",
            field="spans",
        )
    if question.day < today:
        raise InvalidEntry(
            f"Le {spoken_day(question.day)} est passé : choisissez aujourd’hui ou un jour à venir.",
            field="day",
        )
    return replace(question, spans=tuple(sorted(question.spans)))


def holder_in(facts: MonthFacts, question: Question) -> Enrolment | None:
    """The child's enrolment that would take the exception; None where none covers the day."""
    if question.child is None:
        return None
    return holder_of((one.enrolment for one in facts.by_child.get(question.child.id, ())), question.day)


def reserved_in(facts: MonthFacts, question: Question) -> list[Span]:
    """What the child has reserved on that day already, all its enrolments together."""
    at = facts.calendar.on(question.day)
    own = facts.by_child.get(question.who.id, ())
    return merged(span for one in own for span in facts.schedules.reserved(one.enrolment, at).spans)


def granted(facts: MonthFacts, question: Question) -> MonthFacts:
    """The same facts as if the care were reserved."""
    holder = holder_in(facts, question)
    if holder is None:
        holder = Enrolment(
            id=TRIED,
            child_id=question.who.id,
            kind=Kind.EMERGENCY,
            first_day=question.day,
            last_day=question.day,
        )
        facts = _with_enrolment(facts, question, holder)
        spans: Sequence[Span] = question.spans
    else:
        reserved = facts.schedules.reserved(holder, facts.calendar.on(question.day)).spans
        spans = merged([*reserved, *question.spans])
    days = {holder.id: {question.day.toordinal(): reserved_of(spans)}}
    return replace(facts, schedules=facts.schedules.instead(days))


def _with_enrolment(facts: MonthFacts, question: Question, enrolment: Enrolment) -> MonthFacts:
    who = question.who
    fresh = EnrolmentFacts(enrolment=enrolment, child=who, attended={}, arrived={}, absences={})
    walking = facts.walking
    if question.walks and who.id not in facts.by_child:
        walks = ChildFact(child_id=who.id, kind=FactKind.WALKS, first_day=question.day)
        walking = {**walking, who.id: [walks]}
    return replace(
        facts,
        enrolments=[*facts.enrolments, fresh],
        by_child={**facts.by_child, who.id: [*facts.by_child.get(who.id, ()), fresh]},
        walking=walking,
    )
