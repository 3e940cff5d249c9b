"""A presence to note, on one line of the home page (réponse): the words at the left, the hours at the right."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.care.attendance import AttendedSpan
from app.spans import DAY
from ui import theme
from ui.pages.reports.missing import MissingRow
from ui.typed_stays import written
from ui.widgets.basics import Sign, label

WIDE = 104


class AnswerRow(MissingRow):
    """As in the reports; a departure forgotten stands in red, its arrival typed already."""

    @property
    def key(self) -> tuple[int, date]:
        """What tells this row from others."""
        return self.missing.enrolment.id, self.missing.day

    def take_focus(self) -> None:
        """The cursor comes to the hours."""
        self.hours.setFocus()

    def _lay_out(self, who: QWidget, when: QWidget) -> None:
        arrived = self.missing.arrived
        sign = Sign("alert", "alert") if arrived else Sign("question", "amber")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(who)
        words.addWidget(when)
        if arrived:
            words.addWidget(label("départ non noté", tone="alert"))
            self.hours.setText(self._open_stays())
        if isinstance(when, QLabel):
            when.setWordWrap(True)
        self.hours.setPlaceholderText(typed_form(self.missing.reserved))
        self.hours.setFixedWidth(theme.scaled(WIDE))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for widget in (self.hours, self.note, self.absence):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 7, 0, 7)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.error)

    def _open_stays(self) -> str:
        """« 7:58- », ready for the hour of the departure."""
        who, day = self.missing.enrolment, self.missing.day
        return written(
            [
                AttendedSpan(enrolment_id=who.id, child_id=who.child_id, day=day, arrived=minute)
                for minute in self.missing.arrived
            ]
        )


def typed_form(spans: Sequence[tuple[int, int]]) -> str:
    """The hours reserved as one would type them: « 8:30-17 »."""
    return " ".join(f"{_hour(start)}-{_hour(end)}" for start, end in spans)


def _hour(minute: int) -> str:
    hours, minutes = divmod(minute if minute <= DAY else minute % DAY, 60)
    return f"{hours}:{minutes:02}" if minutes else str(hours)
