"""The list of rates (liste des taux): grouped by theme; the line that has the cursor is explained in full below."""

from collections.abc import Sequence
from textwrap import fill

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.report.explained import Family, Figure
from ui import figure_words, theme
from ui.table import Column, Table
from ui.widgets.basics import label

FAMILIES = list(Family)
TIP = 76
"""Signs of a line of a tool tip."""
ROW = 29


def _about(figure: Figure) -> str:
    return fill(f"{figure_words.in_full(figure)} {figure.definition}", TIP)


COLUMNS = (
    Column[Figure](
        title="Thème",
        text=lambda one: figure_words.FAMILIES[one.family],
        key=lambda one: FAMILIES.index(one.family),
        about=_about,
        width=132,
    ),
    Column[Figure](title="Chiffre", text=lambda one: one.name, about=_about, width=272),
    Column[Figure](
        title="Valeur",
        text=figure_words.value,
        key=lambda one: one.rate.value,
        about=_about,
        right=True,
        width=92,
        tone=lambda one: "ink" if one.rate.denominator else "muted",
    ),
    Column[Figure](title="Calcul", text=figure_words.made_of, about=_about, width=190),
    Column[Figure](title="Détail", text=figure_words.in_full),
    Column[Figure](title="Définition", text=lambda one: one.definition, tone=lambda _: "muted"),
)
DETAIL, DEFINITION = 4, 5
"""For paper and export; on the screen they stand under the list, the second in it too where there is room."""
ROOMY = 1040


class FirstOfTheme(QStyledItemDelegate):
    """Says the theme once, on its first line: a screen reader, paper and export have it on each."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        above = index.sibling(index.row() - 1, index.column())
        if above.isValid() and above.data() == index.data():
            option.text = ""
        else:
            option.font = theme.font(bold=True)


class RateTable(Table[Figure]):
    """All the rates of a month, as high as they need; on a wide screen each line has its definition."""

    def __init__(self) -> None:
        super().__init__("insertion_figures", "Chiffres", COLUMNS)
        self.setObjectName("insertion_figures_table")
        self.setItemDelegateForColumn(0, FirstOfTheme(self))
        self.setWordWrap(True)
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        self.setColumnHidden(DETAIL, True)

    def set_rows(self, rows: Sequence[Figure]) -> None:
        super().set_rows(rows)
        self._fit()

    def _fit(self) -> None:
        """The definitions where they hold; then no higher than the lines."""
        roomy, least = self.width() >= theme.scaled(ROOMY), theme.scaled(ROW)
        self.setColumnHidden(DEFINITION, not roomy)
        lines = 0
        for row in range(self.proxy.rowCount()):
            high = max(least, self.sizeHintForRow(row) + theme.scaled(10)) if roomy else least
            self.setRowHeight(row, high)
            lines += high
        self.setMaximumHeight(self.horizontalHeader().sizeHint().height() + lines + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


class Explained(QWidget):
    """What the line's figure is made of and what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("figures_explained")
        self.name, self.value = label("", bold=True, wrap=True), label("", bold=True)
        self.full, self.definition = label("", wrap=True), label("", tone="muted", wrap=True)
        self.definition.setObjectName("figures_definition")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name, 1)
        head.addWidget(self.value, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.full)
        column.addWidget(self.definition)
        column.addStretch()
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 5 + theme.scaled(8))

    def show_figure(self, figure: Figure | None) -> None:
        """Explains that one; nothing while no line has the cursor."""
        self.name.setText(figure.name if figure else "")
        self.value.setText(figure_words.value(figure) if figure else "")
        self.full.setText(figure_words.in_full(figure) if figure else "")
        self.definition.setText(
            figure.definition if figure else "Choisissez une ligne pour lire sa définition."
        )
        self.setAccessibleName(" ".join(part.text() for part in (self.name, self.full, self.definition)))
