"""How the agenda is painted (cases): hour lines, and each entry a block with a sign, its state in words, its hours."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.insertion.agenda import AgendaEntry, EntryKind
from ui import french, icons, theme
from ui.pages.insertion.agenda.model import AgendaModel, Cell
from ui.pages.insertion.agenda.words import EntryWords, by_record, hours_of

MOST_ABOVE = 3
"""Lines above a day's hours; more are counted."""
STRIPE, SIGN, INSIDE = 4, 14, 6
NARROW = 84
"""A block narrower than this keeps its second line for the name: its state is in its sign and its tool tip."""
GROUNDS = {"action": "selection", "fine": "fine_ground", "amber": "amber_ground", "alert": "alert_ground",
           "ink": "line", "muted": "surface"}  # fmt: skip


def above_lines(cell: Cell, model: AgendaModel) -> list[tuple[str, str]]:
    """Icon and words of what stands above a day's hours."""
    found = by_record(cell.entries)
    lines = [(model.words(one).icon, f"{model.words(one).title} {hours}") for one, hours in found]
    if len(lines) > MOST_ABOVE:
        more = french.plural(len(lines) - MOST_ABOVE + 1, "autre")
        return [*lines[: MOST_ABOVE - 1], ("more", f"et {more}")]
    return lines


class AgendaCells(QStyledItemDelegate):
    """Free cells and blocks; the view's model is an AgendaModel."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, AgendaModel)
        cell = model.cell(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._ground(painter, rect, cell, model)
        if cell.minute is None:
            self._above(painter, rect, cell, model)
        elif cell.entry is not None:
            _Block(painter, rect, cell.entry, model.words(cell.entry)).paint()
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_Active)
            painter.setPen(QPen(QColor(theme.colours().action), 2 if focused else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, cell: Cell, model: AgendaModel) -> None:
        colours = theme.colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if cell.day in model.closed:
            painter.fillRect(rect, QColor(colours.atypical))
        pen = QPen(QColor(colours.line), 1)
        painter.setPen(pen)
        if cell.last_of_day:
            painter.drawLine(rect.topRight(), rect.bottomRight())
        if cell.minute is None:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        elif cell.minute % 30 == 0:
            if cell.minute % 60:
                pen.setStyle(Qt.PenStyle.DotLine)
                painter.setPen(pen)
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _above(self, painter: QPainter, rect: QRectF, cell: Cell, model: AgendaModel) -> None:
        colours, metrics = theme.colours(), QFontMetrics(theme.font())
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.muted))
        y = rect.top() + 3
        for icon, words in above_lines(cell, model):
            _sign(painter, QRectF(rect.left() + INSIDE, y, 0, metrics.lineSpacing()), icon, colours.muted)
            left = rect.left() + INSIDE + theme.scaled(SIGN) + 4
            room = int(rect.right() - left - 4)
            painter.drawText(
                QRectF(left, y, room, metrics.lineSpacing()),
                Qt.AlignmentFlag.AlignVCenter,
                metrics.elidedText(words, Qt.TextElideMode.ElideRight, room),
            )
            y += metrics.lineSpacing()


def _sign(painter: QPainter, line: QRectF, icon: str, colour: str, ground: str = "#FFFFFF") -> None:
    """The sign at the left of a line of text."""
    side = theme.scaled(SIGN)
    drawn = icons.pixmap(icon, colour, side, ratio=2.0, ground=ground)
    place = QRectF(line.left(), line.top() + (line.height() - side) / 2, side, side)
    painter.drawPixmap(place, drawn, QRectF(drawn.rect()))


class _Block:
    """An entry being painted, as large as its hours."""

    def __init__(self, painter: QPainter, rect: QRectF, entry: AgendaEntry, words: EntryWords) -> None:
        self.painter, self.entry, self.words = painter, entry, words
        self.rect = rect.adjusted(2, 1, -3, -1)
        self.colours = theme.colours()
        self.plain, self.bold = QFontMetrics(theme.font()), QFontMetrics(theme.font(bold=True))

    def paint(self) -> None:
        tone = QColor(getattr(self.colours, self.words.tone))
        self._frame(tone)
        lines = self._lines()
        high = self.plain.lineSpacing()
        spare = max(0.0, self.rect.height() - high * len(lines))
        y = self.rect.top() + min(spare / 2, 3)
        for number, (text, bold, colour) in enumerate(lines):
            self._line(y + number * high, text, bold=bold, colour=colour, signed=number == 0)

    def _frame(self, tone: QColor) -> None:
        ground = QColor(getattr(self.colours, GROUNDS[self.words.tone]))
        pen = QPen(tone if not self.words.off else QColor(self.colours.border), 1)
        if self.words.open or self.entry.kind is EntryKind.WORK:
            pen.setStyle(Qt.PenStyle.DashLine)
        self.painter.setPen(pen)
        self.painter.setBrush(ground)
        self.painter.drawRoundedRect(self.rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if not self.words.off and self.entry.kind is not EntryKind.WORK:
            stripe = QRectF(self.rect.left(), self.rect.top(), theme.scaled(STRIPE), self.rect.height())
            self.painter.fillRect(stripe, tone)

    def _lines(self) -> list[tuple[str, bool, str]]:
        """What there is room for: in one line the state too, in three the hours above a name too long to follow them.

        The grid says the hour where even it is too much beside the name.
        """
        room = max(1, int(self.rect.height() / self.plain.lineSpacing()))
        ink = self.colours.muted if self.words.off else self.colours.ink
        start = french.hour(self.entry.start)
        title, second = self.words.title, self.words.second
        state = self.colours.amber if self.words.open else self.colours.muted
        if room == 1:
            return [(f"{start} {title}, {self.words.state}", not self.words.off, ink)]
        if room == 2 and self.rect.width() < theme.scaled(NARROW):
            return [(start, False, ink), (title, not self.words.off, ink)]
        if room == 2 or self._wide(f"{start}  {title}"):
            wordings = (f"{hours_of(self.entry)}  {title}", f"{start} {title}")
            first = next((words for words in wordings if self._wide(words)), title)
            return [(first, not self.words.off, ink), (second, False, state)]
        return [(hours_of(self.entry), False, ink), (title, not self.words.off, ink), (second, False, state)]

    def _wide(self, text: str) -> bool:
        return self.bold.horizontalAdvance(text) <= self._room(signed=True)

    def _room(self, *, signed: bool) -> int:
        taken = theme.scaled(STRIPE) + INSIDE + 2 + (theme.scaled(SIGN) + 4 if signed else 0)
        return max(0, int(self.rect.width()) - taken)

    def _line(self, y: float, text: str, *, bold: bool, colour: str, signed: bool) -> None:
        left = self.rect.left() + theme.scaled(STRIPE) + INSIDE - 2
        high = self.plain.lineSpacing()
        if signed:
            ground = getattr(self.colours, GROUNDS[self.words.tone])
            tone = getattr(self.colours, self.words.tone)
            _sign(self.painter, QRectF(left, y, 0, high), self.words.icon, tone, ground)
            left += theme.scaled(SIGN) + 4
        metrics = self.bold if bold else self.plain
        room = self._room(signed=signed)
        self.painter.setFont(theme.font(bold=bold))
        self.painter.setPen(QColor(colour))
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.painter.drawText(QRectF(left, y, room + 2, high), Qt.AlignmentFlag.AlignVCenter, said)
