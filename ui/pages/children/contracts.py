"""The fourth tab, Contrats: one contract at a time, its bounds, its weeks, its days, its paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.families.child_sheet import EnrolmentEntry
from ui.pages.children.contract_section import ContractSection
from ui.pages.children.envelopes import EnvelopeSection
from ui.pages.children.exceptions import ExceptionSection
from ui.pages.children.tab import Tab
from ui.pages.children.weeks import WeekSection


class ContractsTab(Tab):
    """The contract in force is shown first; another is chosen by its days."""

    papered = Signal(object)
    """The EnrolmentEntry whose contract is to be put on paper."""
    month_wanted = Signal(object)
    """The Enrolment whose month is to be typed."""

    def build(self) -> None:
        self.contract = ContractSection(self)
        self.weeks = WeekSection(self)
        self.exceptions = ExceptionSection(self)
        self.envelopes = EnvelopeSection(self)
        self.envelopes.month_wanted.connect(self._ask_month)
        for section in (self.contract, self.weeks, self.envelopes, self.exceptions):
            self.put(section)

    def reload(self) -> None:
        entry = self.contract.show_entries(self.sheet.enrolments)
        self.show_entry(entry)

    def show_entry(self, entry: EnrolmentEntry | None) -> None:
        """Shows one contract in the sections below."""
        self.weeks.show_entry(entry)
        self.envelopes.show_entry(entry)
        self.exceptions.show_entry(entry)

    def chosen_by(self, form: QWidget) -> int:
        """The contract on which that form is open; 0 where it is on none: a new contract's."""
        below = any(one.isAncestorOf(form) for one in (self.weeks, self.envelopes, self.exceptions))
        return self.contract.chosen.enrolment.id if below and self.contract.chosen is not None else 0

    def choose(self, enrolment_id: int) -> None:
        """Shows that contract, unless a form is being typed on another."""
        self.contract.choose(enrolment_id)

    def _ask_month(self) -> None:
        if self.contract.chosen is not None:
            self.month_wanted.emit(self.contract.chosen.enrolment)
