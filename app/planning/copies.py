"""Copying (recopier): a day onto others, a week onto those that follow, each with its preview of what is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.care.day_exceptions import put_exceptions
from app.care.enrolments import Enrolment
from app.days import ONE_DAY
from app.errors import InvalidEntry
from app.families.records import Child
from app.planning.preview import previewed
from app.planning.wishes import Preview, Wish
from app.report.month_facts import EnrolmentFacts, MonthFacts, facts_between
from app.session import Session
from app.spans import Span
from app.users import Right
from app.wording import counted, spoken_day

WEEK = timedelta(days=7)
FURTHEST = 53 * WEEK
"""A copy reaches a year at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayCopy:
    """The same spans on each of these days."""

    enrolment: Enrolment
    spans: Sequence[Span]
    days: Sequence[date]
    outside_opening: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekCopy:
    """The week of `monday`, of these enrolments, onto each following week up to the day `until`."""

    monday: date
    until: date
    enrolment_ids: Sequence[int]

    @classmethod
    def onto_next(cls, monday: date, enrolment_ids: Sequence[int]) -> "WeekCopy":
        """Onto the next week only."""
        return cls(monday=monday, until=monday + WEEK + 6 * ONE_DAY, enrolment_ids=enrolment_ids)


def preview_day_copy(session: Session, copy: DayCopy) -> Preview:
    """What the copy would write and leave out."""
    session.require(Right.SEE_CHILDREN)
    if not copy.days:
        return Preview(proposals=())
    facts = facts_between(session.store, min(copy.days) - ONE_DAY, max(copy.days) + ONE_DAY)
    child = session.store.get(Child, copy.enrolment.child_id)
    spans = tuple(sorted(copy.spans))
    wishes = [
        Wish(enrolment=copy.enrolment, child=child, day=day, spans=spans) for day in sorted(set(copy.days))
    ]
    return previewed(facts, wishes, outside_opening=copy.outside_opening)


def copy_day(session: Session, copy: DayCopy) -> Preview:
    """Writes the days that nothing stands against, in one deed; the preview says which were left out, and why.

    Raises InvalidEntry or Conflict where none is left.
    """
    session.require(Right.EDIT_ENROLMENTS)
    preview = preview_day_copy(session, copy)
    _refuse_nothing_left(preview)
    child = session.store.get(Child, copy.enrolment.child_id)
    written = preview.allowed
    about = spoken_day(written[0].wish.day) if len(written) == 1 else counted(len(written), "jour")
    with session.store.atomic("copy_day", about=f"{child.name}, {about}"):
        _write(session, preview)
    return preview


def preview_week_copy(session: Session, copy: WeekCopy) -> Preview:
    """What the copy would write and leave out, in a bounded number of queries."""
    session.require(Right.SEE_CHILDREN)
    if copy.until < copy.monday + WEEK:
        following = spoken_day(copy.monday + WEEK)
        raise InvalidEntry(
            f"La semaine se recopie à partir du {following} : indiquez ce jour ou un jour qui suit.",
            field="until",
        )
    if copy.until - copy.monday > FURTHEST:
        raise InvalidEntry(
            "Une semaine se recopie sur un an au plus : changez plutôt la semaine type.", field="until"
        )
    facts = facts_between(session.store, copy.monday - ONE_DAY, copy.until + ONE_DAY)
    return previewed(facts, _week_wishes(facts, copy))


def copy_week(session: Session, copy: WeekCopy) -> Preview:
    """Writes the days that nothing stands against, in one deed; the preview says which were left out, and why.

    Raises InvalidEntry or Conflict where none is left.
    """
    session.require(Right.EDIT_ENROLMENTS)
    preview = preview_week_copy(session, copy)
    _refuse_nothing_left(preview)
    last = max(one.wish.day for one in preview.allowed)
    with session.store.atomic("copy_week", about=f"du {spoken_day(copy.monday)} jusqu’au {spoken_day(last)}"):
        _write(session, preview)
    return preview


def _week_wishes(facts: MonthFacts, copy: WeekCopy) -> list[Wish]:
    asked = set(copy.enrolment_ids)
    wishes: dict[tuple[int, date], Wish] = {}
    for one in facts.enrolments:
        if one.enrolment.id not in asked:
            continue
        for number in range(7):
            source = copy.monday + number * ONE_DAY
            at = facts.calendar.on(source)
            spans = facts.schedules.reserved(one.enrolment, at).spans
            # A closed day says nothing of who would have come.
            if one.enrolment.covers(source) and (at.open or spans):
                for wish in _onto(facts, one, spans, source, copy.until):
                    wishes.setdefault(wish.key, wish)
    return sorted(wishes.values(), key=lambda wish: wish.day)


def _onto(
    facts: MonthFacts, one: EnrolmentFacts, spans: tuple[Span, ...], source: date, until: date
) -> list[Wish]:
    wishes = []
    day = source + WEEK
    while day <= until:
        holder = _holder(facts, one, day)
        if spans or holder.covers(day):
            wishes.append(Wish(enrolment=holder, child=one.child, day=day, spans=spans))
        day += WEEK
    return wishes


def _holder(facts: MonthFacts, one: EnrolmentFacts, day: date) -> Enrolment:
    """The enrolment itself, or the one of that kind that takes its turn: a renewed contract goes on."""
    if one.enrolment.covers(day):
        return one.enrolment
    following = (other.enrolment for other in facts.by_child[one.child.id])
    return next(
        (other for other in following if other.kind is one.enrolment.kind and other.covers(day)),
        one.enrolment,
    )


def _refuse_nothing_left(preview: Preview) -> None:
    if preview.allowed:
        return
    refused = [one.refusal for one in preview.refused if one.refusal is not None]
    if refused:
        raise refused[0].error(others=len(refused) - 1)
    raise InvalidEntry("Rien ne changerait : ces journées ont déjà ces heures.", field="spans")


def _write(session: Session, preview: Preview) -> None:
    put_exceptions(session, {one.wish.key: one.wish.spans for one in preview.allowed}, {})
