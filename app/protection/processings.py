"""What is done with whose data (traitements): for each, why, on whom, which data, who receives them, how long."""

from dataclasses import dataclass, replace

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
from app.protection.durations import journal_durations, years
from app.protection.filled import COUNTED_FROM, NOTHING, TITLES, Activity, Filled, LegalBasis
from app.protection.records import Erasure, FileGiven
from app.report.annex.made import AnnexMade
from app.report.closed_months import ClosedMonth, ClosedPaper
from app.report.comments import MonthComment
from app.settings import Setting, Settings
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Processing:
    """One processing: a line of the register."""

    activity: Activity
    purpose: str
    people: str
    data: str
    recipients: str
    retention: str
    kinds: frozenset[type[Record]]
    """The records in which the program keeps it."""
    basis: LegalBasis | None = None
    months: int | None = None
    """Of the crèche's own part: already said in `retention`."""

    @property
    def id(self) -> str:
        """Its code."""
        return self.activity

    @property
    def title(self) -> str:
        """Its name in the register."""
        return TITLES[self.activity]


NOT_PERSONAL: frozenset[type[Record]] = frozenset(
    {CapacitySlot, Closure, Group, Identity, OpeningSpan, PublicHoliday, Setting}
)
"""Of the crèche itself: nobody's."""
INSERTION: frozenset[type[Record]] = frozenset(
    {
        CareRequest, Engagement, FollowUp, InsertionPath, Interview, InterviewMove, JobSpell, Meeting,
        MeetingAttendee, MeetingTopic, Need, NeedLevel, NotesLock, Organisation, Orientation,
        PartnerContact, PlanAction, PrivateNote, RequestSpan, Situation, WorkEvent, WorkSpan,
    }
)  # fmt: skip


def processings(settings: Settings, filled: Filled = NOTHING) -> tuple[Processing, ...]:
    """What is done with whose data, with the durations of these settings and what the crèche filled in."""
    control = (
        f"Ce qui prouve les heures est gardé tant qu’un contrôle de la Caf peut le demander : "
        f"{years(settings.control_years)}, l’année en cours comprise."
    )
    child = f"{years(settings.retention_child_years)} après le départ de l’enfant. {control}"
    months = filled.months
    found = (
        _children(child),
        _health(child),
        _admission(settings),
        _insertion(settings),
        _reports(control),
        _staff(months.get(Activity.STAFF)),
        _accounts(settings, months.get(Activity.ACCOUNTS)),
    )
    return tuple(
        replace(one, basis=filled.bases.get(one.activity), months=months.get(one.activity)) for one in found
    )


def _children(child: str) -> Processing:
    return Processing(
        activity=Activity.CHILDREN,
        purpose="Tenir le dossier des enfants et de leur famille, les contrats d’accueil, les heures "
        "réservées, réalisées et facturées ; savoir qui peut venir chercher un enfant.",
        people="Enfants, parents et représentants légaux, personnes à prévenir.",
        data="Identité, naissance, adresse, téléphone, courriel, numéro d’allocataire et régime, "
        "ressources du foyer, contrats, présences et absences avec leur motif codé, marche, AEEH. Ni "
        "numéro de sécurité sociale, ni origine, ni religion.",
        recipients="La direction et l’équipe ; la conseillère ou le conseiller, sans les ressources. La "
        "Caf reçoit des totaux, et les données demandées lors d’un contrôle.",
        retention=child,
        kinds=frozenset(
            {
                Absence,
                AttendedSpan,
                Child,
                ChildFact,
                Contact,
                DayException,
                Enrolment,
                ExceptionSpan,
                GroupStay,
                Home,
                HourEnvelope,
                Parent,
                Parenthood,
                PatternSpan,
                Resources,
                WeekPattern,
            }
        ),
    )


def _health(child: str) -> Processing:
    return Processing(
        activity=Activity.HEALTH,
        purpose="Accueillir l’enfant en sécurité : allergies, projet d’accueil individualisé (données de "
        "santé, art. 9 du RGPD).",
        people="Enfants accueillis.",
        data="Allergie et conduite à tenir, protocole et lieu du document. Aucun diagnostic.",
        recipients="La direction et l’équipe qui accueille l’enfant. Personne d’autre.",
        retention=child,
        kinds=frozenset({Allergy, CareProtocol}),
    )


def _admission(settings: Settings) -> Processing:
    return Processing(
        activity=Activity.ADMISSION,
        purpose="Recevoir les demandes de place, les classer selon les priorités de la crèche, y répondre.",
        people="Enfants pour lesquels une place est demandée, et la personne qui demande.",
        data="Identité, naissance, téléphone, courriel, heures souhaitées, critères de priorité (parent seul, "
        "QPV, RSA, fratrie, place Avip), décisions avec leur motif codé.",
        recipients="La direction.",
        retention=f"{years(settings.retention_request_years)} après la décision pour une demande sans suite ; "
        "avec le dossier de l’enfant pour une demande acceptée.",
        kinds=frozenset({AdmissionDecision, AdmissionRequest, AdmissionSpan}),
    )


def _insertion(settings: Settings) -> Processing:
    return Processing(
        activity=Activity.INSERTION,
        purpose="Accompagner le retour à l’emploi des parents d’une place Avip : orientation, engagement, "
        "entretiens, plan d’action, emploi trouvé ; mesurer la part Avip et les résultats.",
        people="Parents en parcours ou orientés vers la crèche, contacts des partenaires.",
        data="Situation en listes codées (travail, études, RSA, QPV, parent seul, permis), besoins sans aucun "
        "détail de santé, entretiens et notes que le parent peut lire, notes privées scellées, actions, "
        "emplois et suivis.",
        recipients="La conseillère ou le conseiller, la direction (sans les notes privées). Les partenaires "
        "reçoivent ce que le parent leur remet. La Caf reçoit des nombres, sans nom.",
        retention=f"{years(settings.retention_insertion_years)} après le dernier contact avec le parent.",
        kinds=INSERTION,
    )


def _reports(control: str) -> Processing:
    return Processing(
        activity=Activity.REPORTS,
        purpose="Établir le rapport du mois et les déclarations de la PSU ; recueillir la réponse des "
        "familles sur les statistiques annuelles (Filoué).",
        people="Familles accueillies, en totaux ; foyers, pour leur réponse.",
        data="Totaux d’heures et d’enfants, commentaire de la direction, réponse datée du foyer.",
        recipients="La Caf, en totaux ; la Cnaf, pour Filoué, selon la réponse du foyer.",
        retention=f"Les rapports clos, sans nom, sont gardés. {control}",
        kinds=frozenset({AnnexMade, ClosedMonth, ClosedPaper, Consent, FiloueMaking, MonthComment}),
    )


def _staff(months: int | None) -> Processing:
    return Processing(
        activity=Activity.STAFF,
        purpose="Planifier les horaires et vérifier l’encadrement de chaque minute.",
        people="Personnes de l’équipe.",
        data="Identité, diplôme, contrat de travail en heures, horaires, congés et absences, sans motif "
        "médical.",
        recipients="La direction ; l’équipe voit les horaires. La Caf et la PMI lors d’un contrôle.",
        retention=f"{months} mois {COUNTED_FROM[Activity.STAFF]}." if months else "",
        kinds=frozenset(
            {
                Leave,
                ShiftException,
                ShiftExceptionSpan,
                ShiftPattern,
                ShiftPatternSpan,
                StaffContract,
                StaffMember,
            }
        ),
    )


def _accounts(settings: Settings, months: int | None) -> Processing:
    return Processing(
        activity=Activity.ACCOUNTS,
        purpose="Donner accès selon le rôle, prouver qui a écrit quoi, répondre aux demandes d’accès et "
        "d’effacement.",
        people="Personnes qui utilisent le programme ; personnes du dossier, par leur numéro seul.",
        data="Identifiant, nom, rôle, écritures datées, brouillons, liste des effacements et des dossiers "
        "remis.",
        recipients="La direction.",
        retention=journal_durations(settings, months),
        kinds=frozenset({Draft, Erasure, FileGiven, User}),
    )
