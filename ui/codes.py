"""The coded lists in French (listes de codes), as a field offers them and a list shows them."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from app.care.attendance import AbsenceReason
from app.care.enrolments import Kind
from app.families.records import FactKind, Gender, Regime
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.insertion.settings import OUTCOMES
from app.settings_catalogue import REASONS
from app.staff.records import LeaveKind, Qualification
from app.structure.records import Area, ClosureReason
from app.users import Role

E = TypeVar("E", bound=StrEnum)

KINDS: Mapping[Kind, str] = {
    Kind.REGULAR: "régulier",
    Kind.OCCASIONAL: "occasionnel",
    Kind.EMERGENCY: "urgence",
}
PRESCRIBERS: Mapping[Prescriber, str] = {
    Prescriber.FRANCE_TRAVAIL: "France Travail",
    Prescriber.MISSION_LOCALE: "mission locale",
    Prescriber.CAF: "Caf",
    Prescriber.DEPARTEMENT: "département",
    Prescriber.CAP_EMPLOI: "Cap emploi",
    Prescriber.PLIE: "PLIE",
    Prescriber.CCAS: "CCAS",
    Prescriber.PMI: "PMI",
    Prescriber.SELF: "la famille elle-même",
    Prescriber.OTHER: "autre",
}
REGIMES: Mapping[Regime, str] = {
    Regime.GENERAL: "général ou fonctionnaires",
    Regime.AGRICULTURAL: "agricole (MSA)",
    Regime.MARITIME: "maritime",
    Regime.OTHER: "autre",
}
GENDERS: Mapping[Gender, str] = {Gender.WOMAN: "femme", Gender.MAN: "homme", Gender.OTHER: "autre"}
FACTS: Mapping[FactKind, str] = {FactKind.WALKS: "marche", FactKind.AEEH: "AEEH"}
AREAS: Mapping[Area, str] = {
    Area.METROPOLITAN: "métropole",
    Area.ALSACE_MOSELLE: "Alsace-Moselle",
    Area.GUADELOUPE: "Guadeloupe",
    Area.MARTINIQUE: "Martinique",
    Area.GUYANE: "Guyane",
    Area.REUNION: "La Réunion",
    Area.MAYOTTE: "Mayotte",
}
CLOSURES: Mapping[ClosureReason, str] = {
    ClosureReason.HOLIDAYS: "congés",
    ClosureReason.PEDAGOGICAL: "journée pédagogique",
    ClosureReason.EXCEPTIONAL: "exceptionnelle",
}
ROLES: Mapping[Role, str] = {
    Role.DIRECTOR: "direction",
    Role.COUNSELLOR: "insertion",
    Role.TEAM: "équipe",
}
QUALIFICATIONS: Mapping[Qualification, str] = {
    Qualification.PUERICULTURE_NURSE: "puériculture",
    Qualification.EARLY_YEARS_EDUCATOR: "éducation de jeunes enfants",
    Qualification.CHILDCARE_ASSISTANT: "auxiliaire de puériculture",
    Qualification.NURSE: "infirmier ou infirmière",
    Qualification.PSYCHOMOTRICIAN: "psychomotricité",
    Qualification.EARLY_YEARS_CAP: "CAP petite enfance",
    Qualification.OTHER_ACCEPTED: "autre diplôme admis auprès des enfants",
    Qualification.MANAGEMENT: "direction, hors encadrement",
    Qualification.OTHER_STAFF: "autre, hors encadrement",
}
LEAVES: Mapping[LeaveKind, str] = {
    LeaveKind.PAID: "congé payé",
    LeaveKind.SICK: "arrêt maladie",
    LeaveKind.TRAINING: "formation",
    LeaveKind.OTHER: "autre absence",
}
LEAVES_TOLD: Mapping[LeaveKind, str] = {**LEAVES, LeaveKind.OTHER: "absence"}
"""As they are read; « autre » makes sense only beside the other choices of a form."""
OUTCOME_WORDS: Mapping[Outcome, str] = OUTCOMES
REASON_WORDS: Mapping[AbsenceReason, str] = REASONS


def offered(words: Mapping[E, str]) -> Sequence[tuple[str, E]]:
    """The choices of a `ChoiceField`, in the list's own order."""
    return [(text, code) for code, text in words.items()]
