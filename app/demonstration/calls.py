"""The demonstration's hand-written work events (agenda de travail), and the care asked of the director for them."""

from dataclasses import dataclass
from enum import Enum

from app.insertion.care_requests import Became, RequestAnswer
from app.insertion.work_events import WorkKind


class Snap(Enum):
    """Which day of the week it begins on."""

    OPEN = "open"
    """The day told, or the nearest open one."""
    MONDAY = "monday"
    SATURDAY = "saturday"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """The care asked for it; days as in `app.demonstration.story`."""

    asked: int
    answer: RequestAnswer = RequestAnswer.WAITING
    answered: int | None = None
    reason: str | None = None
    became: Became | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """What calls that parent away. `hours`: of the day, or as weeks are written where it is of several."""

    parent: str
    kind: WorkKind
    label: str
    first: int
    hours: str
    days: int | None = 1
    """How many; None has no end."""
    snap: Snap = Snap.OPEN
    travel: int = 20
    note: str | None = None
    ask: Ask | None = None


CALLS = (
    Call(
        parent="Nguyễn Thị Bích", kind=WorkKind.JOB_INTERVIEW, label="Intérim Santé", first=-17, hours="10-10:45",
        travel=30, note="Inscription et premier entretien",
    ),
    Call(
        parent="Nguyễn Thị Bích", kind=WorkKind.JOB_INTERVIEW, label="Clinique Saint-Luc", first=1,
        hours="7:30-8:30", travel=35, note="Agente de restauration, 20 h par semaine",
        ask=Ask(asked=-3, answer=RequestAnswer.ACCEPTED, answered=-2, became=Became.EXCEPTIONS),
    ),
    Call(
        parent="Leïla Ouali", kind=WorkKind.TRIAL, label="Hôtel du Cèdre", first=-12, hours="9:30-15:30",
        note="Essai d’une journée",
    ),
    Call(
        parent="Leïla Ouali", kind=WorkKind.JOB, label="Hôtel du Cèdre", first=7, snap=Snap.MONDAY, days=None,
        hours="12345 6:30-13:30", note="Employée d’étage, 35 h par semaine", ask=Ask(asked=-2),
    ),
    Call(
        parent="Samia Benali", kind=WorkKind.TRIAL, label="Boutique Primevère", first=-29, snap=Snap.SATURDAY,
        hours="12:30-19:30", travel=15, note="Essai en vente, un samedi",
        ask=Ask(
            asked=-38, answer=RequestAnswer.DECLINED, answered=-34,
            reason="La crèche ferme à 14 h le samedi, et personne n’est de service après. Essai possible un mercredi.",
        ),
    ),
    Call(
        parent="Nour Haddad", kind=WorkKind.TRAINING, label="Ateliers du Canal, remise à niveau", first=-46,
        snap=Snap.MONDAY, days=5, hours="12345 8:30-17", travel=25, note="Calcul et français, une semaine",
        ask=Ask(asked=-58, answer=RequestAnswer.ACCEPTED, answered=-55, became=Became.EXCEPTIONS),
    ),
    Call(
        parent="Fatoumata Traoré", kind=WorkKind.TRAINING, label="Stage d’aide-soignante, Clinique Saint-Luc",
        first=-25, snap=Snap.MONDAY, days=40, hours="123 6:45-13:45", note="Trois matins par semaine",
    ),
    Call(
        parent="Awa Kouassi", kind=WorkKind.JOB_INTERVIEW, label="Blanchisserie du Port", first=-25,
        hours="14-14:45",
    ),
    Call(
        parent="Awa Kouassi", kind=WorkKind.TRIAL, label="Blanchisserie du Port", first=-12, hours="8-15:30",
        note="Essai d’une journée",
    ),
)  # fmt: skip
