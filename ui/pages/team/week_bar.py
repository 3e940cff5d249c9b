"""The bar over the team's week (barre de la semaine): from week to week, the paper, the proposal."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from ui import theme
from ui.forms import DateField
from ui.widgets.basics import Button

WEEK = timedelta(days=7)


class WeekBar(QHBoxLayout):
    """`move(days)`, `today()` and `jump()` change the week; `week` holds the date typed."""

    def __init__(
        self,
        move: Callable[[timedelta], object],
        today: Callable[[], object],
        jump: Callable[[], object],
        day: Callable[[], date],
    ) -> None:
        super().__init__()
        self.setSpacing(8)
        self.addWidget(
            Button("", partial(move, -WEEK), icon="left", name="Semaine précédente", keys="Alt+Left")
        )
        self.addWidget(Button("Cette semaine", today))
        self.addWidget(
            Button("", partial(move, WEEK), icon="right", name="Semaine suivante", keys="Alt+Right")
        )
        self.week = DateField("week", "", day)
        self.week.control.setAccessibleName("Aller à la semaine du")
        self.week.line.returnPressed.connect(jump)
        self.week.setFixedWidth(theme.scaled(120))
        self.addWidget(self.week)
        self.addStretch()

    def offer(self, button: Button, name: str, *, shown: bool = True) -> Button:
        """A deed at the bar's end; `name` is its objectName."""
        button.setObjectName(name)
        button.setVisible(shown)
        self.addWidget(button)
        return button
