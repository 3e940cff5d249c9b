"""The contrat d'accueil on paper: the child, the homes, the days, the reference weeks, what is left to complete."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.care.enrolments import Kind
from ui import french
from ui.codes import KINDS
from ui.pdf.blocks import Block, flow, pile
from ui.pdf.contract_weeks import ContractWeek, average, weeks_block
from ui.pdf.document import Cover, Footer, bound
from ui.pdf.fonts import BOLD, REGULAR
from ui.pdf.paper import CELL, FOOT, MARGIN, MUTED, RIGHT, ROOM, SMALL, TITLE, Sheet
from ui.pdf.parts import sentences, signatures, terms
from ui.pdf.prose import fitted, wrap

TOP, NEXT = 96.0, 50.0
GAP = 16.0
BLANK = "……………………"
"""Left to complete by hand: the program never invents an amount."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ContractHome:
    """A home that signs: its parents, where it lives, its number at the CAF."""

    parents: tuple[str, ...]
    address: str | None = None
    caf_number: str | None = None
    pays: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Contract:
    """What the contract says. Minutes are those of the reference weeks; amounts are euro cents, None is left blank."""

    creche: str
    manager: str | None = None
    address: str | None = None
    child: str
    birth_day: date
    homes: tuple[ContractHome, ...]
    kind: Kind
    first_day: date
    last_day: date
    adaptation: tuple[date, date] | None = None
    adaptation_billing: str | None = None
    """« facturées aux heures réelles », « facturées normalement », « offertes »."""
    weeks: tuple[ContractWeek, ...] = ()
    turn: str | None = None
    """How the weeks take turns, where there are several."""
    closures: str | None = None
    rules: tuple[str, ...] = ()
    """Sentences of the règlement: rounding, absences, notice."""
    hourly_cents: int | None = None
    monthly_minutes: int | None = None
    monthly_cents: int | None = None
    demonstration: bool = False


def draw(contract: Contract) -> bytes:
    """The contract as a PDF. The same contract gives the same bytes."""
    blocks = [
        terms("L’enfant et sa famille", _family(contract)),
        terms("L’accueil", _care(contract)),
        *([weeks_block(contract.weeks, contract.turn)] if contract.weeks else []),
        terms("La participation de la famille", _money(contract)),
        *([sentences("Ce qui est convenu", contract.rules)] if contract.rules else []),
        signatures(_signers(contract)),
    ]
    parts = flow(blocks, FOOT - 12 - TOP, GAP)
    pages = [partial(_page, contract, part, number) for number, part in enumerate(parts)]
    title = f"Contrat d’accueil, {contract.child}"
    cover = Cover(title=title, author=contract.creche, subject="Contrat d’accueil")
    return bound(pages, cover, Footer(first=f"{fitted(contract.creche, 220, REGULAR, 8)} · {title}"))


def _page(contract: Contract, blocks: Sequence[Block], number: int, sheet: Sheet) -> None:
    if number:
        sheet.text(MARGIN, 39.5, fitted(f"Contrat d’accueil, {contract.child}", ROOM, BOLD, 11), BOLD, 11)
        pile(sheet, NEXT, blocks, GAP)
        return
    sheet.bookmark("Contrat d’accueil", 30)
    sheet.text(MARGIN, 52, "Contrat d’accueil", BOLD, TITLE)
    kind = f"accueil {'d’urgence' if contract.kind is Kind.EMERGENCY else KINDS[contract.kind]}"
    sheet.right(RIGHT, 52, kind, BOLD, 14)
    facts = " · ".join(filter(None, (contract.creche, contract.manager, contract.address)))
    y = sheet.lines(MARGIN, 69, wrap(facts, ROOM - 120, CELL)[:2], CELL, 11.6)
    if contract.demonstration:
        sheet.right(RIGHT, 69, "exemple, données fictives", REGULAR, SMALL, MUTED)
    pile(sheet, max(y + 3, TOP - 12), blocks, GAP)


def _family(contract: Contract) -> list[tuple[str, str]]:
    rows = [("Enfant", contract.child), ("Naissance", french.day(contract.birth_day))]
    for home in contract.homes:
        facts = [french.listed(home.parents)] if home.parents else []
        facts += [home.address] if home.address else []
        facts += [f"n°{french.NBSP}allocataire {home.caf_number}"] if home.caf_number else []
        name = "Parents" if len(home.parents) > 1 else "Parent"
        rows.append((name if home.pays or len(contract.homes) == 1 else "Autre foyer", ", ".join(facts)))
    return rows


def _care(contract: Contract) -> list[tuple[str, str]]:
    rows = [("Durée", french.capitalised(french.period(contract.first_day, contract.last_day)))]
    if contract.weeks:
        mean = average(contract.weeks)
        text = french.hours(mean) if len(contract.weeks) == 1 else f"{french.hours(mean)} en moyenne"
        rows.append(("Heures par semaine", f"{text}, selon les semaines ci-dessous"))
    if contract.adaptation:
        text = french.capitalised(french.period(*contract.adaptation))
        billing = f", heures {contract.adaptation_billing}" if contract.adaptation_billing else ""
        rows.append(("Adaptation", text + billing))
    if contract.closures:
        rows.append(("Fermetures", contract.closures))
    return rows


def _money(contract: Contract) -> list[tuple[str, str]]:
    hourly = french.euros(contract.hourly_cents) if contract.hourly_cents is not None else f"{BLANK} €"
    hours = french.hours(contract.monthly_minutes) if contract.monthly_minutes is not None else f"{BLANK} h"
    monthly = french.euros(contract.monthly_cents) if contract.monthly_cents is not None else f"{BLANK} €"
    rows = [("Tarif horaire", f"{hourly}, selon le barème national et les ressources de la famille")]
    if contract.kind is Kind.REGULAR:
        rows += [("Heures par mois", hours), ("Mensualité", monthly)]
    return rows


def _signers(contract: Contract) -> list[str]:
    families = [french.listed(home.parents) or "La famille" for home in contract.homes]
    return [*(families or ["La famille"]), "Pour la crèche"]
