"""The insertion's coded lists in French (listes de codes), as a field offers them, a list and a paper show them."""

from collections.abc import Mapping
from typing import Any

from app.insertion.actions import ActionKind, ActionOwner, ActionState
from app.insertion.care_answers import How
from app.insertion.care_requests import Became, RequestAnswer
from app.insertion.engagements import EndReason
from app.insertion.follow_ups import FollowUpAnswer
from app.insertion.interviews import InterviewState, Medium, MovedBy, Subject
from app.insertion.job_spells import Evidence, JobKind
from app.insertion.meetings import MeetingState, TopicReason
from app.insertion.needs import Closing, Intensity, Theme
from app.insertion.orientations import Answer, Decliner, DeclineReason, Purpose
from app.insertion.partners import OrganisationKind
from app.insertion.situations import Driving, Education, Work
from app.insertion.work_events import WorkKind

ORGANISATION_KINDS: Mapping[OrganisationKind, str] = {
    OrganisationKind.FRANCE_TRAVAIL: "France Travail",
    OrganisationKind.MISSION_LOCALE: "mission locale",
    OrganisationKind.CAF: "Caf",
    OrganisationKind.DEPARTEMENT: "département",
    OrganisationKind.CAP_EMPLOI: "Cap emploi",
    OrganisationKind.PLIE: "PLIE",
    OrganisationKind.CCAS: "CCAS",
    OrganisationKind.PMI: "PMI",
    OrganisationKind.SIAE: "structure d’insertion (SIAE)",
    OrganisationKind.TRAINING_BODY: "organisme de formation",
    OrganisationKind.EMPLOYER: "employeur",
    OrganisationKind.TEMP_AGENCY: "agence d’intérim",
    OrganisationKind.ASSOCIATION: "association",
    OrganisationKind.OTHER: "autre",
}
PURPOSES: Mapping[Purpose, str] = {
    Purpose.JOB_INTERVIEW: "entretien d’embauche",
    Purpose.TRAINING: "formation",
    Purpose.INTERNSHIP: "stage",
    Purpose.TRIAL: "période d’essai",
    Purpose.JOB_START: "prise de poste",
    Purpose.OWN_BUSINESS: "création d’entreprise",
    Purpose.STEPS: "démarches de recherche d’emploi",
    Purpose.OTHER: "autre",
}
ANSWERS: Mapping[Answer, str] = {
    Answer.WAITING: "en attente",
    Answer.ACCEPTED: "acceptée",
    Answer.DECLINED: "refusée",
}
DECLINERS: Mapping[Decliner, str] = {Decliner.CRECHE: "la crèche", Decliner.PARENT: "le parent"}
DECLINE_REASONS: Mapping[DeclineReason, str] = {
    DeclineReason.NO_PLACE: "pas de place",
    DeclineReason.HOURS: "horaires impossibles",
    DeclineReason.NOT_ELIGIBLE: "hors du public Avip",
    DeclineReason.CHILD_AGE: "âge de l’enfant",
    DeclineReason.OTHER_CARE: "autre mode d’accueil trouvé",
    DeclineReason.NO_LONGER_NEEDED: "besoin disparu",
    DeclineReason.NO_NEWS: "sans nouvelles",
    DeclineReason.OTHER: "autre motif",
}
WORK: Mapping[Work, str] = {
    Work.JOB_SEEKING: "en recherche d’emploi",
    Work.TRAINING_SEEKING: "en recherche de formation",
    Work.PROJECT: "en construction de projet",
    Work.CDI_FULL_TIME: "en CDI à temps plein",
    Work.CDI_PART_TIME: "en CDI à temps partiel",
    Work.CDD_FULL_TIME: "en CDD à temps plein",
    Work.CDD_PART_TIME: "en CDD à temps partiel",
    Work.TEMP: "en intérim",
    Work.SUBSIDISED_JOB: "en contrat aidé",
    Work.INSERTION_JOB: "en insertion par l’activité (IAE)",
    Work.APPRENTICESHIP: "en alternance",
    Work.INTERNSHIP: "en stage",
    Work.TRAINING: "en formation",
    Work.OWN_BUSINESS: "en création d’entreprise",
    Work.PARENTAL_LEAVE: "en congé parental",
    Work.AT_HOME: "au foyer",
    Work.OTHER: "autre situation",
}
EDUCATION: Mapping[Education, str] = {
    Education.AFS: "aucune formation scolaire",
    Education.CP4: "primaire à 4e",
    Education.CFG: "4e achevée",
    Education.C3A: "3e, brevet",
    Education.C12: "2de ou 1re",
    Education.NV5: "CAP, BEP",
    Education.NV4: "bac",
    Education.NV3: "bac + 2",
    Education.NV2: "bac + 3 ou 4",
    Education.NV1: "bac + 5 et plus",
}
DRIVING: Mapping[Driving, str] = {
    Driving.NONE: "permis B non commencé",
    Driving.LEARNING: "permis B en cours",
    Driving.LICENCE: "permis B",
}
THEMES: Mapping[Theme, str] = {
    Theme.HOUSING: "logement",
    Theme.MOBILITY: "mobilité",
    Theme.CHILDCARE: "garde d’enfants, famille",
    Theme.HEALTH: "santé",
    Theme.LANGUAGE: "maîtrise de la langue",
    Theme.DIGITAL: "numérique",
    Theme.PAPERWORK: "difficultés administratives",
    Theme.MONEY: "difficultés financières",
    Theme.CHOOSING_A_JOB: "choisir un métier",
    Theme.TRAINING: "se former",
    Theme.APPLYING: "préparer sa candidature",
    Theme.FINDING_A_JOB: "trouver un emploi",
    Theme.OWN_BUSINESS: "créer une entreprise",
}
INTENSITIES: Mapping[Intensity, str] = {
    Intensity.LOW: "faible",
    Intensity.MEDIUM: "moyen",
    Intensity.HIGH: "fort",
    Intensity.UNKNOWN: "non renseigné",
}
CLOSINGS: Mapping[Closing, str] = {
    Closing.LIFTED: "levé",
    Closing.EASED: "allégé",
    Closing.PERSISTENT: "persistant",
    Closing.VOID: "sans objet",
}
END_REASONS: Mapping[EndReason, str] = {
    EndReason.JOB: "emploi",
    EndReason.TRAINING: "entrée en formation",
    EndReason.CHILD_LEFT: "départ de l’enfant",
    EndReason.MOVED: "déménagement",
    EndReason.PARENT_WISH: "souhait du parent",
    EndReason.BREACH: "manquement",
    EndReason.OTHER: "autre motif",
}
STATES: Mapping[InterviewState, str] = {
    InterviewState.PLANNED: "prévu",
    InterviewState.HELD: "tenu",
    InterviewState.EXCUSED: "excusé",
    InterviewState.CANCELLED: "annulé par la crèche",
    InterviewState.NO_SHOW: "manqué",
}
STATE_KEYS: Mapping[InterviewState, tuple[str, str]] = {
    InterviewState.PLANNED: ("Prévu", "V"),
    InterviewState.HELD: ("Tenu", "T"),
    InterviewState.EXCUSED: ("Excusé", "E"),
    InterviewState.NO_SHOW: ("Manqué", "M"),
    InterviewState.CANCELLED: ("Annulé", "A"),
}
"""The word of a button, and the key that is enough."""
MEDIUMS: Mapping[Medium, str] = {
    Medium.ON_SITE: "sur place",
    Medium.PHONE: "au téléphone",
    Medium.VIDEO: "en visio",
    Medium.AT_HOME: "à domicile",
    Medium.OUTSIDE: "à l’extérieur",
}
SUBJECTS: Mapping[Subject, str] = {
    Subject.FOLLOW_UP: "suivi",
    Subject.FIRST: "premier entretien",
    Subject.ENGAGEMENT: "engagement",
    Subject.BILAN: "bilan",
    Subject.JOB_PREPARATION: "préparation à l’embauche",
    Subject.OTHER: "autre sujet",
}
MOVERS: Mapping[MovedBy, str] = {MovedBy.PARENT: "le parent", MovedBy.CRECHE: "la crèche"}
ACTIONS: Mapping[ActionKind, str] = {
    ActionKind.EMPLOYER_CONTACT: "contact d’employeur",
    ActionKind.JOB_AD_SEARCH: "recherche d’annonces",
    ActionKind.CV_LETTER: "CV et lettre",
    ActionKind.TEMP_MISSIONS: "missions d’intérim",
    ActionKind.SELF_PRESENTATION: "présentation de soi",
    ActionKind.TRAINING: "formation",
    ActionKind.IMMERSION: "immersion",
    ActionKind.PAPERWORK: "démarches",
    ActionKind.OTHER: "autre",
}
OWNERS: Mapping[ActionOwner, str] = {
    ActionOwner.PARENT: "le parent",
    ActionOwner.COUNSELLOR: "la crèche",
    ActionOwner.TOGETHER: "ensemble",
    ActionOwner.PARTNER: "un partenaire",
}
ACTION_STATES: Mapping[ActionState, str] = {
    ActionState.OPEN: "ouverte",
    ActionState.DONE: "faite",
    ActionState.DROPPED: "abandonnée",
}
WORK_KINDS: Mapping[WorkKind, str] = {
    WorkKind.JOB_INTERVIEW: "entretien d’embauche",
    WorkKind.TRAINING: "formation",
    WorkKind.IMMERSION: "immersion",
    WorkKind.TRIAL: "période d’essai",
    WorkKind.JOB: "emploi",
}
JOB_KINDS: Mapping[JobKind, str] = {
    JobKind.CDI: "CDI",
    JobKind.CDD_6_MONTHS: "CDD de six mois ou plus",
    JobKind.TEMP_6_MONTHS: "intérim de six mois ou plus",
    JobKind.CIVIL_SERVICE: "fonction publique",
    JobKind.OWN_BUSINESS: "création d’entreprise",
    JobKind.CDD_SHORT: "CDD de moins de six mois",
    JobKind.TEMP_SHORT: "intérim de moins de six mois",
    JobKind.SUBSIDISED_JOB: "contrat aidé",
    JobKind.APPRENTICESHIP: "alternance",
}
EVIDENCE: Mapping[Evidence, str] = {
    Evidence.CONTRACT: "contrat de travail",
    Evidence.PAYSLIP: "bulletin de paie",
    Evidence.EMPLOYER_LETTER: "attestation de l’employeur",
    Evidence.REGISTRATION: "immatriculation de l’entreprise",
    Evidence.DECLARED: "déclaration du parent",
}
FOLLOW_UPS: Mapping[FollowUpAnswer, str] = {
    FollowUpAnswer.EMPLOYED: "en emploi",
    FollowUpAnswer.NOT_EMPLOYED: "sans emploi",
    FollowUpAnswer.UNREACHABLE: "non joignable",
}
REQUEST_ANSWERS: Mapping[RequestAnswer, str] = {
    RequestAnswer.WAITING: "en attente de réponse",
    RequestAnswer.ACCEPTED: "accepté",
    RequestAnswer.DECLINED: "refusé",
    RequestAnswer.WITHDRAWN: "demande retirée",
}
BECAME: Mapping[Became, str] = {
    Became.EXCEPTIONS: "pour ces jours seulement",
    Became.WEEK: "dans la semaine type du contrat",
    Became.ENROLMENT: "par un nouveau contrat",
}
HOW: Mapping[How, str] = {
    How.ADDED: "en plus des heures prévues",
    How.IN_PLACE: "à la place des heures prévues",
}
MEETING_STATES: Mapping[MeetingState, str] = {
    MeetingState.PLANNED: "prévue",
    MeetingState.HELD: "tenue",
    MeetingState.CANCELLED: "annulée",
}
TOPIC_REASONS: Mapping[TopicReason, str] = {
    TopicReason.SILENT: "sans entretien depuis longtemps",
    TopicReason.ABSENCES: "deux absences de suite",
    TopicReason.OVERDUE: "action en retard",
    TopicReason.ENDING: "engagement à son terme",
    TopicReason.ASKED: "demandé",
}

ALL: tuple[Mapping[Any, str], ...] = (
    ORGANISATION_KINDS, PURPOSES, ANSWERS, DECLINERS, DECLINE_REASONS, WORK, EDUCATION, DRIVING, THEMES, INTENSITIES,
    CLOSINGS, END_REASONS, STATES, MEDIUMS, SUBJECTS, MOVERS, OWNERS, ACTION_STATES, ACTIONS, WORK_KINDS, JOB_KINDS,
    EVIDENCE, FOLLOW_UPS, REQUEST_ANSWERS, BECAME, HOW, MEETING_STATES, TOPIC_REASONS,
)  # fmt: skip
"""For the journal, which tells a code by its words whatever list it is of."""
