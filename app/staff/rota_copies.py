"""Copying a week of the rota (recopier la semaine de l’équipe): onto those that follow, what is refused said before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.days import ONE_DAY, days_between
from app.errors import InvalidEntry
from app.report.month_facts import MonthFacts, facts_between
from app.search import name_order
from app.session import Session
from app.spans import DAY, Span
from app.staff.records import ShiftException, StaffMember
from app.staff.rota.inputs import RotaRules
from app.staff.rota.words import at_head, spoken_minutes, weekday_of
from app.staff.rota_days import drop_shift_day, set_shift_day
from app.staff.staffing import is_open
from app.users import Right
from app.wording import listed, spoken_day, spoken_span

WEEK = timedelta(days=7)
FURTHEST = 8 * WEEK
"""Beyond, the person's own weeks are what should change."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RotaCopy:
    """The rota of `monday`'s week, onto each following week up to the day `until`."""

    monday: date
    until: date

    @classmethod
    def onto_next(cls, monday: date) -> "RotaCopy":
        """Onto the next week only."""
        return cls(monday=monday, until=monday + WEEK + 6 * ONE_DAY)


@dataclass(frozen=True, kw_only=True, slots=True)
class CopiedDay:
    """Somebody's day as it would be; `refusal` says why it can't, `warnings` what to know of it."""

    member: StaffMember
    day: date
    before: tuple[Span, ...]
    spans: tuple[Span, ...]
    refusal: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether the day would be another."""
        return not self.refusal and self.spans != self.before


@dataclass(frozen=True, kw_only=True, slots=True)
class RotaCopyPreview:
    """Every day that the copy speaks of, by day then by name."""

    days: Sequence[CopiedDay]

    @property
    def allowed(self) -> list[CopiedDay]:
        """Those that would be written."""
        return [one for one in self.days if one.changes]

    @property
    def refused(self) -> list[CopiedDay]:
        """Those left out."""
        return [one for one in self.days if one.refusal]

    @property
    def unchanged(self) -> int:
        """How many are so already."""
        return len(self.days) - len(self.allowed) - len(self.refused)


def preview_rota_copy(session: Session, copy: RotaCopy) -> RotaCopyPreview:
    """What the copy would write and leave out, in a bounded number of queries.

    Raises InvalidEntry, field "until".
    """
    session.require(Right.EDIT_STAFF)
    _check(copy)
    facts = facts_between(session.store, copy.monday - ONE_DAY, copy.until + ONE_DAY)
    noted = {
        (one.member_id, one.day) for one in session.store.touching(ShiftException, copy.monday, copy.until)
    }
    wanted = {(one.member.id, one.day): one for one in _wanted(facts, copy)}
    _refuse_nights(facts, wanted)
    told = [replace(one, warnings=tuple(_warnings(facts, wanted, noted, one))) for one in wanted.values()]
    return RotaCopyPreview(
        days=sorted(told, key=lambda one: (one.day, name_order(one.member), one.member.id))
    )


def copy_rota_week(session: Session, copy: RotaCopy) -> RotaCopyPreview:
    """Writes the days that nothing stands against, in one deed; the preview says which were left out, and why.

    Raises InvalidEntry where nothing would change.
    """
    preview = preview_rota_copy(session, copy)
    allowed = preview.allowed
    if not allowed:
        raise InvalidEntry("Rien ne changerait : aucun jour n’est à recopier.", field="until")
    facts = facts_between(session.store, copy.monday, copy.until)
    about = f"du {spoken_day(copy.monday)} jusqu’au {spoken_day(allowed[-1].day)}"
    with session.store.atomic("copy_rota_week", about=about):
        # A night may run into a day that is written later: such people's days are emptied first.
        nights = {one.member.id for one in allowed for span in (*one.spans, *one.before) if span.end > DAY}
        for one in allowed:
            if one.member.id in nights:
                set_shift_day(session, one.member, one.day, ())
        for one in allowed:
            if facts.staff.shifts.planned(one.member.id, one.day) == one.spans:
                drop_shift_day(session, one.member, one.day)
            else:
                set_shift_day(session, one.member, one.day, one.spans)
    return preview


def _check(copy: RotaCopy) -> None:
    following = copy.monday + WEEK
    if copy.until < following:
        raise InvalidEntry(
            f"La semaine se recopie à partir du {spoken_day(following)} : indiquez ce jour ou un jour qui suit.",
            field="until",
        )
    if copy.until > copy.monday + FURTHEST + 6 * ONE_DAY:
        raise InvalidEntry(
            "Une semaine se recopie sur huit semaines au plus : changez plutôt la semaine habituelle.",
            field="until",
        )


def _wanted(facts: MonthFacts, copy: RotaCopy) -> Iterator[CopiedDay]:
    """A leave or a closed day says nothing of the hours to come; a day off is copied like another."""
    shifts = facts.staff.shifts
    for member in facts.staff.members.values():
        for source in days_between(copy.monday, copy.monday + 6 * ONE_DAY):
            if not member.covers(source) or shifts.is_away(member.id, source) or not is_open(facts, source):
                continue
            spans = shifts.on(member.id, source)
            for day in days_between(source + WEEK, copy.until):
                if day.weekday() == source.weekday():
                    yield from _onto(facts, member, day, spans)


def _onto(facts: MonthFacts, member: StaffMember, day: date, spans: tuple[Span, ...]) -> Iterator[CopiedDay]:
    refusal = _refusal(facts, member, day)
    if spans or not refusal:
        before = facts.staff.shifts.on(member.id, day)
        yield CopiedDay(member=member, day=day, before=before, spans=spans, refusal=refusal)


def _refusal(facts: MonthFacts, member: StaffMember, day: date) -> str:
    when = at_head(weekday_of(day))
    if not member.covers(day):
        ended = member.last_day is not None and member.last_day < day
        why = "le contrat est terminé" if ended else "le contrat n’a pas commencé"
        return f"{when} : {why}."
    if facts.staff.shifts.is_away(member.id, day):
        return f"{when} : absence notée."
    return "" if is_open(facts, day) else f"{when} : la crèche est fermée."


Wanted = dict[tuple[int, date], CopiedDay]


def _result(facts: MonthFacts, wanted: Wanted, member_id: int, day: date) -> tuple[Span, ...]:
    """The shifts of that day after the copy."""
    one = wanted.get((member_id, day))
    return one.spans if one is not None and not one.refusal else facts.staff.shifts.on(member_id, day)


def _rests(facts: MonthFacts, wanted: Wanted, one: CopiedDay) -> Iterator[tuple[date, int]]:
    """The minutes between this day's shifts and those of the eve and of the morrow, each with its earlier day."""
    for first in (one.day - ONE_DAY, one.day):
        earlier, later = (_result(facts, wanted, one.member.id, day) for day in (first, first + ONE_DAY))
        if earlier and later:
            yield first, DAY + min(span.start for span in later) - max(span.end for span in earlier)


def _refuse_nights(facts: MonthFacts, wanted: Wanted) -> None:
    """Leaves out the days that a night runs into; what stays as it was may run into another, hence the loop."""
    clash = True
    while clash:
        clash = False
        for key, one in wanted.items():
            if one.changes and any(rest < 0 for _, rest in _rests(facts, wanted, one)):
                why = f"{at_head(weekday_of(one.day))} : deux fois au travail en même temps, par une nuit."
                wanted[key] = replace(one, refusal=why)
                clash = True


def _warnings(
    facts: MonthFacts, wanted: Wanted, noted: set[tuple[int, date]], one: CopiedDay
) -> Iterator[str]:
    if not one.changes:
        return
    if (one.member.id, one.day) in noted:
        former = listed([spoken_span(*span) for span in one.before]) if one.before else "repos"
        yield f"{at_head(weekday_of(one.day))} : remplace ce qui est noté pour ce jour ({former})."
    for first, rest in _rests(facts, wanted, one):
        if rest < RotaRules().rest:
            yield (
                f"{at_head(weekday_of(first))} : {spoken_minutes(rest)} de repos ensuite, "
                f"{spoken_minutes(RotaRules().rest)} sont nécessaires."
            )
