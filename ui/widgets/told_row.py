"""A row that leads somewhere (ligne à ouvrir): a sign, what it is, a word more; a click or Enter goes there."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets.basics import Button, Sign, label


class ToldRow(Button):
    """`leads` draws where it goes. Without `act` it only tells: the keyboard passes over it, a click does nothing."""

    def __init__(
        self,
        sign: QWidget | None,
        head: str,
        detail: str,
        act: Callable[[], object] | None,
        *,
        spoken: str = "",
        leads: bool = False,
    ) -> None:
        super().__init__("", act, kind="bare", name=spoken or f"{head}, {detail}")
        self.setToolTip("")
        if act is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 6, 4, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        words, more = label(head, bold=True, wrap=True), label(detail, tone="muted", wrap=True)
        grid.addWidget(words, 0, 1)
        grid.addWidget(more, 1, 1)
        tip = Sign("right", "muted") if leads and act is not None else None
        if sign is not None:
            grid.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        if tip is not None:
            grid.addWidget(tip, 0, 2, 2, 1)
        for part in filter(None, (sign, words, more, tip)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return QSize(theme.scaled(80), inside.minimumSize().height()) if inside else super().minimumSizeHint()
