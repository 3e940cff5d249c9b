"""The emergency's answer on the screen (réponse): a sentence, a chart, two checks, changes to choose, free hours."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.planning.emergency import Answer, Verdict
from app.planning.free_slots import FreeSlot
from app.planning.rota_options import RotaOption
from ui import emergency_words, theme
from ui.emergency_words import Told
from ui.pages.planning.emergency_chart import EmergencyChart
from ui.widgets.basics import Button, Sign, label, line
from ui.widgets.radio_row import RadioRow

SIGNS = {"fine": "check", "amber": "alert", "alert": "alert", "muted": "question"}
MOST = 3
"""Changes seen at once; the others are one touch further."""


class AnswerView(QWidget):
    """`show_answer` fills it; `option` is the change chosen, and `is_decided` whether one may accept."""

    chosen = Signal()
    taken = Signal()
    slot_taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._answer: Answer | None = None
        self._all = False
        self._verdict = QFrame()
        self._sign = Sign("check", "fine", 18)
        self._sentence = label("", size="panel", bold=True, wrap=True)
        self.chart = EmergencyChart()
        self._checks = _Column()
        self._changes = _Column()
        self._slots = _Column()
        self._group = QButtonGroup(self)
        self.rows: list[tuple[RadioRow, RotaOption | None]] = []
        self.slot_rows: list[Button] = []
        self._group.idToggled.connect(self._turn)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._verdict)
        row.setContentsMargins(theme.scaled(12), 8, theme.scaled(12), 8)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        self._verdict.setObjectName("emergency_verdict")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._verdict, self.chart, self._checks, self._changes, self._slots):
            column.addWidget(part)

    @property
    def option(self) -> RotaOption | None:
        """The change of the rota that is chosen; None with the rota as it is."""
        checked = self._group.checkedId()
        return self.rows[checked][1] if checked >= 0 else None

    @property
    def is_decided(self) -> bool:
        """Whether what is to be accepted is clear."""
        answer = self._answer
        if answer is None or not answer.is_possible:
            return False
        return not answer.shortages or self._group.checkedId() >= 0

    def show_answer(self, answer: Answer) -> None:
        """This answer instead; the first change is chosen."""
        self._answer, self._all = answer, False
        self._show_verdict(answer)
        self._checks.clear()
        for told in (emergency_words.places_told(answer), emergency_words.adults_told(answer)):
            self._checks.add(line())
            self._checks.add(_check(told))
        self._show_changes(answer)
        self._show_slots(answer)
        self.chart.show_answer(answer, self.option)

    def _show_verdict(self, answer: Answer) -> None:
        tone = "error" if answer.verdict is Verdict.NO else "fine"
        if self._verdict.property("role") != tone:
            self._verdict.setProperty("role", tone)
            self._verdict.style().unpolish(self._verdict)
            self._verdict.style().polish(self._verdict)
        words = emergency_words.verdict_words(answer)
        self._sentence.setText(words)
        self._verdict.setAccessibleName(words)
        self._sign.show_icon(*(("alert", "alert") if tone == "error" else ("check", "fine")))

    def _show_changes(self, answer: Answer) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
        self.rows = []
        self._changes.clear()
        self._changes.setVisible(bool(answer.shortages) and answer.is_possible)
        if not answer.shortages or not answer.is_possible:
            return
        self._changes.add(line())
        if answer.options:
            several = len(answer.options) > 1
            self._changes.add(
                label("Changement le moins coûteux" if several else "Changement d’équipe", bold=True)
            )
        shown = answer.options if self._all else answer.options[:MOST]
        for option in shown:
            self._add_row(
                RadioRow(
                    emergency_words.option_head(option),
                    emergency_words.option_details(option),
                    emergency_words.cost_words(option.minutes),
                    "fine" if option.minutes <= 0 else "muted",
                ),
                option,
            )
        if len(shown) < len(answer.options):
            self._changes.add(
                Button(f"Voir {len(answer.options) - MOST} autres", self._show_all, kind="link")
            )
        self._add_row(
            RadioRow("Sans changer l’équipe", [emergency_words.without_change(answer)], "▲", "alert"), None
        )
        if answer.options:
            self._changes.add(label(emergency_words.LAWFUL, tone="muted", wrap=True))
            self.rows[0][0].setChecked(True)

    def _add_row(self, row: RadioRow, option: RotaOption | None) -> None:
        row.setObjectName(f"emergency_option_{len(self.rows)}")
        self._group.addButton(row, len(self.rows))
        self.rows.append((row, option))
        row.taken.connect(self.taken)
        self._changes.add(row)

    def _show_all(self) -> None:
        if self._answer is not None:
            self._all = True
            self._show_changes(self._answer)
            self.rows[MOST][0].setFocus()

    def _show_slots(self, answer: Answer) -> None:
        """At once where the answer is no; else they wait for « Autre créneau »."""
        self._slots.clear()
        self.slot_rows = []
        self._slots.add(line())
        self._slots.add(label("Autre créneau, sans rien changer", bold=True))
        for slot in answer.slots:
            button = Button(emergency_words.slot_words(slot), partial(self._take_slot, slot))
            button.setObjectName(f"emergency_slot_{len(self.slot_rows)}")
            self.slot_rows.append(button)
            self._slots.add(button)
        if not answer.slots:
            self._slots.add(
                label("Aucun créneau aussi long dans les deux semaines.", tone="muted", wrap=True)
            )
        self._slots.setVisible(answer.verdict is Verdict.NO)

    def open_slots(self) -> None:
        """Shows the free hours, the cursor on the first."""
        self._slots.show()
        if self.slot_rows:
            self.slot_rows[0].setFocus()

    def _take_slot(self, slot: FreeSlot) -> None:
        self.slot_taken.emit(slot)

    def _turn(self, _number: int, is_on: bool) -> None:
        if is_on and self._answer is not None:
            self.chart.show_answer(self._answer, self.option)
            self.chosen.emit()


class _Column(QWidget):
    """Rows one under the other, drawn again at each answer."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def add(self, widget: QWidget) -> None:
        """One more, seen at once."""
        self._column.addWidget(widget)
        widget.show()

    def clear(self) -> None:
        """None."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()


def _check(told: Told) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(8)
    row.addWidget(Sign(SIGNS[told.tone], told.tone), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(label(told.head, bold=True, wrap=True))
    words.addWidget(label(told.detail, tone="muted", wrap=True))
    row.addLayout(words, 1)
    return made
