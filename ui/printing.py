"""Printing and saving papers (imprimer, enregistrer): a PDF's pages to a printer, or its bytes to a file."""

from contextlib import closing
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QRectF, QStandardPaths
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.files import with_ending, write_whole
from ui.handing_over import tell_saved

PRINT_DPI = 300
POINTS_PER_INCH = 72

ONE_AT_A_TIME = Lock()
"""PDFium may be called by one thread at a time; previews are drawn on a pool."""


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    import pypdfium2

    with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)


def page_size(pdf: bytes, number: int) -> tuple[float, float]:
    """How wide and high page `number` (from 0) is, in points."""
    import pypdfium2

    with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(pdf)) as document:
        wide, high = document[number].get_size()
        return wide, high


def page_image(pdf: bytes, number: int, scale: float) -> QImage:
    """Page `number` (from 0) as a picture, `scale` pixels a point."""
    import pypdfium2

    with ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(pdf)) as document:
        bitmap = document[number].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        content, layout = bytes(bitmap.buffer), QImage.Format.Format_RGBX8888
        return QImage(content, bitmap.width, bitmap.height, bitmap.stride, layout).copy()


def print_pdf(parent: QWidget, pdf: bytes, title: str) -> bool:
    """Asks which printer, then prints every page; False when the person gives up."""
    from PySide6.QtGui import QPageLayout
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    wide, high = page_size(pdf, 0)
    if wide > high:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    painter = QPainter(printer)
    for number in range(page_count(pdf)):
        if number:
            printer.newPage()
        image = page_image(pdf, number, PRINT_DPI / POINTS_PER_INCH)
        room = QRectF(painter.viewport())
        ratio = min(room.width() / image.width(), room.height() / image.height())
        painter.drawImage(QRectF(0, 0, image.width() * ratio, image.height() * ratio), image)
    painter.end()
    return True


def save_pdf(parent: QWidget, pdf: bytes, name: str) -> Path | None:
    """Asks where, then writes the PDF; None when the person gives up. Raises FileRefused when it can't be written.

    The foot line says which file was written.
    """
    return save_bytes(parent, pdf, name, "Document PDF (*.pdf)")


def save_bytes(parent: QWidget, content: bytes, name: str, kind: str) -> Path | None:
    """As `save_pdf`, for any file; `kind` is the dialog's filter."""
    chosen = where_to_save(parent, name, kind)
    if chosen is not None:
        write_whole(chosen, content)
        tell_saved(parent, chosen)
    return chosen


def where_to_save(parent: QWidget, name: str, kind: str) -> Path | None:
    """Asks where a file goes that is still to be made; None when the person gives up. Raises FileRefused.

    A name typed without the ending of `name` gets it.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(parent, "Enregistrer", str(Path(documents) / name), kind)
    return with_ending(Path(chosen), name) if chosen else None
