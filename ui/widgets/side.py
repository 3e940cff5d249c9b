"""What opens at the right of a list (volet): a line's card, or the form of a new one. Esc closes it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from app.session import Session
from app.users import Right
from ui import theme
from ui.choice_field import ChoiceField
from ui.forms import Form
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel
from ui.widgets.scrolling import scrolling
from ui.widgets.section import Section
from ui.widgets.section_column import SectionColumn
from ui.widgets.tag import Tag

WIDTH = 408


class Side(QStackedWidget):
    """One panel at a time, in a fixed width; no room is taken while none is open."""

    def __init__(self, *panels: QWidget) -> None:
        super().__init__()
        for panel in panels:
            self.addWidget(panel)
        self.setFixedWidth(theme.scaled(WIDTH))
        self.hide()

    def open(self, panel: QWidget) -> None:
        """Shows that one."""
        self.setCurrentWidget(panel)
        self.show()

    def shows(self, panel: QWidget) -> bool:
        """Whether that one is open."""
        return not self.isHidden() and self.currentWidget() is panel


class Card(Panel):
    """Whose line it is, how it stands, and sections under it."""

    closed = Signal()
    drafted = Signal()

    def __init__(self, session: Callable[[], Session], *, name: str, closable: bool = True) -> None:
        super().__init__()
        self._session = session
        self.setObjectName(name)
        self.name = label("", size="panel", bold=True, wrap=True)
        self.name.setMinimumHeight(theme.scaled(theme.CONTROL))
        self.state = Tag(parent=self)
        close = Button("", self.closed.emit, kind="bare", icon="close", name="Fermer la fiche (Échap)")
        if not closable:
            close.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        for widget in (self.state, close):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.sections = SectionColumn()
        self.sections.drafted.connect(self.drafted)
        self.body.setContentsMargins(theme.scaled(theme.PADDING), 10, 4, 8)
        self.add(top)
        self.add(self.sections, 1)

    @property
    def session(self) -> Session:
        """The session of the person at work now."""
        return self._session()

    @property
    def may_edit(self) -> bool:
        """Whether this person may write in the insertion's files."""
        return self.session.can(Right.EDIT_INSERTION)

    @property
    def today(self) -> date:
        """The day it is."""
        return self.session.clock.day()

    def put(self, section: Section) -> None:
        """Adds a section under those there."""
        for form in section.forms:
            keep_narrow(form)
        self.sections.put(section)

    @property
    def is_edited(self) -> bool:
        """Whether something typed here is not saved."""
        return self.sections.is_edited

    def show_name(self, name: str, state: str = "", tone: theme.Tone = "ink") -> None:
        """Whose card it is."""
        self.name.setText(name)
        self.setAccessibleName(name)
        self.state.show_text(state, tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class FormPanel(Panel):
    """The form of a new line."""

    def __init__(self, title: str, form: Form) -> None:
        super().__init__(title)
        keep_narrow(form)
        self.add(scrolling(form, stop=False), 1)


def keep_narrow(form: Form) -> None:
    """Long choices are cut in the list's line rather than widen the form past its panel."""
    short = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    for field in form.fields.values():
        if isinstance(field, ChoiceField):
            field.combo.setSizeAdjustPolicy(short)
