"""Labels, buttons, links and signs: the words and keys every page is made of."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from ui import icons, theme


class Label(QLabel):
    """Plain text; taller by what an accented capital stands above the height that the font gives itself."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._make_room()

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        super().setFont(font)
        self._make_room()

    def _make_room(self) -> None:
        text = self.text()
        over = 0
        if not text.isascii():
            metrics = self.fontMetrics()
            over = max(0, -metrics.tightBoundingRect(text).top() - metrics.ascent())
        if over != self.contentsMargins().top():
            self.setContentsMargins(0, over, 0, 0)


def label(
    text: str = "",
    *,
    size: theme.Size = "text",
    tone: theme.Tone = "ink",
    bold: bool = False,
    wrap: bool = False,
) -> QLabel:
    """Plain text (never markup) in one of the four sizes; secondary text differs by tone, not by size."""
    made = Label(text)
    if bold or size != "text":
        made.setFont(theme.font(size, bold=bold))
    made.setWordWrap(wrap)
    if tone != "ink":
        made.setProperty("tone", tone)
    return made


def set_tone(target: QLabel, tone: theme.Tone) -> None:
    """Changes what a label's colour says."""
    if (target.property("tone") or "ink") == tone:
        return
    target.setProperty("tone", tone)
    target.style().unpolish(target)
    target.style().polish(target)


def key_label(text: str) -> QLabel:
    """A key's cap: « Ctrl+K »."""
    made = QLabel(text)
    made.setProperty("key", "true")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def line() -> QFrame:
    """A separator, one pixel."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


ARROWS = {"left", "right", "up", "down"}


class Button(QPushButton):
    """A button; `kind` is "" (outlined), "main" (filled: one a panel at most), "bare" or "link".

    The second press of a double click does nothing: the first did the deed, on whatever stood there then. `again` is
    for what is pressed several times in a row on purpose, as an arrow is.
    """

    def __init__(
        self,
        text: str,
        clicked: Callable[[], object] | None = None,
        *,
        kind: str = "",
        icon: str = "",
        name: str = "",
        keys: str = "",
        again: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._again = again or icon in ARROWS
        self._role = {"main": "on_action", "link": "action"}.get(kind, "ink")
        self.setAutoDefault(False)
        if kind:
            self.setProperty("kind", kind)
        self.setAccessibleName(name or text)
        if not text:
            self.setToolTip(f"{name} ({keys})" if keys else name)
        if keys:
            # Not the button's own: Qt would wait a tenth of a second, and drop it with the next words.
            self._shortcut = QShortcut(QKeySequence(keys), self, self.click)
            self._shortcut.setAutoRepeat(False)
        if icon:
            self.setIconSize(QSize(theme.scaled(20), theme.scaled(20)))
            self._tint()
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._deed = clicked
        self.clicked.connect(self._act)

    def show_icon(self, icon: str) -> None:
        """Changes the drawing."""
        self._icon = icon
        self._tint()

    def _act(self) -> None:
        if self._deed is not None:
            self._deed()

    def _tint(self) -> None:
        self.setIcon(icons.icon(self._icon, self, self._role, theme.scaled(20)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._again:
            super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        event.accept()  # let go by Qt where no press came before: what stands under it would take it for its own

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._icon and event.type() == QEvent.Type.PaletteChange:
            self._tint()


class Sign(QWidget):
    """A small drawing beside words: `Sign("check", "fine")`, `Sign("alert", "alert")`. Words say the same."""

    def __init__(self, icon: str, role: str = "ink", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._role = icon, role
        side = theme.scaled(size)
        self.setFixedSize(side, side)

    def show_icon(self, icon: str, role: str) -> None:
        """Changes the drawing and its colour."""
        self._icon, self._role = icon, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint(painter, QRectF(self.rect()), self._icon, self, self._role)
        painter.end()
