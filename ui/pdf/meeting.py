"""The minutes of a concertation on paper (compte rendu): who was there, the parents discussed, what was decided.

A meeting still to come gives its agenda (ordre du jour), with room to write.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from ui import french
from ui.pdf.blocks import Block, pile, section
from ui.pdf.document import Page, bound
from ui.pdf.flowing import Piece, Type, paged, text
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.letterhead import NEXT_TOP, Letterhead, cover, footer, head, missing_note, next_head
from ui.pdf.paper import CELL, FOOT, INK, MARGIN, MUTED, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.prose import Line, paragraphs, shortened, wrap

MINUTES, AGENDA = "Compte rendu de concertation", "Ordre du jour de concertation"
INTERNAL = "Pour les personnes présentes\u00a0: ne pas diffuser"
TOP = 98.0
BOTTOM = FOOT - 12
SUBJECT, SUBJECT_LEADING = 12.0, 15.0
TERM = 128.0
BODY = Type(x=MARGIN, size=9.8, leading=13.0)
PEOPLE = Type(x=MARGIN + TERM, size=9.8, leading=13.0)
DECISION = Type(x=MARGIN, size=9.8, leading=13.0)
LEADING = 11.4
COLUMNS = (MARGIN, MARGIN + 124, RIGHT - 160, RIGHT - 84)
"""Where the parent, the action, who does it and for when start."""
WIDTHS = (112.0, 209.0, 70.0, 84.0)
LINE, LINES, NOTES = 22.0, 2, 6
"""Room to write: the height of a line, how many for a decision and for notes."""
NO_DECISION = "Pas de décision notée."
SEE_ACTIONS = "Voir les actions décidées, ci-dessous."


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendee:
    """Somebody there; `organisation` is empty for the crèche's own."""

    name: str
    organisation: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A parent discussed, why, and what was decided."""

    parent: str
    reason: str
    decision: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DecidedAction:
    """An action that came of the meeting."""

    parent: str
    what: str
    who: str
    due: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingPaper:
    """A meeting. `start` in minutes after midnight; `others` those present who stand in no list."""

    creche: Letterhead
    day: date
    start: int | None = None
    minutes: int | None = None
    held: bool = True
    cancelled: bool = False
    with_partners: bool = False
    title: str = ""
    people: tuple[Attendee, ...] = ()
    others: str = ""
    topics: tuple[Topic, ...] = ()
    actions: tuple[DecidedAction, ...] = ()
    summary: str = ""


def draw(paper: MeetingPaper) -> bytes:
    """The minutes as a PDF. The same meeting gives the same bytes."""
    name = MINUTES if paper.held else AGENDA
    title = f"{name}, {french.day_long(paper.day)}"
    missing = missing_note(_texts(paper))
    second = ((SEMIBOLD, INTERNAL), *(((REGULAR, " · "), *missing) if missing else ()))
    return bound(pages_of(paper), cover(paper.creche, title, name), footer(paper.creche, title, *second))


def pages_of(paper: MeetingPaper) -> list[Page]:
    """As many as the minutes need."""
    used = TOP + SUBJECT_LEADING * len(_subject(paper))
    pages = paged(_pieces(paper), BOTTOM - used, BOTTOM - NEXT_TOP)
    return [partial(_page, paper, part, number) for number, part in enumerate(pages)]


def _texts(paper: MeetingPaper) -> Iterator[str]:
    yield from (paper.title, paper.others, paper.summary)
    yield from (one.name for one in paper.people)
    for topic in paper.topics:
        yield from (topic.parent, topic.decision)
    yield from (one.what for one in paper.actions)


def _page(paper: MeetingPaper, pieces: Sequence[Piece], number: int, sheet: Sheet) -> None:
    title = MINUTES if paper.held else AGENDA
    if number:
        y = next_head(sheet, f"{title}, {french.day(paper.day)}", pieces[0].going_on)
    else:
        head(sheet, paper.creche, title, french.day_long(paper.day), _hours(paper), where=False)
        y = sheet.lines(MARGIN, TOP + 8, _subject(paper), SUBJECT, SUBJECT_LEADING) - 8
    pile(sheet, y, [piece.block for piece in pieces], 0)


def _hours(paper: MeetingPaper) -> str:
    """« de 9 h à 10 h 30, avec des partenaires »."""
    said = ""
    if paper.start is not None and paper.minutes:
        said = f"de {french.hour(paper.start)} à {french.hour(paper.start + paper.minutes)}"
    elif paper.start is not None:
        said = f"à {french.hour(paper.start)}"
    elif paper.minutes:
        said = french.duration(paper.minutes)
    partners = "avec des partenaires" if paper.with_partners else "réunion interne"
    return ", ".join(filter(None, ("annulée" if paper.cancelled else "", said, partners)))


def _subject(paper: MeetingPaper) -> list[Line]:
    return shortened(wrap([(SEMIBOLD, paper.title)], ROOM, SUBJECT), 2, ROOM, SUBJECT)


def _pieces(paper: MeetingPaper) -> Iterator[Piece]:
    yield from _present(paper)
    acted = {one.parent for one in paper.actions}
    if paper.topics:
        yield _section("Parents évoqués" if paper.held else "À l’ordre du jour")
        for place, topic in enumerate(paper.topics):
            unsaid = SEE_ACTIONS if topic.parent in acted else NO_DECISION
            yield from _topic(topic, unsaid if paper.held else "", first=place == 0)
    if paper.actions:
        yield _section("Actions décidées", heads=True)
        for action in paper.actions:
            yield Piece(_action(action), going_on="actions décidées (suite)")
    if paper.summary or paper.held:
        yield _section("Ce qui s’est dit" if paper.held else "À préparer")
        said = paragraphs(paper.summary or "Aucun texte noté.", ROOM, BODY.size)
        yield from text(said, BODY, "ce qui s’est dit (suite)")
    if not paper.held:
        yield _section("Notes")
        yield Piece(Block(LINE * NOTES, partial(_to_write, NOTES)))


def _section(title: str, *, heads: bool = False) -> Piece:
    """A section's heading; with the titles of the actions' columns."""

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y + 14, ROOM, title)
        if heads:
            for x, name in zip(COLUMNS, ("Parent", "Ce qui est à faire", "Par", "Pour le"), strict=True):
                sheet.text(x, y + 43, name, REGULAR, SMALL, MUTED)
            sheet.rule(MARGIN, y + 48, ROOM, INK, 0.7)

    return Piece(Block(48.0 if heads else 34.0, paint), keep=True)


def _present(paper: MeetingPaper) -> Iterator[Piece]:
    """Who was there, by organisation, the crèche first."""
    groups: dict[str, list[str]] = {}
    for one in sorted(paper.people, key=lambda one: bool(one.organisation)):
        groups.setdefault(one.organisation or "La crèche", []).append(one.name)
    rows = [(name, ", ".join(people)) for name, people in groups.items()]
    rows += [("Autres", paper.others)] if paper.others else []
    rows = rows or [("La crèche", "aucun nom noté")]
    yield _section("Personnes présentes" if paper.held else "Personnes attendues")
    for place, (name, people) in enumerate(rows):
        yield from _group(name, people, first=place == 0)


def _group(name: str, people: str, *, first: bool) -> Iterator[Piece]:
    terms = wrap([(REGULAR, name)], TERM - 12, CELL)
    lines = paragraphs(people, ROOM - TERM, PEOPLE.size)
    pieces = text(
        lines, PEOPLE, "personnes présentes (suite)", max(5.0, LEADING * (len(terms) - len(lines)) + 5)
    )

    def paint(sheet: Sheet, y: float) -> None:
        if not first:
            sheet.rule(MARGIN, y, ROOM)
        sheet.lines(MARGIN, y + PEOPLE.leading - 2.6, terms, CELL, LEADING, MUTED)

    yield Piece(Block(0.0, paint), keep=True)
    yield from pieces


def _topic(topic: Topic, unsaid: str, *, first: bool) -> Iterator[Piece]:
    going_on = f"{topic.parent} (suite)"
    names = wrap([(BOLD, topic.parent)], ROOM - 190, 9.8)
    reasons = shortened(wrap(topic.reason, 176, SMALL), 1, 176, SMALL)

    def paint(sheet: Sheet, y: float) -> None:
        if not first:
            sheet.rule(MARGIN, y, ROOM)
        sheet.lines(MARGIN, y + 12.4, names, 9.8, 12.4)
        sheet.right(
            RIGHT, y + 12.4, "".join(said for line in reasons for _, said in line), REGULAR, SMALL, MUTED
        )

    yield Piece(Block(12.4 * max(1, len(names)) + 4, paint), keep=True)
    if topic.decision or unsaid:
        yield from text(paragraphs(topic.decision or unsaid, ROOM, DECISION.size), DECISION, going_on, 6.0)
    else:
        yield Piece(Block(LINE * LINES + 8, partial(_to_write, LINES)), going_on=going_on)


def _to_write(lines: int, sheet: Sheet, y: float) -> None:
    for place in range(lines):
        sheet.rule(MARGIN, y + LINE * (place + 1) - 4, ROOM)


def _action(action: DecidedAction) -> Block:
    texts = (action.parent, action.what, action.who, french.day(action.due) if action.due else "sans date")
    cells = [wrap(said, wide, CELL) for said, wide in zip(texts, WIDTHS, strict=True)]
    high = LEADING * max(1, *map(len, cells)) + 6

    def paint(sheet: Sheet, y: float) -> None:
        for x, lines in zip(COLUMNS, cells, strict=True):
            sheet.lines(x, y + LEADING, lines, CELL, LEADING)
        sheet.rule(MARGIN, y + high, ROOM)

    return Block(high, paint)
