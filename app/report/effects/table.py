"""Which records have an effect on the reports, and which have none (table des effets): every kind stands here."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

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
from app.report.effects import care, insertion, staff, structure
from app.report.effects.look import Effects, Look, Looks, Subject
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

Own = Callable[[Any, Look], Effects]
Shared = Callable[[Any, Looks], Iterator[Subject]]

OWN: Mapping[type[Record], Own] = MappingProxyType(
    {
        AttendedSpan: care.stay_effects,
        Absence: care.absence_effects,
        Enrolment: care.enrolment_effects,
        ChildFact: care.fact_effects,
        Parenthood: care.parenthood_effects,
        Closure: structure.closure_effects,
        PublicHoliday: structure.holiday_effects,
        MonthComment: structure.comment_effects,
        InsertionPath: insertion.path_effects,
        Engagement: insertion.engagement_effects,
        Interview: insertion.interview_effects,
        PlanAction: insertion.action_effects,
        Meeting: insertion.meeting_effects,
        StaffMember: staff.member_effects,
        Leave: staff.leave_effects,
    }
)
"""The effects of a record by itself."""

SHARED: Mapping[type[Record], Shared] = MappingProxyType(
    {
        Absence: care.illness_subjects,
        Enrolment: care.enrolment_subjects,
        WeekPattern: care.pattern_subjects,
        PatternSpan: care.pattern_span_subjects,
        DayException: care.exception_subjects,
        ExceptionSpan: care.exception_span_subjects,
        OpeningSpan: structure.opening_subjects,
        CapacitySlot: structure.capacity_subjects,
        Identity: structure.identity_subjects,
        Setting: structure.setting_subjects,
        InsertionPath: insertion.path_subjects,
        Orientation: insertion.orientation_subjects,
        Engagement: insertion.engagement_subjects,
        Interview: insertion.rates_subjects,
        JobSpell: insertion.rates_subjects,
        FollowUp: insertion.rates_subjects,
        Situation: insertion.situation_subjects,
        ShiftPattern: staff.pattern_subjects,
        ShiftPatternSpan: staff.pattern_span_subjects,
        ShiftException: staff.exception_subjects,
        ShiftExceptionSpan: staff.exception_span_subjects,
    }
)
"""What must be asked anew when a record changes, because its effects hang on its neighbours."""

NONE: frozenset[type[Record]] = frozenset(
    {
        AdmissionDecision, AdmissionRequest, AdmissionSpan, Allergy, AnnexMade, CareProtocol, CareRequest,
        Child, ClosedMonth, ClosedPaper, Consent, Contact, Draft, Erasure, FileGiven, FiloueMaking, Group,
        GroupStay, Home, HourEnvelope,
        InterviewMove, MeetingAttendee, MeetingTopic, Need, NeedLevel, NotesLock, Organisation, Parent,
        PartnerContact, PrivateNote, RequestSpan, Resources, StaffContract, User, WorkEvent, WorkSpan,
    }
)  # fmt: skip
"""In no monthly report, or what may be corrected at any time: names, contacts, birth dates (rules.md)."""
