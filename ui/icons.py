"""Our drawings (icônes), tinted by role at the size and density they are shown in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ui import resources, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


def pixmap(
    name: str, colour: QColor | str, size: int, *, ratio: float = 1.0, ground: str = "#FFFFFF"
) -> QPixmap:
    """The drawing in that colour, `size` logical pixels wide; kept in Qt's own cache."""
    tint = QColor(colour).name()
    key = f"marelle:{name}:{tint}:{ground}:{size}:{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    source = resources.icon(name).read_text(encoding="utf-8")
    source = source.replace("#fff", ground).replace("#000", tint)
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, made)
    return made


def icon(name: str, widget: QWidget, role: str = "ink", size: int = 20) -> "QIcon":
    """The drawing for a button of `widget`, in a colour of `ui.theme.Colours`; greyed when it can't act."""
    from PySide6.QtGui import QIcon

    chosen = theme.colours(widget)
    made = QIcon()
    for ratio in (1.0, 2.0):
        ground = chosen.surface
        made.addPixmap(pixmap(name, getattr(chosen, role), size, ratio=ratio, ground=ground))
        made.addPixmap(pixmap(name, chosen.border, size, ratio=ratio, ground=ground), QIcon.Mode.Disabled)
    return made


def paint(painter: QPainter, rect: QRectF, name: str, widget: QWidget, role: str = "ink") -> None:
    """Draws the icon in a widget's own painting."""
    chosen = theme.colours(widget)
    ratio = widget.devicePixelRatioF()
    drawn = pixmap(name, getattr(chosen, role), round(rect.width()), ratio=ratio, ground=chosen.surface)
    painter.drawPixmap(rect.topLeft(), drawn)


def window_icon() -> "QIcon":
    """Marelle's mark for the title bar and the task bar."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for size in (16, 24, 32, 48, 128):
        made.addPixmap(pixmap("mark", theme.LIGHT.action, size))
    return made
