"""Columns of the list of paths (colonnes): who it is, how the work stands, how it ended."""

from collections.abc import Callable
from datetime import date

from app.insertion.path_list import PathLine
from app.search import name_order
from ui import codes, french, theme
from ui.table import Column

NEAR = 30
"""Days before the term."""


def term_text(line: PathLine) -> str:
    """« 13/01/2027 »; « à signer » without an engagement."""
    if line.term is None:
        return "à signer" if line.is_open else ""
    return french.day_figures(line.term)


def term_hint(line: PathLine) -> str:
    """Both days where the renewal is noted beforehand: the parent's page tells the one in force first."""
    now = line.engagement
    if now is not None and line.term is not None and now.until < line.term:
        until, renewed = french.day(now.until), french.day(line.term)
        return f"Engagement en cours jusqu’au {until}, renouvelé jusqu’au {renewed}"
    return f"Terme de l’engagement\u00a0: {term_text(line)}"


def term_tone(line: PathLine, today: date) -> theme.Tone:
    """Whether the term is past, near or far."""
    if not line.is_open:
        return "muted"
    if line.term is None:
        return "amber"
    return "alert" if line.term < today else "amber" if line.ends_within(today, NEAR) else "ink"


def next_text(line: PathLine) -> str:
    """« ven. 27 nov. 9 h »."""
    return "" if line.next is None else f"{french.day_short(line.next.day)} {french.hour(line.next.start)}"


def columns(today: Callable[[], date]) -> tuple[Column[PathLine], ...]:
    """Who it is, how the work stands, how it ended; the last two only where there is an end."""
    term: Column[PathLine] = Column(
        title="Terme",
        text=lambda line: ("▲ " if term_tone(line, today()) == "alert" else "") + term_text(line),
        key=lambda line: line.term,
        tone=lambda line: term_tone(line, today()),
        hint=term_hint,
        width=112,
    )
    return (*WHO, term, *WORK, *ENDED)


WHO = (
    Column[PathLine](
        title="Parent",
        text=lambda line: line.parent.name,
        key=lambda line: name_order(line.parent),
        width=190,
    ),
    Column[PathLine](
        title="Enfants",
        text=lambda line: french.listed([child.first_name for child in line.children]),
        width=130,
    ),
    Column[PathLine](
        title="Entrée",
        text=lambda line: french.day_figures(line.path.entry_day),
        key=lambda line: line.path.entry_day,
        width=104,
    ),
)
WORK = (
    Column[PathLine](
        title="Dernier entretien",
        text=lambda line: french.day_figures(line.last_held.day) if line.last_held else "",
        key=lambda line: line.last_held.day if line.last_held else None,
        width=132,
    ),
    Column[PathLine](
        title="Prochain",
        text=next_text,
        key=lambda line: line.next.day if line.next else None,
        width=140,
    ),
    Column[PathLine](
        title="Actions en retard",
        text=lambda line: french.number(line.overdue) if line.overdue else "",
        key=lambda line: -line.overdue,
        tone=lambda _line: "amber",
        width=130,
    ),
    Column[PathLine](
        title="Suivi par",
        text=lambda line: line.referent.name if line.referent else "personne encore",
        width=120,
    ),
)
ENDED = (
    Column[PathLine](
        title="Sortie",
        text=lambda line: french.day_figures(line.path.exit_day) if line.path.exit_day else "",
        key=lambda line: line.path.exit_day,
        width=104,
    ),
    Column[PathLine](
        title="Motif de sortie",
        text=lambda line: codes.OUTCOME_WORDS[line.path.outcome] if line.path.outcome else "",
    ),
)
OF_OPEN = ("Terme", "Prochain", "Actions en retard")
OF_ENDED = tuple(column.title for column in ENDED)
"""Columns that say nothing of the others."""
