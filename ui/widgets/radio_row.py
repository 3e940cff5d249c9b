"""A choice among rows (choix): a circle, words over their details, a figure at the right; arrows turn it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from ui import theme
from ui.widgets.basics import label

CIRCLE = 16


class RadioRow(QAbstractButton):
    """Put several into one exclusive QButtonGroup. `taken` follows Enter: this one, and done."""

    taken = Signal()

    def __init__(
        self, words: str, details: Sequence[str], figure: str = "", tone: theme.Tone = "muted"
    ) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(", ".join([words, *details, *([figure] if figure else [])]))
        grid = QGridLayout(self)
        side = theme.scaled(8)
        grid.setContentsMargins(side, 6, side, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.setColumnMinimumWidth(0, theme.scaled(CIRCLE + 8))
        grid.setColumnStretch(1, 1)
        head = label(words, bold=True, wrap=True)
        parts: list[QWidget] = [head]
        grid.addWidget(head, 0, 1, Qt.AlignmentFlag.AlignTop)
        if figure:
            cost = label(figure, tone=tone)
            grid.addWidget(cost, 0, 2, Qt.AlignmentFlag.AlignTop)
            parts.append(cost)
        for number, detail in enumerate(details, start=1):
            one = label(detail, tone="muted", wrap=True)
            grid.addWidget(one, number, 1, 1, 2)
            parts.append(one)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = theme.colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(QPen(QColor(chosen.action), 1))
            painter.setBrush(QColor(chosen.selection))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), theme.RADIUS, theme.RADIUS)
        radius = theme.scaled(CIRCLE) / 2
        centre = QPointF(theme.scaled(8) + radius, 8 + radius)
        painter.setPen(QPen(QColor(chosen.action if self.isChecked() else chosen.border), 1.2))
        painter.setBrush(QColor(chosen.action if self.isChecked() else chosen.surface))
        painter.drawEllipse(centre, radius, radius)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(chosen.on_action))
            painter.drawEllipse(centre, radius * 0.4, radius * 0.4)
        painter.end()

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = self.layout()
        return inside.heightForWidth(width) if inside is not None else -1

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(80), self.heightForWidth(max(self.width(), theme.scaled(80))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.setChecked(True)
            self.taken.emit()
        else:
            super().keyPressEvent(event)
