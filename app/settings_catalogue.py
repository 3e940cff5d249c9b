"""What the crèche may set (catalogue des réglages): each key's type, default and words for the settings page."""

from collections.abc import Mapping
from enum import StrEnum

from app.admission.priorities import ADMISSION
from app.care.attendance import AbsenceReason
from app.insertion.settings import INSERTION
from app.journal_settings import JOURNAL
from app.protection.settings import PROTECTION
from app.setting_kinds import Spec, choice, count, hour, weekdays, yes_no


class Rounding(StrEnum):
    """How a day's minutes are rounded (rules.md, Rounding)."""

    HALF_HOUR_STARTED = "half_hour_started"
    OUTER_HALF_HOURS = "outer_half_hours"
    MINUTE = "minute"


class AdaptationBilling(StrEnum):
    """How the days of the adaptation period are billed."""

    NORMAL = "normal"
    REAL_HOURS = "real_hours"
    FREE = "free"


class StaffRule(StrEnum):
    """How many adults are needed: A by walking, B one for six."""

    A = "A"
    B = "B"


class Dormant(StrEnum):
    """Whether a child with only occasional or emergency enrolments counts as enrolled (rules.md, The 20 %)."""

    ATTENDED_ONCE = "attended_once"
    ALWAYS = "always"


REASONS: Mapping[AbsenceReason, str] = {
    AbsenceReason.HOSPITAL: "hospitalisation",
    AbsenceReason.EXCLUDED_BY_DOCTOR: "éviction par le médecin",
    AbsenceReason.ILLNESS_CERTIFIED: "maladie avec certificat",
    AbsenceReason.HOLIDAY: "congé annoncé à temps",
    AbsenceReason.OTHER_ANNOUNCED: "autre absence annoncée",
    AbsenceReason.UNANNOUNCED: "absence non annoncée",
}
DEDUCTIBLE = frozenset(
    {
        AbsenceReason.HOSPITAL,
        AbsenceReason.EXCLUDED_BY_DOCTOR,
        AbsenceReason.ILLNESS_CERTIFIED,
        AbsenceReason.HOLIDAY,
    }
)
"""The reasons that are deductible until the crèche says otherwise (rules.md, Absence reasons)."""

ROUNDING = choice(
    "rounding",
    "Arrondi des heures",
    "S’applique au total d’un jour, pour les heures réalisées comme pour les facturées\u00a0; "
    "les heures pointées restent telles quelles.",
    Rounding.HALF_HOUR_STARTED,
    {
        Rounding.HALF_HOUR_STARTED: "à la demi-heure commencée, sur le total du jour",
        Rounding.OUTER_HALF_HOURS: "arrivée et départ élargis à la demi-heure",
        Rounding.MINUTE: "à la minute",
    },
)
ATYPICAL_BEFORE = hour(
    "atypical_before",
    "Horaires atypiques\u00a0: avant",
    "Les minutes avant cette heure sont atypiques.",
    "08:00",
)
ATYPICAL_FROM = hour(
    "atypical_from",
    "Horaires atypiques\u00a0: à partir de",
    "Les minutes à partir de cette heure sont atypiques.",
    "18:00",
)
ATYPICAL_WEEKDAYS = weekdays(
    "atypical_weekdays",
    "Horaires atypiques\u00a0: jours",
    "Ces jours sont atypiques en entier, de minuit à minuit.",
    "5,6",
)
ATYPICAL_HOLIDAYS = yes_no(
    "atypical_holidays",
    "Horaires atypiques\u00a0: jours fériés",
    "Un jour férié, même ouvert, est alors atypique en entier.",
    True,
)
WAITING_DAYS = count(
    "waiting_days",
    "Maladie avec certificat\u00a0: jours de carence",
    "Jours de calendrier facturés avant la déduction, comptés du premier jour de la maladie, week-ends compris.",
    3,
    least=0,
    most=30,
)
ANNOUNCED_DAYS = count(
    "announced_days",
    "Congé\u00a0: jours d’annonce",
    "Un congé annoncé au moins tant de jours de calendrier avant son premier jour est déduit en entier\u00a0; sinon, "
    "rien ne l’est.",
    2,
    least=0,
    most=366,
)
ADAPTATION = choice(
    "adaptation",
    "Facturation de l’adaptation",
    "Les jours de la période d’adaptation de l’enfant.",
    AdaptationBilling.REAL_HOURS,
    {
        AdaptationBilling.NORMAL: "comme les autres jours",
        AdaptationBilling.REAL_HOURS: "aux heures réalisées",
        AdaptationBilling.FREE: "gratuite",
    },
)
SURNOMBRE_PERCENT = count(
    "surnombre_percent",
    "Surnombre\u00a0: limite, en\u00a0% de la capacité",
    "Au-delà, un accueil prévu est refusé et un accueil constaté est signalé (arrêté du 8 octobre 2021).",
    115,
    least=100,
    most=200,
)
STAFF_RULE = choice(
    "staff_rule",
    "Règle d’encadrement",
    "Jamais moins de deux adultes quand un enfant est présent (micro-crèche\u00a0: un seul jusqu’à trois enfants).",
    StaffRule.A,
    {
        StaffRule.A: "A\u00a0: un adulte pour 5 enfants qui ne marchent pas et pour 8 qui marchent",
        StaffRule.B: "B\u00a0: un adulte pour 6 enfants",
    },
)
QUOTA_PERCENT = count(
    "quota_percent",
    "Part Avip à atteindre, en\u00a0%",
    "Part des enfants de moins de trois ans dont un parent a un parcours ouvert (art. L. 214-7 du CASF).",
    20,
    least=0,
    most=100,
)
DORMANT = choice(
    "dormant",
    "Contrats occasionnels ou d’urgence sans venue",
    "Un contrat ouvert dont l’enfant ne vient pas fait baisser la part Avip s’il est compté.",
    Dormant.ATTENDED_ONCE,
    {
        Dormant.ATTENDED_ONCE: "l’enfant compte dans le mois s’il est venu au moins une fois",
        Dormant.ALWAYS: "l’enfant compte tant que le contrat court",
    },
)
MASK_SMALL_CELLS = yes_no(
    "mask_small_cells",
    "Masquer les effectifs inférieurs à 5",
    "Pour les documents destinés à d’autres que la Caf\u00a0; le rapport à la Caf donne toujours les nombres.",
    False,
    printed=False,
)
LOCK_AFTER_MINUTES = count(
    "lock_after_minutes",
    "Verrouillage\u00a0: après tant de minutes",
    "Sans touche ni souris pendant ce temps, le dossier se referme et redemande la phrase de passe\u00a0; "
    "ce qui est commencé reste en place.",
    5,
    least=1,
    most=60,
    printed=False,
)
REASON_SPECS: Mapping[AbsenceReason, Spec[bool]] = {
    reason: yes_no(
        f"deductible.{reason}",
        f"Déduire\u00a0: {word}",
        "Oui\u00a0: les heures réservées de ces absences ne sont pas facturées.",
        reason in DEDUCTIBLE,
    )
    for reason, word in REASONS.items()
}
CATALOGUE: tuple[Spec[object], ...] = (
    ROUNDING,
    ADAPTATION,
    *REASON_SPECS.values(),
    WAITING_DAYS,
    ANNOUNCED_DAYS,
    ATYPICAL_BEFORE,
    ATYPICAL_FROM,
    ATYPICAL_WEEKDAYS,
    ATYPICAL_HOLIDAYS,
    SURNOMBRE_PERCENT,
    STAFF_RULE,
    QUOTA_PERCENT,
    DORMANT,
    MASK_SMALL_CELLS,
    LOCK_AFTER_MINUTES,
    *INSERTION,
    *ADMISSION,
    *PROTECTION,
    *JOURNAL,
)
"""Every setting, in the order of the page."""
