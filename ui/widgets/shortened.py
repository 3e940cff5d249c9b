"""A sentence in one line (phrase abrégée): cut with « … » where the room is short; the whole of it in the tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent

from ui import theme
from ui.widgets.basics import Label


class Shortened(Label):
    """`text()` is the whole sentence, `shown` what the room lets be seen of it."""

    def __init__(self, text: str = "", *, tone: theme.Tone = "ink") -> None:
        self._whole = text
        super().__init__(text)
        if tone != "ink":
            self.setProperty("tone", tone)

    @property
    def shown(self) -> str:
        """What can be read."""
        return super().text()

    def text(self) -> str:
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        # One pixel more: what fits exactly is not cut.
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        if cut != super().text():
            super().setText(cut)
        self.setToolTip(self._whole if cut != self._whole else "")
