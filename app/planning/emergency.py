"""Emergency and occasional care (accueil d'urgence): yes, yes with a change of the rota, or no and when else.

One facts load answers every question about its week; `answer` is pure and asks the same checks as a care request
(`app.care.care_check`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.care.capacity import DayLoad, day_load, limit
from app.care.care_check import CareCheck, Finding, Rule, check_on
from app.care.stays import minute_of
from app.days import ONE_DAY, monday_of
from app.families.records import ChildFact, FactKind
from app.planning.adults import Adults, adults_on
from app.planning.free_slots import FURTHEST, FreeSlot, free_slots
from app.planning.questions import Question, check_question, granted, reserved_in
from app.planning.rota_options import RotaOption, Sides, options_for
from app.report.month_facts import MonthFacts, facts_between
from app.session import Session
from app.spans import without
from app.users import Right
from app.wording import counted, spoken_day, spoken_hour

WEEK = timedelta(days=6)
BY_OPENING = frozenset({Rule.CLOSED, Rule.OUTSIDE_OPENING})


class Verdict(StrEnum):
    """What is said first."""

    YES = "yes"
    WITH_CHANGE = "with_change"
    NO = "no"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacesCheck:
    """The tightest minutes asked for, this child counted, with the places and the most allowed."""

    day: date
    start: int
    end: int
    children: int
    places: int
    most: int

    @property
    def free(self) -> int:
        """Places left; below zero in surnombre."""
        return self.places - self.children


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """All that the panel shows. `before` and `after`: the day's load without and with the child."""

    question: Question
    verdict: Verdict
    sentence: str
    check: CareCheck
    places: PlacesCheck | None
    before: DayLoad
    after: DayLoad
    adults: Adults
    """Of the day, the child counted."""
    shortages: tuple[Finding, ...]
    """In the minutes asked for."""
    options: tuple[RotaOption, ...]
    slots: tuple[FreeSlot, ...]

    @property
    def is_ended(self) -> bool:
        """Whether the child's file ended before that day."""
        return bool(_ended(self.question))

    @property
    def by_opening(self) -> bool:
        """Whether some of it is out of the opening: the director's explicit word answers that."""
        return any(one.rule in BY_OPENING for one in self.check.findings)

    @property
    def is_possible(self) -> bool:
        """Whether nothing but the adults stands against it: the director may decide, warned (rules.md)."""
        return not refusals(self.check, self.question) and not self.is_ended

    @property
    def is_reserved(self) -> bool:
        """Whether the child has these hours already."""
        return self.after.planned == self.before.planned


def emergency_facts(session: Session, day: date) -> MonthFacts:
    """The facts that answer every question about that day's week."""
    session.require(Right.SEE_CHILDREN)
    monday = monday_of(day)
    return facts_between(session.store, monday - ONE_DAY, monday + WEEK + FURTHEST + ONE_DAY)


def known_to_walk(session: Session, question: Question) -> Question:
    """The question about a child on file with what the file says of its walking; a child without a file as asked."""
    if question.child is None:
        return question
    walks = session.store.touching(
        ChildFact, question.day, question.day, child_id=question.child.id, kind=FactKind.WALKS
    )
    return replace(question, walks=bool(walks))


def answer(facts: MonthFacts, asked: Question, moment: datetime) -> Answer:
    """The answer from the facts of that week. Raises InvalidEntry for hours that are none and a day gone by."""
    question = check_question(asked, moment.date())
    day = question.day
    after = granted(facts, question)
    check = check_on(after, question.who, {day: question.spans})
    shortages = tuple(one for one in check.findings if one.rule is Rule.SHORT)
    load, adults = day_load(after, day), adults_on(after, day, 0)
    refused = refusals(check, question)
    ended = _ended(question)
    options = () if refused or ended or not shortages else _options(after, question, adults)
    verdict, sentence = _verdict(facts, question, ended or _refused(check, refused), shortages, options)
    slots: tuple[FreeSlot, ...] = ()
    if verdict is not Verdict.YES and not ended:
        slots = free_slots(facts, question, minute_of(moment) if day == moment.date() else 0)
    return Answer(
        question=question,
        verdict=verdict,
        sentence=sentence,
        check=check,
        places=_places(after, question, load),
        before=day_load(facts, day),
        after=load,
        adults=adults,
        shortages=shortages,
        options=options,
        slots=slots,
    )


def refusals(check: CareCheck, question: Question) -> list[Rule]:
    """The rules that stand against it: the director's explicit word answers those of the opening."""
    rules = [one.rule for one in check.refusals()]
    if question.outside_opening:
        rules = [one for one in rules if one not in BY_OPENING]
    return rules


def _options(after: MonthFacts, question: Question, adults: Adults) -> tuple[RotaOption, ...]:
    morrow = adults_on(after, question.day + ONE_DAY, 0)
    sides = Sides([(one.present, one.needed if one.known else ()) for one in (adults, morrow)])
    return options_for(after, question.day, sides.lacks(question.spans), sides)


def _verdict(
    facts: MonthFacts,
    question: Question,
    refused: str,
    shortages: Sequence[Finding],
    options: Sequence[RotaOption],
) -> tuple[Verdict, str]:
    if refused:
        return Verdict.NO, f"Non : {refused}"
    if not without(question.spans, reserved_in(facts, question)):
        return Verdict.YES, "Oui : ces heures sont déjà réservées"
    if not shortages:
        return Verdict.YES, "Oui"
    if not options:
        short = shortages[0]
        return (
            Verdict.NO,
            f"Non : il manque {counted(short.needed - short.present, 'adulte')} {from_to(short.start, short.end)}",
        )
    several = len(options[0].changes) > 1
    return Verdict.WITH_CHANGE, f"Oui, avec {'deux changements' if several else 'un changement'} d’équipe"


def _ended(question: Question) -> str:
    child = question.child
    if child is None or child.ended_on is None or child.ended_on >= question.day:
        return ""
    return f"le dossier de {child.name} est terminé depuis le {spoken_day(child.ended_on)}"


def _refused(check: CareCheck, rules: Sequence[Rule]) -> str:
    """The first refusal, as the answer's sentence goes on."""
    if not rules:
        return ""
    found = next(one for one in check.findings if one.rule is rules[0])
    hours = from_to(found.start, found.end)
    match found.rule:
        case Rule.CLOSED:
            return "la crèche est fermée ce jour-là"
        case Rule.OUTSIDE_OPENING:
            return f"la crèche n’est pas ouverte {hours}"
        case _:
            return f"{counted(found.children, 'enfant')} {hours}, {found.places} au plus"


def from_to(start: int, end: int) -> str:
    """« de 7 h 30 à 8 h »."""
    return f"de {spoken_hour(start)} à\u00a0{spoken_hour(end)}"


def _places(after: MonthFacts, question: Question, load: DayLoad) -> PlacesCheck | None:
    """The first run of minutes asked for with the fewest places left; None while nothing is agreed."""
    found: PlacesCheck | None = None
    for day, minutes in question.civil_days():
        own = load if day == load.day else day_load(after, day)
        percent = after.book.on(day).surnombre_percent
        for start, end, children in own.planned:
            for piece in own.places:
                for span in minutes:
                    first, last = max(start, piece.start, span.start), min(end, piece.end, span.end)
                    if first < last and piece.places:
                        one = PlacesCheck(
                            day=day,
                            start=first,
                            end=last,
                            children=children,
                            places=piece.places,
                            most=limit(piece.places, percent),
                        )
                        found = _tighter(found, one)
    return found


def _tighter(found: PlacesCheck | None, one: PlacesCheck) -> PlacesCheck:
    if found is None or one.free < found.free:
        return one
    goes_on = (found.day, found.end, found.children, found.places) == (
        one.day,
        one.start,
        one.children,
        one.places,
    )
    return replace(found, end=one.end) if goes_on and one.free == found.free else found
