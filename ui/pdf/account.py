"""A yearly account on paper (bilan Avip): its figures, the words, then the national figures in a block of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from app.report.account.counts import Count
from app.report.account.yearly import YearlyAccount, as_json
from app.report.monthly_report import Status
from ui import french
from ui.account_definitions import DEFINITIONS
from ui.account_lines import sections
from ui.account_words import TOTAL, Line, Section, Unit, name_of, number, over, status_words, told, warnings
from ui.french import NBSP
from ui.national_context import CAUTION, CONTEXT
from ui.pdf.blocks import Block, beside, flow, pile, section
from ui.pdf.document import Page, bound, with_attachment
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD, width
from ui.pdf.letterhead import Letterhead, cover, footer, head, next_head
from ui.pdf.line_blocks import BETWEEN, Table, Written, even_stops, table_block
from ui.pdf.paper import CELL, FOOT, MARGIN, MUTED, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.parts import band, sentences
from ui.pdf.prose import tied, wrap

ATTACHMENT = "bilan.json"
FIRST_TOP = 112.0
GAP = 15.0
LAST = 80.0
WIDEST = 78.0
TERM = 104.0
BETWEEN_HALVES = 22.0
HALF = (ROOM - BETWEEN_HALVES) / 2
HALF_STOPS: Mapping[int, Sequence[tuple[float, float]]] = {
    1: ((HALF - 62, 90.0), (HALF, 56.0)),
    2: ((HALF - 52, 46.0), (HALF, 46.0)),
    3: ((HALF - 96, 44.0), (HALF - 47, 44.0), (HALF, 44.0)),
}
"""By the number of heads: where the columns end in half of the width, and their room."""
MONTH_STOPS = tuple(
    (MARGIN + end, room) for end, room in ((138, 60), (205, 58), (272, 58), (430, 150), (505, 66))
)
"""Where the columns of the months end: state, children, places, hours, isolated parents."""


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
    parts = flow(blocks, FOOT - 10 - FIRST_TOP, GAP)
    return [partial(_page, account, creche, part, number) for number, part in enumerate(parts)]


def _page(
    account: YearlyAccount, creche: Letterhead, blocks: Sequence[Block], number: int, sheet: Sheet
) -> None:
    if number:
        mark = "PROVISOIRE" if account.status is Status.PROVISIONAL else ""
        pile(sheet, next_head(sheet, f"{name_of(account)}, suite", mark) + 8, blocks, GAP)
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
            f" dont {number(families.single_parent.numerator)} d’un parent isolé."
        ),
        (
            f"Parcours{NBSP}: {_persons(paths.entered, 'entrée')}, {_persons(paths.exited, 'sortie')}"
            f" dont {number(to_work)} vers un emploi ou une formation,"
            f" {_persons(paths.open_last_day, 'parcours ouvert', 'parcours ouverts')} au {french.day(account.last)}."
        ),
        (
            f"Travail de l’année{NBSP}: {held},"
            f" {french.plural(account.meetings.count, 'réunion')} de concertation."
        ),
        *warnings(account),
    ]


def _persons(value: Count, one: str, many: str | None = None) -> str:
    """« 12 parents », « < 5 parents » where it is masked."""
    if value is None:
        return f"{number(value)}{NBSP}{many or f'{one}s'}"
    return french.plural(value, one, many)


def section_blocks(parts: Sequence[Section]) -> list[Block]:
    """The sections one under another; two that follow and are narrow enough stand side by side."""
    blocks: list[Block] = []
    waiting: Section | None = None
    for part in parts:
        if not _is_narrow(part):
            blocks += [*([_whole(waiting)] if waiting else []), _whole(part)]
            waiting = None
        elif waiting is None:
            waiting = part
        else:
            blocks.append(beside(_half(waiting, 0), _half(part, 1)))
            waiting = None
    return [*blocks, _whole(waiting)] if waiting else blocks


def _is_narrow(part: Section) -> bool:
    """Whether each label holds beside its figures in half of the width, and no line has a note."""
    if any(line.note for line in part.lines) or len(part.heads) > len(HALF_STOPS):
        return False
    return all(
        width(line.label, REGULAR, CELL) + BETWEEN <= min(_starts(texts, part))
        for line in part.lines
        for texts in [_texts(line, part)]
    )


def _starts(texts: Sequence[str], part: Section) -> list[float]:
    """How far from the left edge of half the width its figures start."""
    stops = HALF_STOPS[len(part.heads)]
    return [end - width(text, BOLD, CELL) for (end, _), text in zip(stops, texts, strict=False) if text] or [
        HALF
    ]


def _texts(line: Line, part: Section) -> list[str]:
    """A text a column; a section of one column has its counts in another beside it."""
    if len(part.heads) > 1:
        return [told(cell) for cell in line.cells]
    return [over(line.cells[0]), told(line.cells[0])]


def _half(part: Section, place: int) -> Block:
    x = MARGIN + place * (HALF + BETWEEN_HALVES)
    stops = [(x + end, room) for end, room in HALF_STOPS[len(part.heads)]]
    return table_block(replace(_table(part), stops=stops, x=x, wide=HALF))


def _whole(part: Section) -> Block:
    return _months(part) if part.heads[0] == "état" else table_block(_table(part))


def _table(part: Section) -> Table:
    alone = len(part.heads) == 1
    pitch = min(WIDEST, (ROOM - 125) / len(part.heads))
    return Table(
        title=part.title,
        note=part.note,
        heads=() if alone else part.heads,
        lines=[_written(line, _texts(line, part), strong=line.label == TOTAL) for line in part.lines],
        stops=[(RIGHT - LAST, 150.0), (RIGHT, LAST - BETWEEN)]
        if alone
        else even_stops(len(part.heads), pitch),
        bold=1 if alone else None,
    )


def _months(part: Section) -> Block:
    """The 20 % of each month: n/N and share in one column."""
    lines = []
    for line in part.lines:
        texts = [
            told(cell) if cell.unit is Unit.WORD else _beside(over(cell), told(cell)) for cell in line.cells
        ]
        lines.append(_written(line, [*texts, *[""] * (len(part.heads) - len(texts))]))
    return table_block(
        Table(title=part.title, note=part.note, heads=part.heads, lines=lines, stops=MONTH_STOPS)
    )


def _beside(counts: str, value: str) -> str:
    return f"{counts}{NBSP}· {value}"


def _written(line: Line, texts: Sequence[str], *, strong: bool = False) -> Written:
    return Written(label=line.label, texts=tuple(texts), note=line.note, strong=strong)


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
