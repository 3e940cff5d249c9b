"""Closing a month (clôture): what was given stays as given; reopening is the director's, with a reason (rules.md)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from app.days import ONE_DAY, Month
from app.errors import Conflict, InvalidEntry
from app.fields import tidy_text
from app.report.building import report_facts, report_of
from app.report.closed_months import ClosedMonth, ClosedPaper, PaperKind, closing_of
from app.report.missing_days import missing_days
from app.report.missing_interviews import missing_interviews
from app.report.month_facts import MonthFacts
from app.report.monthly_report import MonthlyReport, Status, as_json
from app.report.notes import ReportNotes
from app.report.notes_building import notes_of
from app.session import Session
from app.settings import is_demonstration
from app.users import Right
from app.wording import NBSP, counted, listed, spoken_day, spoken_month

Draw = Callable[[MonthlyReport, ReportNotes], bytes]
"""Makes the report's PDF: the rules know no paper."""
NAMED = 3
"""Of what is missing, as many are named; the page lists them all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CanClose:
    """Whether a month can be closed now; else why not, in a sentence."""

    refusal: str | None

    @property
    def now(self) -> bool:
        """Whether it can."""
        return self.refusal is None


def can_close(session: Session, month: Month, facts: MonthFacts) -> CanClose:
    """Judged on facts already read. Whether the person may is another question."""
    name = spoken_month(month.first)
    if session.clock.day() <= month.last:
        day = spoken_day(month.last + ONE_DAY)
        return CanClose(refusal=f"{_capital(name)} n’est pas fini : il pourra être clos à partir du {day}.")
    if is_before_opening(facts, month):
        return CanClose(
            refusal=f"La crèche n’a pas encore d’horaires d’ouverture en {name} : il n’y a rien à clore."
        )
    missing = _missing(session, month, facts)
    if missing:
        return CanClose(
            refusal=f"{_capital(name)} ne peut pas encore être clos : il manque {listed(missing)}. "
            "Répondez-y d’abord."
        )
    return CanClose(refusal=None)


def is_before_opening(facts: MonthFacts, month: Month) -> bool:
    """Whether the crèche had no opening hours yet: such a month has nothing to tell."""
    begun = facts.calendar.first_day
    return begun is None or month < Month.of(begun)


def _missing(session: Session, month: Month, facts: MonthFacts) -> list[str]:
    today = session.clock.day()
    days = [f"{one.child.name} le {spoken_day(one.day)}" for one in missing_days(facts, month, today)]
    talks = [
        f"{one.parent.name} le {spoken_day(one.interview.day)}"
        for one in missing_interviews(facts, month, today)
    ]
    found = []
    if days:
        found.append(f"{counted(len(days), 'présence', 'présences')} ({_named(days)})")
    if talks:
        what = counted(len(talks), "suite d’entretien", "suites d’entretien")
        found.append(f"{what} ({_named(talks)})")
    return found


def _named(words: Sequence[str]) -> str:
    rest = len(words) - NAMED
    if rest < 1:
        return " ; ".join(words)
    return f"{' ; '.join(words[:NAMED])} ; et {rest}{NBSP}{'autre' if rest == 1 else 'autres'}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def close_month(session: Session, month: Month, draw: Draw) -> ClosedMonth:
    """Stores the month's report as given: its JSON, its PDF, their SHA-256. Nothing done before can be undone then.

    Raises Conflict, by name, for a month that isn't over, is closed already, or misses something.
    """
    session.require(Right.CLOSE_MONTHS)
    today = session.clock.day()
    known = closing_of(session.store, month)
    if known is not None:
        raise Conflict(
            f"{_capital(spoken_month(month.first))} est déjà clos, depuis le {spoken_day(known.closed_on)}."
        )
    facts = report_facts(session, month)
    refusal = can_close(session, month, facts).refusal
    if refusal is not None:
        raise Conflict(refusal, field="month")
    report = as_closed(report_of(facts, month, today), session)
    data = as_json(report).encode()
    pdf = draw(report, notes_of(facts, month, today, demonstration=is_demonstration(session.store)))
    with session.store.atomic("close_month", about=spoken_month(month.first)):
        closing = session.store.add(
            ClosedMonth(
                month=str(month),
                closed_on=today,
                closed_by=session.user.login,
                sha256=sha256(data).hexdigest(),
            )
        )
        for kind, content in ((PaperKind.DATA, data), (PaperKind.PDF, pdf)):
            session.store.add(ClosedPaper(closing_id=closing.id, kind=kind, content=content))
        session.store.forget_deeds()
    return closing


def as_closed(report: MonthlyReport, session: Session) -> MonthlyReport:
    """The report as it is given: closed today, in its own row of the history too."""
    *earlier, own = report.history
    return replace(
        report,
        status=Status.CLOSED,
        closed_on=session.clock.day(),
        history=(*earlier, replace(own, status=Status.CLOSED)),
    )


def reopen_month(session: Session, month: Month, reason: str | None) -> ClosedMonth:
    """Opens a closed month again; its papers stay in the file, with the reason. Raises InvalidEntry, Conflict."""
    session.require(Right.CLOSE_MONTHS)
    why = tidy_text(reason, "reason")
    if why is None:
        raise InvalidEntry(
            "Il manque le motif : un mois clos se rouvre pour une raison, qui reste écrite au dossier.",
            field="reason",
        )
    closing = closing_of(session.store, month)
    if closing is None:
        raise Conflict(f"{_capital(spoken_month(month.first))} n’est pas clos : il n’y a rien à rouvrir.")
    reopened = replace(closing, reopened_on=session.clock.day(), reopened_by=session.user.login, reason=why)
    with session.store.atomic("reopen_month", about=spoken_month(month.first)):
        session.store.change(reopened)
        session.store.forget_deeds()
    return reopened
