"""The Filoué desk (bureau Filoué): a year's check report, and the file, whole or not at all. The director's alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from app.dated import latest
from app.errors import Conflict, InvalidEntry
from app.families.records import Consent, Home, Resources
from app.filoue.checking import (
    Answer,
    Asked,
    ChildCheck,
    Families,
    Needed,
    checks_of,
    structure_needs,
)
from app.filoue.layout import as_file
from app.filoue.record import FiloueMaking
from app.money.tariffs import TariffBook
from app.report.month_facts import facts_between
from app.session import Session
from app.settings import Setting
from app.structure.records import Identity, OpeningSpan
from app.users import Right
from app.wording import counted, listed

NAMED = 3
"""Of the children whose row lacks something, as many are named; the check report lists them all."""
NUMBERS = {
    Needed.OFFICE: "le code de la Caf",
    Needed.EQUIPMENT: "le numéro d’équipement Caf (dossier AFC)",
}
OLDEST = 2018
"""The scale is known from that year on, at the earliest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FiloueDesk:
    """All that the year's file would hold, and what it lacks."""

    year: int
    asked_on: date
    structure: tuple[Needed, ...]
    """What the crèche's identity lacks."""
    idequ: str
    """Kept with the identity; in no column."""
    children: tuple[ChildCheck, ...]
    """Those with hours in the year, by name."""
    made: FiloueMaking | None = None
    """The last file made of that year."""

    @property
    def is_over(self) -> bool:
        """Whether the year is over: its hours no longer move."""
        return self.asked_on.year > self.year

    @property
    def kept(self) -> tuple[ChildCheck, ...]:
        """The children whose family agrees: the rows of the file."""
        return tuple(one for one in self.children if one.is_in)

    @property
    def incomplete(self) -> tuple[ChildCheck, ...]:
        """Of those, the ones whose row lacks something."""
        return tuple(one for one in self.kept if one.lacks)

    def left_out(self, answer: Answer) -> int:
        """The children left out because their family answered so."""
        return sum(one.answer is answer for one in self.children)

    @property
    def outside(self) -> int:
        """All the children left out."""
        return len(self.children) - len(self.kept)

    @property
    def refusal(self) -> str | None:
        """Why no file can be made now, in a sentence; None where it can."""
        if not self.is_over:
            return f"{self.year} n’est pas fini : son fichier Filoué se fait à partir du 1er janvier {self.year + 1}."
        if self.structure:
            what = listed([NUMBERS[one] for one in self.structure])
            return f"Il manque {what} : à indiquer dans Paramètres, rubrique « Identité de la crèche »."
        if self.incomplete:
            names = listed([one.child.name for one in self.incomplete], most=NAMED)
            rows = counted(len(self.incomplete), "ligne incomplète", "lignes incomplètes")
            return f"{rows} ({names}) : toutes les lignes ou aucune. Complétez-les d’après le contrôle."
        if not self.kept:
            return f"Aucune famille n’a donné son accord pour {self.year} : le fichier serait vide."
        return None


def filoue_years(session: Session) -> list[int]:
    """The years that may be asked for, newest first: this one, then those since the crèche opened."""
    session.require(Right.CARRY_OUT)
    this = session.clock.day().year
    opened = min((one.first_day.year for one in session.store.find(OpeningSpan)), default=this)
    return list(range(this, max(min(opened, this), OLDEST) - 1, -1))


def filoue_desk(session: Session, year: int) -> FiloueDesk:
    """The year's check report, as known today. Raises NotAllowed, InvalidEntry for a year that can't be."""
    session.require(Right.CARRY_OUT)
    session.require(Right.SEE_MONEY)
    today = session.clock.day()
    if not OLDEST <= year <= today.year:
        raise InvalidEntry(
            f"Le fichier Filoué de {year} ne peut pas être fait : choisissez une année de {OLDEST} à {today.year}.",
            field="year",
        )
    store = session.store
    facts = facts_between(store, date(year, 1, 1), date(year, 12, 31))
    ids = {own[0].child.billing_home_id for own in facts.by_child.values()}
    homes = store.find(Home, id=sorted(one for one in ids if one is not None))
    identity = latest(store.find(Identity), date(year, 12, 31))
    checks = checks_of(
        facts,
        _families(session, homes),
        TariffBook(store.find(Setting)),
        Asked(year=year, today=today, identity=identity),
    )
    return FiloueDesk(
        year=year,
        asked_on=today,
        structure=structure_needs(identity),
        idequ=(identity.idequ or "") if identity else "",
        children=tuple(checks),
        made=max(store.find(FiloueMaking, year=year), key=lambda one: one.id, default=None),
    )


def _families(session: Session, homes: Iterable[Home]) -> Families:
    known = {home.id: home for home in homes}
    consents: dict[int, list[Consent]] = {}
    for answer in session.store.find(Consent, home_id=sorted(known)):
        consents.setdefault(answer.home_id, []).append(answer)
    resources: dict[int, list[Resources]] = {}
    for row in session.store.find(Resources, home_id=sorted(known)):
        resources.setdefault(row.home_id, []).append(row)
    return Families(homes=known, consents=consents, resources=resources)


def make_filoue(session: Session, year: int, write: Callable[[bytes], None]) -> FiloueMaking:
    """Writes the year's file by `write` and notes its making: both, or neither.

    Raises Conflict where a row lacks something; nothing is written then. What was made can't be undone.
    """
    desk = filoue_desk(session, year)
    if desk.refusal is not None:
        raise Conflict(desk.refusal, field="year")
    rows = [one.row for one in desk.kept if one.row is not None]
    with session.store.atomic("make_filoue", about=str(year)):
        making = session.store.add(
            FiloueMaking(year=year, made_on=session.clock.day(), children=len(rows), left_out=desk.outside)
        )
        write(as_file(rows))
        session.store.forget_deeds()
    return making
