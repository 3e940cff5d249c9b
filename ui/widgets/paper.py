"""A paper on the screen (aperçu): one page of a PDF, turned with two buttons or Page up and Page down."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.tasks import Task
from ui.widgets.basics import Button, label


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wish:
    """What to draw: the page, and into how many pixels; without a height the page is as high as it wants."""

    pdf: bytes
    page: int
    wide: int
    high: int | None


class PaperPreview(QWidget):
    """Shows a PDF's page; pages are drawn in the background, the last wish only."""

    def __init__(self, title: str = "Aperçu") -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._pdf: bytes | None = None
        self._page = 0
        self._pages = 0
        self._whole = True
        self._task: Task | None = None
        self._sheet = _PaperSheet()
        self._area = _PaperArea()
        self._area.setWidget(self._sheet)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName("Page du document")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._bar())
        column.addWidget(self._area, 1)

    def _bar(self) -> QHBoxLayout:
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self._where = label("", tone="muted")
        bar.addWidget(self._where)
        self._before = Button("", self.turn_back, kind="bare", icon="left", name="Page précédente")
        self._after = Button("", self.turn, kind="bare", icon="right", name="Page suivante")
        self._before.setObjectName("paper_before")
        self._after.setObjectName("paper_after")
        bar.addWidget(self._before)
        bar.addWidget(self._after)
        bar.addStretch()
        self._fit = Button(
            "Pleine largeur", self._change_fit, kind="bare", name="Changer la taille de la page"
        )
        bar.addWidget(self._fit)
        self._fit.setObjectName("paper_fit")
        bar.addLayout(self.tools)
        return bar

    @property
    def where(self) -> str:
        """« page 2 sur 3 », nothing without a document."""
        return self._where.text().replace("\u00a0", " ")

    @property
    def pdf(self) -> bytes | None:
        """The document shown."""
        return self._pdf

    def show_pdf(self, pdf: bytes | None, pages: int = 0) -> None:
        """Shows this document from its first page, or from the same page when it is a new state of the former one."""
        self._pdf = pdf
        self._pages = pages
        self._page = min(self._page, max(0, pages - 1))
        self._tell()
        if pdf is None:
            self._sheet.show_image(None)
        else:
            self._later.start()

    def announce(self) -> None:
        """Says that a document is being made, while there is none to show."""
        if self._pdf is None:
            self._where.setText("en préparation…")

    def turn(self) -> None:
        """To the next page."""
        self._go(self._page + 1)

    def turn_back(self) -> None:
        """To the page before."""
        self._go(self._page - 1)

    def _go(self, page: int) -> None:
        if self._pdf is not None and 0 <= page < self._pages:
            self._page = page
            self._tell()
            self._draw()

    def _change_fit(self) -> None:
        self._whole = not self._whole
        self._fit.setText("Pleine largeur" if self._whole else "Page entière")
        self._draw()

    def _tell(self) -> None:
        self._where.setText(f"page\u00a0{self._page + 1} sur {self._pages}" if self._pages else "")
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page + 1 < self._pages)

    def _draw(self) -> None:
        if self._pdf is None or not self.isVisible():
            return
        if self._task is not None:
            self._task.cancel()
        room = self._area.viewport().size()
        # Two pixels of border, and two more that the drawing may round up to.
        width = room.width() - 4
        bar = self._area.verticalScrollBar()
        if not self._whole and not bar.isVisible():
            width -= bar.sizeHint().width()
        ratio = self.devicePixelRatioF()
        high = max(64, round((room.height() - 4) * ratio)) if self._whole else None
        wish = _Wish(pdf=self._pdf, page=self._page, wide=max(64, round(width * ratio)), high=high)
        self._task = Task(lambda _: _drawn(wish), self)
        self._task.done.connect(self._show)
        self._task.start()

    def _show(self, image: QImage) -> None:
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._sheet.show_image(image)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown:
            self.turn()
        elif event.key() == Qt.Key.Key_PageUp:
            self.turn_back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()


def _drawn(wish: _Wish) -> QImage:
    from ui.printing import page_image, page_size

    wide, high = page_size(wish.pdf, wish.page)
    scale = wish.wide / wide if wish.high is None else min(wish.wide / wide, wish.high / high)
    return page_image(wish.pdf, wish.page, scale)


class _PaperArea(QScrollArea):
    """Page down goes down the page first; at its end, to the next page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        at_end = {Qt.Key.Key_PageDown: bar.maximum(), Qt.Key.Key_PageUp: bar.minimum()}
        if at_end.get(Qt.Key(event.key())) == bar.value():
            event.ignore()
        else:
            super().keyPressEvent(event)


class _PaperSheet(QWidget):
    """The page itself, with a thin border."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap: QPixmap | None = None
        self.setAccessibleName("Page")

    def show_image(self, image: QImage | None) -> None:
        self._pixmap = None if image is None else QPixmap.fromImage(image)
        size = (
            QSize(0, 0)
            if self._pixmap is None
            else self._pixmap.deviceIndependentSize().toSize() + QSize(2, 2)
        )
        self.setFixedSize(size)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pixmap is None:
            return
        painter = QPainter(self)
        painter.setPen(theme.colours(self).border)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.drawPixmap(1, 1, self._pixmap)
        painter.end()
