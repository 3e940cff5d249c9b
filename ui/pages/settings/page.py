"""The settings' page: the sections at the left, the one chosen at the right, built at its first show."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from app.families.records import Group
from app.insertion.private_notes import NotesLock, PrivateNote
from app.protection.records import Erasure, FileGiven
from app.settings import Setting
from app.structure.records import CapacitySlot, Closure, Identity, OpeningSpan, PublicHoliday
from app.users import User
from ui import theme
from ui.page import Page
from ui.pages.settings.calendar import ClosuresSection, GroupsSection, HolidaysSection
from ui.pages.settings.money import MoneySection
from ui.pages.settings.notes import NotesSection
from ui.pages.settings.people import AccountSection, PeopleSection
from ui.pages.settings.protection import ProtectionSection
from ui.pages.settings.rules import RulesSection
from ui.pages.settings.section import Section
from ui.pages.settings.security import SecuritySection
from ui.pages.settings.structure import AgreementSection, IdentitySection, OpeningSection
from ui.widgets.panel import Panel

SECTIONS: tuple[type[Section], ...] = (
    IdentitySection,
    AgreementSection,
    OpeningSection,
    ClosuresSection,
    HolidaysSection,
    GroupsSection,
    RulesSection,
    MoneySection,
    PeopleSection,
    NotesSection,
    ProtectionSection,
    SecuritySection,
    AccountSection,
)
LIST, ROW = 252, 36
AROUND = 50
"""Pixels beside a title: the panel's margins, the line's own, a scroll bar."""


class SettingsPage(Page):
    """A new section is a class and one line above."""

    title = "Paramètres"
    help_topic = "settings"
    keys = "↑, ↓\u00a0: rubrique · Tab\u00a0: champs · Entrée\u00a0: enregistrer · F1\u00a0: aide"
    kinds = frozenset(
        {
            CapacitySlot, Closure, Erasure, FileGiven, Group, Identity, NotesLock, OpeningSpan, PrivateNote,
            PublicHoliday, Setting, User,
        }
    )  # fmt: skip

    def build(self) -> None:
        session = self.session
        self._kinds = [one for one in SECTIONS if one.is_for(session)]
        self.sections: dict[str, Section] = {}
        self.list = QListWidget()
        self.list.setObjectName("settings_sections")
        self.list.setAccessibleName("Rubriques")
        for one in self._kinds:
            item = QListWidgetItem(one.headline)
            item.setData(Qt.ItemDataRole.UserRole, one.name)
            item.setSizeHint(QSize(0, theme.scaled(ROW)))
            self.list.addItem(item)
        self.stack = QStackedWidget()
        side = Panel("Rubriques")
        side.body.setContentsMargins(12, 12, 8, 8)
        side.add(self.list, 1)
        side.setFixedWidth(max(theme.scaled(LIST), self._wanted_width()))
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(side)
        row.addWidget(self.stack, 1)
        self.body.addLayout(row, 1)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    def _wanted_width(self) -> int:
        """What the longest of the titles takes, in the font there is."""
        longest = max(self.list.fontMetrics().horizontalAdvance(one.headline) for one in self._kinds)
        return longest + AROUND

    def choose(self, name: str) -> Section:
        """Shows that section and returns it."""
        names = [one.name for one in self._kinds]
        self.list.setCurrentRow(names.index(name))
        return self.sections[name]

    def open(self, kind: str, _id: int) -> None:
        """That section, where this person has it."""
        if any(one.name == kind for one in self._kinds):
            self.choose(kind)
            self.list.setFocus()

    def place(self, form: QWidget) -> tuple[str, int]:
        return next(name for name, one in self.sections.items() if one.isAncestorOf(form)), 0

    def reload(self) -> None:
        """Reads the section shown again; the others when they are next shown."""
        section = self.stack.currentWidget()
        if isinstance(section, Section):
            section.reload()

    def _show(self, row: int) -> None:
        kind = self._kinds[row]
        if kind.name not in self.sections:
            section = kind(self.desk)
            section.drafted.connect(self.drafted)
            self.sections[kind.name] = section
            self.stack.addWidget(section)
        self.stack.setCurrentWidget(self.sections[kind.name])
        with self.guard():
            self.sections[kind.name].reload()
