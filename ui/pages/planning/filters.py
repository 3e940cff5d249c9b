"""Which lines are shown (filtres): a kind of care, a group, the AVIP children; the load is always everybody's."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from app.care.enrolments import Kind
from app.care.week_plan import PlanLine
from app.families.records import Group
from ui import codes, french, theme

ALL, NONE = "all", "none"


class WeekFilters(QWidget):
    """`changed` after each choice. `avip` is offered to who may see insertion."""

    changed = Signal()

    def __init__(self, *, avip: bool) -> None:
        super().__init__()
        self.kind = _choice("planning_kind", "Type d’accueil")
        self.kind.addItem("Tout accueil", ALL)
        for kind in Kind:
            self.kind.addItem(french.capitalised(codes.KINDS[kind]), kind.value)
        self.group = _choice("planning_group", "Groupe")
        self.group.addItem("Tout groupe", ALL)
        self.avip = QPushButton("AVIP")
        self.avip.setObjectName("planning_avip")
        self.avip.setAccessibleName("Seulement les enfants AVIP")
        self.avip.setToolTip("Seulement les enfants AVIP")
        self.avip.setCheckable(True)
        self.avip.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.kind, self.group, self.avip):
            row.addWidget(widget)
        self.avip.setVisible(avip)
        self.kind.currentIndexChanged.connect(self.changed)
        self.group.currentIndexChanged.connect(self.changed)
        self.avip.toggled.connect(self.changed)

    @property
    def are_on(self) -> bool:
        """Whether something is left out."""
        return self.kind.currentIndex() > 0 or self.group.currentIndex() > 0 or self.avip.isChecked()

    def offer_groups(self, lines: Sequence[PlanLine]) -> None:
        """The week's groups; the one chosen stays where it is still there."""
        groups = dict.fromkeys(line.group for line in lines if line.group is not None)
        wanted: list[tuple[str, int | str]] = [(group.name, group.id) for group in groups]
        if any(line.group is None for line in lines) and wanted:
            wanted.append(("Sans groupe", NONE))
        known = [(self.group.itemText(at), self.group.itemData(at)) for at in range(1, self.group.count())]
        if known == wanted:
            return
        before = self.group.currentData()
        self.group.blockSignals(True)
        while self.group.count() > 1:
            self.group.removeItem(1)
        for words, key in wanted:
            self.group.addItem(words, key)
        self.group.setCurrentIndex(max(0, self.group.findData(before)))
        self.group.blockSignals(False)

    def kept(self, lines: Sequence[PlanLine]) -> list[PlanLine]:
        """The lines to show."""
        kind, group = self.kind.currentData(), self.group.currentData()
        return [
            line
            for line in lines
            if kind in {ALL, line.enrolment.kind.value}
            and (group == ALL or group == _key(line.group))
            and (line.avip or not self.avip.isChecked())
        ]

    def clear(self) -> None:
        """Shows everybody."""
        self.kind.setCurrentIndex(0)
        self.group.setCurrentIndex(0)
        self.avip.setChecked(False)


def _key(group: Group | None) -> int | str:
    return group.id if group is not None else NONE


def _choice(name: str, words: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(9)
    made.setMinimumWidth(theme.scaled(126))
    return made
