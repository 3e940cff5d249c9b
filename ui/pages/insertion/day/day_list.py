"""The counsellor's day painted (liste du jour): hour, parent, what it is about, its state; Enter opens it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, theme
from ui.keyboard import opens
from ui.pages.insertion.day.rows import ROW, DayModel, DayRow

Index = QModelIndex | QPersistentModelIndex
LEFT, TEXT, STATE = 8, 108, 128
"""Where the columns begin, for 10 pt text; the state's is counted from the right."""
HIGH, HEADING = 48, 40


class DayDelegate(QStyledItemDelegate):
    """Two lines a row; a heading above each group."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: DayRow = index.data(ROW)
        return QSize(theme.scaled(300), theme.scaled(HEADING if row.is_heading else HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: DayRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            _paint_heading(painter, option.rect, row)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, QColor(theme.colours().selection))
            _paint_row(painter, option.rect, row)
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRect, row: DayRow) -> None:
    painter.setFont(theme.font(bold=True))
    painter.setPen(QColor(theme.colours().muted))
    words = rect.adjusted(theme.scaled(LEFT), theme.scaled(10), 0, 0)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), row.heading)


def _paint_row(painter: QPainter, rect: QRect, row: DayRow) -> None:
    colours = theme.colours()
    plain, bold = QFontMetrics(theme.font()), QFontMetrics(theme.font(bold=True))
    first = rect.top() + theme.scaled(6)
    second = first + plain.height() + 1
    left, text = rect.left() + theme.scaled(LEFT), rect.left() + theme.scaled(TEXT)
    room = rect.right() - theme.scaled(STATE) - text
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
    painter.setPen(QColor(colours.ink))
    painter.setFont(theme.font(bold=not row.when[1]))
    painter.drawText(left, first + plain.ascent(), row.when[0])
    painter.setFont(theme.font(bold=True))
    name = bold.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
    painter.drawText(text, first + plain.ascent(), name)
    painter.setFont(theme.font())
    painter.setPen(QColor(colours.muted))
    painter.drawText(left, second + plain.ascent(), row.when[1])
    whole = rect.right() - theme.scaled(LEFT) - text
    detail = plain.elidedText(row.detail, Qt.TextElideMode.ElideRight, whole)
    painter.drawText(text, second + plain.ascent(), detail)
    _paint_state(painter, rect, row, first)


def _paint_state(painter: QPainter, rect: QRect, row: DayRow, top: int) -> None:
    colours = theme.colours()
    colour = getattr(colours, row.tone)
    metrics = QFontMetrics(theme.font())
    side = theme.scaled(15)
    left = rect.right() - theme.scaled(LEFT) - metrics.horizontalAdvance(row.state)
    painter.setPen(QColor(colour))
    painter.setFont(theme.font())
    painter.drawText(left, top + metrics.ascent(), row.state)
    if row.icon:
        drawn = icons.pixmap(row.icon, colour, side, ratio=2.0, ground=colours.surface)
        place = QRectF(left - side - 5, top + (metrics.height() - side) / 2, side, side)
        painter.drawPixmap(place, drawn, QRectF(drawn.rect()))


class DayList(QListView):
    """`opened` carries the row under the cursor, after Enter or a double click."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model_ = DayModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(DayDelegate(self))
        self.setObjectName("day_list")
        self.setAccessibleName("Rendez-vous du jour, et entretiens à renseigner")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(self._open)

    def current_row(self) -> DayRow | None:
        """The row under the cursor."""
        index = self.currentIndex()
        return self.model_.rows[index.row()] if index.isValid() else None

    def go_to(self, number: int) -> None:
        """Puts the cursor on that row."""
        if 0 <= number < len(self.model_.rows):
            self.setCurrentIndex(self.model_.index(number, 0))

    def _open(self) -> None:
        row = self.current_row()
        if row is not None and not row.is_heading:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if opens(event):
            self._open()
        else:
            super().keyPressEvent(event)
