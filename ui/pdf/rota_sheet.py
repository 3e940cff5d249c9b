"""The rota on paper (horaires de la semaine): people and their hours, the week against the contract, adults by day.

Lying A4, to hang on the wall: readable in black and white, and a day away is « absence », whatever its kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ui import french
from ui.pdf.document import Cover, Footer, Page, bound
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD, width
from ui.pdf.paper import CELL, FOOT, HIGH, INK, LINE, MARGIN, MUTED, RIGHT, SMALL, TITLE, TRACK, WIDE, Sheet
from ui.pdf.prose import Line, fitted, wrap
from ui.pdf.rota_data import RotaCell, RotaRow, RotaSheet
from ui.pdf.week_load_block import BLOCK, paint_load

EDGE = HIGH - (WIDE - RIGHT)
"""Where the columns end on a lying sheet."""
BOTTOM = WIDE - (HIGH - FOOT) - 6
TOP, HEADS = 80.0, 30.0
NAMES, WORKED = 120.0, 64.0
TYPE, LEADING, BAR = 7.8, 8.8, 3.0
AWAY = "absence"
LEGEND = "Sous les heures, leur bande. Fond gris : crèche fermée, ou personne hors de sa période de travail."


def draw(sheet: RotaSheet) -> bytes:
    """The sheet as a PDF. The same sheet gives the same bytes."""
    week = french.week(sheet.monday).replace(french.NBSP, " ")
    cover = Cover(title=f"Équipe, {week}", author=sheet.creche, subject="Horaires de la semaine")
    printed = f"{sheet.creche} · horaires au {french.moment(sheet.printed)}"
    return bound(pages_of(sheet), cover, Footer(first=printed, second=((REGULAR, LEGEND),)), lying=True)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row with the lines of its cells, and its height."""

    height: float
    row: RotaRow
    lines: tuple[list[Line], ...]


def pages_of(sheet: RotaSheet) -> list[Page]:
    """What draws each page."""
    room = BOTTOM - TOP - HEADS
    pages: list[list[_Laid]] = [[]]
    used = 0.0
    for row in sheet.rows:
        cells = tuple(wrap(_words(cell), _column(sheet) - 8, TYPE) for cell in row.cells)
        least = 1 if row.counted else 2
        laid = _Laid(LEADING * max(least, *map(len, cells)) + BAR + 6.6, row, cells)
        if pages[-1] and used + laid.height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(laid)
        used += laid.height
    if used + BLOCK > room and pages[-1]:
        pages.append([])
    return [_Page(sheet, own, last=own is pages[-1]) for own in pages]


def _words(cell: RotaCell) -> str:
    if cell.away:
        return AWAY
    return french.spans(cell.spans) if cell.spans else ""


def _column(sheet: RotaSheet) -> float:
    return (EDGE - MARGIN - NAMES - WORKED) / max(1, len(sheet.days))


class _Page:
    """One page: its head, its rows, the adults by day where it is the last."""

    def __init__(self, rota: RotaSheet, rows: Sequence[_Laid], *, last: bool) -> None:
        self._rota, self._rows, self._last = rota, rows, last
        self._wide = _column(rota)

    def __call__(self, sheet: Sheet) -> None:
        self._head(sheet)
        y = TOP + HEADS
        for laid in self._rows:
            self._row(sheet, y, laid)
            y += laid.height
            sheet.rule(MARGIN, y, EDGE - MARGIN)
        for at in range(len(self._rota.days) + 1):
            sheet.line((self._x(at), TOP), (self._x(at), y), LINE)
        if self._last:
            paint_load(sheet, y + 8, self._rota.load, (MARGIN, MARGIN + NAMES, self._wide), self._rota.hours)

    def _x(self, at: int) -> float:
        return MARGIN + NAMES + at * self._wide

    def _head(self, sheet: Sheet) -> None:
        rota = self._rota
        sheet.text(MARGIN, 50, f"Équipe, {french.week(rota.monday)}", BOLD, TITLE)
        period = french.period(rota.monday, rota.monday + timedelta(days=6))
        sheet.right(EDGE, 50, french.capitalised(period), BOLD, 13)
        start = sheet.right(EDGE, 66, rota.share, REGULAR, SMALL, MUTED)
        sheet.text(MARGIN, 66, fitted(rota.creche, start - MARGIN - 12, REGULAR, CELL), REGULAR, SMALL, MUTED)
        for at, (day, opening) in enumerate(rota.days):
            x, room = self._x(at) + 4, self._wide - 6
            words = _title(day, room)
            sheet.text(x, TOP + 12, fitted(words, room, BOLD, CELL), BOLD, CELL)
            hours = french.spans(opening) if opening else "fermé"
            sheet.text(x, TOP + 23, fitted(hours, room, REGULAR, TYPE), REGULAR, TYPE, MUTED)
        sheet.text(MARGIN, TOP + 23, french.capitalised(_people(rota)), SEMIBOLD, TYPE)
        sheet.right(EDGE, TOP + 12, "Heures", BOLD, CELL)
        sheet.right(EDGE, TOP + 23, "sur le contrat", REGULAR, TYPE, MUTED)
        sheet.rule(MARGIN, TOP + HEADS, EDGE - MARGIN, INK, 0.8)

    def _row(self, sheet: Sheet, y: float, laid: _Laid) -> None:
        row = laid.row
        sheet.text(MARGIN, y + 10.6, fitted(row.name, NAMES - 6, REGULAR, SMALL), REGULAR, SMALL)
        if not row.counted:
            sheet.text(MARGIN, y + 20, "hors encadrement", REGULAR, TYPE, MUTED)
        for at, (cell, lines) in enumerate(zip(row.cells, laid.lines, strict=True)):
            x = self._x(at)
            if cell.idle:
                sheet.block(x, y, self._wide, laid.height, TRACK)
            sheet.lines(x + 4, y + 9.6, lines, TYPE, LEADING, MUTED if cell.away else INK)
            for span in () if cell.away else cell.spans:
                self._bar(sheet, x, y + laid.height - BAR - 2.4, span)
        words = f"{french.hours(row.worked)} / {french.hours(row.wanted)}"
        sheet.right(EDGE, y + 10.6, words, REGULAR, SMALL, room=WORKED - 6)

    def _bar(self, sheet: Sheet, x: float, y: float, span: tuple[int, int]) -> None:
        first, last = self._rota.hours
        scale = (self._wide - 8) / max(1, last - first)
        start, end = max(first, span[0]), min(last, span[1])
        if start < end:
            sheet.block(x + 4 + (start - first) * scale, y, (end - start) * scale, BAR, MUTED)


def _people(rota: RotaSheet) -> str:
    return french.plural(len(rota.rows), "personne")


def _title(day: date, room: float) -> str:
    """« Mercredi 25 novembre », short where the column is narrow."""
    words = french.capitalised(french.day_of_week(day))
    return words if width(words, BOLD, CELL) <= room else french.capitalised(french.day_short(day))
