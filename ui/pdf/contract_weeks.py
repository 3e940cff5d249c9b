"""The reference weeks in the contract (semaines types): a line a week, a column a day, the week's hours at the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui import french
from ui.pdf.blocks import Block, section
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.paper import CELL, INK, MARGIN, MUTED, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.prose import fitting_size, wrap

NAME, SUM = 58.0, 46.0
LEADING = 12.0
TOP = 36.0
WORKING = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class ContractWeek:
    """A reference week: for each weekday, Monday first, its spans in minutes after midnight."""

    name: str
    days: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def minutes(self) -> int:
        """The week's minutes."""
        return sum(end - start for day in self.days for start, end in day)


def average(weeks: Sequence[ContractWeek]) -> int:
    """The mean week, to the minute, halves up."""
    return (2 * sum(week.minutes for week in weeks) + len(weeks)) // (2 * len(weeks))


def weeks_block(weeks: Sequence[ContractWeek], turn: str | None) -> Block:
    """The table of the weeks, and how they take turns."""
    last = max((day for week in weeks for day, spans in enumerate(week.days) if spans), default=0)
    days = max(WORKING, last + 1)
    wide = (ROOM - NAME - SUM) / days
    heights = [LEADING * max(1, *(len(spans) for spans in week.days)) + 6 for week in weeks]
    note = wrap(turn or "", ROOM, SMALL)

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "Semaine type" if len(weeks) == 1 else "Semaines types")
        y += TOP
        for day in range(days):
            sheet.text(MARGIN + NAME + wide * day, y - 4.6, french.WEEKDAYS[day], SEMIBOLD, SMALL)
        sheet.right(RIGHT, y - 4.6, "heures", REGULAR, SMALL, MUTED)
        sheet.rule(MARGIN, y, ROOM, INK, 0.7)
        for week, high in zip(weeks, heights, strict=True):
            _week(sheet, week, y, wide, several=len(weeks) > 1)
            y += high
            sheet.rule(MARGIN, y, ROOM)
        sheet.lines(MARGIN, y + 12, note, SMALL, 11, MUTED)

    return Block(TOP + sum(heights) + (3 + 11 * len(note) if note else 0), paint)


def _week(sheet: Sheet, week: ContractWeek, y: float, wide: float, *, several: bool) -> None:
    sheet.text(MARGIN, y + LEADING, f"semaine{french.NBSP}{week.name}" if several else "", SEMIBOLD, CELL)
    for day, spans in enumerate(week.days):
        for place, span in enumerate(spans):
            text = french.span(*span)
            size = fitting_size(text, wide - 4, REGULAR, CELL)
            sheet.text(MARGIN + NAME + wide * day, y + LEADING * (place + 1), text, REGULAR, size)
    sheet.right(RIGHT, y + LEADING, french.hours_column(week.minutes), BOLD, CELL, room=SUM)
