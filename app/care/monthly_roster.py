"""Monthly care for moving rosters (accueil mensuel): a parent's dated month, looked at, then accepted in one deed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.care.care_check import REFUSES, CareCheck, Finding, Rule, check_on
from app.care.day_exceptions import check_list, put_exception
from app.care.enrolments import Enrolment
from app.care.envelopes import HourEnvelope, MonthEnvelope, covered_days, month_envelope
from app.care.reserved import Schedule, ScheduleRows, Schedules
from app.care.schedules import PatternSpan, WeekPattern
from app.days import ONE_DAY, Month
from app.errors import Conflict, InvalidEntry, RuleError
from app.families.records import Child
from app.report.month_facts import MonthFacts, facts_between
from app.session import Session
from app.spans import DAY, Span, overlapping, total, without
from app.users import Right
from app.wording import MONTHS, counted, listed, spoken_day, spoken_period, spoken_span

Roster = Mapping[date, Sequence[Span]]
"""The spans wanted by day; an empty list expects nobody, a day that is not there stays as it is."""

NOTE = "Planning du mois"
WAIVED = frozenset({Rule.CLOSED, Rule.OUTSIDE_OPENING})
"""What the director's explicit word allows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterDay:
    """One day of the month: what is reserved now, what it becomes, and what stands against it."""

    day: date
    opening: tuple[Span, ...]
    reserved: tuple[Span, ...]
    wanted: tuple[Span, ...]
    refusals: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    waits_for_word: bool = False
    """Whether a refusal would give way to the director's word: the crèche is not open then."""

    @property
    def is_changed(self) -> bool:
        """Whether something would be written."""
        return self.reserved != self.wanted


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterPreview:
    """The month as it would be; nothing is written yet. Minutes are reserved ones, whole on the day they start."""

    days: tuple[RosterDay, ...]
    envelope: MonthEnvelope | None

    @property
    def minutes(self) -> int:
        """Reserved in the month, once accepted."""
        return sum(total(one.wanted) for one in self.days)

    @property
    def former_minutes(self) -> int:
        """Reserved in the month now."""
        return sum(total(one.reserved) for one in self.days)

    @property
    def difference(self) -> int | None:
        """Minutes above what the contract foresees, below where negative; None where it foresees nothing."""
        return None if self.envelope is None else self.minutes - self.envelope.minutes

    @property
    def changed(self) -> list[RosterDay]:
        """The days that would be written."""
        return [one for one in self.days if one.is_changed]

    @property
    def refused(self) -> list[RosterDay]:
        """The days that stand against it."""
        return [one for one in self.days if one.refusals]

    @property
    def waits_for_word(self) -> bool:
        """Whether some day wants the director's word."""
        return any(one.waits_for_word for one in self.days)


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterDesk:
    """All that a month's preview needs, read once: typing then asks the file nothing."""

    enrolment: Enrolment
    child: Child
    month: Month
    facts: MonthFacts
    weeks: Schedule
    """Without the exceptions."""
    envelope: MonthEnvelope | None
    today: date

    def reserved(self, day: date) -> tuple[Span, ...]:
        """What is reserved that day, now."""
        return self.facts.schedules.reserved(self.enrolment, self.facts.calendar.on(day)).spans

    def by_weeks(self, day: date) -> tuple[Span, ...]:
        """What the reference weeks alone give."""
        return self.weeks.on(self.facts.calendar.on(day)).spans if self.enrolment.covers(day) else ()

    def preview(self, roster: Roster, *, outside_opening: bool = False) -> RosterPreview:
        """What each day becomes. `outside_opening` is the director's word: the hours are not cut to the opening.

        Raises InvalidEntry for a day outside the contract or the month, and for what is no span.
        """
        for day, spans in roster.items():
            self._check_inside(day)
            check_list(spans)
        days = covered_days(self.enrolment, self.month)
        wanted = {day: tuple(sorted(roster[day])) if day in roster else self.reserved(day) for day in days}
        check = check_on(self.facts, self.child, {day: self._added(day, wanted[day]) for day in days})
        spilling = self._spilling(wanted)
        return RosterPreview(
            days=tuple(
                self._day(day, wanted[day], _of_day(check, day, wanted), spilling, outside_opening)
                for day in days
            ),
            envelope=self.envelope,
        )

    def _check_inside(self, day: date) -> None:
        if day not in self.month or not self.enrolment.covers(day):
            bounds = spoken_period(self.enrolment.first_day, self.enrolment.last_day)
            raise InvalidEntry(
                f"Le contrat va {bounds} : le {spoken_day(day)} n’est pas à remplir en {month_words(self.month)}.",
                field="day",
            )

    def _added(self, day: date, wanted: Sequence[Span]) -> list[Span]:
        """The minutes that are new: what stands already is not judged again."""
        return without(wanted, self.reserved(day))

    def _spilling(self, wanted: Mapping[date, Sequence[Span]]) -> dict[date, str]:
        """The days whose night runs into the morrow's hours, each with its sentence."""
        found = {}
        for eve in sorted({*wanted, *(day - ONE_DAY for day in wanted)}):
            after = eve + ONE_DAY
            night = wanted.get(eve, self.reserved(eve))
            morning = wanted.get(after, self.reserved(after))
            clash = overlapping([*night, *(Span(one.start + DAY, one.end + DAY) for one in morning)])
            if clash is not None:
                said = [spoken_span(*clash[0]), spoken_span(clash[1].start - DAY, clash[1].end - DAY)]
                found[eve if eve in wanted else after] = (
                    f"{said[0]}, le {spoken_day(eve)}, déborde sur {said[1]} le lendemain : raccourcissez l’une "
                    "des deux plages."
                )
        return found

    def _day(
        self,
        day: date,
        wanted: tuple[Span, ...],
        findings: Sequence[Finding],
        spilling: Mapping[date, str],
        outside_opening: bool,
    ) -> RosterDay:
        reserved, opening = self.reserved(day), self.facts.calendar.on(day).spans
        against = [
            one for one in findings if one.rule in REFUSES and not (outside_opening and one.rule in WAIVED)
        ]
        warnings = [one.sentence for one in findings if one not in against]
        if day < self.today and wanted != reserved:
            warnings.append("Ce jour est passé : ses heures réservées changent après coup.")
        return RosterDay(
            day=day,
            opening=opening,
            reserved=reserved,
            wanted=wanted,
            refusals=(*(one.sentence for one in against), *([spilling[day]] if day in spilling else ())),
            warnings=tuple(warnings),
            waits_for_word=any(one.rule in WAIVED for one in against),
        )


def _of_day(check: CareCheck, day: date, wanted: Mapping[date, object]) -> list[Finding]:
    """What was found on that day, and on the morrow where the month's last night ends outside it."""
    after = day + ONE_DAY
    return [one for one in check.findings if one.day == day or (one.day == after and after not in wanted)]


def roster_desk(session: Session, enrolment: Enrolment, month: Month) -> RosterDesk:
    """Reads the month, its eve and its morrow."""
    session.require(Right.SEE_CHILDREN)
    store = session.store
    facts = facts_between(store, month.first - ONE_DAY, month.last + timedelta(days=2))
    patterns = store.find(WeekPattern, enrolment_id=enrolment.id)
    spans = store.find(PatternSpan, pattern_id=[one.id for one in patterns])
    weeks = Schedules(ScheduleRows(patterns=patterns, pattern_spans=spans)).of(enrolment.id)
    rows = store.find(HourEnvelope, enrolment_id=enrolment.id)
    return RosterDesk(
        enrolment=enrolment,
        child=store.get(Child, enrolment.child_id),
        month=month,
        facts=facts,
        weeks=weeks,
        envelope=month_envelope(enrolment, rows, weeks, facts.calendar, month),
        today=session.clock.day(),
    )


def accept_roster(
    session: Session, enrolment: Enrolment, month: Month, roster: Roster, *, outside_opening: bool = False
) -> list[date]:
    """Writes the days that change as dated exceptions, in one deed; returns them.

    Raises as `preview`, and Conflict, field "spans", by name, where a day is refused: nothing is written then.
    """
    session.require(Right.EDIT_ENROLMENTS)
    desk = roster_desk(session, session.store.get(Enrolment, enrolment.id), month)
    preview = desk.preview(roster, outside_opening=outside_opening)
    if preview.refused:
        raise refusal_of(preview)
    with session.store.atomic("accept_roster", about=f"{desk.child.name}, {month_words(month)}"):
        for one in preview.changed:
            put_exception(session, desk.enrolment, one.day, one.wanted, note=NOTE)
    return [one.day for one in preview.changed]


def refusal_of(preview: RosterPreview) -> RuleError:
    """Why the month can't be accepted as it is."""
    sentences = [one.refusals[0].removesuffix(".") for one in preview.refused]
    days = counted(len(sentences), "jour refusé", "jours refusés")
    return Conflict(f"{days} : {listed(sentences, most=2)}. Rien n’est enregistré.", field="spans")


def month_words(month: Month) -> str:
    """« décembre 2026 »."""
    return f"{MONTHS[month.month - 1]} {month.year}"
