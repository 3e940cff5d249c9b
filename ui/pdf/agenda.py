"""A week's agenda on paper (agenda de la semaine): days, hours, who and what, and where the free hours are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from app.insertion.agenda import EntryKind
from ui import french
from ui.pdf.blocks import Block, pile
from ui.pdf.document import Page, bound
from ui.pdf.flowing import Piece, paged
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD, width
from ui.pdf.letterhead import NEXT_TOP, Letterhead, cover, footer, head, missing_note, next_head
from ui.pdf.paper import CELL, FOOT, HEADING, INK, LINE, MARGIN, MUTED, RIGHT, ROOM, RULE, SMALL, TRACK, Sheet
from ui.pdf.prose import fitted, wrap

TITLE, CLOSED = "Agenda", "La crèche est fermée."
TOP = 123.0
BOTTOM = FOOT - 10
WORKING = 5
NAME = 12.0
DAY = 24.0
LEAST, MOST = 4.0, 64.0
"""What is left free under a day: room to write where the week is light."""
PITCHES = (15.6, 14.0, 12.6, 11.6)
"""Heights of a line, from airy to tight: the first that holds the week on one page."""
FLOWING = PITCHES[1]
"""The height of a line in a week that no page can hold."""
MARK, WHO, WHAT = MARGIN + 84, MARGIN + 98, MARGIN + 264
WHO_ROOM, WHAT_ROOM = WHAT - WHO - 12, RIGHT - WHAT
STRIP, STRIP_HIGH = 216.0, 8.0
SCALE = RIGHT - STRIP
MORNING, EVENING, STEP = 8 * 60, 18 * 60, 120
AXIS = 7.5


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaLine:
    """Something of a day: its hours in minutes after midnight (None: not fixed), with whom, what.

    `off`: it did not, or will not, take place; the words of `what` say so.
    """

    day: date
    kind: EntryKind
    hours: tuple[int, int] | None = None
    who: str = ""
    what: str = ""
    off: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaPaper:
    """A week from Monday on; `whose` is a name, or « tout le monde »."""

    creche: Letterhead
    monday: date
    whose: str
    lines: tuple[AgendaLine, ...]
    """By day and hour."""
    printed_on: date
    closed: frozenset[date] = frozenset()
    """Days on which the crèche does not open."""

    @property
    def days(self) -> list[date]:
        """Monday to Friday, and the week-end where something falls on it."""
        busy = {one.day for one in self.lines}
        week = [self.monday + timedelta(days=number) for number in range(7)]
        return [day for number, day in enumerate(week) if number < WORKING or day in busy]


def draw(paper: AgendaPaper) -> bytes:
    """The agenda as a PDF. The same week gives the same bytes."""
    title = f"{TITLE}, {_week(paper)}"
    texts = [paper.whose, *(said for one in paper.lines for said in (one.who, one.what))]
    foot = footer(paper.creche, f"agenda imprimé le {french.day(paper.printed_on)}", *missing_note(texts))
    return bound(pages_of(paper), cover(paper.creche, title, "Agenda de la semaine"), foot)


def pages_of(paper: AgendaPaper) -> list[Page]:
    """One page; a fuller week than that goes on to the next."""
    room = BOTTOM - TOP
    heights = {pitch: sum(piece.block.height for piece in _pieces(paper, pitch, LEAST)) for pitch in PITCHES}
    pitch = next((pitch for pitch, high in heights.items() if high <= room), FLOWING)
    spare = (room - heights[pitch] - 0.1) / len(paper.days)
    pieces = _pieces(paper, pitch, min(MOST, LEAST + max(0.0, spare)))
    pages = paged(pieces, room, BOTTOM - NEXT_TOP)
    return [partial(_page, paper, part, number) for number, part in enumerate(pages)]


def _week(paper: AgendaPaper) -> str:
    return f"{french.week(paper.monday)}, {french.period(paper.monday, paper.monday + timedelta(days=6))}"


def _page(paper: AgendaPaper, pieces: Sequence[Piece], number: int, sheet: Sheet) -> None:
    if number:
        y = next_head(sheet, f"{TITLE}, {_week(paper)}", pieces[0].going_on)
    else:
        head(sheet, paper.creche, TITLE, _week(paper), where=False)
        sheet.text(MARGIN, TOP - 24, fitted(paper.whose, ROOM, SEMIBOLD, NAME), SEMIBOLD, NAME)
        _legend(paper, sheet, TOP - 8)
        y = TOP
    pile(sheet, y, [piece.block for piece in pieces], 0)


def _legend(paper: AgendaPaper, sheet: Sheet, y: float) -> None:
    """What the marks mean and how many there are of each, then the hours of the strips."""
    x = MARGIN
    for kind, one, many in (
        (EntryKind.INTERVIEW, "entretien", "entretiens"),
        (EntryKind.MEETING, "réunion", "réunions"),
        (EntryKind.WORK, "rendez-vous d’un parent", "rendez-vous de parents"),
    ):
        text = french.plural(sum(line.kind is kind and not line.off for line in paper.lines), one, many)
        _mark(sheet, x, y, kind)
        sheet.text(x + 10, y, text, REGULAR, SMALL, MUTED)
        x += width(text, REGULAR, SMALL) + 24
    first, last = _range(paper)
    for place, hour in enumerate(_ticks(first, last)):
        text = str(hour // 60) if place else french.hour(hour)
        sheet.middle(min(_at(hour, first, last), RIGHT - 5), y, text, REGULAR, AXIS, MUTED)


def _ticks(first: int, last: int) -> Sequence[int]:
    """The even hours."""
    return range(-(-first // STEP) * STEP, last + 1, STEP)


def _range(paper: AgendaPaper) -> tuple[int, int]:
    """The hours that the strips show, whole."""
    own = [one.hours for one in paper.lines if one.hours and one.kind is not EntryKind.WORK and not one.off]
    first = min([MORNING, *(start // 60 * 60 for start, _ in own)])
    return first, min(1440, max([EVENING, *(-(-end // 60) * 60 for _, end in own)]))


def _at(minute: int, first: int, last: int) -> float:
    return SCALE + STRIP * (min(max(minute, first), last) - first) / (last - first)


def _pieces(paper: AgendaPaper, pitch: float, pad: float) -> list[Piece]:
    pieces = []
    for day in paper.days:
        lines = [one for one in paper.lines if one.day == day]
        rows = [_row(one, pitch) for one in lines] or [_nothing(pitch, closed=day in paper.closed)]
        rows[-1] = Block(rows[-1].height + pad, rows[-1].paint)
        pieces.append(Piece(_day(paper, day, lines), keep=True))
        pieces += [Piece(row, going_on=f"{french.day_of_week(day)} (suite)") for row in rows]
    return pieces


def _day(paper: AgendaPaper, day: date, lines: Sequence[AgendaLine]) -> Block:
    """The day's name, and a strip where one's own hours are taken."""
    first, last = _range(paper)
    taken = [one.hours for one in lines if one.hours and one.kind is not EntryKind.WORK and not one.off]

    def paint(sheet: Sheet, y: float) -> None:
        sheet.rule(MARGIN, y, ROOM, INK, RULE)
        sheet.bookmark(french.capitalised(french.day_of_week(day)), y, level=1)
        sheet.text(MARGIN, y + 14, french.capitalised(french.day_of_week(day)), BOLD, HEADING)
        if lines and day in paper.closed:
            left = MARGIN + width(french.capitalised(french.day_of_week(day)), BOLD, HEADING) + 10
            sheet.text(left, y + 14, CLOSED, REGULAR, SMALL, MUTED)
        sheet.block(SCALE, y + 5.6, STRIP, STRIP_HIGH, TRACK)
        for hour in _ticks(first, last):
            x = _at(hour, first, last)
            sheet.line((x, y + 5.6), (x, y + 5.6 + STRIP_HIGH), LINE)
        for start, end in taken:
            x = _at(start, first, last)
            sheet.block(x, y + 5.6, max(1.0, _at(end, first, last) - x), STRIP_HIGH, INK)

    return Block(DAY, paint)


def _row(one: AgendaLine, pitch: float) -> Block:
    size = CELL if pitch > PITCHES[-1] else SMALL
    leading = min(11.4, pitch)
    face = REGULAR if one.off else SEMIBOLD
    if one.who:
        who, what = wrap([(face, one.who)], WHO_ROOM, size), wrap(one.what, WHAT_ROOM, size)
    else:
        who, what = wrap([(face, one.what)], RIGHT - WHO, size), []
    high = pitch + leading * (max(1, len(who), len(what)) - 1)
    hours = french.span(*one.hours) if one.hours else "heure à fixer"

    def paint(sheet: Sheet, y: float) -> None:
        ink = MUTED if one.off else INK
        sheet.text(MARGIN, y + 8, hours, face, size, ink)
        _mark(sheet, MARK, y + 8, one.kind, off=one.off)
        sheet.lines(WHO, y + 8, who, size, leading, ink)
        sheet.lines(WHAT, y + 8, what, size, leading, ink)

    return Block(high, paint)


def _nothing(pitch: float, *, closed: bool) -> Block:
    said = CLOSED if closed else "Rien de prévu."
    return Block(pitch, lambda sheet, y: sheet.text(MARGIN, y + 8, said, REGULAR, CELL, MUTED))


def _mark(sheet: Sheet, x: float, y: float, kind: EntryKind, *, off: bool = False) -> None:
    """Filled for an interview, hollow for a meeting, round for a parent's own; told apart without colour."""
    ink = LINE if off else INK
    if kind is EntryKind.INTERVIEW:
        sheet.block(x, y - 6, 6, 6, ink)
    elif kind is EntryKind.MEETING:
        sheet.frame(x + 0.5, y - 5.5, 5, 5, ink, 1.1)
    else:
        sheet.dot(x + 3, y - 3, 2.6, ink, hollow=True)
    if off:
        for start, end in pairwise(((x - 1, y + 1), (x + 7, y - 7))):
            sheet.line(start, end, INK, 0.8)
