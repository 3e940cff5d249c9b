"""Objectives and plan in the engagement Avip (objectifs, plan): what the page has room for, the rest counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ui import french
from ui.pdf.blocks import Block, section
from ui.pdf.fonts import ITALIC, REGULAR, SEMIBOLD
from ui.pdf.paper import CELL, INK, MARGIN, MUTED, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.prose import Line, paragraphs, shortened, wrap

TEXT, TEXT_LEADING = 9.8, 12.6
HEAD = 30.0
LEAST_LINES = 3
"""Lines of the objectives that are kept however long the plan is."""
OWNER, DUE = 78.0, 94.0
WHAT = ROOM - OWNER - DUE - 20
LEADING, PAD = 11.2, 5.4
HEADS = 15.0
GAP = 11.0
BLANK = 22.0
"""The height of a line to write on."""
WRITTEN, FILLED = 3, 5
"""Lines for the objectives; actions, or lines to write one, in a plan not signed yet."""
BY_HAND = "à compléter ensemble"
BEGINNING = "le début ; le texte entier est dans le dossier"
NONE_YET = "Aucune action n’est ouverte : elles se décident au fil des entretiens."


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanLine:
    """An open action: what, by whom (« le parent »), for when."""

    what: str
    who: str
    due: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What is aimed at, what is worked on, what is agreed, on that day; whether it may still be written into."""

    objectives: str | None
    needs: tuple[str, ...]
    actions: tuple[PlanLine, ...]
    day: date
    to_fill: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the plan, laid out."""

    what: list[Line]
    who: str
    due: str

    @property
    def height(self) -> float:
        return LEADING * len(self.what) + PAD


def plan_blocks(plan: Plan, room: float) -> list[Block]:
    """The objectives and the plan, in no more than `room`; room to write where nothing is noted yet."""
    lines = paragraphs(plan.objectives or "", ROOM, TEXT)
    rows = [_row(action) for action in plan.actions]
    needs = shortened(wrap(_needs(plan.needs), ROOM, CELL), 2, ROOM, CELL)
    goals = []
    if lines:
        left = int((room - _plan_height(rows, needs) - GAP - HEAD + 8) // TEXT_LEADING)
        kept = shortened(lines, max(LEAST_LINES, left), ROOM, TEXT)
        goals = [_objectives(kept, "" if len(kept) == len(lines) else BEGINNING)]
    elif plan.to_fill and _plan_height(rows, needs) + GAP + _to_write().height <= room:
        goals = [_to_write()]
    room -= sum(block.height + GAP for block in goals)
    blank = max(0, FILLED - len(rows)) if plan.to_fill else 0
    return [*goals, _plan(rows, needs, plan.day, room, blank)]


def _row(action: PlanLine) -> _Row:
    what = shortened(wrap(action.what, WHAT, CELL), 2, WHAT, CELL)
    return _Row(what, action.who, french.day(action.due) if action.due else "sans date")


def _needs(needs: Sequence[str]) -> list[tuple[str, str]]:
    return [(SEMIBOLD, "Besoins travaillés : "), (REGULAR, " · ".join(needs))] if needs else []


def _objectives(lines: Sequence[Line], note: str) -> Block:
    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "Objectifs", note)
        sheet.lines(MARGIN, y + HEAD, lines, TEXT, TEXT_LEADING)

    return Block(HEAD + TEXT_LEADING * len(lines) - 8, paint)


def _to_write() -> Block:
    """Lines to write the objectives on."""

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "Objectifs", BY_HAND)
        for place in range(WRITTEN):
            sheet.rule(MARGIN, y + HEAD + 8 + BLANK * place, ROOM)

    return Block(HEAD + 8 + BLANK * (WRITTEN - 1), paint)


def _plan_height(rows: Sequence[_Row], needs: Sequence[Line], blank: int = 0) -> float:
    table = HEADS + sum(row.height for row in rows) + BLANK * blank if rows or blank else TEXT_LEADING
    return HEAD - 8 + LEADING * len(needs) + (4 if needs else 0) + table


def _plan(rows: Sequence[_Row], needs: Sequence[Line], day: date, room: float, blank: int) -> Block:
    """As many actions as hold, the others counted; then lines to write on, where they hold too."""
    shown = list(rows)
    while len(shown) > 1 and _plan_height(shown, needs) + _rest(len(rows) - len(shown)) > room:
        shown.pop()
    left = len(rows) - len(shown)
    while blank and _plan_height(shown, needs, blank) > room:
        blank -= 1
    count = (
        french.plural(len(rows), "action ouverte", "actions ouvertes") if rows else "aucune action ouverte"
    )

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "Le plan", f"{count} au {french.day(day)}")
        y = sheet.lines(MARGIN, y + HEAD, needs, CELL, LEADING) + (4 if needs else 0)
        if not rows and not blank:
            sheet.text(MARGIN, y, NONE_YET, REGULAR, TEXT)
            return
        y = _table(sheet, shown, y)
        for place in range(blank):
            sheet.rule(MARGIN, y + BLANK * (place + 1), ROOM)
        if left:
            others = french.plural(left, "autre action", "autres actions")
            sheet.text(MARGIN, y + LEADING, f"et {others}, voir le plan", ITALIC, CELL)

    return Block(_plan_height(shown, needs, blank) + _rest(left), paint)


def _rest(left: int) -> float:
    return LEADING + 3 if left else 0.0


def _table(sheet: Sheet, rows: Sequence[_Row], y: float) -> float:
    """From the first baseline on; returns where the table ends."""
    who, due = RIGHT - OWNER - DUE - 4, RIGHT - DUE + 6
    for x, title in ((MARGIN, "Ce qui est convenu"), (who, "Par"), (due, "Pour le")):
        sheet.text(x, y, title, SEMIBOLD, SMALL, MUTED)
    y += 5
    sheet.rule(MARGIN, y, ROOM, INK, 0.7)
    for row in rows:
        sheet.lines(MARGIN, y + LEADING, row.what, CELL, LEADING)
        sheet.text(who, y + LEADING, row.who, REGULAR, CELL)
        sheet.text(due, y + LEADING, row.due, REGULAR, CELL, INK if row.due != "sans date" else MUTED)
        y += row.height
        sheet.rule(MARGIN, y, ROOM)
    return y
