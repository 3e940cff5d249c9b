"""Sections one under the other (colonne de rubriques), in a place that scrolls to the form that opens."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.widgets.section import Section


class SectionColumn(QScrollArea):
    """`drafted` when something is typed in a form, saved or given up."""

    drafted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[Section] = []
        inside = QWidget()
        inside.setObjectName("content")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 4, 10, 8)
        self._column.setSpacing(20)
        self._column.addStretch()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def put(self, section: Section) -> Section:
        """Adds a section under those there."""
        self.sections.append(section)
        section.drafted.connect(self.drafted)
        section.form_opened.connect(partial(self._bring, section))
        self._column.insertWidget(self._column.count() - 1, section)
        return section

    def close_forms(self) -> None:
        """Starts afresh, for another person's sheet: no form, no refusal, at the top."""
        for section in self.sections:
            section.close_forms()
            section.forget_refusal()
        self.verticalScrollBar().setValue(0)

    def resume(self) -> bool:
        """Puts the cursor into the form that is being typed; whether there is one."""
        for section in self.sections:
            for form in section.forms:
                if not form.isHidden() and form.is_edited:
                    form.focus_first()
                    return True
        return False

    @property
    def is_edited(self) -> bool:
        """Whether something typed here is not saved."""
        return any(section.is_edited for section in self.sections)

    def _bring(self, section: Section) -> None:
        """A form that opened is seen from the title of its section down, once it is laid out."""
        QTimer.singleShot(0, section, partial(self._scroll_to, section))

    def _scroll_to(self, section: Section) -> None:
        bottom = max((form.geometry().bottom() for form in section.forms if not form.isHidden()), default=0)
        bar = self.verticalScrollBar()
        if section.y() + bottom > bar.value() + self.viewport().height():
            bar.setValue(section.y())
