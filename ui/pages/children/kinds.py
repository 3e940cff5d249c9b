"""What the page of the children reads (faits lus): a commit that touches one of these is read again."""

from app.admission.records import AdmissionDecision, AdmissionRequest, AdmissionSpan
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
from app.insertion.paths import InsertionPath
from app.settings import Setting
from app.staff.records import (
    Leave,
    ShiftException,
    ShiftExceptionSpan,
    ShiftPattern,
    ShiftPatternSpan,
    StaffMember,
)
from app.structure.records import CapacitySlot, Closure, OpeningSpan, PublicHoliday

KINDS = frozenset(
    {
        Allergy, CareProtocol, Child, ChildFact, Consent, Contact, DayException, Enrolment, ExceptionSpan, Group,
        GroupStay, Home, HourEnvelope, Parent, Parenthood, PatternSpan, Resources, WeekPattern,
        # what the waiting list and the month of a moving roster read besides
        AdmissionDecision, AdmissionRequest, AdmissionSpan, CapacitySlot, Closure, InsertionPath, Leave, OpeningSpan,
        PublicHoliday, Setting, ShiftException, ShiftExceptionSpan, ShiftPattern, ShiftPatternSpan, StaffMember,
    }
)  # fmt: skip
