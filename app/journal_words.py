"""The journal in French (mots du journal): what each kind of record and each of its fields is called."""

from collections.abc import Mapping
from enum import StrEnum

from app.care.attendance import Absence, AttendedSpan
from app.care.enrolments import Enrolment
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
from app.report.comments import MonthComment
from app.settings import Setting
from app.store import Record
from app.structure.records import CapacitySlot, Closure, Identity, OpeningSpan, PublicHoliday
from app.users import User

KINDS: Mapping[type[Record], str] = {
    Absence: "absence",
    Allergy: "allergie",
    AttendedSpan: "présence",
    CapacitySlot: "tranche d’agrément",
    CareProtocol: "protocole d’accueil",
    Child: "enfant",
    ChildFact: "fait daté",
    Closure: "fermeture",
    Consent: "réponse sur les statistiques",
    Contact: "contact",
    DayException: "exception d’un jour",
    Enrolment: "contrat d’accueil",
    ExceptionSpan: "heures d’une exception",
    Group: "groupe",
    GroupStay: "passage dans un groupe",
    Home: "foyer",
    Identity: "identité de la crèche",
    InsertionPath: "parcours",
    MonthComment: "commentaire du rapport",
    OpeningSpan: "horaire d’ouverture",
    Parent: "parent",
    Parenthood: "lien de parenté",
    PatternSpan: "heures d’une semaine type",
    PublicHoliday: "jour férié",
    Resources: "ressources",
    Setting: "réglage",
    User: "compte",
    WeekPattern: "semaine type",
}
KEYS = "clés du dossier"
"""A change of passphrases or of the recovery code: no record, and never what was typed."""
KEY_FIELDS: Mapping[str, str] = {
    "passphrase": "phrase de passe",
    "recovery_code": "code de secours",
    "slot": "accès",
}
"""What changed in the keys."""
BY_NAME: Mapping[str, type[Record]] = {kind.__name__: kind for kind in KINDS}


class Told(StrEnum):
    """How a field's value is said."""

    TEXT = "text"
    DAY = "day"
    HOUR = "hour"
    EUROS = "euros"
    YES_NO = "yes_no"
    WEEKDAY = "weekday"
    REFERENCE = "reference"
    """The id of another record: who it is stands in the line already."""


FIELDS: Mapping[str, tuple[str, Told]] = {
    "active": ("ouvert", Told.YES_NO),
    "adaptation_first_day": ("début de l’adaptation", Told.DAY),
    "adaptation_last_day": ("fin de l’adaptation", Told.DAY),
    "address": ("adresse", Told.TEXT),
    "adviser": ("conseiller ou conseillère", Told.TEXT),
    "aeeh_children": ("enfants avec AEEH", Told.TEXT),
    "anchor": ("lundi d’ancrage", Told.DAY),
    "announced_on": ("annoncée le", Told.DAY),
    "area": ("zone des jours fériés", Told.TEXT),
    "arrived": ("arrivée", Told.HOUR),
    "billing_home_id": ("foyer facturé", Told.REFERENCE),
    "birth_day": ("naissance", Told.DAY),
    "caf_number": ("numéro Caf", Told.TEXT),
    "caf_office": ("code de la Caf", Told.TEXT),
    "child_id": ("enfant", Told.REFERENCE),
    "commune": ("commune", Told.TEXT),
    "day": ("jour", Told.DAY),
    "dependants": ("enfants à charge", Told.TEXT),
    "email": ("courriel", Told.TEXT),
    "emergency": ("à appeler en urgence", Told.YES_NO),
    "end": ("fin", Told.HOUR),
    "end_reason": ("motif de fin", Told.TEXT),
    "ended_on": ("terminé le", Told.DAY),
    "enrolment_id": ("contrat", Told.REFERENCE),
    "entry_day": ("entrée", Told.DAY),
    "exception_id": ("exception", Told.REFERENCE),
    "exit_day": ("sortie", Told.DAY),
    "first_day": ("premier jour", Told.DAY),
    "first_name": ("prénom", Told.TEXT),
    "gender": ("genre", Told.TEXT),
    "given": ("accord", Told.YES_NO),
    "group_id": ("groupe", Told.REFERENCE),
    "home_id": ("foyer", Told.REFERENCE),
    "idequ": ("IDEQU", Told.TEXT),
    "instructions": ("conduite à tenir", Told.TEXT),
    "kept_at": ("lieu du document", Told.TEXT),
    "key": ("règle", Told.TEXT),
    "kind": ("type", Told.TEXT),
    "label": ("libellé", Told.TEXT),
    "label_first_day": ("début du label", Told.DAY),
    "label_last_day": ("fin du label", Told.DAY),
    "label_number": ("numéro du label", Told.TEXT),
    "last_day": ("dernier jour", Told.DAY),
    "last_name": ("nom", Told.TEXT),
    "left": ("départ", Told.HOUR),
    "login": ("identifiant", Told.TEXT),
    "manager": ("gestionnaire", Told.TEXT),
    "may_collect": ("peut venir chercher", Told.YES_NO),
    "micro": ("micro-crèche", Told.YES_NO),
    "month": ("mois", Told.TEXT),
    "monthly_cents": ("ressources du mois", Told.EUROS),
    "name": ("nom", Told.TEXT),
    "note": ("note", Told.TEXT),
    "opens": ("ouverte ce jour", Told.YES_NO),
    "outcome": ("motif de sortie", Told.TEXT),
    "parent_id": ("parent", Told.REFERENCE),
    "pattern_id": ("semaine type", Told.REFERENCE),
    "phone": ("téléphone", Told.TEXT),
    "places": ("places", Told.TEXT),
    "position": ("rang", Told.TEXT),
    "postcode": ("code postal", Told.TEXT),
    "prescribed_on": ("prescrit le", Told.DAY),
    "prescriber": ("prescripteur", Told.TEXT),
    "reason": ("motif", Told.TEXT),
    "regime": ("régime", Told.TEXT),
    "relation": ("lien", Told.TEXT),
    "role": ("rôle", Told.TEXT),
    "signed_on": ("signé le", Told.DAY),
    "start": ("début", Told.HOUR),
    "text": ("texte", Told.TEXT),
    "turn": ("roulement", Told.TEXT),
    "value": ("valeur", Told.TEXT),
    "week": ("semaine", Told.TEXT),
    "weekday": ("jour de la semaine", Told.WEEKDAY),
    "weeks": ("semaines en alternance", Told.TEXT),
}
"""By the field's name, the same in every record; a test holds it to the records."""
