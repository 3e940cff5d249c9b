"""The crèche's tables (tables): which record is kept in which; no table's name stands elsewhere but in migrations."""

from collections.abc import Mapping
from types import MappingProxyType

from app.admission.records import AdmissionDecision, AdmissionRequest, AdmissionSpan
from app.care.attendance import Absence, AttendedSpan
from app.care.enrolments import Enrolment
from app.care.envelopes import HourEnvelope
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, WeekPattern
from app.families.health import Allergy, CareProtocol
from app.families.records import (
    Child,
    ChildFact,
    Consent,
    Contact,
    Group,
    GroupStay,
    Home,
    Parent,
    Parenthood,
    Resources,
)
from app.filoue.record import FiloueMaking
from app.insertion.actions import PlanAction
from app.insertion.care_requests import CareRequest, RequestSpan
from app.insertion.engagements import Engagement
from app.insertion.follow_ups import FollowUp
from app.insertion.interviews import Interview, InterviewMove
from app.insertion.job_spells import JobSpell
from app.insertion.meetings import Meeting, MeetingAttendee, MeetingTopic
from app.insertion.needs import Need, NeedLevel
from app.insertion.orientations import Orientation
from app.insertion.partners import Organisation, PartnerContact
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import NotesLock, PrivateNote
from app.insertion.situations import Situation
from app.insertion.work_events import WorkEvent, WorkSpan
from app.protection.records import Erasure, FileGiven
from app.report.annex.made import AnnexMade
from app.report.closed_months import ClosedMonth, ClosedPaper
from app.report.comments import MonthComment
from app.settings import Setting
from app.staff.records import (
    Leave,
    ShiftException,
    ShiftExceptionSpan,
    ShiftPattern,
    ShiftPatternSpan,
    StaffContract,
    StaffMember,
)
from app.store import Draft, Record
from app.structure.records import CapacitySlot, Closure, Identity, OpeningSpan, PublicHoliday
from app.users import User

JOURNAL = "journal"
"""The journal's own table."""
HEADS = "journal_heads"
"""One row: the journal's secret and where its chain has come to."""
CUTS = "journal_cuts"
"""The runs of the journal that a purge took away."""
STEPS = "_sqlite_migrations"
"""Where sqlite-utils notes the migrations applied."""

TABLES: Mapping[type[Record], str] = MappingProxyType(
    {
        User: "users",
        Identity: "identities",
        OpeningSpan: "opening_spans",
        Closure: "closures",
        PublicHoliday: "public_holidays",
        CapacitySlot: "capacity_slots",
        Setting: "settings",
        Home: "homes",
        Parent: "parents",
        Child: "children",
        Parenthood: "parenthoods",
        Contact: "contacts",
        ChildFact: "child_facts",
        Group: "groups",
        GroupStay: "group_stays",
        Resources: "resources",
        Consent: "consents",
        Allergy: "allergies",
        CareProtocol: "care_protocols",
        Enrolment: "enrolments",
        WeekPattern: "week_patterns",
        PatternSpan: "pattern_spans",
        DayException: "day_exceptions",
        ExceptionSpan: "exception_spans",
        HourEnvelope: "hour_envelopes",
        AttendedSpan: "attended_spans",
        Absence: "absences",
        Organisation: "organisations",
        PartnerContact: "partner_contacts",
        Orientation: "orientations",
        InsertionPath: "insertion_paths",
        Situation: "situations",
        Need: "needs",
        NeedLevel: "need_levels",
        Engagement: "engagements",
        Interview: "interviews",
        InterviewMove: "interview_moves",
        PrivateNote: "private_notes",
        NotesLock: "notes_locks",
        Meeting: "meetings",
        MeetingAttendee: "meeting_attendees",
        MeetingTopic: "meeting_topics",
        PlanAction: "plan_actions",
        WorkEvent: "work_events",
        WorkSpan: "work_spans",
        CareRequest: "care_requests",
        RequestSpan: "request_spans",
        JobSpell: "job_spells",
        FollowUp: "follow_ups",
        AdmissionRequest: "admission_requests",
        AdmissionSpan: "admission_spans",
        AdmissionDecision: "admission_decisions",
        MonthComment: "month_comments",
        Draft: "drafts",
        StaffMember: "staff_members",
        StaffContract: "staff_contracts",
        ShiftPattern: "shift_patterns",
        ShiftPatternSpan: "shift_pattern_spans",
        ShiftException: "shift_exceptions",
        ShiftExceptionSpan: "shift_exception_spans",
        Leave: "leaves",
        ClosedMonth: "closed_months",
        ClosedPaper: "closed_papers",
        AnnexMade: "annexes_made",
        FiloueMaking: "filoue_makings",
        Erasure: "erasures",
        FileGiven: "files_given",
    }
)
"""In an order in which each table only refers to those before it: rows are carried in so."""

REFERS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "home_id": Home,
        "billing_home_id": Home,
        "parent_id": Parent,
        "child_id": Child,
        "group_id": Group,
        "enrolment_id": Enrolment,
        "pattern_id": WeekPattern,
        "exception_id": DayException,
        "user_id": User,
        "referent_id": User,
        "organisation_id": Organisation,
        "contact_id": PartnerContact,
        "orientation_id": Orientation,
        "path_id": InsertionPath,
        "need_id": Need,
        "interview_id": Interview,
        "opened_in_id": Interview,
        "closed_in_id": Interview,
        "meeting_id": Meeting,
        "event_id": WorkEvent,
        "request_id": CareRequest,
        "admission_id": AdmissionRequest,
        "member_id": StaffMember,
        "shift_pattern_id": ShiftPattern,
        "shift_exception_id": ShiftException,
        "closing_id": ClosedMonth,
    }
)
"""What a field of that name holds the id of."""


def kind_named(table: str) -> str:
    """The record's name for a table's name, as the journal tells it; the table's own name where it has none now."""
    for kind, name in TABLES.items():
        if name == table:
            return kind.__name__
    return table
