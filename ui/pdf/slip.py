"""The parent's appointment slip (« vos rendez-vous »): half a page and strips to tear off, or a list over pages."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from ui import french
from ui.pdf.blocks import Block, flow, pile
from ui.pdf.document import Page, bound
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.letterhead import NEXT_TOP, Letterhead, cover, footer, head, missing_note, next_head
from ui.pdf.paper import (
    BODY,
    CELL,
    FOOT,
    HEADING,
    HIGH,
    INK,
    LINE,
    MARGIN,
    MUTED,
    RIGHT,
    ROOM,
    RULE,
    SMALL,
    TRACK,
    Sheet,
)
from ui.pdf.prose import fitted, fitting_size, shortened, wrap

HALF = HIGH / 2
TOP = 118.0
STRIPS = 6
"""With more appointments than this, the list takes the whole page and nothing is torn off."""
ONE_COLUMN = 3
LARGE = 2
"""No more than so many are written large."""
BIG, BIGGER = 12.0, 18.0
HOUR, DETAIL = MARGIN + 190, MARGIN + 246
DETAIL_ROOM = RIGHT - DETAIL
LEADING = 11.6
LEAST, MOST, LARGE_ROW = 20.6, 44.0, 64.0
"""Height of an appointment's line."""
CALL, CALL_GAP = 44.0, 16.0
CUT = (3.0, 3.0)
INNER = 10.0
NAME_LEADING = 16.0


@dataclass(frozen=True, kw_only=True, slots=True)
class SlipAppointment:
    """An appointment: `start` in minutes after midnight, `where` as « à la crèche », « au téléphone »."""

    day: date
    start: int
    minutes: int
    where: str = "à la crèche"
    with_whom: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip:
    """A parent's appointments, in order."""

    creche: Letterhead
    parent: str
    appointments: tuple[SlipAppointment, ...]
    printed_on: date


def draw(slip: Slip) -> bytes:
    """The slip as a PDF. The same slip gives the same bytes."""
    title = f"{_title(slip)}, {slip.parent}"
    texts = (slip.parent, *(one.with_whom for one in slip.appointments))
    foot = footer(slip.creche, f"rendez-vous au {french.day(slip.printed_on)}", *missing_note(texts))
    return bound(pages_of(slip), cover(slip.creche, title, "Rendez-vous"), foot)


def pages_of(slip: Slip) -> list[Page]:
    """One page of halves, or as many as a long list needs."""
    head_room = TOP + NAME_LEADING * len(_name(slip)) + CALL + CALL_GAP
    count = len(slip.appointments)
    if count <= STRIPS:
        room = HALF - 16 - head_room
        rows = [_large(one) for one in slip.appointments] if count <= LARGE else _rows(slip, room, count)
        if sum(row.height for row in rows) <= room:
            return [partial(_halves, slip, rows)]
    room = FOOT - 10 - head_room
    pages = max(1, math.ceil(sum(row.height for row in _rows(slip, 0, count)) / room))
    parts = flow(_rows(slip, room, math.ceil(count / pages)), room, 0)
    return [partial(_list, slip, part, number) for number, part in enumerate(parts)]


def _title(slip: Slip) -> str:
    return "Votre rendez-vous" if len(slip.appointments) == 1 else "Vos rendez-vous"


def _name(slip: Slip) -> list[list[tuple[str, str]]]:
    return shortened(wrap([(SEMIBOLD, slip.parent)], ROOM, BIG), 2, ROOM, BIG)


def _head(slip: Slip, sheet: Sheet) -> float:
    count = french.plural(len(slip.appointments), "rendez-vous", "rendez-vous")
    head(sheet, slip.creche, _title(slip), count if len(slip.appointments) > 1 else "")
    return sheet.lines(MARGIN, TOP - 2, _name(slip), BIG, NAME_LEADING) - 8


def _halves(slip: Slip, rows: Sequence[Block], sheet: Sheet) -> None:
    y = _head(slip, sheet)
    sheet.rule(MARGIN, y, ROOM, INK, RULE)
    pile(sheet, y, rows, 0)
    if not rows:
        sheet.text(MARGIN, y + 22, "Aucun rendez-vous n’est prévu.", REGULAR, BODY)
    _call(slip, sheet, HALF - 16 - CALL)
    if rows:
        sheet.line((MARGIN, HALF), (RIGHT, HALF), LINE, 0.7, CUT)
        _strips(slip, sheet)


def _list(slip: Slip, rows: Sequence[Block], number: int, sheet: Sheet) -> None:
    y = next_head(sheet, f"{_title(slip)}, {slip.parent}") if number else _head(slip, sheet)
    y = max(y, NEXT_TOP)
    sheet.rule(MARGIN, y, ROOM, INK, RULE)
    _call(slip, sheet, pile(sheet, y, rows, 0) + CALL_GAP)


def _rows(slip: Slip, room: float, count: int) -> list[Block]:
    """As high as they may be, so that so many of them fill the room."""
    least = min(MOST, max(LEAST, room / max(1, count)))
    return [_row(one, least) for one in slip.appointments]


def _large(one: SlipAppointment) -> Block:
    facts = f"{french.duration(one.minutes)}, {', '.join(filter(None, (one.where, _with(one))))}"
    lines = shortened(wrap(facts, ROOM, HEADING), 2, ROOM, HEADING)

    def paint(sheet: Sheet, y: float) -> None:
        sheet.text(MARGIN, y + 28, f"{_day(one)} à {french.hour(one.start)}", BOLD, BIGGER)
        sheet.lines(MARGIN, y + 46, lines, HEADING, 13)
        sheet.rule(MARGIN, y + LARGE_ROW + 13 * (len(lines) - 1), ROOM)

    return Block(LARGE_ROW + 13 * (len(lines) - 1), paint)


def _row(one: SlipAppointment, least: float) -> Block:
    facts = " · ".join(filter(None, (french.duration(one.minutes), one.where, _with(one))))
    lines = shortened(wrap(facts, DETAIL_ROOM, CELL), 3, DETAIL_ROOM, CELL)
    high = max(least, LEADING * len(lines) + 9)

    def paint(sheet: Sheet, y: float) -> None:
        base = y + (high - LEADING * (len(lines) - 1)) / 2 + 3.6
        sheet.text(MARGIN, base, _day(one), BOLD, BIG)
        sheet.text(HOUR, base, french.hour(one.start), BOLD, BIG)
        sheet.lines(DETAIL, base, lines, CELL, LEADING)
        sheet.rule(MARGIN, y + high, ROOM)

    return Block(high, paint)


def _day(one: SlipAppointment) -> str:
    return french.capitalised(french.day_long(one.day))


def _with(one: SlipAppointment) -> str:
    return f"avec {one.with_whom}" if one.with_whom else ""


def _call(slip: Slip, sheet: Sheet, y: float) -> None:
    """Whom to tell when one can't come, and where the crèche is."""
    sheet.block(MARGIN, y, ROOM, CALL, TRACK)
    sheet.block(MARGIN, y, 3.4, CALL, INK)
    x, room, warning = MARGIN + 14, ROOM - 28, _warn(slip.creche)
    sheet.text(x, y + 18, warning, BOLD, fitting_size(warning, room, BOLD, 11.6))
    where = ", ".join(filter(None, (slip.creche.name, slip.creche.address)))
    sheet.text(x, y + 34, fitted(where, room, REGULAR, CELL), REGULAR, CELL)


def _warn(creche: Letterhead) -> str:
    if creche.phone:
        return f"En cas d’empêchement, prévenez-nous au {creche.phone.replace(' ', french.NBSP)}."
    if creche.email:
        return f"En cas d’empêchement, prévenez-nous à {creche.email}."
    return "En cas d’empêchement, prévenez-nous dès que possible."


def _strips(slip: Slip, sheet: Sheet) -> None:
    """The second half of the page, one strip an appointment."""
    columns = 1 if len(slip.appointments) <= ONE_COLUMN else 2
    wide, high = ROOM / columns, 66.0 if columns == 1 else 104.0
    each = ", un par rendez-vous" if len(slip.appointments) > 1 else ""
    sheet.text(MARGIN, HALF + 16, f"À détacher{each}", REGULAR, SMALL, MUTED)
    for place, one in enumerate(slip.appointments):
        x, y = MARGIN + wide * (place % columns), HALF + 26 + high * (place // columns)
        edge = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y))
        sheet.path(edge, LINE, 0.6, CUT)
        half = ROOM / 2 - 2 * INNER
        end = _when(one, sheet, x + INNER, y, half)
        if columns == 1:
            _where(slip.creche, sheet, x + INNER + ROOM / 2, y + 20, half)
        else:
            _where(slip.creche, sheet, x + INNER, end + 5, half)


def _when(one: SlipAppointment, sheet: Sheet, x: float, y: float, wide: float) -> float:
    text = f"{_day(one)} à {french.hour(one.start)}"
    sheet.text(x, y + 20, text, BOLD, fitting_size(text, wide, BOLD, BIG))
    facts = ", ".join(filter(None, (french.duration(one.minutes), one.where, _with(one))))
    return sheet.lines(x, y + 35, shortened(wrap(facts, wide, CELL), 2, wide, CELL), CELL, LEADING)


def _where(creche: Letterhead, sheet: Sheet, x: float, y: float, wide: float) -> None:
    facts = [creche.name, creche.address or "", creche.phone or creche.email or ""]
    lines = [[(REGULAR, fitted(fact, wide, REGULAR, SMALL))] for fact in facts if fact]
    sheet.lines(x, y, lines, SMALL, 11, MUTED)
