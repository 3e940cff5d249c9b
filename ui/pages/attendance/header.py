"""The door's header (en-tête du pointage): the day and its counts, groups, clock; modes, other days, other children."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import InvalidEntry
from app.store import Clock
from ui import french, theme, typed
from ui.widgets.basics import Button, label
from ui.widgets.inline_error import InlineError
from ui.widgets.segmented import SegmentedFilter

DOOR, EVENING = "door", "evening"
DAY_STEP = timedelta(days=1)
OTHERS, SHEET = "Autre enfant", "Feuille du jour"


class DoorHeader(QWidget):
    """`day_chosen(date)`, `group_chosen(key)`, `mode_chosen(key)`; the others by their buttons."""

    day_chosen = Signal(object)
    group_chosen = Signal(str)
    mode_chosen = Signal(str)
    others_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.today = self.day = date.min
        self._title = label("", size="title", bold=True)
        self._counts = label("", size="panel", tone="muted")
        self.groups = SegmentedFilter("Groupe", tall=True)
        self.groups.setObjectName("door_groups")
        self.groups.chosen.connect(self.group_chosen)
        self.clock = DoorClock()
        self.modes = SegmentedFilter("Façon de noter")
        self.modes.setObjectName("door_modes")
        self.modes.show_choices([(DOOR, "À la porte"), (EVENING, "Saisie du soir")])
        self.modes.chosen.connect(self.mode_chosen)
        self._error = InlineError()
        self.setMinimumWidth(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 0)
        column.setSpacing(8)
        column.addLayout(self._first_row())
        column.addLayout(self._second_row())
        column.addWidget(self._error)

    def _first_row(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._counts)
        row = self._upper = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(words)
        row.addWidget(self.groups)
        row.addStretch()
        row.addWidget(self.clock)
        return row

    def _second_row(self) -> QHBoxLayout:
        before = Button("", self.show_before, icon="left", name="Jour précédent", keys="Alt+Left")
        before.setObjectName("door_before")
        after = Button("", self.show_after, icon="right", name="Jour suivant", keys="Alt+Right")
        after.setObjectName("door_after")
        self.field = QLineEdit()
        self.field.setObjectName("door_day")
        self.field.setAccessibleName("Jour affiché")
        self.field.setFixedWidth(theme.scaled(120))
        self.field.returnPressed.connect(self._read_day)
        self.back = Button("Aujourd’hui", self._show_today)
        self.back.setObjectName("door_today")
        self.others = Button(OTHERS, self.others_asked.emit, icon="search", keys="Ctrl+F")
        self.others.setObjectName("door_others")
        self.others.setToolTip("Un enfant qui n’était pas prévu ce jour (Ctrl+F)")
        self.print = Button(SHEET, self.print_asked.emit, icon="print", keys="Ctrl+P")
        self.print.setObjectName("door_print")
        self.print.setToolTip("Imprimer la feuille de présence de ce jour (Ctrl+P)")
        self.save = Button(
            "", self.save_asked.emit, icon="save", name="Enregistrer la feuille du jour (PDF)", keys="Ctrl+S"
        )
        self.save.setObjectName("door_save")
        self.export = Button("", self.export_asked.emit, icon="export", name="Exporter le jour (CSV)")
        self.export.setObjectName("door_export")
        row = self._lower = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.modes)
        row.addSpacing(8)
        for widget in (before, self.field, after, self.back):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.others)
        row.addWidget(self.print)
        row.addWidget(self.save)
        row.addWidget(self.export)
        QShortcut(QKeySequence("Ctrl+D"), self, self.field.setFocus)
        return row

    def show_day(self, day: date, today: date, counts: str) -> None:
        """The day shown; a date being typed is left alone."""
        self.day, self.today = day, today
        near = {0: "", 1: "demain, ", -1: "hier, "}.get((day - today).days, "")
        self._title.setText(french.capitalised(f"{near}{french.day_of_week(day)}"))
        self._counts.setText(counts)
        if not self.field.hasFocus() or not self.field.isModified():
            self.field.setText(french.day_figures(day))
            self.field.setModified(False)
        self.back.setVisible(day != today)
        self.clock.setVisible(day == today)

    def show_groups(self, choices: Sequence[tuple[str, str]]) -> None:
        """The groups of the day with their counts."""
        self.groups.show_choices(choices)
        self.groups.setVisible(len(choices) > 1)
        self._fold()

    @property
    def words(self) -> str:
        """The day and its counts."""
        return f"{self._title.text()}, {self._counts.text()}"

    @property
    def refusal(self) -> str:
        """What is wrong with the date typed."""
        return self._error.sentence

    def _fold(self) -> None:
        """Large text, many groups: the groups get a row of their own, the buttons keep their drawing only."""
        room = self.width() - 32
        words = max(self._title.sizeHint().width(), self._counts.sizeHint().width())
        whole = words + self.groups.sizeHint().width() + self.clock.sizeHint().width() + 72
        inside = self._upper.indexOf(self.groups) >= 0
        if whole > room and inside:
            self._upper.removeWidget(self.groups)
            self._column.insertWidget(1, self.groups)
        elif whole <= room and not inside:
            self._column.removeWidget(self.groups)
            self._upper.insertWidget(1, self.groups)
        short = self.others.text() == ""
        metrics = self.others.fontMetrics()
        spared = sum(metrics.horizontalAdvance(text) for text in (OTHERS, SHEET)) if short else 0
        if (self._lower.sizeHint().width() + spared > room) is not short:
            self.others.setText(OTHERS if short else "")
            self.print.setText(SHEET if short else "")

    def event(self, event: QEvent) -> bool:
        """Words of another length, once laid out, may fold a row, or unfold it."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def show_before(self) -> None:
        """The eve."""
        self._choose(self.day - DAY_STEP)

    def show_after(self) -> None:
        """The morrow."""
        self._choose(self.day + DAY_STEP)

    def _show_today(self) -> None:
        self._choose(self.today)

    def _read_day(self) -> None:
        try:
            day = typed.read_day(self.field.text(), self.today)
        except InvalidEntry as refusal:
            self._error.tell(refusal.sentence)
            return
        self._choose(day)

    def _choose(self, day: date) -> None:
        self._error.forget()
        self.field.setModified(False)
        self.day_chosen.emit(day)


class DoorClock(QWidget):
    """The time in large figures, by the session's clock; stands still while nobody looks. `ticked` each minute."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._clock: Clock | None = None
        self._words = label("", size="figure", bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._tick)

    @property
    def text(self) -> str:
        """« 8 h 47 »."""
        return self._words.text()

    def follow(self, clock: Clock) -> None:
        """Shows that clock's minute."""
        self._clock = clock
        self._show()

    def _show(self) -> None:
        if self._clock is None:
            return
        now = self._clock.moment()
        self._words.setText(french.hour(now.hour * 60 + now.minute))
        self.setAccessibleName(f"Il est {self.text}")
        if self.isVisible():
            self.timer.start((60 - now.second) * 1000 + 100)

    def _tick(self) -> None:
        self._show()
        self.ticked.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.timer.stop()
