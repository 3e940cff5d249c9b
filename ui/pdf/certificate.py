"""The certificate of presence (attestation de présence): the interviews to which a parent came, never what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from ui import french
from ui.pdf.blocks import Block, pile
from ui.pdf.document import Page, bound
from ui.pdf.flowing import Piece, paged
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD, width
from ui.pdf.letterhead import NEXT_TOP, Letterhead, cover, footer, head, missing_note, next_head
from ui.pdf.paper import CELL, FOOT, INK, MARGIN, MUTED, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.prose import Run, shortened, wrap

TITLE = "Attestation de présence"
AVIP = "établissement à vocation d’insertion professionnelle (Avip)"
TOP = 112.0
BOTTOM = FOOT - 14
TEXT, LEADING = 11.0, 16.0
TABLE, PITCH = 9.8, 19.0
HEADS = 20.0
FROM, UNTIL, LONG, HOW = 236.0, 292.0, 354.0, 384.0
"""Where the hours end, and where « au téléphone » starts."""
FRAME_WIDE, FRAME_HIGH = 228.0, 104.0
HANDED_OVER = "Attestation remise au parent, pour France Travail ou tout organisme qui l’accompagne."
SILENT = "Elle ne dit rien du contenu des entretiens."


@dataclass(frozen=True, kw_only=True, slots=True)
class Presence:
    """An interview held: `start` in minutes after midnight, `how` as « à la crèche », « au téléphone »."""

    day: date
    start: int
    minutes: int
    how: str = "à la crèche"


@dataclass(frozen=True, kw_only=True, slots=True)
class Certificate:
    """The interviews held from `first` to `last`, in order. `signer` is who signs for the crèche."""

    creche: Letterhead
    parent: str
    birth_day: date | None = None
    first: date
    last: date
    presences: tuple[Presence, ...]
    signer: str = ""
    signed_on: date

    @property
    def minutes(self) -> int:
        """In all."""
        return sum(one.minutes for one in self.presences)


def draw(certificate: Certificate) -> bytes:
    """The certificate as a PDF. The same certificate gives the same bytes."""
    title = f"{TITLE}, {certificate.parent}"
    days = french.period(certificate.first, certificate.last)
    foot = footer(certificate.creche, f"{TITLE} {days}", *missing_note([certificate.parent]))
    return bound(pages_of(certificate), cover(certificate.creche, title, TITLE), foot)


def pages_of(certificate: Certificate) -> list[Page]:
    """One page, or as many as the interviews need; the signature closes the last, never without an interview."""
    rows = [Piece(_row(one)) for one in certificate.presences]
    last = [Piece(piece.block, keep=True) for piece in rows[-1:]]
    pieces = [Piece(_statement(certificate)), *rows[:-1], *last, Piece(_closing(certificate))]
    parts = paged(pieces, BOTTOM - TOP, BOTTOM - NEXT_TOP - HEADS)
    return [partial(_page, certificate, part, number) for number, part in enumerate(parts)]


def _page(certificate: Certificate, pieces: Sequence[Piece], number: int, sheet: Sheet) -> None:
    y = TOP
    if number:
        y = next_head(sheet, f"{TITLE}, {certificate.parent}")
        _heads(sheet, y)
        y += HEADS
    else:
        head(sheet, certificate.creche, TITLE)
    pile(sheet, y, [piece.block for piece in pieces], 0)


def _statement(certificate: Certificate) -> Block:
    lines = wrap(_sentence(certificate), ROOM, TEXT)
    rows = bool(certificate.presences)
    high = LEADING * len(lines) + 12

    def paint(sheet: Sheet, y: float) -> None:
        sheet.lines(MARGIN, y + 11, lines, TEXT, LEADING)
        if rows:
            _heads(sheet, y + high)

    return Block(high + (HEADS if rows else 0), paint)


def _sentence(certificate: Certificate) -> list[Run]:
    born = f" (naissance\u00a0: {french.day(certificate.birth_day)})" if certificate.birth_day else ""
    days = french.period(certificate.first, certificate.last)
    parent = certificate.parent
    if width(parent, BOLD, TEXT) < ROOM / 2:
        parent = parent.replace(" ", french.NBSP)
    creche = [(BOLD, certificate.creche.name), (REGULAR, f", {AVIP}, ")]
    if not certificate.presences:
        said = "atteste qu’aucun entretien n’a été tenu avec "
        return [*creche, (REGULAR, said), (BOLD, parent), (REGULAR, f"{born} {days}.")]
    count = french.plural(len(certificate.presences), "entretien")
    return [
        *creche,
        (REGULAR, "atteste que "),
        (BOLD, parent),
        (REGULAR, f"{born} a participé à "),
        (BOLD, count),
        (REGULAR, f" d’accompagnement vers l’emploi {days}, soit "),
        (BOLD, french.hours(certificate.minutes)),
        (REGULAR, " en tout." if len(certificate.presences) > 1 else "."),
    ]


def _heads(sheet: Sheet, y: float) -> None:
    for x, title in ((FROM, "De"), (UNTIL, "À"), (LONG, "Durée")):
        sheet.right(x, y + 13, title, REGULAR, SMALL, MUTED)
    for x, title in ((MARGIN, "Jour"), (HOW, "Entretien")):
        sheet.text(x, y + 13, title, REGULAR, SMALL, MUTED)
    sheet.rule(MARGIN, y + HEADS, ROOM, INK, 0.7)


def _row(one: Presence) -> Block:
    def paint(sheet: Sheet, y: float) -> None:
        base = y + 13
        sheet.text(MARGIN, base, french.capitalised(french.day_long(one.day)), REGULAR, TABLE)
        sheet.right(FROM, base, french.hour(one.start), REGULAR, TABLE)
        sheet.right(UNTIL, base, french.hour(one.start + one.minutes), REGULAR, TABLE)
        sheet.right(LONG, base, french.hours_column(one.minutes), REGULAR, TABLE)
        sheet.lines(HOW, base, shortened(wrap(one.how, RIGHT - HOW, TABLE), 1, RIGHT - HOW, TABLE), TABLE, 12)
        sheet.rule(MARGIN, y + PITCH, ROOM)

    return Block(PITCH, paint)


def _closing(certificate: Certificate) -> Block:
    """The total, where and when it was written, and the frame to sign in."""
    total = HEADS if certificate.presences else 0.0
    place = f"Fait à {certificate.creche.commune}, le" if certificate.creche.commune else "Fait le"
    lines = [line for text in (HANDED_OVER, SILENT) for line in wrap(text, ROOM, CELL)]
    signed = wrap(certificate.signer, FRAME_WIDE - 16, CELL)

    def paint(sheet: Sheet, y: float) -> None:
        if total:
            sheet.text(MARGIN, y + 13, french.plural(len(certificate.presences), "entretien"), SEMIBOLD, CELL)
            sheet.right(LONG, y + 13, french.hours_column(certificate.minutes), BOLD, CELL)
        y = sheet.lines(MARGIN, y + total + 24, lines, CELL, 12) + 20
        sheet.text(MARGIN, y, f"{place} {french.day(certificate.signed_on)}", REGULAR, TEXT)
        x, y = RIGHT - FRAME_WIDE, y - 11
        sheet.frame(x, y, FRAME_WIDE, FRAME_HIGH, INK, 0.6)
        sheet.text(x + 8, y + 13, "Pour la crèche", SEMIBOLD, CELL)
        sheet.lines(x + 8, y + 25, shortened(signed, 2, FRAME_WIDE - 16, CELL), CELL, 11.4)
        sheet.text(x + 8, y + FRAME_HIGH - 9, "Signature et cachet", REGULAR, SMALL, MUTED)

    return Block(total + 24 + 12 * len(lines) + 20 + FRAME_HIGH, paint)
