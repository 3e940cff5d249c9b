"""A yearly account on paper (bilan Avip): its figures, the words, then the national figures in a block of their own."""

from collections.abc import Sequence
from functools import partial

from app.report.account.counts import Count
from app.report.account.yearly import YearlyAccount, as_json
from app.report.monthly_report import Status
from ui import french
from ui.account_definitions import DEFINITIONS
from ui.account_lines import sections
from ui.account_words import name_of, status_words, warnings
from ui.french import NBSP
from ui.national_context import CAUTION, CONTEXT
from ui.pdf.account_sections import section_blocks
from ui.pdf.blocks import Block, flow, pile, section
from ui.pdf.document import Page, bound, with_attachment
from ui.pdf.fonts import SEMIBOLD
from ui.pdf.letterhead import Letterhead, cover, footer, head, next_head
from ui.pdf.paper import CELL, FOOT, MARGIN, MUTED, ROOM, SMALL, Sheet
from ui.pdf.parts import band, sentences
from ui.pdf.prose import tied, wrap

ATTACHMENT = "bilan.json"
HIDDEN = "un nombre masqué"
FIRST_TOP, OTHER_TOP = 112.0, 60.0
GAP = 15.0
TERM = 104.0


def draw(account: YearlyAccount, creche: Letterhead) -> bytes:
    """The account as a PDF, its data attached. The same account gives the same bytes."""
    name = name_of(account)
    pdf = bound(
        pages_of(account, creche),
        cover(creche, f"{name}, {creche.name}", f"Bilan annuel Avip au format {account.schema}"),
        footer(
            creche,
            f"{name} · arrêté au {french.day(account.asked_on)}",
            (SEMIBOLD, tied(status_words(account))),
        ),
    )
    return with_attachment(pdf, ATTACHMENT, as_json(account).encode(), "Données du bilan")


def pages_of(account: YearlyAccount, creche: Letterhead) -> list[Page]:
    """What matters first, every figure, what the words mean, what is said of other crèches."""
    blocks = [
        band(*_state(account), provisional=account.status is Status.PROVISIONAL),
        sentences("L’essentiel", _essentials(account)),
        *section_blocks(sections(account)),
        _definitions(),
        _context(),
    ]
    first, *others = flow(blocks, FOOT - 10 - FIRST_TOP, GAP)
    # The next pages have a shorter head.
    rest = flow([block for part in others for block in part], FOOT - 10 - OTHER_TOP, GAP)
    pages = [first, *(part for part in rest if part)]
    return [partial(_page, account, creche, part, number) for number, part in enumerate(pages)]


def _page(
    account: YearlyAccount, creche: Letterhead, blocks: Sequence[Block], number: int, sheet: Sheet
) -> None:
    if number:
        mark = "PROVISOIRE" if account.status is Status.PROVISIONAL else ""
        next_head(sheet, f"{name_of(account)}, suite", mark)
        pile(sheet, OTHER_TOP, blocks, GAP)
        return
    places = french.plural(account.structure.capacity, "place agréée", "places agréées")
    caf = f"numéro Caf {account.structure.caf_number} · " if account.structure.caf_number else ""
    head(sheet, creche, name_of(account), f"arrêté au {french.day(account.asked_on)}", f"{caf}{places}")
    pile(sheet, FIRST_TOP, blocks, GAP)


def _state(account: YearlyAccount) -> tuple[str, str]:
    months = account.months_met
    met = f"{months.numerator} sur {months.denominator}"
    words = f"Seuil de la part Avip atteint {met}{NBSP}mois, lecture de la loi."
    return tied(status_words(account)), words if months.denominator else "Aucun mois n’a encore de part Avip."


def _essentials(account: YearlyAccount) -> list[str]:
    families, paths, exits = account.families, account.paths, account.exits
    work = [exits.categories.of.get(code, 0) for code in ("durable", "transition", "positive")]
    held = french.plural(account.interviews.counts.held, "entretien tenu", "entretiens tenus")
    to_work: Count = None if None in work else sum(one or 0 for one in work)
    return [
        (
            f"Familles{NBSP}: {_persons(families.parents, 'parent accompagné', 'parents accompagnés')},"
            f" {_persons(families.homes, 'foyer')}, {_persons(families.avip_children, 'enfant Avip', 'enfants Avip')}"
            f" dont {_some(families.single_parent.numerator)} d’un parent isolé."
        ),
        (
            f"Parcours{NBSP}: {_persons(paths.entered, 'entrée')}, {_persons(paths.exited, 'sortie')}"
            f" dont {_some(to_work)} vers un emploi ou une formation,"
            f" {_persons(paths.open_last_day, 'parcours ouvert', 'parcours ouverts')} au {french.day(account.last)}."
        ),
        (
            f"Travail de l’année{NBSP}: {held},"
            f" {french.plural(account.meetings.count, 'réunion')} de concertation."
        ),
        *warnings(account),
    ]


def _persons(value: Count, one: str, many: str | None = None) -> str:
    """« 12 parents », « un nombre masqué de parents »."""
    if value is None:
        return f"{HIDDEN} {french.elided('de', many or f'{one}s')}"
    return french.plural(value, one, many)


def _some(value: Count) -> str:
    return HIDDEN if value is None else french.number(value)


def _definitions() -> Block:
    laid = [(term, wrap(tied(text), ROOM - TERM, SMALL)) for term, text in DEFINITIONS]

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "Ce que disent les mots")
        y += 30
        for term, lines in laid:
            sheet.text(MARGIN, y, term, SEMIBOLD, SMALL)
            y = sheet.lines(MARGIN + TERM, y, lines, SMALL, 11.2) + 4

    return Block(30 + sum(11.2 * len(lines) + 4 for _, lines in laid) - 8, paint)


def _context() -> Block:
    caution = wrap([(SEMIBOLD, tied(CAUTION))], ROOM, SMALL)
    laid = [
        (wrap(tied(one.text), ROOM, CELL), wrap(tied(f"{one.source}, {one.year}"), ROOM, SMALL))
        for one in CONTEXT
    ]

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "Repères nationaux", "cités pour contexte")
        y = sheet.lines(MARGIN, y + 30, caution, SMALL, 11.2) + 5
        for texts, source in laid:
            y = sheet.lines(MARGIN, y, texts, CELL, 12)
            y = sheet.lines(MARGIN, y - 0.6, source, SMALL, 11, MUTED) + 5

    high = sum(12 * len(texts) + 11 * len(source) + 4.4 for texts, source in laid)
    return Block(30 + 11.2 * len(caution) + 5 + high - 8, paint)
