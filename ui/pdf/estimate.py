"""An estimate on paper (estimation financière): its figures, its months, its children, its words."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from app.money.estimate import Estimate
from ui import french
from ui.estimate_definitions import DEFINITIONS, NATIONAL
from ui.estimate_state import missing_words, span_name, status_words
from ui.estimate_words import TITLE, Line, lines_of, value_words
from ui.pdf.blocks import section
from ui.pdf.document import Page, bound
from ui.pdf.estimate_tables import child_pages, month_pages
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.letterhead import Letterhead, cover, footer, head, next_head
from ui.pdf.paper import CELL, FOOT, INK, MARGIN, MUTED, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.prose import fitted, tied, wrap

VALUE, HOW = 330.0, 342.0
"""Where a figure ends and where what it is made of starts."""
PITCH, GROUP = 15.0, 21.0
WORDS = MARGIN + 98
MOST_SENTENCES = 12


def draw(estimate: Estimate, creche: Letterhead) -> bytes:
    """The estimate as a PDF. The same estimate gives the same bytes."""
    name = span_name(estimate.span)
    return bound(
        pages_of(estimate, creche),
        cover(creche, f"{TITLE}, {name}", "Participations, PSU et coût de l’Avip, estimés"),
        footer(
            creche,
            f"{TITLE}, {name} · arrêtée au {french.day(estimate.asked_on)}",
            (SEMIBOLD, tied(status_words(estimate).split(" — ")[0])),
            (REGULAR, tied(" · document nominatif, réservé à la direction")),
        ),
    )


def pages_of(estimate: Estimate, creche: Letterhead) -> list[Page]:
    """The figures; the months of a longer period; the children; the words."""
    name = f"{TITLE}, {span_name(estimate.span)}"
    months = month_pages(estimate, name) if len(estimate.months) > 1 else []
    return [partial(_figures, estimate, creche), *months, *child_pages(estimate, name), partial(_words, name)]


def _figures(estimate: Estimate, creche: Letterhead, sheet: Sheet) -> None:
    known = estimate.structure
    places = french.plural(known.capacity, "place agréée", "places agréées")
    under = f"arrêtée au {french.day(estimate.asked_on)} · {places}"
    y = head(sheet, creche, TITLE, french.capitalised(span_name(estimate.span)), under)
    number = f"Numéro Caf {known.caf_number} · " if known.caf_number else ""
    state = tied(f"{number}{status_words(estimate)}")
    sheet.text(MARGIN, y + 4, fitted(state, ROOM, SEMIBOLD, CELL), SEMIBOLD, CELL)
    y += 20
    for group, lines in groupby(lines_of(estimate), key=lambda line: line.group):
        y = _group(sheet, y, group, list(lines))
    cited = wrap([(SEMIBOLD, "Pour mémoire : "), (REGULAR, tied(NATIONAL))], ROOM - 8, SMALL)
    y = sheet.lines(MARGIN + 8, y + 6, cited, SMALL, 11.4, MUTED)
    _missing(sheet, y + 8, missing_words(estimate))


def _group(sheet: Sheet, y: float, group: str, lines: Sequence[Line]) -> float:
    sheet.rule(MARGIN, y, ROOM, INK, 0.7)
    sheet.text(MARGIN, y + 14, group, BOLD, CELL)
    sheet.bookmark(group, y, level=1)
    y += GROUP
    for line in lines:
        face = BOLD if line.strong else REGULAR
        sheet.text(MARGIN + 8, y + 9.6, line.name, face, CELL)
        sheet.right(VALUE, y + 9.6, value_words(line), face, CELL, room=110)
        sheet.text(HOW, y + 9.6, fitted(tied(line.how), RIGHT - HOW, REGULAR, SMALL), REGULAR, SMALL, MUTED)
        y += PITCH
    return y + 7


def _missing(sheet: Sheet, y: float, sentences: Sequence[str]) -> None:
    """What is still to be typed; the spreadsheet and the screen say all of it."""
    if not sentences:
        return
    section(sheet, MARGIN, y, ROOM, "À compléter pour que chaque montant soit connu")
    y += 32
    for place, sentence in enumerate(sentences):
        lines = wrap(tied(sentence), ROOM - 10, SMALL)
        left = len(sentences) - place
        if place == MOST_SENTENCES or y + 11.4 * len(lines) > FOOT - 26:
            sheet.text(MARGIN + 10, y, f"et {left}{french.NBSP}autres, à lire à l’écran.", SEMIBOLD, SMALL)
            return
        sheet.text(MARGIN, y, "–", REGULAR, SMALL)
        y = sheet.lines(MARGIN + 10, y, lines, SMALL, 11.4) + 2


def _words(name: str, sheet: Sheet) -> None:
    y = next_head(sheet, name, "suite") + 6
    section(sheet, MARGIN, y, ROOM, "Ce que disent les mots")
    y += 32
    for term, text in DEFINITIONS:
        sheet.text(MARGIN, y, term, SEMIBOLD, SMALL)
        y = sheet.lines(WORDS, y, wrap(tied(text), RIGHT - WORDS, SMALL), SMALL, 11.4) + 5
