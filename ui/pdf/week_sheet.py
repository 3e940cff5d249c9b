"""The week's grid on paper (planning de la semaine): groups, each child's hours, the load under the last page.

Lying A4, to be read in black and white: an occasional care is an empty bar and « O », an emergency hatched and « U ».
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from app.care.enrolments import Kind
from app.care.presence import State
from app.care.week_plan import DayHead, PlanLine, WeekPlan
from ui import french
from ui.pdf.document import Cover, Footer, Page, bound
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.paper import CELL, FOOT, HIGH, INK, LINE, MARGIN, MUTED, RIGHT, SMALL, TITLE, TRACK, WIDE, Sheet
from ui.pdf.prose import Line, fitted, wrap
from ui.pdf.week_load_block import BLOCK, LoadLine, load_lines, paint_load

EDGE = HIGH - (WIDE - RIGHT)
"""Where the columns end on a lying sheet."""
BOTTOM = WIDE - (HIGH - FOOT) - 6
TOP, HEADS = 80.0, 30.0
NAMES = 120.0
TYPE, LEADING, BAR = 7.8, 8.8, 3.0
GROUP = 16.0
LETTERS = {Kind.REGULAR: "", Kind.OCCASIONAL: "O ", Kind.EMERGENCY: "U "}
LEGEND = (
    "Sous les heures, leur bande : O occasionnel, vide ; U urgence, hachurée. Fond gris : heures atypiques."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekCell:
    """One child's day."""

    spans: tuple[tuple[int, int], ...] = ()
    absent: bool = False
    inside: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekRow:
    """One enrolment's week."""

    child: str
    kind: Kind
    cells: tuple[WeekCell, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekSheet:
    """The days shown, the rows by group, the load by day; `hours` are the bounds of a column, in minutes."""

    creche: str
    printed: datetime
    monday: date
    days: tuple[tuple[date, tuple[tuple[int, int], ...]], ...]
    """Each with its opening."""
    groups: tuple[tuple[str, tuple[WeekRow, ...]], ...]
    hours: tuple[int, int]
    children: int
    load: tuple[LoadLine, ...]


def sheet_of(plan: WeekPlan, creche: str, moment: datetime) -> WeekSheet:
    """The week as it is planned; a weekend without opening nor child is left out."""
    shown = [at for at, head in enumerate(plan.days) if at < 5 or head.opening or head.peak]
    heads = [plan.days[at] for at in shown]
    hours = _hours(heads)
    return WeekSheet(
        creche=creche,
        printed=moment,
        monday=plan.days[0].day,
        days=tuple((head.day, tuple((span.start, span.end) for span in head.opening)) for head in heads),
        groups=tuple(
            (group.name if group else "Sans groupe", tuple(_row(line, shown) for line in lines))
            for group, lines in groupby(plan.lines, key=lambda line: line.group)
        ),
        hours=hours,
        children=len({line.child.id for line in plan.lines}),
        load=load_lines(plan.load, shown, hours),
    )


def _hours(heads: Sequence[DayHead]) -> tuple[int, int]:
    spans = [span for head in heads for span in head.opening]
    first = min((span.start for span in spans), default=420)
    return first, min(max((span.end for span in spans), default=1140), first + 1440)


def _row(line: PlanLine, shown: Sequence[int]) -> WeekRow:
    return WeekRow(
        child=line.child.name,
        kind=line.enrolment.kind,
        cells=tuple(
            WeekCell(
                spans=tuple((span.start, span.end) for span in line.days[at].reserved),
                absent=line.days[at].state is State.ABSENT,
                inside=line.days[at].inside,
            )
            for at in shown
        ),
    )


def draw(sheet: WeekSheet) -> bytes:
    """The sheet as a PDF. The same sheet gives the same bytes."""
    week = french.week(sheet.monday).replace(french.NBSP, " ")
    cover = Cover(title=f"Planning, {week}", author=sheet.creche, subject="Heures réservées de la semaine")
    printed = f"{sheet.creche} · planning au {french.moment(sheet.printed)}"
    return bound(pages_of(sheet), cover, Footer(first=printed, second=((REGULAR, LEGEND),)), lying=True)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A heading, or a row with the lines of its cells, and its height."""

    height: float
    heading: tuple[str, int] | None = None
    row: WeekRow | None = None
    lines: tuple[list[Line], ...] = ()


def pages_of(sheet: WeekSheet) -> list[Page]:
    """What draws each page."""
    parts = [part for name, rows in sheet.groups for part in _laid_group(sheet, name, rows)]
    room = BOTTOM - TOP - HEADS
    pages: list[list[_Laid]] = [[]]
    used = 0.0
    heading: _Laid | None = None
    for place, part in enumerate(parts):
        follows = parts[place + 1].height if part.heading and place + 1 < len(parts) else 0.0
        if pages[-1] and used + part.height + follows > room:
            pages.append([heading] if heading is not None and part.heading is None else [])
            used = sum(one.height for one in pages[-1])
        if part.heading is not None:
            heading = _Laid(GROUP, heading=(f"{part.heading[0]} (suite)", part.heading[1]))
        pages[-1].append(part)
        used += part.height
    if used + BLOCK > room and pages[-1]:
        pages.append([])
    return [_Page(sheet, own, last=own is pages[-1]) for own in pages]


def _laid_group(sheet: WeekSheet, name: str, rows: Sequence[WeekRow]) -> list[_Laid]:
    laid = [_Laid(GROUP, heading=(name, len({row.child for row in rows})))]
    room = _column(sheet) - 8
    for row in rows:
        cells = tuple(wrap(_words(row.kind, cell), room, TYPE) for cell in row.cells)
        laid.append(_Laid(LEADING * max(1, *map(len, cells)) + BAR + 6.6, row=row, lines=cells))
    return laid


def _words(kind: Kind, cell: WeekCell) -> str:
    if cell.absent:
        return "absence"
    return LETTERS[kind] + french.spans(cell.spans) if cell.spans else ""


def _column(sheet: WeekSheet) -> float:
    return (EDGE - MARGIN - NAMES) / max(1, len(sheet.days))


class _Page:
    """One page: its head, its rows, the load where it is the last."""

    def __init__(self, week: WeekSheet, parts: Sequence[_Laid], *, last: bool) -> None:
        self._week, self._parts, self._last = week, parts, last
        self._wide = _column(week)

    def __call__(self, sheet: Sheet) -> None:
        self._head(sheet)
        y = TOP + HEADS
        for part in self._parts:
            if part.heading is not None:
                self._heading(sheet, y, *part.heading)
            elif part.row is not None:
                self._row(sheet, y, part.row, part)
            y += part.height
            sheet.rule(MARGIN, y, EDGE - MARGIN)
        self._rulings(sheet, y)
        if self._last:
            paint_load(sheet, y + 8, self._week.load, (MARGIN, MARGIN + NAMES, self._wide), self._week.hours)

    def _x(self, at: int) -> float:
        return MARGIN + NAMES + at * self._wide

    def _head(self, sheet: Sheet) -> None:
        week = self._week
        title = f"Planning, {french.week(week.monday)}"
        sheet.text(MARGIN, 50, title, BOLD, TITLE)
        last = date.fromordinal(week.monday.toordinal() + 6)
        sheet.right(EDGE, 50, french.capitalised(french.period(week.monday, last)), BOLD, 13)
        count = french.plural(week.children, "enfant")
        start = sheet.right(EDGE, 66, count, REGULAR, CELL)
        sheet.text(MARGIN, 66, fitted(week.creche, start - MARGIN - 12, REGULAR, CELL), REGULAR, SMALL, MUTED)
        for at, (day, opening) in enumerate(week.days):
            words = french.capitalised(french.day_of_week(day))
            sheet.text(self._x(at) + 4, TOP + 12, fitted(words, self._wide - 6, BOLD, CELL), BOLD, CELL)
            hours = french.spans(opening) if opening else "fermé"
            sheet.text(
                self._x(at) + 4, TOP + 23, fitted(hours, self._wide - 6, REGULAR, TYPE), REGULAR, TYPE, MUTED
            )
        sheet.text(MARGIN, TOP + 23, "Enfant", SEMIBOLD, TYPE)
        sheet.rule(MARGIN, TOP + HEADS, EDGE - MARGIN, INK, 0.8)

    def _heading(self, sheet: Sheet, y: float, name: str, count: int) -> None:
        sheet.block(MARGIN, y, EDGE - MARGIN, GROUP, TRACK)
        sheet.text(MARGIN + 4, y + 11.4, fitted(name, NAMES * 2, BOLD, CELL), BOLD, CELL)
        sheet.right(EDGE - 4, y + 11.4, french.plural(count, "enfant"), REGULAR, SMALL, MUTED)

    def _row(self, sheet: Sheet, y: float, row: WeekRow, part: _Laid) -> None:
        sheet.text(MARGIN, y + 10.6, fitted(row.child, NAMES - 6, REGULAR, SMALL), REGULAR, SMALL)
        for at, (cell, lines) in enumerate(zip(row.cells, part.lines, strict=True)):
            x = self._x(at)
            if not cell.inside:
                sheet.block(x, y, self._wide, part.height, TRACK)
            sheet.lines(x + 4, y + 9.6, lines, TYPE, LEADING, MUTED if cell.absent else INK)
            if not cell.absent:
                for span in cell.spans:
                    self._bar(sheet, x, y + part.height - BAR - 2.4, row.kind, span)

    def _bar(self, sheet: Sheet, x: float, y: float, kind: Kind, span: tuple[int, int]) -> None:
        first, last = self._week.hours
        scale = (self._wide - 8) / max(1, last - first)
        start, end = max(first, span[0]), min(last, span[1])
        if start >= end:
            return
        left, wide = x + 4 + (start - first) * scale, (end - start) * scale
        if kind is Kind.REGULAR:
            sheet.block(left, y, wide, BAR, MUTED)
        elif kind is Kind.EMERGENCY:
            sheet.hatch(left, y, wide, BAR, INK, 4.0)
        if kind is not Kind.REGULAR:
            sheet.frame(left, y, wide, BAR, INK, 0.6)

    def _rulings(self, sheet: Sheet, bottom: float) -> None:
        for at in range(len(self._week.days)):
            sheet.line((self._x(at), TOP), (self._x(at), bottom), LINE)
