"""The paper's typeface (police): Lato, embedded, and what stands in for a sign that it lacks."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from threading import Lock

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ui.resources import font

REGULAR = "Lato-Regular"
SEMIBOLD = "Lato-Semibold"
BOLD = "Lato-Bold"
ITALIC = "Lato-Italic"
FACES = (REGULAR, SEMIBOLD, BOLD, ITALIC)

MISSING = "[?]"
"""Printed for a run of signs that Lato lacks (emoji, Arabic…): seen and searchable, unlike an empty box."""

READING = Lock()

HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})


def faces() -> Mapping[str, TTFont]:
    """The four faces, read and registered with reportlab once a process, whichever thread draws first."""
    with READING:
        return registered()


@cache
def registered() -> Mapping[str, TTFont]:
    """As `faces`, for one thread at a time: read twice at once, a paper would mix two of the same name and break."""
    rl_config.useA85 = 0  # pages as plain deflate: a fifth smaller and faster than wrapped in ASCII
    read = {face: TTFont(face, str(font(face)), asciiReadable=0) for face in FACES}
    for face in read.values():
        pdfmetrics.registerFont(face)
    return read


@cache
def _widths(face: str) -> Mapping[str, float]:
    """The width of each sign, in thousandths of the size."""
    return {chr(code): wide for code, wide in faces()[face].face.charWidths.items()}


@cache
def drawable() -> frozenset[str]:
    """The signs that Lato draws, without the controls."""
    return frozenset(sign for sign in _widths(REGULAR) if unicodedata.category(sign) not in ("Cc", "Cf"))


def width(text: str, face: str, size: float) -> float:
    """The width in points, as printed."""
    widths = _widths(face).__getitem__
    try:
        return sum(map(widths, text)) * size / 1000
    except KeyError:
        return sum(map(widths, printable(text))) * size / 1000


def printable(text: str) -> str:
    """The text with each run of signs that Lato lacks made `MISSING`; controls become spaces or vanish."""
    if text.isascii() and text.isprintable():
        return text
    known, text = drawable(), unicodedata.normalize("NFC", text)
    if known.issuperset(text):
        return text
    kept: list[str] = []
    for sign in text.translate(HYPHENS):
        if sign in known:
            kept.append(sign)
        elif unicodedata.category(sign) == "Cc":
            kept.append(" ")
        elif unicodedata.category(sign) not in ("Cf", "Mn"):
            kept.append(_stand_in(sign, kept))
    return "".join(kept)


def _stand_in(sign: str, before: list[str]) -> str:
    """A plainer form of the sign where one exists, else `MISSING`, once a run."""
    plain = unicodedata.normalize("NFKC", sign)
    if plain != sign and drawable().issuperset(plain):
        return plain
    return "" if before and before[-1] in (MISSING, "") else MISSING
