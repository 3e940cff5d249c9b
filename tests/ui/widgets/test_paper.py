"""The preview of a paper: drawn in the background, turned by button or key, in a whole page or the whole width."""

from io import BytesIO

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from ui.printing import page_count, page_image
from ui.widgets.elided import Elided
from ui.widgets.paper import PaperPreview
from ui.widgets.tag import Tag

pytestmark = pytest.mark.usefixtures("app")


def pdf_of(pages: int) -> bytes:
    file = BytesIO()
    canvas = Canvas(file)
    for number in range(pages):
        canvas.drawString(72, 720, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def preview(qtbot: QtBot) -> PaperPreview:
    made = PaperPreview()
    qtbot.addWidget(made)
    made.resize(500, 640)
    made.show()
    made.show_pdf(pdf_of(3), 3)
    return made


def area(preview: PaperPreview) -> QScrollArea:
    found = preview.findChild(QScrollArea)
    assert isinstance(found, QScrollArea)
    return found


def sheet_of(preview: PaperPreview) -> QWidget:
    found = area(preview).widget()
    assert isinstance(found, QWidget)
    return found


def is_drawn(preview: PaperPreview) -> bool:
    sheet = sheet_of(preview)
    return 100 < sheet.width() <= area(preview).viewport().width()


def test_a_pdf_has_pages_and_each_is_a_picture() -> None:
    assert page_count(pdf_of(2)) == 2
    assert page_image(pdf_of(2), 1, 0.5).width() == 298


def test_the_whole_page_fits_and_the_whole_width_too(qtbot: QtBot, preview: PaperPreview) -> None:
    qtbot.waitUntil(lambda: is_drawn(preview))
    sheet = sheet_of(preview)
    assert sheet.height() <= area(preview).viewport().height()
    fit = preview.findChild(QPushButton, "paper_fit")
    assert fit is not None
    qtbot.mouseClick(fit, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_drawn(preview) and sheet.height() > area(preview).viewport().height())
    assert fit.text() == "Page entière"


@pytest.mark.parametrize("width", [300, 337, 413, 429])
def test_the_right_border_is_not_cut_at_any_width(qtbot: QtBot, preview: PaperPreview, width: int) -> None:
    qtbot.waitUntil(lambda: is_drawn(preview))
    before = sheet_of(preview).width()
    preview.resize(width, 700)
    qtbot.waitUntil(lambda: sheet_of(preview).width() not in {0, before})
    assert is_drawn(preview)


def test_page_down_goes_down_the_page_before_it_turns_it(qtbot: QtBot, preview: PaperPreview) -> None:
    fit = preview.findChild(QPushButton, "paper_fit")
    assert fit is not None
    qtbot.mouseClick(fit, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: area(preview).verticalScrollBar().maximum() > 0)
    qtbot.keyClick(area(preview), Qt.Key.Key_PageDown)
    assert preview.where == "page 1 sur 3"
    qtbot.keyClick(area(preview), Qt.Key.Key_PageDown)
    assert preview.where == "page 2 sur 3"


def test_page_up_on_the_first_page_stays_there(qtbot: QtBot, preview: PaperPreview) -> None:
    qtbot.keyClick(area(preview), Qt.Key.Key_PageUp)
    assert preview.where == "page 1 sur 3"


def test_a_new_state_of_the_document_keeps_the_page(preview: PaperPreview) -> None:
    preview.turn()
    preview.show_pdf(pdf_of(3), 3)
    assert preview.where == "page 2 sur 3"
    preview.show_pdf(pdf_of(1), 1)
    assert preview.where == "page 1 sur 1"


def test_a_document_that_came_while_hidden_is_drawn_when_shown(qtbot: QtBot) -> None:
    hidden = PaperPreview()
    qtbot.addWidget(hidden)
    hidden.resize(500, 640)
    hidden.show_pdf(pdf_of(1), 1)
    timer = hidden.findChild(QTimer)
    assert timer is not None
    qtbot.waitUntil(lambda: not timer.isActive())  # it came, and found nobody to draw for
    assert not is_drawn(hidden)
    hidden.show()
    qtbot.waitUntil(lambda: is_drawn(hidden))


def test_without_a_document_nothing_is_said(preview: PaperPreview) -> None:
    preview.show_pdf(None)
    assert (preview.where, preview.pdf) == ("", None)


def test_a_first_document_being_made_is_told_and_a_former_one_stays(preview: PaperPreview) -> None:
    preview.show_pdf(None)
    preview.announce()
    assert preview.where == "en préparation…"
    preview.show_pdf(pdf_of(2), 2)
    preview.announce()
    assert preview.where == "page 1 sur 2"


def test_a_long_name_is_cut_with_three_dots_and_told_whole(qtbot: QtBot) -> None:
    name = Elided("Les Petits Pas de la rue des Acacias", bold=True)
    qtbot.addWidget(name)
    name.resize(90, 20)
    assert name.shown.endswith("…")
    assert name.toolTip() == name.accessibleName() == name.text


def test_a_tag_without_a_place_opens_no_window() -> None:
    tag = Tag("démonstration", "amber")
    assert tag not in [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert tag.text == "démonstration"
