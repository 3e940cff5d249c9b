"""Who is here now (présents maintenant): the figure, the groups, and the late ones by name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.care.door import Door, DoorLine, DoorState
from app.home import Home
from ui import french, theme
from ui.widgets.basics import Sign, label, line
from ui.widgets.dots import StateDots
from ui.widgets.panel import Panel

MOST_LATE = 4


class PresentPanel(Panel):
    """Drawn anew at each reading; the link leads to the door."""

    def __init__(self, follow: Callable[[], object]) -> None:
        super().__init__("Présents maintenant", link="Pointage", follow=follow)
        self.setObjectName("home_present")
        self.link.setObjectName("home_to_attendance")

    def show_home(self, home: Home) -> None:
        """The day at the door, or when the door opens again."""
        self.clear()
        door = home.door
        if not door.lines:
            self._show_empty(home)
            return
        self.add(_heading(door))
        groups = door.groups()
        if len(groups) > 1 or any(group for group, _ in groups):
            for group, lines in groups:
                self.add(line())
                self.add(_group(group.name if group else "Sans groupe", lines))
        self.add(line())
        self.add(_late([one for one in door.lines if one.state is DoorState.LATE]))
        self.body.addStretch()

    def _show_empty(self, home: Home) -> None:
        closed = home.day != home.door.day or not home.opening
        words = "La crèche est fermée aujourd’hui" if closed else "Aucun enfant n’est prévu aujourd’hui"
        self.add(label(words, bold=True, wrap=True))
        if home.day != home.door.day:
            planned = french.plural(home.planned, "enfant prévu", "enfants prévus")
            again = f"Réouverture {french.day_of_week(home.day)}{french.NBSP}: {planned}."
            self.add(label(again, tone="muted", wrap=True))
        self.body.addStretch()


def _heading(door: Door) -> QHBoxLayout:
    here, late = door.count(DoorState.PRESENT), door.count(DoorState.LATE)
    row = QHBoxLayout()
    row.setSpacing(12)
    figure = label(french.number(here), size="figure", bold=True)
    figure.setObjectName("home_present_figure")
    row.addWidget(figure)
    words = QVBoxLayout()
    words.setSpacing(0)
    due = french.plural(here + late, "attendu")
    words.addWidget(label(f"sur {due} à {french.hour(door.minute)}", bold=True))
    planned = french.plural(door.planned, "enfant prévu", "enfants prévus")
    away = door.count(DoorState.ABSENT)
    rest = f", {french.plural(away, 'absence', 'absences')}" if away else ""
    words.addWidget(label(f"{planned} dans la journée{rest}", tone="muted", wrap=True))
    row.addLayout(words, 1)
    return row


def _group(name: str, lines: Sequence[DoorLine]) -> QWidget:
    here = len({one.child.id for one in lines if one.state is DoorState.PRESENT})
    late = len({one.child.id for one in lines if one.state is DoorState.LATE})
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setColumnMinimumWidth(0, theme.scaled(92))
    grid.setColumnMinimumWidth(1, theme.scaled(48))
    grid.addWidget(label(name, bold=True), 0, 0)
    grid.addWidget(label(f"{here}{french.NBSP}/{french.NBSP}{here + late}"), 0, 1)
    grid.addWidget(StateDots(here, late), 0, 2, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(2, 1)
    return made


def _late(lines: Sequence[DoorLine]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    words = QVBoxLayout()
    words.setSpacing(3)
    if not lines:
        row.addWidget(Sign("check", "fine"), 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(label("Personne n’est attendu en ce moment", tone="fine", bold=True))
    else:
        row.addWidget(Sign("clock", "amber"), 0, Qt.AlignmentFlag.AlignTop)
        count = french.plural(len(lines), "enfant pas encore arrivé", "enfants pas encore arrivés")
        words.addWidget(label(count, tone="amber", bold=True))
        shown = lines if len(lines) <= MOST_LATE + 1 else lines[:MOST_LATE]
        for one in shown:
            words.addWidget(label(f"{one.child.name}, {french.hour(one.due or 0)}"))
        if len(shown) < len(lines):
            words.addWidget(label(f"et {len(lines) - len(shown)} autres", tone="muted"))
    row.addLayout(words, 1)
    return row
