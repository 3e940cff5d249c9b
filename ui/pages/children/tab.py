"""A tab of the sheet (onglet): sections one under the other, in a place that scrolls."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.families.child_sheet import ChildSheet
from app.session import Session
from app.users import Right
from ui.pages.children.section import Section


class Tab(QScrollArea):
    """Subclasses make their sections in `build` and fill them in `reload`, from `self.sheet`."""

    drafted = Signal()

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session = session
        self._sheet: ChildSheet | None = None
        self.sections: list[Section] = []
        inside = QWidget()
        inside.setObjectName("content")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 4, 10, 8)
        self._column.setSpacing(20)
        self.build()
        self._column.addStretch()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def session(self) -> Session:
        """The session of the person at work now."""
        return self._session()

    @property
    def sheet(self) -> ChildSheet:
        """The child shown; only asked for once there is one."""
        assert self._sheet is not None
        return self._sheet

    def shows(self, sheet: ChildSheet) -> bool:
        """Whether this very reading of the child is the one shown."""
        return self._sheet is sheet

    def can(self, right: Right) -> bool:
        """Whether this person has the right."""
        return self.session.can(right)

    def build(self) -> None:
        """Makes the sections."""

    def reload(self) -> None:
        """Fills the sections from `self.sheet`."""

    def put(self, section: Section) -> Section:
        """Adds a section under those there."""
        self.sections.append(section)
        section.drafted.connect(self.drafted)
        section.form_opened.connect(partial(self._bring, section))
        self._column.addWidget(section)
        return section

    def show_sheet(self, sheet: ChildSheet) -> None:
        """Shows a child; another one than before starts without forms."""
        if self._sheet is None or self._sheet.child.id != sheet.child.id:
            for section in self.sections:
                section.close_forms()
                section.forget_refusal()
            self.verticalScrollBar().setValue(0)
        self._sheet = sheet
        self.reload()

    def _bring(self, section: Section) -> None:
        """A form that opened is seen from the title of its section down, once it is laid out."""
        QTimer.singleShot(0, section, partial(self._scroll_to, section))

    def _scroll_to(self, section: Section) -> None:
        bottom = max((form.geometry().bottom() for form in section.forms if not form.isHidden()), default=0)
        bar = self.verticalScrollBar()
        if section.y() + bottom > bar.value() + self.viewport().height():
            bar.setValue(section.y())

    @property
    def is_edited(self) -> bool:
        """Whether something typed here is not saved."""
        return any(section.is_edited for section in self.sections)
