"""What a drawn page says and where: its texts, and the boxes that must not cross."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from app.report.monthly_report import MonthlyReport
from app.report.notes import ReportNotes
from ui.pdf.document import Page
from ui.pdf.fonts import width
from ui.pdf.paper import FOOT, MARGIN, RIGHT, Placed, Sheet
from ui.pdf.report import pages_of
from ui.pdf.report_view import view_of

ABOVE, BELOW = 0.72, 0.20
"""How far Lato's capitals stand over the baseline and its tails hang under it, in sizes."""


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a text takes."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def crosses(self, other: "Box") -> bool:
        """Whether the two share more than a hair."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > 0.3 and high > 0.3


def texts_of(pdf: bytes) -> list[str]:
    """What each page says, every white space a plain one."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return [re.sub(r"\s+", " ", page) for page in pages]


def text_of(pdf: bytes) -> str:
    """What the whole document says."""
    return " ".join(texts_of(pdf))


def drawn(report: MonthlyReport, notes: ReportNotes) -> list[list[Placed]]:
    """The texts of each page of the report, without the footer."""
    return placed_on(pages_of(view_of(report, notes)))


def placed_on(pages: Sequence[Page]) -> list[list[Placed]]:
    """The texts of each of these pages, without the footer."""
    canvas = Canvas(BytesIO())
    sheets = [Sheet(canvas) for _ in pages]
    for page, sheet in zip(pages, sheets, strict=True):
        page(sheet)
    return [sheet.texts for sheet in sheets]


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Each font that the document names, and whether it is embedded."""
    fonts: dict[str, bool] = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
            read = font.get_object()
            described = read.get("/FontDescriptor", {}).get_object()
            fonts[str(read["/BaseFont"])] = "/FontFile2" in described
    return fonts


def box_of(placed: Placed) -> Box:
    """The box of a text."""
    return Box(
        placed.x,
        placed.y - ABOVE * placed.size,
        placed.x + width(placed.text, placed.face, placed.size),
        placed.y + BELOW * placed.size,
        placed.text,
    )


def crossings(texts: Sequence[Placed]) -> list[tuple[str, str]]:
    """The texts of a page that lie on one another."""
    boxes = sorted(map(box_of, texts), key=lambda box: box.top)
    return list(_crossings(boxes))


def outside(texts: Sequence[Placed]) -> list[str]:
    """The texts of a page that leave its margins or run into its footer."""
    boxes = map(box_of, texts)
    return [
        box.text
        for box in boxes
        if box.left < MARGIN - 0.5 or box.right > RIGHT + 0.5 or box.top < 20 or box.bottom > FOOT
    ]


def _crossings(boxes: Sequence[Box]) -> Iterator[tuple[str, str]]:
    for place, box in enumerate(boxes):
        for other in boxes[place + 1 :]:
            if other.top >= box.bottom:
                break
            if box.crosses(other):
                yield box.text, other.text
