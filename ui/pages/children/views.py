"""The page's two views (vues): the children's files, and the waiting list for who may see it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.admission.desk import count_waiting
from app.users import Right
from ui import theme
from ui.keyboard import numbered
from ui.page import Page
from ui.pages.children.waiting.view import WaitingView
from ui.widgets.segmented import SegmentedFilter

FILES, WAITING = "files", "waiting"


class Views(QWidget):
    """`turned` when the other one is shown; the waiting list is built when it is first wanted."""

    turned = Signal()
    drafted = Signal()

    def __init__(self, page: Page, files: QWidget, keys: str) -> None:
        super().__init__()
        self._page, self._files, self._keys = page, files, keys
        self._over_keys = ""
        self._waiting: WaitingView | None = None
        self._may = page.session.can(Right.EDIT_FAMILIES)
        self.tabs = SegmentedFilter("Vues de la page")
        self.tabs.show_choices([(FILES, "Enfants"), (WAITING, "Liste d’attente")])
        self.tabs.chosen.connect(self._turn)
        if not self._may:
            self.tabs.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(files)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        if self._may:
            for number, name in enumerate((FILES, WAITING), start=1):
                numbered(page, number, partial(self._go, name), ctrl=True, anywhere=True)

    @property
    def waiting(self) -> WaitingView:
        """The waiting list."""
        if self._waiting is None:
            self._waiting = WaitingView(self._page)
            self._waiting.drafted.connect(self.drafted)
            self.stack.addWidget(self._waiting)
        return self._waiting

    @property
    def is_edited(self) -> bool:
        """Whether something typed in the waiting list is not saved."""
        return self._waiting is not None and self._waiting.is_edited

    @property
    def shows_waiting(self) -> bool:
        """Whether the waiting list is on the screen."""
        return self.stack.currentWidget() is self._waiting

    def told(self, files: str) -> tuple[str, str, str]:
        """The help's topic, the keys and the grey text of the view shown; `files` is that of the children's."""
        if self.shows_waiting:
            return "waiting-list", WaitingView.keys, self.waiting.subtitle
        return "children", self._keys if self.shows(self._files) else self._over_keys, files

    def shows(self, widget: QWidget) -> bool:
        """Whether that one is on the screen."""
        return self.stack.currentWidget() is widget

    def show_view(self, name: str) -> None:
        """One of the tabs."""
        if self.tabs.current == name:
            self._turn(name)
        else:
            self.tabs.choose(name)

    def show_over(self, widget: QWidget, keys: str) -> None:
        """Something that takes the whole page, with its own keys, until a view is shown again."""
        self._over_keys = keys
        if self.stack.indexOf(widget) < 0:
            self.stack.addWidget(widget)
        self.tabs.hide()
        self.stack.setCurrentWidget(widget)
        self.turned.emit()

    def place(self, form: QWidget) -> tuple[str, int]:
        """The waiting list, on the request whose card holds that form."""
        if self._waiting is None or not self._waiting.isAncestorOf(form):
            return FILES, 0
        card = self._waiting.card
        return "admission", card.line.id if card.is_shown and card.isAncestorOf(form) else 0

    def show_request(self, request_id: int) -> None:
        """The waiting list, on that request."""
        self.show_view(WAITING)
        self.waiting.show_request(request_id)

    def read(self) -> None:
        """The waiting list where it is shown, else how many wait."""
        if not self._may:
            return
        if self._waiting is not None:
            self._waiting.is_stale = True
            if self.shows_waiting:
                self._waiting.reload()
        count = count_waiting(self._page.session)
        self.tabs.show_choices([(FILES, "Enfants"), (WAITING, f"Liste d’attente\u00a0{count}")])

    def _go(self, name: str) -> None:
        """Ctrl and a figure: the view has the keyboard too."""
        self.show_view(name)
        if name == FILES:
            self._files.setFocus()

    def _turn(self, name: str) -> None:
        self.tabs.setVisible(self._may)
        if name == FILES:
            self.stack.setCurrentWidget(self._files)
        else:
            self.stack.setCurrentWidget(self.waiting)
            if self.waiting.is_stale:
                with self._page.guard():
                    self.waiting.reload()
            self.waiting.enter()
        self.turned.emit()
