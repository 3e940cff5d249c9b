"""The engagement Avip on paper: who signs, for how long, what each promises, the plan; one page, always."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from ui import french
from ui.pdf.blocks import Block, beside, pile, spread
from ui.pdf.document import Page, bound
from ui.pdf.engagement_plan import Plan, PlanLine, plan_blocks
from ui.pdf.fonts import BOLD, REGULAR
from ui.pdf.letterhead import Letterhead, cover, footer, head, missing_note
from ui.pdf.paper import CELL, FOOT, HEADING, INK, MARGIN, MUTED, ROOM, RULE, SMALL, Sheet
from ui.pdf.parts import SIGNATURE, sentences, signatures, terms
from ui.pdf.prose import Line, Run, shortened, wrap

TITLE = "Engagement Avip"
KIND = "Établissement à vocation d’insertion professionnelle (Avip)"
SIGNERS = ("Le parent", "Pour la crèche", "Pour le prescripteur")
TOP = 99.0
GAP, WIDE_GAP = 11.0, 20.0
ROOMY_SIGNATURE = 100.0
PARTY = (ROOM - 2 * 16.0) / 3
PROMISE = (ROOM - 24.0) / 2
LEADING = 11.4
MOST_LINES = 2
"""Of an address, of the children: the page holds whoever signs."""
BLANK = "……………………"
"""Left to complete by hand."""
IN_WORDS = (
    "",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class EngagedChild:
    """A child of the parent's, by name and birth."""

    name: str
    birth_day: date


@dataclass(frozen=True, kw_only=True, slots=True)
class EngagementPaper:
    """What the parent, the crèche and the prescriber sign. `printed_on` is the day of the plan."""

    creche: Letterhead
    parent: str
    address: str | None = None
    children: tuple[EngagedChild, ...] = ()
    referent: str | None = None
    """Who follows the parent at the crèche."""
    prescriber: str | None = None
    """The organisation, « Demande directe du parent », or None to complete by hand."""
    adviser: str | None = None
    prescribed_on: date | None = None
    origin: date
    """First day of the path's first engagement."""
    first_day: date
    last_day: date
    renewal: int = 0
    months: int = 3
    """Of one engagement."""
    renewals: int = 1
    """How many are allowed."""
    most_months: int = 6
    most_day: date
    """The last day of that maximum."""
    bilan_required: bool = True
    weekly_minutes: int | None = None
    interviews_per_week: int = 2
    signed_on: date | None = None
    ended_on: date | None = None
    objectives: str | None = None
    needs: tuple[str, ...] = ()
    actions: tuple[PlanLine, ...] = ()
    """The open ones, in the plan's order."""
    printed_on: date


def draw(paper: EngagementPaper) -> bytes:
    """The engagement as a PDF. The same engagement gives the same bytes."""
    title = f"{TITLE}, {paper.parent}"
    texts = [paper.parent, paper.objectives, *paper.needs, *(one.what for one in paper.actions)]
    days = french.period(paper.first_day, paper.last_day)
    foot = footer(paper.creche, f"{TITLE} {days}, {paper.parent}", *missing_note(texts))
    return bound(pages_of(paper), cover(paper.creche, title, TITLE), foot)


def pages_of(paper: EngagementPaper) -> list[Page]:
    """Its one page."""
    above = [_parties(paper), terms("Durée et accueil", _terms(paper)), _promises(paper)]
    names = (paper.parent, paper.creche.name, paper.prescriber or "")
    room = FOOT - 12 - TOP
    left = room - sum(block.height for block in above) - SIGNATURE - GAP * (len(above) + 2)
    plan = plan_blocks(
        Plan(
            objectives=paper.objectives,
            needs=paper.needs,
            actions=paper.actions,
            day=paper.printed_on,
            to_fill=paper.signed_on is None,
        ),
        left,
    )
    blocks = [*above, *plan]
    spare = room - sum(block.height for block in blocks) - WIDE_GAP * len(blocks)
    blocks.append(signatures(SIGNERS, min(ROOMY_SIGNATURE, max(SIGNATURE, spare)), names))
    return [partial(_page, paper, blocks)]


def _page(paper: EngagementPaper, blocks: Sequence[Block], sheet: Sheet) -> None:
    length = "renouvellement" if paper.renewal else f"engagement de {_months(paper.months)}"
    head(sheet, paper.creche, TITLE, length, KIND, where=False)
    pile(sheet, TOP, blocks, spread(blocks, FOOT - 12 - TOP, GAP, WIDE_GAP))


def _months(count: int) -> str:
    return f"{_words(count)}{french.NBSP}mois"


def _words(count: int) -> str:
    return IN_WORDS[count] if 0 < count < len(IN_WORDS) else french.number(count)


def _parties(paper: EngagementPaper) -> Block:
    """Three columns: who they are, and how they are reached."""
    creche, own = (
        paper.creche,
        [f"{one.name} ({french.age(one.birth_day, paper.first_day)})" for one in paper.children],
    )
    children = f"{french.agreed(len(own), 'Enfant')} : {french.listed(own)}" if own else ""
    follows = f"Accompagnement : {paper.referent}" if paper.referent else ""
    sent = f"Orientation du {french.day(paper.prescribed_on)}" if paper.prescribed_on else ""
    return beside(
        _party(0, "Le parent", paper.parent, (paper.address or "", children.replace(" ()", ""))),
        _party(1, "La crèche", creche.name, (creche.address or "", creche.phone or "", follows)),
        _party(2, "Le prescripteur", paper.prescriber or BLANK, (paper.adviser or "", sent)),
    )


def _party(place: int, label: str, name: str, facts: Sequence[str]) -> Block:
    x = MARGIN + (PARTY + 16) * place
    named = shortened(wrap([(BOLD, name)], PARTY, HEADING), 3, PARTY, HEADING)
    lines: list[Line] = []
    for fact in facts:
        lines += shortened(wrap(fact, PARTY, CELL), MOST_LINES, PARTY, CELL)

    def paint(sheet: Sheet, y: float) -> None:
        sheet.rule(x, y, PARTY, INK, RULE)
        sheet.text(x, y + 12, label, REGULAR, SMALL, MUTED)
        after = sheet.lines(x, y + 26, named, HEADING, 13)
        sheet.lines(x, after, lines, CELL, LEADING)

    return Block(26 + 13 * len(named) + LEADING * len(lines) - 8, paint)


def _terms(paper: EngagementPaper) -> list[tuple[str, str | Sequence[Run]]]:
    days = [(BOLD, f"Du {french.day_long(paper.first_day)} au {french.day_long(paper.last_day)}")]
    hours = french.hours(paper.weekly_minutes) if paper.weekly_minutes else f"{BLANK} h"
    rows: list[tuple[str, str | Sequence[Run]]] = [
        ("Durée", days),
        ("Renouvellement", _renewal(paper)),
        ("Accueil convenu", f"{hours} par semaine"),
    ]
    if paper.signed_on:
        rows.append(("Signature", f"Le {french.day_long(paper.signed_on)}"))
    if paper.ended_on:
        rows.append(("Fin avant terme", f"Le {french.day_long(paper.ended_on)}"))
    return rows


def _renewal(paper: EngagementPaper) -> str:
    until = french.day(paper.most_day).replace(" ", french.NBSP)
    most = f"{_months(paper.most_months)} au plus, jusqu’au {until}."
    after = ", après un bilan fait ensemble" if paper.bilan_required else ""
    left = paper.renewals - paper.renewal
    if paper.renewal:
        again = f" ; encore possible{after}" if left > 0 and paper.most_day > paper.last_day else ""
        return f"Suit l’engagement du {french.day(paper.origin)}{again} ; en tout {most}"
    if left <= 0 or paper.most_day <= paper.last_day:
        return "Cet engagement ne se renouvelle pas."
    times = "une" if left == 1 else _words(left)
    return f"Possible {times} fois{after} ; en tout {most}"


def _promises(paper: EngagementPaper) -> Block:
    """What each side commits to, side by side."""
    return beside(
        sentences("La crèche s’engage à", _of_creche(paper), MARGIN, PROMISE),
        sentences("Le parent s’engage à", OF_PARENT, MARGIN + PROMISE + 24, PROMISE),
    )


def _of_creche(paper: EngagementPaper) -> tuple[str, ...]:
    most = paper.interviews_per_week
    times = f"jusqu’à {_words(most)} entretiens" if most > 1 else "un entretien"
    whom = french.agreed(len(paper.children), "l’enfant", "les enfants")
    return (
        f"accueillir {whom} aux jours et heures convenus ;",
        f"proposer {times} par semaine, pour préparer le retour à l’emploi ;",
        "adapter l’accueil, quand une place le permet, à un entretien d’embauche, une formation ou un emploi ;",
        "garder la place pendant l’engagement, et faire le point avant sa fin.",
    )


OF_PARENT = (
    "venir aux entretiens convenus, ou prévenir la crèche en cas d’empêchement ;",
    "avancer dans les actions du plan, et dire ce qui les rend difficiles ;",
    "faire savoir ce qui change : emploi, formation, adresse, besoin d’accueil ;",
    "respecter les jours et heures d’accueil convenus.",
)
