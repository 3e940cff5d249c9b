"""Before and after (avant → après): the figures of today's rota beside those of the proposed one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.staff.rota.figures import Figures
from app.staff.rota.proposal import Proposal
from ui import french
from ui.widgets.basics import label

Reading = Callable[[Figures], str]

ROWS: tuple[tuple[str, Reading], ...] = (
    ("Sans assez d’adultes", lambda one: french.duration(one.short_minutes)),
    ("Au-delà des contrats", lambda one: french.duration(one.minutes_over)),
    ("En deçà des contrats", lambda one: french.duration(one.minutes_under)),
    ("Souhaits non suivis", lambda one: french.number(len(one.refused))),
    ("Qualifiés, en heures", lambda one: french.rate(one.qualified_minutes, one.present_minutes, 0)),
)


class Compared(QWidget):
    """A line a figure: its name, today's, the proposed one in bold."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Chiffres avant et après")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight
        for column, head in enumerate(("avant", "", "après"), start=1):
            grid.addWidget(label(head, tone="muted"), 0, column, right)
        self._values = []
        for row, (name, _) in enumerate(ROWS, start=1):
            before, arrow, after = label(""), label("→", tone="muted"), label("", bold=True)
            grid.addWidget(label(name), row, 0)
            for column, one in enumerate((before, arrow, after), start=1):
                grid.addWidget(one, row, column, right)
            self._values.append((before, after))

    def show_proposal(self, proposal: Proposal) -> None:
        """Shows both rotas' figures."""
        for (_, read), (before, after) in zip(ROWS, self._values, strict=True):
            before.setText(read(proposal.before))
            after.setText(read(proposal.after))

    @property
    def told(self) -> list[str]:
        """The lines as they read."""
        return [
            f"{name}\u00a0: {before.text()} → {after.text()}"
            for (name, _), (before, after) in zip(ROWS, self._values, strict=True)
        ]
