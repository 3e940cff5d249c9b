"""The month's PDF, beside a plain reportlab document of as many pages, texts and curve points."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from app.days import Month
from app.report.desk import ReportDesk, desk_of
from app.report.monthly_report import MonthlyReport, as_json
from app.session import log_in
from bench.crowd import BenchClock
from bench.figure import Figure, paired, seconds
from bench.start import LAST_DAY
from db.storage import FolderStorage

RUNS = 9
LINE, SIZE = 11.0, 9.0


def figures(place: Path) -> Iterator[Figure]:
    """One ratio, on the demonstration's October."""
    from ui.pdf import report

    storage = FolderStorage(BenchClock())
    store = storage.open(place / "demonstration", "directrice", "demonstration")
    desk = desk_of(log_in(store, BenchClock()), Month.of(LAST_DAY).plus(-1))
    store.close()
    pages = contents(report.draw(desk.report, desk.notes))
    value, ours, theirs = paired(lambda: _ours(desk), lambda: _plain(desk.report, pages), runs=RUNS)
    texts = sum(len(words) for words, _ in pages)
    told = f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms: {len(pages)} pages, {texts} texts"
    yield Figure(name="month's PDF ÷ plain document of the same contents", value=value, aim=1.5, note=told)


def contents(pdf: bytes) -> list[tuple[list[str], int]]:
    """Of each page: its texts as they are shown, and how many points its lines and boxes have."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        texts = page.get_textpage()
        words = [texts.get_text_bounded(*texts.get_rect(at)) for at in range(texts.count_rects())]
        paths = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]))
        found.append((words, sum(raw.FPDFPath_CountSegments(path) for path in paths)))
    document.close()
    return found


def _ours(desk: ReportDesk) -> float:
    from ui.pdf import report

    return seconds(lambda: report.draw(desk.report, desk.notes))


def _plain(shown: MonthlyReport, pages: list[tuple[list[str], int]]) -> float:
    return seconds(lambda: plain(shown, pages))


def plain(shown: MonthlyReport, pages: list[tuple[list[str], int]]) -> bytes:
    """The same texts one under the other in the same font, as many points in one curve, the same attachment."""
    from reportlab.pdfgen.canvas import Canvas

    from ui.pdf import fonts
    from ui.pdf.document import with_attachment

    fonts.faces()
    file = BytesIO()
    canvas = Canvas(file, invariant=1, pageCompression=1)
    for words, points in pages:
        canvas.setFont(fonts.REGULAR, SIZE)
        for number, text in enumerate(words):
            canvas.drawString(45 + 100 * (number % 5), 800 - LINE * (number // 5), text)
        curve = canvas.beginPath()
        curve.moveTo(45, 100)
        for number in range(points):
            curve.lineTo(45 + number % 500, 100 + number % 40)
        canvas.drawPath(curve)
        canvas.showPage()
    canvas.save()
    return with_attachment(file.getvalue(), "rapport.json", as_json(shown).encode(), "Données du rapport")
