"""One day of the month (ligne d'un jour): its date, the hours typed, what was understood or refused."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.care.monthly_roster import RosterDay
from app.errors import InvalidEntry
from app.spans import Span
from ui import french, theme
from ui.typed_month import read_hours, write_hours
from ui.widgets.basics import label, set_tone
from ui.widgets.column_line import ColumnLine

CLOSED = "fermée"


class DayRow(QWidget):
    """`stepped(by)` with Enter and the arrows, `edited` with each key; Esc puts back the hours reserved."""

    stepped = Signal(int)
    pasted = Signal(list)
    edited = Signal()

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day
        self._stored: tuple[Span, ...] = ()
        self.refusal = ""
        self.line = ColumnLine()
        self.line.setObjectName(f"month_day{day.day}")
        self.line.setAccessibleName(f"Heures du {french.day_of_week(day)}")
        self.line.setFixedWidth(theme.scaled(170))
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self._enter)
        self.line.stepped.connect(self.stepped)
        self.line.pasted.connect(self.pasted)
        self.line.given_up.connect(self._give_up)
        weekend = day.weekday() >= 5
        words = f"{french.WEEKDAYS_SHORT[day.weekday()]} {french.day_number(day)}"
        name = label(words, tone="muted" if weekend else "ink")
        name.setFixedWidth(theme.scaled(64))
        self.said = label("", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(12)
        for widget in (name, self.line):
            row.addWidget(widget)
        row.addWidget(self.said, 1)

    @property
    def is_edited(self) -> bool:
        """Whether what is typed is not what is reserved."""
        return self.line.text().strip() != write_hours(self._stored)

    def show_stored(self, spans: tuple[Span, ...], *, keep: bool) -> None:
        """The hours reserved; with `keep`, what is typed stays."""
        typing = keep and self.is_edited
        self._stored = spans
        if not typing:
            self.put(write_hours(spans))

    def put(self, text: str) -> None:
        """As if typed, without a word to anybody."""
        self.line.setText(text)

    def begin(self) -> None:
        """The cursor here, the line ready to be typed over."""
        self.line.setFocus()
        self.line.selectAll()

    def read(self) -> tuple[Span, ...] | None:
        """The spans typed; None where they can't be read, the reason being told then."""
        try:
            found = read_hours(self.line.text())
        except InvalidEntry as refusal:
            self.refusal = refusal.sentence
            self._tell("▲ à corriger", "alert", refusal.sentence)
            return None
        self.refusal = ""
        return found

    def show_day(self, one: RosterDay) -> None:
        """What the day becomes."""
        minutes = french.hours(sum(span.minutes for span in one.wanted)) if one.wanted else ""
        if one.refusals:
            self._tell("▲ refusé", "alert", " ".join(one.refusals))
        elif one.warnings:
            self._tell(f"{minutes}  ▲ à vérifier".strip(), "amber", " ".join(one.warnings))
        elif not one.opening and not one.wanted:
            self._tell(CLOSED, "muted")
        elif one.is_changed:
            former = french.spans(one.reserved) or "personne"
            self._tell(f"{minutes or 'personne'} au lieu de {former}", "action")
        else:
            self._tell(minutes, "muted")

    def _tell(self, text: str, tone: theme.Tone, hint: str = "") -> None:
        self.said.setText(text)
        self.said.setToolTip(hint or text)
        self.line.setAccessibleDescription(hint or text)
        set_tone(self.said, tone)

    def _enter(self) -> None:
        self.stepped.emit(1)

    def _give_up(self) -> None:
        self.put(write_hours(self._stored))
        self.edited.emit()
