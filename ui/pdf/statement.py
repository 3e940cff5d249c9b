"""A declaration on paper (déclaration trimestrielle, semestrielle, annuelle): its figures, its months, its words."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from app.report.statement import MonthPart, Statement
from app.report.statement_sums import Sums
from ui import french
from ui.pdf.blocks import section
from ui.pdf.document import Page, bound
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.letterhead import Letterhead, cover, footer, head, next_head
from ui.pdf.paper import CELL, INK, MARGIN, MUTED, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.prose import fitted, tied, wrap
from ui.statement_definitions import DEFINITIONS
from ui.statement_words import (
    COLUMNS,
    Line,
    differing,
    fraction_words,
    lines_of,
    month_state,
    name_of,
    status_words,
    value_words,
)

TITLE = "Déclaration"
ENDS = (RIGHT - 230, RIGHT - 115, RIGHT)
"""Where the three columns end."""
COLUMN_ROOM = 106.0
PITCH, GROUP, FRACTION = 13.0, 21.0, 11.0
MONTH_ENDS = (RIGHT - 318, RIGHT - 243, RIGHT - 168, RIGHT - 93, RIGHT - 43, RIGHT)
MONTH_TITLES = ("réservées", "réalisées", "facturées", "capacité", "jours", "à noter")
STATE = MARGIN + 76
WORDS = MARGIN + 98


def draw(statement: Statement, creche: Letterhead) -> bytes:
    """The declaration as a PDF. The same statement gives the same bytes."""
    name = name_of(statement.period)
    return bound(
        pages_of(statement, creche),
        cover(creche, f"{TITLE}, {name}", "Heures d’une période, pour la Caf"),
        footer(
            creche,
            f"{TITLE}, {name} · arrêtée au {french.day(statement.asked_on)}",
            (SEMIBOLD, tied(status_words(statement))),
        ),
    )


def pages_of(statement: Statement, creche: Letterhead) -> list[Page]:
    """Its two pages: the figures; the months and the words."""
    return [
        partial(_figures, statement, creche),
        partial(_months_and_words, statement, name_of(statement.period)),
    ]


def _figures(statement: Statement, creche: Letterhead, sheet: Sheet) -> None:
    known = statement.structure
    places = french.plural(known.capacity, "place agréée", "places agréées")
    under = f"arrêtée au {french.day(statement.asked_on)} · {places}"
    y = head(sheet, creche, TITLE, french.capitalised(name_of(statement.period)), under)
    number = f"Numéro Caf {known.caf_number} · " if known.caf_number else ""
    state = tied(f"{number}{status_words(statement)}")
    sheet.text(MARGIN, y + 4, fitted(state, ROOM, SEMIBOLD, CELL), SEMIBOLD, CELL)
    y += 22
    for title, end in zip(COLUMNS, ENDS, strict=True):
        sheet.right(end, y, title, BOLD, CELL)
    y += 5
    for group, lines in groupby(lines_of(statement), key=lambda line: line.group):
        y = _group(sheet, y, group, list(lines))


def _group(sheet: Sheet, y: float, group: str, lines: Sequence[Line]) -> float:
    sheet.rule(MARGIN, y, ROOM, INK, 0.7)
    sheet.text(MARGIN, y + 13, group, BOLD, CELL)
    sheet.bookmark(group, y, level=1)
    # The total stands beside the heading: it is what most readers look for.
    y += GROUP if not lines[0].strong else GROUP - PITCH
    for line in lines:
        y = _line(sheet, y, line)
    return y + 5


def _line(sheet: Sheet, y: float, line: Line) -> float:
    face = BOLD if line.strong else REGULAR
    base = y + 9.6 if not line.strong else y + 5
    if not line.strong:
        sheet.text(MARGIN + 8, base, line.name, face, SMALL)
    for end, value in zip(ENDS, line.values, strict=True):
        sheet.right(end, base, value_words(line, value), face, CELL, room=COLUMN_ROOM)
    fractions = [fraction_words(value) for value in line.values]
    y += PITCH
    if any(fractions):
        for end, words in zip(ENDS, fractions, strict=True):
            sheet.right(end, y + 7.6, words, REGULAR, SMALL, MUTED, room=COLUMN_ROOM)
        y += FRACTION
    return y


def _months_and_words(statement: Statement, name: str, sheet: Sheet) -> None:
    y = next_head(sheet, f"{TITLE}, {name}", "suite") + 6
    section(sheet, MARGIN, y, ROOM, "Mois de la période", "heures du prévisionnel")
    y += 32
    for title, end in zip(MONTH_TITLES, MONTH_ENDS, strict=True):
        sheet.right(end, y, title, REGULAR, SMALL, MUTED)
    y += 5
    for part in statement.months:
        y = _month(sheet, y, part)
    sheet.rule(MARGIN, y, ROOM, INK, 0.7)
    y = _row(sheet, y, statement.forecast.sums, BOLD)
    sheet.text(MARGIN, y - PITCH + 9.6, "Total", BOLD, SMALL)
    if warning := differing(statement):
        y = sheet.lines(MARGIN, y + 18, wrap([(SEMIBOLD, tied(warning))], ROOM, SMALL), SMALL, 11)
    y += 22
    section(sheet, MARGIN, y, ROOM, "Ce que disent les mots")
    y += 32
    for term, text in DEFINITIONS:
        sheet.text(MARGIN, y, term, SEMIBOLD, SMALL)
        y = sheet.lines(WORDS, y, wrap(tied(text), RIGHT - WORDS, SMALL), SMALL, 11.4) + 5


def _month(sheet: Sheet, y: float, part: MonthPart) -> float:
    sheet.rule(MARGIN, y, ROOM)
    sheet.text(MARGIN, y + 9.6, french.month(part.month.first), REGULAR, SMALL)
    sheet.text(STATE, y + 9.6, month_state(part), REGULAR, SMALL, MUTED)
    to_note = part.missing + part.missing_interviews
    sheet.right(RIGHT, y + 9.6, french.number(to_note), SEMIBOLD if to_note else REGULAR, SMALL)
    return _row(sheet, y, part.forecast, REGULAR)


def _row(sheet: Sheet, y: float, sums: Sums, face: str) -> float:
    hours = sums.hours
    texts = [
        french.hours_column(one) for one in (hours.reserved, hours.realised, hours.billed, sums.capacity)
    ]
    for end, text in zip(MONTH_ENDS, [*texts, french.number(sums.opening_days)], strict=False):
        sheet.right(end, y + 9.6, text, face, SMALL, room=66)
    return y + PITCH
