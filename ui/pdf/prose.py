"""Running text on paper (texte courant): what must not part is tied, lines are broken at plain spaces only.

reportlab's Paragraph breaks at U+202F and reads markup; neither happens here.
"""

import re
from collections.abc import Iterator, Sequence

from ui.french import NBSP
from ui.pdf.fonts import REGULAR, printable, width

Run = tuple[str, str]
"""A face and a piece of text in it."""

Line = list[Run]

ELLIPSIS = "…"
BEFORE = re.compile(r" (?=[:;!?»%€])")
AFTER = re.compile(r"(?<=[«]) ")
NUMBERS = re.compile(r"(?<=\d) (?=h\b|[^\W\d_]{2})|(?<=\d[ \u00a0]h) (?=\d\d\b)|(?<=\d) (?=\d{3}\b)")
"""A number and the word it counts, hours and minutes, thousands."""


HYPHENATED = re.compile(r"[^-]*-|[^-]+")


def tied(text: str) -> str:
    """The text with no-break spaces where French typography wants them: « 7 h 28 », « 20 % », « oui ; non »."""
    for pattern in (BEFORE, AFTER, NUMBERS):
        text = pattern.sub(NBSP, text)
    return text


def measure(runs: Sequence[Run], size: float) -> float:
    """The width of a line of runs."""
    return sum([width(text, face, size) for face, text in runs])


def wrap(runs: Sequence[Run] | str, room: float, size: float) -> list[Line]:
    """The lines of a paragraph no wider than `room`; a word wider than that is cut."""
    if isinstance(runs, str):
        runs = [(REGULAR, runs)]
    lines: list[Line] = []
    line: Line = []
    used = 0.0
    for word, wide in _words(runs, room, size):
        gap = width(" ", word[0][0], size)
        if line and used + gap + wide > room:
            lines.append(line)
            line = []
        if line:
            _append(line, line[-1][0], " ")
            used += gap + wide
        else:
            used = wide
        for face, text in word:
            _append(line, face, text)
    return [*lines, line] if line else lines


def paragraphs(text: str, room: float, size: float, face: str = REGULAR) -> list[Line]:
    """The lines of a free text that keeps its own line breaks; an empty line stays empty."""
    written = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return [
        line for part in written.split("\n") if written for line in wrap([(face, part)], room, size) or [[]]
    ]


def shortened(lines: Sequence[Line], most: int, room: float, size: float) -> list[Line]:
    """The first lines, the last of them ended by « … » where some are left out."""
    kept = list(lines[:most])
    if len(kept) == len(lines) or not kept:
        return kept
    *before, (face, text) = kept[-1] or [(REGULAR, "")]
    left = room - measure(before, size)
    kept[-1] = [*before, (face, fitted(text.rstrip(" .,;:") + ELLIPSIS, left, face, size))]
    return kept


def fitted(text: str, room: float, face: str, size: float) -> str:
    """The text on one line, cut with « … » where it is too wide."""
    text = printable(text)
    if width(text, face, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, face, size) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def fitting_size(text: str, room: float, face: str, size: float) -> float:
    """The largest size, up to the one asked, at which the text holds in the room: figures are never cut."""
    wide = width(text, face, size)
    return size if wide <= room else size * room / wide


def _words(runs: Sequence[Run], room: float, size: float) -> Iterator[tuple[Line, float]]:
    """What plain spaces part, each with its width; a word may change its face."""
    words: list[Line] = [[]]
    for face, text in runs:
        first, *others = tied(printable(text)).split(" ")
        if first:
            words[-1].append((face, first))
        words.extend([(face, word)] if word else [] for word in others)
    for word in filter(None, words):
        wide = measure(word, size)
        if wide <= room:
            yield word, wide
        else:
            yield from ((piece, measure(piece, size)) for piece in _pieces(word, room, size))


def _pieces(word: Line, room: float, size: float) -> list[Line]:
    """A word wider than the room, cut after a hyphen, else where it must."""
    pieces: list[Line] = [[]]
    used = 0.0
    for face, text in word:
        for part in _parts(text, face, room, size):
            wide = width(part, face, size)
            if used + wide > room:
                pieces.append([])
                used = 0.0
            _append(pieces[-1], face, part)
            used += wide
    return [piece for piece in pieces if piece]


def _parts(text: str, face: str, room: float, size: float) -> Iterator[str]:
    for part in HYPHENATED.findall(text):
        if width(part, face, size) <= room:
            yield part
        else:
            yield from part


def _append(line: Line, face: str, text: str) -> None:
    if line and line[-1][0] == face:
        line[-1] = (face, line[-1][1] + text)
    else:
        line.append((face, text))
