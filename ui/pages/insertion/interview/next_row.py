"""The next appointment (prochain rendez-vous): typed, or the one proposed taken by Alt+R."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insertion.interview_entry import Appointment
from app.insertion.interviews import Interview
from ui import french, theme
from ui.insertion_fields import AppointmentField
from ui.typed_appointment import told_appointment, write_appointment
from ui.widgets.basics import Button, key_label, label

UNDER_HEADING = 27
"""Pixels from the top of a field to the middle of its line."""


class NextRow(QWidget):
    """The input, and beside it what is planned already or what would fit."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.field = AppointmentField("next", "Prochain rendez-vous", today, example="ven 9h")
        self.known = label("", tone="muted")
        self.proposal = Button("", self.take, kind="link", keys="Alt+R")
        self.proposal.setObjectName("interview_proposal")
        self._key = key_label("Alt+R")
        self._proposed: Appointment | None = None
        offered = QHBoxLayout()
        offered.setSpacing(8)
        for widget in (self.known, self.proposal, self._key):
            offered.addWidget(widget)
        offered.addStretch()
        beside = QVBoxLayout()
        beside.addSpacing(theme.scaled(UNDER_HEADING))
        beside.addLayout(offered)
        beside.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.field, 1)
        row.addLayout(beside, 1)

    def propose(self, appointment: Appointment | None) -> None:
        """Offers that one beside the input; Alt+R takes it."""
        self._proposed = appointment
        for widget in (self.proposal, self._key):
            widget.setVisible(appointment is not None)
        if appointment is not None:
            self.proposal.setText(f"Prendre le {told_appointment(appointment)}")

    def say_known(self, one: Interview | None) -> None:
        """The appointment that follows and is planned already."""
        self.known.setVisible(one is not None)
        if one is not None:
            when = f"{french.day_of_week(one.day)}, {french.hour(one.start)}"
            self.known.setText(f"Déjà prévu\u00a0: {when}")

    def take(self) -> None:
        """Alt+R."""
        if self._proposed is not None:
            self.field.retype(write_appointment(self._proposed, usual=self.field.usual))
