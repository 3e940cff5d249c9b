"""What the planning tries before it is written (essais): the emergency's panel, and « Et si… » over the grid."""

from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app.planning.emergency_desk import asked_by
from app.planning.week_load import LoadOfWeek
from app.planning.what_if import TriedLine
from ui.page import Page
from ui.pages.planning.emergency import EmergencyPanel
from ui.pages.planning.side import Beside
from ui.pages.planning.views import PlanningViews
from ui.pages.planning.what_if_band import WhatIfBand
from ui.typed_care import write_care
from ui.widgets.basics import Button


class PlanningTrials(QObject):
    """Made before the page's own widgets, which take `panel`, `band` and the two buttons from it."""

    redrawn = Signal()
    """What is tried changed: the week is to be drawn again."""
    left = Signal()
    """The keyboard goes back to the grid."""
    day_wanted = Signal(object)
    """The date that the week is to show: where something was just written, or is asked."""

    def __init__(self, page: Page, planes: PlanningViews) -> None:
        super().__init__(page)
        self._page, self._planes = page, planes
        self._monday = page.session.clock.day()
        self.panel = EmergencyPanel(lambda: page.session)
        self.band = WhatIfBand(lambda: page.session)
        self.emergency_button = Button("Urgence…", self.open_emergency, name="Accueil d’urgence")
        self.emergency_button.setObjectName("planning_emergency_open")
        self.emergency_button.setToolTip("Accueil d’urgence (Ctrl+U)")
        self.what_if_button = Button("Et si…", self.open_what_if)
        self.what_if_button.setObjectName("planning_what_if_open")
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        for button in (self.what_if_button, self.emergency_button):
            self.buttons.addWidget(button)
        self.beside: Beside | None = None
        """Where the panel is shown."""
        QShortcut(
            QKeySequence("Ctrl+U"),
            page,
            self.open_emergency,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        self.panel.closed.connect(self._close_panel)
        self.panel.accepted.connect(self._show_written)
        self.band.changed.connect(self.redrawn)
        self.band.closed.connect(self.left)

    def open_emergency(self) -> None:
        """The panel, the cursor in its line."""
        if self._in_front():
            self.panel.open_on(self._monday)

    def _in_front(self) -> bool:
        """The week with the panel, whatever view was in front."""
        if self.beside is None:
            return False
        if self._planes.currentWidget() is not self._planes.week:
            self._planes.show_week()
        self.beside.open_front()
        return True

    def open_request(self, request_id: int) -> None:
        """The panel, on a care request of one day: accepting answers it."""
        request, question = asked_by(self._page.session, request_id)
        if self._in_front():
            self.day_wanted.emit(question.day)
            text = write_care(question.day, question.spans, question.who.name)
            self.panel.open_on(question.day, text, request)

    def open_what_if(self) -> None:
        """The band over the grid."""
        if self._planes.currentWidget() is not self._planes.week:
            self._planes.show_week()
        self.band.open_on(self._monday)

    def reload(self, monday: date) -> None:
        """The week was read again: what is asked and tried is worked out on what stands now."""
        self._monday = monday
        self.panel.reload(monday)
        self.band.reload(monday)

    def lines(self, monday: date) -> list[TriedLine]:
        """What is tried of that week's contracts."""
        outcome = self.band.outcome
        return outcome.lines(monday) if outcome is not None and outcome.week_of(monday) else []

    def load(self, monday: date) -> LoadOfWeek | None:
        """The load of that week as it would be."""
        week = self.band.outcome.week_of(monday) if self.band.outcome is not None else None
        return week.after if week is not None else None

    def _close_panel(self) -> None:
        if self.beside is not None:
            self.beside.close_side()
        self.left.emit()

    def _show_written(self, day: date) -> None:
        self._close_panel()
        self.day_wanted.emit(day)
