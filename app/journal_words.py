"""The journal in French (mots du journal): what each kind of record is called."""

from collections.abc import Mapping

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

KINDS: Mapping[type[Record], str] = {
    Absence: "absence",
    AdmissionDecision: "décision d’admission",
    AdmissionRequest: "demande d’admission",
    AdmissionSpan: "heures souhaitées",
    Allergy: "allergie",
    AnnexMade: "annexe nominative",
    AttendedSpan: "présence",
    CapacitySlot: "tranche d’agrément",
    CareProtocol: "protocole d’accueil",
    CareRequest: "demande d’accueil",
    Child: "enfant",
    ChildFact: "fait daté",
    ClosedMonth: "clôture d’un mois",
    ClosedPaper: "papier d’un mois clos",
    Closure: "fermeture",
    Consent: "réponse sur les statistiques",
    Contact: "contact",
    DayException: "exception d’un jour",
    Draft: "brouillon",
    Engagement: "engagement",
    Enrolment: "contrat d’accueil",
    Erasure: "effacement",
    ExceptionSpan: "heures d’une exception",
    FiloueMaking: "fichier Filoué",
    FileGiven: "dossier remis",
    FollowUp: "suivi après la sortie",
    Group: "groupe",
    GroupStay: "passage dans un groupe",
    Home: "foyer",
    HourEnvelope: "volume d’heures",
    Identity: "identité de la crèche",
    InsertionPath: "parcours",
    Interview: "entretien",
    InterviewMove: "déplacement d’un entretien",
    JobSpell: "emploi",
    Leave: "congé",
    Meeting: "réunion",
    MeetingAttendee: "présence à une réunion",
    MeetingTopic: "parent à l’ordre du jour",
    MonthComment: "commentaire du rapport",
    Need: "besoin",
    NeedLevel: "intensité d’un besoin",
    NotesLock: "clé scellée des notes privées",
    OpeningSpan: "horaire d’ouverture",
    Organisation: "partenaire",
    Orientation: "orientation",
    Parent: "parent",
    Parenthood: "lien de parenté",
    PartnerContact: "contact d’un partenaire",
    PatternSpan: "heures d’une semaine type",
    PlanAction: "action",
    PrivateNote: "note privée",
    PublicHoliday: "jour férié",
    RequestSpan: "heures demandées",
    Resources: "ressources",
    Setting: "réglage",
    ShiftException: "horaire d’un jour",
    ShiftExceptionSpan: "heures d’un horaire d’un jour",
    ShiftPattern: "horaires d’une personne",
    ShiftPatternSpan: "heures d’une semaine de travail",
    Situation: "situation",
    StaffContract: "contrat de travail",
    StaffMember: "personne de l’équipe",
    User: "compte",
    WeekPattern: "semaine type",
    WorkEvent: "rendez-vous de travail",
    WorkSpan: "heures de travail",
}
KEYS = "clés du dossier"
"""A change of passphrases or of a printed code: no record, and never what was typed."""
KEY_FIELDS: Mapping[str, str] = {
    "notes_code": "code des notes privées",
    "data_key": "clé du dossier",
    "notes_key": "clé des notes privées",
    "passphrase": "phrase de passe",
    "recovery_code": "code de secours",
    "slot": "accès",
}
"""What changed in the keys."""
OTHERS: Mapping[str, str] = {"cles": KEYS, "dossier": "dossier", "journal": "journal"}
"""What is no record: the keys, the folder as a whole, the journal itself."""
PURGE_FIELDS: Mapping[str, str] = {
    "entries": "écritures effacées",
    "first": "de la",
    "last": "à la",
    "seal": "empreinte",
}
"""What a purge tells of what it took."""
BY_NAME: Mapping[str, type[Record]] = {kind.__name__: kind for kind in KINDS}
