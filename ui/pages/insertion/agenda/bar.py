"""Above the agenda (barre de l'agenda): which days, whose, and what may be done with them."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from ui import theme
from ui.widgets.basics import Button
from ui.widgets.segmented import SegmentedFilter

WEEK, DAY = "week", "day"
MINE, ALL = "mine", "all"
JUMP_WIDTH = 120


class AgendaBar(QWidget):
    """Widgets alone: the view gives each its deed."""

    def __init__(self, turn: Callable[[int], object], today: Callable[[], object]) -> None:
        super().__init__()
        self.before = Button("", lambda: turn(-1), icon="left", name="Période précédente (Pg préc)")
        self.now = Button("Aujourd’hui", today, name="Aujourd’hui (Alt+Origine)")
        self.after = Button("", lambda: turn(1), icon="right", name="Période suivante (Pg suiv)")
        self.jump = QLineEdit()
        self.jump.setObjectName("agenda_jump")
        self.jump.setPlaceholderText("aller au…")
        self.jump.setAccessibleName("Aller au jour (Ctrl+G)")
        self.jump.setFixedWidth(theme.scaled(JUMP_WIDTH))
        self.spans = SegmentedFilter("Jours montrés")
        self.spans.show_choices([(WEEK, "Semaine"), (DAY, "Jour")])
        self.whose = SegmentedFilter("À qui est l’agenda")
        self.whose.show_choices([(MINE, "Le mien"), (ALL, "Tout le monde")])
        self.move_button = Button("Déplacer", name="Déplacer l’entretien choisi (D)")
        self.plan_button = Button("Prévoir", icon="plus", name="Prévoir un entretien (Ctrl+N)")
        self.print_button = Button("", kind="bare", icon="print", name="Imprimer l’agenda")
        self.export_button = Button("", kind="bare", icon="more", name="Exporter l’agenda")
        for name in ("before", "now", "after", "move_button", "plan_button", "print_button", "export_button"):
            getattr(self, name).setObjectName(f"agenda_{name.removesuffix('_button')}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.before, self.now, self.after, self.jump, self.spans, self.whose):
            row.addWidget(widget)
        row.addStretch()
        for widget in (self.print_button, self.export_button, self.move_button, self.plan_button):
            row.addWidget(widget)

    def summon(self) -> None:
        """Ctrl+G: a day to type, in place of the one that could not be read."""
        self.jump.setFocus()
        self.jump.selectAll()

    def offer_export(self, export: Callable[[], object]) -> None:
        """The menu of the three points."""
        menu = QMenu(self)
        menu.addAction("Exporter mon agenda (iCalendar)…", export)
        self.export_button.setMenu(menu)
