"""A sheet of paper (feuille A4): where everything is drawn from, y running down from the top edge, in points."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from ui.pdf.fonts import REGULAR, faces, printable, width
from ui.pdf.prose import Line, fitting_size

Ink = tuple[float, float, float]
Point = tuple[float, float]

WIDE, HIGH = 595.28, 841.89
"""Upright; a sheet that lies is HIGH wide."""
MARGIN = 45.0
RIGHT = 550.0
ROOM = RIGHT - MARGIN
FOOT = HIGH - 40.0
"""Where the footer's rule runs."""

TITLE, PAGE_TITLE, HEADING, BODY, FIGURE, CELL, SMALL, NOTE = 20.0, 15.0, 11.0, 10.2, 10.0, 9.2, 8.5, 8.0
RULE, HAIR = 1.1, 0.35


def shade(code: str) -> Ink:
    """« #2F6690 » as red, green and blue from 0 to 1."""
    return int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255


INK = shade("#1F2A33")
MUTED = shade("#55626D")
BLUE = shade("#2F6690")
PALE_BLUE = shade("#8FA3B3")
GREY = shade("#B8C1C9")
LINE = shade("#98A4AE")
TRACK = shade("#EEF1F4")
RED = shade("#B3261E")
WHITE = shade("#FFFFFF")


class Placed(NamedTuple):
    """A text put on the sheet: its baseline starts at (x, y)."""

    x: float
    y: float
    text: str
    face: str
    size: float
    ink: Ink


class Sheet:
    """One page being drawn. Shapes are written as PDF operators, in order; texts lie over them.

    The operators are written here rather than by the canvas, whose figures cost more than all the rest.
    """

    def __init__(self, canvas: Canvas, *, lying: bool = False) -> None:
        self.canvas = canvas
        self.wide, self.high = (HIGH, WIDE) if lying else (WIDE, HIGH)
        self.texts: list[Placed] = []
        self._shapes: list[str] = []
        self._pen: tuple[Ink, float, tuple[float, ...]] | None = None
        self._brush: Ink | None = None

    def text(
        self, x: float, y: float, text: str, face: str = REGULAR, size: float = CELL, ink: Ink = INK
    ) -> None:
        """A text that starts at x, its baseline at y."""
        if text:
            self.texts.append(Placed(x, y, printable(text), face, size, ink))

    def right(
        self,
        x: float,
        y: float,
        text: str,
        face: str = REGULAR,
        size: float = CELL,
        ink: Ink = INK,
        room: float | None = None,
    ) -> float:
        """A text that ends at x; made smaller rather than wider than `room`. Returns where it starts."""
        if room is not None:
            size = fitting_size(text, room, face, size)
        start = x - width(text, face, size)
        self.text(start, y, text, face, size, ink)
        return start

    def middle(
        self, x: float, y: float, text: str, face: str = REGULAR, size: float = CELL, ink: Ink = INK
    ) -> None:
        """A text centred on x."""
        self.text(x - width(text, face, size) / 2, y, text, face, size, ink)

    def lines(
        self, x: float, y: float, lines: Sequence[Line], size: float, leading: float, ink: Ink = INK
    ) -> float:
        """Lines of a paragraph, the first baseline at y. Returns the baseline that would come next."""
        for line in lines:
            at = x
            for place, (face, text) in enumerate(line, start=1):
                self.text(at, y, text, face, size, ink)
                at += width(text, face, size) if place < len(line) else 0
            y += leading
        return y

    def line(
        self,
        start: Point,
        end: Point,
        ink: Ink = LINE,
        thick: float = HAIR,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A straight line."""
        self.path((start, end), ink, thick, dash)

    def rule(self, x: float, y: float, wide: float, ink: Ink = LINE, thick: float = HAIR) -> None:
        """A level line."""
        self.path(((x, y), (x + wide, y)), ink, thick)

    def path(
        self, points: Sequence[Point], ink: Ink, thick: float = 1.0, dash: tuple[float, ...] = ()
    ) -> None:
        """A line through the points."""
        self._stroke(ink, thick, dash)
        self._shapes.append(f"{_outline(points, self.high)} S")

    def area(self, points: Sequence[Point], ink: Ink) -> None:
        """A filled shape."""
        self._fill(ink)
        self._shapes.append(f"{_outline(points, self.high)} f")

    def block(self, x: float, y: float, wide: float, high: float, ink: Ink) -> None:
        """A filled rectangle whose top left corner is (x, y)."""
        self._fill(ink)
        self._shapes.append(f"{_box(x, self.high - y, wide, high)} f")

    def frame(self, x: float, y: float, wide: float, high: float, ink: Ink = INK, thick: float = 0.7) -> None:
        """An empty rectangle."""
        self._stroke(ink, thick)
        self._shapes.append(f"{_box(x, self.high - y, wide, high)} S")

    def dot(self, x: float, y: float, radius: float, ink: Ink, hollow: bool = False) -> None:
        """A point of a curve, filled, or hollow with a white heart."""
        self._fill(WHITE if hollow else ink)
        if hollow:
            self._stroke(ink, 1.0)
        self._shapes.append(f"{_circle(x, self.high - y, radius)} {'b' if hollow else 'f'}")

    def hatch(self, x: float, y: float, wide: float, high: float, ink: Ink = INK, step: float = 5.2) -> None:
        """Slanted strokes that fill a rectangle."""
        self._shapes.append(f"q {_box(x, self.high - y, wide, high)} W n")
        self._pen = None
        at = x - high
        while at < x + wide:
            self.path(((at, y + high), (at + high, y)), ink, 1.8)
            at += step
        self._shapes.append("Q")
        self._pen = None

    def check(self, x: float, y: float, ink: Ink = INK) -> None:
        """✓ drawn (Lato lacks it), 8 points wide, standing on y."""
        self.path([(x + 0.6, y - 3.2), (x + 3.2, y - 0.6), (x + 8, y - 6.6)], ink, 1.7)

    def alert(self, x: float, y: float) -> None:
        """▲ drawn with its exclamation mark, 9 points wide, standing on y."""
        self.area([(x, y + 0.4), (x + 9, y + 0.4), (x + 4.5, y - 7.6)], RED)
        self.path([(x + 4.5, y - 4.7), (x + 4.5, y - 2.1)], WHITE, 1.0)
        self.block(x + 4.0, y - 1.3, 1.0, 1.0, WHITE)

    def bookmark(self, title: str, y: float, level: int = 0) -> None:
        """An entry of the document's outline that leads here."""
        title = title.replace("\u00a0", " ")
        key = f"p{self.canvas.getPageNumber()}-{y:.1f}-{title}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=self.high - y + 14, zoom=0)
        self.canvas.addOutlineEntry(title, key, level, closed=False)

    def _stroke(self, ink: Ink, thick: float, dash: tuple[float, ...] = ()) -> None:
        """Sets the pen, where it differs from the last one."""
        if (ink, thick, dash) != self._pen:
            self._pen = (ink, thick, dash)
            self._shapes.append(f"{_colour(ink)} RG {thick:.2f} w [{' '.join(map(str, dash))}] 0 d")

    def _fill(self, ink: Ink) -> None:
        if ink != self._brush:
            self._brush = ink
            self._shapes.append(f"{_colour(ink)} rg")

    def finish(self) -> None:
        """Writes the shapes, then the texts in the order in which they were given."""
        self.canvas.addLiteral("\n".join([*self._shapes, "BT", *self._written(), "ET"]))
        self.canvas.showPage()

    def _written(self) -> Iterator[str]:
        read = faces()
        # reportlab.pdfbase.ttfonts says to pass it, and offers no public name for it.
        document = self.canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
        face, size, subset, ink = "", 0.0, -1, None
        for placed in self.texts:
            if placed.ink != ink:
                ink = placed.ink
                yield f"{_colour(ink)} rg"
            yield f"1 0 0 1 {placed.x:.2f} {self.high - placed.y:.2f} Tm"
            font = read[placed.face]
            for part, codes in font.splitString(placed.text, document):
                if (placed.face, placed.size, part) != (face, size, subset):
                    face, size, subset = placed.face, placed.size, part
                    yield f"{font.getSubsetInternalName(part, document)} {size:.2f} Tf"
                yield f"<{codes.hex()}> Tj"


def _colour(ink: Ink) -> str:
    return f"{ink[0]:.4f} {ink[1]:.4f} {ink[2]:.4f}"


def _outline(points: Sequence[Point], page: float) -> str:
    start, *others = points
    lines = [f"{x:.2f} {page - y:.2f} l" for x, y in others]
    return f"{start[0]:.2f} {page - start[1]:.2f} m {' '.join(lines)}"


def _box(x: float, top: float, wide: float, high: float) -> str:
    """A rectangle under `top`; y runs up here."""
    return f"{x:.2f} {top - high:.2f} {wide:.2f} {high:.2f} re"


def _circle(x: float, y: float, radius: float) -> str:
    """A circle in four Bézier curves; y runs up here."""
    bend = 0.5523 * radius
    left, right, low, high = x - radius, x + radius, y - radius, y + radius
    return (
        f"{right:.2f} {y:.2f} m"
        f" {right:.2f} {y + bend:.2f} {x + bend:.2f} {high:.2f} {x:.2f} {high:.2f} c"
        f" {x - bend:.2f} {high:.2f} {left:.2f} {y + bend:.2f} {left:.2f} {y:.2f} c"
        f" {left:.2f} {y - bend:.2f} {x - bend:.2f} {low:.2f} {x:.2f} {low:.2f} c"
        f" {x + bend:.2f} {low:.2f} {right:.2f} {y - bend:.2f} {right:.2f} {y:.2f} c"
    )
