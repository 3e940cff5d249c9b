"""A document on paper (document PDF): pages bound with their footer n/N, title, language and attachment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from ui.french import NBSP
from ui.pdf import fonts
from ui.pdf.fonts import REGULAR
from ui.pdf.paper import FOOT, HIGH, LINE, MARGIN, MUTED, NOTE, RIGHT, SMALL, WIDE, Sheet
from ui.pdf.prose import Run, fitted, wrap

Page = Callable[[Sheet], None]
"""What draws one page."""

PAGE_ROOM = 60.0
LANGUAGE = "fr-FR"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cover:
    """What the file says of itself: its title, whom it is by, what it is about."""

    title: str
    author: str
    subject: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Footer:
    """Up to two lines under the footer's rule, beside « page n/N »."""

    first: str
    second: tuple[Run, ...] = ()


def bound(pages: Sequence[Page], cover: Cover, footer: Footer, *, lying: bool = False) -> bytes:
    """The PDF of these pages, upright or lying. The same pages give the same bytes."""
    fonts.faces()
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=(HIGH, WIDE) if lying else (WIDE, HIGH),
        invariant=1,
        pdfVersion=(1, 7),
        pageCompression=1,
        initialFontName=REGULAR,  # type: ignore[arg-type]  # the stubs say a float
        initialFontSize=SMALL,
        lang=LANGUAGE,
    )
    canvas.setTitle(cover.title)
    canvas.setAuthor(cover.author)
    canvas.setSubject(cover.subject)
    canvas.setCreator("Marelle")
    canvas.setProducer("Marelle")
    for number, page in enumerate(pages, start=1):
        sheet = Sheet(canvas, lying=lying)
        page(sheet)
        _foot(sheet, footer, f"page{NBSP}{number}/{len(pages)}")
        sheet.finish()
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.save()
    return file.getvalue()


def with_attachment(pdf: bytes, name: str, content: bytes, description: str) -> bytes:
    """The PDF with a file inside, as readers list it. The same input gives the same bytes."""
    from pypdf import PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.pdf_header = "%PDF-1.7"
    attached = writer.add_attachment(name, content)
    attached.description = TextStringObject(description)
    attached.subtype = NameObject("/application/json")
    attached.associated_file_relationship = NameObject("/Data")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _foot(sheet: Sheet, footer: Footer, page: str) -> None:
    # The same margins at the right and at the foot, whichever way the sheet lies.
    right, foot = sheet.wide - (WIDE - RIGHT), sheet.high - (HIGH - FOOT)
    room = right - MARGIN - PAGE_ROOM
    sheet.rule(MARGIN, foot, right - MARGIN, LINE)
    sheet.text(MARGIN, foot + 10.4, fitted(footer.first, room, REGULAR, NOTE), REGULAR, NOTE, MUTED)
    lines = wrap(footer.second, room, NOTE)
    if lines:
        sheet.lines(MARGIN, foot + 20.6, lines[:1], NOTE, NOTE)
    sheet.right(right, foot + (15.4 if lines else 10.4), page, REGULAR, 9.0)
