"""What a gesture would run into (aperçu): every wish against the opening, the contract, the nights and the places.

Pure: the facts are read once for all the days. A wish is judged by the minutes that it adds: who shortens a day that
is above the limit already is not refused.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.care.capacity import limit, planned_on
from app.care.care_check import Finding, Rule, runs_above
from app.care.presence import civil
from app.care.reserved import Reserved, reserved_of
from app.days import ONE_DAY
from app.errors import InvalidEntry
from app.planning.wishes import Key, Preview, Proposal, Refusal, Wish
from app.report.month_facts import MonthFacts
from app.spans import DAY, Span, check_span, overlapping, without
from app.structure.opening import Places
from app.wording import WEEKDAYS, listed, spoken_day, spoken_period, spoken_span

SHORTEN = "Raccourcissez l’une des deux."
OTHER_HOURS = "Choisissez d’autres heures."


def previewed(facts: MonthFacts, wishes: Sequence[Wish], *, outside_opening: bool = False) -> Preview:
    """What each wish runs into when the others are granted; one that is refused leaves its day as it is.

    The facts reach from the eve of the first day to the morrow of the last. Where not all can be granted, they are
    in their order, as long as places last.
    """
    asked = [_Asked(wish, _now(facts, wish), _added(facts, wish)) for wish in wishes]
    refusals: dict[Key, Refusal] = {}
    for one in asked:
        refusal = standing_refusal(facts, one.wish, one.added, outside_opening=outside_opening)
        if refusal is not None:
            refusals[one.wish.key] = refusal
    open_to = [one for one in asked if one.wish.key not in refusals and one.wish.spans != one.before]
    loads, stopped = _granted(facts, open_to)
    refusals |= stopped
    proposals = []
    for one in asked:
        refusal = refusals.get(one.wish.key)
        warnings = () if refusal is not None or one.wish.spans == one.before else tuple(_warnings(loads, one))
        proposals.append(Proposal(wish=one.wish, before=one.before, refusal=refusal, warnings=warnings))
    return Preview(proposals=tuple(proposals))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A wish, what is reserved now, and the minutes it adds."""

    wish: Wish
    before: tuple[Span, ...]
    added: tuple[Span, ...]

    def civil_days(self) -> list[tuple[date, list[Span]]]:
        """The minutes added by civil day: a night reaches into the morrow."""
        parts = [(self.wish.day, civil((), self.added)), (self.wish.day + ONE_DAY, civil(self.added, ()))]
        return [(day, spans) for day, spans in parts if spans]


def _now(facts: MonthFacts, wish: Wish) -> tuple[Span, ...]:
    return facts.schedules.reserved(wish.enrolment, facts.calendar.on(wish.day)).spans


def _added(facts: MonthFacts, wish: Wish) -> tuple[Span, ...]:
    return tuple(without(wish.spans, _now(facts, wish)))


def standing_refusal(
    facts: MonthFacts, wish: Wish, added: Sequence[Span], *, outside_opening: bool
) -> Refusal | None:
    """What stands against the wish whatever the other children do: its spans, its contract, the opening."""
    when = f"{WEEKDAYS[wish.day.weekday()].capitalize()} {spoken_day(wish.day)}"
    try:
        for span in wish.spans:
            check_span(span)
    except InvalidEntry as refusal:
        said = f"{when} : {refusal.sentence[:1].lower()}{refusal.sentence[1:]}"
        return Refusal(sentence=said, advice=OTHER_HOURS)
    clash = overlapping(wish.spans)
    if clash is not None:
        said = f"{when} : les plages {spoken_span(*clash[0])} et {spoken_span(*clash[1])} se chevauchent."
        return Refusal(sentence=said, advice=SHORTEN, at_odds=True)
    if not wish.enrolment.covers(wish.day):
        period = spoken_period(wish.enrolment.first_day, wish.enrolment.last_day)
        advice = "Prolongez-le d’abord, ou choisissez un autre jour."
        return Refusal(sentence=f"{when} : le contrat va {period}.", advice=advice)
    outside = () if outside_opening else without(added, facts.calendar.on(wish.day).spans)
    return _by_opening(facts, wish.day, outside) if outside else None


def _by_opening(facts: MonthFacts, day: date, outside: Sequence[Span]) -> Refusal:
    if not facts.calendar.on(day).open:
        sentence = Finding(day=day, start=0, end=DAY, rule=Rule.CLOSED).sentence
    else:
        first = Finding(day=day, start=outside[0].start, end=outside[0].end, rule=Rule.OUTSIDE_OPENING)
        hours = listed([spoken_span(*span) for span in outside])
        sentence = first.sentence.replace(spoken_span(*outside[0]), hours, 1)
    advice = "Choisissez d’autres heures, ou confirmez un accueil hors ouverture."
    return Refusal(sentence=sentence, advice=advice, by_opening=True)


def tried(facts: MonthFacts, wishes: Iterable[Wish]) -> MonthFacts:
    """The same facts as if these wishes were written."""
    days: dict[int, dict[int, Reserved]] = {}
    for wish in wishes:
        days.setdefault(wish.enrolment.id, {})[wish.day.toordinal()] = reserved_of(wish.spans)
    return replace(facts, schedules=facts.schedules.instead(days)) if days else facts


def _granted(facts: MonthFacts, asked: Sequence[_Asked]) -> tuple["_Loads", Mapping[Key, Refusal]]:
    """All at once where that is possible; else the days that it is not on, one wish after the other."""
    contested: set[Key] = set()
    while True:
        free = [one for one in asked if one.wish.key not in contested]
        base = tried(facts, (one.wish for one in free))
        kept, refusals = _one_by_one(base, [one for one in asked if one.wish.key in contested])
        loads = _Loads(tried(base, (one.wish for one in kept)))
        hurt = [one for one in free if _stops(loads, one) is not None]
        if not hurt:
            return loads, refusals
        full = {day for one in hurt for day, _ in one.civil_days()}
        touching = (one for one in free if one in hurt or full & {one.wish.day, one.wish.day + ONE_DAY})
        contested |= {one.wish.key for one in touching}


def _one_by_one(base: MonthFacts, asked: Sequence[_Asked]) -> tuple[list[_Asked], dict[Key, Refusal]]:
    kept: list[_Asked] = []
    waiting = list(asked)
    while True:
        refusals: dict[Key, Refusal] = {}
        for one in waiting:
            refusal = _stops(_Loads(tried(base, (other.wish for other in [*kept, one]))), one)
            if refusal is None:
                kept.append(one)
            else:
                refusals[one.wish.key] = refusal
        if len(refusals) == len(waiting):
            return kept, refusals
        waiting = [one for one in waiting if one.wish.key in refusals]


class _Loads:
    """The load of each civil day of some facts, worked out once."""

    def __init__(self, facts: MonthFacts) -> None:
        self.facts = facts
        self._known: dict[date, Sequence[tuple[int, int, int]]] = {}

    def above(self, day: date, own: Sequence[Span], rule: Rule, percent: int = 100) -> list[Finding]:
        """Where these minutes have more children than that percentage of the places."""
        if day not in self._known:
            self._known[day] = planned_on(self.facts, day)
        places = [
            Places(piece.start, piece.end, limit(piece.places, percent))
            for piece in self.facts.calendar.civil_places(day)
        ]
        return [Finding(day=day, rule=rule, **run) for run in runs_above(self._known[day], places, own)]


def _stops(loads: _Loads, one: _Asked) -> Refusal | None:
    """The night of the eve or the morrow that it runs into, else the most children allowed."""
    if not one.added:
        return None
    wish, facts = one.wish, loads.facts
    for shift, other in ((-DAY, wish.day - ONE_DAY), (DAY, wish.day + ONE_DAY)):
        theirs = facts.schedules.reserved(wish.enrolment, facts.calendar.on(other)).spans
        moved = [Span(span.start + shift, span.end + shift) for span in theirs]
        if any(span.start < mine.end and mine.start < span.end for span in moved for mine in one.added):
            said = listed([spoken_span(*span) for span in theirs])
            when = f"{WEEKDAYS[other.weekday()].capitalize()} {spoken_day(other)}"
            sentence = f"{when} : {said} est déjà réservé et déborde sur ces heures."
            return Refusal(sentence=sentence, advice=SHORTEN, at_odds=True)
    for day, own in one.civil_days():
        found = loads.above(day, own, Rule.OVER_LIMIT, facts.book.on(day).surnombre_percent)
        if found:
            return Refusal(sentence=found[0].sentence, advice=OTHER_HOURS, at_odds=True)
    return None


def _warnings(loads: _Loads, one: _Asked) -> Iterable[str]:
    for day, own in one.civil_days():
        yield from (found.sentence for found in loads.above(day, own, Rule.SURNOMBRE))
    after = loads.facts
    at = after.calendar.on(one.wish.day)
    for other in after.by_child.get(one.wish.child.id, ()):
        if other.enrolment.id != one.wish.enrolment.id:
            theirs = after.schedules.reserved(other.enrolment, at).spans
            both = overlapping([*theirs, *one.wish.spans])
            if both is not None:
                said = spoken_span(*both[0])
                yield f"Un autre contrat de {one.wish.child.name} réserve déjà {said} le {spoken_day(at.day)}."
