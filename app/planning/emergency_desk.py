"""Who may be asked for (bureau de l'accueil d'urgence): a week's facts and the children on file, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.days import monday_of
from app.families.records import Child, ChildFact, FactKind
from app.insertion.care_requests import CareRequest, RequestSpan
from app.planning.emergency import Answer, answer, emergency_facts
from app.planning.questions import Question
from app.report.month_facts import MonthFacts
from app.search import fold, matches, name_order
from app.session import Session
from app.spans import Span
from app.users import Right


@dataclass(frozen=True, kw_only=True, slots=True)
class EmergencyDesk:
    """One week's questions are answered without reading anything again."""

    monday: date
    facts: MonthFacts
    children: tuple[Child, ...]
    """Those whose file is open, by name."""
    walking: Mapping[int, Sequence[ChildFact]]

    def holds(self, day: date) -> bool:
        """Whether its facts answer a question about that day."""
        return monday_of(day) == self.monday

    def named(self, typed: str) -> list[Child]:
        """The children whose name holds every word typed."""
        words = fold(typed)
        return [one for one in self.children if matches(fold(one.name), words)] if words else []

    def answer(self, question: Question, moment: datetime) -> Answer:
        """The answer to a question about this week. Raises InvalidEntry."""
        child = question.child
        if child is not None:
            facts = self.walking.get(child.id, ())
            walks = any(
                one.first_day <= question.day and (one.last_day is None or question.day <= one.last_day)
                for one in facts
            )
            question = replace(question, walks=walks)
        return answer(self.facts, question, moment)


def asked_by(session: Session, request_id: int) -> tuple[CareRequest, Question]:
    """A care request of one day, as the question that it asks."""
    session.require(Right.EDIT_ENROLMENTS)
    request = session.store.get(CareRequest, request_id)
    spans = session.store.find(RequestSpan, request_id=request.id)
    question = Question(
        day=request.first_day,
        spans=tuple(sorted(Span(one.start, one.end) for one in spans)),
        child=session.store.get(Child, request.child_id),
    )
    return request, question


def emergency_desk(session: Session, day: date) -> EmergencyDesk:
    """The desk of that day's week, in a bounded number of queries."""
    facts = emergency_facts(session, day)
    walking: dict[int, list[ChildFact]] = {}
    for fact in session.store.find(ChildFact, kind=FactKind.WALKS):
        walking.setdefault(fact.child_id, []).append(fact)
    children = session.store.find(Child, ended_on=None)
    return EmergencyDesk(
        monday=monday_of(day),
        facts=facts,
        children=tuple(sorted(children, key=name_order)),
        walking=walking,
    )
