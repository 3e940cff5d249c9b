"""How long the journal keeps what (durées du journal), and the purge of what is older, once a month."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from app.days import Month
from app.journal_entries import Act, Forgotten
from app.protection.retention import first_year_of_control
from app.session import Session
from app.settings import Settings, settings_on

WRITES = frozenset({Act.ADDED, Act.CHANGED, Act.REMOVED})


class Keep(StrEnum):
    """Why an entry is kept."""

    EVIDENCE = "evidence"
    """Hours, money, places, adults, closed months: what a control of the Caf may ask for (domain.md, B.6)."""
    INSERTION = "insertion"
    """The way back to work: no longer than the follow-up itself after the last contact (domain.md, D)."""
    PEOPLE = "people"
    """Families, health, accounts: as long as a child's file after the departure (domain.md, D)."""


KEPT: Mapping[Keep, frozenset[str]] = {
    Keep.EVIDENCE: frozenset(
        {
            "Absence", "AnnexMade", "AttendedSpan", "CapacitySlot", "ClosedMonth", "ClosedPaper", "Closure",
            "DayException", "Enrolment", "ExceptionSpan", "FiloueMaking", "HourEnvelope", "Identity", "Leave",
            "MonthComment", "OpeningSpan", "PatternSpan", "PublicHoliday", "Resources", "Setting", "ShiftException",
            "ShiftExceptionSpan", "ShiftPattern", "ShiftPatternSpan", "StaffContract", "StaffMember", "WeekPattern",
            "journal", "dossier",
        }
    ),
    Keep.INSERTION: frozenset(
        {
            "CareRequest", "Engagement", "FollowUp", "InsertionPath", "Interview", "InterviewMove", "JobSpell",
            "Meeting", "MeetingAttendee", "MeetingTopic", "Need", "NeedLevel", "NotesLock", "Organisation",
            "Orientation", "PartnerContact", "PlanAction", "PrivateNote", "RequestSpan", "Situation", "WorkEvent",
            "WorkSpan",
        }
    ),
    Keep.PEOPLE: frozenset(
        {
            "AdmissionDecision", "AdmissionRequest", "AdmissionSpan", "Allergy", "CareProtocol", "Child",
            "ChildFact", "Consent", "Contact", "Draft", "Erasure", "FileGiven", "Group", "GroupStay", "Home",
            "Parent", "Parenthood", "User", "cles",
        }
    ),
}  # fmt: skip
"""Every kind of record, and the journal's own words, under one reason."""


def forgotten(settings: Settings, today: date) -> tuple[Forgotten, ...]:
    """What may go on that day. Months are whole: everything of a month goes at once, evidence by whole years."""
    month = Month.of(today)
    evidence = date(first_year_of_control(today, settings.control_years), 1, 1)
    return (
        Forgotten(
            before=_before(month, settings.journal_consultation_months),
            acts=frozenset({Act.CONSULTED, Act.PASSED}),
        ),
        Forgotten(
            before=_before(month, settings.journal_insertion_months),
            acts=WRITES,
            kinds=KEPT[Keep.INSERTION],
        ),
        Forgotten(
            before=_before(month, settings.journal_people_months), acts=WRITES, kinds=KEPT[Keep.PEOPLE]
        ),
        Forgotten(before=evidence, acts=WRITES, kinds=KEPT[Keep.EVIDENCE]),
    )


def purge_when_due(session: Session) -> int:
    """Takes away what is too old, at most once a month; returns how many entries went.

    No right is asked: it is the crèche's duty, whoever leaves last. Raises FileRefused.
    """
    today = session.clock.day()
    last = session.store.purged_on()
    if last is not None and Month.of(last) >= Month.of(today):
        return 0
    return session.store.purge_journal(forgotten(settings_on(session, today), today))


def _before(month: Month, months: int) -> date:
    return month.plus(-months).first
