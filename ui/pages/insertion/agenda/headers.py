"""The agenda's margins (marges): days above, today marked and closures said; hours at the left."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import french, theme
from ui.pages.insertion.agenda.model import AgendaModel
from ui.pages.insertion.agenda.words import is_unfixed

DAYS_HIGH, HOURS_WIDE = 44, 48


class DayHeader(QHeaderView):
    """One box a day, whatever its columns: « lundi 23 nov. », then how many appointments it has."""

    def __init__(self, model: AgendaModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)

    def day_rect(self, place: int) -> QRect:
        """Where that day's box is."""
        first, columns = self._model.columns_of(place)
        left = self.sectionViewportPosition(first)
        last = first + columns - 1
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        return QRect(left, 0, right - left, self.height())

    def note(self, place: int) -> str:
        """« aujourd’hui, 3 rendez-vous », « fermeture »."""
        model, day = self._model, self._model.days[place]
        own = [one for one in model.entries if one.day == day and not is_unfixed(one)]
        count = sum(not model.words(one).off for one in own)
        words = ["aujourd’hui"] if day == model.now.date() else []
        words += ["fermeture"] if day in model.closed else []
        words += [french.plural(count, "rendez-vous", "rendez-vous")] if count else []
        return ", ".join(words)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.scaled(DAYS_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(colours.surface))
        for place, day in enumerate(self._model.days):
            rect = self.day_rect(place)
            today = day == self._model.now.date()
            if today:
                painter.fillRect(rect, QColor(colours.selection))
                painter.fillRect(rect.left(), rect.bottom() - 2, rect.width(), 3, QColor(colours.action))
            painter.setPen(QColor(colours.line))
            painter.drawLine(rect.topRight(), rect.bottomRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            words = rect.adjusted(8, 4, -6, -4)
            painter.setFont(theme.font(bold=True))
            painter.setPen(QColor(colours.action if today else colours.ink))
            title = french.capitalised(french.day_of_week(day))
            if painter.fontMetrics().horizontalAdvance(title) > words.width():
                title = french.capitalised(french.day_short(day))
            painter.drawText(words, int(Qt.AlignmentFlag.AlignTop), title)
            painter.setFont(theme.font())
            painter.setPen(QColor(colours.muted))
            note = self.note(place)
            if painter.fontMetrics().horizontalAdvance(note) > words.width():
                note = note.partition(",")[0]
            painter.drawText(words, int(Qt.AlignmentFlag.AlignBottom), note)
        painter.end()


class HourHeader(QHeaderView):
    """« 8 h », « 9 h », each at the top of its hour."""

    def __init__(self, model: AgendaModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(HOURS_WIDE), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(colours.surface))
        painter.setFont(theme.font())
        high = painter.fontMetrics().height()
        for minute in range(self._model.first, self._model.last, 60):
            y = self.sectionViewportPosition(self._model.row_of(minute))
            painter.setPen(QColor(colours.line))
            painter.drawLine(self.width() - 6, y, self.width(), y)
            painter.setPen(QColor(colours.muted))
            words = QRect(0, y + 1, self.width() - 8, high)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignRight), french.hour(minute))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
