"""Who are you? (qui êtes-vous): the people who can open the folder, one row each."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.storage import Slot
from ui import theme
from ui.widgets.basics import line

ROLES = {"director": "direction", "counsellor": "insertion professionnelle", "team": "équipe, pointage"}
ROW = 48
MOST_ROWS = 5


class PersonChoice(QScrollArea):
    """`chosen` follows a click or an arrow key; more than five people scroll."""

    chosen = Signal()

    def __init__(self, slots: Sequence[Slot], login: str = "") -> None:
        super().__init__()
        self.slots = list(slots)
        self._rows = [PersonRow(slot) for slot in self.slots]
        self._group = QButtonGroup(self)
        box = QFrame()
        box.setProperty("role", "panel")
        column = QVBoxLayout(box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for number, row in enumerate(self._rows):
            if number:
                column.addWidget(line())
            column.addWidget(row)
            self._group.addButton(row, number)
        self.setWidget(box)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight((theme.scaled(ROW) + 1) * min(MOST_ROWS, max(1, len(self._rows))) + 3)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Qui êtes-vous\u00a0?")
        self.choose(login)
        self._group.idToggled.connect(self._tell)

    def choose(self, login: str) -> None:
        """Takes that person, else the first."""
        at = next((number for number, slot in enumerate(self.slots) if slot.login == login), 0)
        if self._rows:
            self._rows[at].setChecked(True)

    def current(self) -> Slot | None:
        """The person chosen."""
        at = self._group.checkedId()
        return self.slots[at] if at >= 0 else None

    def first_row(self) -> QWidget | None:
        """For the Tab order."""
        return self._rows[0] if self._rows else None

    def _tell(self, _number: int, is_on: bool) -> None:
        if is_on:
            self.chosen.emit()


class PersonRow(QAbstractButton):
    """A circle, the name, the role at the right."""

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self._slot = slot
        self.setCheckable(True)
        self.setText(slot.name)
        self.setAccessibleName(f"{slot.name}, {ROLES.get(slot.role, '')}".rstrip(", "))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(320), theme.scaled(ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = theme.colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.fillRect(self.rect(), QColor(chosen.selection))
        self._draw_circle(painter, chosen)
        words = QRectF(self.rect()).adjusted(theme.scaled(40), 0, -12, 0)
        painter.setPen(QColor(chosen.ink))
        painter.setFont(theme.font(bold=self.isChecked()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._slot.name)
        painter.setPen(QColor(chosen.muted))
        painter.setFont(theme.font())
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(words, right, ROLES.get(self._slot.role, ""))
        painter.end()

    def _draw_circle(self, painter: QPainter, chosen: theme.Colours) -> None:
        centre = QPointF(theme.scaled(20), self.height() / 2)
        radius = theme.scaled(16) / 2
        painter.setPen(QPen(QColor(chosen.action if self.isChecked() else chosen.border), 1.2))
        painter.setBrush(QColor(chosen.action if self.isChecked() else chosen.surface))
        painter.drawEllipse(centre, radius, radius)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(chosen.on_action))
            painter.drawEllipse(centre, radius * 0.4, radius * 0.4)
