"""The meeting at the right (fiche de concertation): its form, what is done with it, and its draft."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from ui.draft_keeper import DraftKeeper
from ui.pages.insertion.meetings.form import MeetingForm
from ui.widgets.basics import Button, key_label, line
from ui.widgets.panel import Panel
from ui.widgets.scrolling import scrolling

Deed = Callable[[], object]


class MeetingPanel(Panel):
    """Widgets alone: the view gives each its deed."""

    def __init__(self, form: MeetingForm, keeper: DraftKeeper) -> None:
        super().__init__("Concertation")
        self.save_button = Button("Enregistrer", kind="main")
        self.save_button.setObjectName("meeting_save")
        self.leave_button = Button("Fermer", name="Fermer\u00a0: le brouillon reste")
        self.leave_button.setObjectName("meeting_close")
        self.print_button = Button("Imprimer", icon="print", name="Imprimer le compte rendu")
        self.print_button.setObjectName("meeting_print")
        self.remove_button = Button(
            "Retirer la réunion", kind="link", name="Retirer cette réunion, notée par erreur"
        )
        self.remove_button.setObjectName("meeting_remove")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self.save_button, key_label("Ctrl+Entrée"), self.leave_button, key_label("Échap")):
            buttons.addWidget(widget)
        buttons.addStretch()
        buttons.addWidget(keeper)
        buttons.addWidget(self.remove_button)
        buttons.addWidget(self.print_button)
        self.add(scrolling(form, stretch=True, stop=False), 1)
        self.add(line())
        self.add(buttons)

    def connect_deeds(self, save: Deed, leave: Deed, printing: Deed, remove: Deed) -> None:
        """What each button does."""
        self.save_button.clicked.connect(save)
        self.leave_button.clicked.connect(leave)
        self.print_button.clicked.connect(printing)
        self.remove_button.clicked.connect(remove)
