"""Job spells (périodes d'emploi): a parent's jobs during and after the path, each with its evidence."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.days import last_day_of
from app.errors import Conflict, InvalidEntry
from app.fields import check_order, tidy
from app.insertion.paths import InsertionPath, parent_of, require_past
from app.session import Session
from app.store import Record
from app.users import Right
from app.wording import spoken_day, spoken_period


class JobKind(StrEnum):
    """The contract of a job."""

    CDI = "cdi"
    CDD_6_MONTHS = "cdd_6_months"
    TEMP_6_MONTHS = "temp_6_months"
    CIVIL_SERVICE = "civil_service"
    OWN_BUSINESS = "own_business"
    CDD_SHORT = "cdd_short"
    TEMP_SHORT = "temp_short"
    SUBSIDISED_JOB = "subsidised_job"
    APPRENTICESHIP = "apprenticeship"


LONG = frozenset({JobKind.CDD_6_MONTHS, JobKind.TEMP_6_MONTHS})
SHORT = frozenset({JobKind.CDD_SHORT, JobKind.TEMP_SHORT})
MOST_WEEKLY = 60 * 60
"""Minutes: the law allows 48 hours a week, 60 in exceptional cases."""


class Evidence(StrEnum):
    """What shows that the job was there."""

    CONTRACT = "contract"
    PAYSLIP = "payslip"
    EMPLOYER_LETTER = "employer_letter"
    REGISTRATION = "registration"
    DECLARED = "declared"


@dataclass(frozen=True, kw_only=True, slots=True)
class JobSpell(Record):
    """A job of the parent; without a last day it goes on as far as is known."""

    path_id: int
    kind: JobKind
    first_day: date
    last_day: date | None = None
    weekly_minutes: int | None = None
    employer: str | None = None
    evidence: Evidence | None = None
    evidence_on: date | None = None


def save_spell(session: Session, spell: JobSpell) -> JobSpell:
    """Adds (id 0) or changes a job; after the entry, perhaps after the exit. Raises InvalidEntry, Conflict."""
    session.require(Right.EDIT_INSERTION)
    path = session.store.get(InsertionPath, spell.path_id)
    if spell.first_day < path.entry_day:
        raise InvalidEntry(
            f"L’emploi commence le {spoken_day(spell.first_day)}, avant l’entrée dans le parcours, "
            f"le {spoken_day(path.entry_day)} : notez-le plutôt dans la situation.",
            field="first_day",
        )
    require_past(session, spell.first_day, "un emploi se note", field="first_day")
    check_order(spell.first_day, spell.last_day)
    checked = tidy(spell)
    if checked.weekly_minutes is not None and not 0 < checked.weekly_minutes <= MOST_WEEKLY:
        raise InvalidEntry(
            f"Les heures d’un emploi se comptent par semaine, de 1 à {MOST_WEEKLY // 60}.",
            field="weekly_minutes",
        )
    if not spell.id:
        _check_length(checked, session.clock.day())
    last = spell.last_day or date.max
    for other in session.store.touching(JobSpell, spell.first_day, last, path_id=path.id):
        if other.id != spell.id and other.kind is spell.kind and other.employer == checked.employer:
            raise Conflict(
                f"Cet emploi est déjà noté {spoken_period(other.first_day, other.last_day)} : modifiez-le plutôt.",
                field="first_day",
            )
    with session.store.atomic("save_spell", about=parent_of(session, path).name):
        return session.store.change(checked) if checked.id else session.store.add(checked)


def _check_length(spell: JobSpell, today: date) -> None:
    """Raises InvalidEntry where the days contradict the contract; a long one may have been cut short since."""
    if spell.last_day is None or spell.kind not in LONG | SHORT:
        return
    is_long = spell.last_day >= last_day_of(spell.first_day, months=6)
    days = spoken_period(spell.first_day, spell.last_day)
    if spell.kind in LONG and not is_long and spell.last_day >= today:
        raise InvalidEntry(
            f"Ce contrat va {days}, moins de six mois : choisissez le contrat de moins de six mois, "
            "ou corrigez le dernier jour.",
            field="kind",
        )
    if spell.kind in SHORT and is_long:
        raise InvalidEntry(
            f"Ce contrat va {days}, six mois ou plus : choisissez le contrat de six mois ou plus, "
            "ou corrigez le dernier jour.",
            field="kind",
        )


def end_spell(session: Session, spell: JobSpell, last_day: date) -> JobSpell:
    """The job ended on that day. Raises InvalidEntry."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(JobSpell, spell.id)
    require_past(session, last_day, "une fin d’emploi se note", field="last_day")
    return save_spell(session, replace(former, last_day=last_day))


def remove_spell(session: Session, spell: JobSpell) -> None:
    """Takes a job noted by mistake away."""
    session.require(Right.EDIT_INSERTION)
    former = session.store.get(JobSpell, spell.id)
    path = session.store.get(InsertionPath, former.path_id)
    with session.store.atomic("remove_spell", about=parent_of(session, path).name):
        session.store.remove(former)
