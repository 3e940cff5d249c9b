"""From week to week (changer de semaine): the eve's, this one, the next, or a day typed."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from ui import theme
from ui.forms import DateField
from ui.widgets.basics import Button

WEEK = timedelta(days=7)


class WeekMoves(QHBoxLayout):
    """`move(days)` by the arrows, `jump` once a day is typed in `week`."""

    def __init__(
        self,
        move: Callable[[timedelta], None],
        today: Callable[[], None],
        jump: Callable[[], None],
        clock: Callable[[], date],
    ) -> None:
        super().__init__()
        self.setSpacing(8)
        names = (
            ("left", "Semaine précédente", -WEEK, "Alt+Left"),
            ("right", "Semaine suivante", WEEK, "Alt+Right"),
        )
        back, on = (
            Button("", partial(move, by), icon=icon, name=name, keys=keys) for icon, name, by, keys in names
        )
        for arrow in (back, on):
            arrow.setFixedWidth(theme.scaled(36))
        self.week = DateField("week", "", clock)
        self.week.control.setAccessibleName("Aller à la semaine du")
        self.week.line.returnPressed.connect(jump)
        self.week.setFixedWidth(theme.scaled(120))
        for widget in (back, Button("Cette semaine", today), on, self.week):
            self.addWidget(widget)
