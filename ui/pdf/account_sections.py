"""The sections of a yearly account (rubriques du bilan): side by side where they are narrow, the months in a row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ui.account_words import MASKED, TOTAL, Line, Section, Unit, over, told
from ui.french import NBSP
from ui.pdf.blocks import Block, beside
from ui.pdf.fonts import BOLD, REGULAR, width
from ui.pdf.line_blocks import BETWEEN, Table, Written, even_stops, table_block
from ui.pdf.paper import CELL, MARGIN, RIGHT, ROOM

LAST = 80.0
WIDEST = 78.0
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
    if value == MASKED:
        return counts
    return f"{counts}{NBSP}· {value}"


def _written(line: Line, texts: Sequence[str], *, strong: bool = False) -> Written:
    return Written(label=line.label, texts=tuple(texts), note=line.note, strong=strong)
