"""Concertation, Commentaire de la direction, Définitions, signatures: what closes the report."""

from collections.abc import Sequence

from ui import french
from ui.month_definitions import Term, definitions
from ui.pdf.blocks import Block, section
from ui.pdf.fonts import ITALIC, MISSING, REGULAR, SEMIBOLD, printable
from ui.pdf.paper import CELL, INK, MARGIN, MUTED, NOTE, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.prose import Line, wrap
from ui.pdf.report_view import View

TEXT, LEADING = 9.8, 13.0
TOP = 31.0
MEETINGS = 150.0
COMMENT = 217.0
COLUMN = 241.5
SECOND = RIGHT - COLUMN
DEFINITION_LEADING = 10.6
SIGNATURE = 66.0
TERM = 100.0


def meetings_block(view: View) -> Block | None:
    """Concertation of the month; None where there was none."""
    part = view.report.meetings
    if not part.count:
        return None
    text = f"{french.plural(part.count, 'réunion')}, {french.hours(part.minutes)} en tout"
    if part.with_partners:
        text += f", dont {french.number(part.with_partners)} avec les partenaires"
    lines = wrap(f"{text}.".replace("dont ", "dont\u00a0"), MEETINGS, TEXT)

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, MEETINGS, "Concertation", small=True)
        sheet.lines(MARGIN, y + TOP, lines, TEXT, LEADING)

    return Block(TOP + LEADING * len(lines) - 8, paint)


def comment_lines(view: View, room: float) -> list[Line]:
    """The director's comment in lines; a sign that the typeface lacks is marked, and said."""
    lines: list[Line] = []
    text = view.report.comment.replace("\r\n", "\n").replace("\r", "\n").strip()
    for paragraph in text.split("\n"):
        lines += wrap(paragraph, room, TEXT) or [[]]
    if text and MISSING in printable(text.replace(MISSING, "")):
        note = f"{MISSING} : signe que la police n’a pas ; le texte exact est dans rapport.json."
        lines += wrap([(ITALIC, note)], room, TEXT)
    return lines if text else []


def comment_block(lines: Sequence[Line], x: float, title: str = "Commentaire de la direction") -> Block:
    """Lines of the comment under their heading, from x to the right margin."""

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, x, y, RIGHT - x, title)
        sheet.lines(x, y + TOP, lines, TEXT, LEADING)

    return Block(comment_height(len(lines)), paint)


def comment_height(lines: int) -> float:
    """The height of a comment of so many lines."""
    return TOP + LEADING * lines - 8


def definitions_block(view: View, *, roomy: bool = False) -> Block:
    """What the figures mean: two columns in small type, or one term a line where the page has room."""
    return _list(definitions(view.report)) if roomy else _columns(definitions(view.report))


def _columns(terms: Sequence[Term]) -> Block:
    """Two columns of about the same length, parted between two terms."""
    length = sum(len(term) + len(text) for term, text in terms)
    so_far, half = 0, 0
    while so_far < length * 0.47:
        so_far += len(terms[half][0]) + len(terms[half][1])
        half += 1
    columns = [
        wrap(
            [run for term, text in part for run in ((SEMIBOLD, f"{term} : "), (REGULAR, f"{text} "))],
            COLUMN,
            NOTE,
        )
        for part in (terms[:half], terms[half:])
    ]

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "Définitions")
        for x, lines in zip((MARGIN, SECOND), columns, strict=True):
            sheet.lines(x, y + 27, lines, NOTE, DEFINITION_LEADING)

    return Block(27 + DEFINITION_LEADING * max(len(lines) for lines in columns) - 7, paint)


def _list(terms: Sequence[Term]) -> Block:
    rows = [(term, wrap(french.capitalised(text), ROOM - TERM, CELL)) for term, text in terms]
    height = TOP + sum(12.4 * len(lines) + 6 for _, lines in rows)

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "Définitions")
        y += TOP
        for term, lines in rows:
            sheet.text(MARGIN, y, term, SEMIBOLD, CELL)
            y = sheet.lines(MARGIN + TERM, y, lines, CELL, 12.4) + 6
            sheet.rule(MARGIN, y - 14, ROOM)

    return Block(height - 10, paint)


def signatures_block() -> Block:
    """Two frames to sign in."""

    def paint(sheet: Sheet, y: float) -> None:
        for x, whom in ((MARGIN, "Pour la crèche"), (SECOND, "Pour le gestionnaire")):
            sheet.frame(x, y, COLUMN, SIGNATURE, INK, 0.6)
            sheet.text(x + 8, y + 13, f"{whom}{french.NBSP}: nom, qualité", SEMIBOLD, CELL)
            sheet.text(x + 8, y + SIGNATURE - 9, "Date et signature", REGULAR, SMALL, MUTED)

    return Block(SIGNATURE, paint)
