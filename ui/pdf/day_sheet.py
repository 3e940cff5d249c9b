"""The day's sheet for the door (feuille de présence): who is expected, room to write, allergies, who may collect.

Nothing of insertion, and no reason of an absence: the sheet hangs where families pass.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial

from app.care.door import Door, DoorLine, DoorState
from app.families.surroundings import Surroundings
from app.search import name_order
from ui import french
from ui.pdf.document import Cover, Footer, bound
from ui.pdf.fonts import BOLD, REGULAR
from ui.pdf.paper import CELL, MARGIN, MUTED, RIGHT, SMALL, TITLE, Sheet
from ui.pdf.prose import fitted
from ui.pdf.tables import Column, Row, table_pages

TOP = 82.0
HIGH = 27.0
"""Room to write an hour by hand."""
SPARE = 4
"""Empty lines at the end, for children who come unexpected."""
COLUMNS = (
    Column(title="Enfant", wide=112),
    Column(title="Prévu", wide=72),
    Column(title="Arrivée", wide=44),
    Column(title="Départ", wide=44),
    Column(title="Allergies", wide=76, alert=True),
    Column(title="Repart avec", wide=107),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class DayLine:
    """A child expected that day."""

    child: str
    expected: tuple[tuple[int, int], ...] = ()
    absent: bool = False
    allergies: tuple[str, ...] = ()
    collectors: tuple[str, ...] = ()
    restricted: bool = False
    """A parent may not collect the child: with these people only."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DaySheet:
    """The day's children, by group."""

    creche: str
    day: date
    groups: tuple[tuple[str, tuple[DayLine, ...]], ...]


def draw(sheet: DaySheet) -> bytes:
    """The sheet as a PDF. The same sheet gives the same bytes."""
    rows: list[Row] = []
    for name, lines in sheet.groups:
        rows.append(Row(cells=(name or "Sans groupe",), group=True))
        rows.extend(_row(line) for line in lines)
    rows.append(Row(cells=("Venus sans être prévus",), group=True))
    rows.extend(Row(cells=("",) * len(COLUMNS), height=HIGH) for _ in range(SPARE))
    title = f"Feuille de présence, {french.day_long(sheet.day)}".replace(french.NBSP, " ")
    pages = table_pages(COLUMNS, rows, partial(_head, sheet), TOP)
    cover = Cover(title=title, author=sheet.creche, subject="Présences à noter à la main")
    return bound(pages, cover, Footer(first=f"{sheet.creche} · {french.day_long(sheet.day)}"))


def sheet_of(door: Door, creche: str) -> DaySheet:
    """The door's day as a sheet: every child with reserved hours, in the crèche's order of groups, by name."""
    groups = []
    for group, lines in door.groups():
        expected = sorted((line for line in lines if line.reserved), key=lambda line: name_order(line.child))
        if expected:
            groups.append((group.name if group else "", tuple(map(_line, expected))))
    return DaySheet(creche=creche, day=door.day, groups=tuple(groups))


def _line(line: DoorLine) -> DayLine:
    return DayLine(
        child=line.child.name,
        expected=tuple((span.start, span.end) for span in line.reserved),
        absent=line.state is DoorState.ABSENT,
        allergies=line.around.allergies,
        collectors=_collectors(line.around),
        restricted=line.around.restricted,
    )


def _collectors(around: Surroundings) -> tuple[str, ...]:
    return tuple(f"{one.name} ({one.relation})" if one.relation else one.name for one in around.collectors)


def _head(sheet: DaySheet, page: Sheet, number: int) -> float:
    if number == 0:
        page.bookmark("Feuille de présence", 40)
    page.text(MARGIN, 52, "Feuille de présence", BOLD, TITLE)
    page.right(RIGHT, 52, french.capitalised(french.day_long(sheet.day)), BOLD, 14)
    lines = [line for _, group in sheet.groups for line in group]
    away = sum(line.absent for line in lines)
    counts = french.plural(len(lines) - away, "enfant attendu", "enfants attendus")
    counts += f", {french.plural(away, 'absence annoncée', 'absences annoncées')}" if away else ""
    start = page.right(RIGHT, 68, counts, REGULAR, CELL)
    page.text(MARGIN, 68, fitted(sheet.creche, start - MARGIN - 12, REGULAR, CELL), REGULAR, SMALL, MUTED)
    return TOP


def _row(line: DayLine) -> Row:
    with_whom = "\n".join(line.collectors)
    if line.restricted:
        with_whom = f"SEULEMENT :\n{with_whom}" if with_whom else "À DEMANDER À LA DIRECTION"
    return Row(
        cells=(
            line.child,
            "\n".join(french.span(start, end) for start, end in line.expected),
            "absence" if line.absent else "",
            "",
            "\n".join(line.allergies),
            with_whom,
        ),
        height=HIGH,
    )
