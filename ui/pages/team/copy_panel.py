"""Copying the rota's week (recopier la semaine): onto the next or forward to a day, refusals said before it is done."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

from app.errors import RuleError
from app.session import Session
from app.staff.rota_copies import WEEK, RotaCopy, RotaCopyPreview, copy_rota_week, preview_rota_copy
from ui import french
from ui.boundary import Guard
from ui.copy_words import copy_button, copy_summary
from ui.forms import DateField
from ui.load_words import spoken
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel
from ui.widgets.segmented import SegmentedFilter

NEXT, UNTIL = "next", "until"


class RotaCopyPanel(Panel):
    """Beside the grid, while it is wanted; nothing is written before its button."""

    closed = Signal()

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__("Copier la semaine")
        self.setObjectName("team_copy")
        self._session = session
        self._monday = date.min
        self.target = SegmentedFilter("Vers")
        self.target.show_choices([(NEXT, "La suivante"), (UNTIL, "Jusqu’au…")])
        self.until = DateField("until", "Jusqu’au", session().clock.day)
        self.summary = label("", wrap=True)
        self.summary.setObjectName("team_copy_summary")
        self.told = QListWidget()
        self.told.setObjectName("team_copy_told")
        self.told.setAccessibleName("Ce qui serait laissé de côté, et ce qui est à vérifier")
        self.told.setWordWrap(True)
        self.told.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.told.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.told.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.apply = Button("Copier", self._apply, kind="main")
        self.apply.setObjectName("team_copy_apply")
        self.drop = Button("Abandonner", self.closed.emit)
        self.drop.setObjectName("team_copy_drop")
        for widget in (self.target, self.until, self.summary):
            self.add(widget)
        self.add(self.told, 1)
        self.body.addStretch()
        for button in (self.apply, self.drop):
            self.add(button)
        self.target.chosen.connect(self._turn)
        self.until.changed.connect(self.preview)

    def open_week(self, monday: date) -> None:
        """Asks where that week is to go: to the next one, unless told otherwise."""
        self._monday = monday
        self.target.choose(NEXT)
        self.until.put(monday + 4 * WEEK - timedelta(days=1))
        self._turn()
        self.target.setFocus()

    def refuse(self, error: RuleError) -> None:
        """Under the day it names, else in the summary's place."""
        if error.field == "until" and self.target.current == UNTIL:
            self.until.refuse(error.sentence)
        else:
            self.summary.setText(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.until.forget_refusal()

    def preview(self) -> None:
        """Reads what the copy would do, as the file stands now."""
        self.told.clear()
        self.told.hide()
        self.apply.setEnabled(False)
        self.apply.setText(copy_button(0))
        self.summary.setText("")
        with Guard(self):
            self._show(preview_rota_copy(self._session(), self._copy()))

    def _turn(self) -> None:
        self.until.setVisible(self.target.current == UNTIL)
        self.preview()

    def _copy(self) -> RotaCopy:
        if self.target.current == NEXT:
            return RotaCopy.onto_next(self._monday)
        return RotaCopy(monday=self._monday, until=self.until.filled())

    def _show(self, preview: RotaCopyPreview) -> None:
        allowed, refused = preview.allowed, preview.refused
        self.apply.setEnabled(bool(allowed))
        self.apply.setText(copy_button(len(allowed)))
        last = french.period(self._monday + WEEK, self._copy().until)
        where = french.capitalised(last)
        words = copy_summary(len(allowed), len(refused), preview.unchanged)
        self.summary.setText(f"{where}\u00a0: {words[:1].lower()}{words[1:]}")
        for one in refused:
            self.told.addItem(f"✕ {one.member.name} · {spoken(one.refusal)}")
        for one in allowed:
            for warning in one.warnings:
                self.told.addItem(f"▲ {one.member.name} · {spoken(warning)}")
        self.told.setVisible(self.told.count() > 0)

    def _apply(self) -> None:
        with Guard(self):
            copy_rota_week(self._session(), self._copy())
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.apply.isEnabled():
            self._apply()
        else:
            super().keyPressEvent(event)
