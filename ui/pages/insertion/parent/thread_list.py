"""The thread painted (fil du parcours): a date, a round sign on a line, words; Enter opens an interview."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import french, icons, theme
from ui.keyboard import opens
from ui.pages.insertion.parent.thread_model import ROW, ThreadModel, ThreadRow
from ui.thread.item_words import Words

DATE, SIGN, TEXT = 4, 92, 132
"""Where the columns begin, for 10 pt text."""
MOST_LINES = 6
"""Of a note; the whole of it stands in the interview and on paper."""
NOTHING = "Rien de tel dans ce parcours. « Tout » montre le fil entier."
WRAP = int(Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex


def line_texts(words: Words) -> list[tuple[str, str]]:
    """The lines under the title: text and colour's role."""
    lines = [(text, "muted") for text in words.details]
    if words.good:
        lines.append((words.good, "fine"))
    if words.quote:
        lines.append((french.quoted(" ".join(words.quote.split())), "ink"))
    return lines


class ThreadDelegate(QStyledItemDelegate):
    """Rows as tall as their words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ThreadRow = index.data(ROW)
        width = _width(option)
        if row.words is None:
            return QSize(width, theme.scaled(34))
        metrics = QFontMetrics(theme.font())
        height = metrics.height() + 2
        for text, _ in line_texts(row.words):
            height += _lines_high(metrics, text, width - theme.scaled(TEXT) - theme.scaled(12)) + 1
        return QSize(width, max(height, 2 * metrics.height()) + theme.scaled(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ThreadRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if row.words is None:
            _paint_heading(painter, rect, row)
        else:
            _Row(painter, rect, row, row.words).paint(chosen=chosen)
        painter.restore()


def _width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QAbstractItemView) else 400


def _lines_high(metrics: QFontMetrics, text: str, width: int) -> int:
    high = metrics.boundingRect(QRect(0, 0, max(80, width), 10_000), WRAP, text).height()
    return min(high, metrics.lineSpacing() * MOST_LINES)


def _paint_heading(painter: QPainter, rect: QRect, row: ThreadRow) -> None:
    colours = theme.colours()
    painter.setPen(QPen(QColor(colours.line), 1))
    top = rect.top() + theme.scaled(5)
    painter.drawLine(rect.left() + DATE, top, rect.right() - 8, top)
    painter.setFont(theme.font(bold=True))
    painter.setPen(QColor(colours.action if row.today else colours.muted))
    words = rect.adjusted(DATE, theme.scaled(8), 0, 0)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), row.heading)


class _Row:
    """One item being painted."""

    def __init__(self, painter: QPainter, rect: QRect, row: ThreadRow, words: Words) -> None:
        self.painter, self.rect, self.row, self.words = painter, rect, row, words
        self.colours = theme.colours()
        self.metrics = QFontMetrics(theme.font())

    def paint(self, *, chosen: bool) -> None:
        if chosen or self.row.today:
            ground = QColor(self.colours.selection)
            self.painter.fillRect(self.rect, ground)
        self._date()
        self._sign()
        self._text()

    def _date(self) -> None:
        day, hour = self.row.date_words
        top = self.rect.top() + theme.scaled(6)
        self.painter.setFont(theme.font())
        self.painter.setPen(QColor(self.colours.ink))
        self.painter.drawText(self.rect.left() + DATE, top + self.metrics.ascent(), day)
        self.painter.setPen(QColor(self.colours.muted))
        self.painter.drawText(
            self.rect.left() + DATE, top + self.metrics.height() + self.metrics.ascent() + 1, hour
        )

    def _sign(self) -> None:
        side = theme.scaled(27)
        left = self.rect.left() + theme.scaled(SIGN)
        top = self.rect.top() + theme.scaled(4)
        middle = left + side / 2
        self.painter.setPen(QPen(QColor(self.colours.line), 2))
        self.painter.drawLine(QPointF(middle, self.rect.top()), QPointF(middle, self.rect.bottom() + 1))
        pen = QPen(QColor(getattr(self.colours, self.words.tone)), 1.4)
        if self.words.dashed:
            pen.setDashPattern([3, 2])
        self.painter.setPen(pen)
        self.painter.setBrush(QColor(self.colours.surface))
        self.painter.drawEllipse(QRectF(left, top, side, side))
        inner = theme.scaled(15)
        place = QRectF(middle - inner / 2, top + (side - inner) / 2, inner, inner)
        drawn = icons.pixmap(
            self.words.icon,
            getattr(self.colours, self.words.tone),
            inner,
            ratio=2.0,
            ground=self.colours.surface,
        )
        self.painter.drawPixmap(place, drawn, QRectF(drawn.rect()))

    def _text(self) -> None:
        left = self.rect.left() + theme.scaled(TEXT)
        width = self.rect.right() - left - theme.scaled(12)
        y = self.rect.top() + theme.scaled(6)
        bold = QFontMetrics(theme.font(bold=True))
        aside = f"  {self.words.aside}" if self.words.aside else ""
        aside += "  · note privée" if self.row.private else ""
        aside_wide = min(self.metrics.horizontalAdvance(aside), width // 2)
        title = bold.elidedText(self.words.title, Qt.TextElideMode.ElideRight, width - aside_wide)
        self.painter.setFont(theme.font(bold=True))
        self.painter.setPen(QColor(self.colours.ink))
        self.painter.drawText(left, y + bold.ascent(), title)
        self.painter.setFont(theme.font())
        self.painter.setPen(QColor(self.colours.amber if self.words.tone == "amber" else self.colours.muted))
        after = left + bold.horizontalAdvance(title)
        said = self.metrics.elidedText(aside, Qt.TextElideMode.ElideRight, left + width - after)
        self.painter.drawText(after, y + bold.ascent(), said)
        y += self.metrics.height() + 2
        for text, role in line_texts(self.words):
            y = self._line(left, y, width, text, role)

    def _line(self, left: int, y: int, width: int, text: str, role: str) -> int:
        high = _lines_high(self.metrics, text, width)
        self.painter.setPen(QColor(getattr(self.colours, role)))
        shown = text
        most = self.metrics.lineSpacing() * MOST_LINES
        whole = self.metrics.boundingRect(QRect(0, 0, width, 100_000), WRAP, text).height()
        if whole > most:
            shown = _cut(self.metrics, text, width, most)
        self.painter.drawText(QRect(left, y, width, high + 2), WRAP, shown)
        return y + high + 1


def _cut(metrics: QFontMetrics, text: str, width: int, most: int) -> str:
    """The beginning of the text that holds in that height, « … » after it."""
    low, high = 0, min(len(text), 4000)
    while low < high:
        middle = (low + high + 1) // 2
        tried = metrics.boundingRect(QRect(0, 0, width, 100_000), WRAP, f"{text[:middle]}… »").height()
        low, high = (middle, high) if tried <= most else (low, middle - 1)
    return f"{text[:low].rstrip()}… »"


class ThreadList(QListView):
    """`opened` carries the row under the cursor, after Enter or a double click."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model_ = ThreadModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(ThreadDelegate(self))
        self.setAccessibleName("Fil du parcours")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(False)
        self.doubleClicked.connect(self._open)

    def current_row(self) -> ThreadRow | None:
        """The row under the cursor."""
        index = self.currentIndex()
        return self.model_.rows[index.row()] if index.isValid() else None

    def go_to_today(self) -> None:
        """Shows today's items, else the first past ones: what is to come stays above, out of sight but for a row."""
        rows = self.model_.rows
        at = next((n for n, row in enumerate(rows) if row.today), None)
        if at is None:
            at = next((n for n, row in enumerate(rows) if row.heading and row.heading != "À venir"), 0)
        if rows:
            first = next((n for n in range(at, len(rows)) if rows[n].item is not None), at)
            self.setCurrentIndex(self.model_.index(first, 0))
            self.scrollTo(self.model_.index(max(0, at - 2), 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def _open(self) -> None:
        row = self.current_row()
        if row is not None and row.item is not None:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if opens(event):
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model_.rows:
            painter = QPainter(self.viewport())
            painter.setPen(theme.tone(self, "muted"))
            painter.drawText(self.viewport().rect().adjusted(12, 12, -12, 0), WRAP, NOTHING)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
