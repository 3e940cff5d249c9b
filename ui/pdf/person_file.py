"""A person's file on paper (dossier remis, art. 15 RGPD): all that is held on one of the family, kind by kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from ui import french
from ui.pdf.document import bound
from ui.pdf.fonts import SEMIBOLD
from ui.pdf.letterhead import Letterhead, cover, footer, head, missing_note, next_head
from ui.pdf.paper import BODY, MARGIN, ROOM, SMALL, Sheet
from ui.pdf.prose import wrap
from ui.pdf.tables import Column, Row, table_pages

TITLE = "Dossier remis à la personne"
NAME_BASE = 122.0
COLUMNS = (Column(title="Quand", wide=152.0), Column(title="Ce qui est noté"))
RIGHTS = (
    "Voici tout ce que la crèche garde de vous, ou de votre enfant, dans son programme. Si quelque chose est faux, "
    "demandez qu’on le corrige. Vous pouvez aussi demander l’effacement, ou la limitation de ce qui en est fait ; ce "
    "qu’un contrôle de la Caf peut encore demander est gardé jusque-là. En cas de désaccord, vous pouvez vous adresser "
    "à la Cnil (cnil.fr)."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidRow:
    """A record: when, and what is noted."""

    when: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidPart:
    """The records of one kind, under its name."""

    title: str
    rows: tuple[SaidRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonPaper:
    """The file in words. `scope` says which part of it, `apart` what is not here and why."""

    creche: Letterhead
    name: str
    scope: str
    parts: tuple[SaidPart, ...]
    traces: tuple[tuple[date, str], ...]
    apart: Mapping[str, str]
    made_by: str
    made_on: date


def draw(paper: PersonPaper) -> bytes:
    """The file as a PDF. The same file gives the same bytes."""
    rows: list[Row] = []
    for part in paper.parts:
        rows.append(Row(cells=(part.title, ""), group=True))
        rows += [Row(cells=(row.when, row.text)) for row in part.rows]
    if paper.traces:
        rows.append(Row(cells=("Ce qui a été écrit, d’après le journal", ""), group=True))
        rows += [Row(cells=(french.day_figures(day), words)) for day, words in paper.traces]
    rows.append(Row(cells=("Ce qui n’est pas dans ce dossier, et pourquoi", ""), group=True))
    rows += [Row(cells=("", f"{french.capitalised(what)} : {why}.")) for what, why in paper.apart.items()]
    lines = wrap(RIGHTS, ROOM, SMALL)
    pages = table_pages(COLUMNS, rows, partial(_head, paper), NAME_BASE + 26 + 11 * len(lines))
    texts = [paper.name, *(row.text for part in paper.parts for row in part.rows)]
    what = f"{TITLE}, {paper.name}, au {french.day(paper.made_on)}"
    return bound(pages, cover(paper.creche, what, TITLE), footer(paper.creche, what, *missing_note(texts)))


def _head(paper: PersonPaper, sheet: Sheet, number: int) -> float:
    if number:
        return next_head(sheet, f"{TITLE}, {paper.name}", paper.scope) + 6
    head(sheet, paper.creche, TITLE, f"au {french.day(paper.made_on)}", f"préparé par {paper.made_by}")
    name = wrap([(SEMIBOLD, f"{paper.name}, {paper.scope}")], ROOM, BODY + 1)[:1]
    y = sheet.lines(MARGIN, NAME_BASE, name, BODY + 1, 16)
    return sheet.lines(MARGIN, y, wrap(RIGHTS, ROOM, SMALL), SMALL, 11) + 2
