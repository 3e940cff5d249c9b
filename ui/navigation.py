"""The navigation (à gauche): the crèche, the pages this person may see, who is at work and how to hand over."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.users import Role, User
from ui import french, icons, theme
from ui.pages import PageEntry
from ui.widgets.basics import Button, Sign, label, line
from ui.widgets.elided import Elided
from ui.widgets.tag import Tag

ROLES = {Role.DIRECTOR: "direction", Role.COUNSELLOR: "insertion", Role.TEAM: "équipe"}

SIDE = 8
RIGHT = 4
"""Pixels after a title."""
WIDEST = 250
"""For 10 pt text: a longer name is cut with « … »."""


class Navigation(QFrame):
    """`chosen(name)` asks for a page; `left` asks for another person."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, entries: Sequence[PageEntry], user: User) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.buttons: dict[str, NavigationButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 0, SIDE, 8)
        column.setSpacing(2)
        column.addWidget(self._creche())
        apart = False
        for entry in entries:
            if entry.apart and not apart:
                column.addSpacing(8)
                column.addWidget(line())
                column.addSpacing(8)
                apart = True
            column.addWidget(self._row(entry))
        column.addStretch()
        column.addWidget(line())
        column.addWidget(self._user(user))
        self.setFixedWidth(self._wanted_width())

    def _wanted_width(self) -> int:
        """As drawn, or what the titles and the name take in a wider font; no name takes the page's room."""
        least, most = theme.scaled(theme.NAVIGATION), theme.scaled(WIDEST)
        titles = max((one.wanted_width() for one in self.buttons.values()), default=0)
        return min(max(least, 2 * SIDE + max(titles, self._user_width)), most)

    def show_creche(self, name: str, places: str, *, invented: bool = False) -> None:
        """The crèche's name and its agreed places, at the top; whether it is a demonstration."""
        self._name.show_text(name.removesuffix(" (démonstration)") if invented else name)
        self._name.setToolTip(name)
        self._places.setText(places)
        self._tag.show_text("démonstration" if invented else "", "amber")

    def mark(self, name: str) -> None:
        """Shows which page is open."""
        button = self.buttons.get(name)
        if button is not None:
            button.setChecked(True)

    def show_count(self, name: str, count: int, words: str) -> None:
        """How many things wait on that page, in figures and in words; nothing for none."""
        button = self.buttons.get(name)
        if button is not None:
            button.show_count(count, words)

    def _creche(self) -> QWidget:
        box = QWidget()
        box.setMinimumHeight(theme.scaled(theme.HEADER) - 2)
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(box)
        row.setContentsMargins(8, 4, 0, 0)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name, self._places, self._tag = Elided(bold=True), label("", tone="muted"), Tag()
        words.addStretch()
        words.addWidget(self._name)
        words.addWidget(self._places)
        words.addWidget(self._tag)
        words.addStretch()
        row.addWidget(Sign("mark", "action", 26))
        row.addLayout(words, 1)
        return box

    def _row(self, entry: PageEntry) -> QWidget:
        button = NavigationButton(entry.title, entry.icon)
        self.buttons[entry.name] = button
        self._group.addButton(button)
        button.setProperty("page", entry.name)
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        self.chosen.emit(self.sender().property("page"))

    def _user(self, user: User) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(4, 8, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        name, initials = Elided(user.name, bold=True), Initials(user.name)
        words.addWidget(name)
        words.addWidget(label(ROLES[user.role], tone="muted"))
        row.addWidget(initials)
        row.addLayout(words, 1)
        self.leave = Button(
            "", self.left.emit, kind="bare", icon="lock", name="Changer d’utilisateur", keys="Ctrl+L"
        )
        row.addWidget(self.leave)
        self.leave.ensurePolished()
        beside = initials.width() + self.leave.sizeHint().width() + 2 * row.spacing() + 4
        self._user_width = name.sizeHint().width() + beside
        return box


class NavigationButton(QAbstractButton):
    """One row: icon and title, what waits at its right, a white ground and a bar when its page is open."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setProperty("ringed", True)
        self._icon = icon
        self._count = ""

    @property
    def count(self) -> str:
        """What stands at the right."""
        return self._count

    def show_count(self, count: int, words: str) -> None:
        """The figure at the right; the words are spoken after the title."""
        self._count = french.number(count) if count else ""
        self.setAccessibleName(f"{self.text()}, {words}" if count else self.text())
        self.setToolTip(words if count else "")
        self.update()

    @property
    def shown(self) -> str:
        """What the room lets be seen of the title."""
        metrics = QFontMetrics(theme.font(bold=self.isChecked()))
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(self._room().width()))

    def wanted_width(self) -> int:
        """What the whole title takes while its page is open."""
        return self._left() + QFontMetrics(theme.font(bold=True)).horizontalAdvance(self.text()) + RIGHT + 1

    def _left(self) -> int:
        return 9 + theme.scaled(18) + 11

    def _room(self) -> QRectF:
        """Where the title is written, between the icon and the figure."""
        right = self.width() - RIGHT
        if self._count:
            metrics = QFontMetrics(theme.font(bold=self.isChecked()))
            right -= theme.scaled(5) + metrics.horizontalAdvance(self._count) + 6
        return QRectF(self._left(), 0, right - self._left(), self.height())

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(120), theme.scaled(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = theme.colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(chosen.surface if self.isChecked() else chosen.selection))
            painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        if self.isChecked():
            painter.setBrush(QColor(chosen.action))
            painter.drawRect(QRectF(0, self.height() * 0.25, 3, self.height() * 0.5))
        side = theme.scaled(18)
        place = QRectF(9, (self.height() - side) / 2, side, side)
        icons.paint(painter, place, self._icon, self, "action" if self.isChecked() else "muted")
        painter.setPen(QColor(chosen.ink))
        painter.setFont(theme.font(bold=self.isChecked()))
        words = self._room()
        if self._count:
            end = QRectF(
                words.left(), 0, self.width() - RIGHT - theme.scaled(5) - words.left(), self.height()
            )
            painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.shown)
        painter.end()


class Initials(QWidget):
    """A person's initials in a disc."""

    def __init__(self, name: str) -> None:
        super().__init__()
        words = [word for word in name.replace("-", " ").split() if word]
        self._text = "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))
        side = theme.scaled(32)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        chosen = theme.colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.selection))
        painter.drawEllipse(self.rect())
        painter.setPen(QColor(chosen.action))
        painter.setFont(theme.font(bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
