"""« Et si… » (simulateur): what the 20 % becomes if this parent is hired, this path ends, these families enter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from app.days import Month
from app.insertion.simulator import Leaving, SimulatedMonth, Simulation, WhatIf
from app.report.monthly_report import Rate
from ui import figure_words, french, theme
from ui.pages.insertion.figures.paths import Ending, EndingsTable
from ui.widgets.basics import Button, Sign, label
from ui.widgets.panel import Panel
from ui.widgets.segmented import SegmentedFilter

WIDE, SPIN = 372, 72
MOST = 9
SIGNS: dict[bool | None, tuple[str, theme.Tone]] = {
    True: ("check", "fine"),
    False: ("alert", "alert"),
    None: ("info", "muted"),
}


class ReadingRow(QWidget):
    """One reading of the share, before and after."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.sign = Sign("info", "muted")
        self.words = label("", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(name, bold=True))
        texts.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def show_change(self, now: Rate, tried: Rate, *, met: bool | None, hours: bool) -> None:
        """« 7 sur 34, soit 20,6 % → 6 sur 33, soit 18,2 % : sous le seuil »."""
        self.words.setText(figure_words.change(now, tried, met=met, hours=hours))
        self.sign.show_icon(*SIGNS[met])


class Simulator(Panel):
    """Everything happens today; the month chosen says what becomes of it. Nothing is stored."""

    def __init__(self) -> None:
        super().__init__("Et si…", "rien n’est enregistré")
        self.setObjectName("simulator")
        self.setFixedWidth(theme.scaled(WIDE))
        self._simulation: Simulation | None = None
        self._month: Month | None = None
        self.paths = EndingsTable()
        self.paths.model_.ticked.connect(self.compute)
        self.avip = self._spin("simulator_avip", "Familles Avip qui entrent")
        self.others = self._spin("simulator_others", "Autres familles qui entrent")
        self.months = SegmentedFilter("Mois des lectures")
        self.months.chosen.connect(self._choose_month)
        self.rows: list[ReadingRow] = []
        self._readings = QVBoxLayout()
        self._readings.setSpacing(8)
        self.reset_button = Button("Remettre à zéro", self.reset, icon="undo")
        self.reset_button.setObjectName("simulator_reset")
        self._lay_out()

    def _spin(self, name: str, words: str) -> QSpinBox:
        made = QSpinBox()
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setRange(0, MOST)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setFixedWidth(theme.scaled(SPIN))
        made.valueChanged.connect(self.compute)
        return made

    def _lay_out(self) -> None:
        self.nobody = label("Aucun parcours n’est ouvert aujourd’hui.", tone="muted", wrap=True)
        self.add(
            label(
                "Aujourd’hui, un parcours se termine\u00a0: par une embauche, l’enfant garde sa place\u00a0; "
                "par une fin, l’enfant part.",
                tone="muted",
                wrap=True,
            )
        )
        self.add(self.nobody)
        self.add(self.paths, 100)
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, spin in enumerate((self.avip, self.others)):
            words = label(spin.accessibleName())
            words.setBuddy(spin)
            grid.addWidget(words, row, 0)
            grid.addWidget(spin, row, 1)
        self.add(grid)
        self.add(self.months)
        self.add(self._readings)
        foot = QHBoxLayout()
        foot.addWidget(self.reset_button)
        foot.addStretch()
        self.add(foot)
        self.body.addStretch()

    def show_simulation(self, simulation: Simulation) -> None:
        """Other facts; what was ticked stays so where the path is still open."""
        self._simulation = simulation
        months = list(simulation.now)
        if self._month not in months:
            self._month = months[1]  # the first in which a departure of today tells
        self.paths.show_paths(simulation.open_paths)
        self.paths.setVisible(bool(simulation.open_paths))
        self.nobody.setVisible(not simulation.open_paths)
        self.compute()

    @property
    def what(self) -> WhatIf:
        """What is tried now."""
        today = self._simulation.today if self._simulation else None
        leaving = [
            Leaving(path_id=path_id, day=today, child_leaves=ending is Ending.LEFT)
            for path_id, ending in self.paths.model_.endings.items()
            if today is not None
        ]
        return WhatIf(leaving=leaving, avip=self.avip.value(), others=self.others.value())

    def compute(self) -> None:
        """The readings of the month chosen, from the facts read once."""
        if self._simulation is None:
            return
        what = self.what
        found = self._simulation.tried(what)
        self.months.blockSignals(True)
        self.months.show_choices([(str(one.month), _month_words(one)) for one in found])
        self.months.choose(str(self._month))
        self.months.blockSignals(False)
        self._show(next(one for one in found if one.month == self._month))
        self.reset_button.setEnabled(what != WhatIf(leaving=[]))

    def _show(self, one: SimulatedMonth) -> None:
        pairs = zip(figure_words.rates_of(one.now), figure_words.rates_of(one.tried), strict=True)
        for number, ((name, now, hours), (_, tried, _)) in enumerate(pairs):
            if number == len(self.rows):
                self.rows.append(ReadingRow(name))
                self._readings.addWidget(self.rows[number])
            self.rows[number].show_change(now, tried, met=one.met(tried), hours=hours)
        threshold = f"seuil{french.NBSP}: {french.number(one.threshold_percent)}{french.NBSP}%"
        self.note.setText(f"{threshold}\u00a0; rien n’est enregistré")

    def _choose_month(self, key: str) -> None:
        self._month = Month.parse(key)
        self.compute()

    def reset(self) -> None:
        """As things stand today."""
        for spin in (self.avip, self.others):
            spin.blockSignals(True)
            spin.setValue(0)
            spin.blockSignals(False)
        self.paths.model_.clear()
        self.compute()

    def open(self) -> None:
        """Puts the keyboard where one begins."""
        if self._simulation is not None and self._simulation.open_paths:
            self.paths.take_focus()
        else:
            self.avip.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reset()
        else:
            super().keyPressEvent(event)


def _month_words(one: SimulatedMonth) -> str:
    name = french.MONTHS_SHORT[one.month.month - 1]
    return f"▲ {name}" if one.met(one.tried.children) is False else name
