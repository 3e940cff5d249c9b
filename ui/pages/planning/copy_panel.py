"""Copying the week (recopier la semaine): onto the next or forward to a day, what is refused said before it is done."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget

from app.care.week_plan import PlanLine
from app.errors import RuleError
from app.planning.copies import WEEK, WeekCopy, copy_week, preview_week_copy
from app.planning.wishes import Preview
from app.session import Session
from ui import theme
from ui.boundary import Guard
from ui.copy_words import copy_button, copy_summary
from ui.forms import DateField
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel
from ui.widgets.segmented import SegmentedFilter

NEXT, UNTIL = "next", "until"
ONE, SHOWN = "one", "shown"
LIST_ROWS = 4


class CopyPanel(Panel):
    """Above the grid, while it is wanted; nothing is written before its button."""

    closed = Signal()

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__("Copier la semaine")
        self.setObjectName("planning_copy")
        self._session = session
        self._monday = date.min
        self._lines: Sequence[PlanLine] = ()
        self._current: PlanLine | None = None
        self.whom = SegmentedFilter("Qui")
        self.target = SegmentedFilter("Vers")
        self.target.show_choices([(NEXT, "Semaine suivante"), (UNTIL, "Jusqu’au…")])
        self.until = DateField("until", "", session().clock.day)
        self.until.control.setAccessibleName("Jusqu’au")
        self.until.setFixedWidth(theme.scaled(210))
        self.summary = label("", wrap=True)
        self.refusals = QListWidget()
        self.refusals.setAccessibleName("Ce qui serait laissé de côté, et ce qui est à vérifier")
        self.refusals.setFixedHeight(theme.scaled(26) * LIST_ROWS)
        self.apply = Button("Copier", self._apply, kind="main")
        self.apply.setObjectName("planning_copy_apply")
        self._lay_out()
        self.whom.chosen.connect(self._preview)
        self.target.chosen.connect(self._turn)
        self.until.changed.connect(self._preview)
        self.hide()

    def _lay_out(self) -> None:
        self.heading.addWidget(
            Button("", self.closed.emit, kind="bare", icon="close", name="Fermer la copie (Échap)")
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (self.whom, self.target, self.until):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        row.addWidget(self.apply, 0, Qt.AlignmentFlag.AlignTop)
        self.add(row)
        self.add(self.summary)
        self.add(self.refusals)

    def open_for(self, monday: date, lines: Sequence[PlanLine], current: PlanLine | None) -> None:
        """The week shown, and who is shown of it; read again after each deed."""
        self._monday, self._lines, self._current = monday, lines, current
        children = len({line.child.id for line in lines})
        choices = [(SHOWN, f"Enfants affichés ({children})")]
        if current is not None:
            choices.append((ONE, current.child.name))
        self.whom.show_choices(choices)
        if not self.isVisible():
            self.until.put(monday + 4 * WEEK - timedelta(days=1))
        self.show()
        self._turn()

    def refuse(self, error: RuleError) -> None:
        """Under the day it names, else in the summary's place."""
        if error.field == "until":
            self.until.refuse(error.sentence)
        else:
            self.summary.setText(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.until.forget_refusal()

    def _turn(self) -> None:
        self.until.setVisible(self.target.current == UNTIL)
        self._preview()

    def _copy(self) -> WeekCopy:
        lines = self._lines
        if self.whom.current == ONE and self._current is not None:
            lines = [line for line in lines if line.child.id == self._current.child.id]
        ids = [line.id for line in lines]
        if self.target.current == NEXT:
            return WeekCopy.onto_next(self._monday, ids)
        return WeekCopy(monday=self._monday, until=self.until.filled(), enrolment_ids=ids)

    def _preview(self) -> None:
        self.refusals.clear()
        self.apply.setEnabled(False)
        self.summary.setText("")
        if not self._lines:
            self.summary.setText("Personne n’est affiché\u00a0: enlevez un filtre.")
            return
        with Guard(self):
            self._show(preview_week_copy(self._session(), self._copy()))

    def _show(self, preview: Preview) -> None:
        self.apply.setEnabled(bool(preview.allowed))
        self.apply.setText(copy_button(len(preview.allowed)))
        self.summary.setText(copy_summary(len(preview.allowed), len(preview.refused), preview.unchanged))
        for one in preview.refused:
            if one.refusal is not None:
                self.refusals.addItem(f"✕ {one.wish.child.name} · {one.refusal.sentence}")
        for one in preview.allowed:
            for words in one.warnings:
                self.refusals.addItem(f"▲ {one.wish.child.name} · {words}")
        self.refusals.setVisible(self.refusals.count() > 0)

    def _apply(self) -> None:
        with Guard(self):
            copy_week(self._session(), self._copy())
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.apply.isEnabled():
            self._apply()
        else:
            super().keyPressEvent(event)
