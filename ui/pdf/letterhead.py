"""The head of the counsellor's papers (en-tête): the paper's title, the crèche that gives it, and where it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from ui import french
from ui.pdf.document import Cover, Footer
from ui.pdf.fonts import BOLD, MISSING, REGULAR, SEMIBOLD, printable, width
from ui.pdf.paper import CELL, HEADING, MARGIN, MUTED, RIGHT, ROOM, SMALL, TITLE, Sheet
from ui.pdf.prose import Run, fitted, fitting_size, shortened, wrap

BASE = 52.0
"""Baseline of the title."""
BESIDE = 14.0
NEXT_BASE = 39.5
NEXT_TOP = 52.0
"""Where the content of a following page starts."""
INVENTED = "exemple, données fictives"
UNKNOWN_SIGN = f"{MISSING} : signe que la police n’a pas ; le texte exact est dans le dossier."


@dataclass(frozen=True, kw_only=True, slots=True)
class Letterhead:
    """The crèche as a paper names it; whether its data are invented."""

    name: str
    manager: str | None = None
    address: str | None = None
    """Street, postcode and commune."""
    commune: str | None = None
    """Where a paper is signed."""
    phone: str | None = None
    email: str | None = None
    demonstration: bool = False


def head(
    sheet: Sheet, creche: Letterhead, title: str, beside: str = "", under: str = "", *, where: bool = True
) -> float:
    """The head of a first page: `beside` ends the title's line, `under` the next; `where` the crèche is.

    Returns where it ends.
    """
    sheet.bookmark(title, 30)
    wide = width(title, BOLD, TITLE)
    sheet.text(MARGIN, BASE, title, BOLD, TITLE)
    sheet.right(
        RIGHT, BASE, fitted(beside, ROOM - wide - 16, BOLD, 9.0), BOLD, _size(beside, ROOM - wide - 16)
    )
    notes = [note for note in (under, INVENTED if creche.demonstration else "") if note]
    for place, note in enumerate(notes):
        sheet.right(RIGHT, BASE + 17 + 11.6 * place, note, REGULAR, SMALL, MUTED)
    taken = max((width(note, REGULAR, SMALL) for note in notes), default=0.0)
    room = ROOM - taken - (16 if taken else 0)
    sheet.text(MARGIN, BASE + 17, fitted(creche.name, room, SEMIBOLD, CELL), SEMIBOLD, CELL)
    phone = creche.phone.replace(" ", french.NBSP) if creche.phone else None
    reached = (creche.address, phone, creche.email) if where else ()
    facts = " · ".join(filter(None, (creche.manager, *reached)))
    lines = shortened(wrap(facts, room, SMALL), 2 if where else 1, room, SMALL)
    return sheet.lines(MARGIN, BASE + 29, lines, SMALL, 11, MUTED) + 3


def _size(beside: str, room: float) -> float:
    return max(9.0, fitting_size(beside, room, BOLD, BESIDE))


def next_head(sheet: Sheet, title: str, beside: str = "") -> float:
    """The head of a following page. Returns where the content starts."""
    start = RIGHT
    if beside:
        start = sheet.right(RIGHT, NEXT_BASE, fitted(beside, ROOM / 2, REGULAR, SMALL), REGULAR, SMALL, MUTED)
    room = start - MARGIN - (12 if beside else 0)
    sheet.text(MARGIN, NEXT_BASE, fitted(title, room, BOLD, HEADING), BOLD, HEADING)
    return NEXT_TOP


def footer(creche: Letterhead, what: str, *second: Run) -> Footer:
    """« crèche · what » under the rule, and what must be said under it."""
    return Footer(first=f"{fitted(creche.name, 220, REGULAR, 8)} · {what}", second=second)


def cover(creche: Letterhead, title: str, subject: str) -> Cover:
    """What the file says of itself."""
    return Cover(title=title.replace(french.NBSP, " "), author=creche.name, subject=subject)


def missing_note(texts: Iterable[str | None]) -> tuple[Run, ...]:
    """What to say where one of these texts has a sign that the typeface lacks."""
    lacks = any(MISSING in printable(text.replace(MISSING, "")) for text in texts if text)
    return ((REGULAR, UNKNOWN_SIGN),) if lacks else ()
