"""Typing the reference weeks (semaines types): one week at a time, a line a day, its sum beside it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.care.weeks import WeekSpan, week_name
from app.errors import InvalidEntry
from app.spans import Span
from ui import french, theme, typed
from ui.field import Field
from ui.widgets.basics import Button, label, set_tone
from ui.widgets.segmented import SegmentedFilter

EXAMPLE = "8:30-12 13-17"
BETWEEN = " | "
"""Between two days of a week kept as text."""
LINE = 140
"""A line's least width: two spans of a day are seen whole."""


class WeekGrid(Field[tuple[WeekSpan, ...]]):
    """The spans of one to ten weeks. Its name is "span", as `app.weeks.check_weeks` calls what it refuses."""

    def __init__(self, hint: str) -> None:
        self._grid = _Grid()
        super().__init__("span", "Heures de chaque jour", self._grid, hint=hint)
        self._grid.typed.connect(self.edited)

    def show_weeks(self, count: int) -> None:
        """As many weeks to type in; those beyond keep what was typed, in case."""
        self._grid.show_weeks(count)

    def choose_week(self, number: int) -> None:
        """Shows that week's lines, from 0."""
        self._grid.choose_week(number)

    def lines(self) -> list[QLineEdit]:
        """The seven lines, Monday first."""
        return self._grid.lines

    def read(self) -> tuple[WeekSpan, ...] | None:
        return self._grid.read()

    def show_value(self, value: tuple[WeekSpan, ...] | None) -> None:
        self._grid.show_spans(value or ())

    def text(self) -> str:
        return self._grid.text()

    def retype(self, text: str) -> None:
        self._grid.retype(text)
        self.edited()


class _Grid(QWidget):
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts = [[""] * 7 for _ in range(10)]
        self._week, self._count = 0, 1
        self.lines: list[QLineEdit] = []
        self._understood = [label("", tone="muted", wrap=True) for _ in range(7)]
        self._weeks = SegmentedFilter("Semaine")
        self._weeks.chosen.connect(self._turn)
        self._total = label("", bold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._weeks)
        column.addLayout(self._days())
        column.addLayout(self._tools())
        self.setFocusProxy(self.lines[0])
        self.show_weeks(1)

    def _days(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for weekday, name in enumerate(french.WEEKDAYS):
            line = QLineEdit()
            line.setObjectName(f"week_day{weekday}")
            line.setAccessibleName(f"Heures du {name}")
            line.setPlaceholderText(EXAMPLE if weekday == 0 else "")
            line.setMinimumWidth(theme.scaled(LINE))
            line.textEdited.connect(self._follow)
            self.lines.append(line)
            grid.addWidget(label(name), weekday, 0)
            grid.addWidget(line, weekday, 1)
            grid.addWidget(self._understood[weekday], weekday, 2)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        return grid

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._total)
        row.addStretch()
        spread = Button(
            "Lundi jusqu’au vendredi", self._spread, kind="link", name="Recopier lundi jusqu’au vendredi"
        )
        self._copy = Button("Recopier la semaine d’avant", self._copy_before, kind="link")
        for button, name in ((spread, "week_spread"), (self._copy, "week_copy")):
            button.setObjectName(name)
            row.addWidget(button)
        return row

    def show_weeks(self, count: int) -> None:
        self._count = min(10, max(1, count))
        self._weeks.show_choices([(str(week), f" {week_name(week)} ") for week in range(self._count)])
        self._weeks.setVisible(self._count > 1)
        self._show_week(min(self._week, self._count - 1))

    def choose_week(self, number: int) -> None:
        self._weeks.choose(str(number))

    def show_spans(self, spans: Iterable[WeekSpan]) -> None:
        days: dict[tuple[int, int], list[Span]] = {}
        for span in sorted(spans):
            days.setdefault((span.week, span.weekday), []).append(Span(span.start, span.end))
        self._texts = [
            [" ".join(_typed(span) for span in days.get((week, day), ())) for day in range(7)]
            for week in range(10)
        ]
        self._show_week(0)
        self._weeks.choose("0")

    def text(self) -> str:
        """The lines typed, a week a line of text, the days one after the other."""
        weeks = self._texts[: self._count]
        return "\n".join(BETWEEN.join(days) for days in weeks)

    def retype(self, text: str) -> None:
        for week, days in enumerate(text.split("\n")[:10]):
            self._texts[week] = (days.split(BETWEEN) + [""] * 7)[:7]
        self._show_week(self._week)

    def read(self) -> tuple[WeekSpan, ...] | None:
        """Every week's spans. Raises InvalidEntry that names the day; its line is where the cursor goes."""
        found: list[WeekSpan] = []
        for week in range(self._count):
            for weekday, text in enumerate(self._texts[week]):
                try:
                    spans = typed.read_spans(text) if text.strip() else ()
                except InvalidEntry as refusal:
                    self.choose_week(week)
                    self.setFocusProxy(self.lines[weekday])
                    where = f" de la semaine {week_name(week)}" if self._count > 1 else ""
                    day = french.capitalised(french.WEEKDAYS[weekday])
                    raise InvalidEntry(f"{day}{where}\u00a0: {refusal.sentence}") from None
                found += [WeekSpan(week, weekday, span.start, span.end) for span in spans]
        self.setFocusProxy(self.lines[0])
        return tuple(found)

    def _turn(self, week: str) -> None:
        self._show_week(int(week))

    def _show_week(self, week: int) -> None:
        self._week = week
        for line, text in zip(self.lines, self._texts[week], strict=True):
            line.setText(text)
        self._copy.setVisible(week > 0)
        self._read_back()

    def _follow(self) -> None:
        self._texts[self._week] = [line.text() for line in self.lines]
        self._read_back()
        self.typed.emit()

    def _spread(self) -> None:
        for line in self.lines[1:5]:
            line.setText(self.lines[0].text())
        self._follow()

    def _copy_before(self) -> None:
        for line, text in zip(self.lines, self._texts[self._week - 1], strict=True):
            line.setText(text)
        self._follow()

    def _read_back(self) -> None:
        minutes, unread = 0, False
        for line, words in zip(self.lines, self._understood, strict=True):
            try:
                spans = typed.read_spans(line.text()) if line.text().strip() else ()
            except InvalidEntry:
                unread = True
                words.setText("▲ à corriger")
                set_tone(words, "alert")
                continue
            day = sum(span.minutes for span in spans)
            minutes += day
            words.setText(f"{french.spans(spans)}, soit {french.hours(day)}" if spans else "")
            set_tone(words, "muted")
        name = f"Semaine {week_name(self._week)}" if self._count > 1 else "Semaine"
        self._total.setText(
            f"{name}\u00a0: {french.hours(minutes)}{' sans les lignes à corriger' if unread else ''}"
        )


def _typed(span: Span) -> str:
    """« 8:30-12 »; `typed.read_spans` reads it back."""
    start, end = (
        f"{at // 60}:{at % 60:02}" if at % 60 else str(at // 60) for at in (span.start, _clock(span.end))
    )
    return f"{start}-{end}{' +1' if span.minutes == 1440 and span.start else ''}"


def _clock(end: int) -> int:
    return end if end <= 1440 else end - 1440
